from __future__ import annotations

from collections.abc import Iterator, Mapping

from channelaudit.config.settings import Settings
from channelaudit.knowledge.language import languages as known_languages
from channelaudit.model import Evidence, Message, Page, Problem, Sighting, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import contact_pages, is_read
from channelaudit.rules.selling import languages


def _pages(evidence: Evidence) -> tuple[Page, ...]:
    return tuple(page for page in contact_pages(evidence) if is_read(page) and page.language)


@rule(
    severity="warning",
    title="The contact page is in another language",
    advice="Offer the contact page in every language in which the shop sells.",
    applies=lambda evidence, _: bool(_pages(evidence)) and bool(languages(evidence)),
)
def wrong_language(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The contact page is in a language in which the shop does not sell.

    ## Why it matters

    Customers who chose goods in their own language do not understand whom to write to, and doubt that anybody would
    answer in it.

    ## How to mend it

    Translate the contact page, its form and the messages of the form.  Themes and plug-ins often bring theirs in
    English.

    ## Example

    A German shop whose page `/kontakt` reads "Get in touch with our team"

    ## Sources

    - Portal Promocji Eksportu, "Obsługa klienta w e-commerce"
    """
    spoken = languages(evidence)
    pages = _pages(evidence)
    if any(page.language in spoken for page in pages):
        return
    names = {language.code: language.name for language in known_languages()}
    for page in pages:
        if page.language not in names or not spoken & names.keys():
            continue  # only these languages are told by their words; the others only say so themselves
        sighting = Sighting(page.final_url, "main", "text", page.title)
        yield Problem(page.final_url, _message(page, spoken, names), (sighting,))


def _message(page: Page, spoken: frozenset[str], names: Mapping[str, str]) -> Message:
    return Message(
        "Customers shop in {shop}, but the contact page {page} is in {language}.",
        shop=tuple(Message(name) for name in sorted(names.get(code, code) for code in spoken)),
        page=page.final_url,
        language=Message(names[page.language]),
    )
