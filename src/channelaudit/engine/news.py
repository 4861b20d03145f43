"""What an audit tells that nobody knew before: faults that are new and confirmed, and faults that are mended.  Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from channelaudit.config.settings import Settings
from channelaudit.engine.policy import known_since
from channelaudit.history.courses import View
from channelaudit.model import GRAVEST_FIRST, FirstAudit, Item, News, Report, Severity, Streak
from channelaudit.reports.common.masking import masker
from channelaudit.reports.common.summary import finding_counts


def news_of(report: Report, last: Report | None, streaks: Mapping[str, Streak], settings: Settings) -> News | None:
    """What ``report`` tells beyond ``last``, the site's audit before it (None: there was none); None for nothing.

    ``streaks`` are the site's, without this audit.  What the baseline knows, what the settings silence, and what other
    runs have yet to confirm is no news; nor is it when it goes.
    """
    site = report.crawl.site
    if not report.readable:
        return None
    if last is None:
        counts = finding_counts(report)
        unconfirmed = sum(not finding.confirmed for finding in report.findings)
        return News(site, first=FirstAudit(report.score, counts["error"], counts["warning"], unconfirmed))
    told = known_since(streaks, settings)
    view = View.of(report)
    new = [f for f in report.findings if f.new and f.confirmed and f.fingerprint not in told]
    fixed = [
        each
        for name, each in streaks.items()
        if name in told and name not in view.found and view.course(each.rule, each.subject, each.pages) == "fixed"
    ]
    if not (new or fixed):
        return None
    return News(
        site,
        _items(((f.severity, f.rule, f.problem.subject) for f in new), report, last),
        _items(((each.severity, each.rule, each.subject) for each in fixed), report, last),
    )


def _items(faults: Iterable[tuple[Severity, str, str]], report: Report, last: Report) -> tuple[Item, ...]:
    """Items of (severity, rule, subject)."""
    titles = {**last.rule_titles, **report.rule_titles}
    mask = masker((*last.channels, *report.channels)) or str
    ordered = sorted(faults, key=lambda fault: (GRAVEST_FIRST.index(fault[0]), *fault[1:]))
    return tuple(Item(severity, titles.get(rule) or rule, mask(subject)) for severity, rule, subject in ordered)
