"""Addresses of Britain, Ireland and North America: house number, street, town, county, postcode."""

from __future__ import annotations

from channelaudit.channels.places.parts import LONGEST, Parts, Place
from channelaudit.channels.places.postcodes import Postcode
from channelaudit.channels.places.streets import has_english_street_word, is_number_part, numbered_first, street_tail
from channelaudit.channels.places.towns import is_irish_county, town_tail, whole_town, without_county
from channelaudit.channels.places.words import EDGE
from channelaudit.knowledge.addresses import address_words
from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.legal_forms import written_forms
from channelaudit.knowledge.parties import parties

HOUSE_NAMES = 2
"""Fewest names of a house, farm or village that make an address without a number."""


def western_place(parts: Parts, index: int, code: Postcode, before: str) -> Place | None:
    """The address that ends with the postcode in part ``index``; ``before``: what stands before it in that part."""
    county = ""
    for at, text in ((index, before.strip(EDGE)), *parts.before(index, 4)):
        stripped = _without_state(text, code.country).strip(EDGE)
        if not without_county(stripped):
            county = county or stripped
            continue
        head, town = _after_street(*town_tail(stripped))
        if code.country == "IE" and is_irish_county(town):
            county = town
            continue
        name = without_county(town)
        if not name or is_number_part(stripped) or _is_street(parts, at, head, name, county):
            return _town_in_front(parts, at, stripped, code, county)
        return Place(_street(parts, at, head), code.text, name, code.country, bool(county) or name != town)
    return None


def _is_street(parts: Parts, index: int, head: str, name: str, county: str) -> bool:
    """No town: "Armley Road"; but "Forest Hill" behind "12 Long Road" is one."""
    if head.strip(EDGE) or not has_english_street_word(name):
        return False
    previous = next((text for _, text in parts.before(index, 1)), "")
    return bool(county) or not numbered_first(previous)


def _town_in_front(parts: Parts, index: int, street: str, code: Postcode, county: str) -> Place | None:
    """No town behind the street: it is the county, or stands in front, as in a table ("Leeds | Unit 9, Armley Rd")."""
    if not has_english_street_word(street):
        return None
    names = [numbered_first(street) or street_tail(street) or street]
    town = ""
    for _, text in parts.before(index, 3):
        if not (is_number_part(text) or has_english_street_word(text) or text[:1].isdigit()):
            town = "" if county or any(written_forms(text)) else whole_town(text)
            break
        names.insert(0, text)
    city = county or town
    return Place(", ".join(names), code.text, city, code.country, bool(county)) if city else None


def _street(parts: Parts, index: int, head: str) -> str:
    """The street before the town; ``head``: what stands before the town in part ``index``."""
    if not is_number_part(head):
        own = numbered_first(head) or street_tail(head)
        if own:
            return ", ".join([*_unit(parts, index), own])
        if head.strip(EDGE) and not has_english_street_word(head):
            return ""
    middle: list[str] = [head.strip(EDGE)] if head.strip(EDGE) else []
    for at, text in parts.before(index, 5):
        found = numbered_first(text) or street_tail(text)
        if found and not is_number_part(text):
            return ", ".join([*_unit(parts, at), found, *middle])
        if not text or len(text) > LONGEST or any(written_forms(text)):
            break
        _, colon, name = text.rpartition(": ")
        middle.insert(0, name)
        if colon:
            break
    named = [i for i, text in enumerate(middle) if is_number_part(text) or has_english_street_word(text)]
    return ", ".join(middle[max(named[0] - 1, 0) :] if named else _house_names(middle))


def _house_names(middle: list[str]) -> list[str]:
    """Names without a number before the town: "Manor Farm, Long Compton"; one alone may be anything."""
    names = [text for text in middle if whole_town(text) == text and not parties().offices.search(fold(text))]
    return names if len(names) >= HOUSE_NAMES and middle[-len(names) :] == names else []


def _unit(parts: Parts, index: int) -> list[str]:
    """For example "Unit 7", "Box 38" before the street."""
    text = next((text for _, text in parts.before(index, 1)), "")
    return [text] if is_number_part(text) and not text[0].isdigit() else []


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
    """For example "Barley Lane London": the town is what stands behind the last word of a street."""
    inside = list(address_words().street_english.finditer(fold(town)))
    if not inside or (inside[-1].end() == len(town) and not any(c.isdigit() for c in head)):
        return head, town
    cut = inside[-1].end()
    return f"{head.rstrip()} {town[:cut]}".strip(), town[cut:].strip(EDGE)
