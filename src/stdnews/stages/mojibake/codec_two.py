"""Bytes that were GBK or Big5: where a byte is missing, the pairs behind it are one off until something stops it.

Two-byte codes do not tell where a character begins, so a line with a lost byte is walked through with every way to pair
its bytes, and with the text as it stands beside them; the language model tells them apart.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stdnews.stages.mojibake.model import SCALE, UNKNOWN, model, simple

LOST_BYTE = 9 * SCALE
"""Cost of supposing a lost byte that nothing shows: less than one character that is wrong costs."""
MARKED = 3 * SCALE
"""Cost of supposing one under a mark."""
SWITCH = 6 * SCALE
"""Cost of supposing that the damage begins or ends inside a line."""
FOREIGN = 6 * SCALE
"""What a Latin letter that the model does not know costs as it stands."""
BEAM = 12
"""Ways that are carried along."""

ALIGNED, ANY, AS_IT_STANDS = -1, -2, -3
"""No byte is pending; an unknown one is; the text is not damaged here."""
LOST = "?\ufffd"


class Read(NamedTuple):
    """A character of a way: its text, the place behind it, and the bytes that are left of a broken one."""

    text: str
    end: int
    damaged: bool = True
    data: str = ""


class Way(NamedTuple):
    """A way to read the text so far."""

    cost: int
    pending: int
    context: str
    last: Read | None
    before: Way | None

    def reads(self) -> list[Read]:
        """What was read, from the beginning."""
        found, way = [], self
        while way.last and way.before:
            found.append(way.last)
            way = way.before
        return found[::-1]


def walk(text: str, forms: Sequence[tuple[str, ...]], source: str) -> list[Read]:
    """The best way to read a text, given the bytes that each of its characters may stand for."""
    ways = {(AS_IT_STANDS, "\n\n"): Way(0, AS_IT_STANDS, "\n\n", None, None)}
    for at, (char, options) in enumerate(zip(text, forms, strict=True), 1):
        new: dict[tuple[int, str], Way] = {}
        for way in _promising(ways):
            for next_way in _on(way, char, options, at, source):
                key = next_way.pending, next_way.context
                if key not in new or next_way.cost < new[key].cost:
                    new[key] = next_way
        ways = new
    ended = [_orphan(way, len(text)) if way.pending >= 0 or way.pending == ANY else way for way in ways.values()]
    return min(ended).reads()


def _promising(ways: dict[tuple[int, str], Way]) -> list[Way]:
    return sorted(ways.values(), key=lambda way: way.cost)[:BEAM]


def _on(way: Way, char: str, options: tuple[str, ...], at: int, source: str) -> Iterator[Way]:
    """All ways to go on with a character."""
    if way.pending in {ALIGNED, AS_IT_STANDS}:
        cost = way.cost if way.pending == AS_IT_STANDS else way.cost + SWITCH
        yield _stands(way._replace(cost=cost), char, at)
    if way.pending == AS_IT_STANDS:
        way = way._replace(cost=way.cost + SWITCH, pending=ALIGNED)
    if char in LOST:
        yield from _mark(way, char, at)
    for data in options:
        ways = [way]
        for byte in data:
            ways = [new for one in ways for new in _byte(one, ord(byte), at, source)]
        yield from ways


def _byte(way: Way, byte: int, at: int, source: str) -> Iterator[Way]:
    """All ways to go on with a byte."""
    if way.pending != ALIGNED:
        if way.pending == ANY:
            if byte >= 0x40:
                yield _broken(way, "\ufffd" + chr(byte), at, 0)
            return
        if whole := character(chr(way.pending) + chr(byte), source):
            yield _with(way, whole, at)
        way = _orphan(way, at - 1)
    if byte < 0x80:
        yield _with(way, chr(byte), at)
    elif 0x81 <= byte <= 0xFE:
        yield way._replace(pending=byte)


def _mark(way: Way, char: str, at: int) -> Iterator[Way]:
    """All ways to go on with a mark of lost bytes."""
    if way.pending == ALIGNED:
        yield way._replace(cost=way.cost + MARKED, pending=ANY)
        yield _broken(way, char + char, at, MARKED)
    elif way.pending >= 0:
        yield _broken(way, chr(way.pending) + char, at, MARKED)
        yield _broken(way, chr(way.pending) + char, at, MARKED)._replace(pending=ANY)


def _orphan(way: Way, at: int) -> Way:
    """A pending byte whose partner is lost."""
    return _broken(way, "\ufffd" if way.pending == ANY else chr(way.pending), at, LOST_BYTE)


def _broken(way: Way, data: str, at: int, cost: int) -> Way:
    mark = "?" if "?" in data else "\ufffd"
    return Way(way.cost + cost, ALIGNED, way.context[1:] + "?", Read(mark, at, damaged=True, data=data), way)


def _with(way: Way, char: str, at: int) -> Way:
    plain = simple(char)
    cost = way.cost + model().cost(way.context, plain)
    return Way(cost, ALIGNED, way.context[1:] + plain, Read(char, at), way)


def _stands(way: Way, char: str, at: int) -> Way:
    plain = simple(char)
    cost = model().cost(way.context, plain)
    if cost >= UNKNOWN and char < "\u0370":
        cost = FOREIGN
    return Way(way.cost + cost, AS_IT_STANDS, way.context[1:] + plain, Read(char, at, damaged=False), way)


@functools.lru_cache(maxsize=1 << 14)
def character(pair: str, source: str) -> str:
    """The character of two bytes; nothing where they are none, or of private use."""
    char = pair.encode("latin-1").decode(source, "ignore")
    return char if len(char) == 1 and not "\ue000" <= char <= "\uf8ff" and char > "\x7f" else ""
