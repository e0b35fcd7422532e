"""A file of records, record by record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain, islice
from typing import Any, BinaryIO

from stdnews.errors import InputError
from stdnews.reading.labels import require_codec
from stdnews.reading.record import Broken, Record
from stdnews.reading.record_files import RecordOptions, kind_of
from stdnews.reading.records.fields import Fields, fields_of
from stdnews.reading.records.jsonl import objects
from stdnews.reading.records.lines import Lines
from stdnews.reading.records.packed import Stream, unpacked
from stdnews.reading.records.table import rows as table_rows

_FIRST = 100
"""Records by whose fields it is told which is the page: some leave out fields that are empty."""

_FIRST_BYTES = 1 << 25
"""The same, where records are large."""
_DEFAULT = RecordOptions()

Row = dict[str, Any] | str
"""The fields of a record, or what is wrong with it."""
Part = Record | str | None
"""A record without its key, what is wrong with one, or none, as it is no page."""


def read_records(
    file: BinaryIO,
    name: str,
    options: RecordOptions = _DEFAULT,
    skipped: Counter[str] | None = None,
) -> Iterator[Record | Broken]:
    r"""The records of a file, in its order, as they are read: never more than some of them are in memory.

    What comes depends on the file, its name and the options alone, so that it can be called in any process.

    >>> import io
    >>> [record] = read_records(io.BytesIO(b'{"id": 7, "text": "\xe6\x96\xb0\xe9\x97\xbb"}\n'), "a.jsonl")
    >>> record.key, record.data.decode(), record.fields
    ('a.jsonl#0', '新闻', {'id': 7})

    Args:
        file: the file, open; of Parquet, one in which one can seek.
        name: its name, which the keys begin with; it says what the file is, unless the options does.
        options: which fields are looked at, and what a record may take.
        skipped: counts responses that are no pages, by the reason.

    Raises:
        InputError: the file is not what its name says, needs a package that is not installed, or has no field that is
            surely the page.
        OSError: the file cannot be read any further.
    """
    numbered = _numbered(file, name, options, Counter() if skipped is None else skipped)
    for at, part in numbered:
        if isinstance(part, Record):
            yield part._replace(key=f"{name}#{at}", at=at)
        elif part is not None:
            yield Broken(f"{name}#{at}", at, part)


def _numbered(file: BinaryIO, name: str, options: RecordOptions, skipped: Counter[str]) -> Iterator[tuple[int, Part]]:
    kind = kind_of(name)
    form = options.format or kind.format
    if form == "parquet":
        from stdnews.reading.records.parquet import rows  # noqa: PLC0415 - loads when there is such a file

        yield from _in_fields(rows(file, options.most), options)
        return
    stream = unpacked(file, kind.packing)
    if form in {"warc", "wet"}:
        from stdnews.reading.records.warc import responses  # noqa: PLC0415

        yield from _despite_damage(partial(responses, stream, options.most, skipped), stream)
        return
    lines = Lines(stream, options.most, require_codec(options.encoding) if options.encoding else "")
    yield from _in_fields(_despite_damage(_parser(form, lines, options.most), stream), options)


def _parser(form: str, lines: Lines, most: int) -> Callable[[], Iterator[Row]]:
    if form == "jsonl":
        return partial(objects, lines, most)
    if form in {"csv", "tsv"}:
        return partial(table_rows, lines, "," if form == "csv" else "\t", most, [])
    raise InputError("is no file of records by its name: give --from")


def _despite_damage(parse: Callable[[], Iterator[Any]], stream: Stream) -> Iterator[tuple[int, Any]]:
    """What a parser gives, numbered; in the place of what damage has cut, the damage, and what comes after it."""
    at = 0
    while True:
        held: list[tuple[int, Any]] = []
        for part in parse():
            yield from held
            held = [(at, part)]
            at += 1
        if not stream.damage:
            yield from held
            return
        if held and isinstance(held[0][1], str):
            yield held[0][0], stream.damage
        else:
            yield from held
            yield at, stream.damage
            at += 1
        if not stream.resume():
            return


def _in_fields(rows: Iterator[tuple[int, Row]], options: RecordOptions) -> Iterator[tuple[int, Part]]:
    """Rows as records."""
    first = _first(rows)
    names = [name for _, row in first if isinstance(row, dict) for name in row]
    fields: Fields | None = fields_of(names, options) if names else None
    for at, row in chain(first, rows):
        if isinstance(row, dict):
            if fields is None:
                fields = fields_of(row, options)
            yield at, fields.record(row, options)
        else:
            yield at, row


def _first(rows: Iterator[tuple[int, Row]]) -> list[tuple[int, Row]]:
    """The first rows, as many as tell enough."""
    found: list[tuple[int, Row]] = []
    size = 0
    for at, row in islice(rows, _FIRST):
        found.append((at, row))
        size += (
            sum(len(value) for value in row.values() if isinstance(value, str | bytes)) if isinstance(row, dict) else 0
        )
        if size > _FIRST_BYTES:
            break
    return found
