from __future__ import annotations

import re

from channelaudit.model import Role

try:
    from channelaudit.crawl.roles import link_role, page_role  # type: ignore[import-not-found,unused-ignore]
except ModuleNotFoundError:
    WORDS: list[tuple[Role, str]] = [
        ("contact", r"kontakt|contact"),
        ("terms", r"regulamin|terms|agb|podm[ií]nky"),
        ("privacy", r"prywatno|privacy|datenschutz|osobn"),
        ("returns", r"zwrot|return|vr[aá]cen|widerruf"),
        ("about", r"o-?nas|about|o firmie|über"),
        ("imprint", r"impressum|imprint"),
        ("cart", r"koszyk|cart|ko[sš]ik|warenkorb"),
        ("product", r"/produ[ck]t"),
        ("delivery", r"dostaw|shipping|versand|doprava"),
    ]

    def link_role(text: str, url: str, language: str = "") -> Role:  # noqa: ARG001
        return next((r for r, p in WORDS if re.search(p, f"{text} {url}".lower())), "other")

    def page_role(url: str, link_text: str, title: str, headings: tuple[str, ...], text: str) -> Role:  # noqa: ARG001
        return link_role(f"{link_text} {title}", url)


__all__ = ["link_role", "page_role"]
