"""Bytes that were GBK or Big5: where a byte is missing, the pairs behind it are one off until something stops it.

Two-byte codes do not tell where a character begins, so a line with a lost byte is walked through with every way to pair
its bytes, and with the text as it stands beside them; the language model tells them apart.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stdnews.stages.mojibake.codec_ahead import Straight
from stdnews.stages.mojibake.codec_front import COST, LEAD, Front, Way
from stdnews.stages.mojibake.codec_plans import (
    ALIGNED,
    AS_IT_STANDS,
    LOST,
    Plan,
    Read,
    character,
    cost_of_orphan,
    orphan,
    plans,
)
from stdnews.stages.mojibake.model import SCALE, UNKNOWN, model, simple

UNSEEN = 7 * SCALE
"""Cost of supposing a lost byte that nothing shows: one in two hundred is lost where many are; few lines lose any."""
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


class Spot(NamedTuple):
    """Where a walk is: the place behind the character, the codec of the bytes, what an unseen lost byte costs."""

    end: int
    source: str
    unseen: int


def walk(text: str, forms: Sequence[tuple[str, ...]], source: str, stripped: str = "") -> list[Read]:
    """The best way to read a text, given the bytes that each of its characters may stand for.

    ``stripped`` are the bytes that show as white space, and so may be missing at both ends.
    """
    unseen = UNSEEN_IN_DOUBT if any(len({len(one) for one in some}) > 1 for some in forms) else UNSEEN
    first = Way(0, AS_IT_STANDS, "\n\n")
    front = Front(first, *(first._replace(cost=BEGIN + STRIPPED, pending=byte) for byte in stripped))
    straight, at = Straight(forms, source), 0
    while at < len(text):
        ways, at = _clearly(front.promising(), at, straight)
        front, here = Front(), Spot(at + 1, source, unseen)
        for way in ways:
            _go_on(front, way, text[at], forms[at], here)
        at += 1
    ended = [end for way in front.ways.values() for end in _ended(way, Spot(len(text), source, unseen), stripped)]
    if not ended:  # a character that no way can go on with: nothing of the text is read again
        return [Read(char, at, damaged=False) for at, char in enumerate(text, 1)]
    return min(ended, key=COST).reads()


def _clearly(ways: Sequence[Way], at: int, straight: Straight) -> tuple[Sequence[Way], int]:
    """The ways to a place, and the place: further on, and the best one alone, where that is clear for long."""
    if not ways or ways[0].pending in (AS_IT_STANDS, *LOST) or any(way.cost < ways[0].cost + LEAD for way in ways[1:2]):
        return ways, at
    way = ways[0]
    for one in straight.ahead(way.pending, way.context, at):
        at += 1
        way = Way(0, one.pending, one.context, tuple(Read(char, at) for char in one.text), at, way)
    return ([way], at) if way is not ways[0] else (ways, at)


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


def _go_on(front: Front, way: Way, char: str, options: tuple[str, ...], here: Spot) -> None:
    """All ways to go on with a character: as it stands, as a mark of lost bytes, or as the bytes that it stands for."""
    if way.pending in {ALIGNED, AS_IT_STANDS}:
        cost = way.cost if way.pending == AS_IT_STANDS else way.cost + _switch(char)
        if cost <= front.most:
            front.meet(_stands(way, cost, char, here))
    begun = _begun(way)
    if char in LOST:
        for marked in _mark(begun, char, here):
            front.meet(marked)
    for data in options:
        for plan in plans(begun.pending, data, here.source, here.unseen):
            if begun.cost + plan.cost <= front.most:
                front.meet(_planned(begun, plan, here.end))


def _begun(way: Way) -> Way:
    """A way with the damage begun, if it has not been before."""
    if way.pending != AS_IT_STANDS:
        return way
    return way._replace(cost=way.cost + (_switch(way.context[-1]) if way.new else BEGIN), pending=ALIGNED)


@functools.lru_cache(maxsize=1 << 12)
def _switch(beside: str) -> int:
    """The cost of a border of the damage, by the character beside it: an accent or kana there is more of it."""
    return SWITCH + 8 * SCALE * bool(_ACCENTS.match(beside) or _KANA.match(beside))


def _planned(way: Way, plan: Plan, end: int) -> Way:
    """Goes on with a way as planned."""
    cost, context, costs = way.cost + plan.cost, way.context, model().cost
    for plain, is_whole in plan.plain:
        cost += costs(context, plain) if is_whole else 0
        context = context[1:] + plain
    if plan.reads:
        return Way(cost, plan.pending, context, plan.reads, end, way)
    return Way(cost, plan.pending, context, way.new, way.end, way.before)


def _mark(way: Way, char: str, here: Spot) -> Iterator[Way]:
    """All ways to go on with a mark of lost bytes."""
    if way.pending == ALIGNED:
        yield way._replace(cost=way.cost + MARKED, pending=char)
        yield _broken(way, char + char, here, MARKED + BOTH)
    elif way.pending not in LOST:
        yield _broken(way, way.pending + char, here, MARKED)
        yield _broken(way, way.pending + char, here, MARKED + BOTH)._replace(pending=char)


def _broken(way: Way, data: str, here: Spot, cost: int) -> Way:
    reads = (orphan(data, here.end),)
    return Way(way.cost + cost + cost_of_orphan(data), ALIGNED, way.context[1:] + "?", reads, here.end, way)


def _with(way: Way, char: str, here: Spot) -> Way:
    plain = simple(char)
    cost = way.cost + model().cost(way.context, plain)
    return Way(cost, ALIGNED, way.context[1:] + plain, (Read(char, here.end),), here.end, way)


def _stands(way: Way, cost: int, char: str, here: Spot) -> Way:
    cost += as_it_stands(way.context, char)
    reads = (Read(char, here.end, damaged=False),)
    return Way(cost, AS_IT_STANDS, way.context[1:] + simple(char), reads, here.end, way)


@functools.lru_cache(maxsize=1 << 14)
def as_it_stands(before: str, char: str) -> int:
    """The cost of a character after two others, if nothing is damaged; the model knows Chinese only."""
    cost = model().cost(before, simple(char))
    if cost < UNKNOWN:
        return cost
    accent = _ACCENTS.match(char) and not _ACCENTS.match(before[-1])
    return FOREIGN if accent or _KANA.match(char) or _SCRIPT.match(before[-1] + char) else UNKNOWN
