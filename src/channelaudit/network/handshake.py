"""What may go wrong while a connection becomes a secure one, in our own words."""

from __future__ import annotations

import contextlib
import ssl
from collections.abc import Iterator

from channelaudit.model import Message
from channelaudit.network.unreachable import CertificateInvalid, Unreachable


@contextlib.contextmanager
def handshake() -> Iterator[None]:
    """Raises CertificateInvalid where the exchange can be repeated unverified, else Unreachable ``tls``."""
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        reason = Message("the certificate is not valid: {reason}", reason=error.verify_message)
        raise CertificateInvalid("tls", reason) from None
    except ssl.SSLError as error:
        detail = Message("no secure connection came about: {reason}", reason=error.reason or str(error))
        raise Unreachable("tls", detail) from None
    except OSError:
        raise Unreachable("tls", Message("the server broke the secure connection off")) from None
