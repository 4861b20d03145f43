"""Writes docs/rules from the rules: a page a rule and the index.  ``python tools/docs.py [--check]``

With ``--check`` nothing is written; the exit code is 1 when a page is missing, left over or out of date.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

from channelaudit.engine.discovery import rules
from channelaudit.model import Rule

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "rules"
NOTICE = "<!-- Written by tools/docs.py from the rule's docstring: change it there. -->\n"


def pages() -> dict[str, str]:
    """File name → content of everything that belongs into docs/rules."""
    found = {f"{rule.id}.md": rule_page(rule) for rule in rules().values()}
    return {**found, "index.md": index(rules())}


def rule_page(rule: Rule) -> str:
    """The page of one rule: its title, severity and advice, then its docstring."""
    return "\n".join(
        [
            NOTICE,
            f"# {rule.id}",
            "",
            f"**{rule.title}** · {rule.severity}",
            "",
            rule.page,
            "",
            "## In short",
            "",
            rule.advice,
            "",
        ]
    )


def index(found: Mapping[str, Rule]) -> str:
    """All rules in tables, by subject."""
    lines = [
        NOTICE,
        "# Rules",
        "",
        f"{len(found)} rules. `channelaudit explain RULE` shows a page in the terminal.",
        "",
    ]
    for subject, group in groupby(found.values(), key=lambda rule: rule.subject):
        lines += [f"## {subject}", "", "| rule | severity | defect |", "|---|---|---|"]
        lines += [f"| [{rule.id}]({rule.id}.md) | {rule.severity} | {rule.title} |" for rule in group]
        lines.append("")
    return "\n".join(lines)


def stale(folder: Path = FOLDER) -> list[str]:
    """Names of the files in ``folder`` that are missing, left over or differ from what the rules say."""
    wanted = pages()
    there = {file.name: file.read_text(encoding="utf-8") for file in folder.glob("*.md")}
    return sorted(name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name))


def write(folder: Path = FOLDER) -> None:
    """Bring ``folder`` up to date."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for name in stale(folder):
        if name in wanted:
            (folder / name).write_text(wanted[name], encoding="utf-8")
        else:
            (folder / name).unlink()


def main(arguments: list[str]) -> int:
    """The exit code: 0, 1 with ``--check`` when something is stale, 2 for wrong use."""
    if arguments not in ([], ["--check"]):
        sys.stderr.write("usage: python tools/docs.py [--check]\n")
        return 2
    if not arguments:
        write()
        return 0
    for name in (names := stale()):
        sys.stderr.write(f"docs/rules/{name} is out of date: run python tools/docs.py\n")
    return 1 if names else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
