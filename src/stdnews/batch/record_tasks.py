"""The records of a file as tasks, as they are read."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import BinaryIO, NamedTuple

from stdnews.batch.limits import standard_input
from stdnews.batch.task import Task
from stdnews.errors import InputError
from stdnews.reading.record_files import RecordOptions
from stdnews.settings import Settings
from stdnews.storage import opened


class RecordSource(NamedTuple):
    """A file of records that is to be read."""

    path: str
    """Where it is; ``-`` is the standard input."""
    name: str
    """What the keys of its records begin with."""
    output: str
    """The name, inside the output folder, of the folder for their texts."""
    site: str
    """The site of those that have no URL."""
    settings: Settings
    root: str = ""
    """The folder it was found in, "" for one that was named itself."""

    def as_task(self) -> Task:
        """The file as a whole: what its records have in common, or what fails when it cannot be read."""
        return Task(self.path, self.output, self.site, self.settings, name=self.name, root=self.root)


def record_tasks(source: RecordSource, options: RecordOptions, skipped: Counter[str]) -> Iterator[Task]:
    """A task for each record; if the file cannot be read, or not any further, a last one that says why.

    Args:
        source: the file.
        options: how its records are to be read.
        skipped: counts what is no page.
    """
    from stdnews.reading.records import read_records  # noqa: PLC0415 - loads when there is such a file

    whole = source.as_task()
    try:
        with _opened(source.path) as file:
            for record in read_records(file, source.name, options, skipped):
                at = record.at
                yield whole._replace(
                    path=f"{source.path}#{at}", output=f"{source.output}/{at:08}.txt", name=record.key, record=record
                )
    except InputError as error:
        yield whole._replace(problem=str(error))
    except OSError as error:
        yield whole._replace(problem=f"cannot be read: {error.strerror or error}")


def _opened(path: str) -> AbstractContextManager[BinaryIO]:
    return nullcontext(standard_input()) if path == "-" else opened(path)


def file_of(path: str) -> str:
    """The file that a task's page is in: of a record the file of records.

    >>> file_of("in/a.jsonl#17"), file_of("in/a#1/b.txt")
    ('in/a.jsonl', 'in/a#1/b.txt')
    """
    file, mark, number = path.rpartition("#")
    return file if mark and number.isdigit() and not os.path.lexists(path) else path
