"""Reading e-mail addresses: out of running text, out of ``mailto:`` links, and spelled out for people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from channelaudit.hostname import to_unicode
from channelaudit.knowledge.domains import is_suffix
from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.mail import is_file_ending, is_role, spelling

_LOCAL = re.compile(r"[\w.!#$&'*+/=?^{|}~-]{1,64}")
_LOCAL_TEXT = re.compile(r"[\w.+&'-]")
_DOMAIN = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,8}[^\W\d_](?:[^\W_]|-){1,23}")
_DOMAIN_START = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_GLUED_LABEL = re.compile(r"(?:E-?mail|E-?Mail|EMAIL|E-MAIL|Mail)(?=[a-z\d])")
_GLUED_TAIL = re.compile(r"([a-z]{2,6})[A-ZŻŹĆŚŁÓČŘŠŽÚ][^\W\d_]*$")
_INVISIBLE = dict.fromkeys(
    [0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0xFEFF, 0xAD]
)
_LABEL = re.compile(r"[\w-]{1,63}")
_UNFILLED = re.compile(r"\{\{|\}\}|\[[^\]]{0,60}\]|<%|%[A-Z_]{2,30}%|\$\{|^(?:undefined|null|none)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Written:
    """An address in a line of text."""

    address: str
    start: int
    end: int
    spelled: bool = False
    """With words for the at sign or the dots."""


def normal(address: str) -> str:
    """Lower case, an IDN domain in Unicode; ``""`` for what is no address."""
    local, _, domain = address.translate(_INVISIBLE).strip().strip(".,;:").rpartition("@")
    domain = domain.lower().rstrip(".")
    if not _LOCAL.fullmatch(local) or local.startswith(".") or local.endswith(".") or ".." in local:
        return ""
    if "xn--" in domain:
        domain = to_unicode(domain)
    if not _DOMAIN.fullmatch(domain) or is_file_ending(domain.rpartition(".")[2]):
        return ""
    return f"{local}@{domain}".lower()


def in_text(text: str) -> Iterator[Written]:
    """The addresses in a line, from left to right."""
    position = text.find("@")
    while position >= 0:
        found = _around(text, position)
        if found:
            yield found
        position = text.find("@", position + 1)


def _around(text: str, position: int) -> Written | None:
    start = position
    while start > max(0, position - 64) and _LOCAL_TEXT.match(text[start - 1]):
        start -= 1
    if _inside_url(text, start):
        return None
    local = text[start:position].lstrip(".'-")
    glued = _GLUED_LABEL.match(local)
    if glued:
        local = local[glued.end() :]
    match = _DOMAIN_START.match(text, position + 1)
    if not local or not match:
        return None
    domain = _cut(match[0])
    address = normal(f"{local}@{domain}")
    return Written(address, position - len(local), position + 1 + len(domain), spelled=False) if address else None


def _cut(domain: str) -> str:
    """Without what has run into the address from behind: ``shop.plNumer`` and ``shop.pl.Tel`` → ``shop.pl``."""
    labels = domain.rstrip("-_.").split(".")
    if len(labels) > 2 and labels[-1][:1].isupper() and labels[0][:1].islower():
        labels = labels[:-1]
    glued = _GLUED_TAIL.match(labels[-1])
    if glued and _is_suffix(glued[1]):
        labels[-1] = glued[1]
    while len(labels) > 2 and not labels[-1].isalpha():
        labels = labels[:-1]
    return ".".join(labels)


def _inside_url(text: str, start: int) -> bool:
    before = text[max(0, start - 200) : start]
    token = before[max(before.rfind(" "), before.rfind("\t"), before.rfind("("), before.rfind(",")) + 1 :]
    return "://" in token or token.startswith("www.") or (token.endswith("/") and "." in token and "@" not in token)


def _is_suffix(ending: str) -> bool:
    return ending.endswith("example") or is_suffix(ending)


def spelled_out(text: str) -> Iterator[Written]:
    """Addresses such as ``sklep (at) shop (kropka) example``; the sign must be in brackets, or all of it in words."""
    folded = fold(text)
    for sign in spelling().at.finditer(folded):
        local = _local_before(text, sign.start())
        domain, end, in_words = _domain_after(text, folded, sign.end())
        if not local or not domain or not _is_suffix(domain):
            continue
        bracketed = sign[0].strip()[0] in "([{<*#~|=_"
        if not _convincing(text, folded, sign, local, bracketed=bracketed, in_words=in_words):
            continue
        address = normal(f"{local}@{domain}")
        if address:
            yield Written(address, sign.start() - len(local), end, spelled=True)


def _convincing(text: str, folded: str, sign: re.Match[str], local: str, *, bracketed: bool, in_words: bool) -> bool:
    """Tells "info (at) shop.de" from "Einzelunternehmen (AT) shop.at" and "meet us at shop.ie"."""
    first = sign.start() - len(local)
    announced = spelling().label.search(folded, max(0, first - 40), first) is not None
    word = text[sign.start() : sign.end()].strip(" ([{<>}])*#~|=_")
    spaced = sign[0] != sign[0].strip()
    if not bracketed:
        directly = announced and folded[:first].rstrip().endswith(":")
        if word == "@":
            return announced or is_role(local) or not sign[0].startswith(" ")
        return in_words or directly or (announced and word != "at")
    if word in {"a", "A"}:
        return not spaced or announced
    return not (word == "AT" and spaced and not announced and not in_words)


def _local_before(text: str, end: int) -> str:
    start = end
    while start > max(0, end - 64) and _LOCAL_TEXT.match(text[start - 1]):
        start -= 1
    return text[start:end].strip(".'-")


def _domain_after(text: str, folded: str, start: int) -> tuple[str, int, bool]:
    """(domain, its end, whether a dot was a word)."""
    labels: list[str] = []
    in_words = False
    position = start
    while len(labels) < 6 and (match := _LABEL.match(text, position)):
        labels.append(match[0])
        position = match.end()
        dot = spelling().dot.match(folded, position)
        if not dot or not _LABEL.match(text, dot.end()):
            break
        in_words = in_words or dot[0] != "."
        position = dot.end()
    if len(labels) < 2 or labels[0].lower() == "www":
        return "", position, in_words
    return ".".join(labels).lower(), position, in_words


def of_mailto(href: str) -> tuple[tuple[str, ...], str]:
    """(addresses, what is wrong with it) of a ``mailto:`` link: ``""``, ``syntax``, ``empty`` or ``unfilled``.

    A link without addressee but with a subject or a text lets customers send the page to a friend: nothing is wrong.
    """
    target, _, query = href.split(":", 1)[1].removeprefix("//").partition("?")
    parts = [unquote(part).strip() for part in re.split(r"[,;]|%2C|%3B", target, flags=re.IGNORECASE)]
    fields = dict(item.partition("=")[::2] for item in query.replace("&amp;", "&").split("&"))
    parts += [unquote(value).strip() for name, value in fields.items() if name.lower() == "to" and value]
    parts = [part.translate(_INVISIBLE).strip() for part in parts]
    parts = [part for part in parts if part]
    addresses = tuple(filter(None, (normal(_bare(part)) for part in parts)))
    if not parts:
        return (), "" if {name.lower() for name in fields} & {"subject", "body"} else "empty"
    if len(addresses) == len(parts):
        return addresses, ""
    return addresses, "unfilled" if _UNFILLED.search(" ".join(parts)) else "syntax"


def _bare(part: str) -> str:
    """``Shop <sklep@shop.example>`` → ``sklep@shop.example``."""
    opening, closing = part.rfind("<"), part.rfind(">")
    return part[opening + 1 : closing] if 0 <= opening < closing else part.strip("<>\"' ")
