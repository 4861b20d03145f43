from __future__ import annotations

from builders import CONTACT, channel, crawl, judged, known, malformed, message, phone, seen, unknown
from channelaudit.checks.link_target import LinkTarget
from channelaudit.model import Channel, Observation

TELEGRAM = "https://t.me/sklep_rower"


def telegram(handle: str = "sklep_rower") -> Channel:
    return channel("messenger", f"https://t.me/{handle}", network="telegram", handle=handle)


def whatsapp(number: str = "+48512345098") -> Channel:
    return channel("messenger", f"https://wa.me/{number[1:]}", network="whatsapp", number=number)


def told(status: str) -> Observation:
    return known("link_target", TELEGRAM, LinkTarget(TELEGRAM, "telegram", status, TELEGRAM))  # type: ignore[arg-type]


def test_link_malformed() -> None:
    plus = malformed("messenger", "https://wa.me/+48512345098", "syntax", network="whatsapp")
    assert "wa.me/+48512345098 is not written as WhatsApp" in message(judged("messenger-link-malformed", plus))
    empty = malformed("messenger", "https://m.me/", "empty", network="messenger")
    assert "names nobody" in message(judged("messenger-link-malformed", empty))
    sample = malformed("messenger", "https://wa.me/48XXXXXXXXX", "placeholder", network="whatsapp")
    assert "a sample" in message(judged("messenger-link-malformed", sample))
    strange = malformed("messenger", "x", "syntax")
    assert "the messenger" in message(judged("messenger-link-malformed", strange))


def test_link_malformed_leaves_closed_services_to_their_own_rule() -> None:
    skype = malformed("messenger", "skype:", "empty", network="skype")
    assert judged("messenger-link-malformed", skype).status == "passed"
    assert "Skype" in message(judged("messenger-service-closed", skype))
    assert judged("messenger-link-malformed", whatsapp()).status == "passed"
    assert judged("messenger-link-malformed").status == "not-applicable"


def test_link_malformed_knows_links_that_a_script_fills_in() -> None:
    empty = malformed("messenger", "whatsapp #", "empty", seen("WhatsApp", "link"), network="whatsapp")
    scripted = channel("messenger", "https://wa.me/48512345098", seen("", "widget"), network="whatsapp")
    assert judged("messenger-link-malformed", empty, scripted).status == "passed"
    elsewhere = channel("messenger", "https://wa.me/48512345098", seen("", "widget", on=CONTACT), network="whatsapp")
    assert judged("messenger-link-malformed", empty, elsewhere).status == "failed"
    assert judged("messenger-link-malformed", empty, telegram()).status == "failed"


def test_service_closed() -> None:
    skype = channel("messenger", "skype:sklep.rower", network="skype", closed="2025-05-05")
    assert "ended on 2025-05-05" in message(judged("messenger-service-closed", skype))
    plugin = channel("chat", "facebook-customer-chat", provider="Facebook customer chat plugin", closed="2024-05-09")
    assert "Facebook customer chat plugin" in message(judged("messenger-service-closed", plugin))
    assert judged("messenger-service-closed", whatsapp(), channel("chat", "tidio")).status == "passed"


def test_gone() -> None:
    assert TELEGRAM in message(judged("messenger-gone", telegram(), told("gone")))
    assert judged("messenger-gone", telegram(), told("exists")).status == "passed"
    walled = judged("messenger-gone", telegram(), unknown("link_target", TELEGRAM, "blocked"))
    assert (walled.status, walled.unsure[0].failure.kind) == ("undetermined", "blocked")


def test_gone_is_asked_of_messengers_that_tell() -> None:
    assert judged("messenger-gone", whatsapp()).status == "not-applicable"
    assert judged("messenger-gone", telegram("+AbCdEf")).status == "not-applicable"


def test_number_differs() -> None:
    assert "+48512345098" in message(judged("messenger-number-differs", whatsapp(), phone()))
    assert judged("messenger-number-differs", whatsapp(), phone("+48512345098")).status == "passed"
    fax = channel("fax", "+48512345098")
    assert judged("messenger-number-differs", whatsapp(), phone(), fax).status == "passed"


def test_number_differs_needs_numbers_and_a_whole_crawl() -> None:
    assert judged("messenger-number-differs", whatsapp()).status == "not-applicable"
    assert judged("messenger-number-differs", telegram(), phone()).status == "not-applicable"
    partly = crawl(complete=False)
    assert judged("messenger-number-differs", whatsapp(), phone(), partly).status == "undetermined"
