"""A ledger of each version that was ever released is brought up to this one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from stdnews.batch.ledger import Ledger
from stdnews.batch.ledger.schema import MIGRATIONS, migrate

FIRST = """
    CREATE TABLE about (output BLOB NOT NULL);
    CREATE TABLE makers (id INTEGER PRIMARY KEY, made_by TEXT NOT NULL UNIQUE);
    CREATE TABLE roots (id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE);
    CREATE TABLE runs (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        began TEXT NOT NULL,
        ended TEXT,
        state TEXT NOT NULL,
        call TEXT NOT NULL,
        counts TEXT NOT NULL DEFAULT '{}'
    );
    CREATE TABLE pages (
        output BLOB PRIMARY KEY,
        source BLOB NOT NULL,
        root INTEGER NOT NULL REFERENCES roots,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        hash BLOB NOT NULL,
        maker INTEGER NOT NULL REFERENCES makers,
        outcome TEXT NOT NULL,
        reason TEXT NOT NULL,
        counts TEXT NOT NULL,
        facts TEXT NOT NULL,
        encoding TEXT NOT NULL,
        written INTEGER,
        rejected INTEGER,
        run INTEGER NOT NULL REFERENCES runs
    ) WITHOUT ROWID;
    CREATE INDEX pages_by_outcome ON pages (outcome) WHERE outcome IN ('failed', 'past saving');
"""
"""The schema of 0.1.0, as it was."""
ROWS = """
    INSERT INTO makers VALUES (3, '{"stdnews": "0.1.0"}');
    INSERT INTO roots VALUES (2, x'2f696e');
    INSERT INTO runs (id, began, ended, state, call, counts)
    VALUES (5, '2026-01-01T04:30:00+00:00', NULL, 'running', '{"folder": "/", "options": {}}', '{}');
    INSERT INTO pages VALUES
    (x'612e747874', x'2f696e2f612e747874', 2, 10, 20, x'68', 3, 'cleaned', '', '[]', '[]', 'utf-8', 9, NULL, 5),
    (x'd0c2', x'2f696e2fd0c2', 2, 1, -1, x'', 3, 'failed', 'is a pipe', '[]', '[]', '', NULL, NULL, 5);
"""


def old_ledger(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.executescript(f"{FIRST}; PRAGMA user_version = 1; {ROWS}")
    db.close()


def columns(db: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'index')")]
    return {name: db.execute(f"PRAGMA table_xinfo({name})").fetchall() for name in sorted(tables)}


def test_what_made_the_first_version_stays_as_it_was() -> None:
    with sqlite3.connect(":memory:") as old, sqlite3.connect(":memory:") as new:
        old.executescript(FIRST)
        new.executescript(MIGRATIONS[0])
        assert columns(old) == columns(new)
    old.close()
    new.close()


def test_a_ledger_of_the_first_version_keeps_its_rows(tmp_path: Path) -> None:
    old_ledger(tmp_path / "ledger.db")
    ledger = Ledger(str(tmp_path / "ledger.db"))
    known = ledger.look_up(["a.txt", "\udcd0\udcc2"])
    assert [(row.source, row.size, row.outcome, row.written) for row in known.values()] == [
        (b"/in/a.txt", 10, "cleaned", 9),
        (b"/in/\xd0\xc2", 1, "failed", None),
    ]
    assert list(ledger.sources("failed", b"/in")) == [b"/in/\xd0\xc2"]
    ledger.begin({})
    assert [run["state"] for run in ledger.runs(5)] == ["running", "killed"]
    for row in known.values():
        ledger.put(row._replace(size=7, run=ledger.run))
    ledger.keep()
    assert {row.size for row in ledger.look_up(["a.txt", "\udcd0\udcc2"]).values()} == {7}
    ledger.close()


def test_it_ends_with_the_tables_of_a_new_one(tmp_path: Path) -> None:
    old_ledger(tmp_path / "old.db")
    with sqlite3.connect(tmp_path / "old.db") as old, sqlite3.connect(tmp_path / "new.db") as new:
        for db in (old, new):
            migrate(db)
            assert db.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert columns(old) == columns(new)
    old.close()
    new.close()
