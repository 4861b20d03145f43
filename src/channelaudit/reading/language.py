"""The language of a text, by the words that only one language uses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from channelaudit.knowledge.language import languages

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 12_000
_LETTER = 0.5
"""What a letter of the language counts beside a whole word."""
_ENOUGH = 3.0
_LEAD = 1.25
"""By how much the best must lead the second."""


def language_of(texts: Iterable[str], declared: str = "") -> str:
    """Two letters: by the words of ``texts``, else the ``declared`` language, else ``""``.

    Only languages that have a file in ``knowledge/languages`` are told apart; a page in another one keeps what it says.
    """
    scores = language_scores(texts)
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    code = declared.strip().lower()[:2]
    code = code if code.isalpha() and len(code) == 2 else ""
    if ranked and ranked[0][1] >= _ENOUGH:
        best, score = ranked[0]
        second = ranked[1][1] if len(ranked) > 1 else 0.0
        if score >= _LEAD * second or not code:
            return best
    return code


def language_scores(texts: Iterable[str]) -> Counter[str]:
    """How many words and letters of each language stand at the beginning of ``texts``."""
    sample: list[str] = []
    size = 0
    for text in texts:
        sample.append(text)
        size += len(text)
        if size > _SAMPLE:
            break
    scores: Counter[str] = Counter()
    words, letters = _weights()
    text = " ".join(sample)[:_SAMPLE].lower()
    counts = Counter(_WORD.findall(text))
    for word in counts.keys() & words.keys():
        for code, weight in words[word]:
            scores[code] += weight * counts[word]  # type: ignore[assignment]  # a Counter of floats
    for letter, codes in letters.items():
        if count := text.count(letter):
            for code in codes:
                scores[code] += _LETTER * count  # type: ignore[assignment]
    return scores


@cache
def _weights() -> tuple[dict[str, list[tuple[str, float]]], dict[str, list[str]]]:
    """Word → (language, weight): a word that several languages use is shared between them; letter → languages."""
    words: dict[str, list[str]] = {}
    letters: dict[str, list[str]] = {}
    for known in languages():
        for word in known.stop_words:
            words.setdefault(word, []).append(known.code)
        for letter in known.letters:
            letters.setdefault(letter, []).append(known.code)
    return {word: [(code, 1 / len(codes)) for code in codes] for word, codes in words.items()}, letters
