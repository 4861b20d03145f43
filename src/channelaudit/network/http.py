"""Asking web servers: redirects one at a time, a total deadline, patience, and a guest's manners."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections import Counter, OrderedDict
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from channelaudit import HOMEPAGE, __version__
from channelaudit.config.settings import Settings
from channelaudit.model import Message
from channelaudit.network.body import decompress
from channelaudit.network.cache import PageCache
from channelaudit.network.clock import Clock
from channelaudit.network.dial import Dialler
from channelaudit.network.guard import literal, refusal
from channelaudit.network.pace import Lane, Pace
from channelaudit.network.retry import RETRIED, pause_before_retry
from channelaudit.network.shared import Shared
from channelaudit.network.unreachable import CertificateInvalid, Halfway, Unreachable

if TYPE_CHECKING:
    from channelaudit.network.client import Client
    from channelaudit.network.exchange import Exchange

USER_AGENT = f"channelaudit/{__version__} (+{HOMEPAGE})"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NOT_MODIFIED = 304
MEMORY = 16_000_000
"""Bytes of answers that are kept so that identical questions are asked once."""


@dataclass(frozen=True, slots=True)
class Response:
    """An answer.  ``url`` was asked for, ``final_url`` answered after ``redirects`` (the URLs in between, in order)."""

    url: str
    final_url: str
    status: int
    headers: Mapping[str, str]
    """Lower-case names; repeated headers joined by ``, ``."""
    body: bytes
    """Decompressed, cut at ``bounds.body``."""
    truncated: bool = False
    """The body is not the whole of it: over the bound, or the connection broke off."""
    seconds: float = 0.0
    redirects: tuple[str, ...] = ()
    http_version: str = ""
    insecure: bool = False
    """The certificate was not valid (or not judged) and the exchange went on all the same."""
    tls_error: Message | None = None

    @property
    def content_type(self) -> str:
        """The ``Content-Type`` header as sent, "" without one."""
        return self.headers.get("content-type", "")

    @property
    def media_type(self) -> str:
        """``text/html``: lower case, without parameters."""
        return self.content_type.partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True)
class Question:
    """What is sent beside the URL."""

    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes | None = None
    as_invited: bool = False
    """Repeated only where the server's ``Retry-After`` says when."""


Key = tuple[str, bool, bool]


