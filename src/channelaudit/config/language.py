"""The language that the environment asks for."""

from __future__ import annotations

import os
from collections.abc import Mapping

from channelaudit.model.message import LANGUAGES


def of_environment(environment: Mapping[str, str] = os.environ) -> str:
    """Of ``LC_ALL``, ``LC_MESSAGES`` and ``LANG`` the first that is set; English where it is one of no catalogue."""
    named = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environment.get(name))), "")
    language = named[:2].lower()
    return language if language in LANGUAGES and not named[2:3].isalpha() else LANGUAGES[0]
