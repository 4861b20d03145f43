"""How a report is to be shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """Given to every format; each reads what concerns it."""

    language: str = "en"
    width: int = 100
    """Columns, for text."""
    colour: bool = False
    """ANSI colours, for a terminal."""
    ascii: bool = False
    """Nothing but ASCII: where the terminal's encoding cannot show more."""
