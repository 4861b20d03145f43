"""Links: anchors, map areas and elements that a script turns into links."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin

from channelaudit.model import Link, Region
from channelaudit.reading.builder import Tag
from channelaudit.reading.expressions import Reader
from channelaudit.reading.obfuscation import Decoder
from channelaudit.reading.scope import Capture, Place, RawLine
from channelaudit.reading.text import fold
from channelaudit.reading.tree import attribute

_OPENING = re.compile(r"location(?:\.href)?\s?=(?!=)|\.href\s?=(?!=)|(?:open|assign|replace)\(", re.IGNORECASE)
_ADDRESS = re.compile(r"""['"]((?:mailto|tel|sms|callto|whatsapp):[^'"\\]{1,500})['"]""", re.IGNORECASE)
_EMPTY = ("", "#", "#!", "#0")
_ABSOLUTE = ("https://", "http://", "mailto:", "tel:")
_CONTACTS = ("tel:", "mailto:", "callto:", "sms:")
_CONTROL = re.compile(r"[\t\r\n]+")
_SITE = re.compile(r"https?://[^/?#\s]+")


@dataclass(slots=True, eq=False)
class RawLink:
    """A link while its element is open."""

    href: str
    place: Place
    onclick: bool = False
    label: str = ""
    classes: list[str] = field(default_factory=list)
    capture: Capture = field(default_factory=Capture)
    line: int = -1
    start: int = -1
    end: int = -1
    stop: Callable[[], None] = lambda: None
    """Ends the capture of its text."""
    detached: bool = False
    """Stands in text that is taken out of the line around it, so that offsets would mislead."""

    def saw(self, line: int, start: int, end: int) -> None:
        """Text of the link stands in ``line`` from ``start`` to ``end``; only its first line counts."""
        if self.detached:
            return
        if self.line < 0:
            self.line, self.start, self.end = line, start, end
        elif self.line == line:
            self.end = end


def target_of_script(script: str, own: Mapping[str, object]) -> str:
    """The URL that an ``onclick`` or ``javascript:`` text opens, ``""`` if it cannot be read.

    ``own`` are the attributes of the element, which the script may read.
    """
    script = script[:4_000].replace("\\'", "'").replace('\\"', '"')
    reader = Reader(script, {name: str(own[name]) for name in own if name.startswith("data-")})
    for match, _ in zip(_OPENING.finditer(script), range(5), strict=False):
        read = reader.value(match.end())
        if read and len(read[0].strip()) > 1:
            return read[0].strip()
    literal = _ADDRESS.search(script)
    return literal[1].strip() if literal else ""


def href_of(tag: Tag) -> tuple[str, bool] | None:
    """The link's address and whether a script opens it; None for an element that leads nowhere."""
    href = str(tag.attrs["href"]) if "href" in tag.attrs else None
    if href is None:
        if tag.name == "a" and (late := attribute(tag, "data-href")):
            return late, False
    elif href.strip() not in _EMPTY and not href.lstrip()[:11].lower().startswith("javascript:"):
        return href.strip(), False
    if href and "UnCryptMailto(" in href:
        return href.strip(), True
    for script in (attribute(tag, "onclick"), href or ""):
        if script and (found := target_of_script(script, tag.attrs)):
            return found, True
    return None if href is None else (href.strip(), False)


def names_of(tag: Tag) -> str:
    """Class and id names of an element, lower case."""
    attrs = tag.attrs
    names = attrs.get("class") or ""
    if ident := attrs.get("id"):
        names = f"{names} {ident}"
    return str(names).lower()


