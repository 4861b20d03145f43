"""What people copy must work: each example is held by the linter or the schema of the program that will read it."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import yaml

from channelaudit.demo import DemoShop

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


def _run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, cwd=ROOT)


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ("vendor.github-actions", "action.yml"),
        ("vendor.github-workflows", "examples/github/nightly.yml"),
        ("vendor.gitlab-ci", "examples/gitlab/.gitlab-ci.yml"),
    ],
)
def test_is_valid_by_the_schema_of_its_reader(schema: str, path: str) -> None:
    done = _run(BIN / "check-jsonschema", "--builtin-schema", schema, path)
    assert done.returncode == 0, done.stdout


def test_the_workflow_gives_the_action_inputs_that_it_has() -> None:
    workflow = yaml.safe_load((ROOT / "examples/github/nightly.yml").read_text(encoding="utf-8"))
    [given] = [step["with"] for step in workflow["jobs"]["audit"]["steps"] if "channelaudit" in step["uses"]]
    assert given.keys() <= ACTION["inputs"].keys()


def test_the_action_never_puts_an_input_into_shell_code() -> None:
    scripts = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]
    assert len(scripts) == 3
    assert not [script for script in scripts if "${{" in script]


def test_every_input_of_the_action_is_used_and_every_output_made() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert [name for name in ACTION["inputs"] if f"inputs.{name} " not in text and f"inputs.{name}}}" not in text] == []
    script = (ROOT / "examples/github/audit.sh").read_text(encoding="utf-8")
    assert [name for name in ACTION["outputs"] if f'"{name}=' not in script] == []


@pytest.mark.parametrize(("wanted", "installed"), [("", "/action"), ("channelaudit==1.2", "channelaudit==1.2")])
def test_the_action_installs_the_version_that_is_wanted(tmp_path: Path, wanted: str, installed: str) -> None:
    [install] = [step for step in ACTION["runs"]["steps"] if step.get("name") == "Install channelaudit"]
    assert "channelaudit=={0}" in install["env"]["WANTED"]
    for name, says in (("python", ""), ("channelaudit/bin/pip", 'echo "$@"')):  # stand-ins that install nothing
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"#!/bin/sh\n{says}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    done = subprocess.run(
        ["bash", "-euc", install["run"]], capture_output=True, text=True, check=False,
        env={
            "PATH": f"{tmp_path}:{os.environ['PATH']}", "RUNNER_TEMP": str(tmp_path),
            "SOURCE": "/action", "WANTED": wanted
        },
    )  # fmt: skip
    assert (done.returncode, done.stdout.split()[-1]) == (0, installed), done.stderr


@pytest.mark.parametrize("script", ["examples/github/audit.sh", "examples/cron/channelaudit.sh"])
def test_is_a_clean_shell_script(script: str) -> None:
    done = _run("shellcheck", script)
    assert done.returncode == 0, done.stdout


def test_the_dockerfile_is_clean() -> None:
    done = _run(BIN / "hadolint", "Dockerfile")
    assert done.returncode == 0, done.stdout


def test_the_units_are_known_to_systemd(tmp_path: Path) -> None:
    for unit in (ROOT / "examples/systemd").iterdir():
        text = unit.read_text(encoding="utf-8")
        (tmp_path / unit.name).write_text(text.replace("/usr/local/bin/channelaudit", "/bin/true"), encoding="utf-8")
    done = _run("systemd-analyze", "verify", "--man=no", tmp_path / "channelaudit.timer")
    assert (done.returncode, done.stderr) == (0, "")


def test_the_tools_that_hold_the_examples_are_there() -> None:
    assert [name for name in ("shellcheck", "systemd-analyze") if not shutil.which(name)] == []


def test_the_jenkins_pipeline_is_balanced_and_its_shell_clean(tmp_path: Path) -> None:
    text = (ROOT / "examples/jenkins/Jenkinsfile").read_text(encoding="utf-8")
    before, shell, after = text.split("'''")
    code = re.sub(r"//.*|'[^']*'", "", before + after)
    assert code.count("{") == code.count("}") > 0
    assert code.count("(") == code.count(")") > 0
    script = tmp_path / "step.sh"
    script.write_text("#!/bin/sh\n" + shell, encoding="utf-8")
    done = _run("shellcheck", script)
    assert done.returncode == 0, done.stdout


@pytest.fixture
async def shop() -> AsyncIterator[DemoShop]:
    async with DemoShop() as shop:
        yield shop


async def _in_a_shell(script: str, folder: Path, *arguments: str, **environment: str) -> tuple[int, str]:
    path = f"{BIN}:{os.environ['PATH']}"
    process = await asyncio.create_subprocess_exec(
        ROOT / script, *arguments, cwd=folder, env={**os.environ, "LC_ALL": "C.UTF-8", "PATH": path, **environment},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    output, _ = await asyncio.wait_for(process.communicate(), 120)
    assert process.returncode is not None
    return process.returncode, output.decode()


async def test_the_action_writes_its_reports_and_tells_its_exit_code(shop: DemoShop, tmp_path: Path) -> None:
    _configure(tmp_path / "channelaudit.yaml", shop)
    outputs, summary = tmp_path / "outputs", tmp_path / "summary"
    code, said = await _in_a_shell(
        "examples/github/audit.sh", tmp_path, PROGRAM=str(BIN / "channelaudit"), SITES=f" {shop.site}\n\n", CONFIG="",
        FAIL_ON="error", BASELINE="", CONFIRMATIONS="1", FORMAT="csv", HISTORY="true",
        GITHUB_OUTPUT=str(outputs), GITHUB_STEP_SUMMARY=str(summary),
    )  # fmt: skip
    assert code == 0, said
    assert outputs.read_text(encoding="utf-8") == "exit-code=1\nreports=channelaudit-reports\n"
    assert "::error" in said
    assert "rowerownia.example" in summary.read_text(encoding="utf-8")
    written = {file.name for file in (tmp_path / "channelaudit-reports").iterdir()}
    assert written == {"audit.json", "report.html", "junit.xml", "channelaudit.sarif", "report.csv"}
    assert (tmp_path / ".channelaudit-history/history.sqlite").stat().st_size


async def test_the_script_for_cron_speaks_only_of_what_is_new_and_confirmed(shop: DemoShop, tmp_path: Path) -> None:
    _configure(tmp_path / "channelaudit.yaml", shop)
    home = {"CHANNELAUDIT_HOME": str(tmp_path / "state")}
    first = await _in_a_shell("examples/cron/channelaudit.sh", tmp_path, shop.site, **home)
    assert first == (0, "")  # seen once: not confirmed
    code, said = await _in_a_shell("examples/cron/channelaudit.sh", tmp_path, shop.site, **home)
    assert (code, "rowerownia.example" in said) == (1, True)
    assert (tmp_path / "state/report.html").stat().st_size


def _configure(file: Path, shop: DemoShop) -> None:
    options: dict[str, list[str]] = {}
    for option in shop.options:
        flag, _, value = option.removeprefix("--").partition(" ")
        options.setdefault(flag, []).append(value or "true")
    file.write_text(
        "".join(f"{key}: {json.dumps(values if values[1:] else values[0])}\n" for key, values in options.items())
    )
