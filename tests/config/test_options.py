from __future__ import annotations

import dataclasses

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
    fields = [field.name for field in dataclasses.fields(Settings)]
    assert [option.field for option in OPTIONS] == [name for name in fields if name in {o.field for o in OPTIONS}]


def test_nearest() -> None:
    assert str(nearest("max-page", ["max-pages", "jobs"])) == '; did you mean "max-pages"?'
    assert nearest("zzz", ["max-pages", "jobs"]) == ""
