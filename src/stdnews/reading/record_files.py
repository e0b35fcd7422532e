"""Files of records: which ones they are, by their names, and how they are to be read. The reading is in ``records``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from stdnews.packing import ENDS

FORMATS = ("jsonl", "csv", "tsv", "parquet", "warc", "wet")
_BY_END = {
    **{f".{name}": name for name in FORMATS},
    ".ndjson": "jsonl",
    ".jsonlines": "jsonl",
    ".pq": "parquet",
}


class Kind(NamedTuple):
    """What a file of records is."""

    format: str
    """One of ``FORMATS``, "" for a file that holds no records."""
    packing: str = ""
    """One of ``packing.ENDS``, or "" for none."""


def kind_of(name: str) -> Kind:
    """What a file is, by its name.

    >>> kind_of("crawl/0001.warc.gz"), kind_of("news.NDJSON"), kind_of("a.html.gz")
    (Kind(format='warc', packing='gzip'), Kind(format='jsonl', packing=''), Kind(format='', packing='gzip'))
    """
    lower = name.lower()
    packing = next((packing for packing, end in ENDS.items() if lower.endswith(end)), "")
    lower = lower.removesuffix(ENDS.get(packing, ""))
    return Kind(next((what for end, what in _BY_END.items() if lower.endswith(end)), ""), packing)


def is_records(name: str) -> bool:
    """Whether a file holds records, by its name.

    >>> is_records("a.jsonl.zst"), is_records("a.txt"), is_records("a.txt.gz")
    (True, False, False)
    """
    return bool(kind_of(name).format)


@dataclass(frozen=True, slots=True)
class RecordOptions:
    """How records are to be read."""

    text_field: str = ""
    """The field that holds a page as text; "" to find it by its name."""
    html_field: str = ""
    """The field that holds a page as HTML; where both are named, it goes before the text when it is not empty."""
    url_field: str = ""
    """The field that holds the URL; "" to find it by its name."""
    format: str = ""
    """One of ``FORMATS``, "" to go by the name of the file."""
    encoding: str = ""
    """The encoding of a file of text; "" to find it out."""
    most: int = 32 << 20
    """Bytes that one record may have."""
