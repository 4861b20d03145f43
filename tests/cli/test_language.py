"""The language in which the command line speaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from channelaudit.cli.language import of_arguments
from channelaudit.config.language import of_environment
from cli.program import channelaudit


def titles(*arguments: str, cwd: Path, **env: str) -> str:
    done = channelaudit("rules", *arguments, cwd=cwd, **env)
    assert (done.code, done.err) == (0, "")
    return next(line for line in done.out.splitlines() if line.startswith("address-missing")).split(maxsplit=2)[2]


def test_the_language_is_chosen_or_that_of_the_environment(tmp_path: Path) -> None:
    english = titles(cwd=tmp_path)
    polish = titles("--lang", "pl", cwd=tmp_path)
    czech = titles("--lang=cs", cwd=tmp_path)
    assert english == "No postal address"
    assert len({english, polish, czech}) == 3
    assert titles(cwd=tmp_path, LC_ALL="pl_PL.UTF-8") == polish
    assert titles("--lang", "en", cwd=tmp_path, LC_ALL="pl_PL.UTF-8") == english


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "cs_CZ.UTF-8"}, "cs"),
        ({"LC_ALL": "", "LC_MESSAGES": "pl", "LANG": "cs"}, "pl"),
        ({"LC_ALL": "C", "LANG": "pl_PL"}, "en"),
        ({"LANG": "de_DE"}, "en"),
        ({"LANG": "plx"}, "en"),
        ({"LANG": "csb_PL"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "de:cs:pl"}, "cs"),
        ({"LANG": "pl_PL.UTF-8", "LANGUAGE": "de:sk"}, "pl"),
        ({"LC_ALL": "C.UTF-8", "LANG": "cs_CZ", "LANGUAGE": "pl"}, "en"),
        ({"LANGUAGE": "pl"}, "en"),
    ],
)
def test_the_environment(environment: dict[str, str], language: str) -> None:
    assert of_environment(environment) == language


@pytest.mark.parametrize(
    ("arguments", "language"),
    [(["audit", "--lang", "cs"], "cs"), (["--lang=pl"], "pl"), (["audit", "--lang"], ""), (["--", "--lang", "cs"], "")],
)
def test_the_command_line(arguments: list[str], language: str) -> None:
    assert of_arguments(arguments) == (language or of_environment())


@pytest.mark.parametrize("command", ["demo", "rules", "explain", "report", "judge", "mailbox", "audit"])
def test_an_unknown_language_is_one_sentence(command: str, tmp_path: Path) -> None:
    words = {"explain": ["email-missing"], "report": ["a.json"], "judge": ["e.json"], "mailbox": ["a@b.example"]}
    done = channelaudit(command, *words.get(command, []), "--lang", "xx", cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert done.err == 'channelaudit: --lang: expected en, cs or pl, found "xx"\n'


def test_a_page_in_another_language_keeps_its_form(tmp_path: Path) -> None:
    english, polish = (
        channelaudit("explain", "email-missing", "--lang", lang, cwd=tmp_path).out for lang in ("en", "pl")
    )
    assert [line for line in polish.splitlines() if line.startswith("#")] != english.splitlines()[:1]
    assert polish.count("\n## ") == english.count("\n## ") == 4
    duties = channelaudit("explain", "duties", "--country", "PL", "--lang", "pl", cwd=tmp_path).out
    assert duties.count("\n|") > 10
