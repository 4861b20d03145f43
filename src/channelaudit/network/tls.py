"""What a server's certificate and handshake say."""

from __future__ import annotations

import ssl
import warnings
from dataclasses import dataclass
from typing import Any

from channelaudit.config.settings import Settings
from channelaudit.model import Message
from channelaudit.network import certificates, trust
from channelaudit.network.clock import Clock
from channelaudit.network.dial import Dialler
from channelaudit.network.handshake import secured
from channelaudit.network.shared import Shared
from channelaudit.network.unreachable import Unreachable

VERSIONS = ("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3")
"""As OpenSSL writes them, the oldest first."""
_NO_SUCH_HOST = ("UNRECOGNIZED_NAME", "WRONG_VERSION_NUMBER", "HTTP_REQUEST")
"""Reasons of OpenSSL by which the server itself says that it has no https for this name."""


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
    issuer_urls: tuple[str, ...] = ()
    """Where the first certificate that was not sent can be had, as the one below it says."""


@dataclass(frozen=True, slots=True)
class _Handshake:
    protocol: str
    chain: tuple[bytes, ...]


class Tls:
    """Two handshakes: one for the verdict, one that accepts everything for the facts about an invalid certificate."""

    def __init__(self, settings: Settings, dialler: Dialler, clock: Clock, shared: Shared | None = None) -> None:
        self._settings = settings
        self._dialler = dialler
        self._clock = clock
        self._shared = shared

    async def inspect(self, host: str, port: int = 443, extra: tuple[bytes, ...] = ()) -> TlsFacts:
        """``extra``: intermediate certificates (DER) that may be used as if the server had sent them.

        Raises Unreachable: as ``Dialler.dial``, and ``tls`` when no handshake succeeds at all (definite where the
        server says that it has no https for this name).
        """
        try:
            async with self._clock.limit(self._settings.timeout):
                return await self._inspect(host, port, extra)
        except TimeoutError:
            raise self._late(host, port) from None

    async def versions(self, host: str, port: int = 443) -> tuple[str, ...]:
        """The protocol versions (of ``VERSIONS``) in which the server really shakes hands, each tried alone.

        Raises Unreachable as ``Dialler.dial``, and ``timeout``.
        """
        try:
            async with self._clock.limit(self._settings.timeout):
                return tuple([version for version in VERSIONS if await self._speaks(host, port, version)])
        except TimeoutError:
            raise self._late(host, port) from None

    async def _inspect(self, host: str, port: int, extra: tuple[bytes, ...]) -> TlsFacts:
        for old in (False, True):
            try:
                handshake = await self._shake(host, port, self._judging(extra, old=old))
            except ssl.SSLCertVerificationError as error:
                handshake = await self._any(host, port)
                return _facts(host, port, handshake, error.verify_code, error.verify_message, old=old)
            except OSError:
                continue
            message = f"only {handshake.protocol} or old ciphers are offered" if old else ""
            return _facts(host, port, handshake, 0, message, old=old)
        return _facts(host, port, await self._any(host, port), 0, "only old ciphers are offered", old=True)

    def _judging(self, extra: tuple[bytes, ...], *, old: bool) -> ssl.SSLContext:
        if not extra and not old:
            return trust.shared(self._settings, "look")
        context = trust.verifying(self._settings)
        if extra:
            # Without this flag a chain must end in an authority: what is added here can only lead there.
            context.verify_flags &= ~ssl.VERIFY_X509_PARTIAL_CHAIN
            context.load_verify_locations(cadata=b"".join(extra))
        return _aged(context) if old else context

    async def _any(self, host: str, port: int) -> _Handshake:
        """Whatever brings a connection about."""
        try:
            return await self._shake(host, port, trust.trusting())
        except OSError:
            pass
        try:
            return await self._shake(host, port, _aged(trust.trusting()))
        except ssl.SSLError as error:
            reason = error.reason or str(error)
            detail = Message("{host} port {port}: no secure connection ({reason})", host=host, port=port, reason=reason)
            raise Unreachable("tls", detail, definite=any(part in reason for part in _NO_SUCH_HOST)) from None
        except OSError:
            raise Unreachable(
                "tls", Message("{host} port {port} broke the secure connection off", host=host, port=port)
            ) from None

    async def _speaks(self, host: str, port: int, version: str) -> bool:
        context = _aged(trust.trusting())
        number = getattr(ssl.TLSVersion, version.replace(".", "_"))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            context.maximum_version = number
            context.minimum_version = number
        try:
            await self._shake(host, port, context)
        except OSError:
            return False
        return True

    async def _shake(self, host: str, port: int, context: ssl.SSLContext) -> _Handshake:
        if self._shared is None:
            return await self._shaken(host, port, context)
        address = min((await self._dialler.targets(host, port))[0])
        async with self._shared.turn(host, address, self._clock):
            return await self._shaken(host, port, context)

    async def _shaken(self, host: str, port: int, context: ssl.SSLContext) -> _Handshake:
        connected = await self._dialler.dial(host, port)
        transport = await secured(connected, context, host)
        try:
            tls = transport.get_extra_info("ssl_object")
            return _Handshake(tls.version() or "", sent_chain(tls))
        finally:
            transport.abort()

    def _late(self, host: str, port: int) -> Unreachable:
        detail = Message(
            "{host} port {port} did not finish a TLS handshake within {timeout:g} s",
            host=host,
            port=port,
            timeout=self._settings.timeout,
        )
        return Unreachable("timeout", detail)


def _aged(context: ssl.SSLContext) -> ssl.SSLContext:
    """The context, made to speak with servers of another age."""
    context.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.TLSv1
    return context


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


def _facts(host: str, port: int, handshake: _Handshake, code: int, message: str, *, old: bool) -> TlsFacts:
    common: dict[str, Any] = {
        "host": host,
        "port": port,
        "verified": not message,
        "error_code": code,
        "error": message,
        "protocol": handshake.protocol,
        "legacy": old,
        "chain_length": len(handshake.chain),
    }
    try:
        chain = certificates.load(handshake.chain)
        told = certificates.described(chain[0]) if chain else {}
    except ValueError:
        chain, told = [], {}
    if not chain:
        return TlsFacts(**common, chain_complete=False)
    end = certificates.open_end(chain)
    urls = certificates.issuer_urls(end) if end is not None else ()
    lacking = code in (20, 21) and len(chain) == 1 and bool(urls)
    return TlsFacts(**common, **told, issuer_urls=urls, chain_complete=not lacking)
