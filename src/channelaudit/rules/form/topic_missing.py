from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Channel, Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import genuine, offers
from channelaudit.rules.forms import for_questions, purposes, read_forms, visible

_SEVERAL = 3


@rule(
    severity="note",
    title="Contact form without a choice of topic",
    advice="Add a choice of topics, and send each to the department that answers it.",
    applies=offers("form"),
)
def topic_missing(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The shop has several departments, and its contact form offers no choice of topic.

    A shop that names at least three mailboxes or three phone numbers counts as one with several departments.

    A form by which a contract is withdrawn is left out.

    ## Why it matters

    Complaints, wholesale and questions about goods end up in one mailbox, and somebody has to sort them before anybody
    answers.

    ## How to mend it

    Add a drop-down with a handful of topics in the customers' words, "Order", "Return", "Complaint", "Wholesale", and
    route the messages by it.

    ## Example

    `<select name="topic"><option>My order</option><option>Return or complaint</option></select>`

    ## Sources

    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    forms = [channel for channel in read_forms(evidence) if for_questions(channel) and "message" in purposes(channel)]
    departments = max(len(genuine(evidence, "email")), len(genuine(evidence, "phone")))
    if forms and departments >= _SEVERAL and not any(_offers_topics(channel) for channel in forms):
        message = Message.counted(
            "Customers of a shop with {count} mailbox or number cannot choose a topic in its contact form.",
            "Customers of a shop with {count} mailboxes or numbers cannot choose a topic in its contact form.",
            count=departments,
        )
        yield Problem(forms[0].id, message, tuple(s for channel in forms for s in channel.sightings))


def _offers_topics(channel: Channel) -> bool:
    return any(
        field.get("type") in ("select", "radio", "checkbox") and field.get("purpose") in ("subject", "choice")
        for field in visible(channel)
    )
