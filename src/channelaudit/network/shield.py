"""Answers that are not the page: bot shields, captchas, login walls, maintenance, parked domains; told by their marks.

A wall says nothing about the page behind it: who meets one could not tell, and must not call the page broken.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from channelaudit.model import Message

WallKind = Literal["shield", "captcha", "login", "maintenance", "parked", "password", "age"]

LOOK = 60_000
"""Bytes of a body that are looked at: marks stand near the top of pages that are little else."""
PARKED_SIZE = 40_000
"""Bytes up to which a page can be that of a parked domain."""
SMALL = 15_000
"""Bytes up to which a 200 page can be a challenge and nothing else."""


class Answer(Protocol):
    """What is looked at: an HTTP response."""

    @property
    def status(self) -> int: ...
    @property
    def headers(self) -> Mapping[str, str]: ...
    @property
    def body(self) -> bytes: ...
    @property
    def final_url(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Wall:
    """``reason`` is one sentence for people, without a full stop."""

    kind: WallKind
    reason: Message


HEADER_MARKS: tuple[tuple[str, str, str], ...] = (
    # header, part of its value ("" means any), whose
    ("cf-mitigated", "challenge", "Cloudflare"),
    ("x-datadome", "protected", "DataDome"),
    ("x-amzn-waf-action", "", "AWS WAF"),
    ("x-vercel-mitigated", "", "Vercel"),
    ("x-sucuri-block", "", "Sucuri"),
    ("x-kpsdk-ct", "", "Kasada"),
    ("x-deny-reason", "", ""),
)

BODY_MARKS: tuple[tuple[bytes, str], ...] = (
    (b"<title>just a moment...</title>", "Cloudflare"),
    (b"attention required! | cloudflare", "Cloudflare"),
    (b"/cdn-cgi/challenge-platform/h/", "Cloudflare"),
    (b"cf-error-details", "Cloudflare"),
    (b"captcha-delivery.com", "DataDome"),
    (b"errors.edgesuite.net", "Akamai"),
    (b"_incapsula_resource", "Imperva"),
    (b"px-captcha", "PerimeterX"),
    (b"sucuri website firewall", "Sucuri"),
    (b"ddos-guard", "DDoS-Guard"),
    (b"/.well-known/sgcaptcha/", "SiteGround"),
    (b"awswafcookiedomainlist", "AWS WAF"),
    (b"the requested url was rejected. please consult with your administrator", "F5"),
    (b"wordfence", "Wordfence"),
    (b"checking your browser before accessing", ""),
    (b"bunkerweb", "BunkerWeb"),
    (b"making sure you&#39;re not a bot", "Anubis"),
    (b"making sure you're not a bot", "Anubis"),
)

CHALLENGES = frozenset(
    {
        b"<title>just a moment...</title>",
        b"attention required! | cloudflare",
        b"captcha-delivery.com",
        b"/.well-known/sgcaptcha/",
        b"awswafcookiedomainlist",
        b"checking your browser before accessing",
        b"making sure you&#39;re not a bot",
        b"making sure you're not a bot",
    }
)
"""Marks of pages that are a challenge and nothing else; the others stand on ordinary pages and errors too."""

FAULT_MARKS = (
    b"error establishing a database connection",
    b"too many connections",
    b"<title>access denied",
    b"<h1>access denied",
)
"""Of pages that are nothing else: looked for in small ones only."""

OF_CONTACT = (b"<form", b"<textarea", b"tel:", b"mailto:")
"""What a page for customers has and a server's fault has not."""
CAPTCHA_MARKS = (b"g-recaptcha", b"hcaptcha.com/1/api.js", b"cf-turnstile", b"captcha")

PARKED_MARKS = (
    b"sedoparking.com",
    b"parkingcrew.net",
    b"bodis.com",
    b"above.com/marketplace",
    b"hugedomains.com",
    b"afternic.com/forsale",
    b"this domain is for sale",
    b"this domain may be for sale",
    b"domain is parked",
    b"domena jest zaparkowana",
    b"domena zaparkowana",
    b"ta domena jest na sprzeda",
    b"diese domain steht zum verkauf",
    b"tato dom\xc3\xa9na je na prodej",
    b"parked domain",
)

