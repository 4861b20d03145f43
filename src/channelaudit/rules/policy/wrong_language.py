from __future__ import annotations

from collections.abc import Iterator, Mapping

from channelaudit.config.settings import Settings
from channelaudit.knowledge.language import languages as known_languages
from channelaudit.model import Evidence, Message, Page, Problem, Sighting, Unsure
from channelaudit.rules import rule
from channelaudit.rules.policy._pages import POLICIES
from channelaudit.rules.selling import languages
from channelaudit.rules.traders import readable

_ALIKE = {"cs": "sk", "sk": "cs"}
"""Languages whose speakers read each other's texts."""


@rule(
    severity="warning",
    title="A policy page is in another language",
    advice="Offer the terms and the pages about returns and delivery in every language in which the shop sells.",
    applies=lambda evidence, _: bool(languages(evidence)) and any(_pages(evidence)),
)
def wrong_language(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The terms, the privacy policy or a page about returns, complaints or delivery exist only in a language in which
    the shop does not sell.

    One page of a kind in a language of the shop is enough. Czech and Slovak count as one.

    ## Why it matters

    What a customer cannot read does not bind him, and in Poland the language act asks for Polish. Most often it is
    the template's English text that was never replaced.

    ## How to mend it

    Translate the page, or have it written anew by somebody who knows the law of the country where you sell.

    ## Example

    A Polish shop with a “Privacy Policy” in English

    ## Sources

    - Portal Promocji Eksportu, “Obsługa klienta w e-commerce”
    - Poland: ustawa o języku polskim, art. 7 and 8
    """
    known = {language.code: language.name for language in known_languages()}
    spoken = languages(evidence) | {_ALIKE[code] for code in languages(evidence) if code in _ALIKE}
    if not spoken & known.keys():
        return
    for pages in _pages(evidence):
        if any(page.language in spoken or page.language not in known for page in pages):
            continue
        sightings = tuple(Sighting(page.final_url, "main", "text", page.title) for page in pages)
        yield Problem(pages[0].final_url, _message(pages[0], languages(evidence), known), sightings)


def _message(page: Page, spoken: frozenset[str], names: Mapping[str, str]) -> Message:
    return Message(
        "Customers shop in {shop}, but the page {page} is in {language}.",
        shop=tuple(Message(name) for name in sorted(names.get(code, code) for code in spoken)),
        page=page.final_url,
        language=Message(names[page.language]),
    )


def _pages(evidence: Evidence) -> tuple[tuple[Page, ...], ...]:
    """The pages of each kind that could be read and whose language is known."""
    kinds = (tuple(page for page in readable(evidence, role) if page.language) for role in POLICIES)
    return tuple(pages for pages in kinds if pages)