class LinkCollector:
    """Gathers the links of a page in the order of the text; at most ``limit``."""

    def __init__(self, base: str, limit: int, decoder: Decoder) -> None:
        self._base = base
        self._limit = limit
        self._decoder = decoder
        self._resolved: dict[str, str] = {}
        self.links: list[RawLink] = []
        self.open: list[RawLink] = []

    def begin(self, tag: Tag, place: Place, *, detached: bool = False) -> RawLink | None:
        """Opens a link; None if the element is none, or one too many."""
        target = href_of(tag)
        if target is None or len(self.links) >= self._limit:
            return None
        href, onclick = target
        link = RawLink(self._decoder.href(tag, href), place, onclick, detached=detached)
        link.label = attribute(tag, "aria-label") or attribute(tag, "title")
        link.classes.append(names_of(tag))
        self.links.append(link)
        if len(self.open) < 8:  # a page may nest them without end
            self.open.append(link)
        return link

    def finish(self, link: RawLink) -> None:
        if link in self.open:
            self.open.remove(link)

    def picture(self, tag: Tag) -> None:
        """An icon or picture inside an open link gives it a label and classes."""
        if not self.open:
            return
        link = self.open[-1]
        if len(link.classes) > 12:
            return
        if tag.name == "img":
            link.label = link.label or attribute(tag, "alt") or attribute(tag, "title")
            source = (attribute(tag, "src") or attribute(tag, "data-src"))[:300]
            link.classes.append(f"{names_of(tag)} {source.rpartition('/')[2].partition('.')[0].lower()}".strip())
        elif tag.name == "use":
            link.classes.append((attribute(tag, "href") or attribute(tag, "xlink:href")).rpartition("#")[2].lower())
        else:
            link.classes.append(names_of(tag))
            link.label = link.label or attribute(tag, "aria-label") or attribute(tag, "title")

    def resolve(self, href: str) -> str:
        """Absolute URL as browsers make it; ``""`` for what leads nowhere."""
        known = self._resolved.get(href)
        if known is None:
            known = self._resolved[href] = absolute(self._base, href)
        return known

    def filled_lines(self, lines: Sequence[RawLine]) -> set[int]:
        """Indices of lines that are made of links to pages: a menu's entries."""
        covered: dict[int, int] = {}
        for link in self.links:
            if link.start >= 0 and not link.href.startswith(_CONTACTS):
                covered[link.line] = covered.get(link.line, 0) + link.end - link.start
        return {i for i, size in covered.items() if i < len(lines) and size >= 0.8 * len(lines[i].text)}

    def region(self, link: RawLink, line: int, lines: Sequence[RawLine]) -> Region:
        """The region of the line it stands in; an icon between two regions keeps to where its element is."""
        place = link.place.zone
        if lines and (link.line >= 0 or lines[line].zone.how == "position"):
            return lines[line].zone.region
        return place.region

    def build(self, lines: Sequence[RawLine]) -> tuple[Link, ...]:
        """The finished links, with offsets into ``lines``."""
        return tuple(self._link(raw, lines) for raw in self.links)

    def _link(self, raw: RawLink, lines: Sequence[RawLine]) -> Link:
        text = raw.capture.text
        line = max(0, min(raw.line if raw.line >= 0 else raw.place.line, len(lines) - 1))
        start, end = raw.start, raw.end
        if start >= 0:
            shown = lines[line].text[start:end]
            end = start + len(shown.rstrip())
        return Link(
            href=raw.href,
            url=self.resolve(raw.href),
            text=text,
            label=fold(raw.label)[:300] if raw.label else "",
            region=self.region(raw, line, lines),
            line=line,
            start=start,
            end=end,
            classes=" ".join(filter(None, raw.classes)) if len(raw.classes) > 1 else raw.classes[0],
            onclick=raw.onclick,
            hidden=raw.place.hidden,
            heading=raw.place.heading,
        )


def absolute(base: str, href: str) -> str:
    """``href`` resolved against ``base``; schemes that open no page stay as they are; ``""`` if impossible."""
    if href.startswith(_ABSOLUTE) and href.isprintable() and "[" not in href:
        return href
    if href[:1] == "/" and _is_plain(href) and (site := _SITE.match(base)):
        return site[0] + href
    href = _CONTROL.sub("", href)
    if href[:16].lower().lstrip().startswith("javascript:"):
        return ""
    try:
        return urljoin(base, href)
    except ValueError:
        return ""


def _is_plain(path: str) -> bool:
    """A path from the site's root that is joined to it as it stands: most links are, and joining takes its time."""
    odd = path[1:2] == "/" or path[-1] in "?#" or "/." in path or ";" in path or "?#" in path or " " in path
    return not odd and path.isprintable()
