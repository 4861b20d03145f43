"""Hours that cannot be: 25:00, a day twice with other times.  What can be is the matter of ``hours.py``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from channelaudit.channels.schedules.segments import Segment, segments
from channelaudit.channels.schedules.tokens import tokens
from channelaudit.channels.sightings import in_data, in_line
from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.hours import LANGUAGES
from channelaudit.model import DataItem, Document, Finder, Line, Malformed, SiteContext

LONGEST = 300
"""Characters of a line that states hours."""
DEPTH = 8
_RANGE = re.compile(r"(?<![\d.:/])(\d{1,2}):(\d\d)\s?(?:-|do|bis|to|az)\s?(\d{1,2}):(\d\d)(?![\d:])")
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)(?::\d\d)?(?![\d:])")


def find(document: Document, context: SiteContext) -> Iterable[Malformed]:
    """``Malformed`` of the kind ``hours``: ``syntax`` for times that do not exist, ``twice`` for repeated days."""
    language = next((code for code in (document.language, context.language) if code in LANGUAGES), "en")
    before: list[Segment] = []
    for line in document.lines:
        if len(line.text) > LONGEST or ":" not in line.text:
            before = []
            continue
        found = tokens(line.text, language)
        yield from _impossible(document, line, has_days=any(token.kind == "days" for token in found))
        rows = [s for s in segments(line.text, found) if s.complete]
        for one, two in pairwise([*before, *rows]):
            if _repeats(one, two) and _is_plain(line.text, rows):
                yield Malformed("hours", line.text[:200], "twice", (in_line(document, line, two.start, two.end),))
                break
        before = rows if len(rows) == 1 and _is_plain(line.text, rows) else []
    for item in document.data:
        yield from _in_data(document, item, 0)


def _impossible(document: Document, line: Line, *, has_days: bool) -> Iterator[Malformed]:
    if not has_days:
        return
    for match in _RANGE.finditer(fold(line.text)):
        if not (_exists(match[1], match[2]) and _exists(match[3], match[4])):
            yield Malformed("hours", line.text[:200], "syntax", (in_line(document, line, *match.span()),))
            return


def _exists(hours: str, minutes: str) -> bool:
    return int(minutes) < 60 and int(hours) * 60 + int(minutes) <= 24 * 60


def _repeats(one: Segment, two: Segment) -> bool:
    """A day is named again with times that are not simply later on that day."""
    if not set(one.days) & set(two.days):
        return False
    if one.closed or two.closed:
        return bool(one.closed) != bool(two.closed)
    return max(s.closes for s in one.spans) > min(s.opens for s in two.spans)


def _is_plain(text: str, rows: list[Segment]) -> bool:
    """Nothing but days and times: names of branches and departments, seasons and dates would tell the rows apart."""
    rest, at = "", 0
    for row in rows:
        rest += text[at : row.start]
        at = row.end
    return bool(rows) and sum(c.isalnum() for c in rest + text[at:]) <= 4


def _in_data(document: Document, item: DataItem, depth: int) -> Iterator[Malformed]:
    """Structured data with times like "25:00"."""
    if depth > DEPTH:
        return
    for name, values in item.properties.items():
        for value in values if isinstance(values, (list, tuple)) else [values]:
            if isinstance(value, DataItem):
                yield from _in_data(document, value, depth + 1)
            elif name in ("opens", "closes", "openingHours") and isinstance(value, str):
                times = [m.groups() for m in _CLOCK.finditer(value[:200])]
                if any(not _exists(*time) for time in times):
                    yield Malformed("hours", value[:200], "syntax", (in_data(document, value, item.source),))


FINDER = Finder(kinds=("hours",), find=find)
