"""Byte shift: text in which something was put between the two bytes of a character.

Two steps of mirror sites do it, both on GBK bytes and blind to where a character begins. One puts ``(pinyin)`` after
listed characters and also fires across a boundary: 域專 is D3 [F2 8C] A3, F28C is 驅, so ``(qū)`` lands inside 專. The
other puts a byte before 。，、；？！ and finds ？ in 海口 too: BA [A3 BF] DA. The decoder takes the orphaned first byte
together with the next one for one bad character, ``?``, and pairs all that follows one byte off, until a single byte
stands alone again. All bytes but the one under the ``?`` are still there.

``undo`` reads a run straight on where its bytes leave little choice (``straight``). Else it walks through the run and
carries every way to read it along, the text as it stands among them. Ways that come to the same state are compared by
the language model and the better one goes on. Either way a repair is made only where it beats the text as it stands;
and it must pass its proof: damaged again, it gives the run as found.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import replace
from typing import NamedTuple

from stdnews.stages.mojibake.gbk import decode, fold, mark, with_trail
from stdnews.stages.mojibake.memory import followers
from stdnews.stages.mojibake.model import simple
from stdnews.stages.mojibake.settle import around, is_doubtful, settled
from stdnews.stages.mojibake.straight import straight
from stdnews.stages.mojibake.walk import GLOSS, LONGEST_GLOSS, Walk
from stdnews.stages.mojibake.ways import ALIGNED, Run, Setting, Way, better, meet

BEAM = 8
"""Ways that are carried along at most."""
BEST = 4
"""Ways for which a vanished pair is looked for."""
NEAR = 24
"""By how much a way may cost more than the best damaged one for a vanished pair to be looked for in it: 3 nats."""
WIDTH = 80
"""By how much a way may cost more than the best one: 10 nats."""
_SIZES = (40, 100, 400)
"""Characters that are looked at: few at first, so that a run comes out the same whatever follows, and is remembered.
What has not ended then is no damage of this kind, and would be walked through to the end of the line at each mark."""
_PRIVATE = re.compile("[\ue000-\uf8ff]")


class Repair(NamedTuple):
    """A run and what it was before the damage."""

    start: int
    end: int
    text: str
    way: Way


def undo(text: str, start: int, setting: Setting, page: str = "") -> Repair | None:
    """The run that begins with the suspicious mark at ``start``, undone; None where the text as it stands is better.

    The run ends where all ways to read it agree again, a few characters behind the damage. What the page says elsewhere
    is likelier here.

    >>> undo("多領域?qū)＜医M成的委員會", 3, Setting(folded=False)).text
    '專家組成的委員'
    """
    before = GLOSS.sub("", text[max(0, start - 40) : start])[-2:]
    hit = mark(text[start + 1 : start + 2])
    after = followers(page)[before[-1]].keys() if hit and before else set()
    seen = after & _ending_with(hit[0]) if after else after
    quoted = text.count("“", 0, start) > text.count("”", 0, start)
    for size in _SIZES:
        whole = start + size >= len(text)
        run = Run(text[start : start + size], whole, before, quoted, frozenset(seen))
        end, way = _best(run, setting)
        if end >= 0:
            if is_doubtful(margin for _, margin in way.margins):
                way = settled(way, around(text, start, start + end, page), setting)
            return _repair(text, (start, start + end), way, setting) if way.cuts else None
    return None


@functools.cache
def _ending_with(trail: int) -> frozenset[str]:
    return frozenset(with_trail(trail))


@functools.lru_cache(maxsize=1 << 13)
def _best(run: Run, setting: Setting) -> tuple[int, Way]:
    """The best way through a run and where it ends; -1 where the run as given is too short to tell."""
    return straight(run, setting) or _walk(Walk(run, setting, vanished=True))


def _walk(walk: Walk) -> tuple[int, Way]:
    """The best way through a run."""
    first = Way(0, ALIGNED, simple("\n\n" + walk.run.before)[-2:], "")
    ahead: dict[int, dict[tuple[int, str], Way]] = {0: {(ALIGNED, first.context): first}}
    size, plain = len(walk.run.text), replace(walk, vanished=False)
    far = size if walk.run.whole else size - LONGEST_GLOSS
    for at in range(size + walk.run.whole):
        ways = ahead.pop(at, None)
        if not ways:
            continue
        kept = sorted(ways.values())
        if len(kept) == 1 and not ahead and at and kept[0].pending == ALIGNED and at <= far:
            return at, kept[0]
        kept, near = _promising(kept)
        for rank, way in enumerate(kept):
            for next_at, new in (walk if rank < BEST and way.cost <= near else plain).on(way, at):
                meet(ahead.setdefault(next_at, {}), new)
    if not walk.run.whole:
        return -1, first
    ended = sorted(way for ways in ahead.values() for way in ways.values())
    return size, functools.reduce(better, ended) if ended else first


def _promising(ways: list[Way]) -> tuple[list[Way], int]:
    """The ways that are carried on, the text as it stands and the best damaged ones, and what is near the best."""
    cut = [way for way in ways if way.cuts]
    best = cut[0].cost if cut else 0
    return [way for way in ways if not way.cuts] + [way for way in cut[:BEAM] if way.cost <= best + WIDTH], best + NEAR


def _repair(text: str, run: tuple[int, int], way: Way, setting: Setting) -> Repair | None:
    """A way as a repair, if it passes its proof."""
    if not proves(text[slice(*run)], way, setting):
        return None
    return Repair(*run, fold(way.out) if setting.folded else way.out, way)


@functools.lru_cache(maxsize=1 << 12)
def proves(found: str, way: Way, setting: Setting) -> bool:
    """Whether damaging the repaired run by the same process gives the run as found.

    A ``?`` at the end is left out of the comparison: a decoder may show or drop half a character there.
    """
    pieces = [char.encode("gb18030") for char in way.out.replace("\n", "")] + [b""] * 2
    for cut in reversed(way.cuts):
        piece = pieces[cut.at]
        pieces[cut.at] = piece[:1] + cut.inserted + piece[1:] if cut.half == 1 else piece + cut.inserted
    again = decode(b"".join(pieces)).replace("\x01", "")
    if not _PRIVATE.search(found):
        again = _PRIVATE.sub("", again)
    found = found.replace("\ufffd(", "?").replace("\ufffd", "?")
    if setting.folded:
        again, found = unicodedata.normalize("NFKC", again), unicodedata.normalize("NFKC", found)
    return again.rstrip("?") == found.rstrip("?")
