"""Where a run on a cluster puts its records: files beside one another, which appear together."""

from __future__ import annotations

import os
import tempfile
import uuid
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, Protocol

import pyarrow as pa
from ray.data import Datasink
from ray.data.block import Block

from stdnews.outcome import Outcome
from stdnews.ray.cleaning import counts_of
from stdnews.storage import Remote, is_remote
from stdnews.writing.columns import Columns
from stdnews.writing.encoders import encoder_of
from stdnews.writing.naming import Naming

_NAMED = 100
"""Pages that failed and are named, of one task of the engine: of millions nobody reads the names."""


Named = tuple[str, Outcome, str]
"""The path of a page, what came of it, and why."""


class Written(NamedTuple):
    """What one task of the engine has written."""

    task: int
    files: tuple[str, ...]
    """Names of the files, in their order."""
    outcomes: Counter[Outcome]
    changes: Counter[tuple[str, str]]
    skipped: Counter[str]
    partly: frozenset[str]
    """Inputs that may hold more than could be read."""
    named: tuple[Named, ...]
    """Pages that somebody wants to hear of."""


class Form(NamedTuple):
    """What all files of a run have in common, whichever machine writes them."""

    naming: Naming
    columns: Columns | None = None
    """Those of Parquet files."""


class Records(Datasink[Written]):
    """Files of records in a folder that all machines of the cluster have."""

    def __init__(self, folder: str, form: Form, bad: frozenset[Outcome], *, durable: bool) -> None:
        self._folder, self._form, self._bad, self._durable = folder, form, bad, durable
        self.written: list[Written] = []

    @property
    def min_rows_per_write(self) -> int | None:
        """Rows for one task, so that the files of a run are about as long as was asked for."""
        return self._form.naming.per_shard or None

    def write(self, blocks: Iterable[Block], ctx: Any) -> Written:
        """Writes what one task has; a task that is done again writes files of other names."""
        parts = _Parts(_folder(self._folder, durable=self._durable), self._form)
        tally = _Tally(self._bad)
        for row in (row for block in blocks for row in pa.table(block).to_pylist()):
            tally.add(row)
            if row["record"] is not None:
                parts.add(row["record"])
        return tally.written(ctx.task_idx, parts.end())

    def on_write_complete(self, write_result: Any) -> None:
        """Keeps what the tasks have written."""
        self.written = sorted(write_result.write_returns, key=lambda written: written.task)


class _Tally:
    """What came of the pages of one task."""

    def __init__(self, bad: frozenset[Outcome]) -> None:
        self._bad = bad
        self._outcomes: Counter[Outcome] = Counter()
        self._changes: Counter[tuple[str, str]] = Counter()
        self._skipped: Counter[str] = Counter()
        self._partly: set[str] = set()
        self._named: list[Named] = []

    def add(self, row: Mapping[str, Any]) -> None:
        """One more page, or what was no page."""
        if row["skipped"] is not None:
            self._skipped[row["skipped"]] += 1
            return
        outcome = Outcome(row["outcome"])
        self._outcomes[outcome] += 1
        self._changes.update(dict(counts_of(row["counts"])))
        if row["partly"] is not None:
            self._partly.add(row["partly"])
        if outcome in self._bad and len(self._named) < _NAMED:
            self._named.append((row["path"], outcome, row["reason"]))

    def written(self, task: int, files: tuple[str, ...]) -> Written:
        """All of it, with the files of the task."""
        partly, named = frozenset(self._partly), tuple(self._named)
        return Written(task, files, self._outcomes, self._changes, self._skipped, partly, named)


class _Folder(Protocol):
    """Where files go."""

    def open(self, name: str) -> BinaryIO:
        """A file to write to."""

    def close(self, file: BinaryIO, name: str) -> None:
        """The file is complete."""


class _Local(NamedTuple):
    """A folder that all machines have."""

    path: str
    durable: bool

    def open(self, name: str) -> BinaryIO:
        Path(self.path).mkdir(parents=True, exist_ok=True)
        return Path(self.path, name).open("wb")

    def close(self, file: BinaryIO, name: str) -> None:
        del name
        if self.durable:
            os.fsync(file.fileno())
        file.close()


class _Store(NamedTuple):
    """A URL: a file is put there when it is complete."""

    url: str

    def open(self, name: str) -> BinaryIO:
        return tempfile.NamedTemporaryFile(prefix=name)  # type: ignore[return-value]

    def close(self, file: BinaryIO, name: str) -> None:
        Remote(self.url).put(file.name, name)
        file.close()


def _folder(path: str, *, durable: bool) -> _Folder:
    return _Store(path) if is_remote(path) else _Local(path, durable)


class _Parts:
    """Files of one task."""

    def __init__(self, folder: _Folder, form: Form) -> None:
        self._folder, self._most = folder, form.naming.per_shard
        self._encoder = encoder_of(*form)
        self._names: list[str] = []
        self._count = 0
        self._file: Any = None

    def add(self, record: bytes) -> None:
        if self._file is None or self._count == self._most > 0:
            self._begin()
        self._encoder.add(record)
        self._count += 1

    def _begin(self) -> None:
        self.end()
        self._names.append(uuid.uuid4().hex)
        self._file = self._folder.open(self._names[-1])
        self._encoder.begin(self._file)
        self._count = 0

    def end(self) -> tuple[str, ...]:
        """The files are complete."""
        if self._file is not None:
            self._encoder.end()
            self._file.flush()
            self._folder.close(self._file, self._names[-1])
            self._file = None
        return tuple(self._names)
