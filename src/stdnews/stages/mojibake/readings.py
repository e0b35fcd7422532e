"""What the bytes of a damaged run say, without a model: the few texts that they may have been.

Where a choice remains (a byte is lost, a pair has vanished), the text has a hole; ``straight`` fills it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from stdnews.stages.mojibake.choices import owners_by_lead
from stdnews.stages.mojibake.gbk import forms, mark, pair, reread
from stdnews.stages.mojibake.model import simple
from stdnews.stages.mojibake.priors import LOST_PRIOR, UNGLOSSED
from stdnews.stages.mojibake.walk import CUT_GLOSS, GLOSS, LOST, SHOWN_AS_MARK, UNSEEN
from stdnews.stages.mojibake.ways import ALIGNED, Cut, Run, Setting
from stdnews.tables.readings import characters

HOLE = "\x00"
"""Stands for a character of which a byte is lost, or for two around a vanished pair."""
AHEAD = 4
"""Places behind the first end of a run up to which other readings are followed."""
_MOST = 24
"""Readings that are followed at most."""


class Hole(NamedTuple):
    """What is known of the characters in a hole: the first byte, the last byte, or both around a vanished pair."""

    lead: int
    trail: int


class Reading(NamedTuple):
    """What a run may have been, up to a place."""

    at: int
    pending: int
    out: str = ""
    cuts: tuple[Cut, ...] = ()
    holes: tuple[Hole, ...] = ()
    cost: int = 0
    """Of what was supposed, without the text."""
    known: int = 0
    doubtful: bool = False
    """Whether a ``?`` was taken for a full-width one."""


class UnclearError(Exception):
    """The run may have ended in a way that this does not look into."""


def readings(run: Run, setting: Setting) -> list[Reading]:
    """The readings of a run up to its first end and a little beyond; none where its bytes cannot have been text.

    >>> found = readings(Run("?qū)＜医M成的", True, "領域"), Setting(folded=False))
    >>> [(reading.at, reading.out) for reading in found if HOLE not in reading.out]
    [(7, '專家組'), (7, '校家組')]

    Raises:
        UnclearError: a byte may have been eaten, or there are too many readings.
    """
    ahead, limit = list(_openings(run, setting)), len(run.text) + 1
    done: list[Reading] = []
    for _ in range(_MOST * AHEAD):
        if not ahead:
            return done
        reading = min(ahead)
        ahead.remove(reading)
        if reading.pending == ALIGNED:
            limit = min(limit, reading.at + AHEAD)
        if reading.pending == ALIGNED or reading.at >= limit or (reading.at == len(run.text) and not run.whole):
            done.append(reading)
        else:
            ahead += _on(run, reading, setting.folded)
    raise UnclearError


def _openings(run: Run, setting: Setting) -> Iterator[Reading]:
    """How the damage may have begun: a gloss inside a character, a byte before a mark."""
    if hit := CUT_GLOSS.match(run.text):
        trails = {trail for char in run.before[-1:] for _, trail in forms(char, setting.folded)}
        for owner, trail in (found for lead in trails for found in owners_by_lead(hit[1]).get(lead, ())):
            yield Reading(hit.end(), trail, "", (Cut(0, 1, _inserted(hit[1])),), (), _unglossed(owner))
    elif both := mark(run.text[1:2]):
        cut, hole = Cut(0, 1, UNSEEN, unknown=True), Hole(0, both[0])
        yield Reading(2, both[1], HOLE, (cut,), (hole,), setting.marks)
        if run.text[1] in LOST and mark(run.text[2:3])[:1] == b"\xa3":  # A1 A3 is 。, so both bytes stand alone
            yield Reading(2, ALIGNED, HOLE, (cut, Cut(0, 2, UNSEEN)), (Hole(0, 0xA1),), setting.marks)


def _inserted(gloss: str) -> bytes:
    return f"({gloss}".encode("gb18030")


def _unglossed(owner: str) -> int:
    return UNGLOSSED if simple(owner) == owner else 0


def _on(run: Run, reading: Reading, folded: bool) -> Iterator[Reading]:
    """A reading with the next character of the run."""
    if reading.at == len(run.text):
        yield _second_byte_lost(reading, b"")
        return
    char = run.text[reading.at]
    if char not in LOST:
        yield from _reread(run, reading, char, folded)
    elif hit := CUT_GLOSS.match(run.text, reading.at):
        yield from _gloss_after(reading, hit)
    elif mark(run.text[reading.at + 1 : reading.at + 2]):
        yield _second_byte_lost(reading, UNSEEN)
        yield from (new._replace(doubtful=True) for new in _reread(run, reading, char, folded))
        if exact := pair(reading.pending, SHOWN_AS_MARK):
            new = _longer(reading, exact, reading.at + 1, ALIGNED)
            yield new._replace(cuts=(*reading.cuts, Cut(len(reading.out), 2)), cost=reading.cost + LOST_PRIOR)
    else:
        raise UnclearError


def _gloss_after(reading: Reading, hit: re.Match[str]) -> Iterator[Reading]:
    """A gloss of the pending character itself ends the run."""
    whole = [owner for owner, _ in owners_by_lead(hit[1]).get(reading.pending, ())]
    if not whole:
        raise UnclearError
    cuts = (*reading.cuts, Cut(len(reading.out), 2, _inserted(hit[1])))
    for owner in whole:
        new = _longer(reading, owner, hit.end(), ALIGNED)
        yield new._replace(cuts=cuts, cost=reading.cost + _unglossed(owner), known=reading.known)


def _second_byte_lost(reading: Reading, inserted: bytes) -> Reading:
    """The run ends with half a character, before a mark or at the end of the paragraph."""
    cuts = (*reading.cuts, Cut(len(reading.out), 2, inserted, unknown=True))
    holes = (*reading.holes, Hole(reading.pending, 0))
    cost = reading.cost + LOST_PRIOR
    new = _longer(reading, HOLE, reading.at + bool(inserted), ALIGNED)
    return new._replace(cuts=cuts, holes=holes, cost=cost, known=reading.known)


def _reread(run: Run, reading: Reading, char: str, folded: bool) -> Iterator[Reading]:
    """The pending byte and the first one of a character; where these are none, a pair has vanished between them."""
    at = reading.at
    gloss = GLOSS.match(run.text, at + 1) if run.text[at + 1 : at + 2] == "(" else None
    found = reread(reading.pending, char, folded)
    for whole, second in found:
        if second < 0x81:
            yield _longer(reading, whole + (chr(second) if second >= 0 else ""), at + 1, ALIGNED)
        elif gloss and char in characters(gloss[1]):
            cut = Cut(len(reading.out) + 1, 1, gloss[0].encode("gb18030"))
            yield _longer(reading, whole, gloss.end(), second)._replace(cuts=(*reading.cuts, cut))
        else:
            yield _longer(reading, whole, at + 1, second)
    if not found:
        for first, second in forms(char, folded)[-1:]:
            if second >= 0x81:
                gap = (*reading.holes, Hole(reading.pending, first))
                yield _longer(reading, HOLE, at + 1, second)._replace(holes=gap)


def _longer(reading: Reading, chars: str, at: int, pending: int) -> Reading:
    _, _, out, cuts, holes, cost, known, doubtful = reading
    return Reading(at, pending, out + chars, cuts, holes, cost, known + 1, doubtful)
