"""The test shops: a folder of pages and a shop.yaml each, served on loopback under the names of the shop."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import yaml

from channelaudit.config.doors import ConnectTo
from channelaudit.config.settings import Settings
from lab.certificates import ca_file, server_context
from lab.names import NameServer, Records
from lab.pki import Leaf, context, intermediate, root
from lab.scripted_mail import ScriptedServer
from lab.web import Reply, Request, Route, WebServer, free_port, redirect

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Shop:
    """``shop.yaml``."""

    name: str
    """Of its folder."""
    site: str
    country: str
    pages: Mapping[str, str | Mapping[str, Any]]
    """Path → file, ``{status: 404}`` (also with a ``file``) or ``{redirect: /there}``; every other path answers 404.

    A key without a leading slash names a page of somebody else: ``www.youtube.com/@rower``.
    """
    zone: Records
    certificate: str
    """``good``, ``expired``, ``wrong_host``, ``without_www``, a name of ``_leaf``; ``none``: the shop is on http only
    and refuses connections on https."""
    fails: tuple[str, ...]
    """Rules that find their defect here."""
    passes: tuple[str, ...]
    """Rules that must find nothing here; the rest is not held."""
    mail: Mapping[str, str] = field(default_factory=dict)
    """Script of the mail server, which takes mail for every address that this does not name (``RCPT a@b.example``)."""
    mail_certificate: Literal["good", "expired", "none"] = "good"
    """``none``: the mail server offers no STARTTLS."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Of every page over https."""
    http: Literal["redirects", "serves", "receives"] = "redirects"
    """``serves``: http shows the shop, too; ``receives``: https redirects to http, which shows it."""
    registers: bool = False
    """Whether registers are asked; their answers are pages of somebody else."""
    expect: tuple[str, ...] = ()
    """Channels that the configuration expects."""


def shops() -> tuple[Shop, ...]:
    return tuple(_load(file) for file in sorted(FOLDER.glob("*/shop.yaml")))


def _load(file: Path) -> Shop:
    data: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    data |= {key: tuple(data.get(key, ())) for key in ("fails", "passes", "expect")}
    return Shop(name=file.parent.name, **data)


@asynccontextmanager
async def opened(shop: Shop, folder: Path) -> AsyncIterator[Settings]:
    """Serve the shop; yields the settings that lead to it.  ``folder`` takes the authority's certificate."""
    async with AsyncExitStack() as stack:
        names = await stack.enter_async_context(NameServer(shop.zone))
        secure_port = free_port()
        plain_routes: Mapping[str, Route] = _routes(shop)
        if shop.certificate != "none":
            routes = {"*": _to_http} if shop.http == "receives" else _routes(shop)
            secure = await stack.enter_async_context(WebServer(routes, _context(shop, folder)))
            secure_port = secure.port
            if shop.http == "redirects":
                plain_routes = {"*": _to_https}
        mail = await stack.enter_async_context(ScriptedServer(shop.mail, _mail_context(shop)))
        plain = await stack.enter_async_context(WebServer(plain_routes))
        yield Settings(
            country=shop.country,
            expect=shop.expect,
            rate=0,
            timeout=5.0,
            connect_to=(ConnectTo("", 443, "127.0.0.1", secure_port), plain.detour()),
            dns_server=names.address,
            smtp_port=mail.port,
            mailbox_pause=0,
            recheck_pause=0,
            greylist_pause=0,
            ca_file=ca_file(folder),
            allow_private=True,
            registers=shop.registers,
            register_cache=str(folder),
        )


def _routes(shop: Shop) -> dict[str, Route]:
    headers = tuple(shop.headers.items())
    return {path: _route(FOLDER / shop.name, page, headers) for path, page in shop.pages.items()}


def _route(folder: Path, page: str | Mapping[str, Any], headers: tuple[tuple[str, str], ...]) -> Route:
    if isinstance(page, str):
        return Reply(body=(folder / page).read_bytes(), headers=headers)
    if "file" in page:
        return Reply(page["status"], (folder / page["file"]).read_bytes(), headers=headers)
    return redirect(page["redirect"]) if "redirect" in page else Reply(page["status"], "<h1>404</h1>")


def _context(shop: Shop, folder: Path) -> ssl.SSLContext:
    host = urlsplit(shop.site).hostname or ""
    leaf = _leaf(host, shop.certificate)
    if leaf:
        return context(leaf, folder)
    names = {"wrong_host": ("hosting.example",), "without_www": (host,)}.get(shop.certificate, (host, f"www.{host}"))
    others = {page.partition("/")[0] for page in shop.pages if not page.startswith("/")}
    return server_context(*names, *sorted(others), expired=shop.certificate == "expired")


def _leaf(host: str, certificate: str) -> Leaf | None:
    """The certificates that are bad in a rarer way."""
    if certificate == "chain_incomplete":
        return Leaf(host, issuer=intermediate("one", root(), "http://pki.example/one.crt"))
    rare = {
        "not_yet_valid": Leaf(host, begin=2, issuer=root()),
        "expires_soon": Leaf(host, begin=-80, end=10, issuer=root()),
        "self_signed": Leaf(host),
        "untrusted": Leaf(host, issuer=root(trusted=False)),
        "weak_key": Leaf(host, issuer=root(), bits=1024),
    }
    return rare.get(certificate)


def _mail_context(shop: Shop) -> ssl.SSLContext | None:
    if shop.mail_certificate == "none":
        return None
    hosts = [name for name in shop.zone if not name.startswith("_")]
    return server_context(*hosts, expired=shop.mail_certificate == "expired") if hosts else None


def _to_http(request: Request) -> Reply:
    return redirect(f"http://{request.host}{request.target}", 301)


def _to_https(request: Request) -> Reply:
    return redirect(f"https://{request.host}{request.target}", 301)
