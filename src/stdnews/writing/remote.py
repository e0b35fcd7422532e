"""A folder of output files in a store, as ``OutputTree`` is one of this machine."""

from __future__ import annotations

from stdnews.storage import Remote
from stdnews.writing.tree import OutputError, OutputTree


class RemoteTree(OutputTree):
    """Files below a URL, by their names; each appears when all of it is there."""

    def __init__(self, root: str) -> None:
        super().__init__(root)
        self._remote = Remote(root)

    def write(self, name: str, data: bytes) -> None:
        """The file has the data.

        Raises:
            OutputError: it cannot be written.
        """
        try:
            self._remote.write(name, data)
        except OSError as error:
            raise OutputError(f"cannot write {self.path(name)}: {error.strerror or error}") from error

    def remove(self, name: str) -> None:
        """The file is gone; it need not have been there.

        Raises:
            OutputError: it is there and cannot be removed.
        """
        try:
            self._remote.remove(name)
        except OSError as error:
            raise OutputError(f"cannot remove {self.path(name)}: {error.strerror or error}") from error

    def size(self, name: str) -> int | None:
        """The bytes of a file, None when it is not there, or nobody can tell."""
        try:
            return self._remote.size(name)
        except OSError:
            return None

    def prune(self, name: str) -> None:
        """The file is gone; folders of a store are no more than the names in them."""
        self.remove(name)

    def flush(self) -> None:
        """Nothing: what was written is there."""

    def close(self) -> None:
        """Nothing was left aside."""


def tree_of(root: str, aside: str, *, durable: bool) -> OutputTree:
    """The folder of output files at a path or a URL.

    Args:
        root: the path.
        aside: the folder of this machine for files on their way.
        durable: whether files are on the disk before anything relies on them.
    """
    from stdnews.storage import is_remote  # noqa: PLC0415

    return RemoteTree(root) if is_remote(root) else OutputTree(root, aside, durable=durable)
