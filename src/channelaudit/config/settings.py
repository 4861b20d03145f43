"""Every option and its default, once.  The command line and ``channelaudit.yaml`` both fill this in."""

from __future__ import annotations

from dataclasses import dataclass, field


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
    """Depth of nested HTML elements."""
    json_ld: int = 500_000


@dataclass(frozen=True, slots=True)
class Settings:
    """The options of ``audit``; docs/output.md says what each means."""

    max_pages: int = 40
    jobs: int = 4
    timeout: float = 20.0
    """Of one request, in all, seconds."""
    deadline: float = 300.0
    """Of the whole audit, seconds."""
    rate: float = 4.0
    """Requests a second to one host; 0 means as fast as it answers."""
    retries: int = 2
    country: str = ""
    """Judge by this country; "" works it out."""
    lang: str = "en"
    offline: bool = False
    checks: tuple[str, ...] = ()
    """Ids of the checks that run; ``-id`` takes one out; empty means all that are on by default."""
    select: tuple[str, ...] = ()
    """Ids or prefixes of rules; empty means all."""
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    strict: bool = False
    registers: bool = False
    connect_to: tuple[ConnectTo, ...] = ()
    dns_server: str = ""
    """``ADDR`` or ``ADDR:PORT``."""
    smtp_port: int = 25
    ca_file: str = ""
    proxy: str = ""
    allow_private: bool = False
    user_agent: str = ""
    """"" means the honest default of the network room."""
    ignore_robots: bool = False
    insecure: bool = False
    """Do not judge certificates."""
    bounds: Bounds = field(default_factory=Bounds)
