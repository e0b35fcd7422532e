"""A stream that remembers the last bytes that it gave: after damage the next WARC record is looked for in them."""

from __future__ import annotations

from collections import deque

from stdnews.reading.records.packed import Stream

_BEGIN = b"\nWARC/1."
_SIZE = 1 << 18
"""Bytes that are remembered, at least: four times what FastWARC reads ahead."""


class Window:
    """A stream with a memory."""

    def __init__(self, stream: Stream, ahead: bytes) -> None:
        """A window on a stream.

        Args:
            stream: the bytes.
            ahead: bytes that come before them.
        """
        self._stream, self._ahead = stream, ahead
        self._last: deque[bytes] = deque()
        self._given = self._kept = 0
        """Bytes that it gave, and those of them that it remembers."""
        self.error: OSError | None = None
        """Why the file could not be read to its end; FastWARC is to see no exception."""

    def tell(self) -> int:
        """How many bytes it gave."""
        return self._given

    def read(self, size: int = -1, /) -> bytes:
        """Some bytes."""
        if self._ahead:
            size = len(self._ahead) if size < 0 else size
            data, self._ahead = self._ahead[:size], self._ahead[size:]
        else:
            data = self._from_file(size)
        self._remember(data)
        return data

    def _remember(self, data: bytes) -> None:
        self._given += len(data)
        self._kept += len(data)
        self._last.append(data)
        while self._kept - len(self._last[0]) >= _SIZE:
            self._kept -= len(self._last.popleft())

    def _from_file(self, size: int) -> bytes:
        try:
            return self._stream.read(size)
        except OSError as error:
            self.error = error
            return b""

    def after(self, place: int) -> bytes | None:
        """What comes from the next record on, as far as it was read; None when none begins before the end.

        Args:
            place: where the last record begins, counted from the first byte that this window gave; -1 for none.
        """
        rest = b"".join(self._last)[max(place + 1 - (self._given - self._kept), 0) :] + self._ahead
        while (found := rest.find(_BEGIN)) < 0:
            more = self._stream.read()
            if not more:
                return None
            rest = rest[1 - len(_BEGIN) :] + more
        return rest[found + 1 :]
