"""Phone numbers in a line of text: which digits belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from channelaudit.channels.dialling import FIXED_LENGTH, Dialled, dial, from_letters
from channelaudit.knowledge.numbers import number_words

Evidence = Literal["label", "international", "list", "grouping", "none"]
Kind = Literal["phone", "fax", "both"]

MAX_TRIES = 300
"""Places in one line where a number is looked for."""
MAX_GROUPS = 14
"""Groups of digits of one number: some write each digit apart."""
_RUN = re.compile(r"(?:\(?\+\s?)?\(?\d[\d ()./*\t\u2010-\u2015-]{4,120}")
_GROUP = re.compile(r"\d+")
_MISPLACED_PLUS = re.compile(r"(?<![\d+])(1|4[3489]|353|42[01])\+(?=[1-9]\d{1,2}[ .-]?\d)")
_LETTERED = re.compile(
    r"(?<![\w.-])(?:1[ .-])?\(?(?:0?8\d\d|1800)\)?[ .-][A-Z]{2,9}(?:[ .-]?[A-Z]{2,9}){0,2}(?![A-Za-z])"
)
_DIGIT = re.compile(r"\d")
_SLASH_BEHIND = 7
"""Behind so many digits a slash or a bracket begins another number: ``654 32 10/11``."""
_TAIL = re.compile(r"(?P<digits>\d{2,6}(?:[ .-]\d{2,4}){0,3})(?![\w%]|[ .:/-]{1,2}\d)")
_TAIL_ENDS = re.compile(r"\s?(?:$|[,;|/()\t])|\.?\s?$")


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


def unplaced(rest: str) -> str:
    """The line with a plus sign that slipped behind its code put before it; offsets stay."""
    return _MISPLACED_PLUS.sub(r"+\1", rest)


def numbers(text: str, countries: tuple[str, ...]) -> Iterator[tuple[int, int, Dialled]]:
    """(start, end, what it dials): of each run of digits the longest stretches that dial something valid."""
    tries = MAX_TRIES
    for run in _RUN.finditer(text):
        groups = list(_GROUP.finditer(text, run.start(), run.end()))[: 2 * MAX_GROUPS]
        first = 0
        while first < len(groups) and tries > 0:
            tries -= 1
            start = _opening(text, run.start(), groups[first].start())
            found = _longest(text, start, groups[first : first + MAX_GROUPS], countries)
            if found is None:
                first += 1
                continue
            end, dialled = found
            yield start, end, dialled
            while first < len(groups) and groups[first].start() < end:
                first += 1


def lettered(text: str, countries: tuple[str, ...]) -> Iterator[tuple[int, int, Dialled]]:
    """Numbers spelled with the letters of the keys: ``0800 FLOWERS``."""
    for match in _LETTERED.finditer(text):
        digits = re.sub(r"\D", "", from_letters(match[0]))  # who spells a long word dials its first letters
        keyed = dial(digits[: 11 if digits.startswith(("0", "1")) else 10], countries)
        if keyed and keyed.valid:
            yield match.start(), match.end(), keyed


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
    """The longest number of the shop's country that begins here, else the longest of another country."""
    possible = None
    stretches = [
        count for count in range(_together(text, groups), 0, -1) if 7 <= sum(len(g[0]) for g in groups[:count]) <= 16
    ]
    for home in (countries[:1], countries):
        for count in stretches:
            dialled = dial(text[start : groups[count - 1].end()], home)
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


def _together(text: str, groups: list[re.Match[str]]) -> int:
    """How many groups may be one number: a wide gap, a new bracket or a late slash shows where another begins."""
    seen: set[str] = set()
    digits = 0
    for count, (left, right) in enumerate(pairwise(groups), 1):
        between = text[left.end() : right.start()]
        digits += len(left[0])
        if "\t" in between or len(between) > 5 or ". " in between or "+" in between:
            return count
        if digits >= _SLASH_BEHIND and ("(" in between or ("/" in between and seen != {"/"})):
            return count
        seen.add(between.strip())
    return len(groups)


def tail_of(text: str, folded: str, last: Candidate, countries: tuple[str, ...]) -> Candidate | None:
    """Another number that shares its beginning with the one before it: ``362-18-81, 362-18-82``, ``-220, Fax -229``."""
    words = number_words()
    between = words.tail.match(folded, last.end)
    match = between and _TAIL.match(text, between.end())
    if not between or not (between["apart"] or between["fax"]) or not match:
        return None
    if not _TAIL_ENDS.match(text, match.end()) and not words.labels.match(folded, match.end() + 1):
        return None
    written = [g[0] for g in _GROUP.finditer(text, last.start, last.end)]
    digits = re.sub(r"\D", "", match["digits"])
    stem = _stem(text[last.start : last.end], written, match["digits"], direct=bool(between["direct"]))
    if stem < 0:
        return None
    beginning = last.dialled.national[: len(last.dialled.national) - stem]
    dialled = dial(f"+{last.dialled.calling_code}{beginning}{digits}", countries)
    if dialled is None or not dialled.valid or dialled.e164 == last.dialled.e164:
        return None
    kind: Kind = "fax" if between["fax"] else last.kind
    return Candidate(match.start(), match.end(), dialled, "list", kind)


def _stem(whole: str, groups: list[str], tail: str, *, direct: bool) -> int:
    """How many of the last digits the tail takes the place of; -1 if it is no tail of this number.

    ``direct``: an extension is named as such (``Fax -229``, ``DW 20``) and takes the place of that behind the dash.
    """
    parts = re.findall(r"\d+", tail)
    if direct:
        dashed = re.search(r"-\s?(\d{1,4})$", whole)
        return len(dashed[1]) if dashed else -1
    lengths = [len(p) for p in parts]
    if len(parts) >= len(groups) or lengths != [len(g) for g in groups[-len(parts) :]]:
        return -1
    return sum(lengths) if len(parts) == 1 or sum(lengths) >= 6 else -1
