"""Proof of a finding: what the checks were told, the server's own words first."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from channelaudit.model import Finding, Known, Message, Observation, Report
from channelaudit.reports.common.labels import CHECKS, FIELDS, STATUSES
from channelaudit.reports.common.page.model import Proof
from channelaudit.reports.common.page.voice import Voice

_LONGEST = 300
"""Characters of one value."""
_MOST = 5
"""Items of one list."""
_STATES = frozenset({"status", "problem", "certificate_fault"})
"""Fields whose values are words of the program."""

_ONLY_OF = {"mailbox": "email-", "mail_domain": "email-", "host_variant": "tls-"}
"""Checks of a host that prove one thing of it: how a domain takes mail is no proof for the encryption of its site."""


class Proofs:
    """The observations of a report by what they speak of."""

    def __init__(self, report: Report, voice: Voice) -> None:
        self._voice = voice
        self._by_channel = report.observations
        self._by_subject: dict[str, dict[tuple[str, str], Observation]] = {}
        for observations in report.observations.values():
            for each in observations:
                self._by_subject.setdefault(each.subject, {})[each.check, each.subject] = each

    def of(self, finding: Finding) -> tuple[Proof, ...]:
        """What was observed of the finding's subject, by check."""
        subject = finding.problem.subject
        asked = self._by_subject.get(subject, {}).values()
        told = [each for each in asked if finding.rule.startswith(_ONLY_OF.get(each.check, ""))]
        found = self._by_channel.get(subject) or told
        return tuple(proof for each in found if (proof := self._proof(each)).rows)

    def _proof(self, observation: Observation) -> Proof:
        name = self._voice.heading(self._voice.word(CHECKS, observation.check))
        if not isinstance(observation.outcome, Known):
            reason = self._voice.say(observation.outcome.failure.detail)
            return Proof(name, ((self._voice.word(FIELDS, "detail"), reason),))
        rows = self._rows(_fields(observation.outcome.value))
        return Proof(name, tuple((label, text[:_LONGEST]) for label, text in rows if text))

    def _rows(self, value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """The fields that have a name for people, the server's words first."""
        voice = self._voice
        if reply := value.get("reply"):
            codes = (str(value[key]) for key in ("code", "enhanced") if value.get(key))
            yield voice.word(FIELDS, "reply"), voice.clean(" ".join((*codes, self._text(reply))))
        for field in FIELDS:
            content = value.get(field)
            if content and field != "reply" and not (field == "code" and value.get("reply")):
                yield voice.word(FIELDS, field), self._field(field, content)

    def _field(self, field: str, content: Any) -> str:
        if field in _STATES and isinstance(content, str):
            return self._voice.word(STATUSES, content)
        return self._voice.clean(self._text(content))

    def _text(self, content: Any) -> str:
        """A value as people write it: of an SPF or a DMARC record the record itself."""
        if isinstance(content, Message):
            return self._voice.say(content)
        if fields := _fields(content):
            state = self._voice.word(STATUSES, str(fields.get("status") or ""))
            return str(fields.get("record") or state)
        if isinstance(content, Sequence) and not isinstance(content, str):
            return ", ".join(self._text(item) for item in content[:_MOST]) + ("…" if content[_MOST:] else "")
        return str(content)


def _fields(value: Any) -> Mapping[str, Any]:
    """Of what a check found, or of the same from a saved audit."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type | Message):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    return value if isinstance(value, Mapping) else {}
