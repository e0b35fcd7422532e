"""A file that is replaced as a whole."""

from __future__ import annotations

import contextlib
import os
from typing import BinaryIO

from stdnews.errors import StdnewsError
from stdnews.writing.tree import flush_folder

_BUFFER = 1 << 20


class RecordsError(StdnewsError):
    """A file that is made anew as a whole cannot be written; the last complete one stays."""


class WholeFile:
    """A file on its way, beside its place and named ``.part``: nobody sees it before it is complete.

    Args:
        path: the file.
        durable: whether the file is on the disk before the last one is replaced.
    """

    def __init__(self, path: str, *, durable: bool = False) -> None:
        self.path, self._part, self._durable = path, f"{path}.part", durable
        self._file: BinaryIO | None = None

    def write(self, name: str, data: bytes) -> None:
        """One more part; the name does not matter, the order of the calls does.

        Raises:
            RecordsError: it cannot be written.
        """
        del name
        try:
            if self._file is None:
                os.makedirs(os.path.dirname(self._part) or ".", exist_ok=True)
                self._file = open(self._part, "wb", buffering=_BUFFER)  # noqa: SIM115 - stays open
            self._file.write(data)
        except OSError as error:
            raise self._cannot(error) from error

    def remove(self, name: str) -> None:
        """Nothing: the file has what was written to it."""

    def finish(self) -> None:
        """The file stands in the place of the last one.

        Raises:
            RecordsError: it cannot.
        """
        self.write("", b"")  # a run without pages has an empty file
        try:
            if self._file is not None:
                self._file.flush()
                if self._durable:
                    os.fsync(self._file.fileno())
                self._file.close()
            os.replace(self._part, self.path)
            if self._durable:
                flush_folder(os.path.dirname(self.path) or ".")
        except OSError as error:
            raise self._cannot(error) from error

    def _cannot(self, error: OSError) -> RecordsError:
        return RecordsError(f"cannot write {self.path}: {error.strerror}; the last complete file stays")

    def close(self) -> None:
        """Nothing is left aside, whether the file was finished or not."""
        with contextlib.suppress(OSError):
            if self._file is not None:
                self._file.close()
        with contextlib.suppress(OSError):
            os.unlink(self._part)
