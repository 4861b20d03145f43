"""Plain evidence for the tests of rules and of the engine: a finished crawl of a shop with home and contact page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from channelaudit.config.settings import Settings
from channelaudit.engine.discovery import rules
from channelaudit.engine.judging import judge
from channelaudit.model import (
    Channel,
    Crawl,
    Evidence,
    Failure,
    Judgement,
    Known,
    Malformed,
    Message,
    Observation,
    Observations,
    Page,
    Region,
    Role,
    RoleLink,
    Sighting,
    SiteContext,
    Source,
    Unknown,
)

SITE = "https://sklep-rower.example/"
CONTACT = "https://sklep-rower.example/kontakt"
SEND = "https://sklep-rower.example/send"


def page(url: str = SITE, role: Role = "home", status: int = 200, error: Failure | None = None) -> Page:
    return Page(url, url, role, status, depth=0 if role == "home" else 1, found_on="", language="pl", error=error)


def failure(subject: str = SITE, kind: Any = "timeout", step: str = "crawl") -> Failure:
    return Failure(step, subject, kind, Message("there was no answer within 20 seconds"))


def crawl(
    *pages: Page, links: Iterable[RoleLink] = (), failures: Iterable[Failure] = (), complete: bool = True
) -> Crawl:
    found = pages or (page(), page(CONTACT, "contact"))
    return Crawl(SITE, found, tuple(links), tuple(failures), complete=complete, final_url=SITE)


def link(
    target: str = CONTACT, region: Region = "menu", role: Role = "contact", on: str = SITE, text: str = "Kontakt"
) -> RoleLink:
    return RoleLink(on, target, region, text, role)


def seen(text: str = "", source: Source = "text", region: Region = "footer", on: str = SITE) -> Sighting:
    return Sighting(on, region, source, text)


def channel(kind: str, value: str, *sightings: Sighting, **attributes: Any) -> Channel:
    return Channel(kind, value, attributes, sightings or (seen(value),))


def email(value: str = "sklep@sklep-rower.example", *sightings: Sighting, **attributes: Any) -> Channel:
    return channel("email", value, *sightings, **attributes)


def phone(value: str = "+48221234567", *sightings: Sighting, **attributes: Any) -> Channel:
    return channel("phone", value, *sightings, **{"valid": True, "type": "fixed", **attributes})


def form(value: str = SEND, *sightings: Sighting, **attributes: Any) -> Channel:
    fields = [
        {"name": "email", "type": "email", "label": "E-mail", "required": True, "purpose": "email"},
        {"name": "message", "type": "textarea", "label": "Wiadomość", "required": True, "purpose": "message"},
    ]
    usual = {"page": CONTACT, "method": "post", "endpoint": value, "fields": fields}
    return channel("form", value, *sightings, **{**usual, **attributes})


def malformed(kind: str, value: str, reason: str, *sightings: Sighting, **attributes: Any) -> Malformed:
    return Malformed(kind, value, reason, sightings or (seen(value),), attributes)


def known(check: str, subject: str, value: object) -> Observation:
    return Observation(check, subject, Known(value))


def unknown(check: str, subject: str, kind: Any = "timeout") -> Observation:
    return Observation(check, subject, Unknown(failure(subject, kind, check)))


def evidence(
    *found: Channel | Malformed | Observation | Crawl, country: str = "PL", host: str = "sklep-rower.example"
) -> Evidence:
    """Evidence of these things, in any order; the crawl is complete where none is given."""
    return Evidence(
        crawl=next((item for item in found if isinstance(item, Crawl)), crawl()),
        context=SiteContext(SITE, host, host.removeprefix("www."), country, (country,), "pl"),
        channels=tuple(item for item in found if isinstance(item, Channel)),
        malformed=tuple(item for item in found if isinstance(item, Malformed)),
        observations=Observations(item for item in found if isinstance(item, Observation)),
        gathered_at="2026-11-22T09:00:00Z",
        tool_version="0",
    )


def judged(
    rule: str, *found: Channel | Malformed | Observation | Crawl, country: str = "PL", **options: Any
) -> Judgement:
    """What one rule says of this evidence."""
    return judge([rules()[rule]], evidence(*found, country=country), Settings(**options))[0]


def message(judgement: Judgement) -> str:
    """The only finding's message; fails where there are none or several."""
    (finding,) = judgement.findings
    return str(finding.problem.message)
