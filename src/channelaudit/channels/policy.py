"""What the pages of a shop say about its policies: statements for rules, no channels.

Kind ``policy``; values: the topics ``terms``, ``privacy``, ``returns``, ``complaints``, ``delivery``;
``withdrawal-period``, ``withdrawal-form``, ``withdrawal-function``; ``odr`` (the EU's closed platform);
``obsolete-…`` (an authority or an act that is gone, by its id in ``knowledge/policies.yaml``); ``elsewhere-…`` (a page
with this role is linked that is a document or on another site).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from channelaudit.channels.searching import folded_lines, places
from channelaudit.channels.sightings import in_line, of_link
from channelaudit.crawl.roles import link_role
from channelaudit.crawl.traps import is_document
from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.policies import obsolete, odr_addresses, policy_words
from channelaudit.model import Channel, Document, Finder, Line, Role, SiteContext

NEAR = 2
"""Lines before and behind a period in which withdrawal may be named."""
SPAN = 250
"""Characters around an outdated name in which the text may say itself that it is over."""
_SPEAKING: frozenset[Role] = frozenset(
    {"terms", "returns", "complaints", "privacy", "delivery", "faq", "imprint", "about", "contact"}
)
"""Pages on which a shop speaks for itself about law; elsewhere it may tell news."""
_RETURNING: frozenset[Role] = frozenset({"returns", "complaints"})
_SILENT: frozenset[Role] = frozenset({"product", "cart", "checkout", "login"})
_FEWEST_FIELDS = 2
_LABEL = 60
"""Characters of the longest text of a button."""
_SIGNS = " »›>→·•-"
_NAMING = 400
"""Characters of a link that may name what it leads to."""


def find(document: Document, context: SiteContext) -> Iterable[Channel]:
    """Each statement once a page, with the first place where it stands."""
    found: dict[str, Channel] = {}
    said = (_topics(document), _elsewhere(document, context), _withdrawal(document), _function(document))
    for channel in chain(*said, _outdated(document)):
        found.setdefault(channel.value, channel)
    return found.values()


def _topics(document: Document) -> Iterator[Channel]:
    """On other pages than those where a shop speaks for itself only headings count: texts mention much in passing."""
    if document.page.role in _SILENT:
        return
    speaks = document.page.role in _SPEAKING
    for topic, words in policy_words().topics.items():
        for line, start, end in _main(document, words):
            if not (speaks or line.is_heading):
                continue
            yield _statement(document, topic, line, start, end)
            break


def _elsewhere(document: Document, context: SiteContext) -> Iterator[Channel]:
    """Links to policies that are documents or stand on another site: a crawl does not read them."""
    for link in document.links:
        if link.region == "main" or not link.url or (_is_own(link.url, context) and not is_document(link.url)):
            continue
        role = link_role((link.text or link.label)[:_NAMING], link.url[:_NAMING], document.language)
        if role in policy_words().topics or role == "imprint":
            yield Channel("policy", f"elsewhere-{role}", {}, (of_link(document, link, "link"),))


def _is_own(url: str, context: SiteContext) -> bool:
    host = url.partition("://")[2].partition("/")[0].partition(":")[0].lower()
    return host in (context.host, context.domain) or host.endswith(f".{context.domain}")


def _withdrawal(document: Document) -> Iterator[Channel]:
    words = policy_words()
    for line, start, end in _main(document, words.form):
        yield _statement(document, "withdrawal-form", line, start, end)
    for index, start, end in places(document, words.period):
        line = document.lines[index]
        if line.region != "main":
            continue
        if document.page.role == "returns" or words.withdrawal.search(_around(document, index)):
            yield _statement(document, "withdrawal-period", line, start, end)
    for link in document.links:
        if _names_form(f"{link.text} {link.label} {link.url}"[:_NAMING]):
            yield Channel("policy", "withdrawal-form", {}, (of_link(document, link, "link"),))


@lru_cache(maxsize=1_024)
def _names_form(link: str) -> bool:
    return policy_words().form.search(fold(link.replace("-", " ").replace("_", " "))) is not None


def _around(document: Document, index: int) -> str:
    """The folded text of a line of the page's own content, of those around it and of its heading."""
    texts = folded_lines(document)
    main = [i for i, line in enumerate(document.lines) if line.region == "main"]
    at = main.index(index)
    near = " ".join(texts[i] for i in main[max(0, at - NEAR) : at + NEAR + 1])
    return f"{near} {fold(document.lines[index].heading)}"


def _function(document: Document) -> Iterator[Channel]:
    """The button, a link to it, or a form on the page about returns: "an unambiguous wording" is all that is asked."""
    words = policy_words().function
    for link in document.links:
        if any(0 < len(text) <= _LABEL and words.match(fold(text).lstrip(_SIGNS)) for text in (link.text, link.label)):
            yield Channel("policy", "withdrawal-function", {}, (of_link(document, link, "link"),))
    for form in document.forms:
        fields = [field for field in form.fields if not field.hidden and field.type not in ("submit", "search")]
        named = any(words.search(fold(text[:200])) for text in (*form.buttons, form.heading))
        if named or (document.page.role in _RETURNING and form.region == "main" and len(fields) >= _FEWEST_FIELDS):
            line = document.lines[min(form.line, len(document.lines) - 1)] if document.lines else Line("", form.region)
            yield _statement(document, "withdrawal-function", line, 0, 0)


def _outdated(document: Document) -> Iterator[Channel]:
    for link in document.links:
        bare = link.url.partition("://")[2].removeprefix("www.").lower()
        if bare.startswith(odr_addresses()) or link.href.lower().startswith("mailto:odr@ec.europa.eu"):
            if link.start >= 0 and _is_over(folded_lines(document)[link.line], link.start, link.end):
                continue
            yield Channel("policy", "odr", {}, (of_link(document, link, "link"),))
    for line, folded in zip(document.lines, folded_lines(document), strict=True):
        if "/" not in folded or line.region not in ("main", "footer"):
            continue
        for address in odr_addresses():
            at = folded.find(address)
            if at >= 0 and not _is_over(folded, at, at + len(address)):
                yield _statement(document, "odr", line, at, at + len(address))
    if document.page.role in _SPEAKING:
        yield from _obsolete(document)


def _obsolete(document: Document) -> Iterator[Channel]:
    for thing in obsolete():
        if document.language not in thing.languages:
            continue
        for index, start, end in places(document, thing.words):
            line, folded = document.lines[index], folded_lines(document)[index]
            near = thing.near is None or thing.near.search(folded)
            if line.region == "main" and near and not _is_over(folded, start, end):
                yield _statement(document, f"obsolete-{thing.id}", line, start, end)
                break


def _is_over(folded: str, start: int, end: int) -> bool:
    """Whether the text around says that this is a thing of the past."""
    return policy_words().over.search(folded, max(0, start - SPAN), end + SPAN) is not None


def _main(document: Document, words: re.Pattern[str]) -> Iterator[tuple[Line, int, int]]:
    """(line, start, end) of the first match in each line of the page's own content."""
    for index, start, end in places(document, words):
        line = document.lines[index]
        if line.region == "main":
            yield line, start, end


def _statement(document: Document, value: str, line: Line, start: int, end: int) -> Channel:
    return Channel("policy", value, {}, (in_line(document, line, start, end),))


FINDER = Finder(kinds=("policy",), find=find)
