from __future__ import annotations

from collections.abc import Iterator, Sequence

from channelaudit.checks.registers.interface import RegisterEntry
from channelaudit.config.settings import Settings
from channelaudit.model import Channel, Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.accounts import same_account
from channelaudit.rules.registers import asked, silent, told


@rule(
    severity="warning",
    title="The account is not on the tax office's list",
    advice="Report the account to the tax office, or show one that is on the list.",
    applies=asked("vat_whitelist"),
)
def unlisted(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The bank account on the site is not on the list of VAT payers ("biała lista") under the shop's NIP.

    Only accounts of Polish banks are compared, and only with traders who pay VAT.  A trader with virtual accounts
    cannot be judged: the list does not name them one by one.

    ## Why it matters

    Business customers who pay more than 15,000 zł to such an account may not deduct the expense, so they do not pay.
    Other customers are warned of frauds who change the account's number.

    ## How to mend it

    Report the account to the tax office (CEIDG-1 or NIP-8); it then appears on the list.  Private accounts cannot
    appear there: open one for the business.

    ## Example

    `27 1140 2004 0000 3002 0135 5387`, which is not among the accounts listed for the shop's NIP

    ## Sources

    - Ustawa o podatku od towarów i usług, art. 96b
    - Ustawa o podatku dochodowym od osób prawnych, art. 15d
    """
    payers = [item.entry for item in told(evidence, "vat_whitelist") if item.entry.vat_active]
    accounts = [c for c in evidence.of_kind("bank_account") if c.attributes.get("valid") and c.value.startswith("PL")]
    if payers and not any(entry.virtual_accounts for entry in payers):
        yield from _beyond_the_list(accounts, payers)
    if accounts:
        yield from silent(evidence, "vat_whitelist")


def _beyond_the_list(accounts: Sequence[Channel], payers: Sequence[RegisterEntry]) -> Iterator[Problem]:
    """The accounts that the list names for none of these payers."""
    listed = [account for entry in payers for account in entry.accounts or ()]
    for channel in accounts:
        if not any(same_account(channel.value, account) for account in listed):
            message = Message(
                "Business customers will not pay to {account}: it is not on the tax office's list for NIP {nip}.",
                account=channel.value,
                nip=payers[0].number.partition(":")[2],
            )
            yield Problem(channel.id, message, channel.sightings)
