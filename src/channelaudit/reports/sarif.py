"""SARIF 2.1.0: a run a site, for GitHub's code scanning and every viewer of static analysis.

A result stands in the file that names the site.  Pages are related locations without their scheme, because GitHub turns
a whole file away for one location on the web.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import PurePosixPath
from typing import Any

from channelaudit.model import GRAVEST_FIRST, Failure, Finding, Format, Message, Report
from channelaudit.reports.common import sanitize
from channelaudit.reports.common.labels import REGIONS, word
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.common.source import address_of, host_of, name_of, source_of, without_scheme
from channelaudit.reports.common.standing import standing, why_muted
from channelaudit.reports.common.words import Words

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_MOST_PAGES = 20
"""Related locations of a result."""


def render(report: Report, options: RenderOptions) -> str:
    """One site: one run."""
    return render_all((report,), options)


def render_all(reports: Sequence[Report], options: RenderOptions) -> str:
    """Several sites: a run each, told apart by its automation id."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report, options) for report in reports]}
    return sanitize.json_document(json.dumps(log, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


def _run(report: Report, options: RenderOptions) -> dict[str, Any]:
    words = Words(options, sanitize.sarif)
    muted = tuple(dict.fromkeys(finding.rule for finding in report.muted))
    rules = tuple(dict.fromkeys((*(judgement.rule for judgement in report.judgements), *muted)))
    driver = {
        "name": "channelaudit",
        "version": report.tool_version,
        "rules": [_rule(rule, report, words) for rule in rules],
    }
    results = [_result(finding, report, words, rules) for finding in report.findings]
    results += [
        {**_result(f, report, words, rules), "suppressions": [_suppression("accepted", why_muted(f), words)]}
        for f in report.muted
    ]
    return {
        "tool": {"driver": driver},
        "automationDetails": {"id": f"channelaudit/{sanitize.line(host_of(report))}/"},
        "language": options.language,
        "columnKind": "utf16CodeUnits",
        "invocations": [_invocation(report, words)],
        "results": results,
        "properties": {
            "site": sanitize.line(address_of(report)),
            "country": report.site.country,
            "score": report.score,
            "grade": report.letter,
            "complete": report.crawl.complete,
        },
    }


def _rule(rule: str, report: Report, words: Words) -> dict[str, Any]:
    title, advice, page = words.title(report, rule), words.general_advice(report, rule), words.rule_page(rule)
    found = (f.severity for f in (*report.findings, *report.muted) if f.rule == rule)
    descriptor: dict[str, Any] = {
        "id": rule,
        "shortDescription": {"text": title},
        "fullDescription": {"text": advice or title},
        "help": {"text": advice or title, "markdown": _help(rule, report, words)},
        "defaultConfiguration": {"level": min(found, key=GRAVEST_FIRST.index, default="warning")},
    }
    if page:
        descriptor["helpUri"] = page
    return descriptor


def _help(rule: str, report: Report, words: Words) -> str:
    """Markdown: the rule's page where the formats are given it, else its advice."""
    if page := words.options.rule_texts.get(rule):
        return page
    shown = Words(words.options, sanitize.markdown)
    return shown.general_advice(report, rule) or shown.title(report, rule)


def _result(finding: Finding, report: Report, words: Words, rules: Sequence[str]) -> dict[str, Any]:
    result = {
        "ruleId": finding.rule,
        "ruleIndex": rules.index(finding.rule),
        "level": finding.severity,
        "message": {"text": words.say(finding.problem.message)},
        "locations": [_location(report, words.options)],
        "relatedLocations": _pages(finding, words),
        "partialFingerprints": {"channelaudit/1": finding.fingerprint},
        "baselineState": "new" if finding.new else "unchanged",
        "properties": {"subject": sanitize.line(finding.problem.subject), "advice": words.advice(report, finding)},
    }
    if not finding.confirmed:
        waits = standing(finding) or Message("not yet confirmed")
        result["suppressions"] = [_suppression("underReview", waits, words)]
    return result


def _suppression(status: str, why: Message, words: Words) -> dict[str, str]:
    return {"kind": "external", "status": status, "justification": words.say(why)}


def _location(report: Report, options: RenderOptions) -> dict[str, Any]:
    source = source_of(report, options)
    path = PurePosixPath(source.path)
    artifact: dict[str, Any] = {"uri": path.as_uri() if path.is_absolute() else _relative(source.path)}
    if not options.source:
        artifact["description"] = {"text": Words(options, sanitize.sarif).say(name_of(report))}
    return {"physicalLocation": {"artifactLocation": artifact, "region": {"startLine": source.line}}}


def _pages(finding: Finding, words: Words) -> list[dict[str, Any]]:
    """Where a customer meets it, each page once."""
    sightings = {sighting.page: sighting for sighting in reversed(finding.problem.sightings)}
    first = list(reversed(sightings.values()))[:_MOST_PAGES]
    return [
        {
            "id": number,
            "physicalLocation": {
                "artifactLocation": {
                    "uri": _relative(without_scheme(sighting.page)),
                    "description": {"text": sanitize.sarif(sighting.page)},
                }
            },
            "message": {
                "text": words.say(
                    Message("{region}: {text}", region=word(REGIONS, sighting.region), text=sighting.text)
                    if sighting.text
                    else word(REGIONS, sighting.region)
                )
            },
        }
        for number, sighting in enumerate(first, start=1)
    ]


def _relative(path: str) -> str:
    """A URI reference of which no part can be taken for a scheme."""
    first, slash, rest = sanitize.uri(path).partition("/")
    return first.replace(":", "%3A") + slash + rest


def _invocation(report: Report, words: Words) -> dict[str, Any]:
    crashed = {failure.subject for failure in report.failures if failure.step == "rule"}
    failures = [*report.failures]
    failures += [
        Failure("rule", judgement.rule, "bug", Message("{detail}", detail=judgement.detail))
        for judgement in report.judgements
        if judgement.status == "crashed" and judgement.rule not in crashed
    ]
    invocation: dict[str, Any] = {"executionSuccessful": report.readable}
    try:
        started = datetime.fromisoformat(report.started_at)
        ended = started + timedelta(seconds=report.seconds)
    except (ValueError, OverflowError):  # of a saved audit
        pass
    else:
        invocation["startTimeUtc"] = f"{started:%Y-%m-%dT%H:%M:%S}.000Z"
        invocation["endTimeUtc"] = f"{ended:%Y-%m-%dT%H:%M:%S}.{ended.microsecond // 1000:03}Z"
    invocation["toolExecutionNotifications"] = [_notification(failure, words) for failure in failures]
    return invocation


def _notification(failure: Failure, words: Words) -> dict[str, Any]:
    level = "error" if failure.kind == "bug" else "note" if failure.kind == "skipped" else "warning"
    said = {"text": words.failure(failure)}
    notification: dict[str, Any] = {"descriptor": {"id": failure.kind}, "level": level, "message": said}
    if failure.step == "rule":
        notification["associatedRule"] = {"id": failure.subject}
    return notification


FORMAT = Format(
    render=render, suffixes=(".sarif", ".sarif.json"), media_type="application/sarif+json", render_all=render_all
)
