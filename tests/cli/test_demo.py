from __future__ import annotations

import json
import re
import shlex
import signal
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from cli.program import COMMAND, channelaudit, environment


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where one demo has left its reports."""
    folder = tmp_path_factory.mktemp("demo")
    done = channelaudit("demo", "-o", "audit.json", "--save-evidence", "evidence.json", cwd=folder)
    assert done.code == 0, done.err
    (folder / "out").write_text(done.out, encoding="utf-8")
    return folder


def test_the_demo_finds_at_least_twelve_kinds_of_faults_and_channels_that_work(folder: Path) -> None:
    content = json.loads((folder / "audit.json").read_text(encoding="utf-8"))
    assert len({finding["rule"] for finding in content["findings"]}) >= 12
    assert content["summary"]["channels"]["works"] >= 1
    assert content["summary"]["channels"]["broken"] >= 1
    assert "crashed" not in {judgement["status"] for judgement in content["judgements"]}


def test_mail_of_each_domain_is_taken_by_a_host_of_its_own() -> None:
    zone = yaml.safe_load(files("channelaudit.demo").joinpath("zone.yaml").read_text(encoding="utf-8"))
    hosts = [mx.split()[1].rstrip(".") for records in zone.values() for mx in records.get("MX", ())]
    assert "mx.poczta-dostawcy.example" in hosts
    assert all(host in zone and host.endswith(".example") for host in hosts if host)
    assert len(set(hosts)) == len(hosts)


def test_its_audit_and_its_evidence_can_be_used_again(folder: Path) -> None:
    shown = (folder / "out").read_text(encoding="utf-8")
    assert channelaudit("report", "audit.json", cwd=folder).out == shown
    assert channelaudit("judge", "evidence.json", "--fail-on", "never", cwd=folder).out == shown
    first = (folder / "audit.json").read_text(encoding="utf-8")
    assert channelaudit("report", "audit.json", "--format", "json", cwd=folder).out == first


def test_the_served_demo_can_be_audited_as_it_says(tmp_path: Path) -> None:
    command = [*COMMAND, "demo", "--serve"]
    server = subprocess.Popen(command, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        said = ""
        for line in server.stdout:
            said += line
            if "Ctrl-C" in line:
                break
        advice = re.search(r"^channelaudit (.*?)\n\n", said, re.MULTILINE | re.DOTALL)
        assert advice, said
        arguments = shlex.split(advice[1].replace("\\\n", ""))
        done = channelaudit(*arguments, "--format", "json", "--rate", "0", cwd=tmp_path)
        assert done.code == 1, done.err
        assert json.loads(done.out)["channels"]
        server.send_signal(signal.SIGINT)
        assert server.wait(10) == 0
    finally:
        server.kill()
        server.communicate()
