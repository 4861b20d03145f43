"""One spelling for each address, and which addresses belong to the site."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

from channelaudit.hostname import to_ascii
from channelaudit.knowledge.domains import registrable

SESSION = re.compile(
    r"(?:phpsessid|jsessionid|aspsessionid[a-z]*|sessionid|session_id|sid|cfid|cftoken|oscsid|zenid|osCsid)",
    re.IGNORECASE,
)
TRACKING = re.compile(
    r"(?:utm_[a-z_]+|gclid|gbraid|wbraid|fbclid|msclkid|dclid|yclid|mc_[ce]id|_ga|_gl|igshid|ref_?src|srsltid|hs[a-z]{3}|_hsenc|_hsmi"
    r"|trk|vero_id|pk_[a-z]+|mtm_[a-z]+|ttclid|twclid|li_fat_id|epik|_kx|klaviyo)",
    re.IGNORECASE,
)
_PATH_SESSION = re.compile(r";(?:jsessionid|phpsessid)=[^/;]*", re.IGNORECASE)
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_LONE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_NEVER_IN_HOST = re.compile(r"[\x00-\x20\x7f\"#%/<>?@\[\\\]^`{|}]")
_PATH_SAFE = "/%:@!$&'()*+,;=-._~"
_QUERY_SAFE = _PATH_SAFE + "?"


def normalise(url: str) -> str | None:
    """The one spelling of an absolute http(s) URL, without fragment, session id and tracking; None for anything else.

    >>> normalise("HTTP://Sklep.Example:80/a/../Kontakt?utm_source=x#mapa")
    'http://sklep.example/Kontakt'
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme not in ("http", "https") or not host:
        return None
    ascii_host = ascii_name(host)
    if ascii_host is None:
        return None
    shown = f"[{ascii_host}]" if ":" in ascii_host else ascii_host
    if port is not None and port != (443 if scheme == "https" else 80):
        shown += f":{port}"
    if parts.username is not None or parts.password is not None:
        return None
    path = _escaped(_dotless(_PATH_SESSION.sub("", parts.path)) or "/", _PATH_SAFE)
    return urlunsplit((scheme, shown, path, _query(parts.query), ""))


def as_written(site: str, url: str) -> str:
    """``site`` as the user wrote it, where it differs from its normal form ``url`` in escapes alone; else ``url``."""
    return site.strip() if unquote(site.strip()) == unquote(url) else url


def resolve(base: str, href: str) -> str | None:
    """What a link on a page whose base is ``base`` leads to, normalised; None for mailto:, javascript:, nonsense."""
    if href.startswith(("/", "http:", "https:")):  # the same from every page, so the answer is worth keeping
        base = _root(base)
    return _resolved(base, href)


@lru_cache(maxsize=64)
def _root(base: str) -> str:
    return "/".join(base.split("/", 3)[:3]) + "/"


@lru_cache(maxsize=16_384)
def _resolved(base: str, href: str) -> str | None:
    bare = href.strip().replace("\t", "").replace("\n", "").replace("\r", "")
    scheme = bare[:12].lower()
    if not bare or scheme.startswith(("mailto:", "tel:", "javascript:", "data:", "whatsapp:", "sms:", "callto:")):
        return None
    try:
        return normalise(urljoin(base, bare))
    except ValueError:
        return None


@lru_cache(maxsize=2_000)
def ascii_name(host: str) -> str | None:
    """A host name as it is asked for: lower case, IDN in punycode; None when no such name is possible."""
    lower = host.lower().rstrip(".")
    if not lower or _NEVER_IN_HOST.search(lower) or len(lower) > 255:
        return None
    try:
        return to_ascii(lower)
    except UnicodeError:
        return None


def host_of(url: str) -> str:
    """The host of a normalised URL, without the port; "" for anything else."""
    parts = url.split("/", 3)
    if len(parts) < 3 or "@" in parts[2]:
        return ""
    host = parts[2].partition("?")[0].partition("#")[0]
    return host[1 : host.find("]")] if host.startswith("[") else host.partition(":")[0].lower()


def origin_of(url: str) -> str:
    """``https://sklep.example:8443``."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def same_site(url: str, domains: frozenset[str]) -> bool:
    """Whether ``url`` is on one of the registrable ``domains``."""
    return registrable(host_of(url)) in domains


def without_www(host: str) -> str:
    return host.removeprefix("www.")


def _dotless(path: str) -> str:
    """``/a/./b/../c`` → ``/a/c``."""
    if "/." not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            if len(kept) > 1:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/".join(kept)


def _escaped(text: str, safe: str) -> str:
    """Percent-encoding in one form: what need not be escaped is not, what must be is, digits in upper case."""

    def one(match: re.Match[str]) -> str:
        char = chr(int(match[1], 16))
        return char if char in _UNRESERVED else match[0].upper()

    if "%" in text:
        text = _ESCAPE.sub(one, _LONE.sub("%25", text))
    return quote(text, safe=safe, errors="replace")


def _query(query: str) -> str:
    if not query:
        return ""
    kept = []
    for pair in query.split("&"):
        name = pair.partition("=")[0]
        if pair and not TRACKING.fullmatch(name) and not SESSION.fullmatch(name):
            kept.append(_escaped(pair, _QUERY_SAFE))
    return "&".join(kept)
