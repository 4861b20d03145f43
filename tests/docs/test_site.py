"""The documentation as a site: it builds without a warning, and no page asks another host for anything."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FETCHED = re.compile(r"""<(?:script|img|iframe|link)\b[^>]*?\b(?:src|href)=["']?(https?:)?//(?!www\.w3\.org)[^"'> ]+""")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [Path(sys.executable).parent / "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder]
    done = subprocess.run(
        [str(part) for part in command], cwd=ROOT, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return folder


def test_every_page_of_the_menu_and_of_the_rules_is_there(site: Path) -> None:
    for page in ("index", "guides/owners/index", "commands/index", "rules/email-missing/index", "pl/rules/index"):
        assert (site / f"{page}.html").stat().st_size > 5_000


def test_no_page_asks_another_host_for_anything(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 450
    asked = {match[0] for page in pages for match in FETCHED.finditer(page.read_text(encoding="utf-8"))}
    assert {link for link in asked if 'rel="canonical"' not in link} == set()
