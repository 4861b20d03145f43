"""Certificates of every bad kind, in files, below the authority of ``lab.certificates``."""

from __future__ import annotations

import datetime as dt
import ssl
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
    pkcs7,
)
from cryptography.x509.oid import AuthorityInformationAccessOID, NameOID

from lab.certificates import DAY, authority, stranger


@dataclass(frozen=True)
class Issuer:
    certificate: x509.Certificate
    key: Any
    url: str = ""
    """Where its certificate can be fetched."""


def root(*, trusted: bool = True) -> Issuer:
    """The authority that the tests trust, or one that nobody does."""
    made = authority() if trusted else stranger()
    pem = made.cert_pem.bytes()
    return Issuer(x509.load_pem_x509_certificate(pem), load_pem_private_key(made.private_key_pem.bytes(), None))


def intermediate(name: str, above: Issuer, url: str = "") -> Issuer:
    key = ec.generate_private_key(ec.SECP256R1())
    builder = _builder(name, above.certificate.subject, key, above.url, -1, 300)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    return Issuer(builder.sign(above.key, hashes.SHA256()), key, url)


def der(issuer: Issuer) -> bytes:
    return issuer.certificate.public_bytes(Encoding.DER)


def bundle(issuer: Issuer) -> bytes:
    """PKCS #7, as some authorities offer their certificates."""
    return pkcs7.serialize_certificates([issuer.certificate], Encoding.DER)


@dataclass(frozen=True)
class Leaf:
    """A server's certificate: days from now, who issued it, what is sent with it."""

    host: str
    begin: int = -1
    end: int = 90
    issuer: Issuer | None = None
    """None: it issues itself."""
    sent: tuple[Issuer, ...] = ()
    bits: int = 0
    """Of an RSA key; 0 means an elliptic curve."""
    sha1: bool = False

    def write(self, folder: Path) -> tuple[Path, Path]:
        """Files of the chain and of the key."""
        key = rsa.generate_private_key(65537, self.bits) if self.bits else ec.generate_private_key(ec.SECP256R1())
        key_file, chain_file = folder / f"{self.host}.key", folder / f"{self.host}.crt"
        key_file.write_bytes(_pem(key))
        own = self._by_openssl(folder, key_file) if self.sha1 else self._signed(key)
        sent = (issuer.certificate.public_bytes(Encoding.PEM) for issuer in self.sent)
        chain_file.write_bytes(b"".join([own, *sent]))
        return chain_file, key_file

    def _signed(self, key: Any) -> bytes:
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, self.host)])
        above = self.issuer.certificate.subject if self.issuer else subject
        url = self.issuer.url if self.issuer else ""
        builder = _builder(self.host, above, key, url, self.begin, self.end)
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(self.host)]), critical=False)
        return builder.sign(self.issuer.key if self.issuer else key, hashes.SHA256()).public_bytes(Encoding.PEM)

    def _by_openssl(self, folder: Path, key_file: Path) -> bytes:
        """``cryptography`` no longer signs with SHA-1."""
        assert self.issuer is not None
        (folder / "above.pem").write_bytes(self.issuer.certificate.public_bytes(Encoding.PEM))
        (folder / "above.key").write_bytes(_pem(self.issuer.key))
        (folder / "names").write_text(f"subjectAltName=DNS:{self.host}\n", encoding="utf-8")
        request = _openssl("req", "-new", "-key", str(key_file), "-subj", f"/CN={self.host}", folder=folder)
        signed = ("-CA", "above.pem", "-CAkey", "above.key", "-extfile", "names", "-days", str(self.end))
        return _openssl("x509", "-req", "-sha1", "-set_serial", "7", *signed, folder=folder, given=request)


def context(leaf: Leaf, folder: Path) -> ssl.SSLContext:
    """A server that shows this certificate, however weak."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.set_ciphers("ALL:@SECLEVEL=0")
    made.load_cert_chain(*leaf.write(folder))
    return made


def _builder(name: str, above: x509.Name, key: Any, url: str, begin: int, end: int) -> x509.CertificateBuilder:
    now = dt.datetime.now(dt.UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(above)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + begin * DAY)
        .not_valid_after(now + end * DAY)
    )
    if not url:
        return builder
    place = x509.AccessDescription(AuthorityInformationAccessOID.CA_ISSUERS, x509.UniformResourceIdentifier(url))
    return builder.add_extension(x509.AuthorityInformationAccess([place]), critical=False)


def _pem(key: Any) -> bytes:
    return bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))


def _openssl(*arguments: str, folder: Path, given: bytes = b"") -> bytes:
    done = subprocess.run(["openssl", *arguments], cwd=folder, input=given, capture_output=True, check=True)
    return done.stdout
