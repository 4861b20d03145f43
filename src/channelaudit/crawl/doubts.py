"""Why a page that answered may not be what a visitor sees: nothing may be concluded from what is not on it."""

from __future__ import annotations

import re

from channelaudit.crawl.roles import link_role, shows_contacts
from channelaudit.crawl.skim import Skim
from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.walls import walls
from channelaudit.model import Failure, FailureKind, Message, Role

_FRAME = re.compile(r"<iframe[^<>]{0,600}src\s{0,5}=\s{0,5}[\"']?([^\"'\s>]{1,300})", re.IGNORECASE)
_ROOT = re.compile(
    r"<div[^<>]{0,200}(?:id\s{0,5}=\s{0,5}[\"']?(?:app|root|__next|__nuxt|[\w-]{1,40}-(?:app|root))[\"'\s>]"
    r"|data-reactroot|ng-app|data-v-app)",
    re.IGNORECASE,
)
_NO_CONTACT = ("google.com/maps", "maps.google", "openstreetmap", "mapy.cz", "youtube", "vimeo", "googletagmanager")
"""Frames that hold a map, a film or a counter, never a form."""

_CAPTCHAS = ("g-recaptcha", "h-captcha", "cf-turnstile")
"""Before a form that a script draws, or before the page itself."""
WALL = 1_500
"""Characters of text below which a page can be nothing but a question to its visitors."""


def doubt(role: Role, url: str, look: Skim, html: str) -> Failure | None:
    """The reason why the page that a link promised as ``role`` cannot be taken at its word; None for an ordinary
    page.
    """
    if look.drawn:
        return _failure(
            url, "skipped", Message("a script in the browser draws this page: without one there is nothing to read")
        )
    if look.asks_password and any(link_role(text, "") == "login" for text in (look.title, *look.headings)):
        return _failure(url, "login_wall", Message("a visitor must log in to see this page"))
    if wall := _wall(look, html):
        return _failure(url, "blocked", wall)
    if look.frameset:
        return _failure(url, "skipped", Message("this page is made of frames, which were not put together"))
    if role == "contact" and not shows_contacts(look.text, html) and _may_hide(look, html):
        detail = Message(
            "what this page offers appears only in a browser (a frame of another site, or a script's work)"
        )
        return _failure(url, "skipped", detail)
    return None


def _wall(look: Skim, html: str) -> Message | None:
    """What stands before the page, told by words on a page that says little else."""
    if len(look.text) > WALL or shows_contacts(look.text, html) or "<textarea" in html:
        return None
    said = fold(f"{look.title} {look.text}")
    if walls().age.search(said):
        return Message("the site asks visitors for their age before it shows the page")
    if "captcha" in html.lower() and walls().human.search(said):
        return Message("a captcha stands before the page")
    return None


def _may_hide(look: Skim, html: str) -> bool:
    frames = (match[1].lower() for match in _FRAME.finditer(html))
    if _ROOT.search(html) or "javascript" in look.text.lower() or any(mark in html for mark in _CAPTCHAS):
        return True
    return any(not any(mark in src for mark in _NO_CONTACT) for src in frames)


def _failure(url: str, kind: FailureKind, detail: Message) -> Failure:
    return Failure("crawl", url, kind, detail)
