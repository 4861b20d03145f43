"""Is the script of a chat widget there, and does its provider know the account?

A script that loads proves that a widget is installed, not that anybody answers.  "Works" needs a provider that answers
for existing accounts only.  "Broken" needs a script or an account that is gone at two attempts with a pause, an account
that is its documentation's placeholder, or a service that has ended.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urljoin, urlsplit

from channelaudit.config.settings import Settings
from channelaudit.knowledge.chat import AccountAt, Provider, is_placeholder, providers
from channelaudit.model import Channel, Check, Gathered, Message, Verdict
from channelaudit.network import Network, Response, Unreachable
from channelaudit.network.shield import blocked

LONGEST_PAUSE = 60.0
AGAIN = {"Cache-Control": "no-cache"}
"""Sent with the second question, so that no answer is taken from a memory, neither the provider's nor ours."""
_CALLS = ("callback=", "_method=", "jsonp")
"""Pieces of the queries of calls that a running widget has made and that a saved page still holds: they act."""
_NO_ACCOUNT = "-"
Status = Literal["known", "loads", "script_missing", "account_gone", "placeholder", "closed"]
Answer = Literal["yes", "no", "untold"]


@dataclass(frozen=True, slots=True)
class ChatWidget:
    """What a chat service says of the widget on the shop's pages."""

    provider: str
    """Id of the service."""
    account: str
    """"" where the pages do not show it."""
    script: str
    """Address of the widget's script, "" where the pages do not write it out."""
    status: Status
    """``known``: the script loads and the provider knows the account; ``loads``: the script loads, more is not told;
    ``script_missing``, ``account_gone``: the server's own word; ``placeholder``: the account is a sample;
    ``closed``: the service has ended."""
    asked: str = ""
    """The URL whose answer decided."""
    http_status: int = 0
    """Its status; 0 where its host does not exist, or nothing was asked."""


def _subjects(gathered: Gathered) -> Iterator[str]:
    for channel in gathered.channels:
        if subject := subject_of(channel):
            yield subject


def subject_of(channel: Channel) -> str | None:
    """``provider account script``, where something can be said of them; None where there is nothing to ask."""
    if channel.kind != "chat" or not channel.of_shop or channel.value not in providers():
        return None
    provider = providers()[channel.value]
    account = str(channel.attributes.get("account") or _NO_ACCOUNT).replace(" ", "")
    script = _absolute(channel)
    if not (provider.closed or is_placeholder(account) or script or _endpoint(provider, account, script)):
        return None
    return f"{provider.id} {account} {script}".rstrip()


def _absolute(channel: Channel) -> str:
    """The address of the widget's script; "" where it is not written out, or is no script's."""
    written = str(channel.attributes.get("script") or "")
    page = channel.sightings[0].page if channel.sightings else ""
    if not written or any(sign in written for sign in "{}<>$ "):
        return ""
    try:
        address = urljoin(page, written)
        parts = urlsplit(address)
    except ValueError:
        return ""
    is_call = any(sign in parts.query.lower() for sign in _CALLS)
    return address if parts.scheme in ("http", "https") and parts.hostname and not is_call else ""


async def observe(subject: str, network: Network, settings: Settings) -> ChatWidget:
    """Ask for the widget's script and about its account.

    Raises ``Unreachable``: ``blocked``, ``status``, ``tls`` where the answer proves nothing, and whatever
    ``Http.fetch`` raises.
    """
    name, account, script = [*subject.split(" ", 2), "", ""][:3]
    provider = providers()[name]
    shown = "" if account == _NO_ACCOUNT else account
    if provider.closed:
        return ChatWidget(name, shown, script, "closed")
    if is_placeholder(account):
        return ChatWidget(name, shown, script, "placeholder")
    status: Status = "loads"
    asked, http = script, 0
    if script:
        loaded, http = await _twice(script, _loads, network, settings)
        in_address = provider.loader_tells and account in script
        if loaded == "no":
            return ChatWidget(name, shown, script, "account_gone" if in_address else "script_missing", script, http)
        status = "known" if in_address else "loads"
    if endpoint := _endpoint(provider, account, script):
        asked = endpoint
        known, http = await _twice(endpoint, lambda r: _knows(provider.account_at, r), network, settings)
        if known == "untold" and not script:
            raise Unreachable(
                "status",
                Message(
                    "{name} does not say whether it knows the account {account}", name=provider.name, account=account
                ),
            )
        meaning: dict[Answer, Status] = {"yes": "known", "no": "account_gone", "untold": status}
        status = meaning[known]
    return ChatWidget(name, shown, script, status, asked, http)


def _endpoint(provider: Provider, account: str, script: str) -> str:
    """Where to ask about the account; "" where the provider has no such place, or it cannot be known."""
    if provider.account_at is None or account == _NO_ACCOUNT:
        return ""
    url = provider.account_at.url.replace("{account}", quote(account, safe=""))
    parts = urlsplit(script)
    if "{origin}" in url:
        return url.replace("{origin}", f"{parts.scheme}://{parts.netloc}") if script else ""
    return url


async def _twice(
    url: str, judge: Callable[[Response], Answer], network: Network, settings: Settings
) -> tuple[Answer, int]:
    """What ``judge`` says of the answer, and its status; "no" only when a second question is answered alike."""
    first, status = await _once(url, judge, network, {})
    if first != "no":
        return first, status
    await asyncio.sleep(min(settings.recheck_pause, LONGEST_PAUSE))
    second, status = await _once(url, judge, network, AGAIN)
    if second == "no":
        return "no", status
    raise Unreachable("status", Message("{url} was missing once and there once", url=url))


async def _once(
    url: str, judge: Callable[[Response], Answer], network: Network, headers: dict[str, str]
) -> tuple[Answer, int]:
    try:
        response = await network.http.fetch(url, headers=headers or None)
    except Unreachable as error:
        if error.kind == "dns" and error.definite:
            return "no", 0
        raise
    if response.tls_error:
        raise Unreachable("tls", Message("{url} was reached over a connection that cannot be trusted", url=url))
    if reason := blocked(response):
        raise Unreachable("blocked", Message("{url}: {reason}", url=url, reason=reason))
    return judge(response), response.status


def _loads(response: Response) -> Answer:
    if response.status in (404, 410):
        return "no"
    if response.status >= 300:
        raise Unreachable("status", Message("{url} answered {status}", url=response.url, status=response.status))
    if not response.body.strip() or response.body.lstrip()[:1] == b"<":
        raise Unreachable("status", Message("{url} answered with something that is no script", url=response.url))
    return "yes"


def _knows(endpoint: AccountAt | None, response: Response) -> Answer:
    body = response.body.decode("utf-8", "replace")
    if endpoint is None:
        return "untold"
    if response.status in endpoint.absent_status and any(mark in body for mark in endpoint.absent):
        return "no"
    if 200 <= response.status < 300 and any(mark in body for mark in endpoint.present):
        return "yes"
    return "untold"


def _verdict(result: ChatWidget) -> Verdict | None:
    if result.status == "known":
        return "works"
    return None if result.status == "loads" else "broken"


CHECK = Check(
    result=ChatWidget,
    subjects=_subjects,
    observe=observe,
    subject_of=subject_of,
    verdict=_verdict,
    title="chat widgets",
)
