"""Writes the rules' pages: docs/rules in English, docs/pl/rules and docs/cs/rules.  ``python tools/docs.py [--check]``

With ``--check`` nothing is written; the exit code is 1 when a page is missing, left over or out of date.  What is not
translated yet stays English.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

from compiling import compile_catalogues

from channelaudit.engine.discovery import rules
from channelaudit.model import Message, Rule
from channelaudit.model.message import LANGUAGES
from channelaudit.reports.common.labels import SEVERITIES, SUBJECTS, word
from channelaudit.reports.common.pages import rule_page
from channelaudit.reports.common.translate import render, text

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "rules"
_SHOWN = 5
NOTICE = "<!-- Written by tools/docs.py from the rule's docstring{and_catalogue}: change it there. -->\n"


def folder_of(language: str) -> Path:
    """Where the pages of a language are kept."""
    return FOLDER if language == "en" else ROOT / "docs" / language / "rules"


def pages(language: str = "en") -> dict[str, str]:
    """File name → content of everything that belongs into the folder of a language."""
    notice = NOTICE.format(and_catalogue="" if language == "en" else f" and locale/{language}")
    found = {f"{rule.id}.md": f"{notice}\n{rule_page(rule, language)}" for rule in rules().values()}
    return {**found, "index.md": f"{notice}\n{index(rules(), language)}"}


def index(found: Mapping[str, Rule], language: str) -> str:
    """All rules in tables, by subject."""
    count = Message.counted(
        "{count} rule. `channelaudit explain RULE` shows a page in the terminal.",
        "{count} rules. `channelaudit explain RULE` shows a page in the terminal.",
        len(found),
    )
    lines = [f"# {text('Rules', language)}", "", render(count, language), ""]
    for subject, group in groupby(found.values(), key=lambda rule: rule.subject):
        head = subject if language == "en" else render(word(SUBJECTS, subject), language)
        heads = (text("rule", language), text("severity", language), text("defect", language))
        lines += [f"## {head}", "", f"| {' | '.join(heads)} |", "|---|---|---|"]
        lines += [
            f"| [{rule.id}]({rule.id}.md) | {render(word(SEVERITIES, rule.severity), language)} "
            f"| {text(rule.title, language)} |"
            for rule in group
        ]
        lines.append("")
    return "\n".join(lines)


def stale(folder: Path = FOLDER, language: str = "en") -> list[str]:
    """Names of the files in ``folder`` that are missing, left over or differ from what the rules say."""
    wanted = pages(language)
    there = {file.name: file.read_text(encoding="utf-8") for file in folder.glob("*.md")}
    return sorted(name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name))


def write(folder: Path = FOLDER, language: str = "en") -> None:
    """Bring ``folder`` up to date."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = pages(language)
    for name in stale(folder, language):
        if name in wanted:
            (folder / name).write_text(wanted[name], encoding="utf-8")
        else:
            (folder / name).unlink()


def main(arguments: list[str]) -> int:
    """The exit code: 0, 1 with ``--check`` when something is stale, 2 for wrong use."""
    if arguments not in ([], ["--check"]):
        sys.stderr.write("usage: python tools/docs.py [--check]\n")
        return 2
    compile_catalogues(ROOT / "src" / "channelaudit" / "locale")
    wrong = []
    for language in LANGUAGES:
        folder = folder_of(language)
        if not arguments:
            write(folder, language)
        wrong += [folder.relative_to(ROOT) / name for name in stale(folder, language)]
    for path in wrong[:_SHOWN]:
        sys.stderr.write(f"{path} is out of date: run python tools/docs.py\n")
    if wrong[_SHOWN:]:
        sys.stderr.write(f"and {len(wrong) - _SHOWN} more\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
