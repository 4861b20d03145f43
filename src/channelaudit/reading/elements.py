"""What each kind of element means to the walk: links, headings, cells, forms and controls, scripts and frames."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from channelaudit.config.doors import Bounds
from channelaudit.model import Picture
from channelaudit.reading.builder import Tag
from channelaudit.reading.links import names_of
from channelaudit.reading.obfuscation import Decoder, is_at_sign
from channelaudit.reading.scope import Capture
from channelaudit.reading.text import words
from channelaudit.reading.tree import attribute, is_hidden, text_of
from channelaudit.reading.walk import HEADINGS, MAX_HEADING, REACHING, Leave, Walk, sign_of_icon, stands_apart

HEAD = words("base basefont bgsound link meta noscript object script style template title iframe")
"""What may stand in ``<head>``, or shows nothing there."""
MAX_PICTURES = 200
MAX_ALT = 10
"""Characters of an alternative text that is a label: ``Telefon``."""


class PageWalk(Walk):
    """The walk over a whole page."""

    def __init__(self, base: str, bounds: Bounds, decoder: Decoder) -> None:
        super().__init__(base, bounds, decoder)
        self.pictures: list[Picture] = []
        self._special = {
            "a": self._link,
            "area": self._link,
            "br": self._break,
            "td": self._cell,
            "th": self._cell,
            "sup": self._superscript,
            "form": self._form,
            "label": self._label,
            "button": self._button,
            "img": self._picture,
            "use": self._picture,
            "head": self._head,
            "select": self._control,
            "textarea": self._control,
            "input": self._control,
            **dict.fromkeys(HEADINGS, self._title),
            "object": self._object,
            **dict.fromkeys(("script", "style", "meta", "iframe", "frame", "embed"), self._embed),
        }

    def _break(self, _tag: Tag) -> bool:
        self._flush()
        return False

    def _title(self, tag: Tag) -> Leave | bool | None:
        self._flush()
        capture = Capture()
        stop = self._capture(capture)
        self._headings_open += 1

        def then() -> None:
            self._flush()
            stop()
            self._headings_open -= 1
            self._heading = capture.text[:MAX_HEADING] or self._heading

        return self._enter(tag, block=True, then=then)

    def _cell(self, tag: Tag) -> Leave | bool | None:
        """A cell goes on in the line of its row, unless it holds lines of its own."""
        self._buffer.cell()
        lines = len(self.lines)

        def then() -> None:
            if len(self.lines) > lines:
                self._flush()

        return self._enter(tag, block=False, then=then)

    def _superscript(self, _tag: Tag) -> Leave | bool | None:
        before = self._scope
        self._scope = replace(before, superscript=True)

        def leave() -> None:
            self._scope = before

        return leave

    # Links

    def _link(self, tag: Tag) -> Leave | bool | None:
        link = self._begin_link(tag)
        if link is None:
            return self._enter(tag, block=False)
        line, end, href = self._last_link
        if (line, end) == (len(self.lines), self._buffer.position) and href != link.href:
            self._buffer.space()  # two links side by side are never one word
        if link.href.startswith(REACHING) and stands_apart(link.href, text_of(tag, MAX_HEADING)):
            self._edge = (len(self.lines), self._buffer.position)
        if link.href.startswith("mailto:") and "/cdn-cgi/l/email-protection" in attribute(tag, "href"):
            self._string(self._decoder.shown(tag, link.href))
            self._end_link(link)
            return False
        self._may_send(tag, link)
        return self._enter(tag, block=False, then=partial(self._end_link, link))

    def _picture(self, tag: Tag) -> bool:
        self.links.picture(tag)
        if tag.name == "img":
            if not self.links.open and len(self.pictures) < MAX_PICTURES:
                source = (attribute(tag, "src") or attribute(tag, "data-src"))[:300]
                before = self._buffer.peek().strip()
                self.pictures.append(Picture(source, attribute(tag, "alt")[:200], len(self.lines), before[-200:]))
            sign = "@" if is_at_sign(tag) else "" if self.links.open else sign_of_icon(tag, names_of_picture(tag))
            if sign:
                self._string(sign)
            else:
                self._buffer.space()
        return False

    # Forms

    def _form(self, tag: Tag) -> Leave | bool | None:
        self._flush()
        forms = self.forms
        outer = forms.current
        place = self._place()
        if is_hidden(tag):
            place = replace(place, hidden=True)
        form = forms.current = forms.begin(tag, place, len(self.links.links))

        def then() -> None:
            self._flush()
            form.end, form.last_link = len(self.lines), len(self.links.links)
            forms.current = outer

        return self._enter(tag, block=True, then=then)

    def _label(self, tag: Tag) -> Leave | bool | None:
        forms, outer = self.forms, self.forms.label
        forms.label = self.forms.begin_label(tag)
        stop = self._capture(forms.label)

        def then() -> None:
            stop()
            forms.label = outer

        return self._enter(tag, block=False, then=then)

    def _control(self, tag: Tag) -> bool:
        self._note(tag, names_of(tag))
        place = self._place()
        if is_hidden(tag):
            place = replace(place, hidden=True)
        kind = attribute(tag, "type").lower()
        if is_hidden(tag) or kind == "hidden":
            self.forms.add(tag, place, "")
            return False
        control = self.forms.add(tag, place, self._near())
        self._buffer.space()
        self._last_control = (len(self.lines), self._buffer.position)
        self._end_after()
        if control is not None and kind in ("checkbox", "radio"):
            control.after = Capture()
            self._after = self._capture(control.after)
        return False

    def _near(self) -> str:
        """Text between the control before and this one: of its own line, else the line above."""
        line, position = self._last_control
        here = self._buffer.peek()[position if line == len(self.lines) else 0 :].strip()
        if here or self._buffer.position or line >= len(self.lines) or not self.lines:
            return here
        return self.lines[-1].text

    def _button(self, tag: Tag) -> Leave | bool | None:
        self._flush()
        control = self.forms.add(tag, self._place(), "")
        if control is None:
            return self._enter(tag, block=True)
        control.caption = Capture()
        link = self._begin_link(tag)
        stop = self._capture(control.caption)

        def then() -> None:
            stop()
            if link:
                self._end_link(link)

        return self._enter(tag, block=True, then=then)

    # What is not text

    def _head(self, tag: Tag) -> bool:
        """Nothing in the head is shown; its scripts and metas count.

        Where a page leaves out ``<body>``, the parser takes elements that it does not know from HTML 4 (header, main
        …) into
        the head: they are walked like the body.
        """
        strays = [child for child in tag.contents if isinstance(child, Tag) and child.name not in HEAD]
        self._stack.extend(strays[::-1])
        stack = tag.contents[::-1]
        while stack:
            child = stack.pop()
            if not isinstance(child, Tag):
                continue
            if child.name == "noscript":
                stack.extend(child.contents[::-1])
            elif child.name in ("script", "meta", "title", "iframe"):
                self._embed(child)
        return False

    def _object(self, tag: Tag) -> Leave | bool | None:
        """Without anything to embed its content is shown: some shop builders wrap every link in such an element."""
        return self._embed(tag) if "data" in tag.attrs else self._enter(tag, block=False)

    def _embed(self, tag: Tag) -> bool:
        if tag.attrs:
            self._note(tag, names_of(tag))
        if markup := self.embeds.add(tag, self._place(), self._decoder):
            self._stack.extend(markup.contents[::-1])
        return False


def names_of_picture(tag: Tag) -> str:
    """Short alternative text of a picture and the name of its file, lower case."""
    alt, file = attribute(tag, "alt"), attribute(tag, "src")[:300].rpartition("/")[2].partition(".")[0]
    return f"{alt if len(alt) <= MAX_ALT else ''} {file}".lower()
