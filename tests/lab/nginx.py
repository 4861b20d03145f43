"""A real web server, nginx, in the foreground, on free ports of loopback."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

_FRAME = """\
user root;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
worker_processes 1;
events {{ worker_connections 256; }}
http {{
  access_log off;
  default_type text/html;
  server_names_hash_bucket_size 128;
  client_body_temp_path {folder}/tmp;
  proxy_temp_path {folder}/tmp;
  fastcgi_temp_path {folder}/tmp;
  uwsgi_temp_path {folder}/tmp;
  scgi_temp_path {folder}/tmp;
{servers}
}}
"""
_LAX = """\
openssl_conf = defaults
[defaults]
ssl_conf = tls
[tls]
system_default = lax
[lax]
CipherString = DEFAULT:@SECLEVEL=0
MinProtocol = TLSv1
"""
"""What OpenSSL must be told before it serves weak keys and old protocols."""


@contextlib.contextmanager
def nginx(folder: Path, servers: Sequence[str], port: int) -> Iterator[None]:
    """Serve these ``server`` blocks; ``port`` is one of theirs, on which it shows that nginx has started."""
    (folder / "tmp").mkdir(exist_ok=True)
    configuration, lax = folder / "nginx.conf", folder / "openssl.cnf"
    configuration.write_text(_FRAME.format(folder=folder, servers="\n".join(servers)), encoding="utf-8")
    lax.write_text(_LAX, encoding="utf-8")
    command = [shutil.which("nginx") or "/usr/sbin/nginx", "-p", str(folder), "-c", str(configuration)]
    with (folder / "output").open("wb") as output:
        process = subprocess.Popen(command, env={**os.environ, "OPENSSL_CONF": str(lax)}, stdout=output, stderr=output)
        try:
            _wait(port, process, folder)
            yield
        finally:
            process.terminate()
            process.wait(20)


def _wait(port: int, process: subprocess.Popen[bytes], folder: Path) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=0.5):
            return
        time.sleep(0.05)
    raise RuntimeError(f"nginx does not answer: {(folder / 'output').read_text()}")
