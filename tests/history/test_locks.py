"""A history may be open several times in one process: to open it once more must not undo the locks on it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from channelaudit.history import Store

_VISIT = """
import sqlite3, sys
base = sqlite3.connect(sys.argv[1])
base.execute("SELECT count(*) FROM audits").fetchone()
base.close()
"""


def test_opening_it_again_leaves_the_locks_alone(tmp_path: Path) -> None:
    """Whoever closes a history that nobody else has locked takes the write-ahead log away from those who use it."""
    path = tmp_path / "history.sqlite"
    with Store.open(path) as first, Store.open(path):
        subprocess.run([sys.executable, "-c", _VISIT, path], check=True, timeout=30)
        assert path.with_name("history.sqlite-wal").exists()
        with Store.open(path) as third:
            assert third.sites() == first.sites() == ()
