"""The one message that a run sends when it has news."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from channelaudit.model import FirstAudit, Item, Message, News, Notification
from channelaudit.reports.common.labels import SEVERITIES, word
from channelaudit.reports.common.sanitize import chat, chat_code
from channelaudit.reports.common.summary import said_counts
from channelaudit.reports.common.translate import render, text

MOST = 10
"""Findings that a message names."""
_LONGEST = 100
"""Characters of what a finding is about."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line, and what stands above it unless it stands there already."""

    site: str
    heading: str
    line: str


def notification(news: Sequence[News], language: str) -> Notification:
    """``news`` of one or of several sites, at least of one."""
    entries = [entry for each in news for entry in _entries(each, language)]
    lines = list(_lines(entries[:MOST], several=len(news) > 1))
    if entries[MOST:]:
        more = Message.counted("and {count} more", "and {count} more", len(entries) - MOST)
        lines += ["", render(more, language)]
    return Notification(render(_title(news), language, chat), "\n".join(lines))


def trial(language: str) -> Notification:
    """A message that says nothing, to see whether it arrives."""
    return Notification(
        text("Test message of channelaudit", language),
        text("If you read this, messages about your shops will arrive here.", language),
    )


def _title(news: Sequence[News]) -> Message:
    new, fixed = sum(len(each.new) for each in news), sum(len(each.fixed) for each in news)
    if len(news) > 1 and all(each.first for each in news):
        return Message.counted("First audit of {count} shop", "First audit of {count} shops", len(news))
    if len(news) > 1:
        return Message.counted(
            "{new} new, {fixed} fixed: {count} shop", "{new} new, {fixed} fixed: {count} shops", len(news),
            new=new, fixed=fixed,
        )  # fmt: skip
    site, first = _bare(news[0].site), news[0].first
    if first:
        return Message("First audit of {site}: {errors}, {warnings}", site=site, **_counts(first))
    return Message("{new} new, {fixed} fixed: {site}", new=new, fixed=fixed, site=site)


def _entries(news: News, language: str) -> Iterator[_Entry]:
    site = chat(_bare(news.site))
    if news.first:
        yield _Entry(site, "", render(_first(news.first), language))
    for heading, items in (
        (Message("New: {count}", count=len(news.new)), news.new),
        (Message("Fixed: {count}", count=len(news.fixed)), news.fixed),
    ):
        for item in items:
            yield _Entry(site, render(heading, language), f"- {_line(item, news.site, language)}")


def _lines(entries: Sequence[_Entry], *, several: bool) -> Iterator[str]:
    before = _Entry("", "", "")
    for entry in entries:
        above = [entry.site] if several and entry.site != before.site else []
        if entry.heading and (entry.site, entry.heading) != (before.site, before.heading):
            above.append(entry.heading)
        if above and before.line:
            yield ""
        for line in above:
            yield from (line, "")
        yield entry.line
        before = entry


def _line(item: Item, site: str, language: str) -> str:
    title, severity = chat(text(item.title, language)), render(word(SEVERITIES, item.severity), language)
    about = _about(item.subject)
    if not about or about == _bare(site):
        return render(Message("{title} ({severity})", title=title, severity=severity), language)
    subject = chat_code(about if len(about) <= _LONGEST else f"{about[:_LONGEST]}…")
    return render(Message("{title} ({severity}): {subject}", title=title, severity=severity, subject=subject), language)


def _first(first: FirstAudit) -> Message:
    counts = _counts(first)
    if first.unconfirmed:
        return Message(
            "First audit: score {score} of 100; {errors}, {warnings}; findings not yet confirmed: {unconfirmed}",
            score=first.score, unconfirmed=first.unconfirmed, **counts,
        )  # fmt: skip
    return Message("First audit: score {score} of 100; {errors}, {warnings}", score=first.score, **counts)


def _counts(first: FirstAudit) -> dict[str, Message]:
    return said_counts({"error": first.errors, "warning": first.warnings})


def _about(subject: str) -> str:
    """What people call a subject: a channel's value, an address without its scheme."""
    kind, colon, value = subject.partition(":")
    if colon and kind.replace("_", "").isalpha() and not value.startswith("//"):
        subject = value
    return _bare(subject)


def _bare(address: str) -> str:
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")
