"""Which certificate authorities count: certifi's, or the user's file."""

from __future__ import annotations

import ssl

from channelaudit.config.settings import Settings
from channelaudit.network.unreachable import Unreachable


def verifying(settings: Settings) -> ssl.SSLContext:
    """A context that judges certificates as browsers do.

    Raises Unreachable ``tls`` for an unreadable ``--ca-file``.
    """
    import certifi  # noqa: PLC0415

    path = settings.ca_file or certifi.where()
    try:
        return ssl.create_default_context(cafile=path)
    except (OSError, ssl.SSLError) as error:
        raise Unreachable("tls", f"the file of certificate authorities {path} cannot be read: {error}") from None


def trusting() -> ssl.SSLContext:
    """A context that accepts every certificate: to go on where the verdict has been reached already."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def server_name(host: str) -> str | None:
    """What goes into the handshake as the server's name (also what is compared with the certificate)."""
    return host.strip("[]").partition("%")[0] or None
