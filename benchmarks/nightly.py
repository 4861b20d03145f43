"""What the second audit of an unchanged shop costs beside the first: requests, bytes, seconds, pages read.

    python benchmarks/nightly.py [--pages N]

The shop is generated and served on loopback as a careful web server would serve it: compressed, with ETags.  Both
audits are runs of the command line with one history (--store), as a scheduler would start them.  Exit code 1 when the
second run costs half the bytes of the first or more.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from shop import generate

_HOST = "sklep-rower.example"


@dataclass
class Traffic:
    """What went over the wire of one run; bytes of the server's answers with their headers."""

    requests: int = 0
    not_modified: int = 0
    sent: int = 0
    seconds: float = 0.0
    cpu: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)


class Shop(ThreadingHTTPServer):
    """Serves a folder; ``traffic`` counts."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.pages = {f"/{path.name}": _Page(path.read_bytes()) for path in folder.iterdir()}
        self.pages["/"] = self.pages["/index.html"]
        self.traffic = Traffic()


class _Page:
    def __init__(self, body: bytes) -> None:
        self.body = gzip.compress(body, 6, mtime=0)
        self.etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'


class Answer(BaseHTTPRequestHandler):
    """One answer: 200, 304 or 404."""

    server: Shop
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        page = self.server.pages.get(self.path.partition("?")[0])
        known = page is not None and self.headers.get("If-None-Match") == page.etag
        body = b"" if known else page.body if page else b"<h1>404</h1>"
        lines = [f"HTTP/1.1 {'304 Not Modified' if known else '200 OK' if page else '404 Not Found'}"]
        if page:
            lines.append(f"ETag: {page.etag}")
        if page and not known:
            lines += ["Content-Encoding: gzip", "Content-Type: text/html; charset=utf-8"]
        if not known:
            lines.append(f"Content-Length: {len(body)}")
        data = "\r\n".join([*lines, "", ""]).encode() + body
        with self.server.traffic.lock:
            self.server.traffic.requests += 1
            self.server.traffic.not_modified += known
            self.server.traffic.sent += len(data)
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """The figures are enough."""


def audit(server: Shop, store: Path, pages: int) -> Traffic:
    """One run of the command line."""
    server.traffic = Traffic()
    command = [
        sys.executable, "-m", "channelaudit", "audit", f"http://{_HOST}/", "--connect-to",
        f"{_HOST}:80:127.0.0.1:{server.server_port}", "--allow-private", "--offline", "--checks", "form_endpoint",
        "--rate", "0", "--max-pages", str(pages), "--store", str(store), "--fail-on", "never",
    ]  # fmt: skip
    began, cpu = time.perf_counter(), _cpu_of_children()
    done = subprocess.run(command, capture_output=True, check=False, cwd=store.parent, env={**os.environ})
    server.traffic.seconds, server.traffic.cpu = time.perf_counter() - began, _cpu_of_children() - cpu
    if done.returncode:
        raise SystemExit(done.stderr.decode())
    return server.traffic


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> int:
    """Measure and print; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=40)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="nightly-") as name:
        folder = Path(name)
        generate(folder / "shop", max(60, options.pages + 20))
        server = Shop(folder / "shop")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        runs = [audit(server, folder / "history.sqlite", options.pages) for _ in range(2)]
        server.shutdown()
        server.server_close()
    first, second = runs
    print(f"{'':24}{'first run':>12}{'second run':>12}")
    for label, pick in (("requests", "requests"), ("of them not modified", "not_modified"), ("bytes sent", "sent")):
        print(f"{label:24}{getattr(first, pick):12,}{getattr(second, pick):12,}")
    print(f"{'seconds':24}{first.seconds:12.2f}{second.seconds:12.2f}")
    print(f"{'of them CPU':24}{first.cpu:12.2f}{second.cpu:12.2f}")
    print(f"The second run costs {100 * second.sent / first.sent:.1f} % of the bytes of the first (aim: under 50 %).")
    return int(2 * second.sent >= first.sent)


if __name__ == "__main__":
    sys.exit(main())
