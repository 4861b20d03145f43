from __future__ import annotations

from dataclasses import replace

import pytest

from builders import channel, seen
from channelaudit.engine.discovery import formats
from channelaudit.model import Finding, Judgement, Message, Problem, Report
from channelaudit.reports import RenderOptions
from channelaudit.reports.common.masking import without_personal_numbers
from reports.sample import report

DIC = channel("registration", "8001011238", seen("DIČ: CZ8001011238"), scheme="dic", country="CZ", valid=True)


def with_sole_trader() -> Report:
    """The number stands in a channel, in the text around it, in a message and in a subject."""
    problem = Problem(
        DIC.id, Message("{one} and {other}", one="CZ800101/1238", other=Message("{n}", n=DIC.value)), DIC.sightings
    )
    counted = Problem("x", Message.counted("{count} number {n}", "{count} numbers {n}", count=2, n=DIC.value))
    findings = tuple(Finding("registration-numbers-differ", "error", each) for each in (problem, counted))
    whole = report()
    return replace(
        whole,
        channels=(*whole.channels, DIC),
        verdicts={**whole.verdicts, DIC.id: "works"},
        judgements=(*whole.judgements, Judgement("registration-numbers-differ", "failed", findings)),
    )


def test_nothing_of_it_is_left() -> None:
    shown = without_personal_numbers(with_sole_trader())
    assert "8001011238" not in repr(shown)
    assert "800101/1238" not in repr(shown)
    last = shown.channels[-1]
    assert (last.value, last.sightings[0].text) == ("80********", "DIČ: CZ80********")
    assert shown.verdicts[last.id] == "works"
    one, counted = (f.problem.message for f in shown.findings if f.rule == "registration-numbers-differ")
    assert {str(one), str(counted)} == {"CZ80********* and 80********", "2 numbers 80********"}


def test_the_number_in_a_vat_number_is_hidden_without_its_prefix_too() -> None:
    vat = channel("registration", "CZ8001011238", seen("IČ DPH CZ8001011238, 800101/1238"), scheme="vat", country="CZ")
    whole = report()
    shown = without_personal_numbers(replace(whole, channels=(*whole.channels, vat)))
    assert shown.channels[-1].value == "CZ80********"
    assert shown.channels[-1].sightings[0].text == "IČ DPH CZ80********, 80*********"


def test_a_report_without_one_stays_as_it_is() -> None:
    whole = report()
    assert without_personal_numbers(whole) is whole


def test_programs_get_it_whole() -> None:
    assert {name for name, unit in formats().items() if unit.exchanged} == {"json", "jsonl"}


@pytest.mark.parametrize(
    "name", sorted(name for name, unit in formats().items() if not unit.exchanged and not unit.needs)
)
def test_no_format_for_people_shows_it(name: str) -> None:
    text = formats()[name].render(without_personal_numbers(with_sole_trader()), RenderOptions(width=100))
    assert "8001011238" not in str(text)
