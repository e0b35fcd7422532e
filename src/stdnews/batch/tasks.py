"""What is to be done: each page with the name of its output."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from stdnews.batch.names import output_name
from stdnews.batch.places import Places
from stdnews.batch.walk import Choice, Found, Walk, same_output
from stdnews.settings import Settings


class Task(NamedTuple):
    """A page to clean."""

    path: str
    """Where it is read; ``-`` is the standard input."""
    output: str
    """The name of its output inside the output folder."""
    site: str
    settings: Settings
    problem: str = ""
    """Why it cannot be done: it fails, and no output is touched, as that may be another's."""
    data: bytes | None = None
    """Its bytes where they have been read already: a process of its own has no standard input."""
    name: str = ""
    """What a record calls it: its path in the folder it was found in, or as it was named."""
    root: str = ""
    """The folder it was found in, "" for a page that was named itself."""
    done: bytes = b""
    """The hash of the content that has been done already; nothing is to be done when the page still has it."""


@dataclass(slots=True)
class Job:
    """The inputs of one run, as they were named: files, folders, ``-`` for the standard input."""

    inputs: Sequence[str]
    places: Places
    settings_of: Callable[[str], Settings]
    """The settings for an input."""
    choice: Choice = Choice()
    skipped: Counter[str] = field(default_factory=Counter)
    """Files and folders that were no pages, by the reason; grows as the tasks are taken."""
    partly: set[str] = field(default_factory=set)
    """Inputs of which not all could be read, or in which there was nothing: what is missing there may not be gone."""
    only: Callable[[str], Iterable[str]] | None = None
    """The whole paths of those pages of an input that are to be done, where not all are: nothing is walked then."""

    def tasks(self) -> Iterator[Task]:
        """The pages, input by input in the order given, those of a folder sorted by path."""
        barred = self.places.taken(self.inputs)
        nested = self.places.nested()
        first: dict[str, str] = {}
        for task in (task for path in self.inputs for task in self._of(path)):
            if task.problem:
                yield task
            elif task.output in barred or (nested and task.output.startswith(nested)):
                yield task._replace(
                    problem="its output would take the place of an input or of rejected lines; name another folder"
                )
            elif len(self.inputs) > 1 and (other := first.setdefault(task.output, task.path)) is not task.path:
                yield task._replace(problem=same_output(other))
            else:
                yield task

    def count(self) -> int:
        """The number of the tasks; walks the folders once, and reads no page but to see whether it is text."""
        return sum(1 for _ in replace(self, skipped=Counter(), partly=set()).tasks())

    def _of(self, path: str) -> Iterator[Task]:
        """The pages of one input."""
        if self.only is not None:
            yield from self._listed(path, self.only(path))
        elif path == "-" or not os.path.isdir(path):
            yield self._named(path)
        else:
            yield from self._walked(path)

    def _named(self, path: str) -> Task:
        output = "stdin.txt" if path == "-" else output_name(os.path.basename(path))
        return Task(path, output, "", self.settings_of(path), name=path)

    def _walked(self, path: str) -> Iterator[Task]:
        walk = Walk(path.rstrip("/") or "/", self.choice, self.places.inside(path))
        found = None
        for found in walk.pages():
            yield self._found(path, found)
            if found.problem and os.path.isdir(found.path):
                self.partly.add(path)
        if found is None:
            self.partly.add(path)
            yield Task(path, "", "", self.settings_of(path), f"no pages in this folder{_counted(walk.skipped)}")
        self.skipped += walk.skipped

    def _found(self, root: str, found: Found) -> Task:
        top, slash, _ = found.name.partition("/")
        site, settings = top if slash else "", self.settings_of(root)
        return Task(found.path, output_name(found.name), site, settings, found.problem, name=found.name, root=root)

    def _listed(self, path: str, wanted: Iterable[str]) -> Iterator[Task]:
        """Those pages of an input that are still there."""
        whole = os.path.abspath(path)
        for page in wanted:
            if os.path.isdir(page) or not os.path.lexists(page):
                self.skipped["gone"] += 1
            elif page == whole:
                yield self._named(path)
            else:
                name = os.path.relpath(page, whole)
                yield self._found(path, Found(f"{path.rstrip('/')}/{name}", name))


def _counted(skipped: Counter[str]) -> str:
    """What was skipped, for a message."""
    counts = ", ".join(f"{reason} {number}" for reason, number in sorted(skipped.items()))
    return f" (skipped: {counts})" if counts else ""
