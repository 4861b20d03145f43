from __future__ import annotations

import os
import pickle
import time
from dataclasses import replace
from pathlib import Path

from builders import page
from channelaudit.config.doors import Bounds
from channelaudit.config.settings import Settings
from channelaudit.history.documents import DocumentCache, prune
from channelaudit.model import Document
from channelaudit.reading import read

HTML = """<!doctype html><html lang="pl"><title>Kontakt</title><body><main><h1>Kontakt</h1>
<p>tel. <a href="tel:+48223450981">22 345 09 81</a></p><form action="/x" method="post"><input name="email"></form>
<script type="application/ld+json">{"@type": "Store", "telephone": "+48 22 345 09 81"}</script></main></body></html>"""


def parts(document: Document | None) -> list[object]:
    assert document is not None
    return [getattr(document, name) for name in document.__slots__]


def kept(tmp_path: Path) -> tuple[DocumentCache, Document, Path]:
    cache, document = DocumentCache(str(tmp_path)), read(page(), HTML)
    cache.put(HTML, document)
    (file,) = (tmp_path / "documents").iterdir()
    return cache, document, file


def test_a_page_that_has_not_changed_is_not_read_again(tmp_path: Path) -> None:
    cache, document, _ = kept(tmp_path)
    assert parts(cache.get(page(), HTML)) == parts(document)
    assert cache.get(page(), HTML + " ") is None
    assert cache.get(page("https://sklep-rower.example/inna"), HTML) is None


def test_a_changed_page_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    cache, _, file = kept(tmp_path)
    for number in range(5):
        cache.put(f"{HTML}{number}", read(page(), f"{HTML}{number}"))
    assert list((tmp_path / "documents").iterdir()) == [file]


def test_another_bound_reads_anew(tmp_path: Path) -> None:
    kept(tmp_path)
    assert DocumentCache(str(tmp_path), replace(Bounds(), nesting=5)).get(page(), HTML) is None


def test_the_page_of_this_run_counts(tmp_path: Path) -> None:
    cache, _, _ = kept(tmp_path)
    again = cache.get(page(role="contact"), HTML)
    assert again is not None
    assert again.page.role == "contact"


def test_damaged_and_foreign_files_are_as_if_they_were_not_there(tmp_path: Path) -> None:
    cache, document, file = kept(tmp_path)
    whole = file.read_bytes()
    mark = whole[:32]
    for content in (b"", b"no pickle", whole[:100], pickle.dumps("text"), pickle.dumps(Path), pickle.dumps(Settings)):
        for damaged in (content, mark + content):
            file.write_bytes(damaged)
            assert cache.get(page(), HTML) is None, damaged
    cache.put(HTML, document)
    assert cache.get(page(), HTML) is not None


def test_a_file_cannot_run_anything(tmp_path: Path) -> None:
    cache, _, file = kept(tmp_path)
    mark = tmp_path / "mark"

    class Evil:
        def __reduce__(self) -> tuple[object, ...]:
            return (os.system, (f"touch {mark}",))

    file.write_bytes(file.read_bytes()[:32] + pickle.dumps(Evil()))
    assert cache.get(page(), HTML) is None
    assert not mark.exists()


def test_no_folder_keeps_nothing_and_no_disk_is_no_error(tmp_path: Path) -> None:
    nowhere = DocumentCache("")
    nowhere.put(HTML, read(page(), HTML))
    assert nowhere.get(page(), HTML) is None
    (tmp_path / "file").touch()
    DocumentCache(str(tmp_path / "file")).put(HTML, read(page(), HTML))


def test_prune_takes_what_nobody_has_used(tmp_path: Path) -> None:
    cache, _, file = kept(tmp_path)
    (tmp_path / "pages").mkdir()
    old, half = tmp_path / "pages" / ("0" * 64), tmp_path / "pages" / ".0123456789ab.ab_c1.part"
    letter = tmp_path / "documents" / "letter.odt"
    for path in (file, old, half, letter):
        path.touch()
        os.utime(path, (1_000, 1_000))
    assert cache.get(page(), HTML) is not None, "used again"
    assert prune(tmp_path, time.time() - 100) == 2
    assert (file.exists(), old.exists(), half.exists()) == (True, False, False)
    assert letter.exists(), "whoever put it there"
    assert prune(tmp_path / "nowhere", 0.0) == 0
