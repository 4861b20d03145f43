"""A connection on which HTTP/1.1 is spoken; httptools (llhttp, the parser of Node.js) reads the answers.

What browsers put up with is put up with: a line that ends without a carriage return, a header that is not quite right.
"""

from __future__ import annotations

import asyncio
from typing import cast

from httptools import HttpParserError, HttpParserUpgrade, HttpResponseParser

from channelaudit.config.doors import Bounds
from channelaudit.model import FailureKind, Message
from channelaudit.network.exchange import Exchange, Request, exchange
from channelaudit.network.unreachable import Halfway, Unreachable

_SWITCHING = 101
_FINAL = 200


class Connection(asyncio.Protocol):
    """One connection, one question at a time; ``expiry`` is how many seconds it may be idle."""

    def __init__(self, bounds: Bounds, expiry: float) -> None:
        self._bounds = bounds
        self._expiry = expiry
        self._answer: _Answer | None = None
        self._open = True
        self._used = 0.0

    @property
    def idle(self) -> bool:
        return self._open and self._answer is None

    @property
    def available(self) -> bool:
        """Whether it can take a question now."""
        return self.idle and asyncio.get_running_loop().time() - self._used <= self._expiry

    @property
    def useless(self) -> bool:
        """Whether it will never take a question again."""
        return not self._open or (self.idle and not self.available)

    async def ask(self, request: Request) -> Exchange:
        """Raises Unreachable ``reset``, ``protocol``, ``too_large``; ``Halfway`` where the headers came whole."""
        answer = self._answer = _Answer(request.method, self._bounds)
        try:
            self._transport.write(_head(request) + (request.content or b""))
            return await answer.whole
        finally:
            self._answer = None
            if answer.whole.done() and not answer.whole.cancelled():
                answer.whole.exception()  # known now, also where nobody waits for it any more
            self._used = asyncio.get_running_loop().time()
            if not answer.reusable:
                await self.close()

    async def close(self) -> None:
        self._open = False
        self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._used = asyncio.get_running_loop().time()

    def data_received(self, data: bytes) -> None:
        if self._answer is not None:
            self._answer.feed(data)
        else:  # nobody asked
            self._open = False
            self._transport.abort()

    def connection_lost(self, error: Exception | None) -> None:
        self._open = False
        if self._answer is not None:
            self._answer.ended(error)


class _Answer:
    """What one question brings; ``whole`` is done once it has all come, or cannot come any more.

    The methods that begin with ``on_`` are httptools' (a parser serves one answer: it cannot know that one to HEAD
    has no body).
    """

    def __init__(self, method: str, bounds: Bounds) -> None:
        self.whole: asyncio.Future[Exchange] = asyncio.get_running_loop().create_future()
        self.reusable = False
        self._bodiless = method == "HEAD"
        self._bounds = bounds
        self._parser = HttpResponseParser(self)
        self._parser.set_dangerous_leniencies(
            lenient_headers=True,
            lenient_optional_lf_after_cr=True,
            lenient_optional_cr_before_lf=True,
            lenient_optional_crlf_after_chunk=True,
            lenient_spaces_after_chunk_size=True,
        )
        self._size = 0
        self._fields: list[tuple[bytes, bytes]] = []
        self._headed = False
        self._body: list[bytes] = []
        self._got = 0

    def feed(self, data: bytes) -> None:
        self._size += len(data)
        try:
            self._parser.feed_data(data)
        except HttpParserUpgrade:
            self._break("protocol", Message("the server changes to another protocol that nobody asked for"))
        except HttpParserError as error:
            self._break("protocol", Message("the answer is not proper HTTP: {error}", error=str(error)))
        if not self._headed and self._size > self._bounds.headers:
            self._refuse_headers()

    def ended(self, error: Exception | None) -> None:
        """The connection is gone: which ends a body of unknown length, and breaks anything else off."""
        if self._headed and error is None and not self._framed():
            self._finish(cut=False)
        self._break("reset", Message("the server broke the connection off"))

    def on_header(self, name: bytes, value: bytes) -> None:
        if not self._headed:  # what comes after the body says nothing of interest
            self._fields.append((name, value.rstrip(b" \t")))

    def on_headers_complete(self) -> None:
        if self._parser.get_status_code() < _FINAL:
            return
        if sum(len(name) + len(value) + 4 for name, value in self._fields) > self._bounds.headers:
            self._refuse_headers()
        self._headed = True
        if self._bodiless:
            self.reusable = self._parser.should_keep_alive()
            self._finish(cut=False)

    def on_body(self, data: bytes) -> None:
        if self._bodiless:  # the server sends one all the same
            self.reusable = False
            return
        self._body.append(data)
        self._got += len(data)
        if self._got > self._bounds.wire:
            self._finish(cut=True)

    def on_message_complete(self) -> None:
        if not self._headed:  # 100, 102, 103: the answer itself is still to come
            self._fields.clear()
            return
        if not self.whole.done():
            self.reusable = self._parser.should_keep_alive()
            self._finish(cut=False)

    def on_message_begin(self) -> None:
        self.reusable = False  # something comes behind the answer

    def _framed(self) -> bool:
        names = {name.lower() for name, _ in self._fields}
        return b"content-length" in names or b"transfer-encoding" in names

    def _finish(self, *, cut: bool) -> None:
        if not self.whole.done():
            body = b"".join(self._body)[: self._bounds.wire]
            version = f"HTTP/{self._parser.get_http_version()}"
            status = self._parser.get_status_code()
            self.whole.set_result(exchange(status, self._fields, body, version, cut=cut))

    def _refuse_headers(self) -> None:
        detail = Message("the headers of the answer are larger than {limit} bytes", limit=self._bounds.headers)
        self._fail(Unreachable("too_large", detail))

    def _break(self, kind: FailureKind, detail: Message) -> None:
        """What has come of the body is kept."""
        self.reusable = False
        if self._got:
            self._finish(cut=True)
        else:
            self._fail((Halfway if self._headed else Unreachable)(kind, detail))

    def _fail(self, error: Unreachable) -> None:
        if not self.whole.done():
            self.whole.set_exception(error)


def _head(request: Request) -> bytes:
    lines = [f"{request.method} {request.target} HTTP/1.1".encode("ascii")]
    lines += [name + b": " + value for name, value in request.fields]
    return b"\r\n".join([*lines, b"", b""])
