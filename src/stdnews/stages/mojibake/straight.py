"""The straight way through a run: what its bytes say, where they leave little choice.

Most runs are plain: the gloss that began one names the byte under the ``?``, all bytes behind it are there, and what
they say reads well. That needs no walk that carries many ways along, and costs a fifth of its time. Where something
else might be better (a byte was eaten, several are lost, the text reads badly), the run is left to the walk.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from stdnews.stages.mojibake.gbk import mark
from stdnews.stages.mojibake.model import simple, step
from stdnews.stages.mojibake.priors import ODD
from stdnews.stages.mojibake.readings import AHEAD, Reading, UnclearError, readings
from stdnews.stages.mojibake.walk import GLOSS, LONGEST_GLOSS, LOST, NEVER_AFTER
from stdnews.stages.mojibake.ways import ALIGNED, Run, Setting, Way
from stdnews.stages.mojibake.weigh import READS_WELL, Bounds, weigh

READS_BADLY = 116
"""Cost of the unlikeliest character from which on a reading is not taken: little less than that of one that the model
does not know."""
CLEAR = 40
"""By how much a reading must beat any other: 5 nats."""
HOPELESS = 120
"""By how much the text as it stands must beat all readings to stay without a closer look: 15 nats."""
FAR = 120
"""By how much a reading may cost more than the best to be looked at for a vanished pair, which may cost it as much."""
LEAST_MARGIN = 12
"""By how much each of several lost characters must beat the next best: each was chosen without the others."""


class _Weighed(NamedTuple):
    cost: int
    reading: Reading
    way: Way


def straight(run: Run, setting: Setting) -> tuple[int, Way] | None:
    """The best way through a run and where it ends, -1 where the run as given is too short; None if a walk must tell.

    >>> end, way = straight(Run("?qū)＜医M成的委員", True, "領域"), Setting(folded=False))
    >>> end, way.out
    (11, '專家組成的委員')
    """
    try:
        found = readings(run, setting)
    except UnclearError:
        return None
    if not found:
        return _left(run)
    stop = _stop(run, min(reading.at for reading in found), AHEAD if len(found) > 1 else 2)
    if stop <= 0:
        return (-1, _as_found(run)) if stop < 0 else None
    as_is = cost_as_it_stands(run, setting, stop)
    weighed = _weighed(run, setting, found, stop, as_is)
    if not weighed or weighed[0].cost > as_is + HOPELESS:
        return _left(run)
    best, sure = weighed[0], as_is - weighed[0].cost
    ahead = min([sure, *(other.cost - best.cost for other in weighed[1:2])])
    return (stop, best.way._replace(sure=sure)) if ahead >= CLEAR and _is_plain(best, stop) else None


def _as_found(run: Run) -> Way:
    return Way(0, ALIGNED, "", run.text[:1])


def _left(run: Run) -> tuple[int, Way] | None:
    """The ``?`` stands as it is; but a gloss behind it shows a damage, whatever the text costs."""
    return (1, _as_found(run)) if mark(run.text[1:2]) else None


def _is_plain(best: _Weighed, stop: int) -> bool:
    """Whether nothing else may be better: no ``?`` was taken for a mark, and what is lost is clear."""
    reading, way = best.reading, best.way
    lost = sum(cut.unknown for cut in way.cuts)
    gaps = sum(cut.unknown and not cut.inserted for cut in way.cuts)
    clear = reading.known and gaps <= 2 and all(margin >= LEAST_MARGIN for _, margin in way.margins)
    is_whole = reading.at <= stop and reading.pending == ALIGNED and not reading.doubtful
    return is_whole and way.worst < READS_BADLY and (lost <= 1 or bool(clear))


def _stop(run: Run, end: int, most: int) -> int:
    """Where some characters behind a run end, or the next ``?`` stands: 0 where that is at once, -1 if out of sight."""
    at, left = end, most
    while left and at < len(run.text) and run.text[at] not in LOST:
        gloss = GLOSS.match(run.text, at)
        at, left = (gloss.end(), left) if gloss else (at + 1, left - 1)
    if not run.whole and at > len(run.text) - LONGEST_GLOSS:
        return -1
    return at if at > end or at == len(run.text) else 0


def _weighed(run: Run, setting: Setting, found: Iterable[Reading], stop: int, as_is: int) -> list[_Weighed]:
    """The readings with their costs, the best first; vanished pairs are looked for where that one reads badly."""
    plain = _all(run, setting, found, Bounds(stop, as_is + HOPELESS + FAR, gaps=False))
    if not plain or plain[0].way.worst <= READS_WELL:
        return plain
    near = [one.reading for one in plain if one.cost <= plain[0].cost + FAR]
    return _all(run, setting, near, Bounds(stop, as_is + HOPELESS, gaps=True))


def _all(run: Run, setting: Setting, found: Iterable[Reading], bounds: Bounds) -> list[_Weighed]:
    """Some readings with their costs, without those that are far behind."""
    weighed = []
    for reading in found:
        if way := weigh(run, setting, reading, bounds):
            weighed.append(_Weighed(way.cost, reading, way))
            bounds = bounds._replace(most=min(bounds.most, way.cost + HOPELESS + FAR))
    return sorted(weighed)


def cost_as_it_stands(run: Run, setting: Setting, stop: int) -> int:
    """What the text costs as it stands.

    >>> run = Run("????,但", True, "市場")
    >>> cost_as_it_stands(run, Setting(False), 5) < cost_as_it_stands(run, Setting(False, narrow=32), 5)
    True
    """
    at, cost, context = 0, 0, simple("\n\n" + run.before)[-2:]
    while at < stop:
        char = run.text[at]
        if char == "(" and (gloss := GLOSS.match(run.text, at)):
            at = gloss.end()
            continue
        own, context = step(context, char)
        if char in LOST:
            own += setting.narrow + ODD * run.text.startswith(NEVER_AFTER, at + 1)
        at, cost = at + 1, cost + own
    return cost + (step(context, "\n")[0] if stop == len(run.text) else 0)
