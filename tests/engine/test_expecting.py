"""Which of the channels that an audit found the next ones shall expect."""

from __future__ import annotations

from dataclasses import replace

from builders import channel, email, phone
from channelaudit.engine.expecting import expectations
from channelaudit.model import Finding, Judgement, Message, Problem, Report, Verdict
from reports.sample import report


def found(*rules: str) -> Report:
    """A mailbox that works, one that is broken, a theme's sample, somebody else's number, an address in words.

    ``rules`` have called the mailbox that works faulty.
    """
    channels = (
        email("sklep@sklep-rower.example"),
        email("hurt@sklep-rower.example"),
        email("your@email.example", placeholder=True),
        phone("+48221234567"),
        phone("+48227654321", owner="other"),
        channel("address", "ul. Długa 5, 00-950 Warszawa"),
    )
    problem = Problem("email:sklep@sklep-rower.example", Message("faulty"))
    judgements = tuple(Judgement(rule, "failed", (Finding(rule, "error", problem),)) for rule in rules)
    verdicts: dict[str, Verdict] = {
        "email:sklep@sklep-rower.example": "works",
        "email:hurt@sklep-rower.example": "broken",
    }
    return replace(report(), channels=channels, verdicts=verdicts, judgements=judgements)


def test_what_works_or_was_not_called_broken_is_expected_and_the_rest_is_counted() -> None:
    expected = expectations(found())
    assert expected.channels == ("email:sklep@sklep-rower.example", "phone:+48221234567")
    assert expected.left_out == 2


def test_what_a_rule_calls_faulty_is_not_expected() -> None:
    assert expectations(found("email-domain-misspelt")).channels == ("phone:+48221234567",)


def test_what_was_not_expected_until_now_may_be() -> None:
    assert "email:sklep@sklep-rower.example" in expectations(found("expected-unknown")).channels
