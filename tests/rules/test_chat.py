from __future__ import annotations

from typing import Any

from builders import CONTACT, channel, crawl, email, judged, known, malformed, message, seen, unknown
from channelaudit.checks.chat_widget import ChatWidget, subject_of
from channelaudit.model import Channel, Observation

HEX = "0123456789abcdef01234567"
SCRIPT = f"https://embed.tawk.to/{HEX}/default"


def chat(provider: str = "tawk.to", on: str = "https://sklep-rower.example/", **attributes: Any) -> Channel:
    return Channel("chat", provider, {"kind": "chat", **attributes}, (seen("", "widget", "main", on),))


def tawk(**attributes: Any) -> Channel:
    return chat(provider="tawk.to", **{"account": HEX, "script": SCRIPT, **attributes})


def told(status: Any) -> Observation:
    return known("chat_widget", subject_of(tawk()) or "", ChatWidget("tawk.to", HEX, SCRIPT, status, SCRIPT, 404))


def test_script_broken() -> None:
    assert SCRIPT in message(judged("chat-script-broken", tawk(), told("script_missing")))
    assert judged("chat-script-broken", tawk(), told("known")).status == "passed"
    assert judged("chat-script-broken", tawk(), told("account_gone")).status == "passed"
    silent = judged("chat-script-broken", tawk(), unknown("chat_widget", subject_of(tawk()) or "", "blocked"))
    assert silent.status == "undetermined"
    assert judged("chat-script-broken", chat("limetalk")).status == "not-applicable"


def test_account_gone() -> None:
    assert f"does not know the account {HEX}" in message(judged("chat-account-gone", tawk(), told("account_gone")))
    assert judged("chat-account-gone", tawk(), told("known")).status == "passed"
    assert judged("chat-account-gone", tawk()).status == "undetermined"


def test_a_sample_account_is_known_without_asking() -> None:
    sample = chat("livechat", account="12345678", placeholder=True)
    assert "sample account 12345678" in message(judged("chat-account-gone", sample))
    assert judged("chat-script-broken", sample).status == "not-applicable"
    assert judged("chat-account-gone", chat("limetalk")).status == "not-applicable"
    ended = chat("facebook-customer-chat", account="12345678", placeholder=True, closed="2024-05-09")
    assert judged("chat-account-gone", ended).status != "failed"  # another rule says that the service has ended


def test_duplicated() -> None:
    (finding,) = judged("chat-duplicated", chat("tidio"), chat("smartsupp")).findings
    assert finding.problem.subject == "chat:smartsupp+tidio"
    assert len(finding.problem.sightings) == 2


def test_duplicated_needs_two_chats_on_one_page() -> None:
    for other in (
        chat("smartsupp", on=CONTACT),
        chat("callpage", kind="callback"),
        chat("facebook-customer-chat", closed="2024-05-09"),
        Channel("chat", "livechat", {"linked": True}, (seen("Czat", "link", "footer"),)),
    ):
        assert judged("chat-duplicated", chat("tidio"), other).status == "passed"
    assert judged("chat-duplicated", chat("zendesk"), chat("zopim")).status == "passed"
    assert judged("chat-duplicated").status == "not-applicable"


def test_offline_uncovered() -> None:
    assert "only way to leave a message" in message(judged("chat-offline-uncovered", chat()))
    skype = channel("messenger", "skype:sklep.rower", network="skype", closed="2025-05-05")
    assert judged("chat-offline-uncovered", chat(), skype).status == "failed"
    shop_hours = channel("hours", "Mo-Fr 09:00-17:00", **{"for": "shop"})
    assert judged("chat-offline-uncovered", chat(), shop_hours).status == "failed"


def test_offline_is_covered_by_hours_or_another_way() -> None:
    assert judged("chat-offline-uncovered", chat(), email()).status == "passed"
    for purpose in ("chat", "any"):
        hours = channel("hours", "Mo-Fr 09:00-17:00", **{"for": purpose})
        assert judged("chat-offline-uncovered", chat(), hours).status == "passed"
    hidden = malformed("email", "[email protected]", "hidden")
    assert judged("chat-offline-uncovered", chat(), hidden).status == "undetermined"
    assert judged("chat-offline-uncovered", chat(), crawl(complete=False)).status == "undetermined"
    assert judged("chat-offline-uncovered", chat(closed="2024-05-09")).status == "passed"
