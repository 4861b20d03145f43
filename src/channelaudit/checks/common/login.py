"""Does an address send strangers to a page where they log in?"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from channelaudit.network import Response
from channelaudit.network.shield import wall

_PATH = re.compile(
    r"(?:^|[/_.-])(?:(?:wp-?|service|user|customer|account|kunden)?log[-_]?in|sign[-_]?in|logowanie|zaloguj(?:-sie)?|"
    r"prihlaseni|prihlasenie|prihlasit(?:-se|-sa)?|anmelden|anmeldung|einloggen)(?:$|[/_.-])",
    re.IGNORECASE,
)
_TAG = re.compile(
    rb"<(?:(?P<close>/)?(?P<aside>header|nav|aside|dialog|footer)\b"
    rb"|input\b[^>]{0,500}?\btype\s{0,9}=\s{0,9}[\"']?password\b)",
    re.IGNORECASE,
)
"""Fields for a password, and the parts of a page in which many shops keep a small login on every page."""


def is_login_path(url: str) -> bool:
    """Whether the address is named like one where customers log in."""
    try:
        return bool(_PATH.search(urlsplit(url).path))
    except ValueError:
        return False


def is_login(answer: Response) -> bool:
    """Whether the page is one where customers log in: by its address, its status, or the password that it asks for.

    A page with a field for a message is not, whatever login stands beside it; nor is the front page.
    """
    found = wall(answer)
    if is_login_path(answer.final_url) or (found is not None and found.kind == "login"):
        return True
    if urlsplit(answer.final_url).path in ("", "/") or b"<textarea" in answer.body.lower():
        return False
    return _asks_for_password(answer.body)


def _asks_for_password(page: bytes) -> bool:
    depth = 0
    for tag in _TAG.finditer(page):
        if tag["aside"]:
            depth = max(0, depth - 1) if tag["close"] else depth + 1
        elif not depth:
            return True
    return False
