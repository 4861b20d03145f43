"""Lists of sites: a text file, a table (CSV), or ``sites:`` of a configuration.  Bad lines are named, the rest goes on.

A text file has an address a line; ``#`` begins a comment.  A table has a head line with a column ``url`` and any of
``name``, ``tags``, ``country`` and other keys of ``channelaudit.yaml``, which then hold for that site alone.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TextIO, get_type_hints

from channelaudit.config.address import shop_address, site_key
from channelaudit.config.errors import ConfigError
from channelaudit.config.file import OF_THE_RUN
from channelaudit.config.options import Option, nearest
from channelaudit.config.settings import OPTIONS, Settings
from channelaudit.config.sites import Site
from channelaudit.config.values import value_of
from channelaudit.history.batches import Listed
from channelaudit.model import Message, Text
from channelaudit.reports.common.plain import plain

_DELIMITERS = ",;\t"
_LINE = 10_000
"""Characters of one line; an address has at most 2,000."""
_OWN = {option.key: option for option in OPTIONS if not option.secret and option.field not in OF_THE_RUN}
"""Settings that a site may have for itself, by the name of their column."""


@dataclass(slots=True)
class Listing:
    """What a list holds."""

    sites: list[Listed] = field(default_factory=list)
    """Each site once, in the order of the list."""
    bad: list[Message] = field(default_factory=list)
    """What is wrong with the lines that were left out."""
    repeated: int = 0
    """Lines that name a site which stands there already."""
    _known: set[str] = field(default_factory=set)

    def add(self, site: Site) -> None:
        """Take a site whose address is possible."""
        key = site_key(site.url)
        if key in self._known:
            self.repeated += 1
            return
        self._known.add(key)
        own = json.dumps(dict(plain(dict(site.settings))), ensure_ascii=False) if site.settings else "{}"
        self.sites.append(Listed(len(self.sites), site.url, site.name, site.tags, own, site.line))


def read_list(lines: TextIO, source: str) -> Listing:
    """The sites of a text file or a table; ``source`` names it in messages.

    Raises ``ConfigError`` for a table whose head names a column that means nothing, and for what is no text.
    """
    listing = Listing()
    try:
        numbered = ((number, line.lstrip("\ufeff")) for number, line in enumerate(lines, 1))
        told = ((number, line) for number, line in numbered if line.strip() and not line.lstrip().startswith("#"))
        first = next(told, None)
        if first is None:
            return listing
        delimiter = _delimiter(first[1])
        if delimiter:
            _read_table(first, told, delimiter, source, listing)
        else:
            _read_lines(first, told, source, listing)
    except UnicodeDecodeError as error:
        raise ConfigError(Message("{source} is not UTF-8 text", source=source)) from error
    return listing


def of_configuration(sites: Iterable[Site]) -> Listing:
    """The sites of ``sites:``."""
    listing = Listing()
    for site in sites:
        listing.add(site)
    return listing


def own_settings(text: str) -> dict[str, Any]:
    """Field → value of what was written down of a site's own settings.  Raises ``ConfigError``."""
    if text == "{}":
        return {}
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 (slow to import; most sites have none)

    hints = get_type_hints(Settings)
    try:
        given = json.loads(text)
        return {name: TypeAdapter(hints[name]).validate_python(value) for name, value in given.items()}
    except (ValueError, KeyError, AttributeError, ValidationError) as error:
        raise ConfigError(Message("the settings of a site in the history are damaged")) from error


def _read_lines(first: tuple[int, str], rest: Iterator[tuple[int, str]], source: str, listing: Listing) -> None:
    for number, line in _chained(first, rest):
        address = line.split(" #")[0].split("\t#")[0].strip()
        _take(listing, source, number, {"url": address}, {})


def _read_table(
    first: tuple[int, str], rest: Iterator[tuple[int, str]], delimiter: str, source: str, listing: Listing
) -> None:
    numbers: list[int] = []

    def text() -> Iterator[str]:
        for number, line in _chained(first, rest):
            numbers.append(number)
            yield line

    rows = csv.reader(text(), delimiter=delimiter, strict=False)
    names = [name.strip().lower().replace("_", "-") for name in next(rows)]
    options = _columns(names, source, first[0])
    numbers.clear()
    while True:
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            listing.bad.append(_bad(source, numbers[0] if numbers else 0, str(error)))
            numbers.clear()
            continue
        number = numbers[0]
        numbers.clear()
        values = {name: cell.strip() for name, cell in zip(names, cells, strict=False)}
        if len(cells) > len(names):
            listing.bad.append(_bad(source, number, Message("it has more cells than the head line has columns")))
            continue
        _take(listing, source, number, values, options)


def _columns(names: Sequence[str], source: str, line: int) -> Mapping[str, Option]:
    """The columns that are settings."""
    found: dict[str, Option] = {}
    known = ("url", "name", "tags", *_OWN)
    for name in names:
        if name in ("url", "name", "tags"):
            continue
        if name not in _OWN:
            raise ConfigError(
                Message(
                    '{source}:{line}: unknown column "{name}"{nearest}',
                    source=source,
                    line=line,
                    name=name[:60],
                    nearest=nearest(name, known),
                )
            )
        found[name] = _OWN[name]
    return found


def _take(listing: Listing, source: str, number: int, values: Mapping[str, str], options: Mapping[str, Option]) -> None:
    """One site, or the word why it is none."""
    try:
        url = _address(values)
        own = {
            option.field: value_of(option, [values[name]], name) for name, option in options.items() if values.get(name)
        }
    except ConfigError as error:
        listing.bad.append(_bad(source, number, error.said))
        return
    tags = tuple(tag.strip() for tag in values.get("tags", "").replace(";", ",").split(",") if tag.strip())
    listing.add(Site(url, values.get("name", ""), tags, tuple(own.items()), number))


def _address(values: Mapping[str, str]) -> str:
    url = values.get("url", "")
    if sum(map(len, values.values())) > _LINE:
        raise ConfigError(Message("it is too long"))
    if not url:
        raise ConfigError(Message("there is no address in it"))
    return shop_address(url)


def _bad(source: str, line: int, reason: Text) -> Message:
    return Message("{source}:{line}: left out: {reason}", source=source, line=line, reason=reason)


def _delimiter(head: str) -> str:
    """What separates the cells, where this is the head of a table; "" for a plain list."""
    for delimiter in _DELIMITERS:
        if "url" in (cell.strip().strip('"').lower() for cell in head.split(delimiter)):
            return delimiter if len(head.split(delimiter)) > 1 or delimiter == _DELIMITERS[0] else ""
    return ""


def _chained(first: tuple[int, str], rest: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    yield first
    yield from rest
