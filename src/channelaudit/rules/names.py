"""Whether two spellings name one trader.  Pure; in doubt they do: a false alarm costs more than a missed difference."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from channelaudit.knowledge.comparing import comparing
from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.legal_forms import written_forms

LONGEST = 300
"""Characters of a name that are looked at."""
_FEWEST = 2
"""Words that name a person: "Jan Testowy" within "Sklep Rowerowy Jan Testowy"."""
_WORD = re.compile(r"[^\W_]+(?:\.(?=[^\W_](?![^\W_]))[^\W_])*")
"""A word, or an abbreviation with dots ("p.p.h.u")."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "AE", "Ö": "OE", "Ü": "UE"})


def same_name(one: str, other: str) -> bool:
    """Whether the names agree but for case, diacritics, quotes, spaces, the spelling of the legal form and the like.

    A legal form that one of them leaves out makes no difference, two different ones do.  Of sole traders and
    partnerships the shorter name may be part of the longer, in any order: registers add the people's names.
    """
    forms = [_forms(name) for name in (one, other)]
    if all(forms) and not set(forms[0]) & set(forms[1]):
        return False
    first, second = (_variants(name) for name in (one, other))
    if {"".join(words) for words in first} & {"".join(words) for words in second}:
        return True
    every = {form for found in forms for form in found}
    fewest = _FEWEST if not every else 1
    return any(_alike(a, b, fewest if every <= comparing().personal else 0) for a in first for b in second)


def _alike(one: tuple[str, ...], other: tuple[str, ...], fewest: int) -> bool:
    """The same words in another order; or ``fewest`` of them at least (0: all must be there)."""
    few, many = sorted((one, other), key=len)
    if not few:
        return True  # nothing is left to compare: a name of legal forms alone
    if set(few) == set(many):
        return True
    return 0 < fewest <= len(few) and set(few) <= set(many)


def _forms(name: str) -> tuple[str, ...]:
    return tuple(form for _, _, form in written_forms(_plain(name), of_trader=True))


def _variants(name: str) -> tuple[tuple[str, ...], ...]:
    """The words of the name, with umlauts as one letter and as two."""
    return tuple(dict.fromkeys((_words(name), _words(name.translate(_UMLAUTS)))))


def _words(name: str) -> tuple[str, ...]:
    text = _plain(name)
    ended = comparing().endings.sub("", fold(text))
    text = text[: len(ended)]
    for start, end, _ in reversed(list(written_forms(text, of_trader=True))):
        text = f"{text[:start]} {text[end:]}"
    words = [word.replace(".", "") for word in _WORD.findall(fold(text))]
    kept = [word for word in _joined_initials(words) if word not in comparing().fillers]
    text = f" {' '.join(kept or words)} "
    for phrase, short in comparing().abbreviations.items():
        text = text.replace(f" {phrase} ", f" {short} ")
    return tuple(text.split())


def _joined_initials(words: list[str]) -> Iterator[str]:
    """Single letters in a row are one abbreviation: "P P H U"."""
    run = ""
    for word, following in pairwise([*words, ""]):
        run += word if len(word) == 1 else ""
        if len(word) > 1:
            yield word
        elif len(following) != 1:
            yield run
            run = ""


def _plain(name: str) -> str:
    """One line without quotes, with ordinary dashes and spaces."""
    return " ".join(re.sub(r"[\"'„”“’‘«»`()\[\]]|&amp;", " ", name[:LONGEST]).split())
