"""HTML text → tree, and the few questions about an element that every reader asks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from channelaudit.config.doors import Bounds
from channelaudit.reading.builder import Tag, build
from channelaudit.reading.text import words

SILENT = words("script style template title canvas audio video math datalist rt rp")
"""Elements whose content is no text of the page."""
_DEEPEST = Bounds().nesting
_XML_DECLARATION = re.compile(r"<\?xml", re.IGNORECASE)
_HIDING_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:^|[;\s])(?:left|top|text-indent)\s*:\s*-\d{3,}"
)
_HIDING_NAMES = words(
    "honeypot hp-field hidden-field visually-hidden visuallyhidden element-invisible sr-only screen-reader-text"
    " screen-reader-only ohnohoney"
)


def parse(html: str, deepest: int = _DEEPEST) -> Tag:
    """The tree of ``html`` as lxml's forgiving HTML parser builds it; never raises on odd markup.

    Elements in more than ``deepest`` others are laid side by side.  Class attributes stay one string.  NUL bytes are
    dropped as browsers do, and an XML declaration is made a comment, because the text has been decoded already.
    """
    if "\0" in html:
        html = html.replace("\0", "")
    if "<?" in html:
        html = _XML_DECLARATION.sub("<!xml", html)
    if "<" not in html:
        html = f"<p>{html}</p>"
    return build(html, deepest)


def head_of(tree: Tag) -> tuple[Tag | None, str]:
    """The ``<html>`` element and the address in its ``<base>``, ``""`` without; only the head is searched."""
    root = next((tag for tag in tree.contents if isinstance(tag, Tag) and tag.name == "html"), None)
    if root is None:
        return None, ""
    for part in root.contents[:10]:
        if isinstance(part, Tag) and part.name == "head":
            for tag in part.contents:
                if isinstance(tag, Tag) and tag.name == "base" and "href" in tag.attrs:
                    return root, attribute(tag, "href")
    return root, ""


def attribute(tag: Tag, name: str) -> str:
    """The attribute's text without white space around it, ``""`` when there is none."""
    value = tag.attrs.get(name)
    return str(value).strip() if value else ""


@lru_cache(maxsize=4096)
def hides(style: str) -> bool:
    """Whether an inline style keeps the element out of sight."""
    return _HIDING_STYLE.search(style.lower()) is not None


def is_hidden(tag: Tag) -> bool:
    """Hidden by attribute or inline style, or a dialog that is not open."""
    attrs = tag.attrs
    if "hidden" in attrs:
        return True
    if tag.name == "dialog" and "open" not in attrs:
        return True
    style = attrs.get("style")
    return bool(style) and hides(str(style))


def is_trap(tag: Tag) -> bool:
    """Hidden by a class name that is known for keeping a field away from people."""
    return not _HIDING_NAMES.isdisjoint(attribute(tag, "class").lower().split())


def text_of(tag: Tag, limit: int = 2_000) -> str:
    """Text inside ``tag``, white space folded, cut at ``limit`` characters; for the rare places outside the walk."""
    parts: list[str] = []
    size = 0
    for string in strings(tag):
        parts.append(string)
        size += len(string)
        if size > limit:
            break
    return " ".join("".join(parts).split())[:limit]


def named(tag: Tag, name: str) -> Iterator[Tag]:
    """The elements of that name inside ``tag``, in their order."""
    stack = tag.contents[::-1]
    while stack:
        node = stack.pop()
        if isinstance(node, Tag):
            if node.name == name:
                yield node
            stack.extend(node.contents[::-1])


def strings(tag: Tag) -> Iterator[str]:
    """The strings inside ``tag`` in their order, without those of scripts and other elements that show no text."""
    stack = tag.contents[::-1]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            yield node
        elif node.name not in SILENT:
            stack.extend(node.contents[::-1])
