"""From a ``Message`` to a sentence in the reader's language.  Pure but for reading the catalogues once."""

from __future__ import annotations

import gettext
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from channelaudit.model import Message
from channelaudit.model.message import LANGUAGES, Value, filled
from channelaudit.reports.common.wording import date, number

SOURCE_LANGUAGE = "en"
_SENTENCES = "channelaudit"
_PAGES = "pages"


def text(source: str, language: str) -> str:
    """The translation of a fixed English text (a title, advice, a heading); itself where there is none."""
    return _catalogue(language).gettext(source) if source and language != SOURCE_LANGUAGE else source


def page_text(source: str, language: str) -> str:
    """The translation of a paragraph of a page; itself where there is none."""
    return _catalogue(language, _PAGES).gettext(source) if source and language != SOURCE_LANGUAGE else source


def render(message: Message, language: str = SOURCE_LANGUAGE, show: Callable[[str], str] = str) -> str:
    """The sentence.  ``show`` neutralises the values for the medium; the template is the program's own."""

    def shown(value: Value, form: str) -> str:
        if isinstance(value, tuple):
            return ", ".join(shown(item, form) for item in value)
        if isinstance(value, Message):
            return render(value, language, show)
        if isinstance(value, str):
            return show(date(value, language) if form == "date" else value)
        return show(number(value, form, language))

    return filled(_template(message, language), dict(message.values), shown)


def _template(message: Message, language: str) -> str:
    if not message.plural:
        return text(message.text, language)
    return _catalogue(language).ngettext(message.text, message.plural, message.count)


@cache
def _catalogue(language: str, domain: str = _SENTENCES) -> gettext.NullTranslations:
    """The compiled translations; none for English, for an unknown language and where they were not compiled."""
    if language == SOURCE_LANGUAGE or language not in LANGUAGES:
        return gettext.NullTranslations()
    try:
        with files("channelaudit").joinpath("locale", language, "LC_MESSAGES", f"{domain}.mo").open("rb") as file:
            return gettext.GNUTranslations(file)
    except OSError:
        return gettext.NullTranslations()
