"""What a written phone number dials, by libphonenumber."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from channelaudit.knowledge.country import country

_TRUNK_IN_BRACKETS = re.compile(r"\(\s?0\s?\)")
FIXED_LENGTH = {1: 10, 48: 9, 420: 9}
"""Calling code → digits, of countries whose numbers all have as many."""
USUAL_LENGTH = {**FIXED_LENGTH, 421: 9, 44: 10, 353: 9}
"""The same, with countries of which a few numbers are shorter."""
_TYPES = {
    "FIXED_LINE": "fixed",
    "MOBILE": "mobile",
    "FIXED_LINE_OR_MOBILE": "fixed-or-mobile",
    "TOLL_FREE": "toll-free",
    "PREMIUM_RATE": "premium",
    "SHARED_COST": "shared-cost",
    "VOIP": "voip",
    "PERSONAL_NUMBER": "personal",
    "PAGER": "pager",
    "UAN": "uan",
    "VOICEMAIL": "voicemail",
}


@dataclass(frozen=True, slots=True)
class Dialled:
    e164: str
    valid: bool
    """False: of possible length, but no such number can exist."""
    type: str
    calling_code: int
    national: str
    """Digits after the calling code."""
    region: str
    """Country by whose rules it was read, "" for an international number."""

    @property
    def complete(self) -> bool:
        """False for a number that is not only wrong but short of digits, so that nobody could dial it."""
        return self.valid or USUAL_LENGTH.get(self.calling_code, 0) == len(self.national)


@lru_cache(maxsize=4096)
def dial(text: str, countries: tuple[str, ...]) -> Dialled | None:
    """What ``text`` dials in the first of ``countries`` where it is valid; else a possible number; else None."""
    digits = "".join(c for c in text if c.isdigit())
    if not 5 <= len(digits) <= 17:
        return None
    if text.lstrip(" (").startswith("+") or digits.startswith("00"):
        return _international(text, digits)
    possible = None
    for code in countries:
        read = _national(digits, code)
        if read and (read.valid or (possible is None and _at_home(read, digits, code))):
            return read
        possible = possible or read
    return possible


def _at_home(read: Dialled, digits: str, code: str) -> bool:
    """A number as long as those of the first country, its zero before it: meant to be one, though it cannot exist."""
    phones = country(code).phones
    return phones is not None and phones.trunk != "" and digits.startswith(phones.trunk) and read.complete


def _international(text: str, digits: str) -> Dialled | None:
    without_trunk = _TRUNK_IN_BRACKETS.sub("", text)
    digits = "".join(c for c in without_trunk if c.isdigit())
    if not without_trunk.lstrip(" (").startswith("+"):
        digits = digits.removeprefix("00")
    read = _parse("+" + digits, None)
    if read and not read.valid and digits.startswith(("480", "4200")):  # the trunk zero of the last century
        older = _parse("+" + digits.replace("0", "", 1) if digits.startswith("480") else "+420" + digits[4:], None)
        return older if older and older.valid else read
    return read


def _national(digits: str, code: str) -> Dialled | None:
    phones = country(code).phones
    length = FIXED_LENGTH.get(phones.calling_code) if phones else None
    if phones and length and len(digits) not in {length, length + 1, length + len(str(phones.calling_code))}:
        return Dialled(f"+{phones.calling_code}{digits}", False, "unknown", phones.calling_code, digits, code)
    if phones and phones.trunk and not digits.startswith(phones.trunk):
        read = _parse(digits, code) if re.fullmatch(phones.without_trunk, digits) else None
    elif phones is None and not digits.startswith("0") and _has_trunk_zero(code):
        read = None  # nobody there writes it without its zero: it is another country's number
    else:
        read = _parse(digits, code)
    if read and read.valid:
        return read
    if code == "PL" and len(digits) == 10 and digits.startswith("0"):
        return _parse(digits[1:], code)
    if phones and digits.startswith(str(phones.calling_code)):
        with_code = _parse("+" + digits, None)
        if with_code and with_code.valid:
            return with_code
    return read


def _has_trunk_zero(code: str) -> bool:
    """Whether national numbers of a country that has no file of its own begin with a zero."""
    metadata = _library().PhoneMetadata.metadata_for_region(code, None)
    return metadata is not None and metadata.national_prefix == "0"


def _parse(number: str, region: str | None) -> Dialled | None:
    library = _library()
    try:
        parsed = library.parse(number, region)
    except library.NumberParseException:
        return None
    valid = library.is_valid_number(parsed)
    if not valid and library.is_possible_number_with_reason(parsed) != library.ValidationResult.IS_POSSIBLE:
        return None
    kind = library.PhoneNumberType.to_string(library.number_type(parsed)) if valid else ""
    return Dialled(
        e164=library.format_number(parsed, library.PhoneNumberFormat.E164),
        valid=valid,
        type=_TYPES.get(kind, "unknown"),
        calling_code=parsed.country_code,
        national=library.national_significant_number(parsed),
        region=region or "",
    )


@cache
def _library() -> Any:
    import phonenumbers  # noqa: PLC0415 (80 ms, only where there is a number)

    return phonenumbers


def from_letters(text: str) -> str:
    """``888.FAX.HOME`` → ``888.329.4663``: the keys of a telephone."""
    return str(_library().convert_alpha_characters_in_number(text))
