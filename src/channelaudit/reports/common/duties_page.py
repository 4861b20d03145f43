"""What the law of a country makes a shop publish, as a page with a table."""

from __future__ import annotations

from collections.abc import Sequence

from channelaudit.knowledge.duties import THINGS, Duty
from channelaudit.model import Message
from channelaudit.reports.common.labels import SEVERITIES, word
from channelaudit.reports.common.translate import page_text, render, text
from channelaudit.reports.common.wording import date

_NONE = "–"


def duties_page(country: str, duties: Sequence[Duty], language: str) -> str:
    """Markdown.  ``country`` is a code; ``duties`` are all that are known of it, at least one."""
    title = Message("Duties of web shops: {country}", country=country.upper())
    if duties[0].country == "EU":
        title = Message("Duties of web shops: {country} (general law of the European Union)", country=country.upper())
    heads = (
        text("what", language),
        text("if missing", language),
        text("traders", language),
        text("law", language),
        text("since", language),
        text("where", language),
        text("source", language),
    )
    lines = [
        f"# {render(title, language)}",
        "",
        text("What a shop must publish, and how grave it is when it is not found. No legal advice.", language),
        text("Until the day on which a duty comes into force (since), its absence is a note.", language),
        text("stored: read in the source named; own: general knowledge, unverified.", language),
        "",
        f"| {' | '.join(heads)} |",
        "|---" * len(heads) + "|",
    ]
    lines += [f"| {' | '.join(_cells(duty, language))} |" for duty in duties]
    return "\n".join([*lines, ""])


def _cells(duty: Duty, language: str) -> tuple[str, ...]:
    """A row of the table, in the order of its heads."""

    def say(source: str) -> str:
        return text(source, language)

    traders = ", ".join(duty.forms) or text("all", language)
    return (
        say(THINGS[duty.thing]) + (f" ({'/'.join(duty.schemes)})" if duty.schemes else ""),
        render(word(SEVERITIES, duty.severity), language),
        f"{traders}; {page_text(duty.note, language)}" if duty.note else traders,
        duty.law,
        date(duty.since, language) if duty.since else _NONE,
        page_text(duty.where, language) or _NONE,
        f"{duty.source} ({duty.conf})",
    )
