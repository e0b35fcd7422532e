"""Finds the copies among many texts: the candidates are sorted in a temporary database, so that memory stays small."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple, Self

from stdnews.errors import StdnewsError
from stdnews.reprints.bands import bands, pairs
from stdnews.reprints.groups import Edge, Rank, stars
from stdnews.reprints.likeness import LEAST, same
from stdnews.reprints.signature import Signature, unpack

_TABLES = """
CREATE TABLE forms (id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, signature BLOB NOT NULL);
CREATE TABLE texts (form INTEGER NOT NULL, missing INTEGER NOT NULL, date TEXT NOT NULL, name BLOB NOT NULL);
CREATE TABLE bands (key INTEGER NOT NULL, form INTEGER NOT NULL);
CREATE TABLE pairs (copy INTEGER, kept INTEGER, PRIMARY KEY (copy, kept)) WITHOUT ROWID;
CREATE TABLE near (kept INTEGER NOT NULL, copy INTEGER PRIMARY KEY, likeness REAL NOT NULL);
CREATE TABLE copies (name BLOB PRIMARY KEY, kept BLOB NOT NULL, likeness REAL NOT NULL) WITHOUT ROWID;
CREATE INDEX copies_by_kept ON copies (kept);
"""
_RANKED = """
CREATE TABLE ranked (place INTEGER PRIMARY KEY, form INTEGER NOT NULL UNIQUE, name BLOB NOT NULL);
INSERT INTO ranked (form, name)
    SELECT form, name FROM (
        SELECT *, row_number() OVER (PARTITION BY form ORDER BY date, name) AS place FROM texts
    ) WHERE place = 1 ORDER BY missing, date, name;
"""
"""Of equal texts one stands for all: the one that would be kept. Places are numbered by rank."""
_BANDS = """
SELECT key, place FROM bands JOIN ranked USING (form)
WHERE key IN (SELECT key FROM bands GROUP BY key HAVING count(*) > 1) ORDER BY key, place
"""
_PAIRS = """
SELECT copy, kept, one.form, other.form FROM pairs
JOIN ranked AS one ON one.place = copy JOIN ranked AS other ON other.place = kept ORDER BY copy, kept
"""
_COPIES = """
INSERT INTO copies
    SELECT texts.name, coalesce(kept.name, ranked.name), coalesce(likeness, 1.0) FROM texts JOIN ranked USING (form)
    LEFT JOIN near ON near.copy = ranked.place LEFT JOIN ranked AS kept ON kept.place = near.kept
    WHERE near.copy IS NOT NULL OR texts.name != ranked.name
"""
_SIGN = 1 << 63
"""SQLite's numbers are signed."""
_AT_HAND = 512
"""Signatures that are kept at hand: the texts of a band are compared one after the other."""


class Copy(NamedTuple):
    """What a text is a copy of."""

    kept: bytes
    likeness: float
    """The share of the shorter text that the longer one has, 1 for equal texts."""


class Search:
    """Texts by their names, each added once, in any order; then what each is a copy of.

    Takes a kilobyte and a half a text of a temporary file, where SQLite puts such, and little memory.
    """

    def __init__(self) -> None:
        self._signature_of = lru_cache(_AT_HAND)(self._read)
        self._db = sqlite3.connect("", isolation_level=None)  # a file without a name, which goes when it is closed
        self._db.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLES} BEGIN")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def add(self, name: bytes, date: str, signature: Signature) -> None:
        """One more text; one that is too short for a copy is left out.

        Args:
            name: its name, of which there is no other.
            date: when it is from, as ISO 8601 has it; "" when nobody knows.
            signature: its signature.

        Raises:
            StdnewsError: there is no room for it.
        """
        if signature.letters >= LEAST:
            with _room():
                self._add(Rank.of(signature.letters, date, name), signature)

    def _add(self, rank: Rank, signature: Signature) -> None:
        values = signature.digest, signature.pack()
        added = self._db.execute("INSERT OR IGNORE INTO forms (digest, signature) VALUES (?, ?)", values)
        if added.rowcount:
            form = added.lastrowid
            keys = ((key - _SIGN, form) for key in bands(signature))
            self._db.executemany("INSERT INTO bands VALUES (?, ?)", keys)
        else:
            (form,) = self._db.execute("SELECT id FROM forms WHERE digest = ?", (signature.digest,)).fetchone()
        self._db.execute("INSERT INTO texts VALUES (?, ?, ?, ?)", (form, *rank))

    def finish(self) -> None:
        """Compares what may be alike; to be called once, after all texts were added.

        Raises:
            StdnewsError: there is no room for what it takes.
        """
        with _room():
            self._compare()

    def _compare(self) -> None:
        self._db.executescript(_RANKED)
        for _, band in itertools.groupby(self._db.execute(_BANDS), itemgetter(0)):
            found = pairs([place for _, place in band])
            self._db.executemany("INSERT OR IGNORE INTO pairs (kept, copy) VALUES (?, ?)", found)
        self._db.executemany(
            "INSERT INTO near VALUES (:kept, :copy, :likeness)", map(Edge._asdict, stars(self._edges()))
        )
        self._db.execute(_COPIES)

    def _edges(self) -> Iterator[Edge]:
        """The pairs that are one article, by the copies."""
        for copy, kept, *forms in self._db.execute(_PAIRS):
            likeness = same(*map(self._signature_of, forms))
            if likeness:
                yield Edge(kept, copy, likeness)

    def _read(self, form: int) -> Signature:
        (data,) = self._db.execute("SELECT signature FROM forms WHERE id = ?", (form,)).fetchone()
        return unpack(data)

    def copy_of(self, name: bytes) -> Copy | None:
        """What a text is a copy of, None for one that is kept."""
        found = self._db.execute("SELECT kept, likeness FROM copies WHERE name = ?", (name,)).fetchone()
        return None if found is None else Copy(*found)

    def copies_of(self, name: bytes) -> int:
        """How many copies of a text there are."""
        return int(self._db.execute("SELECT count(*) FROM copies WHERE kept = ?", (name,)).fetchone()[0])

    def groups(self) -> Iterator[tuple[bytes, list[tuple[bytes, float]]]]:
        """Each text that is kept with its copies, both by their names."""
        rows = self._db.execute("SELECT kept, name, likeness FROM copies ORDER BY kept, name")
        for kept, copies in itertools.groupby(rows, itemgetter(0)):
            yield kept, [(name, likeness) for _, name, likeness in copies]

    def room(self) -> int:
        """Bytes of the temporary file."""
        (pages,), (size,) = (self._db.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size"))
        return int(pages) * int(size)

    def counts(self) -> tuple[int, int]:
        """How many copies there are, and in how many groups."""
        copies, groups = self._db.execute("SELECT count(*), count(DISTINCT kept) FROM copies").fetchone()
        return int(copies), int(groups)


@contextmanager
def _room() -> Iterator[None]:
    """Says in one line when SQLite cannot do what is asked for, which is when its disk is full."""
    try:
        yield
    except sqlite3.Error as error:
        raise StdnewsError(
            f"the pages cannot be compared: {error}; SQLITE_TMPDIR names a folder with more room"
        ) from error
