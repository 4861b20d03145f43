"""Words that stand in the templates themselves."""

from __future__ import annotations

from collections.abc import Mapping

from channelaudit.model import Message
from channelaudit.reports.common.page.voice import Voice

_TEXTS: Mapping[str, Message] = {
    "skip": Message("Skip to the report"),
    "contents": Message("Contents"),
    "by_subject": Message("Score by subject"),
    "of_hundred": Message("of 100"),
    "grade": Message("grade"),
    "where": Message("Where"),
    "proof": Message("Proof"),
    "advice": Message("What to do"),
    "about_rule": Message("About this rule"),
    "known": Message("known before"),
    "subject": Message("Subject"),
    "all_subjects": Message("All subjects"),
    "severity": Message("Severity"),
    "shown": Message("{shown} of {total} shown", shown="%1", total="%2"),
    "none_shown": Message("No finding is left under this choice."),
    "no_findings": Message("No fault was found."),
    "no_channels": Message("No channel was found."),
    "fault": Message("see the finding"),
    "channel": Message("Channel"),
    "page": Message("Page"),
    "role": Message("Kind of page"),
    "status": Message("Status"),
    "size": Message("Size"),
    "time": Message("Time"),
    "host": Message("Host"),
    "requests": Message("Requests"),
    "total": Message("Total"),
    "rules_open": Message("Rules that were left open"),
    "nothing_open": Message("Everything that was asked was answered."),
    "holidays": Message("Public holidays in the coming four weeks"),
    "hours_hint": Message("Does the site say what holds on these days?"),
    "closed": Message("closed"),
    "site_says": Message("The site says"),
    "made_by": Message("Made with channelaudit"),
    "prepared_for": Message("For"),
    "prepared_by": Message("By"),
}


def texts(voice: Voice) -> dict[str, str]:
    """All of them in the reader's language."""
    return {name: voice.say(message) for name, message in _TEXTS.items()}
