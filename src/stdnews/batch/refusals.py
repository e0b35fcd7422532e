"""Pages that could not be done as they are: their outputs are other pages', or their file ends in the middle.

They have no row of their own among the pages, as its key would be another page's; the ledger knows them apart, so that
they are named, and tried again, like others that failed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

from stdnews.batch.ledger import Ledger, Refusal
from stdnews.batch.origins import Origins
from stdnews.batch.task import Task
from stdnews.storage import is_folder


class Refusals:
    """Those that the ledger knows of earlier runs, and those of this one."""

    def __init__(self, ledger: Ledger, origins: Origins) -> None:
        self._ledger, self._origins = ledger, origins
        self.any = ledger.any_refused()
        """Whether earlier runs have refused some; only a walk over all pages tells whether they are still refused."""

    def note(self, task: Task) -> None:
        """Notes a page with a problem, or a file of records; a folder is no page, and the standard input no file."""
        if task.output and task.path not in {"-", task.root} and not os.path.isdir(task.path):
            source, root = self._origins.source(task.path), self._origins.root(task.root)
            self._ledger.refuse(Refusal(source, os.fsencode(task.output), root, task.problem, self._ledger.run))

    def had(self, task: Task) -> bool:
        """Whether an earlier run has refused a page, or the file that its record is in."""
        path = task.path if task.record is None else task.path.rpartition("#")[0]
        return self.any and self._ledger.is_refused(self._origins.source(path))

    def close(self, inputs: Iterable[str]) -> None:
        """The run has seen all pages of these inputs: those that it did not refuse are refused no more."""
        for path in inputs if self.any else ():
            if is_folder(path):
                self._ledger.accept(self._origins.root(path))
            else:
                self._ledger.accept(self._origins.root(""), self._origins.source(path))
