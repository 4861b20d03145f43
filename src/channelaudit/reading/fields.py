"""Controls → Fields and Forms: accessible names, duties, honeypots, and groups of fields that a script sends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice

from channelaudit.model import Field, Form, Link
from channelaudit.reading.builder import Tag
from channelaudit.reading.forms import BUTTONS, Control, FormCollector, RawForm
from channelaudit.reading.scope import RawLine
from channelaudit.reading.text import fold, words
from channelaudit.reading.tree import attribute, named, text_of

_REQUIRED_NAMES = words("""
    required is-required --required required-field required-entry required-asterisk obligatory mandatory req pflichtfeld
    wymagane povinne validate-required wpcf7-validates-as-required wpforms-field-required gfield_contains_required
    elementor-field-required ff-el-is-required
    """)
_REQUIRED_WORDS = ("(required", "(wymagan", "(povinn", "(pflicht", "(erforderlich", "(obowiązkow", "*)")
_WRAPPERS = words("p div li label span dd td")
_WRITTEN = frozenset({"textarea", "email", "tel"})
"""Controls that make a group of fields worth being called a form."""
MAX_LABEL = 300
MAX_TEXT = 2_000
_CLIMB = 8
"""How many elements a field and its button may be apart."""


class FormBuilder:
    """Makes the Forms of one page.  ``resolve`` turns an address as written into an absolute one."""

    def __init__(
        self, collector: FormCollector, lines: Sequence[RawLine], links: Sequence[Link], ids: dict[str, Tag]
    ) -> None:
        self._collector = collector
        self._lines = lines
        self._links = links
        self._ids = ids

    def build(self, page_url: str, resolve: Callable[[str], str]) -> tuple[Form, ...]:
        orphans = self._assign()
        forms = [self._form(raw, page_url, resolve) for raw in self._collector.forms]
        forms += [self._form(raw, page_url, resolve) for raw in group(orphans)]
        return tuple(sorted(forms, key=lambda form: form.line))

    def _assign(self) -> list[Control]:
        """Gives each control to its form; returns those outside any form."""
        orphans = []
        for control in self._collector.controls:
            owner = control.form
            if ident := attribute(control.tag, "form"):
                owner = self._collector.by_form_id.get(ident, owner)
            if owner is None:
                orphans.append(control)
            else:
                owner.controls.append(control)
        return orphans

    def _form(self, raw: RawForm, page_url: str, resolve: Callable[[str], str]) -> Form:
        tag = raw.tag
        action = None if raw.scripted or "action" not in tag.attrs else attribute(tag, "action")
        fields = tuple(self._field(c, raw) for c in raw.controls if c.tag.name != "a")
        buttons = tuple(filter(None, (button_text(c) for c in raw.controls if c.kind in BUTTONS)))
        text = " ".join(line.text for line in islice(self._lines, raw.place.line, max(raw.end, raw.place.line)))
        return Form(
            action=action,
            url=(resolve(action) if action else "") or page_url,
            method=method_of(tag, scripted=raw.scripted),
            fields=fields,
            region=raw.place.zone.region,
            heading=raw.place.heading,
            text=text[:MAX_TEXT],
            buttons=buttons,
            classes=names_around(tag),
            scripted=raw.scripted,
            hidden=raw.place.hidden,
            attributes={
                name.lower(): str(value)[:MAX_LABEL]
                for name, value in islice(tag.attrs.items(), 60)
                if name.lower().startswith(("data-", "on"))
            },
            line=min(raw.place.line, max(0, len(self._lines) - 1)),
            links=tuple(link.url for link in self._links[raw.first_link : raw.last_link] if link.url),
        )

    def _field(self, control: Control, form: RawForm) -> Field:
        tag = control.tag
        label, origin = self._name(control)
        return Field(
            name=control.name,
            type=control.kind,
            label=label,
            label_from=origin,
            required=is_required(tag, label),
            hidden=control.trap or (control.place.hidden and not form.place.hidden),
            value=value_of(tag),
            options=options_of(tag),
            autocomplete=attribute(tag, "autocomplete").lower(),
        )

    def _name(self, control: Control) -> tuple[str, str]:
        """The accessible name and what it comes from, in the order in which browsers look."""
        tag = control.tag
        attrs = tag.attrs
        if idrefs := attribute(tag, "aria-labelledby"):
            found = (self._ids.get(ident) for ident in idrefs.split()[:5])
            if name := fold(" ".join(text_of(other, MAX_LABEL) for other in found if other)):
                return name[:MAX_LABEL], "aria"
        if name := fold(attribute(tag, "aria-label")):
            return name[:MAX_LABEL], "aria"
        if control.kind in BUTTONS:
            return button_text(control), ""
        own = self._collector.labels.get(str(attrs["id"])) if attrs.get("id") else None
        for capture in (own, control.label):
            if capture and (name := capture.text):
                return name[:MAX_LABEL], "label"
        for origin in ("title", "placeholder"):
            if name := fold(attribute(tag, origin)):
                return name[:MAX_LABEL], origin
        if control.after is not None:
            return (control.after.text[:MAX_LABEL], "near") if control.after.text else ("", "")
        if control.near and control.kind != "hidden":
            return control.near[-MAX_LABEL:], "near"
        return "", ""


def method_of(tag: Tag, *, scripted: bool) -> str:
    """``get`` is what browsers use where nothing else is said; a script's own group counts as ``post``."""
    if scripted:
        return "post"
    method = attribute(tag, "method").lower()
    return method if method in ("post", "dialog") else "get"


