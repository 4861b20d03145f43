"""Templates and style sheets, as they stand beside the formats."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_PACKAGE = "channelaudit.reports"
_FOLDER = "templates"
_BEFORE = re.compile(r"(?<=\w)(?=[@./?&]\w)")


@cache
def environment() -> Environment:
    """Templates that escape every value."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 (most formats do without)

    made = Environment(
        loader=PackageLoader(_PACKAGE, _FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        auto_reload=False,
    )
    made.filters["breaks"] = breaks
    return made


def breaks(text: str) -> Markup:
    """An address or a URL, escaped, that may be broken where people would break it."""
    from markupsafe import Markup, escape  # noqa: PLC0415 (comes with Jinja)

    return Markup("<wbr>").join(escape(part) for part in _BEFORE.split(text))


@cache
def source(name: str) -> str:
    """A style sheet or a script, without indentation and empty lines."""
    text = files(_PACKAGE).joinpath(_FOLDER, name).read_text(encoding="utf-8")
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def hash_source(text: str) -> str:
    """What a content security policy calls this text: ``'sha256-…'``."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
