"""Decompressors of one shape: each takes some bytes of one part of a file, and gives no more at a time than it may."""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable
from typing import Protocol

from stdnews.errors import InputError

MOST = 1 << 18
"""Bytes that come out of a decompressor at a time."""
_ZSTD_PIECE = 1 << 10
"""Bytes that go into Zstandard's at a time: it has no limit for what comes out, and 4 bytes can hold 128 KiB."""


class Step(Protocol):
    """A decompressor for one part of a file."""

    eof: bool
    has_more: bool
    """Whether more comes out of it without any more going in."""
    errors: tuple[type[Exception], ...]
    """What it raises for data that is damaged."""

    def step(self, data: bytes) -> tuple[bytes, bytes]:
        """What comes out of some bytes, and those of them that are left."""


class _Gzip:
    errors: tuple[type[Exception], ...] = (zlib.error,)

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(31)
        self.eof = self.has_more = False

    def step(self, data: bytes) -> tuple[bytes, bytes]:
        out = self._inner.decompress(data, MOST)
        self.eof = self._inner.eof
        self.has_more = len(out) == MOST and not self.eof
        return out, self._inner.unconsumed_tail or self._inner.unused_data


class _Whole:
    """Bzip2 and xz, which keep what they have not come to."""

    errors: tuple[type[Exception], ...] = (OSError, EOFError, lzma.LZMAError)

    def __init__(self, inner: bz2.BZ2Decompressor | lzma.LZMADecompressor) -> None:
        self._inner = inner
        self.eof = self.has_more = False

    def step(self, data: bytes) -> tuple[bytes, bytes]:
        takes = self._inner.needs_input
        out = self._inner.decompress(data if takes else b"", MOST)
        self.eof = self._inner.eof
        self.has_more = not self.eof and not self._inner.needs_input
        if self.eof:
            return out, self._inner.unused_data + (b"" if takes else data)
        return out, b"" if takes else data


class _Zstd:
    def __init__(self) -> None:
        try:
            import zstandard  # noqa: PLC0415 - an extra
        except ImportError:
            raise InputError("is Zstandard, which needs pip install 'stdnews[zstd]'") from None
        self._inner = zstandard.ZstdDecompressor().decompressobj()
        self.errors: tuple[type[Exception], ...] = (zstandard.ZstdError,)
        self.eof = self.has_more = False

    def step(self, data: bytes) -> tuple[bytes, bytes]:
        out = self._inner.decompress(data[:_ZSTD_PIECE])
        self.eof = self._inner.eof
        return out, self._inner.unused_data + data[_ZSTD_PIECE:]


STEPS: dict[str, Callable[[], Step]] = {
    "gzip": _Gzip,
    "zstd": _Zstd,
    "bzip2": lambda: _Whole(bz2.BZ2Decompressor()),
    "xz": lambda: _Whole(lzma.LZMADecompressor()),
}
"""What starts unpacking a part, by the names of the compressions."""
