"""Compiles the catalogues of translations when the package is built or installed: only the .po files are kept."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Called by hatchling; the .mo files are named as artifacts in pyproject.toml."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 (hatchling's signature)
        """Write a .mo file beside each .po file."""
        sys.path.insert(0, str(Path(self.root, "tools")))
        from compiling import compile_catalogues  # noqa: PLC0415 (found by the line above)

        compile_catalogues(Path(self.root, "src", "channelaudit", "locale"))
