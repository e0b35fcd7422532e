"""The ways to read a text of which bytes are missing, as far as a walk through it has come."""

from __future__ import annotations

from operator import itemgetter
from typing import NamedTuple

from stdnews.stages.mojibake.codec_plans import Read
from stdnews.stages.mojibake.model import SCALE

BEAM = 6
"""Ways that are carried along."""
FAR = 16 * SCALE
"""How much more than the cheapest one a way may cost: with twice as many ways and 25 nats, as many lines come out right
in each row of ``bench.codec``."""
LEAD = 10 * SCALE
"""By how much the best way must lead to go on alone: less than what it costs to suppose a lost byte where none is."""
COST = itemgetter(0)
"""The cost of a way."""


class Way(NamedTuple):
    """A way to read the text so far."""

    cost: int
    pending: str
    context: str
    new: tuple[Read, ...] = ()
    """What was read last, and the place behind it."""
    end: int = 0
    before: Way | None = None

    def reads(self) -> list[Read]:
        """What was read, from the beginning."""
        found, way = [], self
        while way.before:
            found += [read._replace(end=way.end) for read in reversed(way.new)]
            way = way.before
        return found[::-1]


class Front:
    """The ways that come to a place: for the same bytes pending and the same context the cheapest, and none too far."""

    def __init__(self, *ways: Way) -> None:
        self.ways = {(way.pending, way.context): way for way in ways}
        self.most = 1 << 30
        """What a way may cost."""

    def promising(self) -> list[Way]:
        """The best ones, the cheapest first."""
        return [way for way in sorted(self.ways.values(), key=COST)[:BEAM] if way.cost <= self.most]

    def meet(self, way: Way) -> None:
        """One more way."""
        if way.cost <= self.most:
            key = way.pending, way.context
            known = self.ways.get(key)
            if known is None or way.cost < known.cost:
                self.ways[key] = way
                self.most = min(self.most, way.cost + FAR)
