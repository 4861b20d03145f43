"""A connection on which HTTP/1.1 is spoken; httptools (llhttp, the parser of Node.js) reads the answers.

What browsers put up with is put up with: a line that ends without a carriage return, a header that is not quite right.
"""

from __future__ import annotations

import asyncio
from typing import cast

from httptools import HttpParserError, HttpParserUpgrade, HttpResponseParser

from channelaudit.config.doors import Bounds
from channelaudit.model import FailureKind, Message
from channelaudit.network.exchange import Exchange, Request, check_size, exchange, too_large
from channelaudit.network.mending import mended
from channelaudit.network.unreachable import BROKEN, Halfway, Stale, Unreachable

_FINAL = 200
_TIMEOUT = 408
_OVERHEAD = 8
"""A body may need so many times as many bytes as it has: the sizes of the smallest pieces in which it can come."""


class Connection(asyncio.Protocol):
    """One connection, one question at a time; ``expiry`` is how many seconds it may be idle."""

    def __init__(self, bounds: Bounds, expiry: float) -> None:
        self._bounds = bounds
        self._expiry = expiry
        self._answer: _Answer | None = None
        self._open = True
        self._served = False
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
        """Raises Unreachable ``reset``, ``protocol``, ``too_large``; ``Halfway`` where the headers came whole.

        ``Stale`` where the server had given the connection up before it saw the question.
        """
        if not self._open:
            raise Stale(BROKEN)
        answer = self._answer = _Answer(request.method, self._bounds)
        try:
            self._transport.write(_head(request) + (request.content or b""))
            exchange = await answer.whole
            if self._served and exchange.status == _TIMEOUT:  # said to the silence before the question
                raise Stale(BROKEN)
        except Unreachable as error:
            if self._served and answer.silent and error.kind == "reset":
                raise Stale(error.detail) from None
            raise
        else:
            self._served = True
            return exchange
        finally:
            self._answer = None
            if answer.whole.done() and not answer.whole.cancelled():
                answer.whole.exception()  # known now, also where nobody waits for it any more
            answer.drop()
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
        self._parser = _parser(self)
        self._size = 0
        self._begun = b""
        self._fields: list[tuple[bytes, bytes]] = []
        self._headed = False
        self._body = bytearray()

    @property
    def silent(self) -> bool:
        """Whether nothing has come at all."""
        return self._size == 0

    def drop(self) -> None:
        """Let go what refers back to this: a page of memory would wait for the garbage collector."""
        del self._parser
        self._begun, self._body = b"", bytearray()

    def feed(self, data: bytes) -> None:
        self._size += len(data)
        if not self._headed:
            self._begun += data
        self._parse(data)
        if not self._headed and self._size > self._bounds.headers:
            self._fail(too_large(self._bounds.headers))
        if self._size > self._bounds.headers + _OVERHEAD * self._bounds.wire:  # sizes, extensions, trailers without end
            self._finish(cut=True)

    def _parse(self, data: bytes, *, again: bool = True) -> None:
        try:
            self._parser.feed_data(data)
        except HttpParserUpgrade:
            self._break("protocol", Message("the server changes to another protocol that nobody asked for"))
        except HttpParserError as error:
            if not again or self._headed or not _promises(self._begun):
                self._break("protocol", Message("the answer is not proper HTTP: {error}", error=str(error)))
            elif whole := mended(self._begun):
                self._parser = _parser(self)
                self._fields.clear()
                self._parse(whole, again=False)

    def ended(self, error: Exception | None) -> None:
        """The connection is gone: which ends a body of unknown length, and breaks anything else off."""
        if self._headed and error is None and not self._framed():
            self._finish(cut=False)
        self._break("reset", BROKEN)

    def on_header(self, name: bytes, value: bytes) -> None:
        if not self._headed:  # what comes after the body says nothing of interest
            self._fields.append((name, value.rstrip(b" \t")))

    def on_headers_complete(self) -> None:
        if self._parser.get_status_code() < _FINAL:
            return
        try:
            check_size(self._fields, self._bounds.headers)
        except Unreachable as error:
            self._fail(error)
        self._headed = True
        if self._bodiless:
            self.reusable = self._parser.should_keep_alive()
            self._finish(cut=False)

    def on_body(self, data: bytes) -> None:
        if self._bodiless:  # the server sends one all the same
            self.reusable = False
            return
        self._body += data
        if len(self._body) > self._bounds.wire:
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
        fields = {name.lower().rstrip(): value.lower() for name, value in self._fields}
        coding = fields.get(b"transfer-encoding")
        return b"content-length" in fields if coding is None else coding.endswith(b"chunked")

    def _finish(self, *, cut: bool) -> None:
        if not self.whole.done():
            body = bytes(self._body[: self._bounds.wire])
            version = f"HTTP/{self._parser.get_http_version()}"
            status = self._parser.get_status_code()
            self.whole.set_result(exchange(status, self._fields, body, version, cut=cut))

    def _break(self, kind: FailureKind, detail: Message) -> None:
        """What has come of the body is kept."""
        self.reusable = False
        if self._body:
            self._finish(cut=True)
        else:
            self._fail((Halfway if self._headed else Unreachable)(kind, detail))

    def _fail(self, error: Unreachable) -> None:
        if not self.whole.done():
            self.whole.set_exception(error)


def _parser(answer: _Answer) -> HttpResponseParser:
    parser = HttpResponseParser(answer)
    parser.set_dangerous_leniencies(
        lenient_headers=True,
        lenient_chunked_length=True,
        lenient_transfer_encoding=True,
        lenient_version=True,
        lenient_optional_lf_after_cr=True,
        lenient_optional_cr_before_lf=True,
        lenient_optional_crlf_after_chunk=True,
        lenient_spaces_after_chunk_size=True,
    )
    return parser


def _promises(begun: bytes) -> bool:
    """Whether an answer begins as one."""
    return begun.startswith(b"HTTP/") and b"\n" in begun


def _head(request: Request) -> bytes:
    lines = [f"{request.method} {request.target} HTTP/1.1".encode("ascii")]
    lines += [name + b": " + value for name, value in request.fields]
    return b"\r\n".join([*lines, b"", b""])
