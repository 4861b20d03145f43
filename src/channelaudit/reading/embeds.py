"""What a page carries beside its text: scripts, frames, metas, structured data blocks."""

from __future__ import annotations

from dataclasses import dataclass

from channelaudit.model import Frame, Script
from channelaudit.reading.builder import Tag
from channelaudit.reading.obfuscation import Decoder
from channelaudit.reading.scope import Place
from channelaudit.reading.text import fold
from channelaudit.reading.tree import attribute, strings

MAX_SCRIPT = 20_000
MAX_EMBEDS = 1_000
MAX_VALUE = 2_000
_DATA_TYPES = ("application/ld+json",)


@dataclass(slots=True)
class RawFrame:
    src: str
    title: str
    place: Place


class EmbedCollector:
    """Gathers scripts, frames and metas; JSON-LD texts are kept apart in ``blocks``."""

    def __init__(self) -> None:
        self.scripts: list[Script] = []
        self.frames: list[RawFrame] = []
        self.metas: list[tuple[str, str]] = []
        self.blocks: list[str] = []
        self.title = ""

    def add(self, tag: Tag, place: Place, decoder: Decoder) -> Tag | None:
        """Keeps one element; returns markup that a script writes in its place, if it can be read."""
        match tag.name:
            case "script":
                return self._script(tag, decoder)
            case "meta":
                self._meta(tag)
            case "title":
                self.title = self.title or fold("".join(strings(tag)))[:MAX_VALUE]
            case "iframe" | "frame" | "embed" | "object":
                self._frame(tag, place)
        return None

    def _script(self, tag: Tag, decoder: Decoder) -> Tag | None:
        if len(self.scripts) >= MAX_EMBEDS:
            return None
        text = "".join(s for s in tag.contents if isinstance(s, str))
        kind = attribute(tag, "type").lower()
        if kind.split(";")[0].strip() in _DATA_TYPES:
            self.blocks.append(text)
            return None
        attributes = {k.lower(): str(v)[:MAX_VALUE] for k, v in tag.attrs.items() if k not in ("src", "type")}
        self.scripts.append(Script(attribute(tag, "src"), text[:MAX_SCRIPT], kind, attributes))
        return decoder.written(text) if text else None

    def _meta(self, tag: Tag) -> None:
        name = attribute(tag, "name") or attribute(tag, "property") or attribute(tag, "itemprop")
        name = name or attribute(tag, "http-equiv")
        if name and len(self.metas) < MAX_EMBEDS:
            self.metas.append((name.lower(), attribute(tag, "content")[:MAX_VALUE]))

    def _frame(self, tag: Tag, place: Place) -> None:
        source = attribute(tag, "src") or attribute(tag, "data-src") or attribute(tag, "data")
        if len(self.frames) < MAX_EMBEDS:
            self.frames.append(RawFrame(source, attribute(tag, "title"), place))

    def build(self, lines: int) -> tuple[Frame, ...]:
        last = max(0, lines - 1)
        return tuple(Frame(f.src, f.place.zone.region, f.title, min(f.place.line, last)) for f in self.frames)
