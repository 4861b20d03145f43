"""Is somebody at an address that may know POST alone?  Told without sending anything."""

from __future__ import annotations

import re
import secrets
from typing import Literal
from urllib.parse import urljoin, urlsplit

from channelaudit.config.settings import Settings
from channelaudit.network import Network, Response, Unreachable
from channelaudit.network.http import REDIRECTS

GONE = frozenset({404, 410})
_TURNED_AWAY = frozenset({400, 401, 403, 405, 406, 411, 412, 415, 419, 422, 428, 429, 451, 501})
"""What a living endpoint says to a request without a form in it."""
_NO_HANDLER = frozenset({403, 405, 501})
"""What servers say to OPTIONS at any address, without looking whether it exists."""
_NOTHING = re.compile(r"(?:^|[/_.=-])404(?:$|[/_.-])|not[-_]?found", re.IGNORECASE)


def alive(answer: Response) -> bool:
    """Whether an answer to GET can come from a living endpoint."""
    return 200 <= answer.status < 400 or answer.status in _TURNED_AWAY


def is_redirect_to_nothing(answer: Response, target: str) -> bool:
    """Whether the address redirects to a page for what does not exist."""
    if answer.status not in REDIRECTS:
        return False
    try:
        return bool(_NOTHING.search(urlsplit(target).path))
    except ValueError:
        return False


async def is_gone(answer: Response, network: Network, settings: Settings) -> bool:
    """Whether a page with status 200 says that there is nothing, as it says of any made-up address of the host."""
    from channelaudit.crawl.answers import is_html  # noqa: PLC0415 (rules need this module, not the crawl's parser)
    from channelaudit.crawl.missing import MissingPage  # noqa: PLC0415
    from channelaudit.crawl.skim import skim  # noqa: PLC0415
    from channelaudit.reading.encoding import decode  # noqa: PLC0415

    if answer.status != 200 or not is_html(answer):
        return False
    missing = MissingPage(network, settings.bounds.links)
    page = skim(decode(answer.body, answer.content_type), answer.final_url, settings.bounds.links)
    return missing.suspects(page) and await missing.matches(answer, page)


async def has_post(url: str, network: Network) -> Literal["yes", "no", "perhaps"]:
    """What OPTIONS knows of an address to which GET is no answer.

    ``yes``: this address takes POST, and a made-up one beside it does not; ``no``: the server denies it, or says what
    it says of all addresses without looking; ``perhaps``: it answers, but a made-up address has the same answer.
    """
    try:
        answer = await network.http.fetch(url, method="OPTIONS", follow=False)
    except Unreachable:
        return "no"
    if answer.status in GONE or answer.status >= 500 or answer.status in _NO_HANDLER:
        return "no"
    if not _allows_post(answer):
        return "perhaps"
    beside = urljoin(url, secrets.token_hex(8))
    try:
        other = await network.http.fetch(beside, method="OPTIONS", follow=False)
    except Unreachable:
        return "perhaps"
    return "perhaps" if _allows_post(other) else "yes"


def _allows_post(answer: Response) -> bool:
    methods = answer.headers.get("allow", "").upper().split(",")
    return answer.status < 300 and "POST" in (method.strip() for method in methods)