def button_text(control: Control) -> str:
    tag = control.tag
    text = control.caption.text if control.caption else ""
    return text or fold(
        attribute(tag, "value") or attribute(tag, "aria-label") or attribute(tag, "alt") or attribute(tag, "title")
    )


def is_required(tag: Tag, label: str) -> bool:
    """By attribute, by ARIA, by class name (the element's or its wrapper's), or by the star in its label."""
    attrs = tag.attrs
    if "required" in attrs or "data-required" in attrs or attribute(tag, "aria-required").lower() == "true":
        return True
    around = tag.parent if tag.parent is not None and tag.parent.name in _WRAPPERS else tag
    names = f"{attribute(tag, 'class')} {attribute(around, 'class')}".lower().split()
    if not _REQUIRED_NAMES.isdisjoint(names):
        return True
    label = label.lower()
    return label.rstrip(": ").endswith("*") or label.startswith("*") or any(word in label for word in _REQUIRED_WORDS)


def value_of(tag: Tag) -> str:
    return text_of(tag, 500) if tag.name == "textarea" else attribute(tag, "value")[:500]


def options_of(tag: Tag) -> tuple[str, ...]:
    if tag.name != "select":
        return ()
    return tuple(text_of(option, 200) for option in islice(named(tag, "option"), 300))


def names_around(tag: Tag) -> str:
    """Class, id and name of an element and of the two around it, lower case."""
    names: list[str] = []
    element: Tag | None = tag
    for _ in range(3):
        if element is None or element.name in ("body", "html", "[document]"):
            break
        names += (attribute(element, key) for key in ("class", "id", "name"))
        element = element.parent
    return " ".join(filter(None, names)).lower()


def group(orphans: list[Control]) -> list[RawForm]:
    """Fields outside any form that belong together: the nearest element that holds a field to write in and a button."""
    around = {id(c): ancestors(c.tag) for c in orphans}
    buttons = [c for c in orphans if c.kind in BUTTONS]
    taken: set[int] = set()
    forms = []
    order = sorted((c for c in orphans if c.kind in _WRITTEN), key=lambda c: c.kind != "textarea")
    for anchor in order:
        if anchor.trap or id(anchor) in taken:
            continue
        near = [b for b in buttons if b.place.hidden or not anchor.place.hidden]
        beside = {ident for b in near for ident in around[id(b)]}
        container = next((tag for ident, tag in around[id(anchor)].items() if ident in beside), None)
        if container is None:
            continue
        members = [c for c in orphans if id(container) in around[id(c)] and id(c) not in taken]
        taken.update(map(id, members))
        place = replace(members[0].place, hidden=anchor.place.hidden)
        form = RawForm(container, place, members[-1].place.line + 1, scripted=True)
        form.controls = members
        forms.append(form)
    return forms


def ancestors(tag: Tag) -> dict[int, Tag]:
    """The elements around ``tag`` that may hold its form, nearest first, by identity: equal ones are not the same."""
    found: dict[int, Tag] = {}
    for parent in islice(tag.parents, _CLIMB):
        if parent.name in ("body", "html", "[document]"):
            break
        found[id(parent)] = parent
    return found