class Http:
    """``fetch`` is all there is; ``requests`` counts what went over the wire, by host."""

    def __init__(self, settings: Settings, dialler: Dialler, clock: Clock, shared: Shared | None = None) -> None:
        self._settings = settings
        self._dialler = dialler
        self._clock = clock
        self._shared = shared
        self._client_: Client | None = None
        self._unverified: dict[str, Message | None] = {}
        self._silent: set[str] = set()
        self._memory: OrderedDict[Key, Response | Unreachable] = OrderedDict()
        self._memory_size = 0
        self._locks: dict[Key, asyncio.Lock] = {}
        self._cache = PageCache(settings.cache_dir)
        self.pace = Pace(settings.jobs, settings.rate)
        self.requests: Counter[str] = Counter()
        self.ports = {80, 443, *(rule.port for rule in settings.connect_to if rule.port)}
        """Ports that may be dialled; the crawl adds the one of the site's own address."""
        self.elsewhere: Callable[[str], bool] = lambda _: False
        """Whether a URL is somebody else's than the site's: its answer may serve the other audits of a batch too."""

    async def fetch(
        self,
        url: str,
        *,
        method: str = "GET",
        follow: bool = True,
        headers: Mapping[str, str] | None = None,
        content: bytes | None = None,
        stay: Callable[[str], bool] | None = None,
        as_invited: bool = False,
    ) -> Response:
        """Ask for ``url``; any status is an answer.

        ``follow`` redirects, except to a URL that ``stay`` denies: then the redirect itself is the answer.
        ``as_invited``: ask again only where the server's ``Retry-After`` says when, not after silence.
        Raises Unreachable: ``timeout`` (``settings.timeout`` for each request, in all), ``refused``, ``reset``,
        ``dns``, ``tls``, ``private``, ``redirect``, ``too_large``, ``protocol``, ``disallowed``.
        """
        question = Question(method, headers or {}, content, as_invited)
        if question != Question():
            return await self._follow(url, question, follow, stay)
        key = (url, follow, stay is not None)
        async with self._locks.setdefault(key, asyncio.Lock()):
            known = self._memory.get(key) or self._common(key)
            if known is None:
                try:
                    known = await self._follow(url, question, follow, stay)
                except Unreachable as error:
                    known = error
                self._remember(key, known)
        self._locks.pop(key, None)
        if isinstance(known, Unreachable):
            raise Unreachable(known.kind, known.detail, definite=known.definite)
        return known

    async def close(self) -> None:
        if self._client_ is not None:
            await self._client_.close()

    async def _follow(self, url: str, question: Question, follow: bool, stay: Callable[[str], bool] | None) -> Response:
        began = time.perf_counter()
        here, seen = url, Counter([url])
        hops: list[str] = []
        while True:
            answer = await self._ask(here, question)
            target = _target(here, answer) if follow else None
            if target is None or (stay is not None and not stay(target)):
                return replace(answer, url=url, redirects=tuple(hops), seconds=time.perf_counter() - began)
            hops.append(here)
            seen[target] += 1
            if seen[target] > 2:  # once more is how a cookie gets set
                raise Unreachable("redirect", Message("the redirects from {url} go round in a circle", url=url))
            if len(hops) > self._settings.bounds.redirects:
                raise Unreachable(
                    "redirect",
                    Message.counted(
                        "more than {count} redirect from {url}",
                        "more than {count} redirects from {url}",
                        count=self._settings.bounds.redirects,
                        url=url,
                    ),
                )
            if answer.status == 303 or (answer.status in (301, 302) and question.method == "POST"):
                question = replace(question, method="GET", content=None)
            here = target

    async def _ask(self, url: str, question: Question) -> Response:
        """One URL, with as many tries as the settings allow."""
        host = self._checked(url)
        tries = 0
        while True:
            tries += 1
            last = tries > (0 if host in self._silent else self._settings.retries)
            try:
                answer = await self._try(url, host, question)
            except Unreachable as error:
                if error.kind not in RETRIED or last or question.as_invited or isinstance(error, Halfway):
                    if error.kind == "timeout":
                        self._silent.add(host)
                    raise
                pause = pause_before_retry(tries, "")
            else:
                if last or not (answer.status == 429 or answer.status >= 500):
                    return answer
                pause = pause_before_retry(tries, answer.headers.get("retry-after", ""), as_invited=question.as_invited)
                if pause is None or pause > self._settings.deadline - self._clock.elapsed():
                    return answer
            await asyncio.sleep(pause or 0.0)

    async def _try(self, url: str, host: str, question: Question) -> Response:
        """One request; what was kept of an earlier audit is asked for only if it has changed."""
        if question != Question():
            return await self._once(url, host, question)
        kept = self._cache.get(url)
        answer = await self._once(url, host, Question(headers=kept.questions) if kept else question)
        if kept and answer.status == _NOT_MODIFIED:
            return replace(answer, status=200, headers={**kept.headers, **answer.headers}, body=kept.body)
        if answer.status == 200 and not answer.truncated:
            self._cache.put(url, answer.headers, answer.body)
        return answer

    async def _once(self, url: str, host: str, question: Question) -> Response:
        async with self.pace.turn(host) as lane, self._among_others(host, url) as common:
            began = time.perf_counter()
            self.requests[host] += 1
            try:
                async with asyncio.timeout(self._settings.timeout):
                    exchange = await self._exchange(url, host, question)
            except TimeoutError:
                lane.complained()
                common.complained()
                detail = Message("{url} was not answered within {timeout:g} s", url=url, timeout=self._settings.timeout)
                raise Unreachable("timeout", detail) from None
            if exchange.status == 429 or exchange.status >= 500:
                lane.complained()
                common.complained()
            else:
                lane.answered()
                common.answered()
        limit = self._settings.bounds.body
        body, cut = decompress(exchange.body, exchange.headers.get("content-encoding", ""), limit)
        return Response(
            url=url,
            final_url=url,
            status=exchange.status,
            headers=exchange.headers,
            body=body,
            truncated=cut or exchange.cut,
            seconds=time.perf_counter() - began,
            http_version=exchange.http_version,
            insecure=host in self._unverified and url.startswith("https:"),
            tls_error=self._unverified.get(host),
        )

    async def _exchange(self, url: str, host: str, question: Question) -> Exchange:
        if self._settings.insecure:
            self._unverified.setdefault(host, None)
        asked = (question.method, url, question.headers, question.content)
        try:
            return await self._client().send(*asked, verify=host not in self._unverified)
        except CertificateInvalid as error:
            self._unverified[host] = error.detail
            self.requests[host] += 1
            return await self._client().send(*asked, verify=False)

    def _client(self) -> Client:
        if self._client_ is None:
            from channelaudit.network.client import Client  # noqa: PLC0415

            self._client_ = Client(self._settings, self._dialler, self._settings.user_agent or USER_AGENT)
        return self._client_

    def _checked(self, url: str) -> str:
        """The host of a URL that may be asked for at all."""
        if len(url) > self._settings.bounds.url:
            raise Unreachable(
                "too_large",
                Message.counted(
                    "the address is longer than {count} character",
                    "the address is longer than {count} characters",
                    count=self._settings.bounds.url,
                ),
            )
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port
        except ValueError:
            raise Unreachable("protocol", Message("{url} is not a possible address", url=url)) from None
        if parts.scheme not in ("http", "https") or not host:
            raise Unreachable("protocol", Message("{url} is not an http or https address", url=url))
        if parts.username is not None or parts.password is not None:
            raise Unreachable("disallowed", Message("an address with a user name or password in it is not followed"))
        self._refuse_disguise(host)
        if port is not None and port not in self.ports:
            raise Unreachable(
                "disallowed",
                Message("port {port} of {host} is not asked: only 80, 443 and ports you named", port=port, host=host),
            )
        return host

    def _refuse_disguise(self, host: str) -> None:
        """An address that is written in an unusual way is judged here: the client would not take it for one.

        So is every address that goes to a proxy, because there the guard dials the proxy only.
        """
        address = literal(host)
        usual = str(address) == host and not self._settings.proxy
        if address is None or usual or self._settings.allow_private:
            return
        reason = refusal(str(address))
        if reason is not None:
            raise Unreachable("private", reason)

    @contextlib.asynccontextmanager
    async def _among_others(self, host: str, url: str) -> AsyncIterator[Lane]:
        """The turn among all audits of a batch; a lane for nobody where there are no others."""
        if self._shared is None:
            yield Lane(1, 0)
            return
        address = ""
        if not self._settings.proxy:  # which address a proxy dials is its own affair
            port = urlsplit(url).port or (443 if url.startswith("https:") else 80)
            with contextlib.suppress(Unreachable):  # the exchange will say so
                address = min((await self._dialler.targets(host, port))[0])
        async with self._shared.turn(host, address, self._clock, own=not self.elsewhere(url)) as common:
            yield common

    def _common(self, key: Key) -> Response | None:
        """What another audit of the batch was answered."""
        if self._shared is None or not self.elsewhere(key[0]):
            return None
        found = self._shared.answers.get(key)
        return found if isinstance(found, Response) else None

    def _remember(self, key: Key, known: Response | Unreachable) -> None:
        self._memory[key] = known
        self._memory_size += _size(known)
        if self._shared and isinstance(known, Response) and known.status < 429 and self.elsewhere(key[0]):
            self._shared.answers.put(key, known, _size(known))
        memory = MEMORY // 4 if self._shared else MEMORY  # many audits at a time
        while self._memory_size > memory and len(self._memory) > 1:
            _, oldest = self._memory.popitem(last=False)
            self._memory_size -= _size(oldest)


def _size(known: Any) -> int:
    return 1_000 + (len(known.body) if isinstance(known, Response) else 0)


def _target(here: str, answer: Response) -> str | None:
    """Where a redirect leads; None for an answer that is none."""
    location = answer.headers.get("location", "").strip()
    if answer.status not in REDIRECTS or not location:
        return None
    try:
        target = urljoin(here, location)
    except ValueError:
        raise Unreachable("redirect", Message("{here} redirects to something that is no address", here=here)) from None
    return target.partition("#")[0]
