"""Numbers and dates as the reader's language writes them."""

from __future__ import annotations

from datetime import date as Date  # noqa: N812 (a function has the name)
from datetime import datetime

_LOCALES = {"en": "en_GB"}
_DECIMAL_COMMA = frozenset({"pl", "cs"})


def number(value: float, form: str, language: str) -> str:
    """``value`` in the form of ``format`` (``.1f``, ``d``, ``g``), with the decimal sign of the language."""
    if not form and not isinstance(value, int):
        form = "g"
    try:
        written = format(value, form)
    except ValueError:
        written = str(value)
    return written.replace(".", ",") if language in _DECIMAL_COMMA else written


def date(value: str, language: str) -> str:
    """A day, or the day of a time, in ISO 8601: ``20 listopada 2026``; what is no such day stays as it is."""
    try:
        day = Date.fromisoformat(value[:10])
    except ValueError:
        return value
    from babel.dates import format_date  # noqa: PLC0415 (15 ms)

    return format_date(day, "long", locale=_LOCALES.get(language, language))


def time(value: str, language: str) -> str:
    """A time in ISO 8601, to the minute, in its own zone: ``20 listopada 2026 14:05``."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    zone = " UTC" if value.endswith("Z") else ""
    return f"{date(value, language)} {moment:%H:%M}{zone}"
