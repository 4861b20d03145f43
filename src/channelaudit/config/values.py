"""From the text that a person wrote, in a flag or in ``channelaudit.yaml``, to the value of a setting.

Every parser raises ``ValueError`` with the words that follow "expected": ``a whole number``.
"""

from __future__ import annotations

import ipaddress
import math
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from channelaudit.config.address import shop_address
from channelaudit.config.doors import ConnectTo
from channelaudit.config.errors import ConfigError
from channelaudit.config.options import Option
from channelaudit.model import N_, Message, Text

PICTURE_SIZE = 500_000
"""Bytes of a logo."""
_SHOWN = 60
"""Characters of a wrong value that an error repeats."""


def value_of(option: Option, texts: list[str], place: str) -> Any:
    """The value of an option from one text, or from several where it takes several.

    Raises ``ConfigError``; ``place`` says where the text stands (``--max-pages``, ``channelaudit.yaml:3: max-pages``).
    """
    if option.many:
        items = texts if option.repeatable else [item for text in texts for item in text.split(",")]
        return tuple(_one(option, item.strip(), place) for item in items if item.strip())
    if len(texts) != 1:
        raise ConfigError(Message("{place}: expected {expected}, found a list", place=place, expected=expected(option)))
    return _one(option, texts[0].strip(), place)


def expected(option: Option) -> Text:
    """What an option takes, for people: ``a whole number``, ``error, warning, note or never``."""
    if option.choices:
        return Message("{some} or {last}", some=", ".join(option.choices[:-1]), last=option.choices[-1])
    return Message(_WORDS.get(option.form) or _WORDS[option.type])


def _one(option: Option, text: str, place: str) -> Any:
    if not text and option.default == "":
        return ""  # takes back what the file says
    if option.form == "shop":
        return shop_address(text, place)  # its errors keep passwords to themselves
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    wrong = ConfigError(
        Message('{place}: expected {expected}, found "{shown}"', place=place, expected=expected(option), shown=shown)
    )
    try:
        value = (_FORMS.get(option.form) or _TYPES[option.type])(text)
    except FileNotFoundError:
        raise ConfigError(Message("{place}: there is no file {shown}", place=place, shown=shown)) from None
    except (ValueError, OSError):  # OSError: a file name that is too long
        raise wrong from None
    if option.choices and value not in option.choices:
        raise wrong
    _check_bounds(option, value, place, shown)
    return value


def _check_bounds(option: Option, value: Any, place: str, shown: str) -> None:
    if option.minimum is not None and value < option.minimum:
        raise ConfigError(
            Message(
                "{place}: expected at least {minimum:g}, found {shown}",
                place=place,
                minimum=option.minimum,
                shown=shown,
            )
        )
    if option.maximum is not None and value > option.maximum:
        raise ConfigError(
            Message(
                "{place}: expected at most {maximum:g}, found {shown}",
                place=place,
                maximum=option.maximum,
                shown=shown,
            )
        )


def _whole(text: str) -> int:
    if not re.fullmatch(r"[+-]?[0-9]{1,12}", text):
        raise ValueError
    return int(text)


