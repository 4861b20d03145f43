"""One page as the finders see it: lines of visible text, links, forms, scripts and structured data, each with its
region.

A Document is made once by ``reading`` and dropped when the finders have seen it; it never reaches a rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from channelaudit.model.channel import Region, Source
from channelaudit.model.message import Text
from channelaudit.model.page import Page


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text as a browser would break it: block elements and ``<br>`` end a line, inline elements do not.

    The cells of a table row stand in one line, separated by a tab, unless a cell holds blocks of its own.
    White space is folded, no-break spaces become spaces, zero-width characters and soft hyphens are gone,
    superscript digits are marked by ``^`` (``9^00``).
    """

    text: str
    region: Region
    heading: str = ""
    """Text of the nearest heading above it ("" if none); a heading's own line carries the heading above it."""
    is_heading: bool = False
    hidden: bool = False
    """Inside an element that an inline style or attribute hides (dialogs, collapsed menus): still the shop's word."""
    bold: bool = False
    """The whole line is emphasised (b, strong, dt, th, legend): often a label of what follows."""


@dataclass(frozen=True, slots=True)
class Link:
    """An ``<a>``, ``<area>``, or an element whose ``onclick`` leads somewhere."""

    href: str
    """As written (entities decoded); for ``onclick`` the URL found in it."""
    url: str
    """Absolute, resolved against ``<base>`` and the page; "" for what cannot be resolved."""
    text: str
    """Visible text, white space folded; "" for an icon."""
    label: str
    """``aria-label``, ``title`` or the ``alt`` of its picture, in this order of preference."""
    region: Region
    line: int
    """Index in ``Document.lines`` of the line where its text stands, or the next one for an icon."""
    start: int = -1
    """Offset of its text in that line, -1 for none."""
    end: int = -1
    classes: str = ""
    """Class and id names of the element and of the icon in it, lower case: ``fa fa-facebook``."""
    onclick: bool = False
    hidden: bool = False
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One control of a form as a customer meets it."""

    name: str
    type: str
    """``text``, ``email``, ``tel``, ``textarea``, ``select``, ``checkbox``, ``radio``, ``file``, ``hidden``,
    ``submit`` … lower case.
    """
    label: str = ""
    """Accessible name: label, aria-labelledby, aria-label, title, else placeholder."""
    label_from: str = ""
    """``label``, ``aria``, ``title``, ``placeholder``, ``near`` (text just before it) or ``""``."""
    required: bool = False
    hidden: bool = False
    """type=hidden, or hidden by style: a honeypot."""
    value: str = ""
    options: tuple[str, ...] = ()
    autocomplete: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A ``<form>``, or a group of fields with a button that a script sends (``scripted``)."""

    action: str | None
    """As written; None when there is no such attribute."""
    url: str
    """Absolute endpoint; the page's own URL where the action is empty or missing."""
    method: str
    """``get``, ``post`` or ``dialog``."""
    fields: tuple[Field, ...]
    region: Region
    heading: str = ""
    text: str = ""
    """Visible text inside it, at most 2,000 characters."""
    buttons: tuple[str, ...] = ()
    """Texts of its buttons."""
    classes: str = ""
    """Class, id and name of the form and of two ancestors, lower case."""
    scripted: bool = False
    hidden: bool = False
    attributes: Mapping[str, str] = field(default_factory=dict)
    """``data-*`` and ``on*`` attributes, names in lower case."""
    line: int = 0
    links: tuple[str, ...] = ()
    """Absolute URLs of the links inside it (the privacy page)."""


@dataclass(frozen=True, slots=True)
class Script:
    """A ``<script>``.  ``text`` is cut at 20,000 characters; JSON-LD is in ``Document.data`` instead."""

    src: str
    text: str = ""
    type: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    noscript: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """An ``<iframe>``, ``<embed>`` or ``<object>``."""

    src: str
    region: Region
    title: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """An ``<img>`` that is no link."""

    src: str
    """As written, at most 300 characters."""
    alt: str
    line: int
    """Index in ``Document.lines`` of the line in which it stands, or of the next one."""
    before: str
    """Text before it in its line."""


@dataclass(frozen=True, slots=True)
class DataItem:
    """One item of structured data: a JSON-LD node or a microdata item, nested ones nested."""

    types: tuple[str, ...]
    """Without ``https://schema.org/``: ``Organization``, ``Store`` …"""
    properties: Mapping[str, Any]
    """Name → list of str or DataItem."""
    source: Source


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A page, read.  Compared and hashed by identity, so that what is worked out of it can be cached."""

    page: Page
    title: str
    language: str
    """Of the text itself (words), then of ``lang``; two letters, "" if unknown."""
    lines: tuple[Line, ...]
    links: tuple[Link, ...] = ()
    forms: tuple[Form, ...] = ()
    scripts: tuple[Script, ...] = ()
    frames: tuple[Frame, ...] = ()
    data: tuple[DataItem, ...] = ()
    metas: tuple[tuple[str, str], ...] = ()
    """(name, property or http-equiv, content), lower-case names."""
    decoded: frozenset[str] = frozenset()
    """Addresses in ``lines`` and ``links`` that the page hides from robots and reading has unhidden."""
    unreadable: tuple[tuple[str, Region], ...] = ()
    """Text of places where an address is hidden and cannot be recovered, with their region."""
    nodes: tuple[str, ...] = ()
    """Class and id names of elements that carry widgets (``id="tidio-chat"``), lower case, no repeats."""
    sitekeys: tuple[str, ...] = ()
    """Values of ``data-sitekey``: the keys of captchas on the page; "" where the attribute is empty."""
    pictures: tuple[Picture, ...] = ()
    """The first two hundred."""
    scripted: frozenset[str] = frozenset()
    """Those of ``decoded`` that a visitor sees only once a script has run."""


@dataclass(frozen=True, slots=True)
class SiteContext:
    """What the finders and the rules know of the shop as a whole."""

    url: str
    host: str
    domain: str
    """Registrable domain of the site: ``shop.co.uk``."""
    country: str = ""
    """ISO 3166 code of the country that the shop addresses, "" if it could not be told."""
    countries: tuple[str, ...] = ()
    """All countries whose numbers and words may be expected, the likeliest first."""
    language: str = ""
    reasons: tuple[Text, ...] = ()
    """Why this country: ``domain .pl``, ``language pl``, ``currency PLN``."""
