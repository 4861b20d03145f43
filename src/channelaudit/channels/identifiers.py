"""Identification numbers in a line of text: labels, then the value behind them, whatever its separators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from channelaudit.channels.checksums import passes
from channelaudit.knowledge.country import Identifier, countries
from channelaudit.knowledge.folding import alternatives, fold

MAX_LINE = 20_000
"""Characters of a line that are looked at."""
FEWEST = 6
"""Digits of the shortest number that counts though it is wrong."""
MAX_LABELS = 60
"""Characters of a line that is all label."""
_WORD = re.compile(r"[^\W\d_]{3}")
_WORD_BETWEEN = (
    r"(?:nr|no|numer\w{0,2}|number|num|cislo\w?|cislem|c\.|is|jest|to|pod|under|with|und|i|lautet|je|znie|firmy|spolki|podmiotu"
    r"|(?:gema?s{1,2}|gem|nach|laut)?\.?\s?§\s?27\s?a(?:\s(?:des\s)?(?:umsatzsteuergesetz\w{0,2}|ustg))?|ustg|eu|ue|reg|id)(?![^\W\d])"
)
_BETWEEN = re.compile(rf"[\s:.;=#|()/„\"'*-]{{0,6}}(?:{_WORD_BETWEEN}[\s:.;=#|()/„\"'*-]{{0,6}}){{0,4}}")
_WORTH = re.compile(r"[\d:\[{…_]")
_BESIDE = re.compile(r"\.?\s?[/|+&]\s?")
"""Between two labels whose numbers follow in the same order."""
_SECOND = re.compile(r"\s?[/,|;]\s?")
_NOISE = re.compile(r"[\s,]|-(?=Nr)|vložka|(?<=[A-Z])[.:](?=[\s\d])|Nr\.?|č\.|vl\.")
_DIGITS = re.compile(r"\d+")
_JOINT = re.compile(r"[ .\-–\u2011]{0,3}$")
_EMPTY = re.compile(
    r"\s?[:=-]?\s{0,2}(?P<mark>\[[^\]\d]{1,60}\]|\{\{[^}]{0,60}\}?\}?|<[^>\d]{1,40}>|…|\.{3,80}|_{3,80}|x{4,20}(?!\w)|%\w{1,30}%)"
    r"|\s?:\s{0,2}(?P<nothing>$|,|;)"
)


@dataclass(frozen=True, slots=True)
class Number:
    """An identification number, or a label with nothing behind it (``value`` empty)."""

    start: int
    end: int
    identifier: Identifier
    value: str
    valid: bool
    label: str
    """Text of the label and what stands behind it, as written; "" for a number without a label."""
    next_line: bool = False
    """The value is the whole of the line below the label's."""

    @property
    def placeholder(self) -> bool:
        bare = self.value.removeprefix(self.identifier.prefix)
        return bare in self.identifier.placeholders or self.value in self.identifier.placeholders


@cache
def _identifiers() -> tuple[Identifier, ...]:
    return tuple(i for country in countries() for i in country.identifiers)


@cache
def _by_label() -> dict[str, tuple[tuple[Identifier, bool], ...]]:
    """Folded label → (scheme, strong); labels with ``*`` are found by their pattern instead."""
    found: dict[str, list[tuple[Identifier, bool]]] = {}
    for identifier in _identifiers():
        for strong, labels in ((True, identifier.labels), (False, identifier.weak_labels)):
            for label in labels:
                found.setdefault(fold(label), []).append((identifier, strong))
    return {label: tuple(each) for label, each in found.items()}


@cache
def _inflected() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(alternatives([label])), label) for label in _by_label() if "*" in label)


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(_by_label())})(?![^\W\d])")


@cache
def _alone() -> tuple[tuple[Identifier, re.Pattern[str]], ...]:
    return tuple((i, re.compile(i.alone)) for i in _identifiers() if i.alone)


