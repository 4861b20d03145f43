"""The catalogues say everything that the program says, and what is compiled is what they say."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest
import translations
from babel.messages.pofile import read_po
from extraction import DOMAINS

from channelaudit.reports.common import translate

LOCALE = Path(translate.__file__).resolve().parents[2] / "locale"


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("language", translations.TRANSLATED)
def test_everything_is_translated(language: str, domain: str) -> None:
    assert list(translations.problems(language, domain)) == []


@pytest.mark.parametrize("language", translations.TRANSLATED)
def test_the_compiled_catalogue_says_what_the_po_file_says(language: str) -> None:
    """A stale .mo file: ``make`` compiles it again when a .po file changes."""
    folder = LOCALE / language / "LC_MESSAGES"
    for domain in DOMAINS:
        with (folder / f"{domain}.po").open("rb") as file:
            catalogue = read_po(file, locale=language)
        with (folder / f"{domain}.mo").open("rb") as file:
            compiled = gettext.GNUTranslations(file)
        for message in catalogue:
            if isinstance(message.id, str) and message.id and message.string:
                assert compiled.gettext(message.id) == message.string
