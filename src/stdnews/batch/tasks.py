"""What is to be done: each page with the name of its output."""

from __future__ import annotations

import itertools
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from stdnews.batch.claims import Claims
from stdnews.batch.names import output_name
from stdnews.batch.places import Places
from stdnews.batch.record_tasks import RecordSource, file_of, record_tasks
from stdnews.batch.task import Task
from stdnews.batch.walk import Choice, Found, Walk
from stdnews.reading.record_files import RecordOptions, is_records
from stdnews.settings import Settings
from stdnews.storage import is_folder, is_remote


@dataclass(slots=True)
class Job:
    """The inputs of one run, as they were named: files, folders, ``-`` for the standard input."""

    inputs: Sequence[str]
    places: Places
    settings_of: Callable[[str], Settings]
    """The settings for an input."""
    choice: Choice = Choice()
    records: RecordOptions = RecordOptions()
    """How files of records are to be read; where it names a format, all inputs are such files."""
    skipped: Counter[str] = field(default_factory=Counter)
    """Files and folders that were no pages, by the reason; grows as the tasks are taken."""
    partly: set[str] = field(default_factory=set)
    """Inputs of which not all could be read, or in which there was nothing: what is missing there may not be gone."""
    only: Callable[[str], Iterable[str]] | None = None
    """The whole paths of those pages of an input that are to be done, where not all are: only stores are walked."""

    def tasks(self) -> Iterator[Task]:
        """The pages, input by input in the order given, those of a folder sorted by path, records as in their files."""
        for found in self.claimed():
            if isinstance(found, Task):
                yield found
            else:
                yield from self._records(found)

    def claimed(self) -> Iterator[Task | RecordSource]:
        """The pages, and the files of records as a whole; as a page with its problem what may not have its output."""
        claims = Claims(self.places.taken(self.inputs), self.places.nested(), several=len(self.inputs) > 1)
        for found in self.sources():
            whole = found if isinstance(found, Task) else found.as_task()
            problem = whole.problem or claims.refuse(whole.output, whole.path)
            yield whole._replace(problem=problem) if problem else found

    def again(self) -> Job:
        """The same inputs, to be gone through once more; what is counted at that does not count."""
        return replace(self, skipped=Counter(), partly=set())

    def count(self) -> int | None:
        """The number of the tasks, None when only reading can tell it; walks the folders once."""
        counted = 0
        for source in self.again().sources():
            if isinstance(source, RecordSource):
                return None
            counted += 1
        return counted

    def sources(self) -> Iterator[Task | RecordSource]:
        """The pages, and the files of records as a whole, in the order of the tasks."""
        return (found for path in self.inputs for found in self._of(path))

    def _of(self, path: str) -> Iterator[Task | RecordSource]:
        """The pages and the files of records of one input."""
        if self.only is not None and not is_remote(path):  # a store is asked for all names at once anyway
            yield from self._listed(path, self.only(path))
        elif path == "-" or not is_folder(path):
            yield self._named(path)
        else:
            yield from self._walked(path)

    def _named(self, path: str) -> Task | RecordSource:
        base = "stdin" if path == "-" else os.path.basename(path)
        settings = self.settings_of(path)
        if self._holds_records(path):
            return RecordSource(path, path if path == "-" else base, base, "", settings)
        return Task(path, output_name(base), "", settings, name=path)

    def _walked(self, path: str) -> Iterator[Task | RecordSource]:
        walk = _walk(path)(path.rstrip("/") or "/", self.choice, self.places.inside(path))
        found = None
        for found in walk.pages():
            yield self._found(path, found)
            if found.problem and is_folder(found.path):
                self.partly.add(path)
        if found is None:
            self.partly.add(path)
            yield Task(path, "", "", self.settings_of(path), f"no pages in this folder{_counted(walk.skipped)}")
        self.skipped += walk.skipped

    def _found(self, root: str, found: Found) -> Task | RecordSource:
        top, slash, _ = found.name.partition("/")
        site, settings = top if slash else "", self.settings_of(root)
        if not found.problem and self._holds_records(found.path):
            return RecordSource(found.path, found.name, found.name, site, settings, root)
        return Task(found.path, output_name(found.name), site, settings, found.problem, name=found.name, root=root)

    def _holds_records(self, path: str) -> bool:
        return bool(self.records.format) or is_records(path)

    def _records(self, source: RecordSource) -> Iterator[Task]:
        """The records of a file; what comes after the place where it cannot be read any further may not be gone."""
        for task in record_tasks(source, self.records, self.skipped):
            if task.problem:
                self.partly.add(source.root or source.path)
            yield task

    def _listed(self, path: str, wanted: Iterable[str]) -> Iterator[Task | RecordSource]:
        """Those pages of an input that are still there; a file of records once, whichever of them are wanted."""
        whole = os.path.abspath(path)
        for page, _ in itertools.groupby(map(file_of, wanted)):
            if os.path.isdir(page) or not os.path.lexists(page):
                self.skipped["gone"] += 1
            elif page == whole:
                yield self._named(path)
            else:
                name = os.path.relpath(page, whole)
                yield self._found(path, Found(f"{path.rstrip('/')}/{name}", name))


def _walk(path: str) -> type[Walk]:
    if not is_remote(path):
        return Walk
    from stdnews.batch.remote_walk import RemoteWalk  # noqa: PLC0415 - loads for URLs only

    return RemoteWalk


def _counted(skipped: Counter[str]) -> str:
    """What was skipped, for a message."""
    counts = ", ".join(f"{reason} {number}" for reason, number in sorted(skipped.items()))
    return f" (skipped: {counts})" if counts else ""
