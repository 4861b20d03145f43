"""Who the trader is, as far as its pages tell: legal form, country, and whether it sells at a distance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from channelaudit.config.settings import Settings
from channelaudit.model import Channel, Evidence, Failure, Message, Page, Role, Sighting
from channelaudit.rules.common import failure_of, faulty, genuine, is_read, pages_by_address, same

_SHOPS = frozenset(
    {
        "prestashop",
        "woocommerce",
        "shopify",
        "shoper",
        "idosell",
        "magento",
        "opencart",
        "shoptet",
        "upgates",
        "sky-shop",
    }
    | {"shopware", "sylius", "jtl", "oxid", "bigcommerce"}
)
"""Shop software; a site made with it sells."""
_WEIGHTS = {"contact": 3, "imprint": 4, "about": 1, "home": 1, "terms": 2, "privacy": 1}
"""How much a page's own text says of who runs the shop."""
_FRAME = 3
"""The same of the header and footer."""
_CLEAR = 1.5
"""So many times as much must speak for the trader's form as for any other."""


def sells(evidence: Evidence, _: Settings | None = None) -> bool:
    """Whether customers can order here: a product, a cart or a checkout, or a link to one, or shop software."""
    crawl = evidence.crawl
    return (
        any(page.role in ("product", "cart", "checkout") and is_read(page) for page in crawl.pages)
        or any(link.role in ("cart", "checkout") for link in crawl.links)
        or crawl.platform in _SHOPS
    )


def legal_form(evidence: Evidence) -> str:
    """The trader's legal form as ``legal_forms.yaml`` names it; "" for a sole trader, or where it is not clear.

    Pages name other companies too (couriers, payment firms): what stands in the header or footer, on the contact page
    or beside the trader's numbers counts most.
    """
    roles = {page.final_url: page.role for page in evidence.crawl.pages}
    numbers = {_digits(channel.value) for channel in numbers_of(evidence)}
    weights: Counter[str] = Counter()
    for company in evidence.of_kind("company"):
        form = str(company.attributes.get("legal_form") or "")
        weights[form] += max((_weight(s, roles, numbers) for s in company.sightings), default=0)
    del weights[""]
    if not weights:
        return ""
    (best, most), *others = weights.most_common(2)
    second = others[0][1] if others else 0
    return best if most >= _WEIGHTS["terms"] and most >= _CLEAR * second else ""


def _weight(sighting: Sighting, roles: Mapping[str, str], numbers: Iterable[str]) -> int:
    in_frame = sighting.region in ("header", "footer", "data")
    weight = _FRAME if in_frame else _WEIGHTS.get(roles.get(sighting.page, ""), 0)
    digits = _digits(sighting.text)
    return weight + (2 if any(number in digits for number in numbers if len(number) > 5) else 0)


def numbers_of(evidence: Evidence, *schemes: str) -> tuple[Channel, ...]:
    """The shop's registration numbers of these schemes (none given: all), right or wrong, no samples."""
    return tuple(
        channel
        for channel in genuine(evidence, "registration")
        if not schemes or channel.attributes["scheme"] in schemes
    )


def publishes(evidence: Evidence, *schemes: str) -> bool:
    """Whether a number of one of these schemes stands on the site, or something faulty in its place."""
    shown = any(channel.attributes.get("scheme") in schemes for channel in evidence.of_kind("registration"))
    return shown or any(
        item.attributes.get("scheme") in schemes and item.reason != "hidden"
        for item in faulty(evidence, "registration")
    )


def established(evidence: Evidence, settings: Settings) -> str:
    """The country in which the trader seems to be established, "" if its numbers are another country's than expected.

    Where it publishes no numbers, or one of the shop's own country, that country; else the country of its numbers.
    """
    own = settings.country or evidence.context.country
    shown = Counter(
        str(channel.attributes["country"])
        for channel in numbers_of(evidence)
        if channel.attributes.get("valid") is not False and channel.attributes.get("country")
    )
    if not shown or shown[own]:
        return own
    (best, _), *others = shown.most_common(2)
    return best if not others or others[0][1] < shown[best] else ""


def states(evidence: Evidence, kind: str, value: str) -> Channel | None:
    """The statement (kind ``policy`` or ``disclosure``) with this value."""
    return next((channel for channel in evidence.of_kind(kind) if channel.value == value), None)


def readable(evidence: Evidence, *roles: Role) -> tuple[Page, ...]:
    """The pages with these roles that could be read."""
    return tuple(page for page in evidence.pages_with_role(*roles) if is_read(page))


def unread(evidence: Evidence, *roles: Role) -> Failure | None:
    """Why a page or document with one of these roles was not read though there is one: a PDF, an error."""
    pages = pages_by_address(evidence)
    for link in evidence.crawl.links:
        if link.role in roles:
            page = pages.get(same(link.target))
            if page is None or not is_read(page):
                return failure_of(page, link.target)
    for role in roles:
        if elsewhere := states(evidence, "policy", f"elsewhere-{role}"):
            where = elsewhere.sightings[0].page
            return Failure(
                "reading", where, "not_html", Message("a document or another site holds it, which was not read")
            )
    return None


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())
