"""A folder of output files: each is written beside its place and renamed, so that a reader never sees half a page."""

from __future__ import annotations

import contextlib
import os

from stdnews.errors import StdnewsError


class OutputError(StdnewsError):
    """An output cannot be written or removed."""


class OutputTree:
    """Files under one folder, by their names inside it (``/`` between folders).

    One temporary file at a time, hidden, in the folder of the file: renaming works within one file system only.
    """

    def __init__(self, root: str) -> None:
        self.root = root
        self._made: set[str] = set()
        self._token = os.urandom(4).hex()

    def path(self, name: str) -> str:
        """Where a file is."""
        return f"{self.root}/{name}"

    def write(self, name: str, data: bytes) -> None:
        """The file has the data, or, after any error, what it had before.

        Raises:
            OutputError: the folder cannot be made, or the file cannot be written.
        """
        path = self.path(name)
        try:
            self._replace(path, data)
        except OSError as error:
            raise OutputError(f"cannot write {path}: {error.strerror}") from error

    def _replace(self, path: str, data: bytes) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            os.makedirs(folder, exist_ok=True)
            self._made.add(folder)
        # Short, as a page's name may be as long as a name can be; hidden, so that no walk takes it for a page.
        part = f"{folder}/.stdnews-{self._token}-{os.getpid()}.part"
        try:
            with open(part, "wb", buffering=0) as file:
                rest = memoryview(data)
                while rest:
                    rest = rest[file.write(rest) :]
            os.replace(part, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(part)
            raise

    def remove(self, name: str) -> None:
        """The file is gone; it need not have been there.

        Raises:
            OutputError: it is there and cannot be removed.
        """
        path = self.path(name)
        try:
            os.unlink(path)
        except (FileNotFoundError, NotADirectoryError):
            pass
        except OSError as error:
            raise OutputError(f"cannot remove {path}: {error.strerror}") from error
