"""What a server's certificate and handshake say."""

from __future__ import annotations

import asyncio
import ssl
import warnings
from dataclasses import dataclass
from typing import Any

from channelaudit.config.settings import Settings
from channelaudit.network import trust
from channelaudit.network.dial import Dialler
from channelaudit.network.unreachable import Unreachable


@dataclass(frozen=True, slots=True)
class TlsFacts:
    """``verified`` as browsers judge it; the other fields describe the certificate as sent, also an invalid one."""

    host: str
    port: int
    verified: bool
    error_code: int = 0
    """OpenSSL's: 10 expired, 9 not yet valid, 18 self-signed, 19 and 20 unknown issuer, 62 other host; 0: verified."""
    error: str = ""
    not_before: str = ""
    """UTC, ISO 8601 with Z."""
    not_after: str = ""
    names: tuple[str, ...] = ()
    """DNS names (and addresses) that the certificate is for."""
    subject: str = ""
    issuer: str = ""
    self_signed: bool = False
    chain_length: int = 0
    """Certificates sent."""
    chain_complete: bool = True
    """False where the server seems to have left out an intermediate certificate (a guess)."""
    protocol: str = ""
    """``TLSv1.3`` …"""
    legacy: bool = False
    """Only a protocol or cipher that browsers no longer speak brought a connection about."""
    key_type: str = ""
    """``RSA``, ``EC``, ``Ed25519`` …"""
    key_bits: int = 0
    signature_hash: str = ""


@dataclass(frozen=True, slots=True)
class _Handshake:
    protocol: str
    chain: tuple[bytes, ...]


class Tls:
    """Two handshakes: one for the verdict, one that accepts everything for the facts about an invalid certificate."""

    def __init__(self, settings: Settings, dialler: Dialler) -> None:
        self._settings = settings
        self._dialler = dialler

    async def inspect(self, host: str, port: int = 443) -> TlsFacts:
        """Raises Unreachable: as ``Dialler.dial``, and ``tls`` when no handshake succeeds at all."""
        try:
            async with asyncio.timeout(self._settings.timeout):
                return await self._inspect(host, port)
        except TimeoutError:
            detail = f"{host} port {port} did not finish a TLS handshake within {self._settings.timeout:g} seconds"
            raise Unreachable("timeout", detail) from None

    async def _inspect(self, host: str, port: int) -> TlsFacts:
        context = trust.verifying(self._settings)
        code, message, legacy = 0, "", False
        try:
            handshake = await self._shake(host, port, context)
        except ssl.SSLCertVerificationError as error:
            code, message = error.verify_code, error.verify_message
            handshake = await self._any(host, port, legacy=False)
        except OSError:
            legacy = True
            handshake = await self._any(host, port, legacy=True)
            message = f"only {handshake.protocol} or old ciphers are offered"
        return _facts(host, port, handshake, code=code, message=message, legacy=legacy)

    async def _any(self, host: str, port: int, *, legacy: bool) -> _Handshake:
        context = trust.trusting()
        if legacy:
            context.set_ciphers("ALL:@SECLEVEL=0")
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", DeprecationWarning)
                context.minimum_version = ssl.TLSVersion.TLSv1
        try:
            return await self._shake(host, port, context)
        except ssl.SSLError as error:
            raise Unreachable("tls", f"{host} port {port}: no secure connection ({error.reason or error})") from None
        except OSError:
            raise Unreachable("tls", f"{host} port {port} broke the secure connection off") from None

    async def _shake(self, host: str, port: int, context: ssl.SSLContext) -> _Handshake:
        connected = await self._dialler.dial(host, port)
        try:
            _, writer = await asyncio.open_connection(
                sock=connected, ssl=context, server_hostname=trust.server_name(_ascii(host))
            )
        except BaseException:
            connected.close()
            raise
        try:
            tls = writer.get_extra_info("ssl_object")
            return _Handshake(tls.version() or "", sent_chain(tls))
        finally:
            writer.transport.abort()


def sent_chain(tls: Any) -> tuple[bytes, ...]:
    """The certificates as the server sent them, DER, its own first.  Public since Python 3.13, deeper before."""
    public = getattr(tls, "get_unverified_chain", None)
    if public is not None:
        return tuple(bytes(certificate) for certificate in public())
    inner = getattr(getattr(tls, "_sslobj", None), "get_unverified_chain", None)
    if inner is not None:
        import _ssl  # noqa: PLC0415 (only before 3.13)

        encoding = getattr(_ssl, "ENCODING_DER", 2)
        return tuple(certificate.public_bytes(encoding) for certificate in inner() or ())
    return (tls.getpeercert(binary_form=True),)


def _ascii(host: str) -> str:
    return host if host.isascii() else host.encode("idna").decode("ascii")


def _facts(host: str, port: int, handshake: _Handshake, *, code: int, message: str, legacy: bool) -> TlsFacts:
    from cryptography import x509  # noqa: PLC0415 (38 ms)

    common = {
        "host": host,
        "port": port,
        "verified": not message,
        "error_code": code,
        "error": message,
        "protocol": handshake.protocol,
        "legacy": legacy,
        "chain_length": len(handshake.chain),
    }
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            chain = [x509.load_der_x509_certificate(der) for der in handshake.chain]
    except ValueError:
        return TlsFacts(**common, chain_complete=False)  # type: ignore[arg-type]
    if not chain:
        return TlsFacts(**common, chain_complete=False)  # type: ignore[arg-type]
    leaf = chain[0]
    key = leaf.public_key()
    return TlsFacts(
        **common,  # type: ignore[arg-type]
        not_before=f"{leaf.not_valid_before_utc:%Y-%m-%dT%H:%M:%SZ}",
        not_after=f"{leaf.not_valid_after_utc:%Y-%m-%dT%H:%M:%SZ}",
        names=_names(leaf),
        subject=leaf.subject.rfc4514_string(),
        issuer=leaf.issuer.rfc4514_string(),
        self_signed=leaf.issuer == leaf.subject,
        chain_complete=not _lacks_issuer(chain, code),
        key_type=type(key).__name__.removesuffix("PublicKey").lstrip("_").replace("EllipticCurve", "EC"),
        key_bits=int(getattr(key, "key_size", 0)),
        signature_hash=leaf.signature_hash_algorithm.name if leaf.signature_hash_algorithm else "",
    )


def _names(leaf: Any) -> tuple[str, ...]:
    from cryptography import x509  # noqa: PLC0415

    try:
        names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (x509.ExtensionNotFound, ValueError):
        return ()
    dns = names.get_values_for_type(x509.DNSName)
    return (*dns, *(str(ip) for ip in names.get_values_for_type(x509.IPAddress)))


def _lacks_issuer(chain: Any, code: int) -> bool:
    """Whether an intermediate certificate seems to be missing: one certificate sent, which says where its issuer is."""
    from cryptography import x509  # noqa: PLC0415
    from cryptography.x509.oid import AuthorityInformationAccessOID  # noqa: PLC0415

    if code not in (20, 21) or len(chain) > 1 or chain[0].issuer == chain[0].subject:
        return False
    try:
        access = chain[0].extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
    except (x509.ExtensionNotFound, ValueError):
        return False
    return any(entry.access_method == AuthorityInformationAccessOID.CA_ISSUERS for entry in access)
