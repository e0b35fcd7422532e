"""The ledger as an SQLite database. What is put is kept in batches: a row counts only once its files are in place."""

from __future__ import annotations

import datetime as dt
import json
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from stdnews.batch.ledger.database import LedgerError, opened
from stdnews.batch.ledger.rows import PUT, REFUSE, Refusal, Row, Wrong
from stdnews.errors import StdnewsError
from stdnews.storage import whole_path

_BATCH_ROWS = 500
_BATCH_SECONDS = 5.0
"""So much work at most is done again after a crash."""


class Ledger:
    """An open ledger."""

    def __init__(self, path: str, output: str = "", *, durable: bool = False, at_end: bool = False) -> None:
        """Opens the ledger, or makes it.

        Args:
            path: its file.
            output: the output folder that it is of; one that lies in its folder need not be told which that is.
            durable: whether what is kept outlives a power cut.
            at_end: whether what is put is kept only when the run has done all.

        Raises:
            LedgerError: it cannot be opened, is damaged, is of a later version, or belongs to another output folder.
        """
        self.path = path
        self._at_end = at_end
        self.problem = ""
        """Why nothing is kept any more, "" as long as all is well."""
        self.run = 0
        """The number of the run that has begun."""
        self._rows: dict[bytes, Row] = {}
        self._refusals: list[Refusal] = []
        self._seen: list[tuple[bytes]] = []
        self._kept = time.monotonic()
        try:
            os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
            self._db = opened(path, os.fsencode(whole_path(output)), durable=durable)
        except OSError as error:
            raise LedgerError(f"cannot write the ledger {path}: {error.strerror}") from error
        except (sqlite3.Error, StdnewsError) as error:
            raise LedgerError(_cannot_use(path, error)) from error

    def begin(self, call: Mapping[str, Any]) -> None:
        """A run begins; one that was killed is marked. Where there is no room for that, nothing is kept of the run."""
        self._do("UPDATE runs SET state = 'killed' WHERE state = 'running'", ())
        self.run = self._do("INSERT INTO runs (began, state, call) VALUES (?, 'running', ?)", (_now(), _json(call)))

    def end(self, state: str, counts: Mapping[str, Any]) -> None:
        """The run ends; what was put and not kept is forgotten."""
        self._rows.clear()
        self._refusals.clear()
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")
        self._do(
            "UPDATE runs SET ended = ?, state = ?, counts = ? WHERE id = ?", (_now(), state, _json(counts), self.run)
        )

    def id_of(self, table: str, column: str, value: str | bytes) -> int:
        """The number of a maker or of a root; 0, which none has, when there is no room for another one."""
        for (number,) in self._ask(f"SELECT id FROM {table} WHERE {column} = ?", (value,)):  # noqa: S608 - ours
            return int(number)
        return self._do(f"INSERT INTO {table} ({column}) VALUES (?)", (value,))  # noqa: S608

    def known(self, output: str) -> Row | None:
        """What is known of the page with this output."""
        name = os.fsencode(output)
        if name in self._rows:
            return self._rows[name]
        return next((Row(*found) for found in self._ask("SELECT * FROM pages WHERE output = ?", (name,))), None)

    def look_up(self, outputs: Iterable[str]) -> dict[str, Row]:
        """What is known of the pages with these outputs, by the output; not more at a time than a question may have."""
        names = [os.fsencode(output) for output in outputs]
        sql = f"SELECT * FROM pages WHERE output IN ({', '.join('?' * len(names))})"  # noqa: S608 - no value is in it
        found = {row[0]: Row._make(row) for row in self._ask(sql, names)}
        found.update((name, self._rows[name]) for name in names if name in self._rows)
        return {os.fsdecode(name): row for name, row in found.items()}

    def saw(self, output: str) -> None:
        """The page with this output is in the input."""
        self._seen.append((os.fsencode(output),))
        if len(self._seen) >= _BATCH_ROWS:
            self._keep_seen()

    def put(self, row: Row) -> None:
        """Puts a row of this run, to be kept with the next batch."""
        self._rows[row.output] = row

    def refuse(self, refusal: Refusal) -> None:
        """Puts a page that has no output of its own, to be kept with the next batch."""
        self._refusals.append(refusal)

    def is_due(self) -> bool:
        """Whether it is time to keep what was put."""
        return len(self._rows) + len(self._refusals) >= _BATCH_ROWS or time.monotonic() - self._kept > _BATCH_SECONDS

    def keep(self, *, final: bool = True) -> None:
        """Keeps what was put; the files of its rows are in place."""
        if not self.problem:
            try:
                self._put_all()
                if self._db.in_transaction and (final or not self._at_end):
                    self._db.execute("COMMIT")
            except sqlite3.Error as error:
                self._give_up(error)
        self._rows.clear()
        self._refusals.clear()
        self._kept = time.monotonic()

    def _put_all(self) -> None:
        if (self._rows or self._refusals) and not self._db.in_transaction:
            self._db.execute("BEGIN IMMEDIATE")
        self._db.executemany(PUT, self._rows.values())
        self._db.executemany(REFUSE, self._refusals)

    def gone(self, roots: Iterable[int]) -> Iterator[Row]:
        """The pages that came from these folders and are not there any more; each may be forgotten when it comes.

        None, when something went wrong: it may not be known of all the others that they are there.
        """
        self.keep(final=False)
        self._keep_seen()
        if self.problem:
            return
        sql = """
            SELECT * FROM pages WHERE root = ? AND output > ? AND output NOT IN (SELECT output FROM seen)
            ORDER BY output LIMIT ?
        """
        for root in roots:
            last = b""
            while rows := [Row(*row) for row in self._ask(sql, (root, last, _BATCH_ROWS))]:
                yield from rows
                last = rows[-1].output

    def forget(self, output: bytes) -> None:
        """Nothing is known of a page any more."""
        self._do("DELETE FROM pages WHERE output = ?", (output,))

    def pages(self, outcome: str) -> Iterator[Wrong]:
        """The pages with an outcome, by the names of their outputs; those that were refused have failed."""
        sql = "SELECT source, reason FROM found WHERE outcome = ? ORDER BY output, source"
        return (Wrong(*row) for row in self._ask(sql, (outcome,)))

    def is_refused(self, source: bytes) -> bool:
        """Whether a page, or a file of records, was refused."""
        return bool(list(self._ask("SELECT 1 FROM refused WHERE source = ?", (source,))))

    def any_refused(self) -> bool:
        """Whether any was."""
        return bool(list(self._ask("SELECT 1 FROM refused LIMIT 1")))

    def accept(self, root: int, source: bytes | None = None) -> None:
        """Forgets who was refused by earlier runs of those that came from a folder, or of a page, and not by this one.

        Args:
            root: the folder, or what stands for none.
            source: a page that was named itself.
        """
        sql = "DELETE FROM refused WHERE run <> ? AND root = ? AND source = ifnull(?, source)"
        self._do(sql, (self.run, root, source))

    def sources(self, outcome: str, path: bytes) -> Iterator[bytes]:
        """The pages with an outcome that came from an input, a folder or a page that was named itself, in order."""
        sql = """
            SELECT source FROM found JOIN roots ON roots.id = root
            WHERE outcome = ? AND (roots.path = ? OR (roots.path = x'' AND source = ?)) ORDER BY source
        """
        return (source for (source,) in self._ask(sql, (outcome, path, path)))

    def calls_of(self, outcome: str) -> list[dict[str, Any]]:
        """The calls of the runs that pages with an outcome are of, the earliest first."""
        sql = "SELECT call FROM runs WHERE id IN (SELECT run FROM found WHERE outcome = ?) ORDER BY id"
        return [json.loads(call) for (call,) in self._ask(sql, (outcome,))]

    def runs(self, most: int) -> list[dict[str, Any]]:
        """The last runs, the latest first."""
        found = self._ask("SELECT began, ended, state, call, counts FROM runs ORDER BY id DESC LIMIT ?", (most,))
        return [
            {"began": began, "ended": ended, "state": state, "call": json.loads(call), "counts": json.loads(counts)}
            for began, ended, state, call, counts in found
        ]

    def close(self) -> None:
        """Lets go of the file; what was put and not kept is forgotten."""
        self._db.close()

    def _keep_seen(self) -> None:
        try:
            self._db.executemany("INSERT OR IGNORE INTO seen VALUES (?)", self._seen)
        except sqlite3.Error as error:
            self._give_up(error)
        self._seen.clear()

    def _ask(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Any]:
        """The rows that answer a question.

        Raises:
            LedgerError: the ledger is damaged.
        """
        try:
            yield from self._db.execute(sql, values)
        except sqlite3.Error as error:
            raise LedgerError(_cannot_use(self.path, error)) from error

    def _do(self, sql: str, values: tuple[Any, ...]) -> int:
        """Changes something, unless something went wrong before; the number of the row that was put, 0 for none."""
        if self.problem:
            return 0
        try:
            return self._db.execute(sql, values).lastrowid or 0
        except sqlite3.Error as error:
            self._give_up(error)
            return 0

    def _give_up(self, error: sqlite3.Error) -> None:
        self.problem = self.problem or str(error)
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")


def _cannot_use(path: str, error: Exception) -> str:
    return f"the ledger {path} cannot be used: {error}; without it all pages are done again"


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)
