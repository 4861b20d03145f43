"""From a ``Message`` to a sentence in the reader's language.  Pure but for reading the catalogues once."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable
from functools import cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable

from channelaudit.model import Message

SOURCE_LANGUAGE = "en"
_DOMAIN = "channelaudit"
_PLACE = re.compile(r"\{\{|\}\}|\{([A-Za-z_]\w{0,60})(?::(,?(?:\.\d)?[dfs%]?))?\}")


def text(source: str, language: str) -> str:
    """The translation of a fixed English text (a title, advice, a heading); itself where there is none."""
    return _catalogue(language).gettext(source) if source and language != SOURCE_LANGUAGE else source


def render(message: Message, language: str = SOURCE_LANGUAGE, show: Callable[[str], str] = str) -> str:
    """The sentence.  ``show`` neutralises the values for the medium; the template is the program's own.

    Only ``{name}`` and ``{name:.1f}`` are filled in: a template from a saved audit may be anybody's, and ``str.format``
    would follow attributes and pad to any width.
    """
    values = dict(message.values)

    def fill(match: re.Match[str]) -> str:
        name, spec = match[1], match[2] or ""
        if name is None:
            return match[0][0]
        if name not in values:
            return match[0]
        value = values[name]
        if isinstance(value, Message):
            return render(value, language, show)
        try:
            return show(format(value, spec))
        except ValueError:
            return show(str(value))

    return _PLACE.sub(fill, _template(message, language))


def _template(message: Message, language: str) -> str:
    if not message.plural:
        return text(message.text, language)
    count = dict(message.values).get("count", 0)
    return _catalogue(language).ngettext(message.text, message.plural, count if isinstance(count, int) else 0)


@cache
def languages() -> tuple[str, ...]:
    """Languages in which a report can be rendered: English and those with a catalogue."""
    folder = files("channelaudit").joinpath("locale")
    found = [p.name for p in folder.iterdir() if _file(p.name).is_file()] if folder.is_dir() else []
    return (SOURCE_LANGUAGE, *sorted(found))


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language not in languages():
        return gettext.NullTranslations()
    with as_file(_file(language)) as path, path.open("rb") as file:
        return gettext.GNUTranslations(file)


def _file(language: str) -> Traversable:
    return files("channelaudit").joinpath("locale", language, "LC_MESSAGES", f"{_DOMAIN}.mo")
