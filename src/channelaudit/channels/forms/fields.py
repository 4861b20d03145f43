"""What the fields of a form ask for."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.forms import Purpose, purposes
from channelaudit.model import Field, Form

NO_ENTRY = frozenset({"hidden", "submit", "button", "image", "reset"})
"""Types of controls into which a customer enters nothing."""
CHOICES = frozenset({"checkbox", "radio", "select"})
_SEPARATORS = re.compile(r"[^a-z0-9]+")
_TYPED = ("email", "phone", "password", "search", "file", "date")
"""Purposes that the type of the control alone tells."""


def visible(form: Form) -> tuple[Field, ...]:
    """The fields that a customer sees and fills in."""
    return tuple(f for f in form.fields if not f.hidden and f.type not in NO_ENTRY)


def purpose(field: Field) -> str:
    """Id of what the field asks for (``email``, ``message``, ``birth_date`` …); ``choice`` or ``other`` if unknown."""
    if field.type == "hidden":
        return "other"
    label = fold(field.label[:300])
    name = fold(field.name[:100])
    trap = field.hidden and field.type not in ("file", "radio", "select")
    told = _purpose(field.type, label, name, field.autocomplete, trap)
    if field.label_from == "near" and name:  # what merely stands before a field is a weaker sign than its name
        by_name = _purpose(field.type, "", name, field.autocomplete, trap)
        return told if by_name in ("other", "choice") else by_name
    return told


@cache
def _by_id() -> dict[str, Purpose]:
    return {known.id: known for known in purposes()}


@lru_cache(maxsize=4_096)
def _purpose(kind: str, label: str, name: str, autocomplete: str, hidden: bool) -> str:
    trap = _by_id()["honeypot"]
    if hidden or trap.label.search(label) or any(piece in _SEPARATORS.sub("", name) for piece in trap.name):
        return "honeypot"
    if autocomplete:
        hint = autocomplete.rsplit(maxsplit=1)[-1]
        if told := next((known.id for known in purposes() if hint in known.autocomplete), ""):
            return told
    if told := next((key for key in _TYPED if kind in _by_id()[key].type), ""):
        return told
    candidates = [known for known in purposes() if _may_be(known, kind)]
    if name and _by_name([_by_id()["captcha"]], name):
        return "captcha"
    if label and (told := next((known.id for known in candidates if known.label.search(label)), "")):
        return told
    if name and (told := _by_name(candidates, name)):
        return told
    if kind == "textarea":
        return "message"
    return "choice" if kind in CHOICES else "other"


def _may_be(known: Purpose, kind: str) -> bool:
    """A check box is a consent or a choice; a text area is no search field; a consent is always a check box."""
    if kind in ("checkbox", "radio"):
        return known.id in ("consent", "subject", "rating", "gender") and (known.id != "consent" or kind == "checkbox")
    if known.id in ("consent", "file"):
        return False
    return not (kind == "textarea" and known.id in ("search", "name", "date", "quantity", "company"))


def _by_name(candidates: list[Purpose], name: str) -> str:
    glued = _SEPARATORS.sub("", name)
    exact = next((known.id for known in candidates if name in known.exact_name), "")
    return exact or next((known.id for known in candidates if any(piece in glued for piece in known.name)), "")


def described(form: Form) -> list[dict[str, object]]:
    """The fields as attributes of a channel: what a customer sees, and traps (``honeypot``) that nobody fills in."""
    return [
        {
            "name": field.name,
            "type": field.type,
            "label": field.label,
            "required": field.required,
            "purpose": purpose(field),
            "label_from": field.label_from,
        }
        for field in form.fields
        if field.type not in NO_ENTRY
    ]
