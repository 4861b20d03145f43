"""Every fault through the real command line: it ends in time, says what was wrong, and calls broken only what is."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import pytest

from channelaudit.cli.app import run
from faults.fault import Fault
from faults.table import FAULTS
from lab.aside import aside
from lab.certificates import ca_file
from lab.names import NameServer
from lab.web import RawServer, WebServer, free_port

BOUND = 12.0
"""Seconds in which an audit must end whatever the other side does."""
ABSENCE = ("email-missing", "phone-missing", "address-missing", "hours-missing", "findability-contact-absent")


def arguments(fault: Fault, web: WebServer, https: int, names: NameServer | None) -> list[str]:
    site = fault.site
    if names is not None:
        return [site, "--dns-server", names.address, "--offline"]
    if fault.direct:
        return [site, "--offline"] + ([] if "private" in fault.kind else ["--allow-private"])
    detours = ["--connect-to", f":80:127.0.0.1:{web.port}", "--connect-to", f":443:127.0.0.1:{https}"]
    return [site, "--offline", *(detours if not fault.name.startswith("a redirect to ") else _narrow(detours))]


def _narrow(detours: list[str]) -> list[str]:
    """Detours for the site alone, so that another address is really dialled."""
    return [part.replace(":", "sklep-rower.example:", 1) if part.startswith(":") else part for part in detours]


def audit(fault: Fault, folder: Path) -> int:
    web = WebServer(fault.web)
    secure = WebServer(fault.web, tls=fault.tls) if fault.tls else RawServer(fault.https) if fault.https else None
    names = NameServer(fault.names) if fault.names is not None else None
    servers: list[AbstractAsyncContextManager[Any]] = [s for s in (web, secure, names) if s is not None]
    with aside(*servers):
        port = secure.port if secure is not None else free_port()
        options = ["--timeout", "3", "--deadline", "10", "--rate", "0", "--retries", "0", "--max-pages", "8"]
        output = ["--format", "json", "--fail-on", "never", "--ca-file", ca_file(folder), "-o", str(folder / "a.json")]
        return run(["audit", *arguments(fault, web, port, names), *options, *output, *fault.options])


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_fault(
    fault: Fault,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    record_property: Callable[[str, object], None],
) -> None:
    record_property("fault", True)
    monkeypatch.chdir(tmp_path)
    began = time.monotonic()
    code = audit(fault, tmp_path)
    assert time.monotonic() - began < BOUND
    shown = capsys.readouterr()
    assert "Traceback" not in shown.err
    report = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert code == fault.code, shown.err
    kinds = {failure["kind"] for failure in report["failures"]}
    kinds |= {page["error"]["kind"] for page in report["pages"] if page["error"]}
    assert "bug" not in kinds
    if fault.kind:
        assert fault.kind in kinds
    else:
        assert not kinds - {"skipped"}
    found = {finding["rule"] for finding in report["findings"]}
    assert ("findability-contact-page-broken" in found) == fault.broken
    assert not fault.rule or fault.rule in found
    if not report["complete"]:
        assert not found & set(ABSENCE)
    if fault.code == 3:
        assert len(shown.err.strip().splitlines()) == 1
