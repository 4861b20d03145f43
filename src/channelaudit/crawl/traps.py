"""Addresses that are not worth a request: endless combinations, actions with effects, files that are not pages."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

VARIANTS = 25
"""Query strings of one path that are followed; an infinite calendar ends here at the latest."""

_FACETS = frozenset(
    """
    _token _wpnonce add-to-cart add_to_cart add_to_compare add_to_wishlist attribute_pa back brand cachebuster
    cena cena_do cena_od color colour compare continue csrf currency date datum day dir direction display
    eventdisplay facet facets filter filters filtr filtry from grid hash ical id_currency items_per_page kolor
    layout limit max_price miesiac min_price mode month next nonce order order_by orderby orderway outlook-ical
    pagesize per_page perpage preis price price_from price_to print printable rand redirect redirect_to
    redirecturl ref referer remove_item replytocom return return_url returnurl rok rozmiar share size sort
    sort_by sortby sortierung sortorder t timestamp token tribe-bar-date variant view waluta wishlist year
    """.split()  # noqa: SIM905 (a column of a hundred strings is harder to read)
)
_EFFECT = re.compile(
    r"(?:^|[/_=?&.-])(?:log-?out|sign-?out|wyloguj|odhlas\w{0,6}|abmelden|add-?to-?cart|addtocart|dodaj-?do-?koszyka|do-?kosiku"
    r"|do-?kosika|vlozit-?do-?kosiku|in-?den-?warenkorb|add-?to-?wishlist|addtowishlist|add-?to-?compare|unsubscribe|wypisz"
    r"|wp-admin|wp-login\.php|xmlrpc\.php|wp-json|cdn-cgi|feed)(?:$|[/_=?&.-])",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|ico|bmp|tiff?|css|js|mjs|json|map|xml|rss|atom|txt|csv|pdf|docx?|xlsx?|pptx?|odt|ods|rtf"
    r"|zip|rar|7z|gz|tgz|bz2|tar|exe|msi|dmg|apk|iso|mp3|mp4|m4a|avi|mov|wmv|webm|ogg|wav|woff2?|ttf|eot|ics|vcf|eps|ai|psd|dwg)$",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(r"\.(?:pdf|docx?|odt|rtf|xlsx?)$", re.IGNORECASE)
_CALENDAR = re.compile(r"/(?:19|20)\d\d[/-](?:0?[1-9]|1[0-2])(?:[/-]\d{1,2})?(?:/|$)")


def trap(url: str) -> str | None:
    """Why a normalised URL should not be fetched, in a word or two; None when it may."""
    parts = urlsplit(url)
    if _FILE.search(parts.path):
        return "not a page"
    if _EFFECT.search(parts.path) or (parts.query and _EFFECT.search("?" + parts.query)):
        return "an action"
    names = [pair.partition("=")[0].lower() for pair in parts.query.split("&")] if parts.query else []
    if len(names) > 4:
        return "a combination of filters"
    for name in names:
        bare = re.split(r"%5B|\[", name, maxsplit=1, flags=re.IGNORECASE)[0]
        if bare in _FACETS or bare.startswith(("filter", "filtr", "pa_", "attribute_")):
            return "a filter or an order of goods"
    if _repeats(parts.path):
        return "a path that repeats itself"
    return None


def is_document(url: str) -> bool:
    """A text for people that is not HTML: terms as PDF."""
    return bool(_DOCUMENT.search(urlsplit(url).path))


def is_dated(url: str) -> bool:
    """A blog archive or a calendar: asked last."""
    return bool(_CALENDAR.search(url))


def _repeats(path: str) -> bool:
    segments = [segment for segment in path.split("/") if segment]
    if len(segments) > 12:
        return True
    return any(segments.count(segment) > 2 for segment in set(segments))
