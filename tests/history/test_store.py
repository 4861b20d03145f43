from __future__ import annotations

import itertools
import json
import os
import re
import resource
import sqlite3
import subprocess
import sys
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders import CONTACT, failure, page
from channelaudit.config.errors import ConfigError
from channelaudit.history import Store
from channelaudit.history.schema import APPLICATION, VERSION, connect
from channelaudit.model import Status
from history.reports import MAIL, crawl, fault, night, report

SHOP = "https://sklep-rower.example/"
PASSED: dict[str, Status] = {"email-mailbox-missing": "passed"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.sqlite"


def test_what_is_added_comes_back(path: Path) -> None:
    with Store.open(path) as store:
        first = store.add(SHOP, report(fault(), at=night(1), verdicts={MAIL: "broken"}), b"{}")
        second = store.add("www.sklep-rower.example", report(at=night(2), statuses=PASSED), b'{"a": 1}')
        assert [audit.id for audit in store.audits(SHOP)] == [first, second]
        last = store.last(SHOP)
        assert last
        assert (last.id, last.errors, last.broken, last.works, last.fixed, last.new) == (second, 0, 0, 1, 1, 0)
        assert store.audit(first) == store.audits(SHOP)[0]
        assert (store.audit_json(second), store.audit_json(99)) == (b'{"a": 1}', None)
        assert [(c.kind, c.subject, c.before, c.after) for c in store.changes(SHOP)] == [
            ("fixed", MAIL, "", ""),
            ("verdict", MAIL, "broken", "works"),
        ]
        assert store.verdicts(SHOP) == ((first, MAIL, "broken"), (second, MAIL, "works"))
        (site,) = store.sites()
        assert (site.key, site.audits, site.first, site.last.id) == ("sklep-rower.example", 2, night(1), second)
        assert store.audits("other.example") == ()
        assert store.last("other.example") is None
    with Store.open(path) as store:
        assert len(store.audits(SHOP)) == 2
        assert [audit.id for audit in store.audits(SHOP, most=1)] == [second]


def test_an_audit_that_read_nothing_is_listed_and_is_no_news(path: Path) -> None:
    blind = crawl(page(status=0, error=failure()), complete=False)
    with Store.open(path) as store:
        store.add(SHOP, report(fault(), at=night(1)), b"{}")
        store.add(SHOP, report(at=night(2), visited=blind, verdicts={}), b"{}")
        assert [audit.readable for audit in store.audits(SHOP)] == [True, False]
        assert (last := store.last(SHOP)) is not None
        assert last.started_at == night(1)
        assert store.sites()[0].last.started_at == night(2)
        assert store.changes(SHOP) == ()
        (streak,) = store.streaks(SHOP).values()
        assert (streak.fails, streak.course) == (1, "unseen")


def test_the_last_audit_is_the_one_added_last_though_the_clock_went_back(path: Path) -> None:
    with Store.open(path) as store:
        store.add(SHOP, report(fault(), at=night(3), verdicts={MAIL: "broken"}), b"3")
        store.add(SHOP, report(at=night(1), statuses=PASSED), b"1")
        assert [audit.started_at for audit in store.audits(SHOP)] == [night(3), night(1)]
        assert [audit.started_at for audit in store.audits(SHOP, most=1)] == [night(1)]
        last, before = store.last(SHOP), store.last(SHOP, back=1)
        assert last
        assert before
        assert (last.started_at, last.fixed, before.started_at) == (night(1), 1, night(3))
        assert store.sites()[0].last == last
        store.add(SHOP, report(fault(), at=night(2)), b"2")
        kinds = [(change.audit, change.kind) for change in store.changes(SHOP)]
        assert kinds == [(2, "fixed"), (2, "verdict"), (3, "new")]


def test_an_audit_that_would_fill_the_memory_is_refused_in_one_sentence(path: Path) -> None:
    bomb = zlib.compressobj(9)
    packed = b"".join(bomb.compress(bytes(1_000_000)) for _ in range(201)) + bomb.flush()
    with Store.open(path) as store:
        audit = store.add(SHOP, report(at=night(1)), b"{}")
        store._base.execute("UPDATE audits SET report = ?", (packed,))
        with pytest.raises(ConfigError, match=r"history\.sqlite is damaged: an audit in it is larger than 200 MB$"):
            store.audit_json(audit)
        with pytest.raises(ConfigError, match=r"larger than 200 MB$"):
            list(store.export())
        with pytest.raises(ConfigError, match=r"too big$"):
            store._read("SELECT zeroblob(200000001)")


@pytest.mark.parametrize("packed", [b"", b"no zlib", zlib.compress(b"{}" * 99)[:-6]], ids=["empty", "other", "cut"])
def test_an_audit_that_cannot_be_unpacked_is_said(path: Path, packed: bytes) -> None:
    with Store.open(path) as store:
        audit = store.add(SHOP, report(at=night(1)), b"{}")
        store._base.execute("UPDATE audits SET report = ?", (packed,))
        with pytest.raises(ConfigError, match="an audit in it cannot be unpacked"):
            store.audit_json(audit)


def test_prune_forgets_what_is_old_and_keeps_what_still_matters(path: Path) -> None:
    with Store.open(path) as store:
        store.add(SHOP, report(fault(), fault("tls-expired", SHOP), at=night(1)), b"x" * 9_000)
        store.add(SHOP, report(fault(), at=night(2), statuses={"tls-expired": "passed"}), b"x" * 9_000)
        store.add(SHOP, report(fault(), at=night(20), statuses={"tls-expired": "passed"}), b"x" * 9_000)
        store.add("other.example", report(at=night(1), url="https://other.example/"), b"{}")
        assert store.prune(10, datetime(2026, 11, 21, tzinfo=UTC)) == 2
        assert [audit.started_at for audit in store.audits(SHOP)] == [night(20)]
        assert len(store.audits("other.example")) == 1, "the last audit of a shop stays"
        assert [(s.rule, s.fails) for s in store.streaks(SHOP).values()] == [("email-mailbox-missing", 3)]


def test_prune_gives_the_room_back(path: Path) -> None:
    with Store.open(path) as store:
        for number in range(1, 28):
            store.add(SHOP, report(fault(), at=night(number)), os.urandom(20_000))
        store.prune(0, datetime(2026, 12, 1, tzinfo=UTC))
        assert path.stat().st_size < 200_000


def test_export_is_lines_of_json(path: Path) -> None:
    with Store.open(path) as store:
        store.add(SHOP, report(fault(), at=night(1)), b'{"schema": "channelaudit/audit/1"}')
        audit, finding = [json.loads(line) for line in store.export()]
    assert {audit["schema"], finding["schema"]} == {"channelaudit/history/1"}
    assert (audit["type"], audit["site"], audit["audit"]) == (
        "audit",
        "sklep-rower.example",
        {"schema": "channelaudit/audit/1"},
    )
    assert (finding["type"], finding["rule"], finding["fails"], finding["pages"]) == (
        "finding",
        "email-mailbox-missing",
        1,
        [CONTACT],
    )
    assert finding["told"] is True


def test_the_size_grows_with_the_audits_and_is_small(path: Path) -> None:
    audit = os.urandom(3_000).hex().encode()  # as hard to pack as an audit
    with Store.open(path) as store:
        sizes = []
        for number in range(4):
            for step in range(50):
                store.add(SHOP, report(fault(), at=f"2026-{number + 1:02d}-01T00:00:{step:02d}Z"), audit)
            store._base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            sizes.append(path.stat().st_size)
    steps = [late - early for early, late in itertools.pairwise(sizes)]
    assert max(steps) < 1.2 * min(steps)
    assert max(steps) / 50 < 6_000


def refusal(path: Path) -> str:
    with pytest.raises(ConfigError) as caught:
        Store.open(path)
    sentence = str(caught.value)
    assert "\n" not in sentence
    return sentence


def test_a_newer_file_is_refused_and_untouched(path: Path) -> None:
    Store.open(path).close()
    base = sqlite3.connect(path)
    base.execute(f"PRAGMA user_version = {VERSION + 1}")
    base.close()
    assert "newer channelaudit" in refusal(path)
    base = sqlite3.connect(path)
    assert base.execute("PRAGMA user_version").fetchone() == (VERSION + 1,)
    base.close()


@pytest.mark.parametrize("content", [b"not a database at all, but long enough to be one" * 100, b"x"])
def test_a_file_that_is_no_database_is_refused_and_untouched(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "history.sqlite"
    file.write_bytes(content)
    assert "no history of channelaudit" in refusal(file)
    assert file.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "places.sqlite"
    base = sqlite3.connect(file)
    base.execute("CREATE TABLE moz_places (id INTEGER)")
    base.close()
    assert "another program" in refusal(file)


def test_damaged_pages_are_said_in_one_sentence(path: Path) -> None:
    with Store.open(path) as store:
        for number in range(1, 20):
            store.add(SHOP, report(fault(), at=night(number)), os.urandom(5_000))
    data = bytearray(path.read_bytes())
    data[8_192:] = b"\xff" * (len(data) - 8_192)
    path.write_bytes(data)
    with pytest.raises(ConfigError), Store.open(path) as store:
        store.add(SHOP, report(fault(), at=night(20)), b"{}")


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "cannot be opened" in refusal(tmp_path / "file" / "history.sqlite")
    (tmp_path / "folder").mkdir()
    assert "cannot be opened" in refusal(tmp_path / "folder")


def test_tables_of_the_first_version_are_still_read(path: Path) -> None:
    """The file that the first release wrote: it must open in every later one."""
    path.parent.mkdir()
    base = sqlite3.connect(path)
    base.executescript((Path(__file__).parent / "version_1.sql").read_text(encoding="utf-8"))
    base.close()
    with Store.open(path) as store:
        assert [audit.score for audit in store.audits(SHOP)] == [80]
        assert store.audit_json(1) == b"{}"
        assert [streak.told for streak in store.streaks(SHOP).values()] == [None]
        store.add(SHOP, report(at=night(2), statuses=PASSED), b"{}")
        assert [streak.course for streak in store.streaks(SHOP).values()] == ["fixed"]
    base = sqlite3.connect(path)
    assert base.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert base.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
    base.close()


def test_migrations_are_never_changed_only_added() -> None:
    first = (Path(__file__).parent / "version_1.sql").read_text(encoding="utf-8")
    tables = re.findall(r"CREATE TABLE (\w+)", first)
    base = connect(Path(":memory:"))
    found = {name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    base.close()
    assert set(tables) <= found


FILL = """
import resource, sys
from pathlib import Path
from channelaudit.config.errors import ConfigError
from channelaudit.history import Store
sys.path.insert(0, sys.argv[2])
from channelaudit.model import Status
from history.reports import fault, night, report
import os
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
with Store.open(Path(sys.argv[1])) as store:
    try:
        for number in range(1, 1000):
            store.add("sklep-rower.example", report(fault(), at=night(number % 28 + 1)), os.urandom(20_000))
    except ConfigError as error:
        print(error)
        sys.exit(2)
"""


def test_a_full_disk_is_one_sentence_and_loses_nothing(path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FILL, path, Path(__file__).parents[1]], capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 2, done.stderr.decode()
    assert "the history cannot be used" in done.stdout.decode()
    with Store.open(path) as store:
        audits = store.audits(SHOP)
        assert audits
        assert all(store.audit_json(audit.id) for audit in audits)
        store.add(SHOP, report(fault(), at=night(28)), b"{}")
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 400_000
