"""What the page shows of the channels: the board, the week and the map of places."""

from __future__ import annotations

from channelaudit.reports.common.page.board import board_of
from channelaudit.reports.common.page.hours import hours
from channelaudit.reports.common.page.place_map import place_map
from channelaudit.reports.common.page.ranking import ranked
from reports.large import large
from reports.sample import report
from reports.views import VOICE, found, with_findings


def test_the_board_groups_channels_by_kind_with_what_is_missing() -> None:
    shown = with_findings(
        found("hours-missing", "warning"), found("email-gone", subject="email:hurt@hurt-rower.example")
    )
    board = board_of(shown, ranked(shown), VOICE)
    assert [(group.kind, [item.verdict for item in group.items]) for group in board.groups] == [
        ("email", ["broken", "works"]),
        ("phone", ["unchecked"]),
        ("form", ["unverified"]),
        ("hours", ["missing"]),
    ]
    assert [(tally.name, tally.count) for tally in board.tallies] == [
        ("works", 1),
        ("broken", 1),
        ("unverified", 1),
        ("unchecked", 1),
        ("missing", 1),
    ]
    assert board.groups[-1].items[0].finding.startswith("f-")


def test_the_board_says_hours_in_words_and_what_a_number_is() -> None:
    board = board_of(shown := large(3), ranked(shown), VOICE)
    items = {group.kind: group.items for group in board.groups}
    assert {(item.kind, item.value) for item in items["hours"]} == {
        ("phone", "Mon–Fri 8–18, Sat 10–14; closed on public holidays"),
        ("shop", "Mon–Fri 10–13, 14–19, Sat 10–15"),
        ("chat", "around the clock"),
    }
    assert items["registration"][0].kind == "NIP"


def test_the_week_and_the_coming_holidays() -> None:
    body = hours(large(1), VOICE)
    phone, chat, shop = body.weeks
    assert (phone.purpose, phone.language, phone.quote) == ("Phone", "pl", "Infolinia: pn–pt 8–18, sob. 10–14")
    assert [(bar.start, bar.width) for bar in phone.days[0].bars] == [(480, 600)]
    assert [day.closed for day in phone.days] == [False] * 6 + [True]
    assert len(shop.days[0].bars) == 2
    assert chat.text == "around the clock"
    assert body.holidays[0].day == "24 December 2026"


def test_the_map_shows_the_worst_channel_of_each_place_and_counts_all() -> None:
    shown = report()
    body = place_map(shown, VOICE)
    assert body.columns == ("Header", "Menu", "Main text", "Footer", "Structured data")
    rows = {row.kind: [verdict for verdict, _ in row.cells] for row in body.rows}
    assert rows == {
        "email": ["", "", "broken", "works", ""],
        "phone": ["unchecked", "", "", "", ""],
        "form": ["", "", "unverified", "", ""],
    }
    assert [words for _, words in body.rows[0].cells[2:4]] == ["broken: 1, works: 1", "works, 1 channel"]
    assert [word for _, word in body.legend] == ["works", "broken", "could not tell", "not checked"]
