"""``channelaudit batch``: what it takes, says, writes, and how it ends."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from batch_street import Doors, sites
from channelaudit.history import Store
from cli.program import COMMAND, channelaudit, environment

QUICK = ("--offline", "--max-pages=2", "--workers=1", "--store=s.sqlite")
Street = Callable[..., Doors]


@pytest.fixture
def doors(open_street: Street) -> Doors:
    return open_street(shops=14, latency="20-60")


def listed(folder: Path, text: str) -> None:
    (folder / "sites.txt").write_text(text, encoding="utf-8")


def test_every_format_comes_from_the_history(doors: Doors, tmp_path: Path) -> None:
    listed(tmp_path, sites(range(4)) + "https://gone.example/\n")
    outputs = [f"--output={name}" for name in ("all.jsonl", "all.csv", "all.xml", "one.md", "parquet:tables")]
    ended = channelaudit("batch", "sites.txt", *QUICK, *doors.options(), *outputs, cwd=tmp_path)
    assert ended.code == 3
    assert "audited: 4; could not be audited: 1; " in ended.err
    assert ended.out.splitlines()[0] == "score  broken  site"
    assert [line.split()[-1] for line in ended.out.splitlines()[1:5]] == sites(range(4)).split()
    assert "https://gone.example/  could not be audited" in ended.out
    audits = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text().splitlines()]
    assert [audit["site"]["url"] for audit in audits] == [*sites(range(4)).split(), "https://gone.example/"]
    assert (tmp_path / "all.xml").read_text().count("<testsuite ") == 5
    assert "shop3.example" in (tmp_path / "all.csv").read_text()
    rows: list[dict[str, Any]] = parquet.read_table(tmp_path / "tables" / "sites.parquet").to_pylist()
    assert [(row["site"], row["state"]) for row in rows][-2:] == [
        ("https://shop3.example/", "done"),
        ("https://gone.example/", "failed"),
    ]
    assert "does not exist" in rows[-1]["reason"]
    findings = parquet.read_table(tmp_path / "tables" / "findings.parquet").to_pylist()
    assert {row["fingerprint"] for row in findings} == {f["fingerprint"] for a in audits for f in a["findings"]}


def test_interrupted_and_resumed(doors: Doors, tmp_path: Path) -> None:
    listed(tmp_path, sites(range(14)))
    command = [*COMMAND, "batch", "sites.txt", *QUICK, "--at-once=2", "--log-json", *doors.options()]
    process = subprocess.Popen(
        command, cwd=tmp_path, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr
    for line in process.stderr:
        if '"event": "site"' in line:
            break
    process.send_signal(signal.SIGINT)
    began = time.monotonic()
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert time.monotonic() - began < 15
    missing = int(re.findall(r"missing: (\d+)", said)[0])
    assert 0 < missing < 14
    assert said.splitlines()[-1] == "channelaudit batch --resume goes on with what is missing"
    resumed = channelaudit("batch", "--resume", *QUICK, "--log-json", *doors.options(), cwd=tmp_path)
    events = [json.loads(line) for line in resumed.err.splitlines() if line.startswith("{")]
    assert len([event for event in events if event["event"] == "site"]) == missing
    assert events[-1]["done"] == events[-1]["total"] == 14
    assert events[-1]["seconds_left"] == 0
    again = channelaudit("batch", "--resume", *QUICK, *doors.options(), cwd=tmp_path)
    assert again.err.splitlines() == [resumed.err.splitlines()[-1]]


def test_only_what_is_due(doors: Doors, tmp_path: Path) -> None:
    listed(tmp_path, sites(range(2)))
    channelaudit("batch", "sites.txt", *QUICK, *doors.options(), cwd=tmp_path)
    listed(tmp_path, sites(range(3)))
    ended = channelaudit("batch", "sites.txt", *QUICK, "--older-than=7d", *doors.options(), cwd=tmp_path)
    assert "audited: 1; could not be audited: 0; lead to the same shop as another: 0; not due: 2;" in ended.err
    assert len(ended.out.splitlines()) == 4
    with Store.open(tmp_path / "s.sqlite") as store:
        assert [len(store.audits(site)) for site in sites(range(3)).split()] == [1, 1, 1]
    wrong = channelaudit("batch", "sites.txt", *QUICK, "--older-than=soon", cwd=tmp_path)
    assert (wrong.code, "such as 12h or 7d" in wrong.err) == (2, True)


def test_each_site_with_its_own_settings(doors: Doors, tmp_path: Path) -> None:
    listed(tmp_path, "url,name,country,select\nshop0.example,Zero,CZ,phone\nshop1.example,One,,email\n")
    ended = channelaudit("batch", "sites.txt", *QUICK, "--format=jsonl", *doors.options(), cwd=tmp_path)
    zero, one = (json.loads(line) for line in ended.out.splitlines())
    assert (zero["site"]["country"], one["site"]["country"]) == ("CZ", "PL")
    assert {judgement["rule"].partition("-")[0] for judgement in zero["judgements"]} == {"phone"}
    assert {judgement["rule"].partition("-")[0] for judgement in one["judgements"]} == {"email"}


def test_the_sites_of_the_configuration(doors: Doors, tmp_path: Path) -> None:
    (tmp_path / "channelaudit.yaml").write_text(
        "sites:\n  - https://shop0.example/\n  - url: https://shop1.example/\n    country: SK\n"
    )
    ended = channelaudit("batch", *QUICK, "--format=jsonl", *doors.options(), cwd=tmp_path)
    assert [json.loads(line)["site"]["country"] for line in ended.out.splitlines()] == ["PL", "SK"]


def test_bad_lines_are_named_and_the_rest_goes_on(doors: Doors, tmp_path: Path) -> None:
    listed(
        tmp_path, "# ours\nshop0.example # first\nnot a shop\n\nhttps://www.shop0.example\nhttp://a:b@shop1.example/\n"
    )
    ended = channelaudit("batch", "sites.txt", *QUICK, *doors.options(), cwd=tmp_path)
    assert 'sites.txt:3: left out: "not a shop" is not the address of a shop' in ended.err
    assert "sites.txt:6: left out: an address with a user name or a password" in ended.err
    assert "a:b@" not in ended.err
    assert "1 line names a shop that stands there already" in ended.err
    assert "audited: 1;" in ended.err
    strict = channelaudit("batch", "sites.txt", *QUICK, "--strict", *doors.options(), cwd=tmp_path)
    assert (strict.code, "nothing was audited" in strict.err) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("missing.txt",), "missing.txt cannot be read: No such file or directory"),
        (("sites.txt", "--store=none"), "a batch keeps its audits in the history"),
        (("sites.txt", "--engine=dusk"), 'unknown engine "dusk"; did you mean "dask"?'),
        (("sites.txt", "--engine=dask"), "--engine dask needs the address of a scheduler"),
        (("sites.txt", "-ox.unknown"), 'no format follows from "x.unknown"'),
        (("--resume",), "there is no batch to resume"),
        ((), "name the file that lists the shops"),
        (("empty.txt",), "names no shop to audit"),
        (("table.csv",), 'table.csv:1: unknown column "contry"; did you mean "country"?'),
    ],
    ids=["no file", "no history", "engine", "scheduler", "format", "nothing begun", "nothing", "empty", "column"],
)
def test_wrong_use(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    listed(tmp_path, "shop0.example\n")
    (tmp_path / "empty.txt").write_text("# nobody\n")
    (tmp_path / "table.csv").write_text("url,contry\nshop0.example,PL\n")
    ended = channelaudit("batch", "--store=s.sqlite", *arguments, cwd=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
