"""Small reports of one shop, night after night."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from builders import CONTACT, SITE, page, seen
from channelaudit.model import (
    Channel,
    Crawl,
    Finding,
    Judgement,
    Message,
    Page,
    Problem,
    Report,
    Severity,
    SiteContext,
    Status,
    Unsure,
    Verdict,
)

MAIL = "email:hurt@sklep-rower.example"


def night(number: int) -> str:
    return f"2026-11-{number:02d}T02:00:00Z"


def fault(
    rule: str = "email-mailbox-missing", subject: str = MAIL, severity: Severity = "error", *pages: str
) -> Finding:
    problem = Problem(subject, Message("It is broken."), tuple(seen(on=url) for url in pages or (CONTACT,)))
    return Finding(rule, severity, problem)


def report(
    *findings: Finding,
    at: str = "2026-11-01T02:00:00Z",
    statuses: Mapping[str, Status] | None = None,
    unsure: Iterable[tuple[str, Unsure]] = (),
    verdicts: Mapping[str, Verdict] | None = None,
    visited: Crawl | None = None,
    muted: tuple[Finding, ...] = (),
    url: str = SITE,
    **more: Any,
) -> Report:
    """``statuses`` are those of rules without findings; ``verdicts`` those of channels, which all stand on one page."""
    rules: dict[str, list[Finding]] = {}
    for finding in findings:
        rules.setdefault(finding.rule, []).append(finding)
    doubts = list(unsure)
    judgements = [
        *(Judgement(rule, "failed", tuple(found), _of(rule, doubts)) for rule, found in rules.items()),
        *(Judgement(rule, status, (), _of(rule, doubts)) for rule, status in (statuses or {}).items()),
    ]
    verdicts = {MAIL: "works"} if verdicts is None else verdicts
    values: dict[str, Any] = {
        "site": SiteContext(url, "sklep-rower.example", "sklep-rower.example"),
        "crawl": visited or crawl(url=url),
        "channels": tuple(
            Channel(name.partition(":")[0], name.partition(":")[2], {}, (seen(on=CONTACT),)) for name in verdicts
        ),
        "verdicts": verdicts,
        "observations": {},
        "judgements": tuple(judgements),
        "muted": muted,
        "failures": (),
        "score": 80,
        "letter": "C",
        "started_at": at,
        "seconds": 1.5,
        "tool_version": "0",
    }
    return Report(**{**values, **more})


def _of(rule: str, doubts: Iterable[tuple[str, Unsure]]) -> tuple[Unsure, ...]:
    return tuple(doubt for name, doubt in doubts if name == rule)


def crawl(*pages: Page, complete: bool = True, url: str = SITE, **more: Any) -> Crawl:
    return Crawl(url, pages or (page(), page(CONTACT, "contact")), complete=complete, final_url=url, **more)
