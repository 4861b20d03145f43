"""Markdown as GitHub's own parser reads it, for tests of what formats write."""

from __future__ import annotations

import re

import cmarkgfm
from bs4 import BeautifulSoup
from cmarkgfm.cmark import Options

OURS = {"h1", "h2", "h3", "p", "ul", "li", "strong", "em", "code", "table", "thead", "tbody", "tr", "th", "td"}
"""Elements that our own Markdown makes of a site's words."""
_ACTS = re.compile(r"@\w|://|www\.|\bGH-\d|#\d|<\w|\[\^|[%&~]\S|!\d|:\w+:")
"""What a tracker makes links, mentions, references and pictures of, outside code."""


def html(text: str) -> BeautifulSoup:
    """The page, with raw HTML let through."""
    made = cmarkgfm.github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_UNSAFE)
    return BeautifulSoup(made, "html.parser")


def assert_only_text(text: str) -> None:
    """No link, picture, HTML, mention or command: nothing but text, code and our own tables and lists."""
    page = html(text)
    assert {tag.name for tag in page.find_all(True)} <= OURS
    for code in page.find_all("code"):
        code.decompose()
    rest = page.get_text()
    assert not _ACTS.search(rest), rest
    assert not any(line.startswith("/") for line in text.splitlines())
