"""The one walk over a page: lines, links, forms, scripts and frames, in the order of the text, without recursion."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from urllib.parse import unquote

from channelaudit.config.doors import Bounds
from channelaudit.reading import regions
from channelaudit.reading.builder import Tag
from channelaudit.reading.embeds import EmbedCollector
from channelaudit.reading.forms import BUTTONS, FormCollector
from channelaudit.reading.links import LinkCollector, RawLink, names_of
from channelaudit.reading.obfuscation import Decoder
from channelaudit.reading.scope import Capture, Place, RawLine, Scope
from channelaudit.reading.text import LineBuffer, clean, words
from channelaudit.reading.tree import SILENT, attribute, is_hidden, text_of

Leave = Callable[[], None]
Handler = Callable[[Tag], Leave | bool | None]

BLOCKS = words("""
    address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav noframes noscript ol p
    pre search section summary table tbody tfoot thead tr ul
    """)
BOLD = words("b strong dt th legend")
HEADINGS = words("h1 h2 h3 h4 h5 h6")
ICONS = words("i span svg")
STRUCTURE = words("header nav footer main div section ul ol table tbody td aside dialog menu dl center form")
"""Elements that may be a region of the page."""
_LIGATURES = re.compile(r"(?:^|\s)material-(?:icons|symbols)")
"""Icon fonts whose text is the icon's name, which nobody sees."""
_ICON = re.compile(r"(?:^|[\s_-])(?:(fax)|phone|telephone|telefon|earphone|handset|mobile|smartphone)(?:$|[\s_-])")
"""Names of icons that stand for a telephone or a fax."""
_FIELD = re.compile(r"street|postal|postcode|addressLocality|(?:^|[\s_-])(?:zip|city|town)")
"""Names of the fields of an address: styles put them apart, also where no white space does."""
REACHING = ("mailto:", "tel:")
"""Links to an address or a number begin so."""
MAX_CAPTURES = 16
MAX_NAMES = 4_000
MAX_HEADING = 300
MAX_BEHIND = 8
"""Lines between a field and what sends it."""


@dataclass(slots=True)
class Mark:
    """What has to be put back when an element ends."""

    before: Scope
    breaks: bool
    """It ends the line."""
    start: int = 0
    """Its first line."""
    link: RawLink | None = None
    then: Leave | None = None
    zone: regions.Zone | None = None
    heading: str = ""
    buffer: LineBuffer | None = None
    """The line around an element that is hidden inside a line."""
    line_scope: Scope | None = None


