"""The options that say how the network is reached, and the bounds on what comes from it."""

from __future__ import annotations

from dataclasses import dataclass, field

from channelaudit.config.options import option

NETWORK = "Doors to the network"
KEYS = "Keys for registers (or in the environment: CHANNELAUDIT_CEIDG_TOKEN and so on)"


@dataclass(frozen=True, slots=True)
class ConnectTo:
    """Dial ``to_host:to_port`` for ``host:port``; empty host or port 0 means any, as in curl's ``--connect-to``."""

    host: str
    port: int
    to_host: str
    to_port: int


@dataclass(frozen=True, slots=True)
class Bounds:
    """Limits that protect the audit from a hostile or broken site.  Sizes in bytes, times in seconds."""

    body: int = 3_000_000
    """Of one answer, after decompression; the rest is cut off."""
    wire: int = 3_000_000
    """Of one answer, before decompression."""
    headers: int = 65_536
    redirects: int = 10
    depth: int = 6
    """Clicks from the home page."""
    url: int = 2_000
    """Characters of a URL."""
    links: int = 2_000
    """Links taken from one page."""
    sitemap_entries: int = 5_000
    nesting: int = 400
    """Depth of nested HTML elements; deeper ones are laid side by side."""
    json_ld: int = 500_000
    tags: int = 100_000
    """Opening and closing tags of one page; the rest is cut off."""


@dataclass(frozen=True, slots=True)
class Doors:
    """Part of ``Settings``: which doors to the network there are, and the keys to some of them."""

    connect_to: tuple[ConnectTo, ...] = field(
        default=(),
        metadata=option(
            "Dial HOST2:PORT2 for HOST1:PORT1, as in curl; empty HOST1 or PORT1 means any; repeatable",
            "HOST1:PORT1:HOST2:PORT2",
            section=NETWORK,
            example="shop.example:443:127.0.0.1:8443",
            repeatable=True,
        ),
    )
    dns_server: str = field(
        default="",
        metadata=option("Ask this DNS server", "ADDR[:PORT]", section=NETWORK, example="9.9.9.9", form="address"),
    )
    smtp_port: int = field(
        default=25,
        metadata=option("Port on which mail servers are asked", "N", section=NETWORK, minimum=1, form="port"),
    )
    smtp_name: str = field(
        default="",
        metadata=option(
            "Name to greet mail servers with, instead of this machine's own",
            "HOST",
            section=NETWORK,
            example="audit.shop.example",
            form="host",
        ),
    )
    ca_file: str = field(
        default="",
        metadata=option(
            "Trust the authorities in this file too", "PEM", section=NETWORK, example="authority.pem", form="file"
        ),
    )
    system_ca: bool = field(
        default=False,
        metadata=option("Trust the authorities of this machine instead of the built-in list", section=NETWORK),
    )
    proxy: str = field(
        default="",
        metadata=option(
            "Send web requests through this proxy",
            "URL",
            section=NETWORK,
            example="http://127.0.0.1:3128",
            form="proxy",
        ),
    )
    allow_private: bool = field(
        default=False,
        metadata=option("Permit loopback, private and link-local addresses as targets", section=NETWORK),
    )
    bounds: Bounds = field(default_factory=Bounds)
    ceidg_token: str = field(
        default="", repr=False, metadata=option("Token for CEIDG", "KEY", section=KEYS, example="KEY", secret=True)
    )
    gus_key: str = field(
        default="", repr=False, metadata=option("Key for GUS REGON", "KEY", section=KEYS, example="KEY", secret=True)
    )
    companies_house_key: str = field(
        default="",
        repr=False,
        metadata=option("Key for Companies House", "KEY", section=KEYS, example="KEY", secret=True),
    )
