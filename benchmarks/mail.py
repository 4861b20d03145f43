"""What it costs to check mailboxes: 200 addresses over 20 domains, half of them missing, on servers of this machine.

    python benchmarks/mail.py [--addresses N] [--domains N]

The servers run in a process of their own, so that their CPU time is not counted.  Each domain has a mail server with an
address of its own, which is asked by one connection at a time, without the usual pause.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import ssl
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import trustme

from channelaudit.config.settings import Settings
from channelaudit.demo.mail import MailServer
from channelaudit.demo.names import NameServer
from channelaudit.engine import discovery
from channelaudit.engine.observing import Silent, observe
from channelaudit.model import Channel, Crawl, Gathered, Known, SiteContext
from channelaudit.network import Network

_LOOPBACK = "127.0.0.1"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--addresses", type=int, default=200)
    parser.add_argument("--domains", type=int, default=20)
    parser.add_argument("--serve", metavar="FOLDER", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        asyncio.run(_serve(Path(options.serve), options.domains, options.addresses))
        return
    with tempfile.TemporaryDirectory() as folder:
        arguments = ["--serve", folder, "--domains", str(options.domains), "--addresses", str(options.addresses)]
        servers = subprocess.Popen([sys.executable, __file__, *arguments], stdout=subprocess.PIPE, text=True)
        try:
            assert servers.stdout is not None
            ports = json.loads(servers.stdout.readline())
            asyncio.run(_measure(ports, Path(folder) / "ca.pem", options.domains, options.addresses))
        finally:
            servers.terminate()
            servers.wait()


def _addresses(domains: int, addresses: int) -> list[str]:
    return [f"box{n // domains}@shop{n % domains}.example" for n in range(addresses)]


async def _measure(ports: dict[str, int], ca_file: Path, domains: int, addresses: int) -> None:
    settings = Settings(
        dns_server=f"{_LOOPBACK}:{ports['dns']}",
        smtp_port=ports["smtp"],
        ca_file=str(ca_file),
        allow_private=True,
        mailbox_pause=0,
        mailbox_limit=addresses,
    )
    channels = tuple(Channel("email", address) for address in _addresses(domains, addresses))
    gathered = Gathered(SiteContext("", "", ""), Crawl(""), channels)
    checks = {name: check for name, check in discovery.checks().items() if name in ("mail_domain", "mailbox")}
    wall, cpu = time.perf_counter(), time.process_time()
    async with Network(settings) as network:
        found = await observe(checks, gathered, network, settings, time.monotonic() + 300, asyncio.Event(), Silent())
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    verdicts = Counter(
        checks["mailbox"].verdict(o.outcome.value) if isinstance(o.outcome, Known) else o.outcome.failure.kind
        for o in found
        if o.check == "mailbox"
    )
    print(f"{addresses} addresses, {domains} domains: {', '.join(f'{n} {word}' for word, n in verdicts.items())}")
    print(f"wall {wall:.2f} s, {wall / addresses * 1000:.1f} ms an address")
    print(f"CPU  {cpu:.2f} s, {cpu / addresses * 1000:.1f} ms an address")
    print(f"connections {network.smtp.connections}: one an address, one a domain for the address that nobody has")
    print(f"DNS queries {network.dns.queries}, {network.dns.queries / domains:.1f} a domain")


async def _serve(folder: Path, domains: int, addresses: int) -> None:
    names = [f"mx.shop{n}.example" for n in range(domains)]
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    zone: dict[str, dict[str, list[str]]] = {}
    for n, name in enumerate(names):
        zone[f"shop{n}.example"] = {"MX": [f"10 {name}."], "TXT": ['"v=spf1 mx -all"']}
        zone[f"_dmarc.shop{n}.example"] = {"TXT": ['"v=DMARC1; p=none"']}
        zone[name] = {"A": [f"127.0.1.{n + 1}"]}
    half = frozenset(_addresses(domains, addresses)[::2])
    async with NameServer(_LOOPBACK, zone) as dns, MailServer("0.0.0.0", context, half) as mail:
        print(json.dumps({"dns": dns.port, "smtp": mail.port}), flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    main()
