"""Snippets of HTML read as pages of sklep-rower.example."""

from __future__ import annotations

from channelaudit.model import Document, Page
from channelaudit.reading import read

HOME = "https://sklep-rower.example/"


def document(html: str, url: str = HOME) -> Document:
    return read(Page(url, url, "home", 200, 0, ""), html)
