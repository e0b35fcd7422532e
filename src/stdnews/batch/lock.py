"""One run at a time on an output folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from stdnews.errors import StdnewsError


class BusyError(StdnewsError):
    """Another run is at work on the output folder."""


@contextmanager
def locked(folder: str, *, wait: bool) -> Iterator[None]:
    """Holds the lock of a folder, which is made; when the process ends, however it does, the system lets go of it.

    The file of the lock stays: whoever waits must wait for the same one.

    Args:
        folder: where the lock is.
        wait: whether to wait for another run to end.

    Raises:
        BusyError: another run holds it.
        StdnewsError: there can be no lock in that folder.
    """
    try:
        os.makedirs(folder, exist_ok=True)
        file = os.open(f"{folder}/lock", os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise StdnewsError(f"cannot write {folder}: {error.strerror}") from error
    try:
        _take(file, wait=wait)
        os.ftruncate(file, 0)
        os.write(file, f"{os.getpid()}\n".encode())
        yield
    finally:
        os.close(file)


def is_held(folder: str) -> bool:
    """Whether a run holds the lock of a folder."""
    try:
        with locked(folder, wait=False):
            return False
    except BusyError:
        return True


def _take(file: int, *, wait: bool) -> None:
    try:
        import fcntl  # noqa: PLC0415 - not on every system
    except ImportError:  # there, two runs at once are the operator's to avoid
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        holder = os.pread(file, 20, 0).decode("ascii", "replace").strip()
        of = f" (process {holder})" if holder.isdigit() else ""
        raise BusyError(f"another run{of} is at work on this output folder; --wait waits for its end") from None
