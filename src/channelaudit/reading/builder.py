"""The tree of a page: lxml's forgiving HTML parser, and just so much of its result as the readers look at.

lxml's own elements keep text beside the elements instead of among them and are made anew at each look; BeautifulSoup's
are thirty times as large.  Comments, doctypes and processing instructions are left out: nobody sees them.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from lxml import etree


class Tag:
    """An element.  ``contents`` holds its elements and strings in their order; the root's name is ``[document]``."""

    __slots__ = ("attrs", "contents", "name", "parent")

    def __init__(self, name: str, attrs: dict[str, str], parent: Tag | None) -> None:
        self.name = name
        self.attrs = attrs
        self.parent = parent
        self.contents: list[Tag | str] = []

    @property
    def parents(self) -> Iterator[Tag]:
        """The elements around it, the nearest first."""
        parent = self.parent
        while parent is not None:
            yield parent
            parent = parent.parent


class _Target:
    """Takes lxml's events; the tree hangs on ``root``."""

    def __init__(self, root: Tag, deepest: int) -> None:
        self._open = root
        self._parts: list[str] = []
        self._room = deepest
        self._flat = 0
        """Elements open that were too deep: what belongs into them stands behind them."""

    def start(self, name: str, attrs: dict[str, str]) -> None:
        if self._parts:
            self._text()
        tag = Tag(name, dict(attrs), self._open)
        self._open.contents.append(tag)
        if self._room > 0:
            self._room -= 1
            self._open = tag
        else:
            self._flat += 1

    def end(self, _name: str) -> None:
        if self._parts:
            self._text()
        if self._flat:
            self._flat -= 1
        elif self._open.parent is not None:
            self._room += 1
            self._open = self._open.parent

    def data(self, text: str) -> None:
        self._parts.append(text)

    def close(self) -> None:
        if self._parts:
            self._text()

    def _text(self) -> None:
        self._open.contents.append("".join(self._parts))
        self._parts.clear()


def build(html: str, deepest: int) -> Tag:
    """The root of the tree of ``html``; as far as the parser gets, where it finds nothing to go on with.

    Elements in more than ``deepest`` others are laid side by side, as browsers do: no text gets lost.
    """
    root = Tag("[document]", {}, None)
    parser = etree.HTMLParser(target=_Target(root, deepest), huge_tree=True)  # its own bound would end the page
    with contextlib.suppress(etree.LxmlError):
        parser.feed(html.removeprefix("\N{BYTE ORDER MARK}"))
        parser.close()
    return root
