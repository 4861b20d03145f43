"""Numbers, dates and the like as the reader's language writes them."""

from __future__ import annotations

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
