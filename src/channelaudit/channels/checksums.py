"""Check digits of registration numbers and bank accounts."""

from __future__ import annotations

import importlib
from functools import cache
from typing import Any


def passes(checksum: str, value: str) -> bool:
    """Whether ``value`` (compact, letters of the scheme included) passes; True where there is nothing to check."""
    if not checksum:
        return True
    if checksum == "ico":
        return ico(value)
    if checksum == "lei":
        return mod97(value) == 1
    return bool(_module(checksum).is_valid(value))


@cache
def _module(name: str) -> Any:
    return importlib.import_module(f"stdnum.{name}")


def ico(digits: str) -> bool:
    """Czech and Slovak IČO: eight digits, weights 8 to 2, the last digit completes eleven."""
    if len(digits) != 8 or not digits.isdigit():
        return False
    total = sum(int(d) * w for d, w in zip(digits, range(8, 1, -1), strict=False))
    return (11 - total % 11) % 10 == int(digits[7])


def mod97(text: str) -> int:
    """ISO 7064: letters count as two digits, the remainder of a good number is 1."""
    return int("".join(str(int(c, 36)) for c in text)) % 97


def iban_passes(iban: str) -> bool:
    return mod97(iban[4:] + iban[:4]) == 1


def iban_of(country: str, account: str) -> str:
    """IBAN of a national account number, check digits worked out."""
    return f"{country}{98 - mod97(account + country + '00'):02}{account}"


def czech_account_passes(prefix: str, number: str) -> bool:
    """Both parts of a Czech or Slovak account number weigh to a multiple of eleven."""
    weights = (6, 3, 7, 9, 10, 5, 8, 4, 2, 1)
    return all(
        sum(int(d) * w for d, w in zip(part.zfill(10), weights, strict=True)) % 11 == 0 for part in (prefix, number)
    )
