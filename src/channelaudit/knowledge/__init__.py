"""What is known about the world, as YAML files with their sources, and the loaders that give them types.

``load("chat")`` reads ``chat.yaml`` once; ``load("languages/pl")`` one language.  The typed loaders of each family
stand
beside the data (``knowledge/chat.py``), so that no other room sees raw YAML.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def load(name: str) -> Any:
    """The content of ``<name>.yaml`` in this folder.  Shared between callers: never change it."""
    text = files(__package__).joinpath(*f"{name}.yaml".split("/")).read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 (both are safe loaders)


def names(folder: str) -> tuple[str, ...]:
    """Names of the files in a folder of this one, without suffix: ``names("countries")`` → ``("at", "cz", …)``."""
    inside = files(__package__).joinpath(folder).iterdir()
    return tuple(sorted(p.name.removesuffix(".yaml") for p in inside if p.name.endswith(".yaml")))
