"""Rows as Parquet: columns of their own for what is always there, and for what records came with where it fits."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from stdnews.errors import StdnewsError
from stdnews.writing.rows import KEYS, Row, line_of

_JSON = frozenset(("counts", "edits", "source_fields"))
"""Columns that hold JSON."""
_OTHERS = frozenset(("schema", "author", "reprints"))
"""Columns that hold neither JSON nor text."""
_TEXTS = tuple(name for name in KEYS if name not in _JSON | _OTHERS)
REST = "fields"
"""The column, JSON too, for what has no column or does not fit it."""
_INTS = range(-(1 << 63), 1 << 63)


def require() -> tuple[Any, Any]:
    """pyarrow, and its Parquet.

    Raises:
        StdnewsError: it is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError:
        raise StdnewsError("Parquet needs pip install 'stdnews[parquet]'") from None
    return pa, pq


class Columns:
    """The columns of a run's files, decided by its first rows, so that all files have the same ones.

    A field that came with the records has a column of its own when its first value is text, a number, true or false,
    a time, or bytes. A value of another sort, and fields that the first rows do not have, stand in the column
    ``fields`` as JSON: nothing is lost.
    """

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        pa, _ = require()
        kinds: dict[str, str] = {}
        for row in rows:
            for name, value in row.items():
                if name not in KEYS and name != REST:
                    _see(kinds, name, value)
        types = {
            "bool": pa.bool_(),
            "int": pa.int64(),
            "float": pa.float64(),
            "str": pa.string(),
            "bytes": pa.binary(),
            "date": pa.date32(),
            "datetime": pa.timestamp("us"),
            "aware": pa.timestamp("us", "UTC"),
        }
        ours = {"schema": pa.int32(), "author": pa.list_(pa.string()), "reprints": pa.int32()}
        self._kinds = kinds
        self.schema = pa.schema(
            [
                *((name, ours.get(name, pa.string())) for name in KEYS),
                *((name, types[kind]) for name, kind in self._kinds.items()),
                (REST, pa.string()),
            ]
        )

    def batch(self, rows: Iterable[Row]) -> Any:
        """Rows as a record batch."""
        pa, _ = require()
        return pa.RecordBatch.from_pylist([self._fitted(row) for row in rows], schema=self.schema)

    def _fitted(self, row: Row) -> Row:
        fitted: Row = {name: _text(row.get(name)) for name in _TEXTS}
        fitted |= {"schema": row["schema"], "author": list(map(as_utf8, row["author"]))}
        fitted["reprints"] = row.get("reprints")
        fitted |= {name: _json(row[name]) for name in _JSON if name in row}
        rest: Row = {}
        for name, value in row.items():
            if name not in KEYS:
                fits = name in self._kinds and _fits(value, self._kinds[name])
                (fitted if fits else rest)[name] = value
        if rest:
            fitted[REST] = _json(rest)
        return fitted


def _see(kinds: dict[str, str], name: str, value: Any) -> None:
    kind = _kind(value)
    if (name not in kinds and kind) or (kinds.get(name) == "int" and kind == "float"):
        kinds[name] = kind


def _kind(value: Any) -> str:
    """What sort of column a value would have, "" for none."""
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, dt.datetime):
        return "datetime" if value.tzinfo is None else "aware"
    names = {int: "int", float: "float", str: "str", bytes: "bytes", dt.date: "date"}
    kind = names.get(type(value), "")
    return "" if (kind == "int" and value not in _INTS) or (kind == "str" and not _is_sound(value)) else kind


def _fits(value: Any, kind: str) -> bool:
    found = _kind(value)
    is_whole = found == "int" and kind == "float" and abs(value) <= 1 << 53
    return value is None or found == kind or is_whole


def _is_sound(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def as_utf8(text: str) -> str:
    """A text as Parquet can have it: half a pair, as in a name that is no UTF-8, is written as in JSON."""
    return text.encode("utf-8", "backslashreplace").decode()


def _text(value: str | None) -> str | None:
    return None if value is None else as_utf8(value)


def _json(value: Any) -> str:
    return line_of(value).decode().rstrip("\n")


class ParquetWriter:
    """Writes rows to one file, a row group at a time."""

    def __init__(self, file: BinaryIO, columns: Columns, packing: str) -> None:
        """Begins a file.

        Args:
            file: where it goes; left open.
            columns: its columns.
            packing: ``zstd``, ``gzip`` or ``none``; "" for Zstandard.
        """
        _, pq = require()
        self._columns = columns
        self._writer = pq.ParquetWriter(file, columns.schema, compression=packing or "zstd")

    def write(self, rows: list[Row]) -> None:
        """One more row group."""
        if rows:
            self._writer.write_batch(self._columns.batch(rows))

    def close(self) -> None:
        """All is in the file."""
        self._writer.close()


def read_rows(file: BinaryIO) -> Iterator[Row]:
    """The rows of a file that ``ParquetWriter`` has written, as they were before, but for values that are none."""
    _, pq = require()
    for batch in pq.ParquetFile(file).iter_batches(batch_size=256):
        for found in batch.to_pylist():
            yield _restored(found)


def _restored(found: Mapping[str, Any]) -> Row:
    row = {name: value for name, value in found.items() if name in _TEXTS or name in _OTHERS}
    row |= {name: json.loads(found[name]) for name in _JSON if found[name] is not None}
    row |= {name: value for name, value in found.items() if name not in KEYS and name != REST and value is not None}
    return row | (json.loads(found[REST]) if found[REST] is not None else {})
