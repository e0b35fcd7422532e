"""The records that the last complete run has written."""

from __future__ import annotations

import json
import os
import pickle
from collections.abc import Iterator
from typing import Any

from stdnews.errors import InputError
from stdnews.reading.records.packed import unpacked
from stdnews.storage import Remote, is_remote, opened
from stdnews.writing import Naming
from stdnews.writing.columns import as_utf8, read_rows
from stdnews.writing.reprint_fields import without_fields

_HEAD = b'{"path": '
"""How a record begins: its path is found without reading the rest."""
_CHUNK = 1 << 18


class LastRecords:
    """The records of the last complete files, in their order, which is that of the pages: one pass finds them all."""

    def __init__(self, root: str, naming: Naming) -> None:
        self._root, self._naming = root, naming
        self.is_exact = naming.format == "jsonl"
        """Whether a record is found as it was written, byte for byte."""
        self._records = self._read()

    def names(self) -> list[str]:
        """The files, in their order."""
        try:
            names = Remote(self._root).names() if is_remote(self._root) else os.listdir(self._root)
        except OSError:
            return []
        return sorted(filter(self._naming.is_ours, names), key=lambda name: (len(name), name))

    def take(self, path: str) -> bytes | None:
        """The record of a page that comes after those taken before; None when there is none.

        It is as it was before the pages were compared, if they were.
        """
        wanted = path if self.is_exact else as_utf8(path)
        record = next((record for found, record in self._records if found == wanted), None)
        return None if record is None else without_fields(record, self._naming.format)

    def close(self) -> None:
        """Lets go of the files."""
        self._records.close()

    def _read(self) -> Any:
        for name in self.names():
            with opened(f"{self._root}/{name}") as file:
                try:
                    yield from _rows(file) if self._naming.format == "parquet" else _lines(file)
                except (InputError, ValueError, OSError):  # somebody has written to it: what follows is made anew
                    return


def _rows(file: Any) -> Iterator[tuple[str, bytes]]:
    return ((str(row["path"]), pickle.dumps(row)) for row in read_rows(file))


def _lines(file: Any) -> Iterator[tuple[str, bytes]]:
    stream = unpacked(file, "")
    rest = b""
    while chunk := stream.read(_CHUNK):
        *whole, rest = (rest + chunk).split(b"\n")
        yield from ((path_of(line), line + b"\n") for line in whole)


def path_of(line: bytes) -> str:
    """The path in a record.

    >>> path_of(b'{"path": "a.txt", "text": ""}')
    'a.txt'

    Raises:
        ValueError: the line is no record.
    """
    if not line.startswith(_HEAD) or not line.endswith(b"}"):
        raise ValueError("no record of this program")
    path, _ = json.JSONDecoder().raw_decode(line.decode(), len(_HEAD))
    return str(path)
