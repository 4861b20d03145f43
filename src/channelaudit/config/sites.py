"""Several sites in one configuration: ``sites:`` in ``channelaudit.yaml``, each with settings of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from channelaudit.config.options import option

_SITE = "One of several sites"


@dataclass(frozen=True, slots=True)
class Site:
    """One item of ``sites:``: an address, or a mapping that may hold other keys of the file for this site alone."""

    url: str = field(
        default="",
        metadata=option("Address of the shop", "URL", section=_SITE, example="https://shop.example/", form="shop"),
    )
    name: str = field(
        default="", metadata=option("What to call it", "NAME", section=_SITE, example="The shop", form="line")
    )
    tags: tuple[str, ...] = field(
        default=(),
        metadata=option("Words to find it by among many, with commas", "LIST", section=_SITE, example="shoes, poland"),
    )
    settings: tuple[tuple[str, Any], ...] = ()
    """(field of ``Settings``, value) pairs that hold for this site."""
    line: int = 0
    """Of the file that names it; 0 where the command line does."""
