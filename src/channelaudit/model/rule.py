"""What a file in ``rules`` offers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from channelaudit.model.evidence import Evidence
from channelaudit.model.judgement import Problem, Severity, Unsure


@dataclass(frozen=True, slots=True)
class Rule:
    """A pure judgement with its own documentation; made by the ``@rule`` decorator of ``rules/__init__.py``."""

    id: str
    """``<subject>-<defect>``, from the file's path."""
    subject: str
    severity: Severity
    title: str
    """The defect in a few words, no full stop."""
    advice: str
    """How to mend it: one or two plain sentences in the imperative."""
    page: str
    """The docstring: what, why it matters, how to mend it, example, sources (Markdown)."""
    judge: Callable[[Evidence, Any], Iterable[Problem | Unsure]]
    applies: Callable[[Evidence, Any], bool] = lambda _, __: True
