"""An invented report of any size, with one of everything that a page shows: for tests and benchmarks."""

from __future__ import annotations

from itertools import cycle, islice

from channelaudit.model import (
    Channel,
    Crawl,
    Failure,
    FailureKind,
    Finding,
    Grade,
    Judgement,
    Known,
    Message,
    Observation,
    Page,
    Problem,
    Report,
    Severity,
    Sighting,
    SiteContext,
    Verdict,
)

SITE = "https://sklep-rower.example/"
_RULES: tuple[tuple[str, Severity], ...] = (
    ("email-domain-gone", "error"), ("phone-link-differs", "error"), ("form-endpoint-missing", "error"),
    ("email-mailbox-missing", "error"), ("social-profile-gone", "error"), ("chat-account-gone", "error"),
    ("hours-differ", "warning"), ("email-freemail", "warning"), ("policy-returns-missing", "warning"),
    ("registration-number-invalid", "error"), ("phone-not-clickable", "note"), ("tls-hsts-missing", "note"),
)  # fmt: skip
_VERDICTS: tuple[Verdict, ...] = ("works", "broken", "unverified", "unchecked")
_PAGES = ("", "kontakt", "regulamin", "zwroty", "dostawa", "o-nas", "reklamacje", "polityka-prywatnosci")
_REPLY = {
    "address": "biuro@sklep-rower.example",
    "status": "missing",
    "server": "poczta.sklep-rower.example",
    "code": 550,
    "enhanced": "5.1.1",
    "reply": "User unknown in virtual mailbox table",
}


def large(findings: int = 200) -> Report:
    """A report with this many findings about as many channels, and a week of hours in three rows."""
    channels = (*(_channel(number) for number in range(findings)), *_hours(), *_others())
    found = tuple(_finding(number, rule, severity) for number, (rule, severity) in _numbered(findings))
    rules = tuple(rule for rule, _ in _RULES)
    return Report(
        site=SiteContext(SITE, "sklep-rower.example", "sklep-rower.example", "PL", ("PL", "CZ"), "pl", ("domain .pl",)),
        crawl=Crawl(
            SITE,
            tuple(_page(name) for name in _PAGES),
            complete=True,
            final_url=SITE,
            platform="prestashop",
            requests=(("sklep-rower.example", 1012), ("poczta.sklep-rower.example", 4)),
            skipped=(f"{SITE}koszyk",),
        ),
        channels=channels,
        verdicts=dict(zip((channel.id for channel in channels), cycle(_VERDICTS), strict=False)),
        observations={
            channel.id: (Observation("mailbox", channel.value, Known(_REPLY), 0.4),)
            for channel in channels
            if channel.kind == "email"
        },
        judgements=(
            *(Judgement(rule, "failed", tuple(f for f in found if f.rule == rule)) for rule in rules),
            Judgement("email-mailbox-full", "undetermined"),
        ),
        muted=(),
        failures=tuple(_failure(number) for number in range(7)),
        score=34,
        started_at="2026-12-14T09:00:00Z",
        seconds=7.4,
        tool_version="0.1.0",
        rule_titles={rule: f"Title of {rule}" for rule in rules},
        rule_advice={rule: f"What to do about {rule}." for rule in rules},
        letter="F",
        subjects={"email": Grade(12, "F"), "phone": Grade(55, "D"), "address": Grade(100, "A")},
    )


def _numbered(findings: int) -> list[tuple[int, tuple[str, Severity]]]:
    return list(enumerate(islice(cycle(_RULES), findings)))


def _channel(number: int) -> Channel:
    kind, value = (
        ("email", f"dzial{number}@sklep-rower.example"),
        ("phone", f"+4822345{number:04}"),
        ("social", f"https://www.facebook.com/sklep.rower.{number}"),
    )[number % 3]
    return Channel(kind, value, {}, _sightings(number, value))


def _sightings(number: int, text: str) -> tuple[Sighting, ...]:
    footer = tuple(Sighting(SITE + page, "footer", "text", text) for page in _PAGES)
    return (*footer, Sighting(SITE + _PAGES[number % len(_PAGES)], "main", "link", f"Zadzwoń albo napisz: {text}"))


def _finding(number: int, rule: str, severity: Severity) -> Finding:
    channel = _channel(number)
    message = Message("Customers who use {value} get nowhere: fault {number}.", value=channel.value, number=number)
    return Finding(rule, severity, Problem(channel.id, message, channel.sightings))


def _hours() -> tuple[Channel, ...]:
    days = (
        ("phone", "Mo-Fr 08:00-18:00; Sa 10:00-14:00; Su off; PH off", "Infolinia: pn–pt 8–18, sob. 10–14"),
        ("shop", "Mo-Fr 10:00-13:00,14:00-19:00; Sa 10:00-15:00", "Sklep czynny pn–pt 10–13 i 14–19, sob. 10–15"),
        ("chat", "24/7", "Czat całą dobę"),
    )
    return tuple(
        Channel("hours", value, {"for": purpose}, (Sighting(f"{SITE}kontakt", "main", "text", text),))
        for purpose, value, text in days
    )


def _others() -> tuple[Channel, ...]:
    here = (Sighting(f"{SITE}dostawa", "main", "text", "Kurier"),)
    promise = (Sighting(f"{SITE}kontakt", "main", "text", "Odpowiadamy w 24 godziny."),)
    return (
        Channel("phone", "+48801234567", {"owner": "other"}, here),
        Channel("promise", "PT24H", {"text": "Odpowiadamy w 24 godziny."}, promise),
        Channel("registration", "1234563218", {"scheme": "nip"}, here),
    )


def _page(name: str) -> Page:
    gone = (
        Failure("crawl", SITE + name, "status", Message("the page answered with status 404"))
        if name == "zwroty"
        else None
    )
    status = 404 if gone else 200
    return Page(SITE + name, SITE + name, "other", status, 1, SITE, "pl", 0.31, 51234, f"Sklep – {name}", gone)


def _failure(number: int) -> Failure:
    kinds: tuple[FailureKind, ...] = ("timeout", "login_wall", "greylisted")
    return Failure(
        "mailbox", f"biuro{number}@sklep-rower.example", kinds[number % 3], Message("no answer within 20 seconds")
    )
