"""Throw-away certificate authorities and the contexts of servers that misbehave with certificates."""

from __future__ import annotations

import datetime as dt
import ssl
import warnings
from functools import cache
from pathlib import Path

import trustme

DAY = dt.timedelta(days=1)


@cache
def authority() -> trustme.CA:
    return trustme.CA()


@cache
def stranger() -> trustme.CA:
    """An authority that nobody trusts."""
    return trustme.CA(organization_name="stranger")


def ca_file(folder: Path) -> str:
    path = folder / "ca.pem"
    authority().cert_pem.write_to_path(str(path))
    return str(path)


def server_context(
    *names: str, expired: bool = False, trusted: bool = True, h2: bool = False, old: bool = False
) -> ssl.SSLContext:
    """A server's context for ``names`` (host names or addresses); ``old`` speaks TLS 1.0 and nothing else."""
    now = dt.datetime.now(dt.UTC)
    issuer = authority() if trusted else stranger()
    certificate = (
        issuer.issue_cert(*names, not_before=now - 30 * DAY, not_after=now - DAY)
        if expired
        else issuer.issue_cert(*names)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    if h2:
        context.set_alpn_protocols(["h2", "http/1.1"])
    if old:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            context.set_ciphers("ALL:@SECLEVEL=0")
            context.minimum_version = ssl.TLSVersion.TLSv1
            context.maximum_version = ssl.TLSVersion.TLSv1
    return context
