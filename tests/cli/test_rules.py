from __future__ import annotations

import json
from pathlib import Path

from channelaudit.engine.discovery import rules
from cli.program import channelaudit


def test_the_list_names_every_rule(tmp_path: Path) -> None:
    done = channelaudit("rules", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    rows = [line.split(maxsplit=2) for line in done.out.splitlines()]
    assert rows == [[rule.id, rule.severity, rule.title] for rule in rules().values()]


def test_the_list_as_json(tmp_path: Path) -> None:
    entries = json.loads(channelaudit("rules", "--format", "json", cwd=tmp_path).out)
    assert [entry["id"] for entry in entries] == list(rules())
    assert set(entries[0]) == {"id", "subject", "severity", "title", "advice"}


def test_a_rule_explains_itself(tmp_path: Path) -> None:
    done = channelaudit("explain", "email-missing", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("# email-missing (")
    assert "## Why it matters" in done.out
