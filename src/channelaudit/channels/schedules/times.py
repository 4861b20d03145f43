"""One range of time as people write it: "9-17", "9.00 – 17.00", "6-9pm", "9am - noon"."""

from __future__ import annotations

import re

from channelaudit.channels.schedules.week import DAY, Span
from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.hours import hours_context

_TAIL = re.compile(r"(?:^|[\s/(+])\d{2,}[\s/]$")
"""Digits in front of two more numbers: the end of a phone number, "45 81 20-11"."""
_NIGHT = 6 * 60
"""Nobody who is open over midnight closes later."""
_NAMED = {"noon": 12 * 60, "midday": 12 * 60, "midnight": DAY}


def span_of(match: re.Match[str], before: str, until: frozenset[str]) -> Span | None:
    """The range of a token match; ``before`` is the folded text before it, in which "between" allows "and"."""
    sep = match["sep"].strip()
    if sep and sep[0].isalpha() and sep not in until and not hours_context().between.search(before[-60:]):
        return None
    if not sep and not (match["m1"] and match["m2"]):  # two cells of a table
        return None
    if is_bare(match) and (match["h2"] == "0" or _TAIL.search(before[-12:])):
        return None
    halves = _half(match["u1"]), _half(match["u2"])
    opens, closes = _minutes(match["h1"], match["m1"]), _minutes(match["h2"], match["m2"])
    if (match["m1"] or ":").isdigit() != (match["m2"] or ":").isdigit():  # "55 03 - 220"
        return None
    if "," in (match["m1"] or "") and "," not in (match["m2"] or ","):
        return None
    if halves[1] and not halves[0] and opens < 12 * 60:
        opens = _later(opens, halves[1]) if _later(opens, halves[1]) < _later(closes, halves[1]) else opens
    opens, closes = _later(opens, halves[0]), _later(closes, halves[1])
    if not any(halves) and closes <= opens <= 12 * 60 and not match["h2"].startswith("0"):  # "9:30 - 5:30"
        closes += 12 * 60
    if closes == 0 or (closes == 12 * 60 and halves[1] == "am"):
        closes = DAY
    return (
        Span(opens, closes) if opens < DAY and closes <= DAY and opens != closes and _plausible(opens, closes) else None
    )


def is_bare(match: re.Match[str]) -> bool:
    """Nothing but two numbers: "9-17" and "0900-1700" could be anything."""
    pointed = any(not m.isdigit() for m in (match["m1"] or "0", match["m2"] or "0"))
    return not (pointed or match["u1"] or match["u2"])


def is_duration(match: re.Match[str]) -> bool:
    """For example "24-48 h": hours without minutes."""
    return not (match["m1"] or match["m2"]) and (match["u2"] or "")[:1] in {"h", "g"}


def zone_after(text: str, end: int) -> str:
    """The time zone named behind a time: "CET", "PST"; "" if none."""
    found = hours_context().zone.match(fold(text[end : end + 40]))
    return text[end + found.start(1) : end + found.end(1)] if found else ""


def _minutes(hours: str, minutes: str | None) -> int:
    if hours in _NAMED:
        return _NAMED[hours]
    return int(hours) * 60 + (int(minutes[-2:]) if minutes else 0)


def _half(unit: str | None) -> str:
    letters = (unit or "").replace(".", "")
    return letters if letters in {"am", "pm"} else ""


def _later(minutes: int, half: str) -> int:
    if half == "pm" and minutes < 12 * 60:
        return minutes + 12 * 60
    if half == "am" and 12 * 60 <= minutes < 13 * 60:
        return minutes - 12 * 60
    return minutes


def _plausible(opens: int, closes: int) -> bool:
    """At least five minutes, so that breaks count; over midnight only from the afternoon on."""
    return closes - opens >= 5 if closes > opens else opens >= 12 * 60 and closes <= _NIGHT
