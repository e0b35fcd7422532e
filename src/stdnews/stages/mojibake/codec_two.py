"""Bytes that were GBK or Big5: where a byte is missing, the pairs behind it are one off until something stops it.

Two-byte codes do not tell where a character begins, so a line with a lost byte is walked through with every way to pair
its bytes, and with the text as it stands beside them; the language model tells them apart.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stdnews.stages.mojibake.model import SCALE, UNKNOWN, model, simple

ORPHAN = 9 * SCALE // 2
"""Cost of a byte that is left of a broken character: one in 94."""
UNSEEN = 7 * SCALE
"""Cost of supposing a lost byte that nothing shows: one in two hundred is lost where many are; few lines lose any."""
BEFORE_ASCII = 6 * SCALE
"""The same, more, where it and ASCII are shown as one character: such a loss sets right what it shifts."""
UNSEEN_IN_DOUBT = 10 * SCALE
"""The same where a character may stand for one byte or two, so that bytes that are missing are too good an excuse."""
MARKED = SCALE
"""Cost of supposing one under a mark."""
BOTH = 3 * SCALE
"""Cost of supposing a second one under it."""
SWITCH = 8 * SCALE
"""Cost of supposing that the damage begins or ends inside a line."""
STRIPPED = 6 * SCALE
"""Cost of supposing that a byte that showed as white space went with it."""
BEGIN = 3 * SCALE
"""Cost of supposing that it begins with the line."""
FOREIGN = 6 * SCALE
"""What a letter of another script costs as it stands: an accent among ASCII, kana, others in a row of their own."""
_ACCENTS = re.compile("[\x80-\xff]")
_KANA = re.compile("[\u3041-\u30ff]")
_SCRIPT = re.compile("[\u0370-\u03ff]{2}|[\u0400-\u04ff]{2}")
BEAM = 12
"""Ways that are carried along."""

ALIGNED, AS_IT_STANDS = "", " "
"""No byte is pending; the text is not damaged here."""
LOST = "?\ufffd"
"""Marks of lost bytes; as a pending byte, one that is unknown."""


class Read(NamedTuple):
    """A character of a way: its text, the place behind it, and the bytes that are left of a broken one."""

    text: str
    end: int
    damaged: bool = True
    data: str = ""


class Spot(NamedTuple):
    """Where a walk is: the place behind the character, the codec of the bytes, what an unseen lost byte costs."""

    end: int
    source: str
    unseen: int
    joined: bool = False
    """Whether the byte stands behind another one of the same character."""


class Way(NamedTuple):
    """A way to read the text so far."""

    cost: int
    pending: str
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


def walk(text: str, forms: Sequence[tuple[str, ...]], source: str, stripped: str = "") -> list[Read]:
    """The best way to read a text, given the bytes that each of its characters may stand for.

    ``stripped`` are the bytes that show as white space, and so may be missing at both ends.
    """
    unseen = UNSEEN_IN_DOUBT if any(len({len(one) for one in some}) > 1 for some in forms) else UNSEEN
    first = Way(0, AS_IT_STANDS, "\n\n", None, None)
    begun = [first._replace(cost=BEGIN + STRIPPED, pending=byte) for byte in stripped]
    ways = {(way.pending, way.context): way for way in (first, *begun)}
    for at, (char, options) in enumerate(zip(text, forms, strict=True), 1):
        new: dict[tuple[str, str], Way] = {}
        for way in _promising(ways):
            for next_way in _on(way, char, options, Spot(at, source, unseen)):
                key = next_way.pending, next_way.context
                if key not in new or next_way.cost < new[key].cost:
                    new[key] = next_way
        ways = new
    ended = [end for way in ways.values() for end in _ended(way, Spot(len(text), source, unseen), stripped)]
    if not ended:  # a character that no way can go on with: nothing of the text is read again
        return [Read(char, at, damaged=False) for at, char in enumerate(text, 1)]
    return min(ended, key=lambda way: way.cost).reads()


def _ended(way: Way, here: Spot, stripped: str) -> Iterator[Way]:
    """All ways to end."""
    if way.pending in {ALIGNED, AS_IT_STANDS}:
        yield way._replace(cost=way.cost + model().cost(way.context, "\n"))
        return
    for byte in stripped:
        if whole := character(way.pending + byte, here.source):
            new = _with(way, whole, here)
            yield new._replace(cost=new.cost + MARKED + model().cost(new.context, "\n"))
    yield _broken(way, way.pending, here, here.unseen)


def _promising(ways: dict[tuple[str, str], Way]) -> list[Way]:
    return sorted(ways.values(), key=lambda way: way.cost)[:BEAM]


def _on(way: Way, char: str, options: tuple[str, ...], here: Spot) -> Iterator[Way]:
    """All ways to go on with a character."""
    if way.pending in {ALIGNED, AS_IT_STANDS}:
        cost = way.cost if way.pending == AS_IT_STANDS else way.cost + _switch(char)
        yield _stands(way._replace(cost=cost), char, here)
    if way.pending == AS_IT_STANDS:
        begins = way.last is None
        way = way._replace(cost=way.cost + (BEGIN if begins else _switch(way.context[-1])), pending=ALIGNED)
    if char in LOST:
        yield from _mark(way, char, here)
    for data in options:
        ways = [way]
        for place, byte in enumerate(data):
            spot = here._replace(joined=place > 0)
            ways = [new for one in ways for new in _byte(one, byte, spot)]
        yield from ways


def _switch(beside: str) -> int:
    """The cost of a border of the damage, by the character beside it: an accent or kana there is more of it."""
    return SWITCH + 8 * SCALE * bool(_ACCENTS.match(beside) or _KANA.match(beside))


def _byte(way: Way, byte: str, here: Spot) -> Iterator[Way]:
    """All ways to go on with a byte."""
    if way.pending and way.pending in LOST:
        if byte >= "@":
            yield _broken(way, way.pending + byte, here, 0)
        return
    if way.pending:
        whole = character(way.pending + byte, here.source)
        if whole:
            yield _with(way, whole, here)
        way = _broken(way, way.pending, here, here.unseen + BEFORE_ASCII * (here.joined and byte < "\x80"))
    if byte < "\x80":
        yield _with(way, byte, here)
    elif "\x81" <= byte <= "\xfe":
        yield way._replace(pending=byte)


def _mark(way: Way, char: str, here: Spot) -> Iterator[Way]:
    """All ways to go on with a mark of lost bytes."""
    if way.pending == ALIGNED:
        yield way._replace(cost=way.cost + MARKED, pending=char)
        yield _broken(way, char + char, here, MARKED + BOTH)
    elif way.pending not in LOST:
        yield _broken(way, way.pending + char, here, MARKED)
        yield _broken(way, way.pending + char, here, MARKED + BOTH)._replace(pending=char)


def _broken(way: Way, data: str, here: Spot, cost: int) -> Way:
    mark = "?" if "?" in data else "\ufffd"
    cost += ORPHAN * sum(byte not in LOST for byte in data)
    return Way(way.cost + cost, ALIGNED, way.context[1:] + "?", Read(mark, here.end, damaged=True, data=data), way)


def _with(way: Way, char: str, here: Spot) -> Way:
    plain = simple(char)
    cost = way.cost + model().cost(way.context, plain)
    return Way(cost, ALIGNED, way.context[1:] + plain, Read(char, here.end), way)


def _stands(way: Way, char: str, here: Spot) -> Way:
    cost = as_it_stands(way.context, char)
    return Way(way.cost + cost, AS_IT_STANDS, way.context[1:] + simple(char), Read(char, here.end, damaged=False), way)


def as_it_stands(before: str, char: str) -> int:
    """The cost of a character after two others, if nothing is damaged; the model knows Chinese only."""
    cost = model().cost(before, simple(char))
    if cost < UNKNOWN:
        return cost
    accent = _ACCENTS.match(char) and not _ACCENTS.match(before[-1])
    return FOREIGN if accent or _KANA.match(char) or _SCRIPT.match(before[-1] + char) else UNKNOWN


@functools.lru_cache(maxsize=1 << 14)
def character(pair: str, source: str) -> str:
    """The character of two bytes; nothing where they are none, one is lost, or the character is of private use."""
    if "\ufffd" in pair:
        return ""
    char = pair.encode("latin-1").decode(source, "ignore")
    return char if len(char) == 1 and not "\ue000" <= char <= "\uf8ff" and char > "\x7f" else ""
