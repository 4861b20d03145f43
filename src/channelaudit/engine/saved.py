"""Evidence and audits in files: written at once or not at all, read with one sentence for everything that can be wrong.

The files name their schema; a newer program reads every older one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, Literal, TypeVar

from channelaudit import atomic
from channelaudit.config.errors import ConfigError
from channelaudit.engine.discovery import checks
from channelaudit.model import (
    Channel,
    Crawl,
    Evidence,
    Failure,
    Finding,
    Judgement,
    Known,
    Malformed,
    Message,
    Observation,
    Observations,
    Problem,
    Report,
    SiteContext,
    Unknown,
)
from channelaudit.reports.common import audit_file, stored
from channelaudit.reports.common.plain import plain
from channelaudit.reports.common.sanitize import json_document, line

EVIDENCE, AUDIT = Message("evidence"), Message("an audit")
EVIDENCE_SCHEMA = "channelaudit/evidence/1"
_MAX_SIZE = 200_000_000
"""Bytes of a file that is read: far more than any audit, far less than the memory."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """The shape of saved evidence."""

    schema: str
    crawl: Crawl
    context: SiteContext
    channels: tuple[Channel, ...]
    malformed: tuple[Malformed, ...]
    observations: tuple[ObservationEntry, ...]
    gathered_at: str
    tool_version: str
    failures: tuple[Failure, ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class ObservationEntry:
    """One observation; ``value`` is the check's result as a mapping where ``outcome`` is ``known``."""

    check: str
    subject: str
    outcome: Literal["known", "unknown"]
    value: Any = None
    failure: Failure | None = None
    seconds: float = 0.0
    confirmed: bool = False


def write_evidence(path: Path, evidence: Evidence) -> None:
    """Save evidence for ``read_evidence``.  Raises ``ConfigError`` where it cannot be written."""
    shape = EvidenceFile(
        schema=EVIDENCE_SCHEMA,
        crawl=evidence.crawl,
        context=evidence.context,
        channels=evidence.channels,
        malformed=evidence.malformed,
        observations=tuple(_entry(o) for o in evidence.observations),
        gathered_at=evidence.gathered_at,
        tool_version=evidence.tool_version,
        failures=evidence.failures,
        seconds=evidence.seconds,
    )
    text = json.dumps(plain(shape), ensure_ascii=False, indent=1, allow_nan=False)
    write_file(path, (json_document(text) + "\n").encode())


def read_evidence(path: Path) -> Evidence:
    """Evidence as ``gather`` made it.  Raises ``ConfigError`` for a file that is not saved evidence."""
    shape = _shaped(path, read_json(path, EVIDENCE), EVIDENCE, EVIDENCE_SCHEMA, EvidenceFile)
    return Evidence(
        crawl=shape.crawl,
        context=shape.context,
        channels=shape.channels,
        malformed=shape.malformed,
        observations=Observations(_observation(path, entry) for entry in shape.observations),
        gathered_at=shape.gathered_at,
        tool_version=shape.tool_version,
        failures=shape.failures,
        seconds=shape.seconds,
    )


def read_report(path: Path) -> Report:
    """The report that a saved JSON audit holds.  Raises ``ConfigError`` for a file that is not one."""
    return _report(path, read_json(path, AUDIT))


def report_of(path: Path, data: bytes) -> Report:
    """The report of a JSON audit that ``path`` keeps among others.  Raises ``ConfigError``."""
    return _report(path, _parsed(path, AUDIT, data))


def _report(path: Path, content: Any) -> Report:
    audit = _shaped(path, content, AUDIT, audit_file.SCHEMA, audit_file.AuditFile)
    return Report(
        site=SiteContext(
            url=audit.site.final_url or audit.site.url,
            host=audit.site.host,
            domain=audit.site.domain,
            country=audit.site.country,
            countries=audit.site.countries,
            language=audit.site.language,
            reasons=audit.site.country_reasons,
        ),
        crawl=_crawl(audit),
        channels=tuple(Channel(c.kind, c.value, c.attributes, c.sightings) for c in audit.channels),
        verdicts={c.id: c.verdict for c in audit.channels},
        observations={c.id: tuple(_observation(path, o) for o in c.observations) for c in audit.channels},
        judgements=_judgements(audit),
        muted=tuple(_finding(entry) for entry in audit.muted),
        failures=audit.failures,
        score=audit.summary.score,
        letter=audit.summary.letter,
        subjects=audit.summary.subjects,
        addressed=audit.site.addressed,
        started_at=audit.started_at,
        seconds=audit.seconds,
        tool_version=audit.tool.version,
        rule_titles={rule: entry.title for rule, entry in audit.rules.items()},
        rule_advice={rule: entry.advice for rule, entry in audit.rules.items()},
    )


def write_file(path: Path, data: bytes) -> None:
    """Write the whole file or leave what was there: an interrupted run leaves no half file.

    Raises ``ConfigError``.  A device or a pipe is written to directly.
    """
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as device:
                device.write(data)
            return
        atomic.write(path.resolve(), data)  # a link stays a link
    except OSError as error:
        raise ConfigError(
            Message("{path} cannot be written: {reason}", path=str(path), reason=error.strerror or str(error))
        ) from error


def append_file(path: Path, data: bytes) -> None:
    """Add to a file, which need not be there yet.  Raises ``ConfigError``."""
    try:
        with path.open("ab") as file:
            file.write(data)
    except OSError as error:
        raise ConfigError(
            Message("{path} cannot be written: {reason}", path=str(path), reason=error.strerror or str(error))
        ) from error


