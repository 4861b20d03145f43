"""What says that digits are a phone number: a label, a list, the head of a column, or their own form and place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from channelaudit.channels.claims import BLANK, MEASURED
from channelaudit.channels.dialling import Dialled
from channelaudit.channels.written_phones import Candidate, Evidence, Kind, lettered, numbers, tail_of, unplaced
from channelaudit.knowledge.country import country
from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.numbers import number_words

LABEL_REACH = 45
"""Characters between a label and its number."""
NAME_REACH = 30
"""Characters between two numbers of a list whose owners are named."""
FEW_WORDS = 3
"""So many words may stand beside a number without a label, in its part of the line."""
ABOVE = 40
"""Characters of a line above that are looked at."""
BEGINNING = 4
"""Characters at the beginning of a line within which a number stands beneath the label above …"""
BEGINNING_OF_SHORT = 30
"""… and the same of a short line."""
SHORT = 60
"""Characters of a line that is shorter than one of running text."""
_DELIMITER = re.compile(rf"[,;|·•()<>\t{BLANK}–—]|\s-\s|\.\s")
_BEHIND = re.compile(rf"{_DELIMITER.pattern}|\d")
_GROUP = re.compile(r"\d+")
_AND = re.compile(r"[\s.]{0,3}(?:[/&+,]|i|a|und|and|or|oraz|lub|nebo|alebo)[\s.]{0,3}")
_AFTER_FAX = re.compile(r"\s?\((?:fax|faks|telefax)\)", re.IGNORECASE)
_DIGITS_APART = re.compile(r"\d(?:[ .-]{1,3}\d){8,10}")
_INTRODUCED = re.compile(r":[\s(]{0,3}$|\s[-–—]\s?$")

_NAME = re.compile(r"[^\W\d_]{4,20}:\s?$")
_GROUPED = re.compile(r"\(?\d{2,4}\)?(?:[ -]\d{2,4}){2,4}")

Said = Literal["phone", "fax", "both", "other"]


@dataclass(frozen=True, slots=True)
class Around:
    """What surrounds a line."""

    above: str = ""
    """A label above the line, folded, that may speak for its first number."""
    heads: tuple[str, ...] = ()
    """Folded heads of the columns, where the line is a row of a table."""
    priced: bool = False
    """It is a row of goods: one of its cells is a price."""


def candidates(rest: str, around: Around, countries: tuple[str, ...]) -> Iterator[Candidate]:
    """The possible phone numbers of a line, from left to right.

    ``rest`` is the line with claimed numbers blanked out, ``countries`` are those whose numbers may be expected, the
    likeliest first.
    """
    line = _Line(unplaced(rest), around, countries)
    last: Candidate | None = None
    for start, end, dialled in numbers(line.text, countries):
        if last and start < last.end:
            continue
        found = line.judged(start, end, dialled, last)
        while found:
            last = found
            yield found
            found = tail_of(line.text, line.folded, last, countries) if last.evidence != "none" else None
    for start, end, dialled in lettered(line.text, countries):
        kind = line.label(start, None)
        if kind and kind != "other":
            yield Candidate(start, end, dialled, "label", kind)


class _Line:
    """One line whose numbers are judged."""

    def __init__(self, text: str, around: Around, countries: tuple[str, ...]) -> None:
        self.text = text
        self.folded = fold(text)
        self._around = around
        self._countries = countries

    def judged(self, start: int, end: int, dialled: Dialled, last: Candidate | None) -> Candidate | None:
        label = self.label(start, last)
        evidence: Evidence = "none"
        kind: Kind = "phone"
        joined = last is not None and self._goes_on(last, start, dialled)
        if label is None and not joined:
            label = self._from_outside(start)
        if label == "other":
            if not self.text[start:end].startswith(("+", "(+")):
                return None
        elif label:
            evidence, kind = "label", label
        elif joined and last is not None and last.evidence != "none":
            evidence, kind = "list", last.kind
        if evidence == "none":
            evidence = self._by_itself(start, end, dialled, last)
        if _AFTER_FAX.match(self.text, end):
            kind = "fax"
        if not dialled.valid and not (evidence == "label" and self._close(start)):
            return None
        extension = number_words().extension.match(self.folded, end)
        return Candidate(start, end, dialled, evidence, kind, extension[1] if extension else "")

    def label(self, start: int, last: Candidate | None) -> Said | None:
        """The kind of the nearest label before ``start`` that no other number has used."""
        floor = max(0, start - 2 * LABEL_REACH, last.end if last else 0)
        return _said(self.folded, floor, start)

    def _goes_on(self, last: Candidate, start: int, dialled: Dialled) -> bool:
        """The list of the number before goes on: with a comma or "or", or with a name: "601 202 303 Anna, 602 …"."""
        if number_words().joining.fullmatch(self.folded, last.end, start):
            return True
        between = self.text[last.end : start]
        named = len(between) <= NAME_REACH and BLANK not in between and not any(c.isdigit() for c in between)
        same = dialled.valid and dialled.calling_code == last.dialled.calling_code
        return named and same and len(between.split()) <= FEW_WORDS and not self._embedded(start, start)

    def _from_outside(self, start: int) -> Said | None:
        """What the head of the column, or the line above, says of a number without a label of its own."""
        if self._around.heads:
            column = self.text.count("\t", 0, start)
            head = self._around.heads[column] if column < len(self._around.heads) else ""
            said = _said(head + " ", 0, len(head) + 1)
            if said is None and number_words().goods.search(" ".join(self._around.heads)):
                return "other"
            return said
        if self._around.priced:
            return "other"
        if self._around.above and start <= (BEGINNING_OF_SHORT if len(self.text) < SHORT else BEGINNING):
            said = _said(self._around.above + " ", 0, len(self._around.above) + 1)
            return None if said == "other" and start > BEGINNING else said
        return None

    def _close(self, start: int) -> bool:
        """A label stands right before the number: what follows is meant to be one, valid or not."""
        head = self.folded[max(0, start - 20) : start].rstrip(" :.(")
        match = None
        for match in number_words().labels.finditer(head):  # noqa: B007 (the last one counts)
            pass
        return match is not None and match.end() >= len(head) - 1 and match.lastgroup in ("phone", "fax", "both")

    def _by_itself(self, start: int, end: int, dialled: Dialled, last: Candidate | None) -> Evidence:
        """What the number's own form says: an international prefix, or the grouping usual in the shop's country."""
        written = self.text[start:end]
        if written.lstrip("(").startswith("+"):
            return "international"
        if self._embedded(start, end) or _progression(written):
            return "none"
        if written.isdigit():
            home = dialled.region in self._countries[:1]
            return "grouping" if home and dialled.valid and self._asked_for(start) else "none"
        if written.lstrip("(").startswith("00"):
            return "international"
        if dialled.calling_code == 1:
            return "grouping" if number_words().north_american.fullmatch(written) else "none"
        if dialled.region not in self._countries[:1]:
            return "none"
        if written.startswith(("0", "(0")) and dialled.valid and self.text.strip(" .,;") == written:
            return "grouping"  # a line of its own, whatever its groups
        if not (_usual(written, dialled) or self._called(start, written, dialled)):
            return "none"
        return "grouping" if self._stands_alone(start, end, last) else "none"

    def _embedded(self, start: int, end: int) -> bool:
        """Part of a longer code or of a row of numbers."""
        before, after = self.text[max(0, start - 2) : start], self.text[end : end + 2]
        return (
            before[-1:].isalnum()
            or before[-1:] in {"/", "-", "#", "_", ".", ","}
            or (before[:1].isdigit() and before[1:] == " ")
            or after[:1].isalpha()
            or after[:1] in {"-", "_", "%", "/"}
            or MEASURED.match(self.text, end) is not None
            or (after[:1] == " " and after[1:].isdigit())
        )

    def _called(self, start: int, written: str, dialled: Dialled) -> bool:
        """A name and a colon stand before a number in groups of its own: "Sprzedaż: 17 85 22 110"."""
        named = _NAME.search(self.text, max(0, start - NAME_REACH), start) is not None
        return named and dialled.valid and _GROUPED.fullmatch(written) is not None

    def _stands_alone(self, start: int, end: int, last: Candidate | None) -> bool:
        """Few words share its part of the line, or what stands before and behind leads to a phone number."""
        words = number_words()
        floor = max(last.end if last else 0, start - 80)
        left = _DELIMITER.split(self.text[floor:start])[-1].split()
        led = bool(_INTRODUCED.search(self.text, max(0, start - 6), start))
        led = led or words.leading.search(self.folded, max(floor, start - 30), start) is not None
        if words.joining.fullmatch(" ".join(left)):  # "sklep@… or 0114 …"
            left = []
        if not led and len(left) > FEW_WORDS:
            return False
        if words.days.match(self.folded, end) or words.extension.match(self.folded, end):
            return True
        if (led or not left) and words.following.match(self.folded, end):
            return True
        right = _BEHIND.split(self.text[end : end + 80], maxsplit=1)[0].strip()
        return len(right.split()) <= FEW_WORDS and not right[:1].islower()

    def _asked_for(self, start: int) -> bool:
        """A word that leads to phone numbers stands right before it: "W razie pytań: 601202303"."""
        floor = max(0, start - 30)
        led = [m.end() for m in number_words().leading.finditer(self.folded, floor, start)]
        return bool(led) and not self.folded[led[-1] : start].strip(" :-(")


def _said(folded: str, floor: int, start: int) -> Said | None:
    """What the nearest label in ``folded[floor:start]`` says of a number at ``start``."""
    labels = list(number_words().labels.finditer(folded, floor, start))
    while len(labels) > 1 and labels[-1].lastgroup == "near" and not _touches(folded, labels[-1].end(), start):
        labels.pop()
    if not labels or start - labels[-1].end() > LABEL_REACH:
        return None
    nearest, before = labels[-1], labels[-2] if len(labels) > 1 else None
    kind = nearest.lastgroup
    if (
        before
        and {kind, before.lastgroup} == {"phone", "fax"}
        and _AND.fullmatch(folded, before.end(), nearest.start())
    ):
        kind = "both"
    between = folded[nearest.end() : start]
    if kind in ("near", "count"):
        if not _touches(folded, nearest.end(), start):
            return None
        if kind == "near":
            return "phone"
        return _numbered(folded, max(floor, nearest.start() - 20), nearest.start())
    if sum(c.isdigit() for c in between) > 4 or BLANK in between or "@" in between:
        return None
    return kind  # type: ignore[return-value]


def _touches(folded: str, end: int, start: int) -> bool:
    """Nothing but signs stands between the end of a label and a number."""
    return start - end <= 1 or not folded[end:start].strip(" .:(\t#")


def _numbered(folded: str, floor: int, count: int) -> Said:
    """What is numbered by the word at ``count``: "tel. č.", "faksem na nr", else something that nobody dials."""
    said: Said = "other"
    for label in number_words().labels.finditer(folded, floor, count):
        if count - label.end() <= 4 and label.lastgroup in ("phone", "fax", "both"):
            said = label.lastgroup  # type: ignore[assignment]
    return said


def _progression(written: str) -> bool:
    """Sizes in even steps: ``128 134 140``; pages: ``1 2 3 4``."""
    sizes = [int(g) for g in _GROUP.findall(written)]
    steps = {b - a for a, b in pairwise(sizes)}
    return len(sizes) >= 3 and len(steps) == 1


def _usual(written: str, dialled: Dialled) -> bool:
    """Whether numbers of that country are grouped like this."""
    national = re.sub(rf"^{dialled.calling_code}[ .-]", "", written)
    forms = (national, re.sub(r"[()]", "", national))
    return bool(_DIGITS_APART.fullmatch(national)) or any(
        p.fullmatch(form) for p in _groupings(dialled.region) for form in forms
    )


@cache
def _groupings(region: str) -> tuple[re.Pattern[str], ...]:
    phones = country(region).phones
    return tuple(re.compile(g) for g in phones.groupings) if phones else ()
