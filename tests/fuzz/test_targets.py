"""The fuzzer's targets on its seeds, which hold every input that ever crashed one, and on what hypothesis thinks of."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz.targets import SEEDS, TARGETS

FILES = sorted(path for path in SEEDS.rglob("*") if path.is_file())
PIECES = (
    "<a href='", "'>", "</a>", "<form action=", "<table><tr><td>", '{"@type":"Store","openingHours":"', '"}', "mailto:",
    "tel:", "+48 12 345 67 89", "00-950 Warszawa", "ul. Długa 5", "pon.–pt. 9:00–17:00", "NIP 123-456-32-19", "@", "\n",
    "sklep@", ".example", "%", "&#64;", "\x00", "\x1b[2J", "\u202e", "https://[", "User-agent: *\n", "Disallow: /",
    "<loc>", "</loc>", "rate: ", "- ", ": ", "Content-Encoding: gzip\n\n", "<![CDATA[", "9", "24:00", "  ",
)  # fmt: skip


def test_every_target_has_seeds() -> None:
    assert {path.parent.name for path in FILES} == set(TARGETS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_seed(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.one_of(st.binary(max_size=200), st.lists(st.sampled_from(PIECES), max_size=30)))
def test_anything(name: str, data: bytes | list[str]) -> None:
    TARGETS[name](data if isinstance(data, bytes) else "".join(data).encode())
