"""Files by their paths, on this machine or, by URLs like ``s3://bucket/folder``, wherever fsspec finds them."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, cast

from stdnews.errors import InputError

_URL = re.compile(r"[a-z][a-z0-9+.-]+://")
_EXTRAS = {"s3": "s3", "s3a": "s3", "gs": "gs", "gcs": "gs"}
"""Extras of this package, by the beginnings of URLs; any other kind needs what fsspec says."""
_WHOLE = frozenset(("s3", "s3a", "gs", "gcs", "abfs", "az", "memory"))
"""Stores in which a file appears when all of it is there."""
_BLOCK = 1 << 22
"""Bytes that are fetched at a time."""


def is_remote(path: str) -> bool:
    """Whether a path is a URL.

    >>> is_remote("s3://bucket/a.jsonl"), is_remote("folder/a.jsonl"), is_remote("c:/a")
    (True, False, False)
    """
    return _URL.match(path) is not None


def whole_path(path: str) -> str:
    """A path from the root, wherever the process is; "" stays, and a URL has always been one."""
    return path if is_remote(path) or not path else os.path.abspath(path)


def is_folder(path: str) -> bool:
    """Whether there is a folder at a path; of a store without folders, whether there are files below it.

    Raises:
        InputError: a package is missing that reads such a path.
    """
    if not is_remote(path):
        return os.path.isdir(path)
    store, inner = store_of(path)
    with _told():
        return bool(store.isdir(inner))


def store_of(url: str) -> tuple[Any, str]:
    """The file system of a URL, and the path in it.

    Raises:
        InputError: a package is missing that reads such a URL.
    """
    scheme = url.partition("://")[0]
    try:
        import fsspec  # noqa: PLC0415 - an extra

        store, inner = fsspec.core.url_to_fs(url)
    except ImportError as error:
        extra = _EXTRAS.get(scheme)
        needed = f"pip install 'stdnews[{extra or 'fsspec'}]'" + ("" if extra else f" ({error})")
        raise InputError(f"{scheme}:// needs {needed}") from None
    except ValueError as error:
        raise InputError(str(error)) from None
    return store, str(inner).rstrip("/")


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """A file to read bytes from, in which one can seek.

    Raises:
        InputError: a package is missing that reads such a path.
        OSError: it cannot be opened, or not be read any further.
    """
    if not is_remote(path):
        with open(path, "rb") as file:
            yield file
        return
    store, inner = store_of(path)
    with _told():
        remote = store.open(inner, "rb", block_size=_BLOCK)
    with remote:
        yield cast("BinaryIO", _Told(remote))


class _Told:
    """A file in a store; what goes wrong with it goes wrong as with a file of this machine."""

    closed = False

    def __init__(self, file: Any) -> None:
        self._file = file

    def read(self, size: int = -1, /) -> bytes:
        with _told():
            return bytes(self._file.read(size))

    def seek(self, place: int, whence: int = 0, /) -> int:
        with _told():
            return int(self._file.seek(place, whence))

    def tell(self) -> int:
        return int(self._file.tell())

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def writable(self) -> bool:
        return False

    def flush(self) -> None:
        pass

    def close(self) -> None:
        pass


@contextmanager
def _told() -> Iterator[None]:
    """Errors of a store as those of a file: each package has its own."""
    try:
        yield
    except OSError:
        raise
    except Exception as error:
        raise OSError(f"{type(error).__name__}: {error}") from error


def listed(url: str) -> list[str]:
    """The names of all files below a URL, ``/`` between folders, sorted.

    Raises:
        InputError: a package is missing that reads such a path.
        OSError: it cannot be listed.
    """
    store, inner = store_of(url)
    with _told():
        paths = store.find(inner)
    return sorted(path[len(inner) + 1 :] for path in paths if path.startswith(f"{inner}/"))


class Remote:
    """A folder in a store, and what is done to its files.

    Raises:
        OSError: a call fails.
    """

    def __init__(self, url: str) -> None:
        self._store, self._root = store_of(url)
        self._is_whole = url.partition("://")[0] in _WHOLE

    def names(self) -> list[str]:
        """The files right in the folder."""
        with _told():
            self._store.invalidate_cache()
            if not self._store.isdir(self._root):
                return []
            return [path.rpartition("/")[2] for path in self._store.ls(self._root, detail=False)]

    def put(self, path: str, name: str) -> None:
        """The file has what a file of this machine has: all of it, or, after an error, what it had before."""
        with _told():
            self._replace(name, lambda place: self._store.put_file(path, place))

    def write(self, name: str, data: bytes) -> None:
        """The file has the data."""
        with _told():
            self._replace(name, lambda place: self._store.pipe_file(place, data))

    def _replace(self, name: str, put: Callable[[str], None]) -> None:
        """Has a file put in its place: beside it first, in a store in which a file appears before it is complete."""
        path, part = f"{self._root}/{name}", f"{self._root}/.stdnews.part"
        if self._is_whole:
            put(path)
            return
        self._store.makedirs(path.rpartition("/")[0], exist_ok=True)
        put(part)
        self._move(part, path)

    def move(self, name: str, to: str) -> None:
        """A file has another name, in the place of what had that before."""
        with _told():
            self._move(f"{self._root}/{name}", f"{self._root}/{to}")

    def _move(self, part: str, path: str) -> None:
        if self._store.exists(path):
            self._store.rm_file(path)
        self._store.mv(part, path)

    def remove(self, name: str) -> None:
        """The file is gone; it need not have been there."""
        with _told():
            if self._store.exists(f"{self._root}/{name}"):
                self._store.rm_file(f"{self._root}/{name}")

    def size(self, name: str) -> int | None:
        """The bytes of a file, None when it is not there."""
        with _told():
            try:
                return int(self._store.size(f"{self._root}/{name}"))
            except FileNotFoundError:
                return None
