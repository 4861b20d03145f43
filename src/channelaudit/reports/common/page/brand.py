"""The brand of whoever made the report: colours that can be read, Markdown that cannot harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.common.page.model import BrandView
from channelaudit.reports.common.page.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_SCHEMES = ("https://", "http://", "mailto:", "tel:")
_DARK, _LIGHT = "#000000", "#ffffff"


def brand_of(options: RenderOptions, voice: Voice) -> BrandView:
    """The brand, ready for the page."""
    brand = options.brand
    return BrandView(
        company=voice.clean(brand.company),
        client=voice.clean(brand.client),
        logo=options.logo,
        background=brand.colour,
        ink=ink_on(brand.colour) if brand.colour else "",
        intro=markup(brand.intro, "h2"),
        closing=markup(brand.closing, "h2"),
        contact=markup(brand.contact, "h2"),
    )


def ink_on(colour: str) -> str:
    """Black or white, whichever stands out more on ``#rrggbb``: always at least 4.5 to 1."""
    return max((_LIGHT, _DARK), key=lambda ink: contrast(ink, colour))


def contrast(one: str, two: str) -> float:
    """Contrast of two colours ``#rrggbb`` as WCAG 2 counts it, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(two)))
    return (lighter + 0.05) / (darker + 0.05)


def markup(markdown: str, heading: str) -> str:
    """HTML of Markdown: no HTML of its own, no pictures, links to the web, mail and phone alone.

    Every heading becomes the element ``heading``, so that the outline of the page stays whole.
    """
    if not markdown.strip():
        return ""
    parser = _parser()
    tokens = parser.parse(markdown)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = heading
        _guard(token.children or ())
    return str(parser.renderer.render(tokens, parser.options, {}))


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 (formats without Markdown do without)

    parser = MarkdownIt("commonmark", {"html": False}).disable("image")
    parser.validateLink = lambda url: url.lower().startswith(_SCHEMES)  # type: ignore[method-assign]
    return parser


def _guard(tokens: Sequence[Token]) -> None:
    for token in tokens:
        if token.type == "link_open":
            token.attrSet("rel", "noopener nofollow")


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
