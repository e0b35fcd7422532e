"""Records that wait until all pages are done, in a file without a name."""

from __future__ import annotations

import struct
import tempfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from stdnews.writing.whole import RecordsError

_HEAD = struct.Struct("<IQ")
_BUFFER = 1 << 20


class Spool:
    """Takes the place of the files of records: keeps what is written, each with a key, in order.

    Args:
        folder: where the file is, None for where the system puts such; it is gone when it is closed, however that ends.
    """

    def __init__(self, folder: str | None) -> None:
        self._file = cast("BinaryIO", tempfile.TemporaryFile(dir=folder, buffering=_BUFFER))  # noqa: SIM115 - stays open
        self._data = b""

    def write(self, name: str, data: bytes) -> None:
        """Holds a record until its key is known."""
        del name
        self._data = data

    def remove(self, name: str) -> None:
        """Nothing: a page that failed has no record."""

    def end(self, key: bytes) -> None:
        """The record that was written last, or nothing, has this key.

        Raises:
            RecordsError: it cannot be kept.
        """
        try:
            for part in (_HEAD.pack(len(key), len(self._data)), key, self._data):
                self._file.write(part)
        except OSError as error:
            raise RecordsError(f"cannot keep records until all pages are compared: {error.strerror}") from error
        self._data = b""

    def read(self) -> Iterator[tuple[bytes, bytes]]:
        """All keys with their records, once nothing more is written."""
        self._file.seek(0)
        while head := self._file.read(_HEAD.size):
            key, data = _HEAD.unpack(head)
            yield self._file.read(key), self._file.read(data)

    def close(self) -> None:
        """Lets go of the file."""
        self._file.close()
