"""From a ``Message`` to a sentence in the reader's language.  Pure but for reading the catalogues once."""

from __future__ import annotations

import gettext
from collections.abc import Callable
from functools import cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable

from channelaudit.model import Message
from channelaudit.model.message import Value, filled
from channelaudit.reports.common.wording import number

SOURCE_LANGUAGE = "en"
_DOMAIN = "channelaudit"


def text(source: str, language: str) -> str:
    """The translation of a fixed English text (a title, advice, a heading); itself where there is none."""
    return _catalogue(language).gettext(source) if source and language != SOURCE_LANGUAGE else source


def render(message: Message, language: str = SOURCE_LANGUAGE, show: Callable[[str], str] = str) -> str:
    """The sentence.  ``show`` neutralises the values for the medium; the template is the program's own."""

    def shown(value: Value, form: str) -> str:
        if isinstance(value, tuple):
            return ", ".join(shown(item, form) for item in value)
        if isinstance(value, Message):
            return render(value, language, show)
        return show(number(value, form, language) if isinstance(value, int | float) else value)

    return filled(_template(message, language), dict(message.values), shown)


def _template(message: Message, language: str) -> str:
    if not message.plural:
        return text(message.text, language)
    return _catalogue(language).ngettext(message.text, message.plural, message.count)


@cache
def languages() -> tuple[str, ...]:
    """Languages in which a report can be rendered: English and those with a catalogue."""
    folder = files("channelaudit").joinpath("locale")
    found = [p.name for p in folder.iterdir() if _file(p.name).is_file()] if folder.is_dir() else []
    return (SOURCE_LANGUAGE, *sorted(found))


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == SOURCE_LANGUAGE or language not in languages():
        return gettext.NullTranslations()
    with as_file(_file(language)) as path, path.open("rb") as file:
        return gettext.GNUTranslations(file)


def _file(language: str) -> Traversable:
    return files("channelaudit").joinpath("locale", language, "LC_MESSAGES", f"{_DOMAIN}.mo")
