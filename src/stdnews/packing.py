"""Compressions of files of records: what they are called, and how the names of such files end."""

from __future__ import annotations

ENDS = {"gzip": ".gz", "zstd": ".zst", "bzip2": ".bz2", "xz": ".xz"}
"""The end of a name, by the compression."""
