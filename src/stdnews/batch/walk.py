"""Which files of a folder are pages: a sorted stream, the same on every run and every file system."""

from __future__ import annotations

import fnmatch
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from stdnews.batch.names import as_shown, output_name
from stdnews.reading.sniff import HEAD, is_text

_PAGE_ENDS = (".txt", ".text", ".htm", ".html", ".shtml", ".xhtml")
_SETTINGS = "stdnews.toml"


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
                entries = [(_order(entry), entry) for entry in listing]
        except OSError as error:
            yield Found(folder, prefix.rstrip("/"), f"cannot read the folder: {error.strerror}")
            return
        entries.sort(key=lambda pair: pair[0])
        taken: dict[str, str] = {}
        for _, entry in entries:
            path, name = f"{folder}/{entry.name}", prefix + entry.name
            reason = self._why_not(entry, path, name)
            if reason:
                self.skipped[reason] += 1
            elif entry.is_dir(follow_symlinks=False):
                yield from self._enter(path, f"{name}/")
            else:
                first = taken.setdefault(output_name(entry.name), path)
                yield Found(path, name, "" if first == path else same_output(first))

    def _why_not(self, entry: os.DirEntry[str], path: str, name: str) -> str:
        """The reason not to read a file or not to enter a folder; "" for none."""
        if entry.name.startswith("."):
            return "hidden"
        if self._exclude is not None and _matches(self._exclude, entry.name, name):
            return "excluded"
        if entry.is_dir(follow_symlinks=False):
            return "output" if name in self.outputs else ""
        if entry.is_symlink() and os.path.isdir(path):
            return "linked folder"
        is_broken = entry.is_symlink() and not os.path.exists(path)  # a page that fails, also if it leads in a circle
        if not is_broken and not entry.is_file():
            return "no regular file"  # a pipe, a socket, a device
        return "" if self._is_page(entry.name, path, name) else "no page"

    def _is_page(self, base: str, path: str, name: str) -> bool:
        if base.lower().endswith(_PAGE_ENDS):
            return True
        if self._include is not None and _matches(self._include, base, name):
            return True
        return "." not in base and base != _SETTINGS and _holds_text(path)


def _order(entry: os.DirEntry[str]) -> str:
    """Sorts a folder's entries so that the walk as a whole is sorted by path."""
    return f"{entry.name}/" if entry.is_dir(follow_symlinks=False) else entry.name


def _matches(pattern: re.Pattern[str], base: str, name: str) -> bool:
    return pattern.match(base) is not None or pattern.match(name) is not None


def _holds_text(path: str) -> bool:
    """Whether a file's content is text; one that cannot be read is taken for a page, so that the run names it."""
    try:
        with open(path, "rb", buffering=0) as file:
            return is_text(file.read(HEAD))
    except OSError:
        return True


def same_output(first: str) -> str:
    """Why a page fails whose output is already that of another."""
    return f"has the same output as {as_shown(first)}"
