"""The language that the environment asks for."""

from __future__ import annotations

import os
from collections.abc import Mapping

from channelaudit.model.message import LANGUAGES


def of_environment(environment: Mapping[str, str] = os.environ) -> str:
    """Of ``LC_ALL``, ``LC_MESSAGES`` and ``LANG`` the first that is set; English where it is one of no catalogue.

    As everywhere in gettext, the list of ``LANGUAGE`` goes before it, unless it is ``C``.
    """
    named = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environment.get(name))), "")
    plain = named.partition(".")[0] in ("", "C", "POSIX")
    wanted = [] if plain else [*environment.get("LANGUAGE", "").split(":"), named]
    return next((name[:2].lower() for name in wanted if _is_ours(name)), LANGUAGES[0])


def _is_ours(name: str) -> bool:
    return name[:2].lower() in LANGUAGES and not name[2:3].isalpha()
