"""Where pages come from, as the ledger knows it: by whole paths, and by the number of the input."""

from __future__ import annotations

import os

from stdnews.batch.ledger import Ledger
from stdnews.storage import is_remote, whole_path


class Origins:
    """Whole paths of pages, and numbers of folders."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._roots: dict[str, int] = {}
        self._folder: tuple[str | None, bytes] = None, b""
        """The last page's folder, and its whole path."""

    def source(self, path: str) -> bytes:
        """The whole path; that of the folder is worked out once, as its pages come one after the other."""
        if is_remote(path):
            return os.fsencode(path)
        folder, slash, name = path.rpartition("/")
        if self._folder[0] != folder:
            self._folder = folder, os.path.join(os.fsencode(os.path.abspath(folder or slash)), b"")
        return self._folder[1] + os.fsencode(name)

    def root(self, root: str) -> int:
        """The number of a folder, "" for none."""
        if root not in self._roots:
            path = os.fsencode(whole_path(root))
            self._roots[root] = self._ledger.id_of("roots", "path", path)
        return self._roots[root]
