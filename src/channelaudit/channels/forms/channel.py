"""From a form to its channel: everything that the rules need to know of it."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from channelaudit.channels.forms.captcha import captcha_of
from channelaudit.channels.forms.fields import described, purpose
from channelaudit.channels.forms.kind import Kind, withdraws
from channelaudit.channels.forms.service import by_script, endpoint, service_of, value_of
from channelaudit.channels.ownership import owner
from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.forms import login_phrases, privacy_words
from channelaudit.model import Channel, Document, Form, Sighting, SiteContext

MAX_LINKS = 5


def channel_of(form: Form, kind: Kind, document: Document, context: SiteContext) -> Channel:
    """``purpose``: "contact", or "withdrawal" where a contract is withdrawn by it.

    ``page_secure`` and ``endpoint_secure``: whether both ends use https; an unknown endpoint counts as the page.
    """
    page = document.page.final_url
    sent_to = endpoint(form, document)
    service = service_of(form)
    text = fold(form.text)
    attributes: dict[str, object] = {
        "page": page,
        "method": form.method,
        "action": form.action,
        "endpoint": sent_to,
        "fields": described(form),
        "buttons": list(form.buttons),
        "heading": form.heading,
        "page_secure": page.startswith("https:"),
        "endpoint_secure": _secure(sent_to or page, page),
        "scripted": by_script(form),
        "hidden": form.hidden,
        "service": service.id if service else "",
        "placeholder": _is_placeholder(sent_to, service.placeholder if service else ()),
        "has_consent": any(purpose(field) == "consent" for field in form.fields),
        "privacy_links": [url for url in form.links if _is_privacy(url)][:MAX_LINKS],
        "mentions_privacy": bool(privacy_words().search(text)),
        "captcha": captcha_of(form, document),
        "needs_login": bool(login_phrases().search(text)),
    }
    if kind == "form":
        attributes["purpose"] = "withdrawal" if withdraws(form, document) else "contact"
    if owner(document, form.line) == "other":
        attributes["owner"] = "other"
    said = form.heading or " ".join(form.buttons[:1])
    return Channel(
        kind, value_of(form, document, context), attributes, (Sighting(page, form.region, "form", said[:200]),)
    )


def _secure(sent_to: str, page: str) -> bool:
    return sent_to.startswith("https:") or (sent_to.startswith("mailto:") and page.startswith("https:"))


def _is_placeholder(sent_to: str, samples: tuple[str, ...]) -> bool:
    last = unquote(sent_to.rstrip("/").rpartition("/")[2]).lower()
    return last in samples


def _is_privacy(url: str) -> bool:
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return False
    return bool(privacy_words().search(fold(path).replace("-", " ").replace("_", " ").replace("/", " ")))
