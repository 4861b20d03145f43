"""Rows of numbers as pictures: blocks for a terminal, lines in SVG for a web page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_BLOCKS = "▁▂▃▄▅▆▇█"
_ASCII = "_.-~=+*#"
_WIDTH, _HEIGHT = 720, 120
_LEFT, _TOP, _BOTTOM = 44, 10, 22
_MOST = 120
"""Points that are drawn one by one; of a longer row the newest."""


def sparkline(values: Sequence[float | None], most: float, width: int, *, ascii_only: bool) -> str:
    """One sign a value, the newest ``width`` of them; a space where there is none.  ``most`` is the highest sign."""
    signs = _ASCII if ascii_only else _BLOCKS
    top = max(most, 1e-9)
    steps = len(signs) - 1
    return "".join(
        " " if value is None else signs[round(min(max(value / top, 0.0), 1.0) * steps)] for value in values[-width:]
    )


@dataclass(frozen=True, slots=True)
class Dot:
    """A measured value in the picture."""

    x: float
    y: float
    title: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A word at an axis."""

    x: float
    y: float
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A line in a box of ``width`` × ``height``."""

    name: str
    title: str
    summary: str
    """The same in words, for those who do not see it."""
    paths: tuple[str, ...]
    """One a run of values without a gap."""
    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    grid: tuple[float, ...]
    width: int = _WIDTH
    height: int = _HEIGHT
    left: int = _LEFT


@dataclass(frozen=True, slots=True)
class Row:
    """What is drawn."""

    name: str
    title: str
    summary: str
    values: tuple[float | None, ...]
    labels: tuple[str, ...]
    """Of each value: its date."""
    most: float
    """Top of the scale, if no value is higher."""
    unit: str = ""
    digits: int = 0


def chart(row: Row) -> Chart:
    """The picture of a row; a value that is not there leaves a gap."""
    values, labels = row.values[-_MOST:], row.labels[-_MOST:]
    known = [value for value in values if value is not None]
    top = max((row.most, *known))
    step = (_WIDTH - _LEFT - 10) / max(1, len(values) - 1)
    height = _HEIGHT - _TOP - _BOTTOM

    def down(value: float) -> float:
        return round(_TOP + height * (1 - value / top if top else 1), 1)

    dots = [
        None if v is None else Dot(round(_LEFT + n * step, 1), down(v), f"{label}: {v:.{row.digits}f}{row.unit}")
        for n, (v, label) in enumerate(zip(values, labels, strict=True))
    ]
    ticks = [Tick(_LEFT - 6, down(v) + 4, f"{v:.{row.digits}f}{row.unit}", "end") for v in (0, top)]
    if labels:
        ticks.append(Tick(_LEFT, _HEIGHT - 5, labels[0][:10], "start"))
    if len(labels) > 1:
        ticks.append(Tick(_WIDTH - 10, _HEIGHT - 5, labels[-1][:10], "end"))
    drawn = tuple(dot for dot in dots if dot)
    return Chart(row.name, row.title, row.summary, _paths(dots), drawn, tuple(ticks), (down(0), down(top)))


def _paths(dots: Sequence[Dot | None]) -> tuple[str, ...]:
    runs: list[list[Dot]] = [[]]
    for dot in dots:
        if dot is None:
            runs.append([])
        else:
            runs[-1].append(dot)
    return tuple("M" + " L".join(f"{dot.x} {dot.y}" for dot in run) for run in runs if len(run) > 1)
