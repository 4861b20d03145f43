"""How a moment is written wherever one is kept."""

from __future__ import annotations

from datetime import UTC, datetime


def moment(of: datetime) -> str:
    """UTC, ISO 8601, to the second: two such texts stand in the order of their moments."""
    return of.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
