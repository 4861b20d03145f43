"""Bank accounts in a line of text: IBAN, Polish 26 digits, Czech and Slovak prefix-number/bank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from channelaudit.channels.checksums import czech_account_passes, iban_of, iban_passes
from channelaudit.knowledge import load
from channelaudit.knowledge.folding import alternatives, fold

_IBAN = re.compile(r"(?<![A-Za-z\d])([A-Z]{2})[ ]?(\d{2}(?:[ .\-]?[A-Z0-9]){11,30})(?![A-Za-z\d])")
_NRB = re.compile(r"(?<![\dA-Za-z])\d{2}(?:[ .\-–]{0,2}\d){24}(?!\d)")
_DIGIT = re.compile(r"\d")
FEWEST = 6
"""Digits of the shortest account: two of the number, four of the bank."""
_LOCAL = re.compile(r"(?<![\d/])(?:(\d{1,6})\s?[-–]\s?)?(\d{2,10})\s?/\s?(\d{4})(?![\d/])")


@dataclass(frozen=True, slots=True)
class Account:
    start: int
    end: int
    iban: str
    valid: bool


@dataclass(frozen=True, slots=True)
class _Words:
    labels: re.Pattern[str]
    lengths: dict[str, int]
    banks: dict[str, frozenset[str]]


@cache
def _known() -> _Words:
    data = load("accounts")
    return _Words(
        labels=re.compile(rf"(?<![^\W\d])(?:{alternatives(data['labels'])})(?![^\W\d])"),
        lengths=data["iban_lengths"],
        banks={country: frozenset(codes) for country, codes in data["bank_codes"].items()},
    )


def find_accounts(text: str, countries: tuple[str, ...]) -> tuple[Account, ...]:
    """All accounts of a line: the good ones, and wrong ones behind a label."""
    return tuple(_in_line(text, countries)) if len(_DIGIT.findall(text)) >= FEWEST else ()


def _in_line(text: str, countries: tuple[str, ...]) -> Iterator[Account]:
    taken: list[tuple[int, int]] = []
    folded = fold(text)
    for reader in (_ibans, _polish, _local):
        for account in reader(text, folded, countries):
            if all(account.end <= a or account.start >= b for a, b in taken):
                taken.append((account.start, account.end))
                yield account


def _is_labelled(folded: str, start: int) -> bool:
    return bool(_known().labels.search(folded, max(0, start - 120), start))


def _ibans(text: str, folded: str, _countries: tuple[str, ...]) -> Iterator[Account]:
    for match in _IBAN.finditer(text):
        length = _known().lengths.get(match[1])
        if length is None:
            continue
        end, compact = match.start(), ""
        for end in range(match.start(), match.end()):
            if text[end].isalnum():
                compact += text[end]
            if len(compact) == length:
                break
        end += 1
        good = len(compact) == length and iban_passes(compact)
        if good or (_is_labelled(folded, match.start()) and abs(len(compact) - length) <= 2 and compact[4:8].isdigit()):
            yield Account(match.start(), end, compact, good)


def _polish(text: str, folded: str, _countries: tuple[str, ...]) -> Iterator[Account]:
    for match in _NRB.finditer(text):
        iban = "PL" + re.sub(r"\D", "", match[0])
        good = iban_passes(iban)
        if good or _is_labelled(folded, match.start()):
            yield Account(match.start(), match.end(), iban, good)


def _local(text: str, folded: str, countries: tuple[str, ...]) -> Iterator[Account]:
    """``19-2000145399/0800``: Czech, or Slovak where only that country knows the bank."""
    for match in _LOCAL.finditer(text):
        prefix, number, bank = match[1] or "", match[2], match[3]
        homes = [c for c in ("CZ", "SK") if bank in _known().banks[c]]
        good = bool(homes) and czech_account_passes(prefix, number)
        if not (_is_labelled(folded, match.start()) or (good and len(number) >= 6)):
            continue
        if not homes and len(number) < 6:
            continue
        home = next((c for c in countries if c in homes), homes[0] if homes else "CZ")
        iban = iban_of(home, bank + prefix.zfill(6) + number.zfill(10))
        yield Account(match.start(), match.end(), iban, good)
