"""What concerns the whole run."""

from __future__ import annotations

import os

import hypothesis
import pytest

hypothesis.settings.register_profile("shared", deadline=None)  # a machine that others use is slow at times
hypothesis.settings.load_profile("shared")
os.environ["CHANNELAUDIT_STORE"] = "none"  # no test writes into the history of whoever runs it

COUNTED = {
    "conversation": "Mail servers: {passed} of {total} conversations ended in the expected verdict",
    "fault": "Faults: {passed} of {total} ended as expected",
}
"""Property by which a test marks itself (it also reaches the controller of a parallel run) → line of the summary."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says how many of the mail servers' conversations, and how many faults, ended as they should."""
    for name, line in COUNTED.items():
        ended = {
            outcome: sum(
                (name, True) in report.user_properties
                for report in terminalreporter.getreports(outcome)
                if report.when == "call"
            )
            for outcome in ("passed", "failed")
        }
        total = sum(ended.values())
        if total:
            terminalreporter.write_line(line.format(passed=ended["passed"], total=total))
