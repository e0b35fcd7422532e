"""The ledger's file: opened, brought to this version's schema, and known to be of one output folder."""

from __future__ import annotations

import os
import sqlite3
import time

from stdnews.batch.ledger.schema import migrate
from stdnews.errors import StdnewsError

_WAIT = 30.0
"""Seconds to wait for somebody who reads the ledger."""

_PAUSE = 0.02
"""Seconds between two tries where SQLite does not wait itself."""


class LedgerError(StdnewsError):
    """The ledger cannot be used."""


def opened(path: str, output: bytes, *, durable: bool) -> sqlite3.Connection:
    """The database at a path, of an output folder where that is told.

    Raises:
        OSError, sqlite3.Error, StdnewsError: it cannot be opened, is of a later version, or of another folder.
    """
    db = sqlite3.connect(path, isolation_level=None, timeout=_WAIT)
    try:
        _write_ahead(db)
        db.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
        db.execute("PRAGMA temp_store = FILE")
        migrate(db)
        db.execute("CREATE TEMP TABLE seen (output BLOB PRIMARY KEY) WITHOUT ROWID")
        _claim(db, output)
    except BaseException:
        db.close()
        raise
    return db


def _write_ahead(db: sqlite3.Connection) -> None:
    """Has the journal written ahead; of several that open a new ledger one does it, for which SQLite lets none wait."""
    until = time.monotonic() + _WAIT
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _claim(db: sqlite3.Connection, output: bytes) -> None:
    """A ledger knows one output folder; names of two would be mixed up."""
    found = db.execute("SELECT output FROM about").fetchone() if output else (output,)
    if found is None:
        db.execute("INSERT INTO about VALUES (?)", (output,))
    elif found[0] != output:
        raise LedgerError(f"it belongs to the output folder {os.fsdecode(found[0])}")
