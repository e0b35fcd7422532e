"""The tables of the ledger, and the way from older ones to them."""

from __future__ import annotations

import sqlite3

from stdnews.errors import StdnewsError

MIGRATIONS = (
    """
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
    """,
    """
    ALTER TABLE pages ADD COLUMN site TEXT NOT NULL DEFAULT '';
    ALTER TABLE pages ADD COLUMN template TEXT NOT NULL DEFAULT '';
    """,
)
"""What leads from each version of the schema to the next; the first makes it. A step that was released stays as it is.

``written`` and ``rejected`` are the bytes of a page's outputs, NULL where it has none.
"""


def migrate(connection: sqlite3.Connection) -> None:
    """Brings a ledger to this version's schema; all of it, or nothing.

    Raises:
        StdnewsError: a later version made it.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(MIGRATIONS):
        raise StdnewsError(f"a later version of stdnews made it (schema {version}, known up to {len(MIGRATIONS)})")
    for number, script in enumerate(MIGRATIONS[version:], version + 1):
        connection.executescript(f"BEGIN IMMEDIATE; {script}; PRAGMA user_version = {number}; COMMIT;")
