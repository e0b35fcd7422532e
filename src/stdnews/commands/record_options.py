"""Options for files of records: where a record has its page, and how records are written."""

from __future__ import annotations

import click

from stdnews.commands.options import together
from stdnews.writing.naming import PACKINGS

fields = together(
    click.option("--text-field", default="", metavar="NAME", help="The field of a record that holds a page as text."),
    click.option("--html-field", default="", metavar="NAME", help="The field of a record that holds a page as HTML."),
    click.option("--url-field", default="", metavar="NAME", help="The field of a record that holds its URL."),
)
"""The options of records that are read."""

records = together(
    fields,
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
"""The same, and those of records that are written."""
