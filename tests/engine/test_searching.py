from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator

from channelaudit.engine.searching import SETTLED, Search
from channelaudit.model import Channel, Document, Finder, Page, SiteContext


def page(number: int) -> Document:
    url = f"https://sklep-rower.example/{number}"
    return Document(Page(url, url, "other", 200, 1, ""), str(number), "pl", ())


class Seen:
    """A finder that remembers what it was asked, and a context that the test may change."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.country = "PL"

    def find(self, document: Document, context: SiteContext) -> Iterator[Channel]:
        self.asked.append((document.title, context.country))
        yield Channel("email", f"{document.title}@{context.country.lower()}.example")

    def context(self) -> SiteContext:
        return SiteContext("https://sklep-rower.example/", "sklep-rower.example", "sklep-rower.example", self.country)

    def search(self) -> Search:
        return Search({"email": Finder(("email",), self.find)}, self.context)


async def worked(search: Search) -> None:
    """Let it work as long as it has anything to do."""
    task = asyncio.create_task(search.run())
    for _ in range(50):
        await asyncio.sleep(0)
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


def values(search: Search) -> list[str]:
    _, found, failures = search.finish()
    assert failures == []
    return [channel.value for channel in found if isinstance(channel, Channel)]


async def test_a_small_shop_is_searched_at_the_end() -> None:
    seen = Seen()
    search = seen.search()
    search.add(page(1))
    await worked(search)
    assert seen.asked == []
    assert values(search) == ["1@pl.example"]


async def test_pages_are_searched_once_and_found_in_their_order() -> None:
    seen = Seen()
    search = seen.search()
    for number in range(SETTLED):
        search.add(page(number))
    await worked(search)
    assert len(seen.asked) == SETTLED
    search.add(page(SETTLED))
    assert values(search) == [f"{number}@pl.example" for number in range(SETTLED + 1)]
    assert len(seen.asked) == SETTLED + 1


async def test_everything_is_searched_again_where_the_context_has_changed() -> None:
    seen = Seen()
    search = seen.search()
    for number in range(SETTLED):
        search.add(page(number))
    await worked(search)
    seen.country = "CZ"
    assert values(search) == [f"{number}@cz.example" for number in range(SETTLED)]
