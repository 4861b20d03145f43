"""The audit as JSON, schema ``channelaudit/audit/1``: complete, so that any other format can be made of it later."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from channelaudit.model import Finding, Format, Known, Message, Observation, Report
from channelaudit.reports.common import audit_file as shape
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.common.plain import plain
from channelaudit.reports.common.sanitize import json_document
from channelaudit.reports.common.stored import stored_value
from channelaudit.reports.common.summary import channel_counts, finding_counts
from channelaudit.reports.common.translate import render as sentence
from channelaudit.reports.common.translate import text


def render(report: Report, options: RenderOptions) -> str:
    """The report, with messages in the language of ``options``."""
    return _document(_plain(report, options), indent=2) + "\n"


def render_all(reports: Sequence[Report], options: RenderOptions) -> str:
    """Several sites, schema ``channelaudit/audits/1``: the documents of ``render`` in a list."""
    audits = [_plain(report, options) for report in reports]
    return _document({"schema": shape.SCHEMA_OF_SEVERAL, "audits": audits}, indent=2) + "\n"


def render_line(report: Report, options: RenderOptions) -> str:
    """As ``render``, in one line."""
    return _document(_plain(report, options), indent=None) + "\n"


def _plain(report: Report, options: RenderOptions) -> Any:
    return plain(audit(report, options.language), options.language)


def _document(content: Any, indent: int | None) -> str:
    return json_document(json.dumps(content, ensure_ascii=False, indent=indent, allow_nan=False))


def audit(report: Report, language: str) -> shape.AuditFile:
    """The report in the shape of the file."""
    crawl = report.crawl
    ids = frozenset(channel.id for channel in report.channels)
    return shape.AuditFile(
        schema=shape.SCHEMA,
        tool=shape.ToolEntry("channelaudit", report.tool_version),
        site=_site(report),
        started_at=report.started_at,
        seconds=round(report.seconds, 3),
        complete=crawl.complete,
        pages=crawl.pages,
        channels=_channels(report),
        judgements=tuple(shape.JudgementEntry(j.rule, j.status, j.unsure, j.detail) for j in report.judgements),
        findings=tuple(_finding(f, report, ids, language) for f in report.findings),
        failures=report.failures,
        summary=shape.SummaryEntry(
            channel_counts(report), finding_counts(report), report.score, report.letter, dict(report.subjects)
        ),
        muted=tuple(_finding(f, report, ids, language) for f in report.muted),
        rules={
            rule: shape.RuleEntry(title, report.rule_advice.get(rule, "")) for rule, title in report.rule_titles.items()
        },
        crawl=shape.CrawlEntry(crawl.links, crawl.failures, crawl.skipped, dict(crawl.requests)),
    )


def _site(report: Report) -> shape.SiteEntry:
    site = report.site
    return shape.SiteEntry(
        url=report.crawl.site,
        final_url=report.crawl.final_url,
        country=site.country,
        language=site.language,
        country_reasons=site.reasons,
        platform=report.crawl.platform,
        host=site.host,
        domain=site.domain,
        countries=site.countries,
        addressed=report.addressed,
    )


def _channels(report: Report) -> tuple[shape.ChannelEntry, ...]:
    return tuple(
        shape.ChannelEntry(
            id=channel.id,
            kind=channel.kind,
            value=channel.value,
            attributes=dict(channel.attributes),
            verdict=report.verdicts.get(channel.id, "unchecked"),
            sightings=channel.sightings,
            observations=tuple(_observation(o) for o in report.observations.get(channel.id, ())),
        )
        for channel in report.channels
    )


def _observation(observation: Observation) -> shape.ObservationEntry:
    outcome = observation.outcome
    return shape.ObservationEntry(
        check=observation.check,
        outcome="known" if isinstance(outcome, Known) else "unknown",
        value=outcome.value if isinstance(outcome, Known) else None,
        seconds=round(observation.seconds, 3),
        subject=observation.subject,
        failure=None if isinstance(outcome, Known) else outcome.failure,
        confirmed=observation.confirmed,
    )


def _finding(finding: Finding, report: Report, ids: frozenset[str], language: str) -> shape.FindingEntry:
    problem = finding.problem
    own: Message | None = problem.advice
    general = text(report.rule_advice.get(finding.rule, ""), language)
    return shape.FindingEntry(
        rule=finding.rule,
        severity=finding.severity,
        channel=problem.subject if problem.subject in ids else None,
        message=sentence(problem.message, language),
        advice=sentence(own, language) if own else general,
        sightings=problem.sightings,
        fingerprint=finding.fingerprint,
        new=finding.new,
        subject=problem.subject,
        title=text(report.rule_titles.get(finding.rule, ""), language),
        message_text=problem.message.text,
        message_values=_values(problem.message),
        message_plural=problem.message.plural,
        advice_text=own.text if own else None,
        advice_values=_values(own) if own else {},
        advice_plural=own.plural if own else "",
        confirmations=finding.confirmations,
        confirmations_needed=finding.needed,
        reason=finding.reason,
    )


def _values(message: Message) -> dict[str, Any]:
    return {name: stored_value(value) for name, value in message.values}


FORMAT = Format(
    render=render, suffixes=(".json",), media_type="application/json", render_all=render_all, exchanged=True
)
