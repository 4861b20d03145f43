"""Each finding: what a customer experiences, where, the proof, how to mend it, why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from channelaudit.model import Finding, Message, Report, Sighting
from channelaudit.reports.common.labels import REGIONS, SEVERITIES, SUBJECTS
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.common.page.brand import markup
from channelaudit.reports.common.page.model import Findings, FindingView, Link, Place, Tally
from channelaudit.reports.common.page.proof import Proofs
from channelaudit.reports.common.page.ranking import Ranked
from channelaudit.reports.common.page.voice import Voice
from channelaudit.reports.common.pages import translated
from channelaudit.reports.common.places import path

_PLACES = 4
"""Places that are shown of one finding; the rest is counted."""


def findings_of(report: Report, findings: Sequence[Ranked], options: RenderOptions, voice: Voice) -> Findings:
    """All findings with the choices of the filter."""
    proofs = Proofs(report, voice)
    languages = {page.final_url: page.language for page in report.crawl.pages}
    explained: dict[str, str] = {}
    items = []
    for each in findings:
        first = each.finding.rule not in explained
        anchor = explained.setdefault(each.finding.rule, f"why-{each.finding.rule}")
        items.append(_finding(each, report, options, voice, proofs, languages, anchor if first else "", anchor))
    return Findings(tuple(items), _severities(findings, voice), _subjects(findings, voice))


def _finding(
    each: Ranked,
    report: Report,
    options: RenderOptions,
    voice: Voice,
    proofs: Proofs,
    languages: Mapping[str, str],
    own_anchor: str,
    anchor: str,
) -> FindingView:
    finding, problem = each.finding, each.finding.problem
    page = options.rule_pages.replace("{rule}", quote(finding.rule)) if options.rule_pages else ""
    text = "" if page else translated(options.rule_texts.get(finding.rule, ""), voice.language)
    places = _places(problem.sightings, voice, languages)
    more = len(places) - _PLACES
    proof = proofs.of(finding)
    return FindingView(
        anchor=each.anchor,
        severity=finding.severity,
        word=voice.heading(voice.word(SEVERITIES, finding.severity)),
        subject=each.subject,
        subject_word=voice.heading(voice.word(SUBJECTS, each.subject)),
        rule=voice.clean(finding.rule),
        title=voice.say(Message(report.rule_titles.get(finding.rule) or finding.rule)),
        known=not finding.new,
        message=voice.say(problem.message),
        places=places[:_PLACES],
        more_places=voice.say(Message.counted("and {count} more place", "and {count} more places", more))
        if more > 0
        else "",
        proof=proof,
        proof_open=report.verdicts.get(problem.subject) == "broken",
        advice=_advice(finding, report, voice),
        page=voice.link(page, finding.rule) if page else None,
        markup=markup(text, "h4") if own_anchor else "",
        why=markup(_why(text), "h4") if own_anchor else "",
        explained_at=anchor if text else "",
    )


def _why(page: str) -> str:
    """The first of a page's parts; the page itself where it has none."""
    parts = page.split("\n## ")
    return parts[1].partition("\n")[2] if len(parts) > 1 else page


def _advice(finding: Finding, report: Report, voice: Voice) -> str:
    return voice.say(finding.problem.advice or Message(report.rule_advice.get(finding.rule, "")))


def _places(sightings: Sequence[Sighting], voice: Voice, languages: Mapping[str, str]) -> tuple[Place, ...]:
    """One place for all that say the same in the same region: a header repeats on every page."""
    same: dict[tuple[str, str], list[str]] = {}
    for sighting in sightings:
        same.setdefault((sighting.region, sighting.text), []).append(sighting.page)
    return tuple(
        Place(
            region=voice.heading(voice.word(REGIONS, region)),
            page=_page(list(dict.fromkeys(pages)), voice),
            quote=voice.clean(text),
            language=languages.get(pages[0], "") if text else "",
        )
        for (region, text), pages in same.items()
    )


def _page(pages: Sequence[str], voice: Voice) -> Link:
    first = path(pages[0])
    if len(pages) == 1:
        return voice.link(pages[0], first)
    more = Message.counted("{page} and {count} more page", "{page} and {count} more pages", len(pages) - 1, page=first)
    return voice.link(pages[0], voice.say(more))


def _severities(findings: Sequence[Ranked], voice: Voice) -> tuple[Tally, ...]:
    counts = Counter(each.finding.severity for each in findings)
    return tuple(
        Tally(severity, voice.heading(voice.word(SEVERITIES, severity)), counts[severity])  # type: ignore[index]
        for severity in SEVERITIES
        if counts[severity]  # type: ignore[index]
    )


def _subjects(findings: Sequence[Ranked], voice: Voice) -> tuple[Tally, ...]:
    counts = Counter(each.subject for each in findings)
    order = dict.fromkeys((*SUBJECTS, *counts))
    return tuple(
        Tally(subject, voice.heading(voice.word(SUBJECTS, subject)), counts[subject])
        for subject in order
        if counts[subject]
    )
