"""The reader's language: sentences, words, dates, numbers; and the one gate through which texts from a site pass."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlsplit

from channelaudit.model import Message
from channelaudit.model.message import Text
from channelaudit.reports.common.labels import word
from channelaudit.reports.common.page.model import Link
from channelaudit.reports.common.sanitize import line
from channelaudit.reports.common.translate import render

_LONGEST_LINK = 2_000
_GREATEST = 10**15
_LOCALES = {"en": "en_GB"}
"""CLDR's name of a language, where its own would be another country's."""


class Voice:
    """``say`` for our own sentences, ``clean`` for the words of a site."""

    def __init__(self, language: str, date_format: str = "long") -> None:
        self.language = language
        self._date_format = date_format
        self._locale = _LOCALES.get(language, language)

    def clean(self, text: str) -> str:
        """Text from anywhere, without characters that a browser or an editor obeys."""
        return line(text)

    def say(self, message: Text) -> str:
        """A sentence in the reader's language; a plain string is somebody else's words and stays as it is."""
        return line(message) if isinstance(message, str) else line(render(message, self.language, line))

    def word(self, table: Mapping[str, Message], key: str) -> str:
        """The word for ``key`` in a table of ``labels``."""
        return self.say(word(table, key))

    def heading(self, message: Text) -> str:
        """As ``say``, with a capital letter at its beginning."""
        said = self.say(message)
        return said[:1].upper() + said[1:]

    def day(self, day: date) -> str:
        """A date as the brand wants it."""
        from babel.dates import format_date  # noqa: PLC0415 (takes a while, and not every format has dates)

        return format_date(day, self._date_format, locale=self._locale)

    def number(self, value: float, digits: int = 0) -> str:
        """A number with the separators of the language; one that no audit counts to, and that Babel refuses, plain."""
        from babel.numbers import format_decimal  # noqa: PLC0415 (as above)

        if abs(value) > _GREATEST:
            return f"{value:.3g}"
        pattern = f"#,##0.{'0' * digits}".rstrip(".")
        return format_decimal(round(value, digits), pattern, locale=self._locale)

    def country(self, code: str) -> str:
        """The name of a country; its code where it has none."""
        from babel import Locale  # noqa: PLC0415 (as above)

        return str(Locale.parse(self._locale).territories.get(code) or self.clean(code))

    def link(self, url: str, text: str = "") -> Link:
        """A link to a page; only http and https lead anywhere."""
        try:
            good = urlsplit(url).scheme in ("http", "https") and len(url) <= _LONGEST_LINK and url.isprintable()
        except ValueError:
            good = False
        return Link(self.clean(text or url), url if good else "")