def _shaped(path: Path, content: Any, what: Message, schema: str, shape: type[T]) -> T:
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 (slow to import; most runs read no file)

    _check_schema(path, what, schema, content)
    try:
        return TypeAdapter(shape).validate_python(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ConfigError(
            Message(
                "{path} is damaged: {where}: {reason}", path=str(path), where=line(where)[:200], reason=first["msg"]
            )
        ) from error


def read_json(path: Path, what: Message) -> Any:
    """What a file of JSON holds; ``what`` it should be.  Raises ``ConfigError``."""
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_SIZE + 1)
    except OSError as error:
        raise ConfigError(
            Message("{path} cannot be read: {reason}", path=str(path), reason=error.strerror or str(error))
        ) from error
    if len(data) > _MAX_SIZE:
        raise ConfigError(
            Message(
                "{path} is not {what} of channelaudit: it is larger than {size} MB",
                path=str(path),
                what=what,
                size=_MAX_SIZE // 1000000,
            )
        )
    return _parsed(path, what, data)


def _parsed(path: Path, what: Message, data: bytes) -> Any:
    try:
        return stored.restored(json.loads(data))
    except (ValueError, RecursionError) as error:
        raise ConfigError(
            Message("{path} is not {what} of channelaudit: it is not JSON", path=str(path), what=what)
        ) from error


def _check_schema(path: Path, what: Message, schema: str, content: object) -> None:
    family, _, version = schema.rpartition("/")
    found = content.get("schema") if isinstance(content, dict) else None
    if found == schema:
        return
    if not isinstance(found, str) or not found.startswith("channelaudit/"):
        raise ConfigError(
            Message("{path} is not {what} of channelaudit: it names no schema of it", path=str(path), what=what)
        )
    found_family, _, found_version = found.rpartition("/")
    if found_family != family:
        raise ConfigError(
            Message(
                '{path} is not {what}: it says that it is "{name}"', path=str(path), what=what, name=line(found)[:60]
            )
        )
    if (
        found_version.isascii()
        and found_version.isdigit()
        and len(found_version) < 9
        and int(found_version) > int(version)
    ):
        raise ConfigError(
            Message(
                "{path} was written by a newer channelaudit (schema {version}); update this one to read it",
                path=str(path),
                version=found_version,
            )
        )
    raise ConfigError(Message('{path} names a schema that never was: "{name}"', path=str(path), name=line(found)[:60]))


def _entry(observation: Observation) -> ObservationEntry:
    outcome = observation.outcome
    return ObservationEntry(
        check=observation.check,
        subject=observation.subject,
        outcome="known" if isinstance(outcome, Known) else "unknown",
        value=plain(outcome.value) if isinstance(outcome, Known) else None,
        failure=None if isinstance(outcome, Known) else outcome.failure,
        seconds=observation.seconds,
        confirmed=observation.confirmed,
    )


def _observation(path: Path, entry: ObservationEntry | audit_file.ObservationEntry) -> Observation:
    outcome: Known[Any] | Unknown
    if entry.outcome == "known":
        outcome = Known(_result(path, entry.check, entry.value))
    else:
        failure = entry.failure or Failure(entry.check, entry.subject, "skipped", Message("the file does not say why"))
        outcome = Unknown(failure)
    return Observation(entry.check, entry.subject, outcome, entry.seconds, entry.confirmed)


def _result(path: Path, check: str, value: Any) -> Any:
    """The check's own result type again; a check that is not installed here leaves its mapping."""
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 (as above)

    if check not in checks():
        return value
    try:
        return TypeAdapter(checks()[check].result).validate_python(value)
    except ValidationError as error:
        raise ConfigError(
            Message('{path} is damaged: an answer of the check "{check}" is not complete', path=str(path), check=check)
        ) from error


def _crawl(audit: audit_file.AuditFile) -> Crawl:
    return Crawl(
        site=audit.site.url,
        pages=audit.pages,
        links=audit.crawl.links,
        failures=audit.crawl.failures,
        skipped=audit.crawl.skipped,
        complete=audit.complete,
        final_url=audit.site.final_url,
        platform=audit.site.platform,
        requests=tuple(audit.crawl.requests.items()),
    )


def _judgements(audit: audit_file.AuditFile) -> tuple[Judgement, ...]:
    in_order = sorted(audit.findings, key=lambda entry: entry.rule)
    findings = {rule: tuple(map(_finding, group)) for rule, group in groupby(in_order, lambda entry: entry.rule)}
    return tuple(Judgement(j.rule, j.status, findings.get(j.rule, ()), j.unsure, j.detail) for j in audit.judgements)


def _finding(entry: audit_file.FindingEntry) -> Finding:
    own = None if entry.advice_text is None else _said(entry.advice_text, entry.advice_values, entry.advice_plural)
    if entry.message_text:
        message = _said(entry.message_text, entry.message_values, entry.message_plural)
    else:
        message = stored.literal(entry.message)
    problem = Problem(entry.subject or entry.channel or "", message, entry.sightings, advice=own)
    counted = entry.confirmations, entry.confirmations_needed
    return Finding(entry.rule, entry.severity, problem, entry.new, *counted, entry.reason)


def _said(text: str, values: Mapping[str, Any], plural: str) -> Message:
    return stored.message({"text": text, "values": values, "plural": plural})
