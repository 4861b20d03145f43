"""What the walk notes of forms: elements, controls and labels, in the order of the page."""

from __future__ import annotations

from dataclasses import dataclass, field

from channelaudit.reading.builder import Tag
from channelaudit.reading.scope import Capture, Place
from channelaudit.reading.text import words
from channelaudit.reading.tree import attribute, is_trap

MAX_CONTROLS = 400
BUTTONS = words("submit button image reset")


@dataclass(slots=True, eq=False)
class Control:
    """A control while the page is being walked."""

    tag: Tag
    kind: str
    name: str
    place: Place
    form: RawForm | None
    near: str = ""
    label: Capture | None = None
    caption: Capture | None = None
    """The text of a button."""
    trap: bool = False
    """Hidden by its type or by a class name that keeps fields away from people."""
    after: Capture | None = None
    """The text behind a box to tick."""


@dataclass(slots=True, eq=False)
class RawForm:
    """A form while its element is open."""

    tag: Tag
    place: Place
    end: int = 0
    first_link: int = 0
    last_link: int = 0
    controls: list[Control] = field(default_factory=list)
    scripted: bool = False


class FormCollector:
    """Gathers forms, controls and labels during the walk; ``fields`` makes Forms of them afterwards."""

    def __init__(self) -> None:
        self.forms: list[RawForm] = []
        self.current: RawForm | None = None
        self.controls: list[Control] = []
        self.labels: dict[str, Capture] = {}
        self.by_form_id: dict[str, RawForm] = {}
        self.label: Capture | None = None

    def begin(self, tag: Tag, place: Place, links: int) -> RawForm:
        form = RawForm(tag, place, place.line, links, links)
        self.forms.append(form)
        if ident := attribute(tag, "id"):
            self.by_form_id.setdefault(ident, form)
        return form

    def begin_label(self, tag: Tag) -> Capture:
        capture = Capture()
        if target := attribute(tag, "for"):
            self.labels.setdefault(target, capture)
        return capture

    def add(self, tag: Tag, place: Place, near: str) -> Control | None:
        """One control; None when there are too many."""
        if len(self.controls) >= MAX_CONTROLS:
            return None
        kind = control_type(tag)
        control = Control(tag, kind, attribute(tag, "name"), place, self.current, near, self.label)
        control.trap = kind == "hidden" or is_trap(tag)
        self.controls.append(control)
        return control


def control_type(tag: Tag) -> str:
    """``text``, ``email``, ``textarea``, ``select`` …; a ``<button>`` is ``submit`` unless it says otherwise."""
    if tag.name == "input":
        return attribute(tag, "type").lower() or "text"
    if tag.name == "button":
        return attribute(tag, "type").lower() or "submit"
    return str(tag.name) if tag.name in ("textarea", "select") else "button"
