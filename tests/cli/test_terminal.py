"""What only a terminal gets: progress, colours; and readers that leave early."""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
from pathlib import Path

import pytest

from channelaudit.cli.progress import LineProgress, progress_on_terminal
from channelaudit.reports import RenderOptions
from channelaudit.reports.json import render as as_json
from cli.program import COMMAND, channelaudit, environment
from reports.sample import report


@pytest.fixture
def audit(tmp_path: Path) -> Path:
    path = tmp_path / "audit.json"
    path.write_text(as_json(report(), RenderOptions()), encoding="utf-8")
    return path


def on_terminal(*arguments: str, cwd: Path, **env: str) -> tuple[int, str]:
    """Exit code, and what a terminal of 80 columns would show."""
    master, slave = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, *arguments], cwd=cwd, env=environment(COLUMNS="80", **env), stdin=slave, stdout=slave, stderr=slave
    ) as process:
        os.close(slave)
        shown = b""
        try:
            while piece := os.read(master, 65536):
                shown += piece
        except OSError:  # how a terminal says that the other side has gone
            pass
    os.close(master)
    return process.returncode, shown.decode()


def test_colour_is_for_terminals_and_can_be_refused(audit: Path) -> None:
    assert "\x1b[" in on_terminal("report", str(audit), cwd=audit.parent, TERM="xterm")[1]
    assert "\x1b" not in on_terminal("report", str(audit), cwd=audit.parent, TERM="xterm", NO_COLOR="1")[1]
    assert "\x1b" not in on_terminal("report", str(audit), cwd=audit.parent, TERM="dumb")[1]
    assert "\x1b[" in on_terminal("explain", "email-missing", cwd=audit.parent, TERM="xterm")[1]


def test_progress_is_shown_and_wiped_out(tmp_path: Path) -> None:
    code, shown = on_terminal("demo", "--select", "email", "-o", "a.json", cwd=tmp_path, TERM="xterm", NO_COLOR="1")
    assert code == 0
    assert re.search(r"\r\x1b\[Kreading pages: \d+ of", shown)
    assert "\r\x1b[Kchecking " in shown
    before, _, after = shown.rpartition("\r\x1b[K")
    assert "Summary" not in before
    assert after.lstrip("\r\n").startswith("https://rowerownia.example/")
    assert after.count("score ") == 1  # no second summary for eyes that have seen the first


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_keeps_to_one_harmless_line() -> None:
    terminal = Terminal()
    progress = LineProgress(terminal)
    progress.page(1, 40, "https://a.example/\x1b[2J" + "ż" * 300)
    progress.page(2, 40, "too soon")
    progress.step("mail servers", 3, 3)
    progress.clear()
    lines = terminal.getvalue().split("\r\x1b[K")[1:]
    assert lines[0].startswith(r"reading pages: 1 of 40  https://a.example/\x1b[2Jzzz")
    assert len(lines[0]) <= 200
    assert lines[1:] == ["checking mail servers: 3 of 3", ""]


def test_no_terminal_no_progress() -> None:
    with progress_on_terminal(io.StringIO()) as progress:
        assert progress is None


def test_a_reader_that_leaves_early_is_no_mistake(audit: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [*COMMAND, "report", str(audit), "--format", "json", "-o", "a.txt"]
    done = subprocess.run(
        command, cwd=audit.parent, env=environment(), stdout=writer, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")
    assert (audit.parent / "a.txt").exists()


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_streams_that_are_closed_are_no_mistake(audit: Path, closed: str) -> None:
    def shell(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = ["sh", "-c", f'"$@" {closed}', "sh", *COMMAND, *arguments]
        return subprocess.run(
            command, cwd=audit.parent, env=environment(), capture_output=True, text=True, check=False, timeout=60
        )

    done = shell("report", str(audit), "-o", "a.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert (audit.parent / "a.txt").read_text(encoding="utf-8").startswith("https://")
    assert shell("--version").returncode == 0
    assert shell("--help").returncode == 0
    assert shell("explain", "email-missing").returncode == 0
    done = shell("report", "none.json")
    assert (done.returncode, done.stdout) == (2, "")  # what is said on stderr never goes to stdout instead


def test_a_full_disk_is_said(audit: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "report", str(audit)],
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == "channelaudit: standard output cannot be written: No space left on device\n"


def test_debugging_shows_the_traceback(audit: Path) -> None:
    broken = (
        "import channelaudit.engine.saved as s; s.read_report = None; from channelaudit.__main__ import main; main()"
    )
    arguments = ["-c", broken, "report", str(audit)]
    for env, wanted in (({}, False), ({"CHANNELAUDIT_DEBUG": "1"}, True)):
        done = subprocess.run(
            [COMMAND[0], *arguments], env=environment(**env), capture_output=True, text=True, check=False
        )
        assert ("Traceback" in done.stderr) is wanted
        assert "a mistake in the program stopped it (TypeError: 'NoneType' object is not callable)" in done.stderr
    assert channelaudit("report", audit, cwd=audit.parent).code == 0


def test_a_pdf_is_not_thrown_at_a_terminal(audit: Path) -> None:
    code, shown = on_terminal("report", str(audit), "--format", "pdf", cwd=audit.parent)
    assert (code, "%PDF" in shown) == (2, False)
    assert "-o report.pdf" in shown
