"""One report with one of everything, for the tests of the formats."""

from __future__ import annotations

from dataclasses import dataclass, replace

from channelaudit.model import (
    Channel,
    Crawl,
    Failure,
    Finding,
    Grade,
    Judgement,
    Known,
    Message,
    Observation,
    Page,
    Problem,
    Report,
    RoleLink,
    Sighting,
    SiteContext,
    Unknown,
    Unsure,
)

SITE = "https://sklep-rower.example/"
NASTY = "a\x1b[31mb\u202ec\x9b2Jd\nand e\ud800<b>{secret}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a made-up check found."""

    domain: str
    hosts: tuple[str, ...] = ()


def sighting(region: str = "footer", page: str = SITE, text: str = "Napisz do nas") -> Sighting:
    return Sighting(page, region, "mailto", text)  # type: ignore[arg-type]  # a Region


def report(text: str = "Napisz do nas") -> Report:
    """``text`` stands in every place where a site can put its own words."""
    timeout = Failure(
        "mailbox", "hurt-rowery.example", "timeout", Message("no answer within 20 seconds {said}", said=text)
    )
    email = Channel("email", "sklep@sklep-rower.example", {}, (sighting(text=text), sighting("main", SITE + "kontakt")))
    dead = Channel("email", "hurt@hurt-rowery.example", {}, (sighting("main", SITE + "kontakt", text),))
    phone = Channel("phone", "+48221234567", {"type": "fixed", "note": text}, (sighting("header"),))
    form = Channel("form", SITE + "kontakt", {"fields": [{"name": text}]}, (sighting("main", SITE + "kontakt", ""),))
    courier = Channel("phone", "+48801234567", {"owner": "other"}, (sighting("main", SITE + "dostawa"),))
    return Report(
        site=SiteContext(SITE, "sklep-rower.example", "sklep-rower.example", "PL", ("PL", "CZ"), "pl", ("domain .pl",)),
        crawl=_crawl(text),
        channels=(email, dead, phone, form, courier),
        verdicts={email.id: "works", dead.id: "broken", phone.id: "unchecked", form.id: "unverified"},
        observations={
            email.id: (
                Observation("domain", "sklep-rower.example", Known(Answer("sklep-rower.example", (text,))), 0.4),
            ),
            form.id: (Observation("mailbox", "hurt-rowery.example", Unknown(timeout), 20.0),),
        },
        judgements=_judgements(text, email, dead, timeout),
        muted=(Finding("social-link-empty", "note", Problem("social:x", Message("empty"))),),
        failures=(timeout,),
        score=78,
        started_at="2026-11-22T09:00:00Z",
        seconds=7.4,
        tool_version="0.1.0",
        rule_titles={"email-domain-gone": "The mail domain is gone", "hours-missing": "No opening hours"},
        letter="C",
        subjects={"email": Grade(60, "D")},
        rule_advice={"email-domain-gone": "Publish an address that works.", "hours-missing": "Name the hours."},
    )


def _crawl(text: str) -> Crawl:
    return Crawl(
        SITE,
        (
            Page(SITE, SITE, "home", 200, 0, "", "pl", 0.31, 51234, text),
            Page(
                SITE + "x",
                SITE + "x",
                "other",
                0,
                1,
                SITE,
                error=Failure("crawl", SITE + "x", "timeout", Message("{said}", said=text)),
            ),
        ),
        (RoleLink(SITE, SITE + "kontakt", "menu", text, "contact"),),
        skipped=(SITE + "regulamin",),
        complete=True,
        final_url=SITE,
        platform="prestashop",
        requests=(("sklep-rower.example", 12),),
    )


def _judgements(text: str, works: Channel, dead: Channel, timeout: Failure) -> tuple[Judgement, ...]:
    gone = Problem(dead.id, Message("{address} takes no mail: {why}", address=dead.value, why=text), dead.sightings)
    absent = Problem(SITE, Message("The site names no opening hours"), advice=Message("Add {what}", what=text))
    return (
        Judgement("email-domain-gone", "failed", (Finding("email-domain-gone", "error", gone),)),
        Judgement("email-mailbox-full", "undetermined", unsure=(Unsure(works.id, timeout),)),
        Judgement("hours-missing", "failed", (Finding("hours-missing", "warning", absent, new=False),)),
        Judgement("phone-missing", "passed"),
        Judgement("tls-missing", "crashed", detail=f"ValueError: {text}"),
    )


def variants() -> dict[str, Report]:
    """Reports that a format must bear, by name."""
    full = report()
    gone, hours = full.findings
    waiting = replace(gone, needed=3)
    accepted = replace(gone, reason="the wholesaler is closing")
    empty = replace(full, channels=(), judgements=(), failures=(), muted=(), observations={}, verdicts={}, subjects={})
    return {
        "full": full,
        "nasty": report(NASTY),
        "empty": empty,
        "clean": replace(full, judgements=(Judgement("phone-missing", "passed"),), failures=(), muted=()),
        "unread": replace(full, crawl=replace(full.crawl, pages=full.crawl.pages[1:], complete=False), letter=""),
        "crashed": replace(full, judgements=(Judgement("tls-missing", "crashed", detail="ValueError: x"),)),
        "unsure": replace(full, judgements=full.judgements[1:2]),
        "muted": replace(full, judgements=(), muted=(gone, accepted)),
        "known": replace(full, judgements=(replace(full.judgements[2], findings=(hours,)),)),
        "unconfirmed": replace(full, judgements=(replace(full.judgements[0], findings=(waiting,)),)),
        "not applicable": replace(full, judgements=(Judgement("chat-missing", "not-applicable"),)),
        "not ASCII": report("Zażółć gęślą jaźń 日本語 🙂 ﷽"),
        "long": report("bardzo długi tekst " * 20_000 + "x" * 100_000),
        "no date": replace(full, started_at="yesterday"),
    }
