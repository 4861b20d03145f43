"""Messages in Polish and Czech: numbers, days, nested messages, and what comes back from a file."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from channelaudit.checks.form_endpoint import FormEndpoint
from channelaudit.engine.saved import read_evidence, read_report, write_evidence
from channelaudit.model import Failure, Known, Message, Observation, Observations, Report
from channelaudit.reports import RenderOptions
from channelaudit.reports.common.pages import pieces, translated
from channelaudit.reports.common.stored import message, restored, stored
from channelaudit.reports.common.translate import render
from channelaudit.reports.common.wording import date, number, time
from channelaudit.reports.json import render as as_json
from engine.test_saved import evidence
from reports.sample import report

CLOSED = Message("port {port} is closed here: {reason}", port=25, reason=Message("{host} is silent", host="mx.example"))


@pytest.mark.parametrize(
    ("language", "said"), [("en", "2.5 of 1000"), ("pl", "2,5 of 1000"), ("cs", "2,5 of 1000"), ("xx", "2.5 of 1000")]
)
def test_decimal_signs(language: str, said: str) -> None:
    assert render(Message("{part:.1f} of {whole}", part=2.5, whole=1000), language) == said


@pytest.mark.parametrize(
    ("language", "day"), [("en", "20 November 2026"), ("pl", "20 listopada 2026"), ("cs", "20. listopadu 2026")]
)
def test_days(language: str, day: str) -> None:
    assert date("2026-11-20", language) == day
    assert render(Message("until {day:date}", day="2026-11-20"), language).endswith(day)
    assert time("2026-11-20T09:05:30Z", language) == f"{day} 09:05 UTC"
    assert date("soon", language) == time("soon", language) == "soon"


def test_numbers_that_do_not_fit_their_form() -> None:
    assert number(3.0, "", "pl") == "3"
    assert number(3.5, "d", "pl") == "3,5"


def test_lists_and_messages_in_messages() -> None:
    days = (Message("Monday"), "x")
    assert (
        render(Message("{days}; {why}", days=days, why=CLOSED))
        == "Monday, x; port 25 is closed here: mx.example is silent"
    )
    assert str(Message("{days}", days=days)) == "Monday, x"


def test_values_in_messages_are_shown_as_the_medium_wants_them() -> None:
    inner = Message("<b> {a}", a="<i>")
    assert render(Message("{inner}", inner=inner), show=lambda text: text.replace("<", "&lt;")) == "<b> &lt;i>"


@pytest.mark.parametrize(
    "made", [CLOSED, Message.counted("{count} day", "{count} days", 3, text="self"), Message("{{}}")]
)
def test_a_message_comes_back_from_a_file(made: Message) -> None:
    assert message(json.loads(json.dumps(stored(made)))) == made


def failing(detail: Message) -> Report:
    return replace(report(), failures=(Failure("mailbox", "a.example", "timeout", detail),))


def test_an_audit_is_said_again_in_another_language(tmp_path: Path) -> None:
    shop = failing(Message("the time was {seconds:.1f} s", seconds=2.5))
    (tmp_path / "a.json").write_text(as_json(shop, RenderOptions("en")), encoding="utf-8")
    content = json.loads(as_json(read_report(tmp_path / "a.json"), RenderOptions("pl")))
    assert (
        json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["failures"][0]["detail"] == "the time was 2.5 s"
    )
    assert content["failures"][0]["detail"] == "the time was 2,5 s"
    assert read_report(tmp_path / "a.json").failures == shop.failures


def test_an_older_file_with_sentences_alone_is_read(tmp_path: Path) -> None:
    content = json.loads(as_json(failing(CLOSED), RenderOptions("en")))
    for failure in content["failures"]:
        del failure["detail_message"]
    (tmp_path / "a.json").write_text(json.dumps(content), encoding="utf-8")
    failure = read_report(tmp_path / "a.json").failures[0]
    assert render(failure.detail, "pl") == "port 25 is closed here: mx.example is silent"


def test_evidence_keeps_what_checks_say(tmp_path: Path) -> None:
    found = FormEndpoint("https://a.example/", "failing", detail=CLOSED, doubt=Failure("x", "y", "blocked", CLOSED))
    before = replace(evidence(), observations=Observations([Observation("form_endpoint", "s", Known(found))]))
    write_evidence(tmp_path / "e.json", before)
    (after,) = read_evidence(tmp_path / "e.json").observations
    assert after.outcome == Known(found)


def nested(depth: int) -> dict[str, object]:
    shape: dict[str, object] = {"text": "end", "values": {}}
    for _ in range(depth):
        shape = {"text": "{a}{a}", "values": {"a": shape}}
    return shape


@pytest.mark.parametrize(
    ("shape", "said"),
    [
        ({"text": "{a.__class__}{a!r}{a:>99999999}", "values": {"a": "x"}}, "{a.__class__}{a!r}{a:>99999999}"),
        ({"text": "{self}{text}", "values": {"self": "1", "text": 2}}, "12"),
        ({"text": "{one}", "plural": "{count} {one}", "values": {"one": "x", "count": "many"}}, "0 x"),
        ({"text": "{a}", "plural": ["no text"], "values": {"a": 1}}, "{a}"),
        ({"text": "{a}" * 1000, "values": {"a": "x" * 100}}, "{a}" * 1000),
        ({"text": "{a}", "values": {"a": None}}, "None"),
        ({"text": "{a}", "values": {"a": ["x", {"text": "y", "values": {}}, 3]}}, "x, y, 3"),
    ],
)
def test_a_foreign_message_does_no_harm(shape: dict[str, object], said: str) -> None:
    assert render(message(shape)) == str(message(shape)) == said


def test_a_foreign_message_stays_small() -> None:
    assert len(render(message(nested(50)))) < 1000
    assert len(render(Message("{a}" * 500, a="x" * 10_000))) <= 20_000


def test_a_file_that_is_nested_too_deeply_is_refused() -> None:
    content: object = "x"
    for _ in range(100):
        content = {"a": [content]}
    with pytest.raises(ValueError):  # noqa: PT011 (it says nothing: whoever reads the file does)
        restored(content)


PAGE = """# Title

First line
of a paragraph, with `code`.

- an item
  that goes on
- another

| a | `b` |
|---|---|
| c | d |

    code stays

1. one
2. two"""


def test_the_pieces_of_a_page() -> None:
    assert list(pieces(PAGE)) == [
        "Title",
        "First line of a paragraph, with `code`.",
        "an item that goes on",
        "another",
        "a",
        "c",
        "d",
        "one",
        "two",
    ]


def test_a_page_keeps_its_structure() -> None:
    assert translated(PAGE, "en") == PAGE
    assert translated(PAGE, "xx") == PAGE.replace("First line\nof", "First line of").replace(
        "item\n  that", "item that"
    )
