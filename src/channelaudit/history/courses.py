"""What became of a fault that the newer audit does not name.  Pure.

"Not there any more" needs somebody who looked: a rule that came to a result, and pages that answered.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from channelaudit.config.address import site_key
from channelaudit.model import Course, Finding, Report, Streak

PAGES = 5
"""Pages that are remembered of a finding."""
_MOST_SKIPPED = 100
"""A crawl names no more than so many pages that it left out."""
_SETTLED = (404, 410)
"""Statuses that are an answer: the page is gone, and with it what stood there."""


@dataclass(frozen=True, slots=True)
class View:
    """What one audit could see, prepared for many questions."""

    found: dict[str, Finding]
    """Fingerprint → finding, silenced ones too: the fault is there."""
    loud: frozenset[str]
    """Fingerprints of those that are not silenced."""
    statuses: dict[str, str]
    unsure: frozenset[tuple[str, str]]
    """(rule, subject) of which a rule could not tell."""
    channels: frozenset[str]
    site: frozenset[str]
    answered: frozenset[str]
    """Pages that answered for good."""
    failed: frozenset[str]
    """Pages that were asked for and did not."""
    skipped: frozenset[str]
    """Pages that were left out; a crawl names no more than a hundred."""
    complete: bool
    readable: bool

    @classmethod
    def of(cls, report: Report) -> View:
        crawl = report.crawl
        findings = (*report.findings, *report.muted)
        answered, failed = set[str](), {failure.subject for failure in crawl.failures}
        for page in crawl.pages:
            (answered if page.error is None or page.status in _SETTLED else failed).update((page.url, page.final_url))
        statuses = {judgement.rule: str(judgement.status) for judgement in report.judgements}
        return cls(
            found={finding.fingerprint: finding for finding in findings},
            loud=frozenset(finding.fingerprint for finding in report.findings),
            statuses={**{finding.rule: "failed" for finding in report.muted}, **statuses},
            unsure=frozenset((j.rule, u.subject) for j in report.judgements for u in j.unsure),
            channels=frozenset(channel.id for channel in report.channels),
            site=frozenset((crawl.site, crawl.final_url, site_key(crawl.site))),
            answered=frozenset(answered),
            failed=frozenset(failed - answered),
            skipped=frozenset(crawl.skipped),
            complete=crawl.complete,
            readable=report.readable,
        )

    def course(self, rule: str, subject: str, pages: Iterable[str]) -> Course:
        """What became of a fault that this audit does not name."""
        status = self.statuses.get(rule)
        if not self.readable or status in (None, "undetermined", "crashed"):
            return "unseen"
        if any((rule, about) in self.unsure for about in (subject, *self.site)):
            return "unseen"
        if status == "not-applicable":  # by the settings, or because there is nothing left to judge
            gone = is_channel(subject) and subject not in self.channels
            return "fixed" if gone and self.complete else "unseen"
        return "fixed" if self.could_see(pages) else "unseen"

    def could_see(self, pages: Iterable[str]) -> bool:
        """Whether what stood on these pages would have been seen again."""
        known = tuple(pages)
        if any(page in self.failed for page in known):
            return False
        if not known or any(page in self.answered for page in known):
            return True
        left_out = len(self.skipped) >= _MOST_SKIPPED or all(page in self.skipped for page in known)
        return self.complete and not left_out  # nothing leads to them any more


def is_channel(subject: str) -> bool:
    """Whether a subject is the id of a channel, and not an address or a host."""
    return ":" in subject and not subject.startswith(("http://", "https://"))


def advance(old: Streak | None, finding: Finding | None, view: View, started_at: str) -> Streak | None:
    """The streak of one fault after one more audit: ``finding`` is what the audit says of it, None where nothing."""
    if finding is not None:
        return Streak(
            fingerprint=finding.fingerprint,
            rule=finding.rule,
            subject=finding.problem.subject,
            severity=finding.severity,
            first_seen=old.first_seen if old else started_at,
            last_seen=started_at,
            fails=1 if old is None else old.fails + 1,
            course="open",
            pages=pages_of(finding),
            told=_told(old, finding, view),
        )
    if old is None or old.course == "fixed":
        return old
    course = view.course(old.rule, old.subject, old.pages)
    return replace(old, course=course, fails=0, told=False) if course == "fixed" else replace(old, course=course)


def _told(old: Streak | None, finding: Finding, view: View) -> bool | None:
    """Silence ends it, so that a fault whose ``ignore`` has expired is told like a new one."""
    if finding.fingerprint not in view.loud:
        return False
    return True if finding.confirmed else old.told if old else False


def pages_of(finding: Finding) -> tuple[str, ...]:
    """Pages on which a finding stands, at most five."""
    return tuple(dict.fromkeys(sighting.page for sighting in finding.problem.sightings))[:PAGES]
