"""What an output folder holds of a page, as the ledger's memory asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from stdnews.batch.task import Task
from stdnews.writing import OutputTree

if TYPE_CHECKING:
    from stdnews.batch.last_records import LastRecords  # loads for records only


class Sizes(NamedTuple):
    """Bytes of a page's outputs, None where it has none."""

    written: int | None
    rejected: int | None


class Outputs(Protocol):
    """What there is of pages that were done."""

    def find(self, task: Task, sizes: Sizes) -> bytes | None:
        """What is to be written once more of a page that has not changed; None when its outputs are not what they were.

        Pages are asked for in the order of the tasks.
        """

    def flush(self) -> None:
        """All that was written is in place for good, as far as that is asked for."""

    def drop(self, output: str) -> None:
        """Removes the outputs of a page."""

    def leave_out(self, output: str) -> None:
        """Removes the text of a page, not what was dropped from it."""


class Files(NamedTuple):
    """A file for each page."""

    output: OutputTree
    rejected: OutputTree | None

    def find(self, task: Task, sizes: Sizes) -> bytes | None:
        """Nothing to write, when the files are there."""
        return b"" if Sizes(_size(self.output, task), _size(self.rejected, task)) == sizes else None

    def flush(self) -> None:
        """Flushes the folders."""
        for tree in filter(None, self):
            tree.flush()

    def drop(self, output: str) -> None:
        """Removes the files."""
        for tree in filter(None, self):
            tree.prune(output)

    def leave_out(self, output: str) -> None:
        """Removes the file of the text."""
        self.output.prune(output)


class Records(NamedTuple):
    """Files of records, of which the last complete ones are there."""

    last: LastRecords
    rejected: OutputTree | None

    def find(self, task: Task, sizes: Sizes) -> bytes | None:
        """The record of a page, as the last files have it."""
        if _size(self.rejected, task) != sizes.rejected:
            return None
        if sizes.written is None:
            return b""
        record = self.last.take(task.name)
        is_whole = record is not None and (len(record) == sizes.written or not self.last.is_exact)
        return record if is_whole else None

    def flush(self) -> None:
        """Flushes the folders; the file of records is flushed when it is finished."""
        if self.rejected is not None:
            self.rejected.flush()

    def drop(self, output: str) -> None:
        """Removes the file of rejected lines; the record is not in the new file anyway."""
        if self.rejected is not None:
            self.rejected.prune(output)

    def leave_out(self, output: str) -> None:
        """Nothing: the record is not in the new file."""


def _size(tree: OutputTree | None, task: Task) -> int | None:
    return None if tree is None else tree.size(task.output)
