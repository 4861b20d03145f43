"""The brand in ``channelaudit.yaml`` reaches the reports for people; a format that cannot be made says so at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from channelaudit.reports import RenderOptions
from channelaudit.reports.json import render as as_json
from cli.program import channelaudit, environment
from reports.sample import report

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452")
BRAND = """\
report:
  company: Audyt & Co
  client: Rower
  logo: logo.png
  colour: '#5b2a86'
  sections: findings, pages
"""


@pytest.fixture
def audit(tmp_path: Path) -> Path:
    path = tmp_path / "audit.json"
    path.write_text(as_json(report(), RenderOptions()), encoding="utf-8")
    return path


@pytest.mark.parametrize("config", ["channelaudit.yaml", "brand.yaml"])
def test_a_saved_audit_is_shown_under_a_brand(audit: Path, config: str) -> None:
    (audit.parent / "logo.png").write_bytes(PNG)
    (audit.parent / config).write_text(f"site: https://other.example/\noutput: [other.json]\n{BRAND}")
    named = [] if config == "channelaudit.yaml" else ["--config", config]
    done = channelaudit("report", audit, *named, "-o", "r.html", cwd=audit.parent)
    assert (done.code, done.err) == (0, "")
    assert not (audit.parent / "other.json").exists()
    page = BeautifulSoup((audit.parent / "r.html").read_text(encoding="utf-8"), "lxml")
    assert [section["id"] for section in page.select("main > section")] == ["findings", "pages"]
    picture = page.select_one("header img")
    assert picture is not None
    assert str(picture["src"]).startswith("data:image/png;base64,iVBORw0KGgo")
    assert "Audyt & Co" in page.get_text()
    assert "The domain of a published e-mail address does not exist." in page.get_text()


def test_a_logo_that_is_none_is_found_before_anything_is_done(audit: Path) -> None:
    (audit.parent / "channelaudit.yaml").write_text(BRAND)
    done = channelaudit("audit", "shop.example", "-o", "r.html", cwd=audit.parent)
    assert (done.code, done.err) == (2, "channelaudit: channelaudit.yaml:4: report: logo: there is no file logo.png\n")
    (audit.parent / "logo.png").write_text("no picture")
    done = channelaudit("audit", "shop.example", "-o", "r.html", cwd=audit.parent)
    assert done.code == 2
    assert "channelaudit.yaml:4: report: logo: expected a PNG, JPEG, SVG or WebP file of at most 500 kB" in done.err


@pytest.mark.parametrize(
    "arguments", [("audit", "shop.example", "-o", "r.pdf"), ("report", "audit.json", "--format", "pdf")]
)
def test_pdf_without_weasyprint_says_what_to_install(audit: Path, arguments: tuple[str, ...]) -> None:
    code = "import sys; sys.modules['weasyprint'] = None; from channelaudit.__main__ import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=audit.parent,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == ("channelaudit: reports in the format pdf need weasyprint: pip install 'channelaudit[pdf]'\n")
    assert not (audit.parent / "r.pdf").exists()


def test_pdf_without_the_systems_libraries_says_so(audit: Path) -> None:
    (audit.parent / "weasyprint.py").write_text("raise OSError(\"cannot load library 'libpango-1.0-0'\\nmore\")")
    done = channelaudit("report", audit, "-o", "r.pdf", cwd=audit.parent, PYTHONPATH=str(audit.parent))
    assert done.code == 2
    assert done.err == (
        "channelaudit: PDF reports need WeasyPrint (pip install 'channelaudit[pdf]') and the system's Pango library: "
        "cannot load library 'libpango-1.0-0'\n"
    )


def test_pdf_goes_to_a_file(audit: Path) -> None:
    assert channelaudit("report", audit, "-o", "r.pdf", cwd=audit.parent).code == 0
    assert (audit.parent / "r.pdf").read_bytes().startswith(b"%PDF")
