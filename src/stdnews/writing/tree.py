"""A folder of output files: each is written aside and renamed, so that nobody ever sees half a page."""

from __future__ import annotations

import contextlib
import errno
import os
import stat

from stdnews.errors import StdnewsError

ASIDE = ".stdnews"
"""The folder inside an output folder for what is not output: files on their way, the lock, the ledger."""
PART = "page.part"
"""The one file on its way; a run that is killed leaves it, the next one writes over it."""
_MOUNTED_PART = ".stdnews.part"
"""The same, in a folder of another file system, into which nothing can be renamed from outside."""
_KNOWN = 10_000
"""Folders that are remembered as made, or waiting to be flushed."""


class OutputError(StdnewsError):
    """An output cannot be written or removed."""


class OutputTree:
    """Files under one folder, by their names inside it (``/`` between folders), for one run at a time.

    Args:
        root: the folder; it is made when it is needed.
        aside: the folder for files on their way, ``.stdnews`` inside ``root`` when none is named.
        durable: whether a file, and its name, are on the disk before anything else may rely on it.
    """

    def __init__(self, root: str, aside: str = "", *, durable: bool = False) -> None:
        self.root = root
        self._aside = aside or f"{root}/{ASIDE}"
        self._durable = durable
        self._made: set[str] = set()
        self._renamed: set[str] = set()
        """Folders in which names changed since they were flushed."""

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
            try:
                self._replace(path, data)
            except FileNotFoundError:  # somebody has removed a folder
                self._made.clear()
                self._replace(path, data)
        except OSError as error:
            raise OutputError(f"cannot write {path}: {error.strerror}") from error

    def _replace(self, path: str, data: bytes) -> None:
        folder = path.rpartition("/")[0]
        self._make(self._aside)
        self._make(folder)
        try:
            _put(f"{self._aside}/{PART}", path, data, durable=self._durable)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            _put(f"{folder}/{_MOUNTED_PART}", path, data, durable=self._durable)
        self._note(folder)

    def _make(self, folder: str) -> None:
        if folder not in self._made:
            os.makedirs(folder, exist_ok=True)
            if len(self._made) >= _KNOWN:
                self._made.clear()
            self._made.add(folder)

    def _note(self, folder: str) -> None:
        if self._durable:
            self._renamed.add(folder)
            if len(self._renamed) >= _KNOWN:
                self.flush()

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
        else:
            self._note(path.rpartition("/")[0])

    def size(self, name: str) -> int | None:
        """The bytes of a file, None when it is not there."""
        try:
            found = os.lstat(self.path(name))
        except OSError:
            return None
        return found.st_size if stat.S_ISREG(found.st_mode) else -1

    def prune(self, name: str) -> None:
        """The file is gone, and folders that it leaves empty are too.

        Raises:
            OutputError: it is there and cannot be removed.
        """
        self.remove(name)
        with contextlib.suppress(OSError):  # one that holds something, or is the last
            while name := name.rpartition("/")[0]:
                os.rmdir(self.path(name))
                self._made.discard(self.path(name))

    def flush(self) -> None:
        """All that was written or removed is on the disk, where ``durable`` asks for that."""
        for folder in self._renamed:
            with contextlib.suppress(OSError):  # a folder that is gone needs nothing
                flush_folder(folder)
        self._renamed.clear()

    def close(self) -> None:
        """Flushes, and leaves nothing aside: no part of a file, not of a killed run either, and no empty folder."""
        self.flush()
        with contextlib.suppress(OSError):
            os.unlink(f"{self._aside}/{PART}")
        with contextlib.suppress(OSError):  # it holds something, or was never made
            os.rmdir(self._aside)


def flush_folder(folder: str) -> None:
    """The names in a folder are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _put(part: str, path: str, data: bytes, *, durable: bool) -> None:
    """Writes ``part`` and renames it to ``path``; after any error neither has changed."""
    try:
        with open(part, "wb", buffering=0) as file:
            rest = memoryview(data)
            while rest:
                rest = rest[file.write(rest) :]
            if durable:
                os.fsync(file.fileno())
        os.replace(part, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(part)
        raise
