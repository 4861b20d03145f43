"""Phone numbers in a line of text: which digits belong together, and what says that they are a phone number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from channelaudit.channels.claims import BLANK
from channelaudit.channels.dialling import FIXED_LENGTH, Dialled, dial, from_letters
from channelaudit.knowledge.country import country
from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.numbers import number_words

Evidence = Literal["label", "international", "list", "grouping", "none"]
Kind = Literal["phone", "fax", "both"]

MAX_TRIES = 300
"""Places in one line where a number is looked for."""
LABEL_REACH = 45
"""Characters between a label and its number."""
_RUN = re.compile(r"(?:\(?\+\s?)?\(?\d[\d ()./*\t\u2010-\u2015-]{4,120}")
_DELIMITER = re.compile(rf"[,;|·•()<>\t{BLANK}–]|\s-\s")
_DIGIT = re.compile(r"\d")
_GROUP = re.compile(r"\d+")
_MISPLACED_PLUS = re.compile(r"(?<![\d+])1\+(?=[2-9]\d\d[ .-]?\d)")
_LETTERED = re.compile(
    r"(?<![\w.-])(?:1[ .-])?\(?(?:0?8\d\d|1800)\)?[ .-][A-Z]{2,9}(?:[ .-]?[A-Z]{2,9}){0,2}(?![A-Za-z])"
)
_AFTER_FAX = re.compile(r"\s?\((?:fax|faks|telefax)\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Digits of a line that dial something."""

    start: int
    end: int
    dialled: Dialled
    evidence: Evidence
    kind: Kind = "phone"
    extension: str = ""


def worth(rest: str) -> bool:
    """Whether a line can hold a phone number at all."""
    digits = len(_DIGIT.findall(rest))
    return digits >= 7 or (digits >= 3 and _LETTERED.search(rest) is not None)


def candidates(rest: str, before: str, countries: tuple[str, ...]) -> Iterator[Candidate]:
    """The possible phone numbers of a line, from left to right.

    ``rest`` is the line with claimed numbers blanked out, ``before`` a label above it, folded, that may speak for its
    first number, ``countries`` are those whose numbers may be expected, the likeliest first.
    """
    text = _MISPLACED_PLUS.sub("+1", rest)
    folded = fold(text)
    last: Candidate | None = None
    for start, end, dialled in _numbers(text, countries):
        found = _judged(text, folded, start, end, dialled, last, before, countries)
        if found:
            last = found
            yield found
    for match in _LETTERED.finditer(text):
        keyed = dial(_keyed(match[0]), countries)
        kind = _label(folded, match.start(), None)
        if keyed and keyed.valid and kind and kind != "other":
            yield Candidate(match.start(), match.end(), keyed, "label", kind)


def _keyed(written: str) -> str:
    """The digits that count: who spells a long word dials its first letters."""
    digits = re.sub(r"\D", "", from_letters(written))
    return digits[: 11 if digits.startswith(("0", "1")) else 10]


def _numbers(text: str, countries: tuple[str, ...]) -> Iterator[tuple[int, int, Dialled]]:
    """(start, end, what it dials): of each run of digits the longest stretches that dial something valid."""
    tries = MAX_TRIES
    for run in _RUN.finditer(text):
        groups = list(_GROUP.finditer(text, run.start(), run.end()))[:24]
        first = 0
        while first < len(groups) and tries > 0:
            tries -= 1
            start = _opening(text, run.start(), groups[first].start())
            found = _longest(text, start, groups[first : first + 8], countries)
            if found is None:
                first += 1
                continue
            end, dialled = found
            yield start, end, dialled
            while first < len(groups) and groups[first].start() < end:
                first += 1


def _opening(text: str, floor: int, start: int) -> int:
    """Where a number begins: with its plus sign or bracket."""
    while start > floor and text[start - 1] in "+( ":
        start -= 1
    while text[start] == " ":
        start += 1
    return start


def _longest(
    text: str, start: int, groups: list[re.Match[str]], countries: tuple[str, ...]
) -> tuple[int, Dialled] | None:
    possible = None
    for count in range(len(groups), 0, -1):
        written = text[start : groups[count - 1].end()]
        digits = sum(len(g[0]) for g in groups[:count])
        if not 7 <= digits <= 16 or (count > 1 and _apart(text, groups[:count])):
            continue
        dialled = dial(written, countries)
        if dialled and dialled.valid and not _cut_short(text, groups, count, dialled):
            return groups[count - 1].end(), dialled
        if dialled and possible is None and count == len(groups):
            possible = (groups[count - 1].end(), dialled)
    return possible


def _cut_short(text: str, groups: list[re.Match[str]], count: int, dialled: Dialled) -> bool:
    """A few digits more follow at once, in a country where numbers differ in length: this is no number's end."""
    if count == len(groups) or dialled.calling_code in FIXED_LENGTH or len(groups[count][0]) > 3:
        return False
    return text[groups[count - 1].end() : groups[count].start()] in {" ", "-", "."}


