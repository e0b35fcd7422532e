"""Where output goes, and that it never hits what is read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from stdnews.errors import StdnewsError
from stdnews.storage import is_remote
from stdnews.writing import ASIDE
from stdnews.writing.naming import is_of_a_run


class PlaceError(StdnewsError):
    """Output would go where it must not."""


class Places(NamedTuple):
    """The folders that a run writes to; None where it writes none."""

    output: str | None = None
    rejected: str | None = None

    def check(self, inputs: Iterable[str]) -> None:
        """Nothing, when the outputs lie apart from every folder that is read, or inside it.

        Raises:
            PlaceError: an output folder is a file, is an input folder or above it, or the two output folders are one.
        """
        for place in self._folders():
            if os.path.lexists(place) and not os.path.isdir(place):
                raise PlaceError(f"{place} is a file, and output needs a folder")
            for folder in inputs:
                if _are_alike(place, folder) and (is_remote(folder) or os.path.isdir(folder)) and _holds(place, folder):
                    raise PlaceError(f"{place} is the input {folder} or above it, and input is never written to")
        if self.output is not None and self.rejected is not None and _holds(self.rejected, self.output):
            raise PlaceError(f"--rejected {self.rejected} is the output folder or above it")
        if self.rejected is not None:
            self._check_aside(self.rejected)

    def _check_aside(self, path: str) -> None:
        if self.output is not None and _name_in(f"{self.output}/{ASIDE}", path) is not None:
            raise PlaceError(f"{path} lies where a run on {self.output} keeps its own files")

    def check_file(self, path: str, inputs: Iterable[str]) -> None:
        """Nothing, when a file that a run writes beside its output lies where nothing is read, and no text may go.

        Raises:
            PlaceError: it is a folder or an input, lies in an input folder, or has a name that a page's text may have,
                or another file of a run.
        """
        names = [name for folder in self._folders() if (name := _name_in(folder, path)) is not None]
        if names and path.lower().endswith(".txt"):
            raise PlaceError(f"{path} lies in the output folder, where a page's text may have that name")
        if any(map(is_of_a_run, names)):
            raise PlaceError(f"{path} is where a run may write its records or groups")
        self._check_aside(path)
        self.check_apart(path, inputs)

    def check_apart(self, path: str, inputs: Iterable[str]) -> None:
        """Nothing, when a file that is written is none that is read, and does not lie among those.

        Raises:
            PlaceError: it is a folder or an input, or lies in an input folder.
        """
        if os.path.isdir(path):
            raise PlaceError(f"{path} is a folder; name a file")
        is_output = any(_name_in(folder, path) is not None for folder in self._folders())
        for place in (place for place in inputs if not is_remote(place)):
            if _is_same(path, place):
                raise PlaceError(f"{path} is an input, and input is never written to")
            if os.path.isdir(place) and _name_in(place, path) is not None and not is_output:
                raise PlaceError(f"{path} lies in the input {place}, where the next run would read it")

    def inside(self, folder: str) -> frozenset[str]:
        """The output folders inside a folder that is read, by their names in it."""
        names = (_name_in(folder, place) for place in self._folders() if _are_alike(place, folder))
        return frozenset(name for name in names if name is not None)

    def taken(self, inputs: Iterable[str]) -> frozenset[str]:
        """Names of outputs that would stand where a file stands that was named as input, or its link."""
        files = [path for path in inputs if path != "-" and not os.path.isdir(path)]
        stands = {real for path in files for real in (os.path.realpath(path), _place(path))}
        roots = [os.path.join(os.path.realpath(place), "") for place in self._folders()]
        return frozenset(
            real[len(root) :].replace(os.sep, "/") for root in roots for real in stands if real.startswith(root)
        )

    def nested(self) -> str:
        """The beginning of all output names that would lie in the folder of rejected lines, "" where none can."""
        if self.output is None or self.rejected is None:
            return ""
        name = _name_in(self.output, self.rejected)
        return "" if name is None else f"{name}/"

    def _folders(self) -> Iterator[str]:
        return (place for place in self if place is not None)


def _is_same(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:  # one of them is not there
        return False


def _are_alike(place: str, other: str) -> bool:
    """Whether two places are both on this machine, or both in a store: only then one may lie in the other."""
    return is_remote(place) == is_remote(other)


def _place(path: str) -> str:
    """The real folder of a file with the file's own name: where a link stands, not where it leads."""
    folder, name = os.path.split(path)
    return os.path.join(os.path.realpath(folder), name)


def _name_in(folder: str, place: str) -> str | None:
    """The name of a place inside a folder, None where it lies outside; neither need exist."""
    try:
        name = os.path.relpath(os.path.realpath(place), os.path.realpath(folder))
    except ValueError:  # on another drive
        return None
    return None if name.partition(os.sep)[0] == os.pardir else name.replace(os.sep, "/")


def _holds(place: str, folder: str) -> bool:
    """Whether a folder is another one or above it, by the file system's word where both exist."""
    if not os.path.isdir(place):
        return _name_in(place, folder) is not None
    here = os.path.realpath(folder)
    while not os.path.samefile(place, here):
        above = os.path.dirname(here)
        if above == here:
            return False
        here = above
    return True
