"""Putting street, postcode and town together from the pieces around a postcode."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from channelaudit.channels.places.postcodes import Postcode
from channelaudit.channels.places.streets import (
    has_street_word,
    is_number_part,
    numbered_first,
    street_head,
    street_tail,
)
from channelaudit.channels.places.towns import (
    PREPOSITIONS,
    is_irish_county,
    take_town,
    town_tail,
    whole_town,
    without_county,
)
from channelaudit.channels.places.words import EDGE, bare, country_of
from channelaudit.knowledge.addresses import address_words
from channelaudit.knowledge.folding import fold

_SPLIT = re.compile(r"[,;|•·\t()„”\"]")
_BOX = re.compile(r"p ?\. ?o ?\. ?box|p\.?o\.? ?box|postfach|skrytka")
_CODE_LABEL = re.compile(r"(?:kod pocztowy|kod|psc|p\.s\.c\.|plz|post ?code|zip code|zip|postal code|eircode)\s?:?\s?$")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line between commas and the like."""

    text: str
    line: int
    start: int
    """Offset in the line."""


@dataclass(frozen=True, slots=True)
class Place:
    street: str
    postcode: str
    city: str
    country: str

    @property
    def text(self) -> str:
        """One line, in the order that the country's post uses."""
        if self.country in {"GB", "IE", "US", "CA", "NG"}:
            return ", ".join(filter(None, (self.street, self.city, self.postcode)))
        return ", ".join(filter(None, (self.street, f"{self.postcode} {self.city}".strip())))


def split_parts(text: str, line: int) -> Iterator[Part]:
    at = 0
    for match in _SPLIT.finditer(text):
        yield Part(text[at : match.start()], line, at)
        at = match.end()
    yield Part(text[at:], line, at)


