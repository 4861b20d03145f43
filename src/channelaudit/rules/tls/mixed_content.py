from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Page, Problem, Sighting, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import contact_pages
from channelaudit.rules.tls._tls import hosts


@rule(
    severity="warning",
    title="Contact page loads parts without encryption",
    advice="Change the addresses of these scripts and frames to https.",
)
def mixed_content(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """A contact page or the page of a form is served over https and loads scripts or frames over plain http.

    A page that tells browsers to upgrade such addresses (`upgrade-insecure-requests`) is not judged.

    ## Why it matters

    Browsers do not load them: the map, the captcha, the chat or the form itself is missing, and customers do not see
    why.

    ## How to mend it

    Write the addresses with `https://`, or without host where they lead to the shop itself.  What only exists over
    http must go.

    ## Example

    `<script src="http://cdn.example/form.js"></script>`

    Instead: `<script src="https://cdn.example/form.js"></script>`

    ## Sources

    - W3C, "Mixed Content"
    """
    upgraded = {f.host for f in hosts(evidence) if not isinstance(f, Unsure) and f.upgrades_insecure}
    pages: dict[str, list[str]] = {}
    for page in _judged_pages(evidence):
        if urlsplit(page.final_url).hostname not in upgraded:
            for address in page.mixed:
                pages.setdefault(address, []).append(page.final_url)
    for address, where in pages.items():
        message = Message("Browsers do not load {address}, because it is plain http in an https page.", address=address)
        yield Problem(address, message, tuple(Sighting(url, "main", "link", address[:200]) for url in where))


def _judged_pages(evidence: Evidence) -> tuple[Page, ...]:
    """Contact pages, and pages with a form of their own."""
    found = {page.final_url: page for page in contact_pages(evidence)}
    with_forms = {s.page for c in evidence.of_kind("form") for s in c.sightings if s.region == "main"}
    found |= {page.final_url: page for page in evidence.crawl.pages if page.final_url in with_forms}
    return tuple(found.values())