def _apart(text: str, groups: list[re.Match[str]]) -> bool:
    """Whether a wide gap or a new bracket shows that the groups are two numbers."""
    for left, right in pairwise(groups):
        between = text[left.end() : right.start()]
        if "\t" in between or len(between) > 5 or ". " in between or "+" in between:
            return True
    return False


def _judged(
    text: str,
    folded: str,
    start: int,
    end: int,
    dialled: Dialled,
    last: Candidate | None,
    before: str,
    countries: tuple[str, ...],
) -> Candidate | None:
    label = _label(folded, start, last)
    joined = last is not None and number_words().joining.fullmatch(folded, last.end, start) is not None
    evidence: Evidence = "none"
    kind: Kind = "phone"
    if label == "other":
        if not text[start:end].startswith(("+", "(+")):
            return None
    elif label:
        evidence, kind = "label", label
    elif joined and last is not None and last.evidence != "none":
        evidence, kind = "list", last.kind
    elif before and start <= 4:
        above = _label(before + " ", len(before) + 1, None)
        if above and above != "other":
            evidence, kind = "label", above
    if evidence == "none":
        evidence = _by_itself(text, start, end, dialled, countries)
    if _AFTER_FAX.match(text, end):
        kind = "fax"
    if not dialled.valid and not (evidence == "label" and _close(folded, start)):
        return None
    extension = number_words().extension.match(folded, end)
    return Candidate(start, end, dialled, evidence, kind, extension[1] if extension else "")


def _label(folded: str, start: int, last: Candidate | None) -> Literal["phone", "fax", "both", "other"] | None:
    """The kind of the nearest label before ``start`` that no other number has used."""
    floor = max(0, start - 2 * LABEL_REACH, last.end if last else 0)
    nearest = None
    for nearest in number_words().labels.finditer(folded, floor, start):  # noqa: B007 (the last one counts)
        pass
    if nearest is None or start - nearest.end() > LABEL_REACH:
        return None
    between = folded[nearest.end() : start]
    if sum(c.isdigit() for c in between) > 4 or BLANK in between or "@" in between:
        return None
    return nearest.lastgroup  # type: ignore[return-value]


def _close(folded: str, start: int) -> bool:
    """A label stands right before the number: what follows is meant to be one, valid or not."""
    head = folded[max(0, start - 20) : start].rstrip(" :.(")
    match = None
    for match in number_words().labels.finditer(head):  # noqa: B007
        pass
    return match is not None and match.end() >= len(head) - 1 and match.lastgroup in ("phone", "fax", "both")


def _by_itself(text: str, start: int, end: int, dialled: Dialled, countries: tuple[str, ...]) -> Evidence:
    """What the number's own form says: an international prefix, or the grouping usual in its country."""
    written = text[start:end]
    if written.lstrip("(").startswith("+"):
        return "international"
    if _embedded(text, start, end) or written.isdigit() or _progression(written):
        return "none"
    if written.startswith("00"):
        return "international"
    if dialled.calling_code == 1:
        return "grouping" if number_words().north_american.fullmatch(written) else "none"
    national = re.sub(rf"^{dialled.calling_code}[ .-]", "", written)
    if dialled.region not in countries[:2] or not any(p.fullmatch(national) for p in _groupings(dialled.region)):
        return "none"
    return "grouping" if _stands_alone(text, start, end) else "none"


def _embedded(text: str, start: int, end: int) -> bool:
    """Part of a longer code or of a row of numbers."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return (
        before[-1:].isalnum()
        or before[-1:] in {"/", "-", "#", "_", ".", ","}
        or (before[:1].isdigit() and before[1:] == " ")
        or after[:1].isalpha()
        or after[:1] in {"-", "_", "%", "/"}
        or (after[:1] == " " and after[1:].isdigit())
    )


def _progression(written: str) -> bool:
    """Sizes in even steps: ``128 134 140``."""
    sizes = [int(g) for g in _GROUP.findall(written)]
    return len(sizes) == 3 and sizes[1] - sizes[0] == sizes[2] - sizes[1]


def _stands_alone(text: str, start: int, end: int) -> bool:
    """At most three words share its part of the line, none of them a lower-case word right behind it."""
    left = _DELIMITER.split(text[max(0, start - 80) : start])[-1]
    right = _DELIMITER.split(text[end : end + 80], maxsplit=1)[0].strip()
    return len(left.split()) <= 3 and len(right.split()) <= 3 and not right[:1].islower()


@cache
def _groupings(region: str) -> tuple[re.Pattern[str], ...]:
    phones = country(region).phones
    return tuple(re.compile(g) for g in phones.groupings) if phones else ()
