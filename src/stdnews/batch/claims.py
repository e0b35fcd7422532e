"""Names of outputs, each of which one input may have."""

from __future__ import annotations

import os

from stdnews.batch.names import may_be_shortened
from stdnews.batch.walk import same_output
from stdnews.errors import StdnewsError


class Claims:
    """Who has an output.

    Args:
        barred: names that nobody may have.
        nested: how names begin that nobody may have, "" where there are none.
        several: whether several inputs are named; those of one differ anyway, but for names that were too long.
    """

    def __init__(self, barred: frozenset[str], nested: str, *, several: bool) -> None:
        self._barred, self._nested, self._several = barred, nested, several
        self._owners = _Owners() if several else None

    def refuse(self, output: str, path: str) -> str:
        """Why a page, or a file of records, may not have its output; "" if it may, and then no other may."""
        if output in self._barred or (self._nested and output.startswith(self._nested)):
            return "its output would take the place of an input or of rejected lines; name another folder"
        owner = self._owner(output, path) if self._several or may_be_shortened(output) else ""
        return same_output(owner) if owner else ""

    def _owner(self, output: str, path: str) -> str:
        self._owners = self._owners or _Owners()
        return self._owners.take(output, path)


class _Owners:
    """Outputs with their pages: a table of SQLite's that goes to a temporary file when it is large, as it may be."""

    def __init__(self) -> None:
        import sqlite3  # noqa: PLC0415 - slow to load, and one input needs none

        self._error = sqlite3.Error
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.execute("PRAGMA journal_mode = OFF")
        self._db.execute("CREATE TABLE owners (output BLOB PRIMARY KEY, path BLOB) WITHOUT ROWID")

    def take(self, output: str, path: str) -> str:
        """The page that has this output already; "" if it is this one's from now on.

        Raises:
            StdnewsError: the temporary file cannot be written.
        """
        name = os.fsencode(output)
        try:
            if self._db.execute("INSERT OR IGNORE INTO owners VALUES (?, ?)", (name, os.fsencode(path))).rowcount:
                return ""
            (owner,) = self._db.execute("SELECT path FROM owners WHERE output = ?", (name,)).fetchone()
        except self._error as error:
            raise StdnewsError(f"cannot compare the names of outputs in a temporary file: {error}") from error
        return os.fsdecode(owner)

    def __del__(self) -> None:
        self._db.close()
