from __future__ import annotations

from collections.abc import Iterator

from channelaudit.checks.certificate import Certificate
from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.tls._tls import hosts, judged

_OLD = {"TLSv1", "TLSv1.1"}
_BROKEN_HASHES = ("md5", "sha1")
_SHORTEST = {"RSA": 2048, "DSA": 2048, "EC": 224}
"""Bits of a key, by its type."""


@rule(
    severity="warning",
    title="Obsolete encryption",
    advice="Switch on TLS 1.2 and 1.3, and get a certificate with an RSA key of 2048 bits or an EC key.",
    applies=judged,
)
def obsolete(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The server only speaks protocols that browsers have given up, or its certificate is too weak.

    Too weak are RSA keys below 2048 bits, elliptic curves below 224 bits, and signatures with MD5 or SHA-1.

    ## Why it matters

    Browsers have refused TLS 1.0 and 1.1 since 2020 to 2022, and signatures with SHA-1 since 2017: with those the shop
    does not open, and the finding is an error.  Weak keys can be broken.

    ## How to mend it

    Update the web server and its OpenSSL, and switch on TLS 1.2 and 1.3.  Have the certificate issued anew; all public
    authorities use strong keys and SHA-256 today.

    ## Example

    `ssl_protocols TLSv1 TLSv1.1;`

    Instead: `ssl_protocols TLSv1.2 TLSv1.3;`

    ## Sources

    - RFC 8996 (TLS 1.0 and 1.1 must not be used)
    - CA/Browser Forum, Baseline Requirements, section 6.1.5 (key sizes) and 7.1.3 (signatures)
    """
    for found in hosts(evidence):
        if isinstance(found, Unsure):
            yield found
        elif found.https and (weakness := _weakness(found)):
            message = Message("The encryption of {host} is obsolete: {weakness}.", host=found.host, weakness=weakness)
            refused = _is_old(found) or found.signature_hash in _BROKEN_HASHES
            yield Problem(found.host, message, severity="error" if refused else "warning")


def _is_old(found: Certificate) -> bool:
    spoken = set(found.protocols) or {found.protocol}
    return bool(spoken) and spoken <= _OLD


def _weakness(found: Certificate) -> str:
    """What is too weak, "" for nothing: names of standards, the same in every language."""
    if _is_old(found):
        return ", ".join(found.protocols or (found.protocol,))
    if found.signature_hash in _BROKEN_HASHES and found.problem != "self_signed":
        return found.signature_hash.upper()
    if 0 < found.key_bits < _SHORTEST.get(found.key_type, 0):
        return f"{found.key_type} {found.key_bits} bit"
    return ""
