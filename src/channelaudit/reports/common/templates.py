"""Templates and style sheets, as they stand beside the formats."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

_PACKAGE = "channelaudit.reports"
_FOLDER = "templates"


@cache
def environment() -> Environment:
    """Templates that escape every value."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 (most formats do without)

    return Environment(
        loader=PackageLoader(_PACKAGE, _FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        auto_reload=False,
    )


@cache
def source(name: str) -> str:
    """A style sheet or a script, without indentation and empty lines."""
    text = files(_PACKAGE).joinpath(_FOLDER, name).read_text(encoding="utf-8")
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def hash_source(text: str) -> str:
    """What a content security policy calls this text: ``'sha256-…'``."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