def _number(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError
    return value


def _switch(text: str) -> bool:
    if text.lower() in ("true", "yes", "on"):
        return True
    if text.lower() in ("false", "no", "off"):
        return False
    raise ValueError


def _country(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2}", text):
        raise ValueError
    return {"UK": "GB"}.get(text.upper(), text.upper())


def _line(text: str) -> str:
    if not text.isprintable():
        raise ValueError
    return text


def _host(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.-]{0,252}|\[[0-9A-Za-z.:]{1,60}\]", text):
        raise ValueError
    return text


def _file(text: str) -> str:
    if not Path(text).is_file():
        raise ValueError
    return text


def _port(text: str) -> int:
    if not 0 < _whole(text) < 65536:
        raise ValueError
    return _whole(text)


def _address(text: str) -> str:
    bare = re.fullmatch(r"(?:\[(?P<v6>[^\]]+)\]|(?P<v4>[^:]+))(?::(?P<port>[0-9]+))?", text)
    ipaddress.ip_address((bare["v6"] or bare["v4"]) if bare else text)
    if bare and bare["port"]:
        _port(bare["port"])
    return text


def _proxy(text: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+/?", text):
        raise ValueError
    return text


def _picture(text: str) -> str:
    path = Path(text)
    if not path.exists():
        raise FileNotFoundError
    if not path.is_file() or path.stat().st_size > PICTURE_SIZE or not picture_type(path.read_bytes()):
        raise ValueError
    return text


def picture_type(data: bytes) -> str:
    """Media type of a PNG, JPEG, WebP or SVG file; "" for anything else."""
    for start, media_type in ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg")):
        if data.startswith(start):
            return media_type
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return "image/svg+xml" if b"<svg" in data[:2000] else ""


def _colour(text: str) -> str:
    match = re.fullmatch(r"#?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})", text)
    if not match:
        raise ValueError
    digits = match[1].lower()
    return f"#{digits if len(digits) == 6 else ''.join(digit * 2 for digit in digits)}"


def _date(text: str) -> str:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError
    return date.fromisoformat(text).isoformat()


def _date_format(text: str) -> str:
    """A word, or a CLDR pattern of the fields of a date: day, month, year, weekday."""
    letters = re.sub(r"'[^']*'", "", text)
    if text not in ("short", "medium", "long", "full") and not (
        len(text) <= 60 and text.isprintable() and re.fullmatch(r"(?:[GyYuMLdEec]|[^A-Za-z'])+", letters)
    ):
        raise ValueError
    return text


def _channel(text: str) -> str:
    """A channel that people expect on a site: ``info@shop.example``, ``+48 22 345 09 81``, a link, ``KIND:VALUE``."""
    named = re.fullmatch(r"[a-z_]{3,20}:\s?(?!//)\S.*", text)
    known = named or re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@]+|https?://\S+|\+?[\d\s()./-]{6,30}", text)
    if not known or not text.isprintable():
        raise ValueError
    return text


def _connect_to(text: str) -> ConnectTo:
    host = r"(?:\[[0-9A-Fa-f:.]+\]|[^:\[\]\s]*)"
    match = re.fullmatch(rf"({host}):([0-9]*):({host}):([0-9]*)", text)
    if not match:
        raise ValueError
    source, port, target, to_port = match.groups()
    return ConnectTo(
        source.strip("[]").lower(),
        _port(port) if port else 0,
        target.strip("[]"),
        _port(to_port) if to_port else 0,
    )


_TYPES: dict[str, Callable[[str], Any]] = {
    "int": _whole,
    "float": _number,
    "bool": _switch,
    "str": str,
    "tuple[str, ...]": str,
    "tuple[ConnectTo, ...]": _connect_to,
}
_FORMS: dict[str, Callable[[str], Any]] = {
    "country": _country,
    "line": _line,
    "host": _host,
    "file": _file,
    "port": _port,
    "address": _address,
    "proxy": _proxy,
    "channel": _channel,
    "picture": _picture,
    "colour": _colour,
    "date": _date,
    "date-format": _date_format,
}
_WORDS = {
    "int": N_("a whole number"),
    "float": N_("a number"),
    "bool": N_("true or false"),
    "str": N_("a text"),
    "tuple[str, ...]": N_("a list of texts"),
    "tuple[ConnectTo, ...]": "HOST1:PORT1:HOST2:PORT2",
    "country": N_("a country code of two letters"),
    "shop": N_("the address of a shop"),
    "line": N_("one line of text"),
    "host": N_("the name of a host"),
    "file": N_("a file that exists"),
    "port": N_("a port between 1 and 65535"),
    "address": N_("an IP address with or without :PORT"),
    "proxy": N_("the URL of an HTTP proxy (SOCKS is not spoken)"),
    "picture": N_("a PNG, JPEG, SVG or WebP file of at most 500 kB"),
    "colour": N_('a colour such as "#14532d", in quotes'),
    "date": N_("a date such as 2027-03-31"),
    "date-format": N_("short, medium, long, full, or a pattern such as d.M.y"),
    "channel": N_("an e-mail address, a phone number, a link or KIND:VALUE"),
}
