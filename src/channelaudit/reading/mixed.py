"""What an https page loads over plain http, so that browsers refuse to load it."""

from __future__ import annotations

from collections.abc import Iterator

from channelaudit.model import Document

MOST = 20
_JAVASCRIPT = ("", "module", "text/javascript", "application/javascript", "application/x-javascript", "text/ecmascript")
_LOCAL = ("http://localhost", "http://127.0.0.1", "http://[::1]")
"""Addresses that browsers trust over plain http, too."""


def mixed(document: Document) -> tuple[str, ...]:
    """Plain http addresses of the page's scripts and frames; none where the page tells browsers to fetch them over
    https.
    """
    if not document.page.final_url.lower().startswith("https:"):
        return ()
    for name, content in document.metas:
        if name == "content-security-policy" and "upgrade-insecure-requests" in content.lower():
            return ()
    return tuple(dict.fromkeys(url for url in _loaded(document) if _is_plain(url)))[:MOST]


def _loaded(document: Document) -> Iterator[str]:
    for script in document.scripts:
        if script.type.partition(";")[0].strip() in _JAVASCRIPT and not script.noscript:
            yield script.src.strip()
    for frame in document.frames:
        yield frame.src.strip()


def _is_plain(url: str) -> bool:
    return url[:7].lower() == "http://" and not url.lower().startswith(_LOCAL)
