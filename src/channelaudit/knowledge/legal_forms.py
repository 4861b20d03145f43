"""Legal forms of companies and labels of the trader (``legal_forms.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from channelaudit.knowledge import load
from channelaudit.knowledge.folding import fold, pattern_of


@dataclass(frozen=True, slots=True)
class LegalForms:
    forms: re.Pattern[str]
    """A form as it is written, in unfolded text."""
    canonical: Mapping[str, str]
    """Folded spelling without spaces → the form's usual name."""
    labels: re.Pattern[str]
    """A label of the trader, in folded text."""


@cache
def legal_forms() -> LegalForms:
    data = load("legal_forms")
    spellings = {s: name for forms in data["forms"].values() for name, words in forms.items() for s in words}
    alternatives = "|".join(sorted((_pattern(s) for s in spellings), key=len, reverse=True))
    return LegalForms(
        forms=re.compile(rf"(?<![\w.])(?:{alternatives})(?!\w)"),
        canonical={squeezed(s): name for s, name in spellings.items()},
        labels=pattern_of(chain.from_iterable(data["labels"].values())),
    )


def squeezed(spelling: str) -> str:
    return fold(spelling).replace(" ", "").rstrip(".")


def _pattern(spelling: str) -> str:
    """Long words in any case; abbreviations of capitals as they are, so that "AG" is not "ag"."""
    escaped = re.escape(spelling).replace(r"\ ", r"\s")
    if spelling.isupper() and "." not in spelling:
        return escaped
    return f"(?i:{escaped})"
