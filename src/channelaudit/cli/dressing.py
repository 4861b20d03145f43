"""What a report for people wears: the brand, the logo, the pages of the rules; and what a format needs to be made."""

from __future__ import annotations

import base64
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from channelaudit.config.brand import Brand
from channelaudit.config.errors import ConfigError
from channelaudit.config.values import picture_type
from channelaudit.engine.discovery import formats, rules
from channelaudit.model import Format, Message
from channelaudit.reports import RenderOptions

_FOR_PEOPLE = frozenset({"text/html", "application/pdf"})
"""Media types of the formats that wear anything."""


def dressed(options: RenderOptions, unit: Format, brand: Brand) -> RenderOptions:
    """The options with all that this format shows beside the report.  Raises ``ConfigError`` if the logo is gone."""
    if unit.media_type not in _FOR_PEOPLE:
        return options
    texts = {} if options.rule_pages else {rule.id: rule.page for rule in rules().values()}
    return replace(options, brand=brand, logo=_data_uri(brand.logo) if brand.logo else "", rule_texts=texts)


def check_needs(unit: Format) -> None:
    """Find out before the audit that a format cannot be made here.  Raises ``ConfigError``."""
    if unit.needs and find_spec(unit.needs) is None:
        name = next((name for name, each in formats().items() if each is unit), unit.needs)
        raise ConfigError(
            Message(
                "reports in the format {name} need {needs}: pip install 'channelaudit[{name}]'",
                name=name,
                needs=unit.needs,
            )
        )


def _data_uri(path: str) -> str:
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise ConfigError(
            Message("the logo {path} cannot be read: {reason}", path=path, reason=error.strerror or str(error))
        ) from error
    return f"data:{picture_type(data)};base64,{base64.b64encode(data).decode()}"
