"""DMARC records: what receivers shall do with mail that only claims to be from a domain (RFC 7489)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from channelaudit.knowledge.domains import registrable
from channelaudit.model import Message, Text
from channelaudit.network import Network, Unreachable

Fault = Literal["several", "syntax", "policy"]
POLICIES = ("none", "quarantine", "reject")

_TAG = re.compile(r"([A-Za-z]{1,12})\s*=\s*(.*)", re.DOTALL)
_VALUES = {
    "sp": "|".join(POLICIES),
    "np": "|".join(POLICIES),
    "adkim": "[rs]",
    "aspf": "[rs]",
    "pct": "[0-9]{1,2}|100",
    "fo": "[01ds](?::[01ds])*",
    "ri": "[0-9]{1,10}",
    "t": "[yn]",
    "psd": "[ynu]",
}
_URI = re.compile(r"(?:mailto:[^\s,;!@]+@[^\s,;!@]+|https?://[^\s,;!]+)(?:![0-9]{1,10}[kmgt]?)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dmarc:
    """What a domain's DMARC record is worth."""

    status: Literal["valid", "broken", "missing", "unknown"]
    """``broken``: receivers ignore it, or parts of it; ``unknown``: DNS gave no answer."""
    record: str = ""
    domain: str = ""
    """Where it was found: the domain itself or its organisational domain."""
    fault: Fault | Literal[""] = ""
    detail: Text = ""
    policy: str = ""
    """What holds for mail from the domain asked about: ``none``, ``quarantine``, ``reject``."""
    percentage: int = 100


class DmarcError(Exception):
    """The record is broken.  ``fault`` as in ``Dmarc``."""

    def __init__(self, fault: Fault, detail: Text) -> None:
        super().__init__(str(detail))
        self.fault: Fault = fault
        self.detail = detail


async def dmarc_of(domain: str, network: Network) -> Dmarc:
    """Find and read the record that holds for ``domain``: its own, else its organisational domain's."""
    found: tuple[str, ...] = ()
    place = domain
    try:
        for place in dict.fromkeys((domain, organisational(domain))):
            answer = await network.dns.query(f"_dmarc.{place}", "TXT")
            if found := tuple(text for text in answer.records if is_dmarc(text)):
                break
    except Unreachable as error:
        return Dmarc("unknown", detail=error.detail)
    if not found:
        return Dmarc("missing")
    record = found[0]
    if len(found) > 1:
        return Dmarc("broken", record, place, "several", place)
    try:
        tags = parse_dmarc(record)
    except DmarcError as error:
        return Dmarc("broken", record, place, error.fault, error.detail)
    policy = tags["p"] if place == domain else tags.get("sp", tags["p"])
    return Dmarc("valid", record, place, "", "", policy, int(tags.get("pct", "100")))


def is_dmarc(text: str) -> bool:
    """Whether a TXT record is meant as DMARC."""
    return re.match(r"\s*v\s*=\s*DMARC1(?!\w)", text) is not None


def parse_dmarc(record: str) -> dict[str, str]:
    """Tag → value, ``v`` and ``p`` among them.  Raises ``DmarcError`` for what receivers cannot read."""
    tags: dict[str, str] = {}
    for part in record.split(";"):
        if not part.strip():
            continue
        found = _TAG.fullmatch(part.strip())
        if not found:
            raise DmarcError("syntax", part.strip()[:100])
        name, value = found[1].lower(), found[2]
        if name in tags:
            raise DmarcError("syntax", Message("{name}= stands in it more than once", name=name))
        tags[name] = value if name in ("v", "rua", "ruf") else value.lower()
        if name == "v" and value != "DMARC1":
            raise DmarcError("syntax", part.strip()[:100])
        _check(name, tags[name])
    if tags.get("p") not in POLICIES:
        raise DmarcError("policy", f"p={tags['p']}" if "p" in tags else "p=")
    return tags


def _check(name: str, value: str) -> None:
    wanted = _VALUES.get(name)
    if wanted and not re.fullmatch(wanted, value):
        raise DmarcError("syntax", f"{name}={value[:80]}")
    if name in ("rua", "ruf") and not all(_URI.fullmatch(uri.strip()) for uri in value.split(",")):
        raise DmarcError("syntax", f"{name}={value[:80]}")


def organisational(domain: str) -> str:
    """The registrable domain: ``mail.shop.co.uk`` → ``shop.co.uk``."""
    return registrable(domain.lower())
