"""Every English text that people read: what the catalogues of translations have to hold.

Sentences stand in the code as literals: ``Message("…")``, ``Message.counted("…", "…")``, ``text("…")``, ``N_("…")``.
Titles and advice of rules, names of checks and helps of options are asked of the program itself.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.main import get_command

from channelaudit.cli.app import app
from channelaudit.engine import scoring
from channelaudit.engine.discovery import checks, rules
from channelaudit.knowledge.duties import countries_with_duties, duties
from channelaudit.knowledge.language import languages
from channelaudit.reports.common.pages import pieces

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "channelaudit"
CALLS: dict[str, tuple[int, ...]] = {
    "Message": (0,),
    "counted": (0, 1),
    "N_": (0,),
    "text": (0,),
    "say": (0,),
    "_line": (0,),
    "_channels": (0,),
    "ConfigError": (0,),
    "missing_by_duty": (3, 4),
    "not_found": (2,),
    "none_of": (2,),
}
"""Function or method → its arguments that are English texts, when they are literals."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One text to translate."""

    id: str
    plural: str = ""
    where: str = ""
    """File below the package, or rule, in which it stands."""


def sentences() -> Iterator[Entry]:
    """The domain ``channelaudit``: everything that reports and the command line say."""
    for file in sorted(PACKAGE.rglob("*.py")):
        yield from of_source(file.read_text(encoding="utf-8"), file.relative_to(PACKAGE).as_posix())
    docs = Path(__file__).with_name("docs.py")
    yield from of_source(docs.read_text(encoding="utf-8"), "tools/docs.py")
    for rule in rules().values():
        yield Entry(rule.title, where=f"title of {rule.id}")
        yield Entry(rule.advice, where=f"advice of {rule.id}")
    yield from (Entry(check.title or name, where=f"check {name}") for name, check in checks().items())
    yield from (Entry(language.name, where="name of a language") for language in languages())
    yield from _helps(get_command(app))


def _helps(command: Any) -> Iterator[Entry]:
    """What ``--help`` says of a command, its parameters and its sub-commands."""
    yield from (Entry(piece, where="--help") for piece in (command.help or "").split("\n\n"))
    yield from (Entry(getattr(parameter, "help", None) or "", where="--help") for parameter in command.params)
    for each in getattr(command, "commands", {}).values():
        yield from _helps(each)


def pages() -> Iterator[Entry]:
    """The domain ``pages``: the rules' own pages, how the score is made, what the law of each country asks for."""
    for rule in rules().values():
        yield from (Entry(piece, where=f"page of {rule.id}") for piece in pieces(rule.page))
    yield from (Entry(piece, where="explain score") for piece in pieces(scoring.__doc__ or ""))
    for country in countries_with_duties():
        for duty in duties(country):
            yield from (Entry(text, where=f"duties of {country}") for text in (duty.where, duty.note))


DOMAINS: dict[str, Callable[[], Iterable[Entry]]] = {"channelaudit": sentences, "pages": pages}


def of_source(source: str, where: str) -> Iterator[Entry]:
    """The literals in calls of ``CALLS``; those in a conditional expression count each."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        places = CALLS.get(name, ())
        if name == "counted" and len(node.args) > 1:
            yield from _plural(node, where)
            continue
        for place in places:
            if place < len(node.args):
                yield from (Entry(text, where=where) for text in _literals(node.args[place]))


def _plural(node: ast.Call, where: str) -> Iterator[Entry]:
    one, many = (list(_literals(argument)) for argument in node.args[:2])
    yield from (Entry(*pair, where) for pair in zip(one, many, strict=False))


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if any(char.isalpha() for char in node.value):
            yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from _literals(value)
