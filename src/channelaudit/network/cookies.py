"""The cookies of one run, kept and sent as browsers do, by the standard library's rules."""

from __future__ import annotations

import email.message
from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import http.client
    from http.cookiejar import CookieJar


class Cookies:
    """``keep`` what an answer sets, and ask for the ``header`` of the next request."""

    def __init__(self) -> None:
        self._jar: CookieJar | None = None

    def header(self, url: str) -> str:
        """What to send with a request for ``url``, "" without cookies."""
        if self._jar is None:
            return ""
        from urllib.request import Request  # noqa: PLC0415 (start-up time: most runs meet no cookie)

        request = Request(url)  # noqa: S310 (nothing is opened: it only carries the address)
        self._jar.add_cookie_header(request)
        return request.get_header("Cookie") or ""

    def keep(self, url: str, set_cookie: Iterable[str]) -> None:
        """Take the ``Set-Cookie`` headers of the answer to ``url``."""
        fields = list(set_cookie)
        if not fields:
            return
        from http.cookiejar import CookieJar  # noqa: PLC0415
        from urllib.request import Request  # noqa: PLC0415

        if self._jar is None:
            self._jar = CookieJar()
        answer = cast("http.client.HTTPResponse", _Answer(fields))
        self._jar.extract_cookies(answer, Request(url))  # noqa: S310


class _Answer:
    """As much of an answer as the jar asks for."""

    def __init__(self, set_cookie: Iterable[str]) -> None:
        self._headers = email.message.Message()
        for field in set_cookie:
            self._headers["Set-Cookie"] = field

    def info(self) -> email.message.Message:
        return self._headers
