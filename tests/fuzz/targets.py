"""Everything that reads what a stranger wrote, as functions of bytes: whatever the bytes are, none of them may raise.

``tools/fuzzing.py`` feeds them from a coverage-guided fuzzer, ``test_targets.py`` from seeds and from hypothesis.
"""

from __future__ import annotations

import contextlib
import json
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from channelaudit.config.errors import ConfigError
from channelaudit.config.file import read_file
from channelaudit.crawl import robots, sitemap
from channelaudit.crawl.answers import problem, within_tags
from channelaudit.crawl.missing import SAYS_MISSING
from channelaudit.crawl.roles import link_role, page_role
from channelaudit.crawl.skim import region_of, skim
from channelaudit.crawl.traps import trap
from channelaudit.crawl.urls import normalise, resolve
from channelaudit.crawl.worth import Worth
from channelaudit.engine import discovery
from channelaudit.knowledge.domains import registrable
from channelaudit.model import Document, Page, SiteContext
from channelaudit.network import Response
from channelaudit.network.body import decompress
from channelaudit.reading import read
from channelaudit.reading.country import site_context
from channelaudit.reading.encoding import decode

Target = Callable[[bytes], None]
SITE = "https://sklep.example/"
PAGE = Page(SITE, SITE, "contact", 200, 0, "")
SEEDS = Path(__file__).parent / "seeds"
_LIMIT = 100_000


def _found(document: Document) -> None:
    """All finders, in all the countries that a page may come from."""
    context = site_context(SITE, [document])
    for country in dict.fromkeys((context.country, "PL", "GB", "DE")):
        spoken = SiteContext(SITE, "sklep.example", "sklep.example", country, (country, *context.countries), "pl")
        for finder in discovery.finders().values():
            list(finder.find(document, spoken))


def reading(data: bytes) -> None:
    """A page as it came over the wire, through the quick look, reading and the finders."""
    head, _, body = data.partition(b"\n\n")
    html, _ = within_tags(decode(body, head.decode("latin-1")), 5_000)
    look = skim(html, SITE, 200)
    for link in look.links[:20]:
        region_of(link.node)
        link_role(link.text, link.url)
    Worth().reading("other", look, html)
    page_role(SITE + "a", "", look.title, look.headings, look.text)
    SAYS_MISSING.search(look.title)
    _found(read(PAGE, html))


def finders(data: bytes) -> None:
    """Lines of text, each a line of the page."""
    lines = data.decode("utf-8", "replace").replace("<", " ").splitlines()[:200]
    _found(read(PAGE, "".join(f"<p>{line}</p>" for line in lines)))


def json_ld(data: bytes) -> None:
    """Structured data in a page."""
    text = data.decode("utf-8", "replace").replace("</", "<")
    _found(read(PAGE, f'<script type="application/ld+json">{text}</script>'))


def hours(data: bytes) -> None:
    """Opening hours as text, in a table and as structured data."""
    text = data.decode("utf-8", "replace").replace("<", " ")
    data_item = json.dumps({"@type": "Store", "openingHours": text.splitlines()})
    rows = "".join(f"<tr><td>{line.replace(' ', '</td><td>', 1)}</td></tr>" for line in text.splitlines()[:50])
    html = f"<h2>Godziny otwarcia</h2><p>{text}</p><table>{rows}</table>"
    _found(read(PAGE, f'{html}<script type="application/ld+json">{data_item}</script>'))


def robots_txt(data: bytes) -> None:
    """robots.txt, with a question about an address after its first line."""
    path, _, body = data.partition(b"\n")
    rules = robots.parse(body)
    url = normalise(SITE + path.decode("utf-8", "replace")) or SITE
    assert rules.allows(url) in (True, False)
    assert rules.delay >= 0
    assert all(isinstance(each, str) for each in rules.sitemaps)


def site_map(data: bytes) -> None:
    """A sitemap; what comes out is normalised already."""
    pages, more = sitemap.parse(data, _LIMIT)
    for url in (*pages, *more):
        assert normalise(url) == url


def configuration(data: bytes) -> None:
    """channelaudit.yaml: settings, or one sentence about what is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "c.yaml"
        path.write_bytes(data)
        with contextlib.suppress(ConfigError):
            read_file(path)


def addresses(data: bytes) -> None:
    """Links: what is made of them is stable and harmless."""
    base, _, href = data.decode("utf-8", "replace").partition("\n")
    for url in (normalise(base), resolve(normalise(base) or SITE, href)):
        if url is not None:
            assert normalise(url) == url
            assert url.isascii()
            assert not set(url) & set(' \t\r\n<>"\x00\x1b')
            trap(url)
            link_role("", url)
            registrable(url)


def answers(data: bytes) -> None:
    """An answer of a server: headers, an empty line, the body."""
    head, _, body = data.partition(b"\n\n")
    pairs = (line.partition(":") for line in head.decode("latin-1").splitlines())
    headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
    digits = headers.get("status", "200")
    status = int(digits) if digits.isascii() and digits.isdigit() and len(digits) == 3 else 200
    plain, _ = decompress(body, headers.get("content-encoding", ""), _LIMIT)
    assert len(plain) <= _LIMIT
    problem(SITE, Response(SITE, SITE, status, headers, plain))


TARGETS: Mapping[str, Target] = {
    target.__name__: target
    for target in (reading, finders, json_ld, hours, robots_txt, site_map, configuration, addresses, answers)
}
