from __future__ import annotations

import gzip
import zlib

import brotli  # type: ignore[import-untyped]
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from channelaudit.network.body import decompress

TEXT = b"<p>Kontakt: sklep</p>" * 300
RAW = zlib.compressobj(wbits=-15)


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (gzip.compress(TEXT, mtime=0), "gzip"),
        (gzip.compress(TEXT, mtime=0), "X-GZIP"),
        (zlib.compress(TEXT), "deflate"),
        (RAW.compress(TEXT) + RAW.flush(), "deflate"),
        (brotli.compress(TEXT), "br"),
        (zstandard.ZstdCompressor().compress(TEXT), "zstd"),
        (gzip.compress(gzip.compress(TEXT, mtime=0), mtime=0), "gzip, gzip"),
        (TEXT, ""),
        (TEXT, "identity"),
        (TEXT, "compress"),
        (TEXT, "gzip"),
        (TEXT, "br"),
        (TEXT, "zstd"),
    ],
)
def test_whatever_the_header_says_the_text_comes_out(data: bytes, names: str) -> None:
    assert decompress(data, names, 1_000_000) == (TEXT, False)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (gzip.compress(TEXT, mtime=0), "gzip"),
        (brotli.compress(TEXT), "br"),
        (zstandard.ZstdCompressor().compress(TEXT), "zstd"),
    ],
)
def test_the_bound_cuts(data: bytes, name: str) -> None:
    assert decompress(data, name, 100) == (TEXT[:100], True)


LONG = bytes(range(256)) * 4_000


@pytest.mark.parametrize(
    ("whole", "name"),
    [
        (gzip.compress(LONG, 1, mtime=0), "gzip"),
        (zlib.compress(LONG, 1), "deflate"),
        (brotli.compress(LONG, quality=1), "br"),
        (zstandard.ZstdCompressor().compress(LONG), "zstd"),
    ],
)
def test_what_breaks_off_comes_as_far_as_it_goes_and_is_said_to_be_cut(whole: bytes, name: str) -> None:
    assert decompress(whole, name, 10_000_000) == (LONG, False)
    plain, cut = decompress(whole[:-5], name, 10_000_000)
    assert plain
    assert LONG.startswith(plain)
    assert cut


def test_damaged_data_are_said_to_be_cut() -> None:
    whole = gzip.compress(LONG, 1, mtime=0)
    plain, cut = decompress(whole[: len(whole) // 2], "gzip", 10_000_000)
    assert 0 < len(plain) < len(LONG)
    assert cut


@settings(deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["gzip", "deflate", "br", "zstd", "gzip, br, zstd"]))
def test_nothing_that_comes_in_crashes(data: bytes, names: str) -> None:
    plain, cut = decompress(data, names, 1_000)
    assert len(plain) <= 1_000
    assert cut in (True, False)
