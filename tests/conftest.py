"""What concerns the whole run."""

from __future__ import annotations

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says how many of the mail servers' conversations ended in the expected verdict.

    The tests mark themselves by the property ``conversation``, which also reaches the controller of a parallel run.
    """
    ended = {
        outcome: sum(
            ("conversation", True) in report.user_properties
            for report in terminalreporter.getreports(outcome)
            if report.when == "call"
        )
        for outcome in ("passed", "failed")
    }
    total = sum(ended.values())
    if total:
        terminalreporter.write_line(
            f"Mail servers: {ended['passed']} of {total} conversations ended in the expected verdict"
        )