@cache
def _any_alone() -> re.Pattern[str]:
    """Any number that needs no label; each begins with a capital or a digit."""
    return re.compile(rf"(?=[A-Z\d])(?:{'|'.join(f'(?:{pattern.pattern})' for _, pattern in _alone())})")


def _schemes(label: str, countries: tuple[str, ...]) -> list[tuple[Identifier, bool]]:
    """The schemes that a label may mean, those of the likeliest country first."""
    known = list(_by_label().get(re.sub(r"\s", " ", label), ()))
    for pattern, inflected in _inflected():
        if pattern.fullmatch(label):
            known += _by_label()[inflected]
    rank = {code: i for i, code in enumerate(countries)}
    return sorted(known, key=lambda each: rank.get(each[0].country, 99))


def find_numbers(text: str, following: str, countries: tuple[str, ...]) -> tuple[Number, ...]:
    """All identification numbers of a line; ``following`` is the line below, ``countries`` the likeliest first."""
    text = text[:MAX_LINE]
    if below := _below(text, following, countries):
        return below
    if not _WORTH.search(text):
        return ()
    folded = fold(text)
    found = list(_labelled(text, folded, following, countries))
    if _DIGITS.search(text):
        taken = [(n.start, n.end) for n in found]
        found += [n for n in _unlabelled(text) if all(n.end <= a or n.start >= b for a, b in taken)]
    return tuple(found)


def _below(text: str, following: str, countries: tuple[str, ...]) -> tuple[Number, ...]:
    """The line holds labels and nothing else, the line below their numbers and nothing else."""
    if len(text) > MAX_LABELS or not _DIGITS.search(following) or _DIGITS.search(text):
        return ()
    if _WORD.search(_labels().sub("", fold(text))):
        return ()
    joined = f"{text.rstrip(' :.')}: {following.rstrip(' .,;')}"
    numbers = tuple(_labelled(joined, fold(joined), "", countries))
    first = len(text.rstrip(" :.")) + 2
    if not numbers or not all(n.value and n.start >= first for n in numbers) or numbers[-1].end < len(joined):
        return ()
    return tuple(replace(n, start=0, end=len(text), label=text, next_line=True) for n in numbers)


def _labelled(text: str, folded: str, following: str, countries: tuple[str, ...]) -> Iterator[Number]:
    queue: list[tuple[Identifier, bool]] = []
    done = ended = 0
    for match in _labels().finditer(folded):
        if match.start() < done:
            continue
        if not done or match.start() - done > 3:
            queue = []
        named = _schemes(match[0], countries)
        beside = ended and _BESIDE.fullmatch(folded, ended, match.start())
        ended = match.end()
        queue = [*queue, *named] if beside else [*named, *queue]
        position = _behind(folded, match.end())
        done = position
        if _labels().match(folded, position):
            continue
        label = text[match.start() : position]
        number = _value(text, position, queue, label)
        while number:
            yield number
            done = number.end
            queue = [each for each in queue if each[0].scheme != number.identifier.scheme]
            second = _SECOND.match(text, number.end)
            number = _value(text, second.end(), [q for q in queue if q[1]], label) if second and queue else None
        if done == position and queue[0][1]:
            for number in _nothing(text, match, following, queue):
                yield number
                done = number.end


def _behind(folded: str, position: int) -> int:
    """Where the value begins: behind colons and words such as "nr" or "pod numerem"."""
    match = _BETWEEN.match(folded, position)
    return match.end() if match else position


def _nothing(text: str, match: re.Match[str], following: str, queue: list[tuple[Identifier, bool]]) -> Iterator[Number]:
    """The label has no value in its line: a template that was not filled in, or the value is the whole next line."""
    rest = text[match.end() :].strip(" :.-=\t")
    if not rest:
        number = _value(following, 0, queue, text[match.start() :])
        if number and number.valid and number.end == len(following.rstrip(" .,;")):
            end = len(text)
            yield Number(match.start(), end, number.identifier, number.value, True, number.label, next_line=True)
            return
    empty = _EMPTY.match(text, match.end())
    if empty:
        yield Number(match.start(), empty.end(), queue[0][0], "", False, text[match.start() : empty.end()].strip(" ,;"))


