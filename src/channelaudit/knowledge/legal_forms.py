"""Legal forms of companies and labels of the trader (``legal_forms.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from channelaudit.knowledge import load
from channelaudit.knowledge.folding import fold, pattern_of


@dataclass(frozen=True, slots=True)
class LegalForms:
    forms: re.Pattern[str]
    """A form, in folded text; see ``written_forms``."""
    capitals: frozenset[str]
    """Spellings that count only in capitals: "AG" is one, "ag" is not."""
    canonical: Mapping[str, str]
    """Folded spelling without spaces → the form's usual name."""
    shy: Mapping[str, str]
    """Folded spelling without spaces → the spelling that counts, only where traders speak of themselves."""
    labels: re.Pattern[str]
    """A label of the trader, in folded text."""
    stop: frozenset[str]
    """Folded words before which a name begins."""


@cache
def legal_forms() -> LegalForms:
    data = load("legal_forms")
    spellings = {s: name for forms in data["forms"].values() for name, words in forms.items() for s in words}
    return LegalForms(
        forms=pattern_of(spellings, not_behind=r"[\w.]"),
        capitals=frozenset(squeezed(s) for s in spellings if s.isupper() and "." not in s)
        - frozenset(squeezed(s) for s in spellings if not s.isupper()),
        canonical={squeezed(s): name for s, name in spellings.items()},
        shy={squeezed(s): s for s in data["shy"]},
        labels=pattern_of(chain.from_iterable(data["labels"].values())),
        stop=frozenset(map(fold, data["stop"])),
    )


def squeezed(spelling: str) -> str:
    return fold(spelling).replace(" ", "").rstrip(".")


def written_forms(text: str, *, of_trader: bool = False) -> Iterator[tuple[int, int, str]]:
    """(start, end, usual name) of each legal form in ``text``.

    ``of_trader``: it stands where traders speak of themselves, so that forms count that name goods elsewhere ("OG").
    """
    known = legal_forms()
    for match in known.forms.finditer(fold(text)):
        written = text[match.start() : match.end()]
        key = squeezed(written)
        if key in known.shy and not (of_trader and written == known.shy[key]):
            continue
        if key not in known.capitals or written.isupper():
            yield match.start(), match.end(), known.canonical.get(key, written)
