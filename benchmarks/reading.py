"""Milliseconds of CPU a page: skim, sift, read and find, beside the bare parses by BeautifulSoup and lexbor.

    python benchmarks/reading.py [FOLDER ...] [--rounds N]

FOLDER holds pages (``*.html``, at any depth); by default the labelled shops beside this repository, else the sample
shop.
Each page is measured in turn by every column, so that a machine that slows down slows all of them; the figures are
medians of the rounds' sums, the ratios are what to trust.  To sift is to decide whether a page is worth reading.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from bs4 import BeautifulSoup
from selectolax.lexbor import LexborHTMLParser

import channelaudit.demo
from channelaudit.crawl.skim import skim
from channelaudit.crawl.worth import Worth
from channelaudit.engine import discovery
from channelaudit.engine.finding import find
from channelaudit.model import Page, SiteContext
from channelaudit.reading import read
from channelaudit.reading.country import site_context
from channelaudit.reading.encoding import decode

_URL = "https://shop.example/"
_SMALL = 2_000
"""Bytes: a page below it says nothing about speed."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    pages = _pages(options.folders or _default())
    context = site_context(_URL, [read(_page(), html) for html in pages[:10]])
    for html in pages:  # lazy imports and caches of words are no part of a page's cost
        find(discovery.finders(), [read(_page(), html)], context)
    gc.collect()
    gc.freeze()
    sums: dict[str, list[float]] = {}
    for _ in range(options.rounds):
        for name, seconds in _round(pages, context).items():
            sums.setdefault(name, []).append(seconds)
    _print(len(pages), sum(map(len, pages)), {n: statistics.median(s) for n, s in sums.items()})


def _default() -> list[Path]:
    labelled = Path(__file__).parents[2] / "shared" / "eval" / "dev" / "sites"
    return [labelled if labelled.is_dir() else Path(channelaudit.demo.__file__).parent]


def _pages(folders: list[Path]) -> list[str]:
    files = sorted(f for folder in folders for f in folder.rglob("*.html") if f.stat().st_size > _SMALL)
    return [decode(file.read_bytes()) for file in files]


def _page() -> Page:
    return Page(_URL, _URL, "other", 200, 0, "")


def _round(pages: list[str], context: SiteContext) -> dict[str, float]:
    finders, worth = discovery.finders(), Worth()
    total = dict.fromkeys(("lexbor", "skim", "sift", "BeautifulSoup", "read", "find"), 0.0)

    def timed(name: str, work: Callable[[], object]) -> object:
        gc.collect()  # no column pays for another's garbage
        start = time.process_time()
        result = work()
        total[name] += time.process_time() - start
        return result

    for html in pages:
        timed("lexbor", lambda html=html: LexborHTMLParser(html))  # type: ignore[misc]
        look = timed("skim", lambda html=html: skim(html, _URL, 2000))  # type: ignore[misc]
        timed("sift", lambda look=look, html=html: worth.reading("other", look, html))  # type: ignore[misc]
        del look  # its tree is no part of what the others do
        timed("BeautifulSoup", lambda html=html: BeautifulSoup(html, "lxml"))  # type: ignore[misc]
        document = timed("read", lambda html=html: read(_page(), html))  # type: ignore[misc]
        timed("find", lambda document=document: find(finders, [document], context))  # type: ignore[misc]
    return total


def _print(count: int, size: int, seconds: dict[str, float]) -> None:
    print(f"{count} pages, {size / count / 1000:.0f} kB each")
    for name, value in seconds.items():
        print(f"{name:14} {1000 * value / count:8.2f} ms a page")
    both = (seconds["read"] + seconds["find"]) / seconds["BeautifulSoup"]
    print(f"read and find / BeautifulSoup's bare parse: {both:.2f} (aim: under 2)")
    print(f"skim / lexbor's bare parse:                 {seconds['skim'] / seconds['lexbor']:.2f} (aim: under 2)")


if __name__ == "__main__":
    main()
