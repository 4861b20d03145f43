"""Builds BeautifulSoup's tree in a fifth of the time.

BeautifulSoup spends most of its time on what this program never asks for: namespaces, line numbers, classes as lists,
white space kept or folded by element.  Here lxml's events go straight into ``Tag`` and ``NavigableString`` objects with
all their links, so that every method of theirs that looks around works as usual.  Comments, doctypes and processing
instructions are left out: nobody sees them.
"""

from __future__ import annotations

from typing import Any, TypeVar

from bs4 import BeautifulSoup
from bs4.builder._lxml import LXMLTreeBuilder
from bs4.element import NavigableString, PageElement, Tag
from lxml import etree

Node = TypeVar("Node", bound=PageElement)


class Element(Tag):
    """A tag that is made with what belongs to it alone; the rest is the same for all and stands here."""

    known_xml = False
    prefix = None
    namespace = None
    sourceline = None
    sourcepos = None
    next_element = previous_element = next_sibling = previous_sibling = None

    def __init__(self, name: str, attrs: dict[str, str], parent: Tag) -> None:
        self.name = name
        self.attrs = attrs  # type: ignore[assignment]  # one string a value, none of BeautifulSoup's lists
        self.parent = parent
        self.contents = []


class Text(NavigableString):
    """A string of the page, made as cheaply as a ``str``."""

    parent = None
    next_element = previous_element = next_sibling = previous_sibling = None
    __new__ = str.__new__  # type: ignore[assignment]  # its own would set each of the above
    __getitem__ = str.__getitem__  # its own only words an error better


Element.interesting_string_types = {Text}


class _Target:
    """Takes lxml's events; the tree hangs on ``root``."""

    def __init__(self, root: Tag) -> None:
        self._open: Tag = root
        self._last: PageElement = root
        self._parts: list[str] = []

    def start(self, name: str, attrs: dict[str, str]) -> None:
        if self._parts:
            self._text()
        self._open = self._place(Element(name, dict(attrs), self._open))

    def end(self, _name: str) -> None:
        if self._parts:
            self._text()
        outer = self._open.parent
        if outer is not None:
            self._open = outer

    def data(self, text: str) -> None:
        self._parts.append(text)

    def close(self) -> None:
        if self._parts:
            self._text()

    def _text(self) -> None:
        parts = self._parts
        text = Text(parts[0] if len(parts) == 1 else "".join(parts))
        text.parent = self._open
        parts.clear()
        self._place(text)

    def _place(self, node: Node) -> Node:
        siblings = self._open.contents
        if siblings:
            before = siblings[-1]
            before.next_sibling = node
            node.previous_sibling = before
        siblings.append(node)
        last = self._last
        node.previous_element = last
        last.next_element = node
        self._last = node
        return node


class Builder(LXMLTreeBuilder):
    """BeautifulSoup's builder for lxml's HTML parser, with a target of our own."""

    def parser_for(self, encoding: Any) -> Any:
        assert isinstance(self.soup, BeautifulSoup)
        self.soup.interesting_string_types = Element.interesting_string_types
        return etree.HTMLParser(target=_Target(self.soup), encoding=encoding)
