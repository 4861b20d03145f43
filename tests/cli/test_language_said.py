"""What the command line says, in the language of the user."""

from __future__ import annotations

from pathlib import Path

from cli.program import channelaudit


def test_the_configuration_names_a_language(tmp_path: Path) -> None:
    (tmp_path / "channelaudit.yaml").write_text("lang: pl\nselect: nonsense\n", encoding="utf-8")
    polish = channelaudit("audit", "https://shop.example/", cwd=tmp_path)
    english = channelaudit("audit", "https://shop.example/", "--lang", "en", cwd=tmp_path)
    assert polish.code == english.code == 2
    assert "there is no rule" in english.err
    assert polish.err != english.err
    (tmp_path / "channelaudit.yaml").write_text("lang: xx\n", encoding="utf-8")
    assert "channelaudit.yaml:1: lang: expected en, cs or pl" in channelaudit("audit", cwd=tmp_path).err


def test_help_and_mistakes_are_said_in_the_language(tmp_path: Path) -> None:
    english = channelaudit("audit", "--help", cwd=tmp_path)
    polish = channelaudit("audit", "--help", cwd=tmp_path, LANG="pl_PL.UTF-8")
    assert english.code == polish.code == 0
    assert "Crawl a shop" in english.out
    assert "Crawl a shop" not in polish.out
    assert "--max-pages" in polish.out
    wrong = channelaudit("report", "no.json", "--lang", "pl", cwd=tmp_path)
    assert wrong.code == 2
    assert "no.json" in wrong.err
    assert "cannot be read" not in wrong.err
