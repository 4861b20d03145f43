"""Compiles the catalogues of translations when the package is built or installed: only the .po files are kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Called by hatchling; the .mo files are named as artifacts in pyproject.toml."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 (hatchling's signature)
        """Write a .mo file beside each .po file."""
        for file in sorted(Path(self.root, "src", "channelaudit", "locale").glob("*/LC_MESSAGES/*.po")):
            with file.open("rb") as source:
                catalogue = read_po(source, locale=file.parent.parent.name)
            with file.with_suffix(".mo").open("wb") as target:
                write_mo(target, catalogue)
