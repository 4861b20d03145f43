"""From the address of a link to the messenger, and the name or number, that it opens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from urllib.parse import parse_qs, quote, unquote, urlsplit

from channelaudit.channels.profiles import MAX_URL, target
from channelaudit.knowledge.social import network_of, placeholder_names, schemes, share_patterns


class Wrong(StrEnum):
    """Why a link opens no conversation: ``Malformed.reason``."""

    EMPTY = "empty"
    SYNTAX = "syntax"
    PLACEHOLDER = "placeholder"


@dataclass(frozen=True, slots=True)
class Where:
    """``value``: canonical address, "" where nobody can be reached; ``wrong``: the defect of the link as written."""

    network: str
    value: str = ""
    handle: str = ""
    number: str = ""
    """E.164, "" where the link carries a name."""
    wrong: Wrong | None = None


_DIGITS = re.compile(r"\D")
_SLOT = re.compile(r"x{3}|your|number|numer|telefon|phone|[{}\[\]<>]", re.IGNORECASE)
_NAME = re.compile(r"[\w.@:+-]{2,80}")
_FACEBOOK_CHAT = re.compile(r"/messages/(?:t|e2ee/t)/([\w.-]{2,80})/?")


def messenger_of(address: str) -> Where | None:
    """Where the link leads; None for what opens no messenger and for share links."""
    return _where(address) if 0 < len(address) <= MAX_URL else None


@lru_cache(maxsize=1_024)
def _where(address: str) -> Where | None:
    if address.startswith("//"):
        address = "https:" + address
    scheme, colon, rest = address.partition(":")
    scheme = scheme.strip().lower()
    if not colon:
        return None
    if scheme in schemes():
        return None if _shares(address.lower()) else _by_scheme(scheme, rest)
    return _on_the_web(address) if scheme in ("http", "https") else None


def _shares(address: str) -> bool:
    """A link by which the page is passed on: it names no recipient."""
    return any(pattern in address for pattern in share_patterns()) and not re.search(r"phone=[^&]", address)


def _on_the_web(address: str) -> Where | None:
    try:
        parts = urlsplit(address)
        network = network_of(parts.hostname or "")
    except ValueError:
        return None
    if network is None or _shares(address.lower()):
        return None
    if network.id == "whatsapp":
        return _whatsapp(parts.hostname or "", parts.path, parts.query)
    if network.id == "facebook":
        chat = _FACEBOOK_CHAT.fullmatch(parts.path)
        return Where("messenger", f"https://m.me/{chat[1].lower()}", chat[1].lower()) if chat else None
    if network.kind != "messenger":
        return None
    if network.id == "signal":
        return _signal(parts.hostname or "", parts.fragment)
    if not parts.path.strip("/"):
        return Where(network.id, wrong=Wrong.EMPTY)
    found = target(address)
    if not found or found.kind != "profile":
        return None
    if found.handle in placeholder_names():
        return Where(network.id, wrong=Wrong.PLACEHOLDER)
    value = found.url.replace("/t/", "/") if network.id == "messenger" else found.url
    return Where(network.id, value, found.handle)


def _whatsapp(host: str, path: str, query: str) -> Where | None:
    name = unquote(path).strip("/")
    first, _, second = name.partition("/")
    if host == "chat.whatsapp.com":
        return Where("whatsapp", f"https://chat.whatsapp.com/{first}", first) if first else None
    if host == "wa.link" or first in ("message", "channel", "qr"):
        token = quote(name, safe="/")
        place = host.removeprefix("www.")
        return Where("whatsapp", f"https://{place}/{token}", token) if name else None
    if host in ("whatsapp.com", "www.whatsapp.com") and first != "send":
        return None
    asked = parse_qs(query[:1_000].replace("+", "%2B"), keep_blank_values=True)
    if "http" in asked.get("text", [""])[0] and not asked.get("phone", [""])[0] and first in ("", "send"):
        return None
    if "phone" in asked:
        return _whatsapp_number(asked["phone"][0])
    if host == "wa.me" and first != "send":
        if not first and "text" in asked:
            return None
        return _whatsapp_number(second if first == "c" else first)
    return None if "text" in asked else Where("whatsapp", wrong=Wrong.EMPTY)


def _whatsapp_number(written: str) -> Where:
    """WhatsApp wants the digits of the international number, nothing else; what can be guessed is named too."""
    written = written.strip()
    digits = _DIGITS.sub("", written)
    if not written:
        return Where("whatsapp", wrong=Wrong.EMPTY)
    if not digits or _SLOT.search(written):
        return Where("whatsapp", wrong=Wrong.PLACEHOLDER if _SLOT.search(written) else Wrong.SYNTAX)
    if set(digits) == {"0"}:
        return Where("whatsapp", wrong=Wrong.PLACEHOLDER)
    number = digits.removeprefix("00")
    wrong = None if written == number else Wrong.SYNTAX
    if not _possible(number):
        return Where("whatsapp", wrong=Wrong.SYNTAX)
    return Where("whatsapp", f"https://wa.me/{number}", number="+" + number, wrong=wrong)


def _possible(number: str) -> bool:
    """Whether these digits can be an international number: a country's code, and as many digits as that country has."""
    import phonenumbers  # noqa: PLC0415 (heavy, and most pages have no such link)

    try:
        return phonenumbers.is_possible_number(phonenumbers.parse("+" + number))
    except phonenumbers.NumberParseException:
        return False


