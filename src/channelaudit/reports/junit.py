"""JUnit XML, as Jenkins, GitLab and GitHub's reporters read it: a suite a site, a case a rule and channel.

What passed is one case, what failed one a channel.  A failure is what makes the exit code 1; its type is its severity.
What could not be determined, what the baseline knows, what is not confirmed yet, what is below ``--fail-on`` and what
the configuration ignores is skipped, with the reason; a rule that crashed is an error; a rule that does not apply to
the shop is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from xml.etree import ElementTree as ET

from channelaudit.config.address import site_key
from channelaudit.model import Finding, Format, Judgement, Message, Report, grave_enough
from channelaudit.reports.common.labels import REGIONS, word
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.common.sanitize import line, xml
from channelaudit.reports.common.source import address_of, host_of
from channelaudit.reports.common.standing import standing, why_muted
from channelaudit.reports.common.summary import not_audited
from channelaudit.reports.common.words import Words


@dataclass(frozen=True, slots=True)
class _Case:
    rule: str
    subject: str = ""
    """What it is about; "" for the site as a whole."""
    outcome: Literal["", "failure", "error", "skipped"] = ""
    """The element in the case; "" for one that passed."""
    type: str = ""
    message: str = ""
    details: str = ""
    seconds: float = 0.0


def render(report: Report, options: RenderOptions) -> str:
    """One site."""
    return render_all((report,), options)


def render_all(reports: Sequence[Report], options: RenderOptions) -> str:
    """Several sites: a suite each."""
    root = ET.Element("testsuites", name="channelaudit")
    totals = dict.fromkeys(("tests", "failures", "errors"), 0)
    for number, report in enumerate(reports):
        suite = _suite(report, options, number)
        for name in totals:
            totals[name] += int(suite.get(name, "0"))
        root.append(suite)
    for name, total in totals.items():
        root.set(name, str(total))
    root.set("time", _time(sum(report.seconds for report in reports)))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(report: Report, options: RenderOptions, number: int) -> ET.Element:
    cases = tuple(_cases(report, Words(options, line)))
    suite = ET.Element("testsuite", name=xml(address_of(report)), id=str(number), hostname=xml(host_of(report)))
    suite.set("tests", str(len(cases)))
    for name, outcome in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(sum(case.outcome == outcome for case in cases)))
    suite.set("time", _time(report.seconds))
    suite.set("timestamp", xml(report.started_at.removesuffix("Z")))
    properties = ET.SubElement(suite, "properties")
    for name, value in _properties(report):
        ET.SubElement(properties, "property", name=name, value=xml(value))
    group = xml(host_of(report) or "addresses").replace(".", "_")  # a dot would make a package of half the host
    suite.extend(_element(case, group) for case in cases)
    return suite


def _properties(report: Report) -> Iterator[tuple[str, str]]:
    yield "tool", f"channelaudit {report.tool_version}"
    if report.readable and not report.of_addresses:
        yield "score", str(report.score)
        yield "grade", report.letter
    yield "country", report.site.country
    yield "language", report.site.language
    yield "platform", report.crawl.platform
    yield "pages", str(sum(page.was_read for page in report.crawl.pages))
    yield "complete", "true" if report.crawl.complete else "false"


def _element(case: _Case, group: str) -> ET.Element:
    name = f"{case.rule} [{case.subject}]" if case.subject else case.rule
    element = ET.Element("testcase", name=xml(name), classname=group, time=_time(case.seconds))
    if case.outcome:
        inner = ET.SubElement(element, case.outcome, type=case.type, message=case.message)
        inner.text = xml(case.details) or None
    return element


def _cases(report: Report, words: Words) -> Iterator[_Case]:
    if not report.readable:
        yield _Case("audit", outcome="error", type="not-audited", message=words.say(not_audited(report)))
    for judgement in report.judgements:
        yield from _of_rule(judgement, report, words)
    for finding in report.muted:
        said = words.say(Message("{why}: {problem}", why=why_muted(finding), problem=finding.problem.message))
        subject = _subject(finding.problem.subject, report)
        yield _Case(finding.rule, subject, "skipped", "ignored", said)


def _of_rule(judgement: Judgement, report: Report, words: Words) -> Iterator[_Case]:
    if judgement.status == "passed":
        yield _Case(judgement.rule)
    elif judgement.status == "crashed":
        said = words.say(Message("the rule crashed: {detail}", detail=judgement.detail))
        yield _Case(judgement.rule, outcome="error", type="crashed", message=said)
    for finding in judgement.findings:
        yield _of_finding(finding, report, words)
    for unsure in judgement.unsure:
        said = words.failure(unsure.failure)
        subject = _subject(unsure.subject, report)
        yield _Case(judgement.rule, subject, "skipped", "undetermined", said, seconds=_seconds(unsure.subject, report))


def _of_finding(finding: Finding, report: Report, words: Words) -> _Case:
    subject = finding.problem.subject
    seconds = _seconds(subject, report)
    said = words.say(finding.problem.message)
    if mark := standing(finding):
        said = words.say(Message("{standing}: {problem}", standing=mark, problem=finding.problem.message))
        kind = "known" if finding.confirmed else "unconfirmed"
        return _Case(finding.rule, _subject(subject, report), "skipped", kind, said, seconds=seconds)
    if not grave_enough(finding.severity, words.options.fail_on.get(report.crawl.site, words.options.fail_on_else)):
        said = words.say(Message("below --fail-on: {problem}", problem=finding.problem.message))
        return _Case(finding.rule, _subject(subject, report), "skipped", "below-fail-on", said, seconds=seconds)
    details = "\n".join(_details(finding, report, words))
    return _Case(finding.rule, _subject(subject, report), "failure", finding.severity, said, details, seconds)


def _details(finding: Finding, report: Report, words: Words) -> Iterator[str]:
    yield words.title(report, finding.rule)
    for sighting in finding.problem.sightings[:20]:
        place = Message("where: {page} ({region})", page=sighting.page, region=word(REGIONS, sighting.region))
        yield words.say(place)
        if sighting.text:
            yield words.say(Message("text: {text}", text=sighting.text))
    if advice := words.advice(report, finding):
        yield words.say(Message("do: {advice}", advice=advice))
    if page := words.rule_page(finding.rule):
        yield page
    yield words.say(Message("fingerprint: {fingerprint}", fingerprint=finding.fingerprint))


def _subject(subject: str, report: Report) -> str:
    """As the case names it: not at all where it is the whole site, so that the name stays when the rule passes."""
    site, crawl = report.site, report.crawl
    whole = {site.url, site.host, site.domain, crawl.site, crawl.final_url, site_key(crawl.site)}
    return "" if subject in whole else subject


def _seconds(subject: str, report: Report) -> float:
    """What the checks of a channel have taken."""
    return sum(observation.seconds for observation in report.observations.get(subject, ()))


def _time(seconds: float) -> str:
    return f"{seconds:.3f}"


FORMAT = Format(render=render, suffixes=(".xml",), media_type="application/xml", render_all=render_all)
