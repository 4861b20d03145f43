"""Where an entry stands in its menu."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from channelaudit.crawl.roles import link_role

_LEAST = 3
"""Entries below which a list is no menu."""
_CODE = 3
"""Letters of a language or currency switch: EN, PLN."""
_BUTTON = re.compile(r"(?<![a-z])(?:btn|button|cta)(?![a-z])")
"""Class names of the button that many menus end with: "Get a quote"."""
_NEAR = 4
"""Elements from a link up to the entry of its list."""
_MOST = 100


def is_last(link: LexborNode) -> bool | None:
    """Whether no entry that leads to another page follows; None for a link that is no entry of a top menu's list.

    The cart, the account, a button and a switch of languages may follow: they stand at the end of many menus.
    """
    entry = _entry(link)
    if entry is None or _is_nested(entry):
        return None
    others = [*_siblings(entry, forwards=False), *_siblings(entry, forwards=True)]
    if len(others) + 1 < _LEAST:
        return None
    return not any(_is_page(node) for node in _siblings(entry, forwards=True))


def _entry(link: LexborNode) -> LexborNode | None:
    """The list item around the link, or the link itself where it stands among other links."""
    node: LexborNode | None = link
    for _ in range(_NEAR):
        if node is None:
            break
        if node.tag == "li":
            return node
        node = node.parent
    beside = any(other.tag == "a" for other in _siblings(link, forwards=True)) or any(
        other.tag == "a" for other in _siblings(link, forwards=False)
    )
    return link if beside else None


def _is_nested(entry: LexborNode) -> bool:
    """Whether the entry belongs to a menu that opens out of another entry."""
    parent = entry.parent
    while parent is not None and parent.tag not in ("nav", "header", "body", "html", "-undef"):
        if parent.tag == "li":
            return True
        parent = parent.parent
    return False


def _siblings(node: LexborNode, *, forwards: bool) -> Iterator[LexborNode]:
    """Elements of the same kind beside the node."""
    other = node.next if forwards else node.prev
    for _ in range(_MOST):
        if other is None:
            return
        if other.tag == node.tag:
            yield other
        other = other.next if forwards else other.prev


def _is_page(entry: LexborNode) -> bool:
    link = entry if entry.tag == "a" else entry.css_first("a[href]")
    if link is None:
        return False
    names = f"{entry.attributes.get('class') or ''} {link.attributes.get('class') or ''}".lower()[:300]
    if _BUTTON.search(names):
        return False
    text = " ".join(link.text(deep=True)[:300].split())
    if sum(c.isalpha() for c in text) <= _CODE:
        return False
    return link_role(text, link.attributes.get("href") or "") not in ("cart", "checkout", "login")
