"""What an answer is worth: a page to read, or the reason why there is nothing to read."""

from __future__ import annotations

import re

from channelaudit.model import Failure, FailureKind, Message, Role
from channelaudit.network import Response
from channelaudit.network.http import REDIRECTS
from channelaudit.network.shield import blocked

HTML = frozenset({"text/html", "application/xhtml+xml", "application/xml", "text/xml"})
GONE = frozenset({404, 410})
PROMISING: frozenset[Role] = frozenset({"home", "contact", "imprint", "about", "terms"})
"""Roles of pages on which contact details are looked for first."""
PARTIAL = frozenset({202, 206})
"""Accepted, or a part: answers of shields and caches, not the page."""

_DEEPEST = 4_000
"""Elements in one another; real pages have some dozens."""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
_UNNESTED = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dd dt tr td th option".split()  # noqa: SIM905
)
"""Elements without content, and those that the next one of their kind ends."""


def problem(url: str, response: Response) -> Failure | None:
    """Why ``response`` is no page to read; None when it is one."""
    reason = blocked(response)
    if reason is not None:
        kind: FailureKind = "login_wall" if response.status == 401 else "blocked"
        return Failure("crawl", url, kind, reason)
    if response.status in REDIRECTS:
        where = response.headers.get("location", "")[:200]
        return Failure("crawl", url, "redirect", Message("the page leads away from the site, to {where}", where=where))
    if response.status >= 400 or response.status in PARTIAL:
        return Failure(
            "crawl", url, "status", Message("the page answered with status {status}", status=response.status)
        )
    if not is_html(response):
        what: str | Message = response.media_type or Message("an unnamed type")
        return Failure("crawl", url, "not_html", Message("the answer is not a web page but {what}", what=what))
    if not response.body.strip():
        return Failure("crawl", url, "not_html", Message("the answer is empty"))
    return None


def is_html(response: Response) -> bool:
    """By the header; where there is none, by the first bytes."""
    head = response.body[:1_000].lstrip().lower()
    if response.media_type in ("application/xml", "text/xml", ""):
        return b"<html" in head or head.startswith((b"<!doctype html", b"<head", b"<body"))
    return response.media_type in HTML


def within_tags(html: str, most: int) -> tuple[str, bool]:
    """``html`` up to the tag that is one too many, and whether it was cut there: trees cost far more than bytes."""
    if html.count("<") > most:
        at = -1
        for _ in range(most):
            at = html.find("<", at + 1)
        return within_depth(html[:at])[0], True
    return within_depth(html)


def within_depth(html: str) -> tuple[str, bool]:
    """``html`` up to where too many elements stand one in another: the time to parse grows with their square."""
    tags = html.count("<")
    if tags <= _DEEPEST or tags - 2 * html.count("</") <= _DEEPEST:  # nearly every page
        return html, False
    depth = 0
    for tag in _TAG.finditer(html):
        if tag[1]:
            depth -= depth > 0
        elif tag[2].lower() not in _UNNESTED:
            depth += 1
            if depth > _DEEPEST:
                return html[: tag.start()], True
    return html, False


def settled(failure: Failure, status: int, role: Role) -> bool:
    """Whether a failure is itself a final answer about the page: it is not there (404, 410, a confirmed soft 404).

    A document to download, an empty answer or a way out of the site may hold the contact details that such a page
    promises; questions and answers at a help desk, or a price list to download, hold none.
    """
    if failure.kind == "status":
        return status in GONE or status == 200
    return failure.kind in ("not_html", "redirect") and role not in PROMISING
