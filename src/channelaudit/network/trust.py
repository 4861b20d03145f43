"""Which certificate authorities count: certifi's or the machine's, and the user's file."""

from __future__ import annotations

import ssl
from functools import lru_cache
from pathlib import Path

from channelaudit.config.settings import Settings
from channelaudit.hostname import to_ascii
from channelaudit.model import Message
from channelaudit.network.unreachable import Unreachable

_LABEL = 63
"""Characters of one part of a host name at most (RFC 1035)."""


def shared(settings: Settings, purpose: str) -> ssl.SSLContext:
    """As ``verifying``, for whoever changes nothing about it, or the same as everybody with this ``purpose``.

    To read the authorities takes 10 ms, and an audit needs them for a dozen connections.
    """
    file = settings.ca_file
    try:
        status = Path(file).stat() if file else None
    except OSError:
        return verifying(settings)  # says what is wrong with the file
    version = (status.st_mtime_ns, status.st_size) if status else (0, 0)
    return _shared(file, version, settings.system_ca, purpose)


@lru_cache(maxsize=8)
def _shared(file: str, _version: tuple[int, int], system: bool, _purpose: str) -> ssl.SSLContext:
    return verifying(Settings(ca_file=file, system_ca=system))


def verifying(settings: Settings) -> ssl.SSLContext:
    """A context that judges certificates as browsers do.

    The authorities are certifi's, so that an audit says the same on every machine; the machine's own with
    ``--system-ca``;
    those of ``--ca-file`` beside them.  Raises Unreachable ``tls`` for an unreadable file.
    """
    context = _system() if settings.system_ca else _certifi()
    # Python 3.13 is stricter by default than browsers are
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    if settings.ca_file:
        try:
            context.load_verify_locations(cafile=settings.ca_file)
        except (OSError, ssl.SSLError) as error:
            detail = Message(
                "the file of certificate authorities {file} cannot be read: {error}",
                file=str(settings.ca_file),
                error=str(error),
            )
            raise Unreachable("tls", detail) from None
    return context


def _certifi() -> ssl.SSLContext:
    import certifi  # noqa: PLC0415 (start-up time)

    return ssl.create_default_context(cafile=certifi.where())


def _system() -> ssl.SSLContext:
    import truststore  # noqa: PLC0415 (start-up time)

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def trusting() -> ssl.SSLContext:
    """A context that accepts every certificate: to go on where the verdict has been reached already."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def server_name(host: str) -> str | None:
    """What goes into the handshake as the server's name (also what is compared with the certificate).

    Raises Unreachable ``tls`` for what cannot be one: ``ssl`` fails over it in the middle of the handshake.
    """
    try:
        name = to_ascii(host.strip("[]").partition("%")[0])
    except UnicodeError:
        name = "."
    if name and any(not 1 <= len(label) <= _LABEL for label in name.removesuffix(".").split(".")):
        raise Unreachable("tls", Message("{host} is no name for a secure connection", host=host))
    return name or None
