"""A real name server, knot, on a free port of loopback with the zone ``example``."""

from __future__ import annotations

import contextlib
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import dns.exception
import dns.message
import dns.query

from lab.web import free_port

_CONFIGURATION = """\
server:
    rundir: "{folder}"
    listen: 127.0.0.1@{port}
    udp-workers: 1
    tcp-workers: 1
    background-workers: 1
database:
    storage: "{folder}"
log:
  - target: stderr
    any: error
template:
  - id: default
    storage: "{folder}"
zone:
  - domain: example
    file: example.zone
  - domain: lame.example
    file: not-there.zone
"""


@contextlib.contextmanager
def name_server(folder: Path, zone: Path) -> Iterator[str]:
    """Serve ``zone``; yields ``ADDRESS:PORT``.  ``lame.example`` answers SERVFAIL."""
    port = free_port()
    (folder / "example.zone").write_text(zone.read_text(encoding="utf-8"), encoding="utf-8")
    configuration = folder / "knot.conf"
    configuration.write_text(_CONFIGURATION.format(folder=folder, port=port), encoding="utf-8")
    with (folder / "knot.log").open("wb") as log:
        process = subprocess.Popen(["/usr/sbin/knotd", "-c", str(configuration)], stderr=log, stdout=log)
        try:
            _wait(port, process, folder / "knot.log")
            yield f"127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(20)


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    question = dns.message.make_query("mx.works.example", "A")
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(dns.exception.DNSException, OSError):
            if dns.query.udp(question, "127.0.0.1", port=port, timeout=0.5).answer:
                return
        time.sleep(0.05)
    raise RuntimeError(f"knot does not answer: {log.read_text()}")
