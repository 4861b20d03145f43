"""What a consultant's reports carry: ``report:`` in ``channelaudit.yaml``."""

from __future__ import annotations

from dataclasses import dataclass, field

from channelaudit.config.options import option

_BRAND = "The consultant's brand"
PARTS = (
    "summary",
    "channels",
    "first",
    "findings",
    "hours",
    "places",
    "statements",
    "open",
    "others",
    "pages",
    "requests",
)
"""Sections of the report for people, in the order in which they stand if nobody asks for another."""


@dataclass(frozen=True, slots=True)
class Brand:
    """Every field is a key under ``report:``.  Texts are Markdown where their help says so."""

    company: str = field(
        default="", metadata=option("Who made the report", "NAME", section=_BRAND, example="Audit & Co", form="line")
    )
    client: str = field(
        default="", metadata=option("For whom it was made", "NAME", section=_BRAND, example="Rower Shop", form="line")
    )
    logo: str = field(
        default="",
        metadata=option(
            "Picture for the top of the report: PNG, JPEG, SVG or WebP, at most 500 kB; it becomes part of the report",
            "PATH",
            section=_BRAND,
            example="logo.png",
            form="picture",
        ),
    )
    colour: str = field(
        default="",
        metadata=option(
            "Colour of the report's head, in quotes", "#RRGGBB", section=_BRAND, example="#14532d", form="colour"
        ),
    )
    intro: str = field(
        default="",
        metadata=option("Text before the results (Markdown)", "TEXT", section=_BRAND, example="Dear client, …"),
    )
    closing: str = field(
        default="",
        metadata=option("Text after the results (Markdown)", "TEXT", section=_BRAND, example="Call me, and …"),
    )
    contact: str = field(
        default="",
        metadata=option(
            "How to reach whoever made the report (Markdown)", "TEXT", section=_BRAND, example="anna@audit.example"
        ),
    )
    date_format: str = field(
        default="long",
        metadata=option(
            "How dates are written: short, medium, long, full, or a pattern of CLDR such as d.M.y",
            "FORMAT",
            section=_BRAND,
            form="date-format",
        ),
    )
    sections: tuple[str, ...] = field(
        default=(),
        metadata=option(
            "Sections that the report has, in this order; all if not given",
            "LIST",
            section=_BRAND,
            choices=PARTS,
            example="summary, first, findings",
        ),
    )
