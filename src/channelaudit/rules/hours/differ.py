from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from channelaudit.channels.schedules.intervals import conflicts
from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Text, Unsure
from channelaudit.rules import rule
from channelaudit.rules.hours._days import named
from channelaudit.rules.hours._statements import Statement, purposes

_SHORT = 80
"""Characters of a line that is quoted whole."""


@rule(
    severity="warning",
    title="Hours disagree",
    advice="Decide which hours are right and write the same ones everywhere, also into the structured data.",
    applies=lambda evidence, _: bool(evidence.of_kind("hours")),
)
def differ(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """Two places state different hours for the same thing.

    The header, the footer, the home page, the contact page, the terms and the structured data are compared, day by day.
    A day that one place does not name is no difference between two texts; in structured data it means closed.  Public
    holidays are left out, and so are places that state several hours (for seasons or branches).

    ## Why it matters

    One of the two is wrong, and a customer who trusted it stands before a closed door or calls in vain.  What stands in
    the structured data is what search engines and maps show.

    ## How to mend it

    Change all places together.  Where the hours differ with good reason (calls, showroom, chat), say in each place what
    they are for.

    ## Example

    "Mon–Fri 9:00–17:00" in the footer, "Mon–Fri 8:00–16:00" on the contact page

    ## Sources

    - Portal Promocji Eksportu, "Obsługa klienta w e-commerce"
    - schema.org, OpeningHoursSpecification
    """
    for statements in purposes(evidence):
        reported: set[str] = set()
        for one, two in combinations(statements, 2):
            days = _conflicts(one, two)
            pair = " ".join(sorted((one.channel.value, two.channel.value)))
            if days and pair not in reported:
                reported.add(pair)
                yield Problem(f"hours:{pair}", _message(one, two, days), (*one.sightings, *two.sightings))


def _conflicts(one: Statement, two: Statement) -> tuple[int, ...]:
    """The days for which the two differ; structured data that name days are silent about those that are closed."""
    closed = "data" in (one.place, two.place) and bool(one.week.named and two.week.named)
    return conflicts(one.week, two.week, silent_is_closed=closed)


def _message(one: Statement, two: Statement, days: tuple[int, ...]) -> Message:
    return Message(
        "Customers read {one} in one place and {two} in another ({days} differ).",
        one=_words(one),
        two=_words(two),
        days=named(days),
    )


def _words(statement: Statement) -> Text:
    """The site's own words, where they are short; structured data has none that people read."""
    said = next((s.text for s in statement.sightings if s.text and s.source == "text"), "")
    return Message("“{text}”", text=said) if 0 < len(said) <= _SHORT else statement.channel.value
