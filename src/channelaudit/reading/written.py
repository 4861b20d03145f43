"""What scripts write into a page: ``document.write``, ``innerHTML``, addresses given to links."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from channelaudit.reading.expressions import Reader

MAX_SCRIPT = 20_000
MAX_SINKS = 50
_HINTS = ("document.write", "innerHTML", "textContent", "innerText", ".href", ".setAttribute(")
_ASSIGNMENT = re.compile(r"(?<![\w$.])([A-Za-z_$][\w$]{0,60})\s?(\+?)=(?![=>])")
_TARGET = (
    r"(?:getElementById\(\s?['\"](?P<id>[\w-]{1,80})['\"]\s?\)"
    r"|querySelector\(\s?['\"]#(?P<query>[\w-]{1,80})['\"]\s?\))"
)
_SINK = re.compile(
    r"document\.write(?:ln)?\s?(?P<write>\()"
    rf"|{_TARGET}\.(?P<kind>innerHTML|textContent|innerText|href)\s?\+?=(?!=)"
    r"|(?<![\w$])[A-Za-z_$][\w$]{0,60}\.(?P<loose>innerHTML|textContent|innerText|href)\s?\+?=(?!=)"
    r"|\.setAttribute\(\s?['\"]href['\"]\s?(?P<attribute>,)"
)
_TELLING = re.compile(r"@|mailto:|tel:|\d[\d \-()]{6}")


@dataclass(frozen=True, slots=True)
class Written:
    """Markup that a script writes; ``target`` is the id of the element it fills, ``""`` where the script stands."""

    markup: str
    target: str = ""


def written(script: str) -> list[Written]:
    """What ``script`` writes that could be an address or a number, as far as it can be read without running it."""
    script = script[:MAX_SCRIPT]
    if not any(hint in script for hint in _HINTS):
        return []
    reader = Reader(script, _variables(script))
    found: list[Written] = []
    for match, _ in zip(_SINK.finditer(script), range(MAX_SINKS), strict=False):
        read = reader.value(match.end())
        if read and _TELLING.search(html.unescape(read[0])):
            kind = match["kind"] or match["loose"] or ("href" if match["attribute"] else "innerHTML")
            found.append(Written(_markup(kind, read[0]), match["id"] or match["query"] or ""))
    return found


def _markup(kind: str, value: str) -> str:
    if kind == "href":
        return f'<a href="{html.escape(value)}"></a>' if value.lower().startswith(("mailto:", "tel:")) else ""
    return value if kind == "innerHTML" else html.escape(value)


def _variables(script: str) -> dict[str, str]:
    """Variables that hold readable strings, in the order in which they are assigned."""
    known: dict[str, str] = {}
    reader = Reader(script, known)
    for match, _ in zip(_ASSIGNMENT.finditer(script), range(300), strict=False):
        read = reader.value(match.end())
        if read is None:
            known.pop(match[1], None)
        elif match[2]:
            known[match[1]] = (known.get(match[1], "") + read[0])[:MAX_SCRIPT]
        else:
            known[match[1]] = read[0]
    return known
