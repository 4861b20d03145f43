"""The hosts of the tests of certificates: what nginx serves under each name, and how to reach it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from channelaudit.config.doors import ConnectTo
from channelaudit.config.settings import Settings
from lab.certificates import ca_file
from lab.nginx import nginx
from lab.pki import Issuer, Leaf, bundle, der, intermediate, root
from lab.web import free_port

PKI = "pki.example"
"""Where missing certificates can be fetched."""
TO_HTTPS = "return 301 https://$host$request_uri;"
SHOP = "return 200 '<html lang=pl><title>Sklep</title><h1>Rowery</h1>';"


@dataclass(frozen=True)
class Host:
    """One name: its certificate, what https and http answer, and options of its listener."""

    leaf: Leaf | None
    """None: the handshake is refused for this name."""
    https: str = SHOP
    http: str = TO_HTTPS
    protocols: str = ""
    """Not the usual ones, which needs a port of its own."""


def hosts(folder: Path) -> dict[str, Host]:
    """All hosts by name; the certificates that can be fetched are written to ``folder``/pki."""
    trusted, strange = root(), root(trusted=False)
    one = intermediate("one", trusted, f"http://{PKI}/one.crt")
    two = intermediate("two", one, f"http://{PKI}/two.p7c")
    lost = intermediate("lost", trusted, f"http://{PKI}/lost.crt")
    silent = intermediate("silent", trusted)
    foreign = intermediate("foreign", strange, f"http://{PKI}/foreign.crt")
    company = Issuer(strange.certificate, strange.key, f"http://{PKI}/company.crt")
    _offer(
        folder, {"one.crt": der(one), "two.p7c": bundle(two), "foreign.crt": der(foreign), "company.crt": der(company)}
    )
    leaves = {
        "good": Leaf("good.example", issuer=one, sent=(one,)),
        "expired": Leaf("expired.example", begin=-30, end=-2, issuer=trusted),
        "not-yet-valid": Leaf("not-yet-valid.example", begin=2, issuer=trusted),
        "wrong-host": Leaf("wrong-host.example", issuer=trusted),
        "self-signed": Leaf("self-signed.example"),
        "untrusted": Leaf("untrusted.example", issuer=strange),
        "untrusted-root-sent": Leaf("untrusted-root-sent.example", issuer=strange, sent=(strange,)),
        "untrusted-root-offered": Leaf("untrusted-root-offered.example", issuer=company),
        "incomplete": Leaf("incomplete.example", issuer=one),
        "incomplete-twice": Leaf("incomplete-twice.example", issuer=two),
        "incomplete-above": Leaf("incomplete-above.example", issuer=two, sent=(two,)),
        "incomplete-lost": Leaf("incomplete-lost.example", issuer=lost),
        "incomplete-silent": Leaf("incomplete-silent.example", issuer=silent),
        "incomplete-foreign": Leaf("incomplete-foreign.example", issuer=foreign),
        "incomplete-expired": Leaf("incomplete-expired.example", begin=-30, end=-2, issuer=one),
        "weak-key": Leaf("weak-key.example", issuer=trusted, bits=1024),
        "strong-key": Leaf("strong-key.example", issuer=trusted, bits=2048),
        "sha1": Leaf("sha1.example", issuer=trusted, sha1=True),
        "expires-soon": Leaf("expires-soon.example", begin=-80, end=10, issuer=trusted),
    }
    plain = {f"{name}.example": Host(leaf) for name, leaf in leaves.items()}
    plain["wrong-host.example"] = Host(replace(leaves["wrong-host"], host="hosting.example"))
    return plain | _by_protocol(trusted) | _by_redirect(trusted)


def _offer(folder: Path, files: dict[str, bytes]) -> None:
    (folder / "pki").mkdir()
    for name, content in files.items():
        (folder / "pki" / name).write_bytes(content)


def _by_protocol(trusted: Issuer) -> dict[str, Host]:
    spoken = {
        "tls10": "TLSv1",
        "tls11": "TLSv1.1",
        "tls10-and-11": "TLSv1 TLSv1.1",
        "tls12": "TLSv1.2",
        "tls13": "TLSv1.3",
        "all-versions": "TLSv1 TLSv1.1 TLSv1.2 TLSv1.3",
    }
    found = {f"{n}.example": Host(Leaf(f"{n}.example", issuer=trusted), protocols=p) for n, p in spoken.items()}
    old = Leaf("tls10-expired.example", begin=-30, end=-2, issuer=trusted)
    return found | {"tls10-expired.example": Host(old, protocols="TLSv1")}


def _by_redirect(trusted: Issuer) -> dict[str, Host]:
    refresh = """return 200 '<meta http-equiv="refresh" content="0; url=https://refresh.example/">';"""
    script = """return 200 '<script>location.replace("https://script.example/")</script>';"""
    hsts = f"add_header Strict-Transport-Security 'max-age=31536000; includeSubDomains' always; {SHOP}"
    upgrade = f"add_header Content-Security-Policy upgrade-insecure-requests; {SHOP}"
    ways = {
        "no-redirect": (SHOP, SHOP),
        "loop": ("return 301 http://$host/;", TO_HTTPS),
        "downgrade": ("return 301 http://$host/;", SHOP),
        "through-http": ("return 301 http://good.example/;", TO_HTTPS),
        "refresh": (SHOP, refresh),
        "script": (SHOP, script),
        "http-forbidden": (SHOP, "return 403;"),
        "hsts": (hsts, TO_HTTPS),
        "hsts-off": (f"add_header Strict-Transport-Security max-age=0; {SHOP}", TO_HTTPS),
        "upgrade": (upgrade, TO_HTTPS),
        "www.sklep": (SHOP, TO_HTTPS),
        "www.gone": ("return 404;", TO_HTTPS),
    }
    found = {f"{n}.example": Host(Leaf(f"{n}.example", issuer=trusted), s, p) for n, (s, p) in ways.items()}
    wrong = {"www.wrong.example": Host(Leaf("panel.example", issuer=trusted))}
    return found | wrong | {"rejected.example": Host(None)}


@contextlib.contextmanager
def served(folder: Path) -> Iterator[Settings]:
    """Serve all hosts; yields the settings that lead to them.

    ``refused.example`` has a closed https port, ``plain-on-443.example`` speaks http there.
    """
    http, https = free_port(), free_port()
    servers, detours = _usual(folder, http, https), [ConnectTo("refused.example", 443, "127.0.0.1", free_port())]
    detours.append(ConnectTo("plain-on-443.example", 443, "127.0.0.1", http))
    for name, host in hosts(folder).items():
        port = free_port() if host.protocols else https
        servers.append(_server(name, host, port, folder))
        servers.append(f"server {{ listen 127.0.0.1:{http}; server_name {name}; location / {{ {host.http} }} }}")
        if host.protocols:
            detours.append(ConnectTo(name, 443, "127.0.0.1", port))
    with nginx(folder, servers, http):
        yield Settings(
            connect_to=(*detours, ConnectTo("", 443, "127.0.0.1", https), ConnectTo("", 80, "127.0.0.1", http)),
            ca_file=ca_file(folder),
            allow_private=True,
            rate=0,
            retries=0,
            timeout=10,
        )


def _usual(folder: Path, http: int, https: int) -> list[str]:
    """Who answers where no name fits, and the store of certificates."""
    return [
        f"server {{ listen 127.0.0.1:{http} default_server; return 404; }}",
        f"server {{ listen 127.0.0.1:{https} ssl default_server; ssl_reject_handshake on; }}",
        f"server {{ listen 127.0.0.1:{http}; server_name {PKI}; root {folder}/pki; }}",
    ]


def _server(name: str, host: Host, port: int, folder: Path) -> str:
    listen = f"listen 127.0.0.1:{port} ssl; server_name {name};"
    if host.leaf is None:
        return f"server {{ {listen} ssl_reject_handshake on; }}"
    chain, key = host.leaf.write(folder)
    protocols = f"ssl_protocols {host.protocols};" if host.protocols else ""
    return (
        f"server {{ {listen} {protocols} ssl_certificate {chain}; ssl_certificate_key {key};"
        f" location / {{ {host.https} }} }}"
    )
