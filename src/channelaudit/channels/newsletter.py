"""Newsletter sign-up forms."""

from __future__ import annotations

from collections.abc import Iterator

from channelaudit.channels.forms.channel import channel_of
from channelaudit.channels.forms.embeds import embedded
from channelaudit.channels.forms.kind import forms_of
from channelaudit.model import Document, Finder, Found, SiteContext


def find(document: Document, context: SiteContext) -> Iterator[Found]:
    """One channel for each sign-up form of the page."""
    for form, kind in forms_of(document):
        if kind == "newsletter":
            yield channel_of(form, kind, document, context)
    yield from embedded(document, "newsletter")


FINDER = Finder(kinds=("newsletter",), find=find)
