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
    """
    ALTER TABLE pages ADD COLUMN read INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE pages ADD COLUMN kept INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE pages ADD COLUMN dropped INTEGER NOT NULL DEFAULT 0;
    """,
    """
    ALTER TABLE pages ADD COLUMN signature BLOB NOT NULL DEFAULT x'';
    """,
    """
    CREATE TABLE refused (
        source BLOB PRIMARY KEY,
        output BLOB NOT NULL,
        root INTEGER NOT NULL REFERENCES roots,
        reason TEXT NOT NULL,
        run INTEGER NOT NULL REFERENCES runs
    ) WITHOUT ROWID;
    CREATE VIEW found AS
        SELECT output, source, root, outcome, reason, run FROM pages UNION ALL
        SELECT output, source, root, 'failed', reason, run FROM refused;
    """,
)
"""What leads from each version of the schema to the next; the first makes it. A step that was released stays as it is.

``written`` and ``rejected`` are the bytes of a page's outputs, NULL where it has none, because it failed or is a copy
that was left out; ``read``, ``kept`` and ``dropped`` are characters; ``signature`` is what copies are found by.
``refused`` has the pages that have no row of their own, as what would be its key is another page's.
"""


def migrate(connection: sqlite3.Connection) -> None:
    """Brings a ledger to this version's schema; all of it, or nothing. Others may be about to do the same.

    Raises:
        StdnewsError: a later version made it.
    """
    if _version(connection) == len(MIGRATIONS):  # a look needs no lock, which a run may hold for hours
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for script in MIGRATIONS[_version(connection) :]:
            for statement in script.split(";"):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(MIGRATIONS):
        raise StdnewsError(f"a later version of stdnews made it (schema {version}, known up to {len(MIGRATIONS)})")
    return int(version)
