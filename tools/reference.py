"""Writes docs/commands.md and docs/configuration.md from the code.  ``python tools/reference.py [--check]``

With ``--check`` nothing is written; the exit code is 1 when a page is missing or out of date.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

os.environ["LC_ALL"] = "C"  # help texts are in the language of the environment: the reference is in English

import typer

from channelaudit.cli.app import app
from channelaudit.config.options import Option, options_of
from channelaudit.config.settings import OPTIONS, SECTIONS
from channelaudit.config.template import template

FOLDER = Path(__file__).resolve().parent.parent / "docs"
NOTICE = "<!-- Written by tools/reference.py from the code: change it there. -->\n"
INTRODUCTION = """\
`channelaudit.yaml` in the working directory, or the file that `--config` names. A flag beats the file, the file beats
the default. An unknown key is an error that names the file, the line and the nearest key.
[schema/config.json](schema/config.json) is its JSON schema, for editors."""


def pages() -> dict[str, str]:
    """File name → content."""
    return {"commands.md": commands(), "configuration.md": configuration()}


def commands() -> str:
    """Every command with its arguments and options."""
    root: Any = typer.main.get_command(app)
    lines = [NOTICE, "# Command line", "", f"{_paragraphs(root.help)}", ""]
    for name, command in root.commands.items():
        lines += _command(f"channelaudit {name}", command)
    return "\n".join(lines)


def _command(name: str, command: Any) -> list[str]:
    if hasattr(command, "commands"):  # a group
        lines = [f"## {name}", "", _paragraphs(command.help), ""]
        for sub, each in command.commands.items():
            lines += _command(f"{name} {sub}", each)
        return lines
    context = command.context_class(command)
    usage = " ".join([name, *command.collect_usage_pieces(context)])
    lines = [f"## {name}", "", f"    {usage}", "", _paragraphs(command.help), "", "| option | meaning |", "|---|---|"]
    for parameter in command.params:
        if record := parameter.get_help_record(context):
            name_of = (parameter.metavar or record[0]) if parameter.param_type_name == "argument" else record[0]
            lines.append(f"| `{_cell(name_of)}` | {_cell(record[1])} |")
    return [*lines, ""]


def configuration() -> str:
    """Every key of channelaudit.yaml, by section, and the template that ``init`` writes."""
    lines = [
        NOTICE,
        "# Configuration",
        "",
        INTRODUCTION,
        "",
    ]
    for section in dict.fromkeys(option.section for option in OPTIONS):
        rows = [_row(option) for option in OPTIONS if option.section == section]
        lines += [f"## {section}", "", "| key | flag | meaning |", "|---|---|---|", *rows, ""]
    for entry in SECTIONS:
        kind = "A list of mappings with these keys" if entry.many else "A mapping with these keys"
        lines += [f"## {entry.key}", "", f"{entry.help}. {kind}:", "", "| key | meaning |", "|---|---|"]
        lines += [f"| `{option.key}` | {_cell(option.summary)} |" for option in options_of(entry.record)] + [""]
    return "\n".join([*lines, "## The file that init writes", "", "```yaml", template().rstrip(), "```", ""])


def _row(option: Option) -> str:
    flag = (
        "or in the environment" if option.secret else "the argument" if option.field == "site" else f"`{option.flag}`"
    )
    return f"| `{option.key}` | {flag} | {_cell(option.summary)} |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def _paragraphs(text: str | None) -> str:
    return "\n\n".join(" ".join(part.split()) for part in (text or "").split("\n\n"))


def stale() -> Iterable[str]:
    """Names of the pages that are missing or differ from what the code says."""
    for name, wanted in pages().items():
        path = FOLDER / name
        if not path.exists() or path.read_text(encoding="utf-8") != wanted:
            yield name


def main(arguments: list[str]) -> int:
    """The exit code: 0, 1 with ``--check`` when something is stale, 2 for wrong use."""
    if arguments not in ([], ["--check"]):
        sys.stderr.write("usage: python tools/reference.py [--check]\n")
        return 2
    names = list(stale())
    if not arguments:
        for name in names:
            (FOLDER / name).write_text(pages()[name], encoding="utf-8")
        return 0
    for name in names:
        sys.stderr.write(f"docs/{name} is out of date: run python tools/reference.py\n")
    return 1 if names else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
