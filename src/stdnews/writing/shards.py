"""A run's records in one file or several, which appear together: until all are complete, the last ones stay."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from typing import BinaryIO

from stdnews.storage import Remote, is_remote, store_of
from stdnews.writing.encoders import Encoder, encoder_of
from stdnews.writing.naming import Naming
from stdnews.writing.tree import flush_folder
from stdnews.writing.whole import RecordsError

_BUFFER = 1 << 20
_LIST = "records.list"
"""The file aside that names the files of a run that is complete: from then on they are the records."""
PARTS = "records"
"""The folder aside for files on their way."""


class Shards:
    """The files of records of an output folder, on their way: nobody sees them before the last one is complete.

    Args:
        root: the folder, or its URL.
        aside: the folder for files on their way; of a folder of this machine, in the same file system.
        naming: what the files are called, and how many records each has.
        durable: whether all is on the disk before the last ones are replaced.

    Raises:
        InputError: a package is missing that writes to such a URL: said now, not when all is done.
    """

    def __init__(self, root: str, aside: str, naming: Naming, *, durable: bool = False) -> None:
        if is_remote(root):
            store_of(root)
        self._root, self._aside, self._naming, self._durable = root, aside, naming, durable
        self._encoder: Encoder = encoder_of(naming)
        self._file: BinaryIO | None = None
        self._names: list[str] = []
        self._count = 0
        """Records in the file that was begun last."""
        self._settle()
        shutil.rmtree(f"{aside}/{PARTS}", ignore_errors=True)

    def write(self, name: str, data: bytes) -> None:
        """One more record; the name does not matter, the order of the calls does.

        Raises:
            RecordsError: it cannot be written.
        """
        del name
        if not data:
            return
        self._try(self._add, data)

    def remove(self, name: str) -> None:
        """Nothing: a page that failed has no record."""

    def finish(self) -> None:
        """The files stand in the place of the last ones.

        Raises:
            RecordsError: they cannot.
        """
        self._try(self._complete)
        self._settle()

    def close(self) -> None:
        """Nothing is left aside, whether the files were finished or not."""
        with contextlib.suppress(OSError):
            if self._file is not None:
                self._file.close()
        if not os.path.exists(f"{self._aside}/{_LIST}"):
            shutil.rmtree(f"{self._aside}/{PARTS}", ignore_errors=True)

    def _try(self, do: Callable[..., None], *arguments: bytes) -> None:
        try:
            do(*arguments)
        except OSError as error:
            reason = error.strerror or str(error)
            raise RecordsError(f"cannot write {self._last()}: {reason}; the last complete files stay") from error

    def _last(self) -> str:
        return f"{self._root}/{self._names[-1] if self._names else self._naming.name(0)}"

    def _add(self, data: bytes) -> None:
        if self._file is None or self._count == self._naming.per_shard > 0:
            self._begin()
        self._encoder.add(data)
        self._count += 1

    def _begin(self) -> None:
        self._end()
        name = self._naming.name(len(self._names))
        self._names.append(name)
        os.makedirs(f"{self._aside}/{PARTS}", exist_ok=True)
        self._file = open(f"{self._aside}/{PARTS}/{name}", "wb", buffering=_BUFFER)  # noqa: SIM115 - stays open
        self._encoder.begin(self._file)
        self._count = 0

    def _end(self) -> None:
        if self._file is not None:
            self._encoder.end()
            self._file.flush()
            if self._durable:
                os.fsync(self._file.fileno())
            self._file.close()
            self._file = None

    def _settle(self) -> None:
        try:
            settle(self._root, self._aside, durable=self._durable)
        except OSError as error:
            reason = error.strerror or str(error)
            raise RecordsError(
                f"cannot put all records in their place in {self._root}: {reason}; the next run does it"
            ) from error

    def _complete(self) -> None:
        """All files are complete, and named as the records."""
        if not self._names:  # a run without pages has an empty file
            self._begin()
        self._end()
        _announce(self._aside, self._naming, self._names, durable=self._durable)


def _announce(aside: str, naming: Naming, names: Sequence[str], *, durable: bool) -> None:
    """From now on these files are the records, wherever they are."""
    part, path = f"{aside}/{_LIST}.part", f"{aside}/{_LIST}"
    with open(part, "w", encoding="utf-8") as file:
        json.dump({"format": naming.format, "names": names}, file)
        file.flush()
        if durable:
            os.fsync(file.fileno())
    os.replace(part, path)
    if durable:
        flush_folder(f"{aside}/{PARTS}")
        flush_folder(aside)


def adopt(root: str, aside: str, naming: Naming, parts: Sequence[str], *, durable: bool = False) -> None:
    """Puts files that others have written in the place of the last ones.

    Args:
        root: the folder of the records, or its URL.
        aside: the folder for files on their way, which has them in its folder ``PARTS``; of a URL one below it.
        naming: what they will be called, whatever they are called now.
        parts: their names there, in their order.
        durable: whether all is on the disk when this returns.

    Raises:
        RecordsError: they cannot be put there.
    """
    counted = naming if naming.per_shard or len(parts) == 1 else naming._replace(per_shard=1)
    names = [counted.name(number) for number in range(len(parts))]
    try:
        if is_remote(root):
            _adopt_remote(root, aside, naming, dict(zip(parts, names, strict=True)))
            return
        for part, name in zip(parts, names, strict=True):
            os.rename(f"{aside}/{PARTS}/{part}", f"{aside}/{PARTS}/{name}")
        _announce(aside, naming, names, durable=durable)
        settle(root, aside, durable=durable)
    except OSError as error:
        raise RecordsError(f"cannot put the records in their place in {root}: {error.strerror or error}") from error


def _adopt_remote(root: str, aside: str, naming: Naming, names: Mapping[str, str]) -> None:
    """One file after the other: a store has no way to do it at once."""
    remote, folder = Remote(root), f"{aside.removeprefix(root).strip('/')}/{PARTS}"
    for part, name in names.items():
        remote.move(f"{folder}/{part}", name)
    for name in remote.names():
        if naming.is_ours(name) and name not in names.values():
            remote.remove(name)


def clear(aside: str) -> None:
    """Removes the files on their way in a store: of a run that was killed, or of tasks that were done again.

    Args:
        aside: the folder that has them in its folder ``PARTS``, a URL.

    Raises:
        OSError: they cannot be removed.
    """
    lost = Remote(f"{aside}/{PARTS}")
    for name in lost.names():
        lost.remove(name)


def settle(root: str, aside: str, *, durable: bool = False) -> None:
    """Puts the files of a run that was complete in the place of the last ones, also after it was killed at that.

    Args:
        root: the folder of the records, or its URL.
        aside: the folder of this machine for files on their way.
        durable: whether it is done on the disk when this returns.

    Raises:
        OSError: a file cannot be moved.
    """
    try:
        with open(f"{aside}/{_LIST}", encoding="utf-8") as file:
            complete = json.load(file)
    except FileNotFoundError:
        return
    remote = Remote(root) if is_remote(root) else None
    for name in complete["names"]:
        part = f"{aside}/{PARTS}/{name}"
        if not os.path.exists(part):  # it was moved already
            continue
        if remote is None:
            os.replace(part, f"{root}/{name}")
        else:
            remote.put(part, name)
            os.unlink(part)
    naming = Naming(complete["format"])
    for name in os.listdir(root) if remote is None else remote.names():
        if naming.is_ours(name) and name not in complete["names"]:
            os.unlink(f"{root}/{name}") if remote is None else remote.remove(name)
    if durable and remote is None:
        flush_folder(root)
    os.unlink(f"{aside}/{_LIST}")
