"""Whether two spellings mean one bank account.  Pure."""

from __future__ import annotations


def same_account(one: str, other: str) -> bool:
    """IBAN or the country's own number (Polish NRB): spaces, dashes and case make no difference."""
    return _number(one) == _number(other)


def _number(account: str) -> str:
    compact = "".join(char for char in account if char.isalnum()).upper()
    return compact.removeprefix("IBAN").removeprefix("PL")
