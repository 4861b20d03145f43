from __future__ import annotations

import pytest

from channelaudit.cli.app import run
from channelaudit.knowledge.duties import countries_with_duties, duties


def test_the_score(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "score"]) == 0
    out = capfd.readouterr().out
    assert "100 × passed / (passed + 5 × failed)" in out
    assert "| A | 95 |" in out


@pytest.mark.parametrize("country", countries_with_duties())
def test_the_duties_of_a_country(country: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "duties", "--country", country.lower()]) == 0
    out = capfd.readouterr().out
    for duty in duties(country):
        assert duty.law in out
        assert f"{duty.source} ({duty.conf})" in out


def test_the_duties_of_other_states_of_the_union(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "duties", "--country", "FR"]) == 0
    assert "FR (general law of the European Union)" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["duties"], "--country is missing"),
        (["duties", "--country", "US"], "nothing is known of the duties in US"),
        (["score", "--country", "PL"], "--country goes with"),
        (["dutys"], 'there is no rule "dutys"'),
    ],
)
def test_wrong_use(arguments: list[str], said: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", *arguments]) == 2
    assert said in capfd.readouterr().err
