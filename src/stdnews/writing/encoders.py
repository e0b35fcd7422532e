"""Records to files, as lines of JSON or as Parquet."""

from __future__ import annotations

import pickle
from typing import BinaryIO, Protocol

from stdnews.writing.columns import Columns, ParquetWriter
from stdnews.writing.lines import LineWriter
from stdnews.writing.naming import Naming
from stdnews.writing.rows import Row

GROUP_ROWS, _GROUP_BYTES = 1000, 32 << 20
"""Rows of a row group, and bytes of them, whichever comes first; the first group of a run decides the columns."""


class Encoder(Protocol):
    """Writes records to files, one file after the other."""

    def begin(self, file: BinaryIO) -> None:
        """Begins a file."""

    def add(self, data: bytes) -> None:
        """One more record for the file that was begun last."""

    def end(self) -> None:
        """That file is complete."""


class _Lines:
    """Records are lines."""

    def __init__(self, packing: str) -> None:
        self._packing = packing
        self._writer: LineWriter | None = None

    def begin(self, file: BinaryIO) -> None:
        self._writer = LineWriter(file, self._packing)

    def add(self, data: bytes) -> None:
        if self._writer is not None:
            self._writer.write(data)

    def end(self) -> None:
        if self._writer is not None:
            self._writer.close()


class _Rows:
    """Records are pickled rows."""

    def __init__(self, packing: str, columns: Columns | None) -> None:
        self._packing = packing
        self._columns = columns
        self._file: BinaryIO | None = None
        self._writer: ParquetWriter | None = None
        self._rows: list[Row] = []
        self._size = 0

    def begin(self, file: BinaryIO) -> None:
        self._file, self._writer = file, None

    def add(self, data: bytes) -> None:
        self._rows.append(pickle.loads(data))  # noqa: S301 - of this program's own processes
        self._size += len(data)
        if len(self._rows) == GROUP_ROWS or self._size >= _GROUP_BYTES:
            self._write()

    def _write(self) -> None:
        if self._columns is None:
            self._columns = Columns(self._rows)
        if self._writer is None and self._file is not None:
            self._writer = ParquetWriter(self._file, self._columns, self._packing)
        if self._writer is not None:
            self._writer.write(self._rows)
        self._rows.clear()
        self._size = 0

    def end(self) -> None:
        self._write()
        if self._writer is not None:
            self._writer.close()


def encoder_of(naming: Naming, columns: Columns | None = None) -> Encoder:
    """What writes the files of a run.

    Args:
        naming: what they are called, which tells the format.
        columns: those of Parquet files; None to have them decided by the first rows.

    Raises:
        StdnewsError: a package that it needs is not installed.
    """
    encoder: Encoder = _Rows(naming.packing, columns) if naming.format == "parquet" else _Lines(naming.packing)
    return encoder
