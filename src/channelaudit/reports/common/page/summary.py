"""The top of the report: the score, three sentences, what to do first."""

from __future__ import annotations

from collections.abc import Sequence

from channelaudit.model import GRAVEST_FIRST, Message, Report
from channelaudit.reports.common.labels import SEVERITIES, SUBJECTS
from channelaudit.reports.common.page.model import GradeView, Step, Summary
from channelaudit.reports.common.page.ranking import Ranked
from channelaudit.reports.common.page.voice import Voice
from channelaudit.reports.common.summary import addresses_asked, channel_counts, finding_counts, said_counts, said_muted

_FIRST = 5


def summary_of(report: Report, findings: Sequence[Ranked], voice: Voice) -> Summary:
    """Score, sentences, grades; the worst subject first."""
    grades = sorted(report.subjects.items(), key=lambda entry: (entry[1].score, entry[0]))
    return Summary(
        score=report.score,
        letter="" if report.of_addresses else voice.clean(report.letter),
        sentences=tuple(voice.say(sentence) for sentence in sentences(report, findings)),
        warnings=tuple(voice.say(warning) for warning in warnings(report)),
        grades=tuple(
            GradeView(voice.heading(voice.word(SUBJECTS, subject)), grade.score, voice.clean(grade.letter))
            for subject, grade in grades
            if report.readable and not report.of_addresses
        ),
    )


def sentences(report: Report, findings: Sequence[Ranked]) -> tuple[Message, ...]:
    """How customers fare, what matters most, how much there is to do."""
    if not report.readable:
        return ()
    told = [Message("{said}.", said=addresses_asked(report)) if report.of_addresses else _channels(report)]
    if findings:
        gravest = findings[0].finding
        told += [Message("What matters most: {finding}", finding=gravest.problem.message), _counts(report)]
    else:
        told.append(Message("No fault was found in them."))
    if silent := said_muted(report):
        told.append(Message("{said}.", said=silent))
    return tuple(told)


def warnings(report: Report) -> tuple[Message, ...]:
    """What limits everything that the report says."""
    if not report.readable:
        return (Message("No page of the site could be read, so nothing can be said of it."),)
    if not report.crawl.complete:
        return (Message("The crawl is not complete, so nothing was judged to be missing."),)
    return ()


def first_steps(report: Report, findings: Sequence[Ranked], voice: Voice) -> tuple[Step, ...]:
    """At most five, one of a rule, the gravest first."""
    by_rule: dict[str, list[Ranked]] = {}
    for each in findings:
        if each.finding.severity != "note":
            by_rule.setdefault(each.finding.rule, []).append(each)
    values = {channel.id: channel.value for channel in report.channels}
    steps = sorted(
        _taking_turns(list(by_rule.values())), key=lambda same: GRAVEST_FIRST.index(same[0].finding.severity)
    )
    return tuple(_step(same, report, values.get(same[0].finding.problem.subject, ""), voice) for same in steps[:_FIRST])


def _taking_turns(rules: Sequence[list[Ranked]]) -> list[list[Ranked]]:
    """The first rule of each subject, then the second of each: a list of five is not about e-mail alone."""
    turns: dict[str, int] = {}
    ordered = []
    for same in rules:
        turn = turns[same[0].subject] = turns.get(same[0].subject, -1) + 1
        ordered.append((turn, same))
    return [same for _, same in sorted(ordered, key=lambda entry: entry[0])]


def _step(same: Sequence[Ranked], report: Report, about: str, voice: Voice) -> Step:
    first = same[0].finding
    others = len(same) - 1
    return Step(
        severity=first.severity,
        word=voice.heading(voice.word(SEVERITIES, first.severity)),
        title=voice.say(Message(report.rule_titles.get(first.rule) or first.rule)),
        anchor=same[0].anchor,
        about=voice.clean(about),
        advice=voice.say(first.problem.advice or Message(report.rule_advice.get(first.rule, ""))),
        more=voice.say(Message.counted("and {count} more like it", "and {count} more like it", others))
        if others
        else "",
    )


def _channels(report: Report) -> Message:
    counts = channel_counts(report)
    total, broken = sum(counts.values()), counts["broken"]
    if not total:
        return Message("The site shows no way to reach the shop.")
    if broken:
        return Message.counted(
            "Of the {total} channels that the site shows, {count} leads customers nowhere.",
            "Of the {total} channels that the site shows, {count} lead customers nowhere.",
            broken,
            total=total,
        )
    if counts["works"] == total:
        return Message.counted(
            "The one channel that the site shows is proved to work.",
            "All {count} channels that the site shows are proved to work.",
            total,
        )
    if counts["works"]:
        return Message.counted(
            "{count} of the {total} channels that the site shows is proved to work, and none is broken.",
            "{count} of the {total} channels that the site shows are proved to work, and none is broken.",
            counts["works"],
            total=total,
        )
    return Message.counted(
        "The site shows {count} channel, and it is not broken as far as could be told.",
        "The site shows {count} channels, and none is broken as far as could be told.",
        total,
    )


def _counts(report: Report) -> Message:
    return Message("In all there are {errors}, {warnings} and {notes}.", **said_counts(finding_counts(report)))
