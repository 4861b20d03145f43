"""What every command line owes its user before it does anything."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from channelaudit import __version__
from channelaudit.config.settings import OPTIONS
from cli.program import channelaudit, environment

COMMANDS = ("audit", "demo", "judge", "report", "rules", "explain", "init")


def test_version(tmp_path: Path) -> None:
    for arguments in (["--version"], ["--version", "audit"]):
        done = channelaudit(*arguments, cwd=tmp_path)
        assert (done.code, done.out, done.err) == (0, f"channelaudit {__version__}\n", "")


def imported(tmp_path: Path, *arguments: str) -> set[str]:
    """Modules in memory at the end of the command."""
    script = (
        "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr))\n"
        f"sys.argv = {['channelaudit', *arguments]!r}\n"
        "from channelaudit.__main__ import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env=environment(), capture_output=True, text=True, check=True
    )
    return {name.partition(".")[0] for name in done.stderr.split()}


HEAVY = {"httpcore", "httptools", "bs4", "lxml", "dns", "selectolax", "cryptography", "phonenumbers", "rich", "yaml"}


@pytest.mark.parametrize("arguments", [["--help"], ["audit", "--help"], ["judge", "--help"]])
def test_help_imports_nothing_heavy(tmp_path: Path, arguments: list[str]) -> None:
    assert not imported(tmp_path, *arguments) & HEAVY


def test_version_imports_not_even_the_command_line(tmp_path: Path) -> None:
    assert not imported(tmp_path, "--version") & {*HEAVY, "typer", "click", "asyncio"}


def test_arguments_are_read_without_what_typer_converts_them_with(tmp_path: Path) -> None:
    assert "pydantic" not in imported(tmp_path, "explain", "email-missing")


def test_help_is_there_at_once(tmp_path: Path) -> None:
    def fastest(*arguments: str) -> float:
        times = []
        for _ in range(5):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            channelaudit(*arguments, cwd=tmp_path)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        return min(times)

    # twice the aim, in time of the processor; benchmarks/startup.py shows the real figures
    assert fastest("--version") < 0.08
    assert fastest("--help") < 0.4


def test_help_names_all_commands(tmp_path: Path) -> None:
    done = channelaudit("--help", cwd=tmp_path)
    assert done.code == 0
    assert all(f"\n  {name} " in done.out for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(tmp_path: Path, name: str) -> None:
    for flag in ("--help", "-h"):
        done = channelaudit(name, flag, cwd=tmp_path)
        assert done.code == 0
        assert f"Usage: channelaudit {name}" in done.out


def test_every_setting_is_an_option_of_audit(tmp_path: Path) -> None:
    words = channelaudit("audit", "--help", cwd=tmp_path).out.split()
    assert [o.flag for o in OPTIONS if o.field != "site" and not o.secret and o.flag not in words] == []


WRONG_USE: list[tuple[list[str], str]] = [
    ([], "Usage: channelaudit"),
    (["audit"], "Usage: channelaudit audit"),
    (["audit", " "], "Usage: channelaudit audit"),
    (["audit", "a.example", "A.example/"], "A.example/ is named twice"),
    (["nonsense"], "No such command"),
    (["audit", "a.example", "--nonsense"], "No such option"),
    (["audit", "a.example", "--max-pages"], "requires an argument"),
    (["audit", "a.example", "--max-pages", "many"], '--max-pages: expected a whole number, found "many"'),
    (["audit", "a.example", "--max-pages", "0"], "--max-pages: expected at least 1, found 0"),
    (["audit", "a.example", "--country", "Poland"], "--country: expected a country code of two letters"),
    (["audit", "a.example", "--fail-on", "high"], "--fail-on: expected error, warning, note or never"),
    (["audit", "a.example", "--connect-to", "x"], "--connect-to: expected HOST1:PORT1:HOST2:PORT2"),
    (["audit", "a.example", "--dns-server", "x"], "--dns-server: expected an IP address"),
    (["audit", "a.example", "--ca-file", "/no/such"], "--ca-file: expected a file that exists"),
    (["audit", "a.example", "--format", "jsn"], '--format: unknown format "jsn"; did you mean "json"?'),
    (
        ["audit", "a.example", "-o", "channels-csv:channels.csv"],
        '--output: unknown format "channels-csv"; did you mean "csv-channels"?; there are: ',
    ),
    (["audit", "a.example", "-o", "a.docx"], '--output: no format follows from "a.docx"'),
    (["audit", "a.example", "-o", "no/a.json"], "no/a.json cannot be written: there is no folder no"),
    (["audit", "a.example", "--save-evidence", "no/e.json"], "there is no folder no"),
    (["audit", "a.example", "-o", f"{'x' * 300}.json"], "xxx cannot be written: File name too long"),
    (["audit", "a.example", "-o", "json:/"], "/ cannot be written: it is a folder"),
    (["audit", "a.example", "-o", "a.json", "-o", "html:./a.json"], "a.json is named more than once"),
    (["audit", "a.example", "--select", "emial"], "there is no rule"),
    (["audit", "a.example", "--ignore", "zzz"], "there is no rule"),
    (["audit", "a.example", "--checks", "certifcate"], 'unknown check "certifcate"; did you mean "certificate"?'),
    (["audit", "a.example", "--checks", "-zzz"], 'unknown check "-zzz"; there are:'),
    (["audit", "a.example", "--config", "none.yaml"], "none.yaml cannot be read: No such file or directory"),
    *(
        (["audit", url], f'channelaudit: "{url}" is not the address of a shop, such as https://shop.example/')
        for url in (
            "ftp://x",
            "file:///etc/passwd",
            "http://",
            "http://[::1",
            "http://[bad",
            "127.0.0.1:99999",
            "not a url at all",
            "http:/a.example",
        )
    ),
    (["init", "ftp://x"], '"ftp://x" is not the address of a shop'),
    (["explain"], "Missing argument"),
    (["explain", "no-such-rule"], 'there is no rule "no-such-rule"'),
    (["explain", "email-missin"], '; did you mean "email-missing"?'),
    (["rules", "--format", "xml"], "Invalid value"),
    (["judge"], "Missing argument"),
    (["judge", "none.json"], "none.json cannot be read: No such file or directory"),
    (["judge", "."], ". cannot be read: Is a directory"),
    (["report", "none.json"], "none.json cannot be read: No such file or directory"),
    (["report", "none.json", "--format", "x"], 'unknown format "x"; there are: '),
]


@pytest.mark.parametrize(("arguments", "complaint"), WRONG_USE)
def test_wrong_use_is_one_sentence_and_code_2(tmp_path: Path, arguments: list[str], complaint: str) -> None:
    done = channelaudit(*arguments, cwd=tmp_path)
    assert done.code == 2
    assert complaint in " ".join((done.out + done.err).split())
    assert "Traceback" not in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "url",
    [
        "http://user:s3cretpw@host/",
        "user:s3cretpw@host",
        "ftp://s3cretpw@host",
        "http://user:s3cretpw@[::1",
        "http://user:s3cretpw/x@host",
        "http//user:s3cretpw@host",
        "http://user:s3cretpw\uff20host",
        "http://user:s3cretpw%40host",
    ],
)
def test_a_password_in_the_address_is_refused_and_not_repeated(tmp_path: Path, url: str) -> None:
    (tmp_path / "c.yaml").write_text(f"site: {url}\n", encoding="utf-8")
    for arguments in (["audit", url], ["audit", "--config", "c.yaml"], ["init", url]):
        done = channelaudit(*arguments, cwd=tmp_path)
        assert (done.code, done.out) == (2, "")
        (sentence,) = done.err.splitlines()
        assert "address" in sentence
        assert "s3cretpw" not in sentence


def test_python_m_and_the_script_are_one(tmp_path: Path) -> None:
    script = Path(sys.executable).with_name("channelaudit")
    done = subprocess.run(
        [script, "rules"], cwd=tmp_path, env=environment(), capture_output=True, text=True, check=True
    )
    assert done.stdout == channelaudit("rules", cwd=tmp_path).out


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_while_the_program_is_loaded_ends_it_quietly(tmp_path: Path, number: signal.Signals) -> None:
    script = (
        "import builtins, os, sys\n"
        "load = builtins.__import__\n"
        "def late(name, *rest):\n"
        f"    if name == 'typer': builtins.__import__ = load; os.kill(os.getpid(), {number.value})\n"
        "    return load(name, *rest)\n"
        "builtins.__import__ = late\n"
        "from channelaudit.__main__ import main; sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "rules"], cwd=tmp_path, env=environment(), capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_no_key_is_asked_for_on_the_command_line(tmp_path: Path) -> None:
    words = channelaudit("audit", "--help", cwd=tmp_path).out
    assert [o.flag for o in OPTIONS if o.secret and o.flag in words] == []
