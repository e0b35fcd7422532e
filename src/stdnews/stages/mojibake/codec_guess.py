"""Characters of which one byte is lost under a mark: which they can have been, and whether the text around decides."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence

from stdnews.stages.mojibake.codec_pairs import Reading
from stdnews.stages.mojibake.codec_plans import LOST, character
from stdnews.stages.mojibake.codec_utf8 import Piece
from stdnews.stages.mojibake.model import SCALE, Chars, model, simple

LEAST_MARGIN = 3 * SCALE
"""By how much a character must beat the next best one; else its mark stays: 3 nats, one in twenty."""
MOST = 8 * SCALE
"""What it and the two characters behind it may cost on average."""
READABLE = 6 * SCALE
"""Cost of supposing a byte that the wrong codec could read where it stood: it was lost on another way."""
MOST_LIKELY = 60
"""Characters that are looked at of those that the model does not have behind the one before: the likeliest."""
_CODECS = {"gbk": "gbk", "big5": "cp950", "cp949": "euc_kr", "cp1252": "cp1252"}
"""For each codec the kind of it that reads least."""
_BYTES = tuple(map(chr, range(0x40, 0xFF)))
"""Bytes of characters."""


def decided(pieces: Sequence[Piece], reading: Reading) -> Iterator[Piece]:
    """Pieces with those broken ones whole that the text around decides.

    Only the byte under a mark is looked for, and only among those that the wrong codec could not read where it stood,
    since it put marks because of that. Codecs of one byte read nearly all; a ``?`` there may have come on another way.
    """
    before = "\n\n"
    for at, piece in enumerate(pieces):
        after = pieces[at + 1] if at + 1 < len(pieces) else Piece("\n", "")
        if piece.data and (choice := _choice(piece.data, reading, before, after)):
            piece = Piece(choice, "")  # noqa: PLW2901 - the piece goes on as a whole one
        yield piece
        before = (before + simple(piece.text))[-2:]


def _choice(data: str, reading: Reading, before: str, after: Piece) -> str:
    """The character that clearly fits best between two texts; nothing if none does."""
    follows = (after.data or after.text.encode(reading.source, "replace").decode("latin-1"))[:1]
    right = "" if after.data else simple(after.text[:2])
    best, second = _two_best(_candidates(data, reading, follows, before), before, right)
    if best is None or (second is not None and second[0] - best[0] < LEAST_MARGIN):
        return ""
    return best[1] if best[0] <= MOST * (1 + len(right)) else ""


Scored = tuple[int, str]


def _two_best(found: Iterable[Scored], before: str, right: str) -> tuple[Scored | None, Scored | None]:
    """The two that cost least with the text around them; those that cost too much by themselves are not looked at."""
    best: Scored | None = None
    second: Scored | None = None
    for own, char in sorted(found):
        if second is not None and own > second[0]:
            break
        one = own + model().text(before[1:] + simple(char), right), char
        if best is None or one < best:
            best, second = one, best
        elif second is None or one < second:
            second = one
    return best, second


def _candidates(data: str, reading: Reading, follows: str, before: str) -> Iterator[Scored]:
    """The characters whose bytes are those that are left and one more, with what they and that one cost."""
    if sum(mark in LOST for mark in data) != 1:
        return
    at = next(place for place, mark in enumerate(data) if mark in LOST)
    behind = (data + follows)[at + 1 : at + 2]
    is_typed = data[at] == "?" and reading.shown in {"cp1252", "mac"}
    for own, chars in _fitting((data[:at], data[at + 1 :]), behind, reading.source, reading.shown):
        if own == 0 or is_typed:
            yield from ((own + cost, char) for cost, char in model().candidates(before, chars))


@functools.lru_cache(maxsize=1 << 9)
def _fitting(data: tuple[str, str], behind: str, source: str, shown: str) -> Sequence[tuple[int, Chars]]:
    """The characters of some bytes with one between them, by what it costs to suppose that one: two sorts."""
    found, unreadable = _filled(*data, source), _unreadable(behind, shown)
    sorts = {own: [char for byte, char in found if (byte in unreadable) == (own == 0)] for own in (0, READABLE)}
    return [(own, model().chars("".join(chars), MOST_LIKELY)) for own, chars in sorts.items()]


@functools.lru_cache(maxsize=1 << 10)
def _filled(before: str, behind: str, source: str) -> Sequence[tuple[str, str]]:
    """The bytes that make one character of some others, between them, each with that character."""
    wholes = ((byte, _whole(before + byte + behind, source)) for byte in _BYTES)
    return [(byte, char) for byte, char in wholes if char]


@functools.lru_cache(maxsize=1 << 10)
def _unreadable(behind: str, shown: str) -> frozenset[str]:
    """The bytes with which, before another one, a codec finds no character."""
    return frozenset(byte for byte in _BYTES if shown in _CODECS and not _is_readable(byte + behind, shown))


def _is_readable(data: str, shown: str) -> bool:
    """Whether a codec finds a character at the beginning of some bytes."""
    try:
        first = data[: 1 if shown == "cp1252" else 2]
        return first.encode("latin-1").decode(_CODECS[shown]) != ""
    except UnicodeError:
        return False


def _whole(data: str, source: str) -> str:
    """The one character of some bytes, if they are one."""
    if source != "utf-8":
        return character(data, source)
    char = data.encode("latin-1").decode("utf-8", "ignore")
    return char if len(char) == 1 and len(char.encode()) == len(data) else ""