MAINTENANCE_MARKS = (
    b"briefly unavailable for scheduled maintenance",
    b"<title>maintenance mode",
    b"<title>site under maintenance",
    b"<title>wartungsarbeiten",
    b"<title>przerwa techniczna",
    b"<title>odst\xc3\xa1vka",
)


def wall(response: Answer) -> Wall | None:
    """What stands before the page; None for an ordinary answer of any status."""
    ordinary = response.status == 200 and len(response.body) > PARKED_SIZE
    page = response.body[: SMALL if ordinary else LOOK].lower()
    return (
        _by_header(response)
        or _by_status(response, page)
        or _shop_password(response, page)
        or (_quiet_challenge(response, page) if response.status in (200, 202, 401, 405, 406) else None)
        or (_challenge(page) if response.status in (404, 410) else None)
        or _parked(response, page)
    )


def blocked(response: Answer) -> Message | None:
    """The reason why ``response`` is not the page that was asked for; None when it is."""
    found = wall(response)
    return found.reason if found else None


def _shield(owner: str) -> Wall:
    if not owner:
        return Wall("shield", Message("a bot shield answers instead of the page"))
    return Wall("shield", Message("a bot shield ({owner}) answers instead of the page", owner=owner))


def _by_header(response: Answer) -> Wall | None:
    for name, part, owner in HEADER_MARKS:
        value = response.headers.get(name)
        if value is not None and part in value.lower() and response.status not in (200, 404, 410):
            return _shield(owner)
    if response.headers.get("cf-mitigated"):
        return _shield("Cloudflare")
    return None


def _by_status(response: Answer, page: bytes) -> Wall | None:
    status = response.status
    if status == 999:
        return Wall("shield", Message("the site turns programs away (status 999)"))
    if status not in (401, 403, 405, 406, 429, 451, 503):
        return None
    for mark, owner in BODY_MARKS:
        if mark in page:
            return _shield(owner)
    if status in (403, 405, 406, 429, 503) and any(mark in page for mark in CAPTCHA_MARKS):
        return Wall("captcha", Message("a captcha stands before the page"))
    if status == 401:
        return Wall("login", Message("the page asks for a user name and a password"))
    if status in (403, 406):
        return Wall("shield", Message("the site refuses to answer this program (status {status})", status=status))
    if status == 429:
        return Wall("shield", Message("the site says that it is asked too often (status 429)"))
    if status == 503 and (response.headers.get("retry-after") or any(mark in page for mark in MAINTENANCE_MARKS)):
        return Wall("maintenance", Message("the site says that it is closed for maintenance (status 503)"))
    return None


def _shop_password(response: Answer, page: bytes) -> Wall | None:
    """A shop that is not open yet: the hosted platforms ask for the owner's password."""
    path = response.final_url.partition("?")[0].rstrip("/")
    if path.endswith("/password") and b'type="password"' in page:
        return Wall("password", Message("the shop is closed behind a password"))
    if b"wp-coming-soon" in page or b"seedprod-coming-soon" in page or b"template-password" in page[:5_000]:
        return Wall("password", Message("the shop is not open yet: a waiting page answers"))
    return None


def _quiet_challenge(response: Answer, page: bytes) -> Wall | None:
    """A challenge sent as an ordinary page: small, a script and hardly anything else."""
    if len(response.body) > SMALL:
        return None
    for mark, owner in BODY_MARKS:
        if mark in page and mark not in (b"wordfence", b"ddos-guard", b"bunkerweb", b"/cdn-cgi/challenge-platform/h/"):
            return _shield(owner)
    faulty = any(mark in page for mark in FAULT_MARKS) and not any(mark in page for mark in OF_CONTACT)
    if response.status == 200 and faulty:
        return Wall("maintenance", Message("the site answers with a fault of its own instead of the page"))
    if response.status == 200 and any(mark in page for mark in MAINTENANCE_MARKS):
        return Wall("maintenance", Message("the site says that it is closed for maintenance"))
    return None


def _challenge(page: bytes) -> Wall | None:
    """A page that is nothing but a challenge, whatever its status says."""
    return next((_shield(owner) for mark, owner in BODY_MARKS if mark in CHALLENGES and mark in page), None)


def _parked(response: Answer, page: bytes) -> Wall | None:
    if response.status != 200 or len(response.body) > PARKED_SIZE:
        return None
    if any(mark in page for mark in PARKED_MARKS):
        return Wall("parked", Message("the domain is parked: an advertising page answers instead of a shop"))
    return None
