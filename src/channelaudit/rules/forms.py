"""What the rules about contact forms and about newsletter forms share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from channelaudit.checks.form_endpoint import FormEndpoint, subject_of
from channelaudit.model import Channel, Evidence, Known, Unknown, Unsure

_NO_DATA = ("honeypot", "captcha", "consent")
"""What a customer ticks or proves, which is no information about the customer."""


def visible(channel: Channel) -> tuple[Mapping[str, Any], ...]:
    """The fields that a customer sees; none where an outside service or a script draws the form."""
    return tuple(f for f in channel.attributes.get("fields") or () if f.get("purpose") != "honeypot")


def asked(channel: Channel) -> tuple[Mapping[str, Any], ...]:
    """The fields that ask for information, without consents and captchas; a group of choices counts once."""
    fields = (field for field in visible(channel) if field.get("purpose") not in _NO_DATA)
    once: dict[object, Mapping[str, Any]] = {}
    for number, field in enumerate(fields):
        key = field.get("name") if field.get("type") == "radio" and field.get("name") else number
        once.setdefault(key, field)
    return tuple(once.values())


def purposes(channel: Channel) -> list[str]:
    """What the visible fields ask for."""
    return [str(field.get("purpose") or "other") for field in visible(channel)]


def named(field: Mapping[str, Any]) -> str:
    """What to call a field in a message."""
    return str(field.get("label") or field.get("name") or field.get("type") or "?").rstrip(" *:")


def read_forms(evidence: Evidence) -> tuple[Channel, ...]:
    """The forms whose fields can be judged."""
    return tuple(c for c in evidence.of_kind("form") if visible(c))


def for_questions(channel: Channel) -> bool:
    """Whether customers ask by it what they like: no withdrawal form, which asks what the law makes it ask."""
    return channel.attributes.get("purpose") != "withdrawal"


def plain_address(channel: Channel) -> str:
    """The address that is not encrypted, "" if there is none; the endpoint first, because it is what must change."""
    pages = (str(channel.attributes.get("page") or ""), *(s.page for s in channel.sightings))
    addresses = (channel.value, str(channel.attributes.get("endpoint") or ""), *pages)
    return next((a for a in addresses if a.lower().startswith("http://")), "")


def endpoints(evidence: Evidence, kind: str) -> Iterator[tuple[Channel, FormEndpoint] | Unsure]:
    """The shop's forms of this kind with what is known of their endpoints; ``Unsure`` where nothing is.

    Left out are forms that a mail program sends.
    """
    for channel in evidence.of_kind(kind):
        subject = subject_of(channel)
        if subject is None:
            continue
        match evidence.observations.get(FormEndpoint, subject):
            case Unknown(failure):
                yield Unsure(channel.id, failure)
            case Known(found) if found.status == "unverified" and found.doubt:
                yield Unsure(channel.id, found.doubt)
            case Known(found):
                yield channel, found
