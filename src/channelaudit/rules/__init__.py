"""Pure judgements, one file each: ``rules/<subject>/<defect>.py`` holds the rule ``<subject>-<defect>``.

A rule is a function of (evidence, settings) that yields ``Problem`` for each defect and ``Unsure`` for each thing that
could not be told.  Its docstring is its page: a first line that says what is wrong, then the sections of ``SECTIONS``.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Problem, Rule, Severity, Unsure

SECTIONS = ("Why it matters", "How to mend it", "Example", "Sources")
"""Headings of a rule's page, in this order."""

Judge = Callable[[Evidence, Settings], Iterable[Problem | Unsure]]
Applies = Callable[[Evidence, Settings], bool]


def _always(evidence: Evidence, settings: Settings) -> bool:  # noqa: ARG001 (the signature of ``applies``)
    return True


def rule(*, severity: Severity, title: str, advice: str, applies: Applies = _always) -> Callable[[Judge], Rule]:
    """Make a ``Rule`` of a function; its id comes from the path of its file, its page from its docstring.

    ``title`` names the defect in a few words without a full stop; ``advice`` says in the imperative how to mend it;
    ``applies`` is false for a shop that has nothing to judge (no e-mail address, no form).
    """

    def decorate(judge: Judge) -> Rule:
        subject, defect = judge.__module__.replace("_", "-").split(".")[-2:]
        page = inspect.cleandoc(judge.__doc__ or "")
        return Rule(f"{subject}-{defect}", subject, severity, title, advice, page, judge, applies)

    return decorate
