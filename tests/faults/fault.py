"""What a fault is, and the ordinary shop around it."""

from __future__ import annotations

import ssl
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from lab.names import Records
from lab.web import Route, Wire

TEXT = "<p>" + "Rowery miejskie i części do rowerów, naprawa na miejscu. " * 8
CONTACT = f"<html lang=pl><title>Kontakt</title><main><h1>Kontakt</h1><p>sklep@sklep-rower.example{TEXT}</main></html>"


def shop(*extra: str) -> str:
    """A home page that links to the contact page."""
    return (
        "<html lang=pl><title>Sklep</title><header><a href='/kontakt'>Kontakt</a></header>"
        f"<main><h1>Rowery</h1>{''.join(extra)}{TEXT}</main></html>"
    )


SHOP: dict[str, Route] = {"/": shop(), "/kontakt": CONTACT}


@dataclass(frozen=True)
class Fault:
    """``name`` says what is wrong; ``kind`` how the program must call it ("" when it must cope without a word)."""

    name: str
    kind: str
    web: Mapping[str, Route] = field(default_factory=lambda: SHOP)
    code: int = 0
    """Exit code with ``--fail-on never``."""
    broken: bool = False
    """The contact page is broken, and must be called so; every other fault must not."""
    rule: str = ""
    """A rule that must have found the fault."""
    site: str = "http://sklep-rower.example/"
    tls: ssl.SSLContext | None = None
    https: Callable[[Wire], Awaitable[None]] | None = None
    """Who answers on port 443, where it is not even TLS."""
    names: Records | None = None
    """With a name server the site is dialled by name, at port ``{port}``."""
    options: tuple[str, ...] = ()
    direct: bool = False
    """No detour: the address itself is dialled."""


def on_contact(name: str, kind: str, route: Route, *, broken: bool = False, options: tuple[str, ...] = ()) -> Fault:
    """The home page is sound, the contact page is not."""
    return Fault(name, kind, {"/": shop(), "/kontakt": route}, broken=broken, options=options)


def on_home(name: str, kind: str, route: Route) -> Fault:
    """Nothing of the site can be read."""
    return Fault(name, kind, {"*": route}, code=3)
