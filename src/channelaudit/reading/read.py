"""One page of HTML → one Document."""

from __future__ import annotations

from itertools import islice

from channelaudit.config.doors import Bounds
from channelaudit.model import Document, Line, Page
from channelaudit.reading import structured
from channelaudit.reading.elements import PageWalk
from channelaudit.reading.fields import FormBuilder
from channelaudit.reading.language import language_of
from channelaudit.reading.links import absolute
from channelaudit.reading.obfuscation import Decoder
from channelaudit.reading.positions import settle
from channelaudit.reading.tree import attribute, head_of, named, parse

_SINKS = (".innerHTML", ".textContent", ".innerText", ").href")
"""How a script fills an element."""


def read(page: Page, html: str, bounds: Bounds | None = None) -> Document:
    """Reads ``html`` (decoded text) as the page ``page``; never raises on any markup."""
    bounds = bounds or Bounds()
    tree = parse(html, bounds.nesting)
    root, base = head_of(tree)
    decoder = Decoder(html)
    walker = PageWalk(absolute(page.final_url, base) or page.final_url, bounds, decoder)
    if any(sink in html for sink in _SINKS):
        decoder.place("".join(s for s in tag.contents if isinstance(s, str)) for tag in named(tree, "script"))
    walker.run(tree)
    settle(walker.zones, walker.lines, walker.spans, walker.links.filled_lines(walker.lines))
    lines = tuple(
        Line(raw.text, raw.zone.region, raw.heading, raw.is_heading, raw.hidden, raw.bold) for raw in walker.lines
    )
    links = walker.links.build(walker.lines)
    forms = FormBuilder(walker.forms, walker.lines, links, walker.ids)
    names = dict.fromkeys(name for names in walker.names for name in names.split())
    return Document(
        page=page,
        title=walker.embeds.title,
        language=language_of(
            (line.text for line in lines if line.region == "main"), attribute(root, "lang") if root else ""
        ),
        lines=lines,
        links=links,
        forms=forms.build(page.final_url, walker.links.resolve),
        scripts=tuple(walker.embeds.scripts),
        frames=walker.embeds.build(len(lines)),
        data=structured.json_ld(walker.embeds.blocks, bounds.json_ld)
        + structured.microdata(walker.items, walker.links.resolve),
        metas=tuple(walker.embeds.metas),
        decoded=frozenset(decoder.addresses),
        unreadable=tuple((line.text, line.region) for line in lines if decoder.missed(line.text)),
        nodes=tuple(islice(names, 5_000)),
        sitekeys=tuple(walker.sitekeys),
        pictures=tuple(walker.pictures),
        scripted=frozenset(decoder.addresses - decoder.turned),
    )
