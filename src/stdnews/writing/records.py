"""Pages as records, one line of JSON each, in one file that is replaced as a whole."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from stdnews.errors import StdnewsError
from stdnews.writing.tree import flush_folder

RECORDS = "records.jsonl"
"""The name of the file in an output folder."""
_HEAD = '{"path": '
"""How a record begins: its path is found without reading the rest."""
_SINGLE = ("title", "date", "source")
_BUFFER = 1 << 20


class RecordsError(StdnewsError):
    """The file of records cannot be written; the last complete one stays."""


def record(path: str, facts: Iterable[tuple[str, str]], more: Mapping[str, Any]) -> bytes:
    r"""A line of JSON in UTF-8; bytes of a name that are no UTF-8 are ``\udcXX``, as Python has them.

    >>> record("a.txt", [("title", "新闻"), ("author", "何苗")], {"text": "正文。\n"}).decode()
    '{"path": "a.txt", "title": "新闻", "date": null, "source": null, "author": ["何苗"], "text": "正文。\\n"}\n'

    Args:
        path: the name of the page.
        facts: what the page says of itself, by name; there may be several authors.
        more: the other keys.
    """
    stated = list(facts)
    single = {name: next((value for fact, value in stated if fact == name), None) for name in _SINGLE}
    authors = [value for fact, value in stated if fact == "author"]
    line = json.dumps({"path": path, **single, "author": authors, **more}, ensure_ascii=False)
    return f"{line}\n".encode("utf-8", "backslashreplace")


def path_of(line: bytes) -> str:
    """The path in a record.

    >>> path_of(record("a.txt", [], {}))
    'a.txt'

    Raises:
        ValueError: the line is no record.
    """
    text = line.decode()
    if not text.startswith(_HEAD) or not text.endswith("}\n"):
        raise ValueError("no record of this program")
    path, _ = json.JSONDecoder().raw_decode(text, len(_HEAD))
    return str(path)


class RecordFile:
    """A file of records on its way: nobody sees it before it is complete.

    Args:
        path: the file.
        part: the file on its way, in the same file system.
        durable: whether the file is on the disk before the last one is replaced.
    """

    def __init__(self, path: str, part: str, *, durable: bool = False) -> None:
        self.path, self._part, self._durable = path, part, durable
        self._file: BinaryIO | None = None

    def write(self, name: str, data: bytes) -> None:
        """One more record; the name does not matter, the order of the calls does.

        Raises:
            RecordsError: it cannot be written.
        """
        del name
        try:
            if self._file is None:
                os.makedirs(os.path.dirname(self._part) or ".", exist_ok=True)
                self._file = open(self._part, "wb", buffering=_BUFFER)  # noqa: SIM115 - stays open
            self._file.write(data)
        except OSError as error:
            raise self._cannot(error) from error

    def remove(self, name: str) -> None:
        """Nothing: the file has what was written to it."""

    def finish(self) -> None:
        """The file stands in the place of the last one.

        Raises:
            RecordsError: it cannot.
        """
        self.write("", b"")  # a run without pages has an empty file
        try:
            if self._file is not None:
                self._file.flush()
                if self._durable:
                    os.fsync(self._file.fileno())
                self._file.close()
            os.replace(self._part, self.path)
            if self._durable:
                flush_folder(os.path.dirname(self.path) or ".")
        except OSError as error:
            raise self._cannot(error) from error

    def _cannot(self, error: OSError) -> RecordsError:
        return RecordsError(f"cannot write {self.path}: {error.strerror}; the last complete file stays")

    def close(self) -> None:
        """Nothing is left aside, whether the file was finished or not."""
        with contextlib.suppress(OSError):
            if self._file is not None:
                self._file.close()
        with contextlib.suppress(OSError):
            os.unlink(self._part)


class LastRecords:
    """The records of the last complete file, in its order, which is that of the pages: one pass finds them all."""

    def __init__(self, path: str) -> None:
        self._file: BinaryIO | None = None
        with contextlib.suppress(OSError):
            self._file = open(path, "rb", buffering=_BUFFER)  # noqa: SIM115 - stays open

    def take(self, path: str) -> bytes | None:
        """The record of a page that comes after those taken before; None when there is none."""
        for line in self._file or ():
            try:
                if path_of(line) == path:
                    return line
            except ValueError:  # somebody has written to the file: what follows is made anew
                break
        return None

    def close(self) -> None:
        """Lets go of the file."""
        if self._file is not None:
            self._file.close()
