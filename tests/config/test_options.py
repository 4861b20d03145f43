from __future__ import annotations

import dataclasses
from itertools import groupby

import pytest

from channelaudit.config.options import Option, nearest
from channelaudit.config.settings import OPTIONS, Settings
from channelaudit.config.values import expected, value_of


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
def test_an_option_says_what_people_need(option: Option) -> None:
    assert option.help
    assert not option.help.endswith(".")
    assert option.section
    assert option.metavar or option.type == "bool"
    assert expected(option)
    if option.default not in ("", ()):
        text = str(option.default).lower() if option.type == "bool" else f"{option.default}"
        assert value_of(option, [text], option.key) == option.default
    elif option.form != "file":
        assert value_of(option, [option.example], option.key)


def test_options_are_fields_of_the_settings() -> None:
    named = [option.field for option in OPTIONS]
    assert len(named) == len(set(named))
    assert set(named) <= {field.name for field in dataclasses.fields(Settings)}


def test_the_options_of_a_section_stand_together() -> None:
    sections = [option.section for option in OPTIONS]
    assert len([section for section, _ in groupby(sections)]) == len(set(sections))


def test_nearest() -> None:
    assert str(nearest("max-page", ["max-pages", "jobs"])) == '; did you mean "max-pages"?'
    assert nearest("zzz", ["max-pages", "jobs"]) == ""