def _value(text: str, position: int, queue: list[tuple[Identifier, bool]], label: str) -> Number | None:
    """The number at ``position`` as the scheme whose checksum it passes, else as the nearest label's."""
    tries = [(read, strong) for identifier, strong in queue if (read := _read(text, position, identifier, label))]
    for number, _ in tries:
        if number.valid:
            return number
    return next((number for number, strong in tries if strong), None)


def _read(text: str, position: int, identifier: Identifier, label: str) -> Number | None:
    if identifier.written:
        match = _written(identifier.written).match(text, position)
        if not match:
            return None
        return _number(match.start(), match.end(), _NOISE.sub("", match[0]), identifier, label)
    start = position
    prefix = _prefix(identifier.prefix).match(text, position) if identifier.prefix else None
    if prefix:
        position = prefix.end()
    runs = _runs(text, position)
    if not runs:
        return None
    shape = _written(identifier.shape)
    fitting = [_number(start, end, digits, identifier, label) for end, digits in runs if shape.fullmatch(digits)]
    if fitting:
        return max(fitting, key=lambda n: (n.valid, n.end))
    end, digits = runs[-1]
    return _number(start, end, digits, identifier, label, valid=False) if _nearly(digits, shape) else None


def _nearly(digits: str, shape: re.Pattern[str]) -> bool:
    """A digit or two too many or too few: meant to be such a number."""
    fewer = any(shape.fullmatch(digits[: len(digits) - count]) for count in (1, 2))
    return len(digits) >= FEWEST and (fewer or any(shape.fullmatch(digits + "0" * count) for count in (1, 2)))


def _runs(text: str, position: int) -> list[tuple[int, str]]:
    """Digits from ``position`` on, over spaces, dots and dashes: (end, all digits so far) after each group."""
    runs: list[tuple[int, str]] = []
    digits, end = "", position
    for group in _DIGITS.finditer(text, position, position + 40):
        between = text[end : group.start()]
        if between and (not digits or not _JOINT.fullmatch(between)):
            break
        digits += group[0]
        end = group.end()
        if len(digits) > 20:
            break
        if text[end : end + 1].isalpha() and not text[end : end + 1].isupper():
            runs.append((end, digits))
            break
        runs.append((end, digits))
    return runs


def _number(start: int, end: int, value: str, identifier: Identifier, label: str, *, valid: bool = True) -> Number:
    if "a-z" not in identifier.shape:
        value = value.upper()
    if identifier.prefix and identifier.written:
        value = value.removeprefix(identifier.prefix)
    if len(value) < identifier.pad and value.isdigit():
        value = value.zfill(identifier.pad)
    with_prefix = identifier.prefix + value
    valid = (
        valid
        and bool(_written(identifier.shape).fullmatch(value))
        and passes(identifier.checksum, _checked(identifier, value))
    )
    return Number(
        start, end, identifier, with_prefix if identifier.prefix and identifier.keep_prefix else value, valid, label
    )


def _checked(identifier: Identifier, value: str) -> str:
    """The form of the number that its check digit is computed on."""
    if identifier.checksum == "pl.regon" and len(value) == 14 and value.endswith("00000"):
        return value[:9]
    if identifier.prefix == "ATU":
        return "ATU" + value
    return value


def _unlabelled(text: str) -> Iterator[Number]:
    if not _any_alone().search(text):
        return
    for identifier, pattern in _alone():
        for match in pattern.finditer(text):
            number = _read(text, match.start(), identifier, "")
            if number and (number.valid or number.placeholder):
                yield number


@cache
def _written(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


@cache
def _prefix(prefix: str) -> re.Pattern[str]:
    return re.compile(r"[ .]?".join(map(re.escape, prefix)) + r"[\s.:-]{0,3}(?=\d)", re.IGNORECASE)
