"""What people copy must work: each example is held by the linter or the schema of the program that will read it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

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
