"""What a form is for: to write to the shop, to subscribe to its newsletter, or something else (search, login, cart …).

A contact form is told by what it asks: a message and a way to answer.  Where one is missing, the form's own names,
buttons and heading must say so.  Words that name other forms weigh against it, some decide alone.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Literal
from urllib.parse import unquote, urlsplit

from channelaudit.channels.forms.fields import purpose, visible
from channelaudit.channels.forms.service import service_of
from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.forms import kinds
from channelaudit.knowledge.policies import policy_words
from channelaudit.model import Document, Form

Kind = Literal["form", "newsletter", ""]
ENOUGH = 4
"""Weight from which on a form with a way to answer is a contact form."""
_AFTER_CYRILLIC = 0x0590
_WRITTEN = frozenset({"text", "email", "tel", "textarea"})
"""Controls without one of which nobody can write to the shop."""
_ADDRESS = ("street", "postcode", "city")
_WORDPRESS = re.compile(r"wp-admin/admin-(?:ajax|post)\.php")
"""Where WordPress takes the forms of visitors: it says nothing of what they are for."""


@lru_cache(maxsize=4)
def forms_of(document: Document) -> tuple[tuple[Form, Kind], ...]:
    """The contact and newsletter forms of a page."""
    page = page_words(document)
    sorted_out = ((form, kind_of(form, page)) for form in document.forms)
    return tuple((form, kind) for form, kind in sorted_out if kind)


def page_words(document: Document) -> str:
    """Folded title and path of a page."""
    path = unquote(urlsplit(document.page.final_url).path)
    return fold(f"{document.title[:200]} {path[:200]}").replace("_", " ").replace("-", " ")


def kind_of(form: Form, page: str = "") -> Kind:
    """``page``: folded title and path of the page it stands on, which may speak for a contact form."""
    if not any(field.type in _WRITTEN for field in visible(form)):
        return ""
    asked = Counter(purpose(field) for field in visible(form))
    if asked["password"] or asked["rating"] or not (asked["message"] or asked["email"] or asked["phone"]):
        return ""
    names, buttons, heading = _names(form), fold(" ".join(form.buttons)[:300]), fold(form.heading[:200])
    words = kinds()
    if _in_unknown_script(form) or words.never.search(f"{names} {buttons} {heading}"):
        return ""
    if not asked["message"] and _is_newsletter(form, asked, f"{names} {buttons}", heading):
        return "newsletter"
    weight = _fields_weight(asked) + _words_weight(form, names, buttons, f"{heading} {page}")
    weight -= 4 * bool(asked["message"] and words.review.search(f"{heading} {_labels_of_text(form)}"))
    answerable = asked["email"] or asked["phone"]
    if answerable and (asked["message"] or asked["name"] or asked["phone"]):
        return "form" if weight >= ENOUGH else ""
    named = words.contact.search(f"{names} {buttons}") or (words.contact.search(page) and asked.total() > 2)
    if asked["message"] and named and not words.other.search(f"{names} {buttons}") and weight > 0:
        return "form"
    return ""


def withdraws(form: Form, document: Document) -> bool:
    """Whether a contract is withdrawn, or goods are announced for return, by it; its page speaks for its main part."""
    own = f"{_names(form)} {fold(' '.join(form.buttons)[:300])} {fold(form.heading[:200])}"
    page = page_words(document) if form.region == "main" else ""
    around = "" if kinds().pages.search(page) else page
    return policy_words().withdrawal_form.search(f"{own} | {around}") is not None


def _in_unknown_script(form: Form) -> bool:
    """Labels in a script that no known language uses (Chinese, Arabic …): a hacked page, or nothing to be judged."""
    letters = [c for field in form.fields for c in field.label[:60] if c.isalpha()]
    return sum(ord(c) >= _AFTER_CYRILLIC for c in letters) * 2 > len(letters)


def _labels_of_text(form: Form) -> str:
    return fold(" ".join(field.label[:100] for field in form.fields if field.type == "textarea"))


def _names(form: Form) -> str:
    """Class names, attributes and path of the action, folded, underscores as spaces."""
    action = _WORDPRESS.sub("", _path(form.action or ""))
    attributes = " ".join(f"{k} {v[:60]}" for k, v in form.attributes.items() if not k.startswith("on"))
    return re.sub(r"[_/.?=&]", " ", fold(f"{form.classes[:400]} {action} {attributes[:400]}"))


def _path(address: str) -> str:
    """Path and query of an address, "" for one that cannot be split."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return unquote(f"{parts.path} {parts.query}")[:300]


def _is_newsletter(form: Form, asked: Counter[str], own: str, heading: str) -> bool:
    if not asked["email"] or asked["file"] or asked["order_number"]:
        return False
    words = kinds()
    service = service_of(form)
    said = words.newsletter.search(f"{own} {heading}") or words.newsletter.search(fold(form.text[:400]))
    if (service and service.newsletter) or (said and not asked["phone"]):
        return True
    written = sum(asked[key] for key in asked if key not in ("consent", "choice", "honeypot", "captcha"))
    return bool(said) and written <= 3 and bool(words.newsletter.search(own)) and not words.contact.search(own)


def _fields_weight(asked: Counter[str]) -> int:
    weight = 3 * bool(asked["message"]) + 2 * bool(asked["email"] or asked["phone"]) + bool(asked["name"])
    weight += bool(asked["email"] and asked["phone"])
    weight -= 3 * (sum(bool(asked[key]) for key in _ADDRESS) >= 2)
    return weight - 3 * bool(asked["search"] or asked["coupon"]) - bool(asked["quantity"])


def _words_weight(form: Form, names: str, buttons: str, around: str) -> int:
    words = kinds()
    service = service_of(form)
    weight = 2 * bool(words.contact.search(f"{names} {buttons}")) + bool(words.contact.search(around))
    weight += 2 * bool(service and not service.newsletter)
    return weight - 3 * bool(words.other.search(names)) - 4 * bool(words.other.search(buttons))
