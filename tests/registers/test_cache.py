from __future__ import annotations

import sqlite3
import stat
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from channelaudit.checks.common.register_cache import DAY, RegisterCache
from channelaudit.checks.registers.interface import RegisterEntry

ENTRY = RegisterEntry(
    "KRS", "krs:0009999999", "active", "Rowerek S.A.", numbers=("nip:1234560007",), vat_active=True, accounts=()
)


def test_an_entry_comes_back_as_it_was(tmp_path: Path) -> None:
    RegisterCache(str(tmp_path / "new")).put("KRS", "krs:0009999999", ENTRY)
    assert RegisterCache(str(tmp_path / "new")).get("KRS", "krs:0009999999") == ENTRY
    assert RegisterCache(str(tmp_path / "new")).get("ARES", "krs:0009999999") is None
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "new" / "registers.sqlite").stat().st_mode) == 0o600


def test_an_entry_holds_for_a_day(tmp_path: Path) -> None:
    cache = RegisterCache(str(tmp_path))
    cache.put("KRS", "krs:0009999999", ENTRY)
    cache.close("KRS")
    assert cache.is_closed("KRS")
    with sqlite3.connect(tmp_path / "registers.sqlite") as base:
        base.execute("UPDATE entries_1 SET asked = asked - ?", (DAY + 1,))
    base.close()
    assert cache.get("KRS", "krs:0009999999") is None
    assert not cache.is_closed("KRS")


def test_a_register_that_was_closed_before_midnight_is_open_after_it(tmp_path: Path) -> None:
    cache = RegisterCache(str(tmp_path))
    cache.close("KRS")
    with sqlite3.connect(tmp_path / "registers.sqlite") as base:
        midnight = time.time() // DAY * DAY
        base.execute("UPDATE entries_1 SET asked = ?", (midnight - 1,))
    base.close()
    assert not cache.is_closed("KRS")


def test_a_cache_that_cannot_be_used_is_no_cache(tmp_path: Path) -> None:
    (tmp_path / "registers.sqlite").write_text("this is no database, and longer than the header of one" * 10)
    cache = RegisterCache(str(tmp_path))
    cache.put("KRS", "krs:0009999999", ENTRY)
    assert cache.get("KRS", "krs:0009999999") is None
    (tmp_path / "file").touch()
    blocked = RegisterCache(str(tmp_path / "file"))
    blocked.put("KRS", "krs:0009999999", ENTRY)
    assert blocked.get("KRS", "krs:0009999999") is None
    assert not blocked.is_closed("KRS")


def test_what_cannot_be_read_is_asked_again(tmp_path: Path) -> None:
    cache = RegisterCache(str(tmp_path))
    cache.put("KRS", "krs:0009999999", ENTRY)
    for text in ("{", "[]", '{"no such field": 1}'):
        with sqlite3.connect(tmp_path / "registers.sqlite") as base:
            base.execute("UPDATE entries_1 SET entry = ?", (text,))
        base.close()
        assert cache.get("KRS", "krs:0009999999") is None


def test_many_write_at_once(tmp_path: Path) -> None:
    def write(number: int) -> None:
        RegisterCache(str(tmp_path)).put("KRS", f"krs:{number:010}", ENTRY)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(40)))
    cache = RegisterCache(str(tmp_path))
    assert all(cache.get("KRS", f"krs:{number:010}") == ENTRY for number in range(40))
