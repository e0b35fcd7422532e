"""Lines to a compressed file."""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Callable
from typing import BinaryIO, cast

from stdnews.errors import StdnewsError


class LineWriter:
    """Writes lines to a file, compressed in a way that depends on them alone: no time, no name is in it."""

    def __init__(self, file: BinaryIO, packing: str) -> None:
        """Begins a file.

        Args:
            file: where it goes; left open.
            packing: ``gzip``, ``zstd``, ``bzip2``, ``xz``, or "" for none.
        """
        self._packed = _PACKED[packing](file)
        self._is_file = self._packed is file

    def write(self, data: bytes) -> None:
        """One more line."""
        self._packed.write(data)

    def close(self) -> None:
        """All is in the file."""
        if not self._is_file:
            self._packed.close()


def _zstd(file: BinaryIO) -> BinaryIO:
    try:
        import zstandard  # noqa: PLC0415 - an extra
    except ImportError:
        raise StdnewsError("--compress zstd needs pip install 'stdnews[zstd]'") from None
    return cast("BinaryIO", zstandard.ZstdCompressor().stream_writer(file, closefd=False))


_PACKED: dict[str, Callable[[BinaryIO], BinaryIO]] = {
    "": lambda file: file,
    "none": lambda file: file,
    "gzip": lambda file: cast("BinaryIO", gzip.GzipFile("", "wb", 6, file, mtime=0)),
    "zstd": _zstd,
    "bzip2": lambda file: cast("BinaryIO", bz2.BZ2File(file, "wb")),
    "xz": lambda file: cast("BinaryIO", lzma.open(file, "wb")),  # noqa: SIM115 - the writer closes it
}
