from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channelaudit.knowledge.comparing import SHORTEST_STEM, comparing, same_but_for_case
from channelaudit.knowledge.folding import fold

stems = st.text("abcdefghijklmnoprstuwz", min_size=SHORTEST_STEM, max_size=12)
groups = st.sampled_from(sorted(comparing().inflection.items()))


@given(stems, groups, st.data())
def test_the_cases_of_one_name_are_the_same(stem: str, group: tuple[str, tuple[str, ...]], data: st.DataObject) -> None:
    one, other = (stem + data.draw(st.sampled_from(group[1])) for _ in range(2))
    assert same_but_for_case(one, other)
    assert same_but_for_case(other, one)


@given(stems, stems)
def test_names_that_begin_otherwise_are_different(one: str, other: str) -> None:
    assert not same_but_for_case(f"x{one}a", f"y{other}ej")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Rowerowa", "Rowerowej", True),
        ("Krótka", "Krótkiej", True),
        ("Nowa", "Nowej", True),
        ("Masarykova", "Masarykově", True),
        ("Dlhá", "Dlhej", True),
        ("Zamkowy", "Zamkowym", True),
        ("Wolska", "Wolskiego", False),
        ("Słowacka", "Słowackiego", False),
        ("Polna", "Polska", False),
        ("Jana", "Janowa", False),
        ("Lea", "Leu", False),
    ],
)
def test_names_of_streets(one: str, other: str, same: bool) -> None:
    assert same_but_for_case(fold(one), fold(other)) is same
    assert same_but_for_case(fold(other), fold(one)) is same
