"""When a failed request may be repeated, and how long to wait before."""

from __future__ import annotations

import email.utils
import time

RETRIED = frozenset({"timeout", "reset"})
"""Kinds of failure after which a second try is worth it."""
LONGEST_PAUSE = 60.0
FIRST_PAUSE = 0.5


def pause_before_retry(tries: int, retry_after: str, *, as_invited: bool = False) -> float | None:
    """Seconds to wait after ``tries`` tries; None when the server asks for more patience than an audit has.

    ``as_invited``: None as well where the server does not say when to come again.
    """
    asked = _seconds(retry_after)
    if asked is None:
        if as_invited:
            return None
        return float(FIRST_PAUSE * 2 ** (tries - 1))
    return asked if asked <= LONGEST_PAUSE else None


def _seconds(retry_after: str) -> float | None:
    """``Retry-After`` in seconds, from a number or a date; None when it says nothing usable."""
    text = retry_after.strip()
    if text.isascii() and text.isdigit() and len(text) < 10:
        return float(text)
    try:
        moment = email.utils.parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    return max(0.0, moment.timestamp() - time.time())
