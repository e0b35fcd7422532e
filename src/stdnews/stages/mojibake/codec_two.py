"""Bytes that were GBK or Big5: where a byte is missing, the pairs behind it are one off until something stops it.

Two-byte codes do not tell where a character begins, so a line with a lost byte is walked through with every way to pair
its bytes, and with the text as it stands beside them; the language model tells them apart.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

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
BEAM = 12
"""Ways that are carried along."""


class Spot(NamedTuple):
    """Where a walk is: the place behind the character, the codec of the bytes, what an unseen lost byte costs."""

    end: int
    source: str
    unseen: int


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
    inside = [first._replace(cost=BEGIN + STRIPPED, pending=byte) for byte in stripped]
    ways = {(way.pending, way.context): way for way in (first, *inside)}
    for at, (char, options) in enumerate(zip(text, forms, strict=True), 1):
        new: dict[tuple[str, str], Way] = {}
        here = Spot(at, source, unseen)
        for way in _promising(ways):
            for next_way in _on(way, char, here):
                key = next_way.pending, next_way.context
                if key not in new or next_way.cost < new[key].cost:
                    new[key] = next_way
            begun = _begun(way)
            for plan in (plan for data in options for plan in plans(begun.pending, data, source, unseen)):
                _meet(new, begun, plan, at)
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


def _on(way: Way, char: str, here: Spot) -> Iterator[Way]:
    """The ways to go on with a character that is no bytes: as it stands, or as a mark of lost ones."""
    if way.pending in {ALIGNED, AS_IT_STANDS}:
        cost = way.cost if way.pending == AS_IT_STANDS else way.cost + _switch(char)
        yield _stands(way._replace(cost=cost), char, here)
    if char in LOST:
        yield from _mark(_begun(way), char, here)


def _begun(way: Way) -> Way:
    """A way with the damage begun, if it has not been before."""
    if way.pending != AS_IT_STANDS:
        return way
    return way._replace(cost=way.cost + (BEGIN if way.last is None else _switch(way.context[-1])), pending=ALIGNED)


@functools.lru_cache(maxsize=1 << 12)
def _switch(beside: str) -> int:
    """The cost of a border of the damage, by the character beside it: an accent or kana there is more of it."""
    return SWITCH + 8 * SCALE * bool(_ACCENTS.match(beside) or _KANA.match(beside))


def _meet(new: dict[tuple[str, str], Way], way: Way, plan: Plan, end: int) -> None:
    """Goes on with a way as planned, unless another one has come there cheaper."""
    cost, context, costs = way.cost + plan.cost, way.context, model().cost
    for read in plan.reads:
        plain = "?" if read.data else simple(read.text)
        cost += 0 if read.data else costs(context, plain)
        context = context[1:] + plain
    known = new.get((plan.pending, context))
    if known is None or cost < known.cost:
        for read in plan.reads[:-1]:
            way = Way(0, ALIGNED, "", read._replace(end=end), way)
        last, before = (plan.reads[-1]._replace(end=end), way) if plan.reads else (way.last, way.before)
        new[plan.pending, context] = Way(cost, plan.pending, context, last, before)


def _mark(way: Way, char: str, here: Spot) -> Iterator[Way]:
    """All ways to go on with a mark of lost bytes."""
    if way.pending == ALIGNED:
        yield way._replace(cost=way.cost + MARKED, pending=char)
        yield _broken(way, char + char, here, MARKED + BOTH)
    elif way.pending not in LOST:
        yield _broken(way, way.pending + char, here, MARKED)
        yield _broken(way, way.pending + char, here, MARKED + BOTH)._replace(pending=char)


def _broken(way: Way, data: str, here: Spot, cost: int) -> Way:
    return Way(way.cost + cost + cost_of_orphan(data), ALIGNED, way.context[1:] + "?", orphan(data, here.end), way)


def _with(way: Way, char: str, here: Spot) -> Way:
    plain = simple(char)
    cost = way.cost + model().cost(way.context, plain)
    return Way(cost, ALIGNED, way.context[1:] + plain, Read(char, here.end), way)


def _stands(way: Way, char: str, here: Spot) -> Way:
    cost = as_it_stands(way.context, char)
    return Way(way.cost + cost, AS_IT_STANDS, way.context[1:] + simple(char), Read(char, here.end, damaged=False), way)


@functools.lru_cache(maxsize=1 << 14)
def as_it_stands(before: str, char: str) -> int:
    """The cost of a character after two others, if nothing is damaged; the model knows Chinese only."""
    cost = model().cost(before, simple(char))
    if cost < UNKNOWN:
        return cost
    accent = _ACCENTS.match(char) and not _ACCENTS.match(before[-1])
    return FOREIGN if accent or _KANA.match(char) or _SCRIPT.match(before[-1] + char) else UNKNOWN
