from __future__ import annotations

import re
from pathlib import Path

from channelaudit.config.file import load_settings, read_file
from channelaudit.config.settings import OPTIONS, Settings
from channelaudit.config.template import template


def test_the_template_changes_nothing_but_the_site(tmp_path: Path) -> None:
    file = tmp_path / "channelaudit.yaml"
    file.write_text(template())
    assert load_settings(file, {}) == Settings()
    file.write_text(template('https://sklep-rower.example/?a="b"'))
    assert load_settings(file, {}) == Settings(site='https://sklep-rower.example/?a="b"')


def test_every_setting_in_it_can_be_used(tmp_path: Path) -> None:
    (tmp_path / "authority.pem").touch()
    lines = [line[2:] for line in template().splitlines() if re.match(r"# [a-z-]+: \S", line)]
    keys = {option.key for option in OPTIONS}
    settings = [line for line in lines if line.partition(":")[0] in keys]
    text = "\n".join(settings).replace('"authority.pem"', f'"{tmp_path}/authority.pem"')
    file = tmp_path / "channelaudit.yaml"
    file.write_text(text)
    assert set(read_file(file)) == {option.field for option in OPTIONS}
