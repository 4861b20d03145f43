from collections.abc import Iterator

from channelaudit.engine.finding import find
from channelaudit.model import Channel, Document, Finder, SiteContext
from pages import SITE, document


def whole(document: Document, context: SiteContext) -> Iterator[Channel]:
    yield Channel("email", f"sklep@{context.domain}")


def broken(document: Document, context: SiteContext) -> Iterator[Channel]:
    yield Channel("phone", "+48224872031")
    raise ValueError(document.lines[0].text)


def test_a_finder_that_crashes_costs_neither_the_page_nor_the_other_finders() -> None:
    finders = {"phone": Finder(("phone",), broken), "email": Finder(("email",), whole)}
    found, failures = find(finders, [document("<p>Kontakt</p>")], SITE)
    assert [item.kind for item in found] == ["phone", "email"]
    assert [(f.step, f.kind) for f in failures] == [("channels", "bug")]
    assert "the search for phone crashed: ValueError: Kontakt" in str(failures[0].detail)
