"""Which service or plug-in is behind a form, and where it is sent."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urldefrag, urljoin, urlsplit

from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.forms import Service, service_of_host, services
from channelaudit.model import Document, Form, SiteContext

_LATE_ACTIONS = ("data-action", "data-url", "data-endpoint", "data-post-url", "data-form-action", "data-ajax-url")
_VERSION = re.compile(r"(\d{1,3})\.")
_GENERIC_FIELDS = frozenset({"form-name", "form_type", "task"})
"""Hidden fields that other software uses too: only together with another sign."""


def service_of(form: Form) -> Service | None:
    """By the host of the endpoint, else by the form's names, attributes and hidden fields."""
    if by_host := _by_host(form.url):
        return by_host
    names = fold(form.classes[:400])
    hidden = {f.name for f in form.fields if f.type == "hidden"}
    target = f"{form.action or ''}".lower()
    for service in services().values():
        if service.classes and service.classes.search(names):
            return service
        if any(name in form.attributes for name in service.attributes):
            return service
        if any(piece in target for piece in service.paths):
            return service
        if any(name in hidden and name not in _GENERIC_FIELDS for name in service.fields):
            return service
    return None


def _by_host(url: str) -> Service | None:
    try:
        return service_of_host(urlsplit(url).hostname or "")
    except ValueError:
        return None


def endpoint(form: Form, document: Document) -> str:
    """Absolute address to which the form is sent, without fragment; "" where a script decides and does not say."""
    action = (form.action or "").strip()
    if action.lower().startswith("mailto:"):
        return action
    if action and not action.startswith("#") and not action.lower().startswith("javascript:"):
        return seven(form, document) or urldefrag(form.url)[0]
    for name in _LATE_ACTIONS:
        if late := form.attributes.get(name, "").strip():
            return urldefrag(urljoin(document.page.final_url, late))[0]
    if known := seven(form, document):
        return known
    service = service_of(form)
    if service and service.plugin and service.endpoint.startswith("/") and "{id}" not in service.endpoint:
        return urljoin(document.page.final_url, service.endpoint)
    return _in_scripts(document) if by_script(form) else urldefrag(form.url)[0]


def by_script(form: Form) -> bool:
    """Whether a script takes the message: without one the browser would send it nowhere, or into the page's address."""
    action = (form.action or "").strip().lower()
    if form.scripted or action.startswith(("#", "javascript:")):
        return True
    submitted = form.attributes.get("onsubmit", "").replace(" ", "").lower()
    return (form.action is None and form.method == "get") or "returnfalse" in submitted or "preventdefault" in submitted


def seven(form: Form, document: Document) -> str:
    """Where Contact Form 7 from its version 5 on sends a form by script, whatever the action says."""
    values = {f.name: f.value for f in form.fields if f.name in ("_wpcf7", "_wpcf7_version")}
    version = _VERSION.match(values.get("_wpcf7_version", ""))
    if not version or int(version[1]) < 5 or not values.get("_wpcf7", "").isdigit():
        return ""
    path = services()["contact-form-7"].endpoint.replace("{id}", values["_wpcf7"])
    return urljoin(document.page.final_url, path)


@lru_cache(maxsize=4)
def _in_scripts(document: Document) -> str:
    """The form service that an inline script of the page sends to, if it is one."""
    found = set()
    for script in document.scripts:
        for service in services().values():
            if service.embed and not service.newsletter and any(_mentions(service, script.text)):
                match = next((m for pattern in service.embed if (m := pattern.search(script.text))), None)
                if match:
                    found.add(address(service, match))
    return found.pop() if len(found) == 1 else ""


def address(service: Service, match: re.Match[str]) -> str:
    """Canonical address of a service's form: by the service's template, else as it was matched."""
    return service.endpoint.replace("{id}", match[1]) if service.endpoint else f"https://{match[0]}"


def _mentions(service: Service, text: str) -> list[bool]:
    return [host in text for host in service.hosts] or [service.id in text]


def value_of(form: Form, document: Document, context: SiteContext) -> str:
    """The id of the form as a channel: its endpoint, or the page's address where a script sends it.

    A form in a part that all pages share, sent to the page itself, is one form: its value is the site's address.
    """
    sent_to = endpoint(form, document)
    page = urldefrag(document.page.final_url)[0]
    if sent_to and sent_to != page and not sent_to.endswith("/admin-ajax.php"):
        return sent_to
    site = urldefrag(context.url or page)[0]
    name = next((f.value for f in form.fields if f.name == "form-name" and f.type == "hidden"), "")
    if name:  # Netlify tells forms apart by this name, whatever the page
        return f"{site}#{quote(name[:60])}"
    return site if form.region != "main" or form.hidden else page
