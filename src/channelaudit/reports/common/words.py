"""What most formats say of a finding, in the reader's language and harmless for one medium."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from channelaudit.model import Failure, Finding, Message, Report, Sighting
from channelaudit.model.message import Text
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.common.places import places
from channelaudit.reports.common.translate import render, text

_MARK = re.compile("\x00(\\d{1,6})\x00")


@dataclass(frozen=True, slots=True)
class Words:
    """``clean`` makes text harmless for the medium.  Templates and titles pass through it as well, for those of a saved
    audit may be anybody's; values are cleaned apart from them, so that what they hold cannot reach beyond them.
    """

    options: RenderOptions
    clean: Callable[[str], str]

    def say(self, message: Text) -> str:
        """A sentence; a plain string is somebody else's words."""
        if isinstance(message, str):
            return self.clean(message)
        values: list[str] = []

        def marked(value: str) -> str:
            values.append(value)
            return f"\x00{len(values) - 1}\x00"

        parts = _MARK.split(render(message, self.options.language, marked))
        return "".join(
            self._value(values, int(part)) if number % 2 else self.clean(part) if part else ""
            for number, part in enumerate(parts)
        )

    def text(self, source: str) -> str:
        """A fixed text of our own."""
        return self.clean(text(source, self.options.language)) if source else ""

    def title(self, report: Report, rule: str) -> str:
        """The rule's title; its id where the report has none."""
        return self.text(report.rule_titles.get(rule, "")) or self.clean(rule)

    def advice(self, report: Report, finding: Finding) -> str:
        """How to mend this one, or else what the rule says in general; "" for none."""
        own = finding.problem.advice
        return self.say(own) if own else self.general_advice(report, finding.rule)

    def general_advice(self, report: Report, rule: str) -> str:
        """How to mend what the rule finds; "" for none."""
        return self.text(report.rule_advice.get(rule, ""))

    def where(self, sightings: Iterable[Sighting]) -> str:
        """``footer (12 pages), main (/kontakt)``; "" for nowhere."""
        return places(sightings, self.say, self.clean)

    def failure(self, failure: Failure) -> str:
        """What could not be told and why: ``hurt-rowery.example: no answer``."""
        if not failure.subject:
            return self.say(failure.detail)
        return self.say(Message("{subject}: {reason}", subject=failure.subject, reason=failure.detail))

    def rule_page(self, rule: str) -> str:
        """URL of the rule's documentation; "" where it is nowhere on the web."""
        return self.options.rule_pages.replace("{rule}", rule)

    def _value(self, values: list[str], number: int) -> str:
        return self.clean(values[number]) if number < len(values) else ""
