"""What has changed from one audit to another.  Pure."""

from __future__ import annotations

from channelaudit.config.address import site_key
from channelaudit.history.courses import View, pages_of
from channelaudit.model import Difference, Finding, Report, Side, Verdict, VerdictChange


def compare(old: Report, new: Report) -> Difference:
    """What ``new`` found different from ``old``.

    A fault that is not named any more is fixed only where somebody looked: its rule came to a result, and the pages on
    which it stood answered.  Findings that the settings silence are no news in either direction.
    """
    view = View.of(new)
    before = {finding.fingerprint: finding for finding in old.findings}
    silent = {finding.fingerprint for finding in old.muted}
    left = [finding for name, finding in before.items() if name not in view.found]
    courses = {f.fingerprint: view.course(f.rule, f.problem.subject, pages_of(f)) for f in left}
    was, now = _own(old), _own(new)
    lost = {channel: pages for channel, (_, pages) in was.items() if channel not in now}
    looked = {
        channel: view.readable and new.crawl.complete and view.could_see(pages) for channel, pages in lost.items()
    }
    appeared = tuple(f for f in new.findings if f.fingerprint not in before and f.fingerprint not in silent)
    return Difference(
        old=_side(old),
        new=_side(new),
        appeared_findings=appeared,
        fixed=tuple(finding for finding in left if courses[finding.fingerprint] == "fixed"),
        open=tuple(finding for finding in new.findings if finding.fingerprint in before),
        unseen=tuple(finding for finding in left if courses[finding.fingerprint] == "unseen"),
        verdicts=tuple(
            VerdictChange(channel, was[channel][0], now[channel][0])
            for channel in sorted(set(was) & set(now))
            if was[channel][0] != now[channel][0]
        ),
        appeared=tuple(sorted(set(now) - set(was))),
        gone=tuple(sorted(channel for channel in lost if looked[channel])),
        missed=tuple(sorted(channel for channel in lost if not looked[channel])),
        titles=_titles(old, new, (*old.findings, *new.findings)),
    )


def _side(report: Report) -> Side:
    crawl = report.crawl
    addresses = len(report.channels) if report.of_addresses else 0
    shop = site_key(crawl.site)
    return Side(crawl.site, report.started_at, report.score, report.letter, crawl.complete, shop, addresses)


def _own(report: Report) -> dict[str, tuple[Verdict, tuple[str, ...]]]:
    """The shop's own channels by id: verdict, pages."""
    return {
        channel.id: (
            report.verdicts.get(channel.id, "unchecked"),
            tuple(dict.fromkeys(sighting.page for sighting in channel.sightings)),
        )
        for channel in report.own_channels
    }


def _titles(old: Report, new: Report, findings: tuple[Finding, ...]) -> tuple[tuple[str, str], ...]:
    known = {**old.rule_titles, **new.rule_titles}
    return tuple((rule, known.get(rule, "")) for rule in sorted({finding.rule for finding in findings}))
