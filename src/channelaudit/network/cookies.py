"""The cookies of one run, kept and sent as browsers do, by the standard library's rules."""

from __future__ import annotations

import email.message
import warnings
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

if TYPE_CHECKING:
    import http.client
    from http.cookiejar import CookieJar

_LONGEST = 4_096
_MOST = 180
"""Bytes of a cookie and cookies of a host: what Chrome keeps."""


class Cookies:
    """``keep`` what an answer sets, and ask for the ``header`` of the next request."""

    def __init__(self) -> None:
        self._jar: CookieJar | None = None
        self._names: defaultdict[str, set[str]] = defaultdict(set)

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
        fields = [field for field in set_cookie if self._has_room(url, field)]
        if not fields:
            return
        from http.cookiejar import CookieJar  # noqa: PLC0415
        from urllib.request import Request  # noqa: PLC0415

        if self._jar is None:
            self._jar = CookieJar()
        answer = cast("http.client.HTTPResponse", _Answer(fields))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the jar calls it its own bug when an age is too large to be a number
            self._jar.extract_cookies(answer, Request(url))  # noqa: S310

    def _has_room(self, url: str, field: str) -> bool:
        names, name = self._names[urlsplit(url).netloc], field.partition("=")[0].strip()
        if len(field) > _LONGEST or (name not in names and len(names) >= _MOST):
            return False
        names.add(name)
        return True


class _Answer:
    """As much of an answer as the jar asks for."""

    def __init__(self, set_cookie: Iterable[str]) -> None:
        self._headers = email.message.Message()
        for field in set_cookie:
            self._headers["Set-Cookie"] = field

    def info(self) -> email.message.Message:
        return self._headers
