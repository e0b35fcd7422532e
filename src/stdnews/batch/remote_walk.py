"""Which files below a URL are pages, or hold them."""

from __future__ import annotations

from collections.abc import Iterator

from stdnews.batch.names import output_name
from stdnews.batch.walk import Found, Walk, same_output
from stdnews.reading.record_files import is_records
from stdnews.storage import listed


class RemoteWalk(Walk):
    """A walk over a store: by the same rules as one over a folder, but all names are listed before the first page."""

    def pages(self) -> Iterator[Found]:
        """The pages, sorted by their names below the URL."""
        try:
            names = listed(self.root)
        except OSError as error:
            yield Found(self.root, "", f"cannot be listed: {error.strerror or error}")
            return
        known = frozenset(names)
        for name in names:
            reason = self._why_not_below(name)
            if reason:
                self.skipped[reason] += 1
            else:
                yield Found(f"{self.root}/{name}", name, self._why_second(name, known))

    def _why_not_below(self, name: str) -> str:
        """The reason not to read a file: its own, or that of a folder above it."""
        parts = name.split("/")
        for depth in range(1, len(parts)):
            reason = self.why_no_name(parts[depth - 1], "/".join(parts[:depth]))
            if reason:
                return reason
        reason = self.why_no_name(parts[-1], name)
        return reason or ("" if self.is_page(parts[-1], f"{self.root}/{name}", name) else "no page")

    def _why_second(self, name: str, known: frozenset[str]) -> str:
        """Why a page may not have its output: the page before it has it."""
        other = name.removesuffix(".txt")
        is_other = other != name and other in known and output_name(other) == name and not is_records(other)
        is_second = is_other and not self._why_not_below(other)
        return same_output(f"{self.root}/{other}") if is_second else ""
