from __future__ import annotations

from builders import channel, judged, known, message, unknown
from channelaudit.checks.registers.interface import RegisterEntry
from channelaudit.model import Observation

NIP = channel("registration", "1234560007", scheme="nip", valid=True, country="PL")
ACCOUNT = channel("bank_account", "PL27114020040000300201355387", valid=True)


def listed(*accounts: str, vat_active: bool = True, virtual: bool = False) -> Observation:
    entry = RegisterEntry(
        "the list", "nip:1234560007", "active", vat_active=vat_active, accounts=accounts, virtual_accounts=virtual
    )
    return known("vat_whitelist", "nip:1234560007", entry)


def test_unlisted() -> None:
    judgement = judged("bank-account-unlisted", NIP, ACCOUNT, listed("PL61109010140000071219812874"))
    assert "PL27114020040000300201355387: it is not on the tax office's list for NIP 1234560007" in message(judgement)
    assert judged("bank-account-unlisted", NIP, ACCOUNT, listed(ACCOUNT.value)).status == "passed"


def test_unlisted_is_about_polish_accounts_of_traders_who_pay_vat() -> None:
    assert judged("bank-account-unlisted", NIP, ACCOUNT).status == "not-applicable"
    assert judged("bank-account-unlisted", NIP, ACCOUNT, listed(vat_active=False)).status == "passed"
    assert judged("bank-account-unlisted", NIP, ACCOUNT, listed(virtual=True)).status == "passed"
    foreign = channel("bank_account", "CZ6508000000192000145399", valid=True)
    assert judged("bank-account-unlisted", NIP, foreign, listed()).status == "passed"
    limited = unknown("vat_whitelist", "nip:1234560007", "blocked")
    assert judged("bank-account-unlisted", NIP, ACCOUNT, limited).status == "undetermined"
    assert judged("bank-account-unlisted", NIP, limited).status == "passed"


def test_invalid() -> None:
    wrong = channel("bank_account", "PL62109010140000071219812874", valid=False)
    assert "PL62109010140000071219812874: no such account" in message(judged("bank-account-invalid", wrong))
    assert judged("bank-account-invalid", ACCOUNT).status == "passed"
    assert judged("bank-account-invalid").status == "not-applicable"
