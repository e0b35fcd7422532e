"""Parquet: a row a record, read in batches of a few rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from stdnews.errors import InputError

_ROWS = 64
"""Rows at a time: of long pages, 64 come to a few MB."""
_BUFFER = 1 << 20


def rows(file: BinaryIO, most: int) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """Each row with its number; instead of rows that cannot be read, the number of the first and what is wrong.

    After damage the next row group is read.

    Args:
        file: the file, in which one can seek.
        most: bytes that one row may have.

    Raises:
        InputError: it is no Parquet file, or pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError:
        raise InputError("is Parquet, which needs pip install 'stdnews[parquet]'") from None
    if not file.seekable():
        raise InputError("is Parquet, which cannot be read from a stream: name the file")
    errors = (pa.ArrowException, OSError, ValueError)
    try:
        whole = pq.ParquetFile(file, buffer_size=_BUFFER, pre_buffer=False)
    except errors as error:
        raise InputError(f"is no Parquet file, or cut off: {_first_line(error)}") from error
    first = 0
    for number in range(whole.num_row_groups):
        group = whole.metadata.row_group(number)
        at = first
        try:
            _refuse_bomb(group, most)
            for batch in whole.iter_batches(batch_size=_ROWS, row_groups=[number]):
                for row in _plain(batch, pa).to_pylist():
                    yield at, row
                    at += 1
        except errors as error:
            yield at, f"row group {number} cannot be read from row {at} on: {_first_line(error)}"
        first += group.num_rows


def _refuse_bomb(group: Any, most: int) -> None:
    """Nothing, unless the group comes to more than all its rows may have.

    Its columns are not asked: pyarrow ends the process when what one says of itself is damaged.
    """
    if group.total_byte_size > most * max(group.num_rows, 1) + _BUFFER:
        raise ValueError("its rows are larger than --max-bytes allows")


def _plain(batch: Any, pa: Any) -> Any:
    """A batch without times to the nanosecond, which Python has none of: to the microsecond, or else as text."""
    columns = [_coarser(column, pa) for column in batch.columns]
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)


def _coarser(column: Any, pa: Any) -> Any:
    if not pa.types.is_temporal(column.type) or getattr(column.type, "unit", "") != "ns":
        return column
    kind = column.type
    if pa.types.is_timestamp(kind):
        coarse = pa.timestamp("us", kind.tz)
    else:
        coarse = pa.time64("us") if pa.types.is_time(kind) else pa.duration("us")
    try:
        return column.cast(coarse)
    except pa.ArrowInvalid:
        return column.cast(pa.string())


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
