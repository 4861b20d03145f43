"""The words of the message that a run sends."""

from __future__ import annotations

import pytest
from apprise.plugins.discord import NotifyDiscord

from channelaudit.model import FirstAudit, Item, News
from channelaudit.reports.common.sanitize import chat, chat_code
from channelaudit.reports.over_time.notification import notification

SITE = "https://sklep-rower.example/"
MAIL = Item("error", "Mailbox does not exist", "email:hurt@sklep-rower.example")
WIDE = Item("warning", "The site has no imprint", SITE)


def test_new_and_fixed_findings_are_listed() -> None:
    made = notification([News(SITE, new=(MAIL,), fixed=(WIDE,))], "en")
    assert made.title == "1 new, 1 fixed: sklep-rower.example"
    assert made.body.splitlines() == [
        "New: 1",
        "",
        "- Mailbox does not exist (error): `hurt(at)sklep-rower.example`",
        "",
        "Fixed: 1",
        "",
        "- The site has no imprint (warning)",
    ]


def test_a_first_audit_is_summed_up() -> None:
    made = notification([News(SITE, first=FirstAudit(71, 2, 1, 0))], "en")
    assert made.title == "First audit of sklep-rower.example: 2 errors, 1 warning"
    assert made.body == "First audit: score 71 of 100; 2 errors, 1 warning"
    made = notification([News(SITE, first=FirstAudit(71, 2, 1, 3))], "en")
    assert made.body.endswith("; findings not yet confirmed: 3")


def test_several_sites_are_one_message() -> None:
    news = [News(SITE, new=(MAIL,)), News("https://obchod.example/", first=FirstAudit(90, 0, 1, 0))]
    made = notification(news, "en")
    assert made.title == "1 new, 0 fixed: 2 shops"
    assert made.body.splitlines() == [
        "sklep-rower.example", "", "New: 1", "", "- Mailbox does not exist (error): `hurt(at)sklep-rower.example`",
        "", "obchod.example", "", "First audit: score 90 of 100; 0 errors, 1 warning",
    ]  # fmt: skip
    firsts = [News(f"https://shop{n}.example/", first=FirstAudit(90, 0, 1, 0)) for n in range(30)]
    made = notification(firsts, "en")
    assert made.title == "First audit of 30 shops"
    assert made.body.splitlines()[-1] == "and 20 more"


def test_ten_findings_are_named_and_the_others_counted() -> None:
    made = notification([News(SITE, new=(MAIL,) * 8, fixed=(WIDE,) * 5)], "en")
    lines = made.body.splitlines()
    assert sum(line.startswith("- ") for line in lines) == 10
    assert lines[-1] == "and 3 more"
    assert {"New: 8", "Fixed: 5"} < set(lines)


@pytest.mark.parametrize(("language", "words"), [("pl", ("naprawione", "błąd")), ("cs", ("napravené", "chyba"))])
def test_the_message_speaks_the_language_of_the_report(language: str, words: tuple[str, str]) -> None:
    made = notification([News(SITE, new=(MAIL,))], language)
    assert words[0] in made.title.lower()
    assert words[1] in made.body


HOSTILE = (
    "email:x@everyone.example", "social:https://chat.example/@here/<!channel>", "email:<@123>", "form:`@all` | **b**",
    "chat:\x1b[31m\n# heading\u202e", "social:https://a.example/?a=1&lt;!channel&gt;", "x" * 10_000,
)  # fmt: skip


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_words_of_a_site_do_nothing(number: int) -> None:
    item = Item("error", HOSTILE[number], HOSTILE[number])
    body = notification([News(SITE, new=(item,))], "en").body
    line = body.splitlines()[2]
    assert len(body.splitlines()) == 3
    assert not set(line) & set("@<>\x1b\u202e")
    assert "&lt;" not in line
    assert line.endswith("`")
    assert NotifyDiscord("1" * 18, "t" * 68).ping_payload(body) == {}


def test_nothing_is_lost_that_does_no_harm() -> None:
    assert chat("Łódź & Co. +48 22 345 09 81") == "Łódź & Co. +48 22 345 09 81"
    assert chat_code("a`b") == "`a'b`"
