"""Putting street, postcode and town together from the pieces around a postcode."""

from __future__ import annotations

import re

from channelaudit.channels.places.parts import LONGEST, Parts, Place
from channelaudit.channels.places.postcodes import Postcode
from channelaudit.channels.places.streets import has_street_word, is_number_part, street_head, street_tail
from channelaudit.channels.places.towns import PREPOSITIONS, house_behind, take_town, town_tail, village, whole_town
from channelaudit.channels.places.western import western_place
from channelaudit.channels.places.words import EDGE, bare, country_of
from channelaudit.knowledge.addresses import address_words
from channelaudit.knowledge.folding import fold

_BOX = re.compile(r"p ?\. ?o ?\. ?box|p\.?o\.? ?box|postfach|skrytka|skr\.? ?poczt")
_CODE_LABEL = re.compile(r"(?:kod pocztowy|kod|psc|p\.s\.c\.|plz|post ?code|zip code|zip|postal code|eircode)\s?:?\s?$")


def place(parts: Parts, index: int, code: Postcode, tail_from: int = 0) -> Place | None:
    """The address around the postcode in part ``index``; ``tail_from``: where the part's unused text begins."""
    text = parts.all[index].text
    before = _without_label(text[tail_from : code.start])
    if code.town_first:
        found = western_place(parts, index, code, before)
    else:
        found = _continental(parts, index, code, before, text[code.end :])
    if found and (country := _named_country(parts, index, code)):
        found = Place(found.street, found.postcode, found.city, country, found.named)
    return found


def _continental(parts: Parts, index: int, code: Postcode, before: str, after: str) -> Place | None:
    town, rest = take_town(after)
    before = _without_in(before)
    if town and code.loose and not _may_stand_before(before):
        return None
    if town:
        street = street_tail(before) or _forward(parts, rest, index, worded=True) or _back(parts, index, before)
        street = street or _forward(parts, rest, index) or house_behind(town, rest)
        quarter = "" if street or rest.strip(EDGE) else whole_town(parts.text(index + 1))
        if quarter and (beyond := _beyond(parts, index)):  # the town of the post, the village, the street
            street = f"{quarter}, {beyond}"
        return _made(code, street, town)
    head, town = town_tail(before, code.country) if before.strip(EDGE) else ("", "")
    if town:
        street = street_tail(head) or _forward(parts, after, index, worded=True) or _back(parts, index, head)
        return _made(code, street or _forward(parts, after, index), town)
    if before.strip(EDGE):
        street = street_tail(before)
        town = whole_town(parts.text(index + 1))
        return _made(code, street, town) if street and town else None
    return _town_apart(parts, index, code, after)


def _made(code: Postcode, street: str, town: str) -> Place:
    return Place(street, code.text, town, code.country)


def _town_apart(parts: Parts, index: int, code: Postcode, after: str) -> Place | None:
    """The postcode stands alone between commas: the town is behind it, before it, or before the street."""
    previous = parts.text(index - 1)
    behind = "" if after.strip(EDGE) else whole_town(parts.text(index + 1))
    if behind and (street := _beyond(parts, index)):  # "(60-461) Poznań, ul. Długa 5"
        return _made(code, street, behind)
    head, town = town_tail(previous, code.country)
    words = head.split()
    located = bool(words) and bare(words[-1]) in PREPOSITIONS
    street = street_tail(previous)
    if street and not located and not _has_districts(town):
        if behind:
            return _made(code, street, behind)
        head = previous[: previous.rfind(street)].rstrip().removesuffix("przy")
        town = _announced(head if head.strip(EDGE) else parts.text(index - 2), code.country)
        town = town or ("" if has_street_word(street) else village(street))
        return _made(code, street, town) if town else None
    numbered = bool(words) and words[-1][-1].isdigit()
    if town and (located or numbered or not head.strip(EDGE) or head.rstrip().endswith(":")):
        street = street_tail(" ".join(words[:-1] if located else words)) if located or numbered else ""
        street = street or _forward(parts, after, index, worded=True) or _back(parts, index - 1, "")
        return _made(code, street or _forward(parts, after, index), town)
    return _made(code, _back(parts, index, ""), behind) if behind else None


def _announced(text: str, country: str) -> str:
    """The town at the end of the text, when a preposition or a label says that it is one, or nothing else is there."""
    if text.rstrip().endswith(":"):
        return ""
    head, town = town_tail(text, country)
    words = head.split()
    known = not words or words[-1][-1] == ":" or bare(words[-1]) in PREPOSITIONS or bare(words[-1]) in _SEAT
    return town if known else ""


_SEAT = frozenset({"sidlem", "sidlom", "sidlo", "siedziba", "siedziby", "sitz"})


def _back(parts: Parts, index: int, own: str) -> str:
    """The street in the parts before ``index``, over house numbers and at most two names of quarters."""
    if own.strip(EDGE) and len(own) > LONGEST:
        return ""
    numbers: list[str] = []
    skipped = 0
    box = ""
    for at, text in parts.before(index, 6):
        if _BOX.match(fold(text)):
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
        far = parts.line(index) - parts.line(at) > 2
        if skipped > 2 or len(text) > LONGEST or parts.all[at].text.rstrip().endswith(":") or far:
            break
    return box or (", ".join(numbers) if numbers and not numbers[0][0].isdigit() else "")


def _forward(parts: Parts, rest: str, index: int, *, worded: bool = False) -> str:
    """The street behind: in the same part or in the next one; ``worded``: only one that says "ul."."""
    next_ = parts.text(index + 1) if len(rest.strip(EDGE)) < 3 else ""
    for text in (rest, next_):
        if text.strip(EDGE) and (not worded or address_words().street_before.match(fold(_without_przy(text))[:30])):
            street = street_head(text)
            if street:
                return street
    return ""


def _beyond(parts: Parts, index: int) -> str:
    """The street behind the next part, in the same line and with a word for a street."""
    same = index + 2 < len(parts.all) and parts.line(index + 2) == parts.line(index)
    street = _forward(parts, "", index + 1) if same else ""
    return street if has_street_word(street) else ""


def _named_country(parts: Parts, index: int, code: Postcode) -> str:
    words = _without_label(parts.all[index].text[code.end :]).strip(EDGE).split()
    for text in (" ".join(words[-2:]), " ".join(words[-1:]), *(parts.text(index + k) for k in (1, 2))):
        country = country_of(text)
        if country and (country in {"DE", "CZ", "SK", "AT"}) and code.country in {"DE", "CZ", "SK", "AT"}:
            return country
    return ""


def _without_in(before: str) -> str:
    """Without the preposition of "Schulweg 3 in 21244 Buchholz"."""
    text = before.rstrip()
    head, _, last = text.rpartition(" ")
    return head if last in {"in", "w", "we", "v", "ve"} else before


def _may_stand_before(before: str) -> bool:
    """Before digits that are a postcode at best: nothing, a label or a street, but not "since" or "Norm EN"."""
    text = before.strip(" \t,;–—-(")
    return not text or text[-1] in ":.•|·" or bool(street_tail(text))


def _has_districts(town: str) -> bool:
    return fold(town.rsplit(" ", 1)[0]) in address_words().district_towns


def _without_label(text: str) -> str:
    label = _CODE_LABEL.search(fold(text[-20:]))
    return text[: len(text) - (min(len(text), 20) - label.start())] if label else text


def _without_przy(text: str) -> str:
    return text.lstrip(" \t,;:)–—-").removeprefix("przy ").lstrip()


def _from_street_word(text: str) -> str:
    match = address_words().street_before.search(fold(text))
    return text[match.start() :].strip(EDGE) if match else text
