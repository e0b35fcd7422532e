"""What one page may take, and reading a page within it."""

from __future__ import annotations

import os
import sys
import time
from typing import BinaryIO, NamedTuple

from stdnews.errors import InputError
from stdnews.sizes import MIB, too_large
from stdnews.storage import is_remote, opened

_GRAIN = 2_000_000_000
"""Nanoseconds: FAT counts time by two seconds, no file system by more."""


class Limits(NamedTuple):
    """What one page may take before it fails."""

    seconds: float = 60
    """Time for a page: twenty times what one of 32 MiB takes."""
    memory: int = 2048 * MIB
    """Bytes that a worker process may hold while it has the page; a page of 32 MiB needs half of that."""
    size: int = 32 * MIB
    """Bytes that a page may have."""


class Stamp(NamedTuple):
    """How a file looked when it was read: what tells later whether it has changed."""

    size: int
    mtime_ns: int
    """-1, which no time is equal to, when the file changed while it was read, or so shortly before that another change
    might leave the time as it is."""


def read(path: str, most: int) -> tuple[bytes, Stamp]:
    """The bytes of a page, ``-`` for the standard input, and how the file looked before they were read.

    Raises:
        InputError: it cannot be read, or has more than ``most`` bytes.
    """
    try:
        if path == "-":
            return _whole(standard_input(), 0, most), Stamp(0, -1)
        if is_remote(path):
            with opened(path) as remote:
                return _whole(remote, 0, most), Stamp(0, -1)
        with open(path, "rb", buffering=0) as file:
            before, now = _stamp(file), time.time_ns()
            data = _whole(file, before.size, most)
            is_sure = _stamp(file) == before and before.mtime_ns < now - _GRAIN
            return data, before if is_sure else Stamp(before.size, -1)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}") from error


def standard_input() -> BinaryIO:
    """The standard input, as bytes.

    Raises:
        InputError: it is closed.
    """
    if sys.stdin is None:
        raise InputError("cannot be read: the standard input is closed")
    return sys.stdin.buffer


def _stamp(file: BinaryIO) -> Stamp:
    stat = os.fstat(file.fileno())
    return Stamp(stat.st_size, stat.st_mtime_ns)


def _whole(file: BinaryIO, size: int, most: int) -> bytes:
    """All that a file holds; of one that never ends no more than a byte too many."""
    parts: list[bytes] = []
    left = most + 1
    while size <= most and left and (part := file.read(min(left, max(size + 1, 1 << 16)))):
        parts.append(part)
        left -= len(part)
    if size > most or not left:
        raise InputError(too_large(most))
    return b"".join(parts)
