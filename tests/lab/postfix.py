"""A real mail server, Postfix, without systemd: several faces on one port of several loopback addresses."""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
import smtplib
import socket
import socketserver
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import trustme

from lab.certificates import DAY, authority

FACES = {
    "works": "127.0.0.2",
    "expired": "127.0.0.3",
    "grey": "127.0.0.4",
    "strict": "127.0.0.5",
    "plain": "127.0.0.6",
}
"""What each address shows.  ``127.0.0.9`` refuses connections."""

_MAIN = """\
compatibility_level = 3.6
queue_directory = {folder}/spool
data_directory = {folder}/lib
myhostname = mx.works.example
mydestination =
mynetworks = 192.0.2.0/24
inet_interfaces = all
inet_protocols = ipv4
virtual_mailbox_domains = works.example, expired.example, misnamed.example, grey.example, slowgrey.example,
    strict.example, plain.example, implicit.example, halfdead.example, backup.example, xn--ka-una-v0a10c.example
virtual_alias_domains = catchall.example
virtual_mailbox_maps = texthash:{folder}/etc/mailboxes
virtual_alias_maps = texthash:{folder}/etc/aliases
virtual_transport = discard:
default_transport = error:nothing leaves this server
smtpd_tls_cert_file = {folder}/etc/good.pem
smtpd_tls_security_level = may
smtpd_relay_restrictions = reject_unauth_destination
smtpd_recipient_restrictions = check_recipient_access texthash:{folder}/etc/full, reject_unlisted_recipient
smtpd_client_connection_rate_limit = 0
smtpd_client_connection_count_limit = 0
maillog_file = {folder}/mail.log
maillog_file_prefixes = {folder}
alias_maps =
alias_database =
"""
_OPTIONS = {
    "works": "",
    "expired": "-o smtpd_tls_cert_file={folder}/etc/expired.pem",
    "grey": "-o smtpd_recipient_restrictions=reject_unlisted_recipient,check_policy_service,inet:127.0.0.1:{policy}",
    "strict": "-o smtpd_client_restrictions=reject",
    "plain": "-o smtpd_tls_security_level=none",
}
_MAILBOXES = (
    "sklep@works.example",
    "full@works.example",
    "sklep@expired.example",
    "sklep@misnamed.example",
    "sklep@grey.example",
    "sklep@slowgrey.example",
    "sklep@strict.example",
    "sklep@plain.example",
    "sklep@implicit.example",
    "sklep@halfdead.example",
    "sklep@backup.example",
    "sklep@xn--ka-una-v0a10c.example",
)


class _Greylist(socketserver.StreamRequestHandler):
    """A policy service (Postfix SMTPD_POLICY_README): the first attempt is turned away."""

    seen: dict[str, float]

    def handle(self) -> None:
        request: dict[str, str] = {}
        for raw in self.rfile:
            name, _, value = raw.decode().rstrip("\n").partition("=")
            if name:
                request[name] = value
                continue
            self.wfile.write(f"action={self._action(request['recipient'])}\n\n".encode())
            request = {}

    def _action(self, recipient: str) -> str:
        wait = 600 if "slowgrey" in recipient else 1
        first = self.seen.setdefault(recipient, time.monotonic())
        if time.monotonic() - first >= wait:
            return "DUNNO"
        return f"450 4.2.0 {recipient}: Greylisted, see http://postgrey.example/help; try again in {wait} seconds"


@contextlib.contextmanager
def mail_server(folder: Path) -> Iterator[int]:
    """Serve until the block ends; yields the port.  ``folder`` must be open to all users."""
    policy = socketserver.ThreadingTCPServer(("127.0.0.1", 0), type("Greylist", (_Greylist,), {"seen": {}}))
    policy.daemon_threads = True
    threading.Thread(target=policy.serve_forever, daemon=True).start()
    port = _port()
    _configure(folder, port, policy.server_address[1])
    with (folder / "start.log").open("wb") as log:
        process = subprocess.Popen(
            ["/usr/sbin/postfix", "-c", str(folder / "etc"), "start-fg"], stdout=log, stderr=log, start_new_session=True
        )
        try:
            _wait(port, process, folder)
            yield port
        finally:
            # by its own command: what was started is only a shell around the master, which would outlive it
            subprocess.run(
                ["/usr/sbin/postfix", "-c", str(folder / "etc"), "stop"], stdout=log, stderr=log, check=False
            )
            process.wait(30)
            policy.shutdown()
            policy.server_close()


def _port() -> int:
    """A port that is free on every address that Postfix listens on."""
    while True:
        with contextlib.ExitStack() as stack:
            probe = stack.enter_context(socket.socket())
            probe.bind(("127.0.0.2", 0))
            port: int = probe.getsockname()[1]
            try:
                for address in [*list(FACES.values())[1:], "127.0.0.9"]:
                    stack.enter_context(socket.socket()).bind((address, port))
            except OSError:
                continue
            return port


def _configure(folder: Path, port: int, policy: int) -> None:
    etc = folder / "etc"
    for path in (etc, folder / "spool", folder / "lib"):
        path.mkdir()
    shutil.chown(folder / "lib", "postfix")
    _certificates(etc)
    (etc / "main.cf").write_text(_MAIN.format(folder=folder))
    (etc / "mailboxes").write_text("".join(f"{address} x\n" for address in _MAILBOXES))
    (etc / "aliases").write_text("kontakt@works.example sklep@works.example\n@catchall.example sklep@works.example\n")
    (etc / "full").write_text("full@works.example 552 5.2.2 Mailbox is full / Skrzynka pełna\n", encoding="utf-8")
    lines = []
    for line in Path("/usr/share/postfix/master.cf.dist").read_text().splitlines():
        words = line.split()
        if len(words) >= 8 and words[1] in ("unix", "unix-dgram", "fifo") and not line.startswith("#"):
            words[4] = "n"  # no chroot: it would have to be filled first
            lines.append(" ".join(words))
    for face, address in FACES.items():
        options = _OPTIONS[face].format(folder=folder, policy=policy)
        lines.append(f"{address}:{port} inet n - n - - smtpd {options}")
    (etc / "master.cf").write_text("\n".join(lines) + "\n")


def _certificates(etc: Path) -> None:
    now = dt.datetime.now(dt.UTC)
    _pem(etc / "good.pem", authority().issue_cert("mx.works.example", "implicit.example"))
    _pem(
        etc / "expired.pem",
        authority().issue_cert("mx.expired.example", not_before=now - 30 * DAY, not_after=now - DAY),
    )


def _pem(path: Path, certificate: trustme.LeafCert) -> None:
    certificate.private_key_and_cert_chain_pem.write_to_path(str(path))
    path.chmod(0o600)


def _wait(port: int, process: subprocess.Popen[bytes], folder: Path) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError, smtplib.SMTPException):
            for address in FACES.values():
                with smtplib.SMTP(address, port, timeout=5):
                    pass
            return
        time.sleep(0.1)
    logs = [path.read_text() for path in (folder / "start.log", folder / "mail.log") if path.exists()]
    raise RuntimeError(f"Postfix does not answer: {' '.join(logs)}")
