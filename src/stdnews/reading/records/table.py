"""CSV and TSV: a row a record, the first one names the fields."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from typing import Any

from stdnews.errors import InputError
from stdnews.reading.records.lines import Lines
from stdnews.sizes import too_large


class _Fed:
    """Lines for the csv module, with what it does not say."""

    def __init__(self, lines: Lines) -> None:
        self._lines = iter(lines)
        self.has_ended = False
        """Whether it has asked for a line after the last one."""
        self.has_long = False
        """Whether a line was too long, and left out, since this was last set."""

    def __iter__(self) -> _Fed:
        return self

    def __next__(self) -> str:
        for line in self._lines:
            if line is not None:
                return f"{line}\n"
            self.has_long = True
            return "\n"
        self.has_ended = True
        raise StopIteration


def rows(lines: Lines, delimiter: str, most: int, names: list[str]) -> Iterator[dict[str, Any] | str]:
    """The rows by the names of their columns; instead of one that cannot be read, what is wrong with it.

    Args:
        lines: the lines of the file.
        delimiter: what stands between two fields.
        most: bytes that one row may have.
        names: the names of the columns; filled from the first row when there are none.

    Raises:
        InputError: two columns have one name.
    """
    csv.field_size_limit(max(most, csv.field_size_limit()))
    fed = _Fed(lines)
    reader = csv.reader(fed, delimiter=delimiter)
    while True:
        begin = lines.number + 1
        fed.has_long = False
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield f"line {begin}: {error}"
            continue
        problem = _problem(row, names, fed, most)
        if problem:
            yield f"line {begin} {problem}"
        elif row and not names:
            names += _checked(row)
        elif row:
            yield dict(zip(names, row, strict=True))


def _problem(row: list[str], names: list[str], fed: _Fed, most: int) -> str:
    if fed.has_long or sum(map(len, row)) > most:
        return too_large(most)
    if fed.has_ended and row:
        return "opens a quotation that is never closed"
    if names and row and len(row) != len(names):
        return f"has {len(row)} field{'' if len(row) == 1 else 's'}, and the header {len(names)}"
    return ""


def _checked(names: list[str]) -> list[str]:
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        raise InputError(f"has two columns called {twice[0]!r}")
    return names