def _signal(host: str, fragment: str) -> Where:
    if not fragment:
        return Where("signal", wrong=Wrong.EMPTY)
    number = "+" + _DIGITS.sub("", fragment) if fragment.startswith("p/") else ""
    return Where("signal", f"https://{host}/#{fragment}", fragment, number)


def _by_scheme(scheme: str, rest: str) -> Where | None:
    known = schemes()[scheme]
    path, _, query = rest.partition("?")
    asked = parse_qs(query[:1_000].replace("+", "%2B"), keep_blank_values=True)
    values = [asked[key][0] for key in (known.key, *known.other_keys) if key in asked]
    named = (unquote(path).strip("/ ") if known.key == "path" else next(iter(values), "")).strip()
    if scheme == "callto" and named.lstrip("+").replace(" ", "").replace("-", "").isdigit():
        return None  # an old way to write tel:
    if not named:
        return Where(known.network, wrong=Wrong.EMPTY)
    if _SLOT.search(named) or named.lower() in placeholder_names():
        return Where(known.network, wrong=Wrong.PLACEHOLDER)
    return _opened(scheme, named, by_other_key=known.key not in asked and known.key != "path")


def _opened(scheme: str, named: str, *, by_other_key: bool) -> Where:
    if scheme == "whatsapp":
        return _whatsapp_number(named)
    if scheme == "viber":
        return _viber_name(named) if by_other_key else _viber_number(named)
    name = named.lower().removeprefix("user-thread/") if scheme == "fb-messenger" else named
    wrong = None if _NAME.fullmatch(name) else Wrong.SYNTAX
    value = {
        "skype": f"skype:{name.lower()}",
        "callto": f"skype:{name.lower()}",
        "tg": f"https://t.me/{name.lower()}",
        "fb-messenger": f"https://m.me/{name}",
        "threema": f"https://threema.id/{name.lower()}",
    }.get(scheme, f"{scheme}:{name}")
    return Where(schemes()[scheme].network, value, name.lower(), wrong=wrong)


def _viber_name(name: str) -> Where:
    return Where("viber", f"viber://pa?chatURI={quote(name)}", name.lower())


def _viber_number(written: str) -> Where:
    """Viber wants ``%2B`` and digits; a plus that is not encoded works in most programs, a missing one in none."""
    digits = _DIGITS.sub("", written)
    wrong = None if written == "+" + digits else Wrong.SYNTAX
    if not digits or not _possible(digits.removeprefix("00")):
        return Where("viber", wrong=Wrong.SYNTAX)
    number = digits.removeprefix("00")
    return Where("viber", f"viber://chat?number=%2B{number}", number="+" + number, wrong=wrong)
