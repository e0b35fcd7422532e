"""Options for files of records: where a record has its page, and how records are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from stdnews.writing.naming import PACKINGS

_Command = TypeVar("_Command", bound=Callable[..., Any])

_FIELDS = (
    click.option("--text-field", default="", metavar="NAME", help="The field of a record that holds a page as text."),
    click.option("--html-field", default="", metavar="NAME", help="The field of a record that holds a page as HTML."),
    click.option("--url-field", default="", metavar="NAME", help="The field of a record that holds its URL."),
)
_OPTIONS = (
    click.option("--edits", is_flag=True, help="Have the changes in the records, as spans."),
    click.option(
        "--shard-size",
        type=click.IntRange(min=1),
        metavar="N",
        help="Records in a file; OUT/records-00000.jsonl and so on. All in one when not given.",
    ),
    click.option(
        "--compress",
        type=click.Choice(list(PACKINGS)),
        help="How records are compressed: none when not given, and Parquet, inside, by zstd.",
    ),
)


def records(command: _Command) -> _Command:
    """Adds the options of records."""
    return _with((*_FIELDS, *_OPTIONS), command)


def fields(command: _Command) -> _Command:
    """Adds the options of records that are read."""
    return _with(_FIELDS, command)


def _with(options: Iterable[Callable[[_Command], _Command]], command: _Command) -> _Command:
    for option in reversed(list(options)):
        command = option(command)
    return command
