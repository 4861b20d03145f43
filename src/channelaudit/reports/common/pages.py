"""Pages of Markdown (those of the rules, of the score) in the reader's language, paragraph by paragraph.

A catalogue holds each paragraph, heading, list item and cell as one line; what it does not hold stays English.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator

from channelaudit.model import Rule
from channelaudit.reports.common.labels import SEVERITIES, word
from channelaudit.reports.common.translate import SOURCE_LANGUAGE, page_text, render, text

_WIDTH = 116
_ITEM = re.compile(r"(\s*)((?:[-*]|[0-9]{1,3}\.) )")
_RULE = re.compile(r"[|:\s-]+")


def translated(page: str, language: str) -> str:
    """``page`` in ``language``; its structure stays."""
    if language == SOURCE_LANGUAGE:
        return page
    return "\n\n".join(_block(block, lambda piece: page_text(piece, language)) for block in _blocks(page))


def rule_page(rule: Rule, language: str) -> str:
    """The whole page of a rule: its title, severity and advice around its docstring."""
    severity = render(word(SEVERITIES, rule.severity), language)
    parts = (
        f"# {rule.id}",
        f"**{text(rule.title, language)}** · {severity}",
        translated(rule.page, language),
        f"## {text('In short', language)}",
        text(rule.advice, language),
    )
    return "\n\n".join(parts) + "\n"


def pieces(page: str) -> Iterator[str]:
    """What a catalogue must hold so that ``page`` can be translated."""
    found: list[str] = []

    def note(piece: str) -> str:
        found.append(piece)
        return piece

    for block in _blocks(page):
        _block(block, note)
    yield from found


def _blocks(page: str) -> list[str]:
    return [block.strip("\n") for block in re.split(r"\n[ \t]*\n", page.strip("\n")) if block.strip()]


def _block(block: str, say: Callable[[str], str]) -> str:
    """One block: a heading, a table, a list, code, or a paragraph."""
    lines = block.split("\n")
    if all(line.startswith("    ") for line in lines) or lines[0].startswith("```"):
        return block
    if lines[0].startswith("#"):
        marks, _, title = lines[0].partition(" ")
        rest = "\n".join(lines[1:])
        return f"{marks} {_said(title, say)}" + (f"\n{_block(rest, say)}" if rest else "")
    if lines[0].lstrip().startswith("|"):
        return "\n".join(_row(line, say) for line in lines)
    return "\n".join(_wrapped(indent, mark, _said(text, say)) for indent, mark, text in _items(lines))


def _items(lines: list[str]) -> Iterator[tuple[str, str, str]]:
    """(indent, mark, text) of each item of a list; a paragraph is one without a mark."""
    current: list[str] = []
    for line in lines:
        if (found := _ITEM.match(line)) or not current:
            if current:
                yield current[0], current[1], " ".join(current[2:])
            indent, mark = (found[1], found[2]) if found else ("", "")
            current = [indent, mark, line[len(indent) + len(mark) :].strip()]
        else:
            current.append(line.strip())
    if current:
        yield current[0], current[1], " ".join(current[2:])


def _row(line: str, say: Callable[[str], str]) -> str:
    if _RULE.fullmatch(line):
        return line
    return f"| {' | '.join(_said(cell.strip(), say) for cell in line.strip().strip('|').split('|'))} |"


def _said(text: str, say: Callable[[str], str]) -> str:
    return say(text) if any(char.isalpha() for char in re.sub(r"`[^`]*`", "", text)) else text


def _wrapped(indent: str, mark: str, text: str) -> str:
    return textwrap.fill(
        text,
        _WIDTH,
        initial_indent=indent + mark,
        subsequent_indent=indent + " " * len(mark),
        break_long_words=False,
        break_on_hyphens=False,
    )
