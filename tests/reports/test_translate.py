from __future__ import annotations

import pytest

from channelaudit.model import Message
from channelaudit.model.message import LANGUAGES
from channelaudit.reports.common.translate import render, text


def test_values_are_filled_in() -> None:
    message = Message("{address} has {count} faults in {seconds:.1f} s", address="a@b.example", count=3, seconds=2.345)
    assert render(message) == "a@b.example has 3 faults in 2.3 s" == str(message)


def test_values_are_shown_as_the_medium_wants_them() -> None:
    assert render(Message("{a}{{b}}", a="<x>"), show=str.upper) == "<X>{b}"


@pytest.mark.parametrize(
    "template",
    ["{a.__class__}", "{a[0]}", "{a!r}", "{a:>999999999}", "{0}", "{}", "{", "}", "{missing}", "{a:" + "9" * 50 + "}"],
)
def test_a_foreign_template_does_nothing(template: str) -> None:
    assert render(Message(template, a="x")) == template


def test_a_value_that_does_not_fit_its_form_is_shown_as_it_is() -> None:
    assert render(Message("{a:.1f}", a="many")) == "many"


def test_a_value_is_not_filled_in_again() -> None:
    assert render(Message("{a}", a="{b}", b="secret")) == "{b}"


def test_english_needs_no_catalogue_and_an_unknown_language_is_english() -> None:
    assert LANGUAGES[0] == "en"
    assert text("Channels", "en") == text("Channels", "xx") == text("Channels", "../../etc") == "Channels"
    assert text("", "xx") == ""
