"""Contact forms: by what they ask, with or without ``<form>``, also those of outside services."""

from __future__ import annotations

from collections.abc import Iterator

from channelaudit.channels.forms.channel import channel_of
from channelaudit.channels.forms.embeds import embedded
from channelaudit.channels.forms.kind import forms_of
from channelaudit.model import Document, Finder, Found, SiteContext


def find(document: Document, context: SiteContext) -> Iterator[Found]:
    """One channel for each contact form of the page."""
    for form, kind in forms_of(document):
        if kind == "form":
            yield channel_of(form, kind, document, context)
    yield from embedded(document, "form")


FINDER = Finder(kinds=("form",), find=find)
