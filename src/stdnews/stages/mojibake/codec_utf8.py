"""Bytes that were UTF-8: where they stand among others, what they say, and what a lost byte leaves of a character."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

_LOST = "[?\ufffd]"
_REST = "[\x80-\xbf]"
_HAN = rf"[\xe2-\xe9\xef]{_REST}{{2}}"
"""A character of three bytes as Chinese text has them: quotation marks, other marks, kana, Han, full-width forms."""
_CHAR = (
    rf"{_HAN}|[\xc2-\xdf]{_REST}|\xe0[\xa0-\xbf]{_REST}|\xed[\x80-\x9f]{_REST}|[\xe1-\xec\xee]{_REST}{{2}}"
    rf"|\xf0[\x90-\xbf]{_REST}{{2}}"
)
_BROKEN = (
    rf"[\xe2-\xef](?:{_LOST}{_REST}?|{_REST}(?:{_LOST}(?:{_REST}{{2}})?)?)?|{_LOST}{_REST}{{1,2}}|{_REST}{{1,2}}|\ufffd"
)
"""What is left of a character: its first byte was lost or another, shown as a mark or not at all.

A mark may stand for two bytes, the last of a character and the first of the next one.
"""
_ASCII = "[\x00-\x7f]"


class Piece(NamedTuple):
    """A part of a text read again."""

    text: str
    """What it says; the mark that stands for it, where a byte of it is lost."""
    data: str
    """The bytes that are left of it, with the mark of a lost one; empty for a part with all its bytes."""


class Run(NamedTuple):
    """A part of a text, read again."""

    start: int
    end: int
    pieces: tuple[Piece, ...]


@functools.cache
def run(most: int) -> re.Pattern[str]:
    """Characters with no more than a few broken ones between two whole ones."""
    begun = rf"[\xe2-\xe9\xef](?:{_LOST}{_REST}?|{_REST}{_LOST})|{_LOST}{_REST}{{1,2}}"
    return re.compile(
        rf"(?:{begun})*(?:{_HAN})(?:(?:{_ASCII}|{_CHAR})*(?:(?:{_BROKEN}){_ASCII}*){{0,{most}}}(?:{_HAN}))*"
        rf"(?:{begun})*(?:(?:{_BROKEN}){{1,{most}}}$)?"
    )


@functools.cache
def _piece() -> re.Pattern[str]:
    return re.compile(rf"((?:{_CHAR}|{_ASCII})+)|{_BROKEN}|.")


def pieces(data: str) -> Iterator[Piece]:
    r"""The characters of a run, and what is left of others.

    >>> [piece.text for piece in pieces("\xe6\x96\xb0\xe9?\xbb")]
    ['新', '?']
    """
    for hit in _piece().finditer(data):
        if hit.lastindex:
            yield Piece(hit[0].encode("latin-1").decode(), "")
        else:
            yield Piece("?" if "?" in hit[0] else "\ufffd", hit[0])
