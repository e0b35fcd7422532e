"""A page that is to be cleaned."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from stdnews.settings import Settings

if TYPE_CHECKING:
    from stdnews.reading.records import Broken, Record


class Task(NamedTuple):
    """A page to clean."""

    path: str
    """Where it is read; ``-`` is the standard input. Of a record its file, ``#`` and its number."""
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
    record: Record | Broken | None = None
    """The record that it is, where it comes from a file of many."""

    @property
    def is_stream(self) -> bool:
        """Whether it comes from the standard input, which can be read only once."""
        return self.path == "-" or self.path.startswith("-#")

    @property
    def size(self) -> int:
        """Bytes of it that are in memory, about."""
        return len(self.data or b"") + (0 if self.record is None else self.record.size)
