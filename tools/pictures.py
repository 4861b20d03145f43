"""Takes the pictures of the README from the sample shop: the terminal report and the HTML page, to ``docs/images/``.

``python tools/pictures.py`` needs the extra ``dev`` and Debian's chromium.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from io import StringIO
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from channelaudit.engine.saved import read_report
from channelaudit.reports import RenderOptions
from channelaudit.reports.terminal import render

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "images"
_LINES = 60
"""Of the terminal report; the whole of it is longer than any screen."""
_COLUMNS = 116
_COLOURS = TerminalTheme(
    (20, 24, 31),
    (230, 235, 242),
    [(72, 82, 96), (255, 122, 110), (98, 200, 136), (229, 178, 74), (110, 170, 240), (205, 140, 215), (90, 195, 205)],
    [
        (140, 150, 164),
        (255, 122, 110),
        (98, 200, 136),
        (229, 178, 74),
        (110, 170, 240),
        (205, 140, 215),
        (90, 195, 205),
    ],
)
_TERMINAL = """<!doctype html><style>
body {{ margin: 0; padding: 22px 26px; background: #14181f; display: inline-block; }}
pre {{ margin: 0; color: #e6ebf2; font: 15px/1.35 "DejaVu Sans Mono", monospace; }}
</style><pre>{code}</pre>"""


def main() -> None:
    """Audit the sample shop once, and take every picture of that audit."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        page, audit = folder / "report.html", folder / "audit.json"
        command = [sys.executable, "-m", "channelaudit", "demo", "--lang", "en", "-o", str(page), "-o", str(audit)]
        subprocess.run(  # noqa: S603 (our own program)
            command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "CHANNELAUDIT_STORE": "none"}
        )
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        _shoot(browser, page, "report-light.png", 1200, 1150)
        _shoot(browser, page, "report-dark.png", 1200, 1150, dark=True)
        _shoot(browser, page, "report-phone.png", 390, 1150)
        terminal = folder / "terminal.html"
        terminal.write_text(_TERMINAL.format(code=_coloured(audit)), encoding="utf-8")
        _shoot(browser, terminal, "terminal.png", 1160, 100, whole=True)
        browser.close()


def _shoot(
    browser: Browser, file: Path, name: str, width: int, height: int, *, dark: bool = False, whole: bool = False
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", device_scale_factor=1
    )
    tab = context.new_page()
    tab.goto(file.as_uri())
    tab.screenshot(path=FOLDER / name, full_page=whole)
    context.close()


def _coloured(audit: Path) -> str:
    """The first lines of the terminal report as HTML with its colours."""
    report = render(read_report(audit), RenderOptions(width=_COLUMNS, colour=True))
    console = Console(record=True, file=StringIO(), width=_COLUMNS, force_terminal=True)
    console.print(Text.from_ansi("\n".join(report.splitlines()[:_LINES])))
    return console.export_html(theme=_COLOURS, inline_styles=True, code_format="{code}")


if __name__ == "__main__":
    main()
