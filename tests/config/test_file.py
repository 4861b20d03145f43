from __future__ import annotations

import os
from pathlib import Path

import pytest

from channelaudit.config.errors import ConfigError
from channelaudit.config.file import load_settings, read_file
from channelaudit.config.ignoring import Ignore
from channelaudit.config.settings import Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "channelaudit.yaml"


def complaint(file: Path, content: str | bytes) -> str:
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ConfigError) as caught:
        read_file(file)
    message = str(caught.value)
    assert message.startswith(str(file))
    return message.removeprefix(str(file))


def test_a_flag_beats_the_file_and_the_file_beats_the_default(file: Path) -> None:
    file.write_text("max-pages: 7\njobs: 2\n")
    settings = load_settings(file, {"jobs": 9, "timeout": None})
    assert settings == Settings(max_pages=7, jobs=9)


def test_the_file_in_the_working_directory_is_found(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parent)
    assert load_settings(None, {}) == Settings()
    file.write_text("strict: true\n")
    assert load_settings(None, {}).strict


def test_a_link_that_leads_nowhere_is_an_error(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.symlink_to("gone.yaml")
    monkeypatch.chdir(file.parent)
    with pytest.raises(ConfigError, match="cannot be read: No such file"):
        load_settings(None, {})


def test_values_are_taken_as_they_are_written(file: Path) -> None:
    file.write_text(
        "\ufeffcountry: NO\nselect: [email, tls]\nignore: email, tls\noutput:\n  - a.json\n  - json:b\nfail_on: never\n"
        "connect-to: ['a.example:443:127.0.0.1:8443']\nuser-agent: 1.0\n"
    )
    settings = load_settings(file, {})
    assert settings.country == "NO"
    assert settings.select == settings.ignore == ("email", "tls")
    assert settings.output == ("a.json", "json:b")
    assert settings.fail_on == "never"
    assert settings.connect_to[0].to_port == 8443
    assert settings.user_agent == "1.0"


@pytest.mark.parametrize("content", ["", "# nothing\n", "---\n"])
def test_a_file_without_settings_changes_nothing(file: Path, content: str) -> None:
    file.write_text(content)
    assert load_settings(file, {}) == Settings()


def test_an_unknown_key_names_the_line_and_the_nearest_key(file: Path) -> None:
    assert complaint(file, "jobs: 2\n\nmax-page: 3\n") == ':3: unknown key "max-page"; did you mean "max-pages"?'
    assert complaint(file, "zzz: 3\n") == ':1: unknown key "zzz"'


def test_a_key_may_stand_there_once(file: Path) -> None:
    assert complaint(file, "jobs: 2\njobs: 3\n") == ':2: the key "jobs" stands here for the second time'
    assert ":2: the key" in complaint(file, "max-pages: 2\nmax_pages: 2\n")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("jobs: many\n", ':1: jobs: expected a whole number, found "many"'),
        ("a: 1\n", ":1: unknown key"),
        ("\njobs: [1, 2]\n", ":2: jobs: expected a whole number, found a list"),
        ("jobs: {a: 1}\n", ":1: jobs: expected a whole number, found a mapping"),
        ("select: [[a]]\n", ":1: select: expected a list of texts, found a list in a list"),
        ("jobs:\n", ":1: jobs: expected a whole number, found nothing"),
        ("fail-on: high\n", ":1: fail-on: expected error, warning, note or never"),
        ("- a\n- b\n", ':1: expected lines of the form "key: value"'),
        ("just words\n", ':1: expected lines of the form "key: value"'),
        ("[a]: 1\n", ":1: a key must be a word"),
        ("jobs: 1\n  x: [\n", ":2: this is not YAML"),
        ("jobs: 1\n---\njobs: 2\n", ":2: this is not YAML"),
        (b"jobs: 1\nsite: \xff\n", ":2: this is not UTF-8 text"),
        ("site: a\x00b\n", " is not YAML: it holds characters"),
        ("[" * 100_000, " is not a configuration: it is nested too deeply"),
        ("#" * 1_000_001, " is not a configuration: it is larger than 1 MB"),
        ("jobs: !!python/object/apply:os.system ['true']\n", ":1: jobs: expected a whole number"),
        ("jobs: *nothing\n", ":1: this is not YAML"),
    ],
)
def test_every_mistake_has_its_sentence(file: Path, content: str | bytes, message: str) -> None:
    assert complaint(file, content).startswith(message)


def test_a_billion_laughs_stay_small(file: Path) -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{n}: &{n} [*{p}, *{p}]\n" for p, n in zip("abcdefgh", "bcdefghi", strict=True))
    assert complaint(file, bomb).startswith(':1: unknown key "a"')
    assert "found a list in a list" in complaint(file, "select: [[&x a, *x], [*x]]\n")


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: No such file"):
        load_settings(tmp_path / "nothing.yaml", {})
    with pytest.raises(ConfigError, match="cannot be read: Is a directory"):
        load_settings(tmp_path, {})
    os.mkfifo(tmp_path / "pipe")  # nobody writes to it
    with pytest.raises(ConfigError, match="pipe cannot be read: it is not a regular file"):
        load_settings(tmp_path / "pipe", {})


def test_ignore_takes_rules_and_findings_with_a_reason(tmp_path: Path) -> None:
    file = tmp_path / "channelaudit.yaml"
    file.write_text(
        "ignore:\n  - social\n  - rule: email-mailbox\n    channel: hurt@*\n    reason: it closes\n"
        "    until: 2027-03-31\n  - {channel: 'phone:*', reason: theirs}\n"
    )
    assert read_file(file) == {
        "ignore": ("social",),
        "ignored": (Ignore("email-mailbox", "hurt@*", "it closes", "2027-03-31"), Ignore("", "phone:*", "theirs")),
    }


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("{rule: email}", 'channelaudit.yaml:1: ignore: the key "reason" is missing'),
        ("{reason: because}", 'channelaudit.yaml:1: ignore: name a "rule", a "channel", or both'),
        ("{rule: email, reason: x, until: 2027-02-30}", "ignore: until: expected a date such as 2027-03-31"),
        ("{rule: email, raeson: x}", 'unknown key "raeson" in "ignore"; did you mean "reason"'),
    ],
)
def test_an_accepted_finding_says_why(tmp_path: Path, entry: str, said: str) -> None:
    file = tmp_path / "channelaudit.yaml"
    file.write_text(f"ignore: [{entry}]\n")
    with pytest.raises(ConfigError) as error:
        read_file(file)
    assert said in str(error.value)