class Composer:
    """Works on the parts of a few lines; a part that one address has used is not used for the next."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self.used = -1
        """Index of the last part that belongs to an earlier address."""

    def place(self, index: int, code: Postcode, tail_from: int = 0) -> Place | None:
        """The address around the postcode in part ``index``; ``tail_from``: where the part's unused text begins."""
        text = self.parts[index].text
        before = _without_label(text[tail_from : code.start])
        found = (
            self._western(index, code, before)
            if code.town_first
            else self._continental(index, code, before, text[code.end :])
        )
        if found and (country := self._named_country(index, code)):
            found = Place(found.street, found.postcode, found.city, country)
        return found

    def _continental(self, index: int, code: Postcode, before: str, after: str) -> Place | None:
        town, rest = take_town(after)
        if town:
            street = street_tail(before) or self._forward(rest, index, worded=True) or self._back(index, before)
            return Place(street or self._forward(rest, index), code.text, town, code.country)
        head, town = town_tail(before) if before.strip(EDGE) else ("", "")
        if town:
            street = street_tail(head) or self._forward(after, index, worded=True) or self._back(index, head)
            return Place(street or self._forward(after, index), code.text, town, code.country)
        if before.strip(EDGE):
            street = street_tail(before)
            town = self._whole(index + 1)
            return Place(street, code.text, town, code.country) if street and town else None
        return self._town_apart(index, code, after)

    def _town_apart(self, index: int, code: Postcode, after: str) -> Place | None:
        """The postcode stands alone between commas: the town is before it, behind it, or before the street."""
        previous = self._text(index - 1)
        head, town = town_tail(previous)
        if town[-1:].isdigit() and not _has_districts(town):
            first = town_tail(self._text(index - 2))[1]
            if first and not (first[-1].isdigit() and not _has_districts(first)):
                return Place(street_tail(previous), code.text, first, code.country)
            head, town = previous, ""
        words = head.split()
        located = bool(words) and (bare(words[-1]) in PREPOSITIONS or words[-1][-1].isdigit())
        if town and (located or (not head.strip(EDGE) and not self._whole_follows_street(index))):
            street = street_tail(head) if words and words[-1][-1].isdigit() else ""
            street = street or self._forward(after, index, worded=True) or self._back(index - 1, "")
            return Place(street, code.text, town, code.country)
        town = self._whole(index + 1)
        if town and not after.strip(EDGE):
            return Place(self._back(index, ""), code.text, town, code.country)
        return None

    def _whole_follows_street(self, index: int) -> bool:
        """For example "ul. Łąkowa 5, 00-001, Warszawa": the part before is a street, the one behind a town."""
        return bool(self._whole(index + 1)) and bool(street_tail(self._text(index - 1)))

    def _western(self, index: int, code: Postcode, before: str) -> Place | None:
        at = index
        text = before
        county = ""
        for _ in range(5):
            stripped = _without_state(text, code.country)
            head, town = town_tail(stripped)
            head, town = _after_street(head, town)
            if is_irish_county(town) and code.country == "IE":
                county, town = town, ""
                stripped = ""
            elif county and (not town or has_street_word(text) or any(c.isdigit() for c in town)):
                return Place(self._western_street(at + 1, ""), code.text, county, code.country)
            town = without_county(town)
            if town and not is_number_part(stripped):
                return Place(self._western_street(at, head), code.text, town, code.country)
            if not town and without_county(stripped.strip(EDGE)):
                return None
            at -= 1
            if at <= self.used or at < 0:
                return None
            text = self.parts[at].text
        return None

    def _western_street(self, index: int, head: str) -> str:
        if not is_number_part(head):
            own = numbered_first(head) or street_tail(head)
            if own:
                return ", ".join([*self._leading_parts(index - 1), own])
            if head.strip(EDGE) and not has_street_word(head):
                return ""
        middle: list[str] = [head.strip(EDGE)] if head.strip(EDGE) else []
        for at in range(index - 1, max(self.used, index - 6), -1):
            text = self.parts[at].text
            found = numbered_first(text) or street_tail(text)
            if found and not is_number_part(text):
                return ", ".join([*self._leading_parts(at - 1), found, *middle])
            if not text.strip(EDGE) or len(text) > 45:
                break
            middle.insert(0, text.strip(EDGE))
        named = [i for i, text in enumerate(middle) if is_number_part(text) or has_street_word(text)]
        return ", ".join(middle[max(named[0] - 1, 0) :]) if named else ""

    def _leading_parts(self, index: int) -> list[str]:
        """For example "Unit 7", "Box 38" before the street."""
        if index <= self.used or index < 0:
            return []
        text = self.parts[index].text
        words = text.split()
        return [text.strip(EDGE)] if is_number_part(text) and not words[0][0].isdigit() else []

    def _back(self, index: int, own: str) -> str:
        """The street in the parts before ``index``, over house numbers and at most two names of quarters."""
        if own.strip(EDGE) and len(own) > 45:
            return ""
        numbers: list[str] = []
        skipped = 0
        box = ""
        for at in range(index - 1, max(self.used, index - 7), -1):
            text = self.parts[at].text.strip(EDGE)
            if not text or _BOX.match(fold(text)):
                box = box or text
                continue
            if is_number_part(text):
                numbers.insert(0, text)
                continue
            street = street_tail(", ".join([text, *numbers]) if numbers else text)
            if street:
                return street
            if numbers and has_street_word(text):
                return ", ".join([_from_street_word(text), *numbers])
            skipped += 1
            if skipped > 2 or len(text) > 45 or text.endswith(":") or self._far(at, index):
                break
        return box or (", ".join(numbers) if numbers and not numbers[0][0].isdigit() else "")

    def _far(self, at: int, index: int) -> bool:
        return self.parts[index].line - self.parts[at].line > 2

    def _forward(self, rest: str, index: int, *, worded: bool = False) -> str:
        """The street behind: in the same part or in the next one; ``worded``: only one that says "ul."."""
        following = (self._text(index + 1).strip() or self._text(index + 2)) if len(rest.strip(EDGE)) < 3 else ""
        for text in (rest, following):
            if text.strip(EDGE) and (not worded or address_words().street_before.match(fold(_without_przy(text))[:30])):
                street = street_head(text)
                if street:
                    return street
        return ""

    def _text(self, index: int) -> str:
        return self.parts[index].text if self.used < index < len(self.parts) and index >= 0 else ""

    def _whole(self, index: int) -> str:
        return whole_town(self._text(index))

    def _named_country(self, index: int, code: Postcode) -> str:
        words = _without_label(self.parts[index].text[code.end :]).strip(EDGE).split()
        for text in (" ".join(words[-2:]), " ".join(words[-1:]), *(self._text(index + k) for k in (1, 2))):
            country = country_of(text)
            if country and (country in {"DE", "CZ", "SK", "AT"}) and code.country in {"DE", "CZ", "SK", "AT"}:
                return country
        return ""


def _has_districts(town: str) -> bool:
    return fold(town.rsplit(" ", 1)[0]) in address_words().district_towns


def _without_label(text: str) -> str:
    label = _CODE_LABEL.search(fold(text[-20:]))
    return text[: len(text) - (min(len(text), 20) - label.start())] if label else text


def _without_przy(text: str) -> str:
    return text.lstrip(" \t,;:)–—-").removeprefix("przy ").lstrip()


def _without_state(text: str, country: str) -> str:
    text = text.rstrip(" ,.;")
    for short, name in address_words().states.get(country, {}).items():
        for state in (short, name):
            if text == state:
                return ""
            if text.endswith((f" {state}", f",{state}")):
                return text[: -len(state) - 1].rstrip(" ,.;")
    return text


def _after_street(head: str, town: str) -> tuple[str, str]:
    """For example "Rocks Lane London": the town is what stands behind the last word of a street."""
    inside = list(address_words().street_inside.finditer(fold(town)))
    if not inside or (inside[-1].end() == len(town) and not any(c.isdigit() for c in head)):
        return head, town
    cut = inside[-1].end()
    return f"{head.rstrip()} {town[:cut]}".strip(), town[cut:].strip(EDGE)


def _from_street_word(text: str) -> str:
    match = address_words().street_before.search(fold(text))
    return text[match.start() :].strip(EDGE) if match else text
