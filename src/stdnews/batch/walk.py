"""Which files of a folder are pages, or hold them: a sorted stream, the same on every run and every file system."""

from __future__ import annotations

import bisect
import fnmatch
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from stdnews.batch.names import as_shown, output_name
from stdnews.reading.record_files import is_records
from stdnews.reading.sniff import HEAD, is_text
from stdnews.storage import opened

_PAGE_ENDS = (".txt", ".text", ".htm", ".html", ".shtml", ".xhtml")
_SETTINGS = "stdnews.toml"
_FOLDER, _IRREGULAR = "/", "\0"


class Found(NamedTuple):
    """A page in a folder, or a folder that cannot be read; ``problem`` says why it cannot be done."""

    path: str
    name: str
    """The path inside the folder of the walk, ``/`` between folders."""
    problem: str = ""


def _matcher(globs: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile("|".join(fnmatch.translate(glob) for glob in globs)) if globs else None


@dataclass(frozen=True, slots=True)
class Choice:
    """What is a page, beyond its extension: globs on the name, or, with a ``/`` in it, on the path in the folder."""

    include: tuple[str, ...] = ()
    """Pages too."""
    exclude: tuple[str, ...] = ()
    """No pages, whatever else is said; a folder that matches is left out whole."""


@dataclass(slots=True)
class Walk:
    """One walk over a folder; ``skipped`` counts what was no page, by the reason, as the walk goes on.

    Linked files are read, linked folders are not entered: they may lead in a circle or out of the folder.
    """

    root: str
    choice: Choice = Choice()
    outputs: frozenset[str] = frozenset()
    """Folders that hold output, by their names inside the root: not entered."""
    skipped: Counter[str] = field(default_factory=Counter)
    _include: re.Pattern[str] | None = field(init=False, repr=False)
    _exclude: re.Pattern[str] | None = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._include = _matcher(self.choice.include)
        self._exclude = _matcher(self.choice.exclude)

    def pages(self) -> Iterator[Found]:
        """The pages, sorted by their names inside the folder."""
        return self._enter(self.root, "")

    def _enter(self, folder: str, prefix: str) -> Iterator[Found]:
        try:
            with os.scandir(folder) as listing:
                marked = sorted(map(_marked, listing))  # names alone: a folder may hold a million files
        except OSError as error:
            yield Found(folder, prefix.rstrip("/"), f"cannot read the folder: {error.strerror}")
            return
        for entry in marked:
            base = entry.rstrip(_FOLDER + _IRREGULAR)
            path, name = f"{folder}/{base}", prefix + base
            reason = self._why_not(entry, path, name)
            if reason:
                self.skipped[reason] += 1
            elif entry.endswith(_FOLDER):
                yield from self._enter(path, f"{name}/")
            else:
                first = self._first_of(name, folder, marked)
                yield Found(path, name, same_output(first) if first else "")

    def _first_of(self, name: str, folder: str, marked: list[str]) -> str:
        """The page of the same folder whose output is called like this one's, as it comes earlier; "" for none."""
        other = name.removesuffix(".txt")
        if other == name or output_name(other) != name or is_records(other):
            return ""
        base = other.rpartition("/")[2]
        path = f"{folder}/{base}"
        entries = (entry for entry in (base, base + _IRREGULAR) if _holds(marked, entry))
        return path if any(not self._why_not(entry, path, other) for entry in entries) else ""

    def _why_not(self, entry: str, path: str, name: str) -> str:
        """The reason not to read a file or not to enter a folder; "" for none."""
        base = entry.rstrip(_FOLDER + _IRREGULAR)
        if (reason := self.why_no_name(base, name)) or entry.endswith(_FOLDER):
            return reason
        reason = _why_no_file(path) if entry.endswith(_IRREGULAR) else ""
        return reason or ("" if self.is_page(base, path, name) else "no page")

    def why_no_name(self, base: str, name: str) -> str:
        """The reason not to read a file, or not to enter a folder, that its name gives; "" for none."""
        if base.startswith("."):
            return "hidden"
        if self._exclude is not None and _matches(self._exclude, base, name):
            return "excluded"
        return "output" if name in self.outputs else ""

    def is_page(self, base: str, path: str, name: str) -> bool:
        """Whether a file is a page, or holds some."""
        if base.lower().endswith(_PAGE_ENDS) or is_records(base):
            return True
        if self._include is not None and _matches(self._include, base, name):
            return True
        return "." not in base and base != _SETTINGS and _holds_text(path)


def _marked(entry: os.DirEntry[str]) -> str:
    """The name of an entry and a mark that no name has: sorted by that, the walk as a whole is sorted by path."""
    if entry.is_dir(follow_symlinks=False):
        return entry.name + _FOLDER
    return entry.name if entry.is_file(follow_symlinks=False) else entry.name + _IRREGULAR


def _why_no_file(path: str) -> str:
    """The reason not to read what is no file itself; "" for a link to one, or to nothing: that is a page that fails."""
    if not os.path.islink(path):
        return "no regular file"  # a pipe, a socket, a device
    if os.path.isdir(path):
        return "linked folder"
    return "no regular file" if os.path.exists(path) and not os.path.isfile(path) else ""


def _holds(marked: list[str], entry: str) -> bool:
    at = bisect.bisect_left(marked, entry)
    return at < len(marked) and marked[at] == entry


def _matches(pattern: re.Pattern[str], base: str, name: str) -> bool:
    return pattern.match(base) is not None or pattern.match(name) is not None


def _holds_text(path: str) -> bool:
    """Whether a file's content is text; one that cannot be read is taken for a page, so that the run names it."""
    try:
        with opened(path) as file:
            return is_text(file.read(HEAD))
    except OSError:
        return True


def same_output(first: str) -> str:
    """Why a page fails whose output is already that of another."""
    return f"has the same output as {as_shown(first)}"
