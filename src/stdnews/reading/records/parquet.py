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
                for row in batch.to_pylist():
                    yield at, row
                    at += 1
        except errors as error:
            yield at, f"row group {number} cannot be read from row {at} on: {_first_line(error)}"
        first += group.num_rows


def _refuse_bomb(group: Any, most: int) -> None:
    """Nothing, unless a column comes to more than all its rows may have."""
    for column in range(group.num_columns):
        if group.column(column).total_uncompressed_size > most * max(group.num_rows, 1) + _BUFFER:
            raise ValueError("its rows are larger than --max-bytes allows")


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
