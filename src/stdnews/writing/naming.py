"""Names of files of records in an output folder."""

from __future__ import annotations

import re
from typing import NamedTuple

from stdnews.packing import ENDS

PACKINGS = {"none": "", **ENDS}
"""Compressions, with the ends of names."""

GROUPS = "reprints.jsonl"
"""The name of the file of groups of copies in an output folder."""


class Naming(NamedTuple):
    """What a run's files of records are called."""

    format: str = "jsonl"
    """``jsonl`` or ``parquet``."""
    packing: str = ""
    """A key of ``PACKINGS``; "" for what is usual: none for lines of JSON, Zstandard inside Parquet."""
    per_shard: int = 0
    """Records in a file, 0 for one file with all of them."""

    def name(self, number: int) -> str:
        """The name of a file.

        >>> Naming("jsonl", "zstd", 1000).name(3), Naming("parquet", "gzip").name(0)
        ('records-00003.jsonl.zst', 'records.parquet')
        """
        counted = f"-{number:05}" if self.per_shard else ""
        packing = PACKINGS[self.packing or "none"] if self.format == "jsonl" else ""
        return f"records{counted}.{self.format}{packing}"

    def is_ours(self, name: str) -> bool:
        """Whether a file holds records in this format, of this or of an earlier run.

        >>> [name for name in ("records.jsonl", "records-00001.jsonl.gz", "my.jsonl") if Naming().is_ours(name)]
        ['records.jsonl', 'records-00001.jsonl.gz']
        """
        ends = "|".join(map(re.escape, PACKINGS.values()))
        return re.fullmatch(rf"records(?:-\d{{5,}})?\.{self.format}(?:{ends})", name) is not None


def is_of_a_run(name: str) -> bool:
    """Whether a file in an output folder has a name that a run gives to what it writes of all pages.

    >>> [name for name in ("records.parquet", "reprints.jsonl", "records/a.txt", "changes.jsonl") if is_of_a_run(name)]
    ['records.parquet', 'reprints.jsonl']
    """
    return name == GROUPS or any(Naming(format_).is_ours(name) for format_ in ("jsonl", "parquet"))
