"""Certificates as bytes: what is written in them, and where the ones that a server left out can be had."""

from __future__ import annotations

import warnings
from typing import Any

MOST = 10
"""Certificates taken from one download."""


def load(chain: tuple[bytes, ...]) -> list[Any]:
    """DER → certificates of ``cryptography``.  Raises ValueError for what is none."""
    from cryptography import x509  # noqa: PLC0415 (38 ms)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # odd serial numbers and the like are no news here
        return [x509.load_der_x509_certificate(der) for der in chain]


def described(leaf: Any) -> dict[str, Any]:
    """What one certificate says of itself, by the names of the fields of ``TlsFacts``."""
    key = leaf.public_key()
    return {
        "not_before": f"{leaf.not_valid_before_utc:%Y-%m-%dT%H:%M:%SZ}",
        "not_after": f"{leaf.not_valid_after_utc:%Y-%m-%dT%H:%M:%SZ}",
        "names": _names(leaf),
        "subject": leaf.subject.rfc4514_string(),
        "issuer": leaf.issuer.rfc4514_string(),
        "self_signed": leaf.issuer == leaf.subject,
        "key_type": type(key).__name__.removesuffix("PublicKey").lstrip("_").replace("EllipticCurve", "EC"),
        "key_bits": int(getattr(key, "key_size", 0)),
        "signature_hash": leaf.signature_hash_algorithm.name if leaf.signature_hash_algorithm else "",
    }


def open_end(chain: list[Any]) -> Any | None:
    """The certificate whose issuer was not sent, walking up from the server's own; None where the chain ends in
    itself.
    """
    here = chain[0]
    for _ in chain:
        if here.issuer == here.subject:
            return None
        issuer = next((c for c in chain if c.subject == here.issuer), None)
        if issuer is None:
            return here
        here = issuer
    return None  # they issue each other in a circle


def issuer_urls(certificate: Any) -> tuple[str, ...]:
    """Where a certificate says that its issuer's can be fetched: http and https addresses (RFC 5280, 4.2.2.1)."""
    from cryptography import x509  # noqa: PLC0415
    from cryptography.x509.oid import AuthorityInformationAccessOID  # noqa: PLC0415

    try:
        access = certificate.extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
    except (x509.ExtensionNotFound, ValueError):
        return ()
    places = (
        str(entry.access_location.value)
        for entry in access
        if entry.access_method == AuthorityInformationAccessOID.CA_ISSUERS
    )
    return tuple(url for url in places if url.lower().startswith(("http://", "https://")))


def downloaded(body: bytes) -> tuple[tuple[bytes, ...], bool]:
    """DER of the intermediate certificates in a download (DER, PEM or PKCS #7), and whether an authority was among
    them.

    Authorities, which issue themselves, are left out: what anybody offers for download must never become one.
    """
    found = _certificates(body)[:MOST]
    between = tuple(der for der in found if not _issues_itself(der))
    return between, len(between) < len(found)


def _certificates(body: bytes) -> list[bytes]:
    from cryptography import x509  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import Encoding, pkcs7  # noqa: PLC0415

    readers: tuple[Any, ...] = (
        lambda data: [x509.load_der_x509_certificate(data)],
        x509.load_pem_x509_certificates,
        pkcs7.load_der_pkcs7_certificates,
        pkcs7.load_pem_pkcs7_certificates,
    )
    for reader in readers:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return [certificate.public_bytes(Encoding.DER) for certificate in reader(body)]
        except ValueError:
            continue
    return []


def _issues_itself(der: bytes) -> bool:
    try:
        (certificate,) = load((der,))
        return bool(certificate.issuer == certificate.subject)
    except ValueError:
        return True


def _names(leaf: Any) -> tuple[str, ...]:
    from cryptography import x509  # noqa: PLC0415

    try:
        names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (x509.ExtensionNotFound, ValueError):
        return ()
    dns = names.get_values_for_type(x509.DNSName)
    return (*dns, *(str(ip) for ip in names.get_values_for_type(x509.IPAddress)))