class Walk:
    """Walks a tree once and keeps what it saw in ``lines``, ``links``, ``forms`` and ``embeds``."""

    def __init__(self, base: str, bounds: Bounds, decoder: Decoder) -> None:
        self.lines: list[RawLine] = []
        self.zones: list[regions.Zone] = [regions.Zone("main")]
        self.spans: list[tuple[int, int]] = []
        """Lines, from and to, of every block that holds some."""
        self.links = LinkCollector(base, bounds.links, decoder)
        self.forms = FormCollector()
        self.embeds = EmbedCollector()
        self.names: dict[str, None] = {}
        self.ids: dict[str, Tag] = {}
        self.sitekeys: dict[str, None] = {}
        """Keys of captchas, "" where there should be one."""
        self.items: list[Tag] = []
        """Elements with ``itemscope``."""
        self._decoder = decoder
        self._scope = Scope(self.zones[0])
        self._heading = ""
        self._headings_open = 0
        self._buffer = LineBuffer()
        self._line_scope: Scope | None = None
        self._detached: list[RawLine] | None = None
        self._pending: list[RawLine] = []
        self._captures: list[Capture] = []
        self._last_link: tuple[int, int, str] = (-1, -1, "")
        self._last_control = (-1, 0)
        """Line and position behind the last control."""
        self._edge = (-1, -1)
        """Line and position where a link to an address or a number begins or ended last."""
        self._after: Leave | None = None
        self._stack: list[Tag | str | Leave] = []
        self._special: dict[str, Handler] = {}
        """What to do at the start of an element of this kind."""

    def run(self, root: Tag) -> None:
        stack = self._stack
        stack.append(root)
        while stack:
            node = stack.pop()
            if isinstance(node, str):
                self._string(node)
            elif isinstance(node, Tag):
                leave = self._open(node)
                if leave is False:
                    continue
                if leave:
                    stack.append(leave)  # type: ignore[arg-type]  # True is never returned
                stack.extend(node.contents[::-1])
            else:
                node()
        self._flush()

    # Text

    def _string(self, text: str) -> None:
        if not self._captures and text.isspace():
            self._buffer.space()
            return
        scope = self._scope
        if scope.superscript and text.strip().isdigit():
            text = "^" + text.strip()
        if self._edge == (len(self.lines), self._buffer.position):
            self._buffer.part(clean(text))
        start = self._buffer.add(text, bold=scope.bold)
        if self._captures:
            for capture in self._captures:
                capture.parts.append(text)
        if start < 0:
            return
        if self._line_scope is None:
            self._line_scope = scope
        if self.links.open:
            for link in self.links.open:
                link.saw(len(self.lines), start, self._buffer.position)

    def _flush(self) -> None:
        if not (self._buffer.position or self._captures or self._pending):
            self._line_scope = None
            return
        text, bold = self._buffer.take()
        if text:
            scope = self._line_scope or self._scope
            line = RawLine(text, scope.zone, self._heading, self._headings_open > 0, scope.hidden, bold)
            if self._detached is not None:
                self._detached.append(line)
            else:
                self.lines.append(line)
        if self._pending and self._detached is None:
            self.lines += self._pending
            self._pending = []
        self._line_scope = None
        if self._after is not None and text:
            self._end_after()
        if self._captures:
            for capture in self._captures:
                capture.parts.append(" ")

    def _end_after(self) -> None:
        """The text behind a box to tick ends with the line or at the next control."""
        if self._after is not None:
            self._after()
            self._after = None

    def _place(self) -> Place:
        return Place(self._scope.zone, len(self.lines), self._heading, self._scope.hidden)

    # Elements

    def _open(self, tag: Tag) -> Leave | bool | None:
        """Enters an element: False to pass over its content, else what is to be done when it ends."""
        name = tag.name
        special = self._special.get(name)
        if special is not None:
            return special(tag)
        if name in SILENT:
            return False
        if name in BLOCKS or tag.attrs or name in BOLD:
            return self._enter(tag, block=name in BLOCKS)
        return None

    def _enter(self, tag: Tag, *, block: bool, then: Leave | None = None) -> Leave | bool | None:
        """What every element may bring: a line of its own, a region, bold type, being hidden, a script's link."""
        before = self._scope
        link: RawLink | None = None
        hidden = before.hidden
        names = ""
        if tag.attrs:
            names = names_of(tag)
            if "material-" in names and _LIGATURES.search(names):
                self.links.picture(tag)
                return False
            decoded = self._note(tag, names)
            if decoded is not None:
                return self._show(decoded, block=block)
            hidden = hidden or is_hidden(tag)
            if not block and self._buffer.ends_in_word() and _FIELD.search(f"{names} {tag.attrs.get('itemprop', '')}"):
                self._buffer.space()
            if tag.name not in ("a", "button") and ("onclick" in tag.attrs or tag.attrs.get("role") == "button"):
                link = self._begin_link(tag)
                then = then or (None if link else self._may_send(tag))
        elif tag.name == "dialog":
            hidden = True
        zone = self._zone(tag, before, names) if tag.name in STRUCTURE else before.zone
        bold = before.bold or tag.name in BOLD
        inner = before.inner + (tag.name in regions.INNER)
        same = zone is before.zone and (hidden, bold, inner) == (before.hidden, before.bold, before.inner)
        if same and not (block or link or then):
            return None
        mark = Mark(before, block or zone is not before.zone, link=link, then=then)
        if mark.breaks:
            self._flush()
            mark.start = len(self.lines)
        if zone is not before.zone:
            self._begin_zone(zone, mark)
        elif hidden and not before.hidden and not block and self._detached is None:
            self._detach(mark)
        if not same:
            self._scope = Scope(zone, hidden, bold, before.superscript, inner)
        return partial(self._leave, mark)

    def _begin_zone(self, zone: regions.Zone, mark: Mark) -> None:
        zone.start = len(self.lines)
        mark.zone, mark.heading = zone, self._heading
        self._heading = ""

    def _detach(self, mark: Mark) -> None:
        mark.buffer, self._buffer, self._detached = self._buffer, LineBuffer(), []
        mark.line_scope, self._line_scope = self._line_scope, None

    def _leave(self, mark: Mark) -> None:
        if mark.then:
            mark.then()
        if mark.breaks or mark.buffer:
            self._flush()
        if mark.start < len(self.lines) and mark.breaks:
            self.spans.append((mark.start, len(self.lines)))
        if mark.buffer is not None:
            self._pending += self._detached or []
            self._buffer, self._detached, self._line_scope = mark.buffer, None, mark.line_scope
        if mark.link:
            self._end_link(mark.link)
        if mark.zone is not None:
            mark.zone.end = len(self.lines)
            self._heading = mark.heading
        self._scope = mark.before

    def _show(self, decoded: str, *, block: bool) -> Leave | bool | None:
        """Puts what was written in code in the place of an element's content."""
        if block:
            self._flush()
        if "<" in decoded:
            self._stack.extend(self._decoder.tree(decoded).contents[::-1])
        else:
            self._string(self._decoder.note(decoded))
            if block:
                self._flush()
        return False

    def _note(self, tag: Tag, names: str) -> str | None:
        """Keeps the ``names`` of an element; returns its text where it is written in code."""
        attrs = tag.attrs
        if names and len(self.names) < MAX_NAMES:
            self.names[names] = None
        if "id" in attrs:
            self.ids.setdefault(str(attrs["id"]), tag)
        if "data-sitekey" in attrs:
            self.sitekeys[attribute(tag, "data-sitekey")[:MAX_HEADING]] = None
        if "itemscope" in attrs:
            self.items.append(tag)
        if tag.name in ICONS:
            if self.links.open:
                self.links.picture(tag)
            elif names and (sign := sign_of_icon(tag, names)):
                return sign
        return self._decoder.text(tag)

    def _zone(self, tag: Tag, scope: Scope, names: str) -> regions.Zone:
        for naming in regions.NAMING:
            if naming in tag.attrs:
                names = f"{names} {attribute(tag, naming)[:40]}"
        entered = regions.enter(scope.zone, tag.name, attribute(tag, "role"), names, scope.inner)
        if entered is None:
            return scope.zone
        self.zones.append(entered)
        return entered

    def _capture(self, capture: Capture) -> Leave:
        """Collects text from here on; the returned function ends it."""
        if len(self._captures) >= MAX_CAPTURES:
            return _nothing
        self._captures.append(capture)
        return partial(self._captures.remove, capture)

    def _begin_link(self, tag: Tag) -> RawLink | None:
        hidden = self._scope.hidden or is_hidden(tag)
        place = Place(self._scope.zone, len(self.lines), self._heading, hidden)
        link = self.links.begin(tag, place, detached=self._detached is not None)
        if link is not None:
            link.stop = self._capture(link.capture)
        return link

    def _may_send(self, tag: Tag, link: RawLink | None = None) -> Leave | None:
        """Behind fields of no form, a box or a link that leads nowhere is the button by which a script sends them."""
        fields = self.forms.controls
        if self.forms.current or not fields or fields[-1].form or fields[-1].kind in BUTTONS:
            return None
        if link and not (link.href in ("#", "#!") or link.href.startswith("javascript:") or link.onclick):
            return None
        if len(self.lines) - fields[-1].place.line > MAX_BEHIND:
            return None
        button = self.forms.add(tag, self._place(), "")
        if button is None:
            return None
        button.kind, button.caption = "submit", link.capture if link else Capture()
        return None if link else self._capture(button.caption)

    def _end_link(self, link: RawLink) -> None:
        link.stop()
        self.links.finish(link)
        self._last_link = (len(self.lines), self._buffer.position, link.href)
        if link.href.startswith(REACHING) and stands_apart(link.href, link.capture.text):
            self._edge = (len(self.lines), self._buffer.position)


def stands_apart(href: str, text: str) -> bool:
    """Whether a link to an address or a number is a thing of its own, not a piece of one that goes on outside."""
    scheme, _, rest = href.partition(":")
    shown, address = text.strip().lower(), unquote(rest.partition("?")[0]).strip().lower()
    return scheme == "tel" or shown == address or shown not in address


def sign_of_icon(tag: Tag, names: str) -> str:
    """What an empty element with an icon's name shows a visitor, where it labels a number; ``""`` for other icons."""
    icon = _ICON.search(names)
    if icon is None or (tag.name != "svg" and text_of(tag, 1)):
        return ""
    return "Fax" if icon[1] else "☎"


def _nothing() -> None:
    """Ends a capture that was never begun."""
