"""The repairs of a paragraph that was read with the wrong codec."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from stdnews.edits import Span, apply_spans
from stdnews.stages.mojibake.codec_exact import Exact, exact
from stdnews.stages.mojibake.codec_guess import decided
from stdnews.stages.mojibake.codec_pairs import READINGS, Reading
from stdnews.stages.mojibake.codec_plans import LOST
from stdnews.stages.mojibake.codec_runs import proves, runs, walked, worth_a_walk
from stdnews.stages.mojibake.codec_scan import possible, suspicious
from stdnews.stages.mojibake.codec_utf8 import Run
from stdnews.stages.mojibake.codec_verdict import (
    CLEAR,
    LEAST_GAIN,
    MOST_PER_CHAR,
    ODD,
    cost_as_it_stands,
    reads_well,
    verdict,
)
from stdnews.stages.mojibake.model import SCALE, model, simple

WRONG_CODEC = "wrong-codec"
"""The rule of these repairs."""
MOST_LOST = 5
"""One in how many characters may be lost where a text was misread twice."""
LOSS = 2 * SCALE
"""Cost of supposing a lost byte in a line that can be read without, beside that of its mark."""

_HAN = re.compile("[\u3400-\u9fff]")


class Repair(NamedTuple):
    """A part of a paragraph, and what it was before it was misread."""

    cost: float
    """What the model thinks of it, less what it thinks of the text as found."""
    rank: int
    """The place of the reading in their table: the earlier one is the simpler one."""
    start: int
    end: int
    text: str
    note: str


class Look(NamedTuple):
    """What was found in a text at a first look."""

    repairs: list[Repair]
    """Those that are sure; where it may be walked through, not the one of a text that perhaps lost no byte."""
    exactly: Exactly | None = None
    """What it was if it lost no byte."""
    readings: Sequence[Reading] = ()
    """Those for which it may be walked through, which takes long; the likeliest first."""


def mend(text: str) -> tuple[Span, ...]:
    """The repairs of a paragraph, each with the pair of codecs, the characters lost, and how sure it is.

    >>> mend("鏂伴椈")[0].note.partition(", better")[0]
    'UTF-8 read as GBK'
    """
    return spans(_mended(text, 2))


def spans(repairs: Sequence[Repair]) -> tuple[Span, ...]:
    """Repairs as what is changed."""
    return tuple(
        Span(one.start, one.end, one.text, WRONG_CODEC, f"{one.note}, better by {-one.cost / SCALE:.0f} nats")
        for one in repairs
    )


def _mended(text: str, rounds: int) -> list[Repair]:
    """The repairs of a text that may have been misread several times over."""
    found = look(text, exact(text), rounds) if suspicious().search(text) else Look([])
    return walk_through(text, found, rounds) if found.readings else found.repairs


def look(text: str, whole: Sequence[Exact], rounds: int = 2) -> Look:
    """The repairs of a text that need no walk through it.

    Args:
        text: the text.
        whole: what it may have been if it lost no byte.
        rounds: how often it may have been misread where bytes are lost.
    """
    exactly = _exact(text, min(whole, default=None))
    if exactly and exactly.sure:
        return Look([exactly.repair], exactly)
    kept: list[Repair] = []
    for reading in possible(text):
        if kept and not _left_over(text, kept):
            break
        kept = _best([*kept, *_repairs(text, reading, runs(text, reading), rounds)])
    if (exactly or _left_over(text, kept)) and (readings := worth_a_walk(text)):
        return Look(kept, exactly, readings)
    return Look(_better(text, kept, exactly), exactly)


def walk_through(text: str, found: Look, rounds: int = 2) -> list[Repair]:
    """The repairs of a text after a first look, with those of parts that lost bytes which do not tell where."""
    kept = found.repairs
    for reading in found.readings:
        if kept and not _left_over(text, kept):
            break
        kept = _best([*kept, *_repairs(text, reading, walked(text, reading), rounds)])
    return _better(text, kept, found.exactly)


class Exactly(NamedTuple):
    """The repair of a text that lost no byte."""

    repair: Repair
    sure: bool
    """Whether nothing speaks against that it lost none."""
    flexible: bool


def _exact(text: str, found: Exact | None) -> Exactly | None:
    """The repair of a text that lost no byte, if it is any."""
    if not found:
        return None
    cost = verdict(text, found.text, utf8=found.readings[0].source == "utf-8", alone=True)
    if cost is None:
        return None
    sure = found.is_proof or reads_well(found.text, CLEAR if found.is_flexible else ODD)
    return Exactly(Repair(cost, 0, 0, len(text), found.text, found.names), sure, found.is_flexible)


def _better(text: str, kept: list[Repair], whole: Exactly | None) -> list[Repair]:
    """Repairs with lost bytes, or the one without, if there is one and it is better."""
    return kept if whole is None or _beats(text, kept, whole) else [whole.repair]


def _beats(text: str, kept: list[Repair], whole: Exactly) -> bool:
    """Whether repairs with lost bytes read so much better than one without that the losses are worth it."""
    new = apply_spans(text, [Span(one.start, one.end, one.text, WRONG_CODEC) for one in kept])
    lost = sum(new.count(mark) - text.count(mark) for mark in LOST)
    losses = (LOSS // 2 if whole.flexible else LOSS) * lost
    marked = any(mark in text for mark in LOST)
    return (lost > 0 or marked) and cost_as_it_stands(new) + losses < cost_as_it_stands(whole.repair.text)


def _left_over(text: str, kept: list[Repair]) -> bool:
    """Whether anything suspicious is left outside the repairs."""
    return any(all(not one.start <= hit.start() < one.end for one in kept) for hit in suspicious().finditer(text))


def _best(found: list[Repair]) -> list[Repair]:
    """Of repairs that overlap the better ones, in order."""
    kept: list[Repair] = []
    for one in sorted(found):
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda repair: repair.start)


def _repairs(text: str, reading: Reading, found: Iterable[Run], rounds: int) -> Iterator[Repair]:
    """The parts of a text that a wrong reading explains, where they read well when it is undone."""
    judge = functools.partial(verdict, utf8=reading.source == "utf-8")
    for run in found:
        alone = not _HAN.search(text[: run.start] + text[run.end :])
        old = text[run.start : run.end]
        repair, lost = _settled(run, reading)
        note = reading.name
        if not lost and not proves(old, repair, reading):
            continue
        cost = judge(old, repair, alone=alone)
        if cost is None and rounds > 1 and MOST_LOST * lost <= len(repair):
            inner = _mended(repair, rounds - 1)
            repair = apply_spans(repair, [Span(one.start, one.end, one.text, WRONG_CODEC) for one in inner])
            note = ", ".join([note, *dict.fromkeys(one.note for one in inner)])
            cost = judge(old, repair, alone=alone)
        if cost is not None:
            note += f", characters lost: {lost}" if lost else ""
            yield Repair(cost, READINGS.index(reading), run.start, run.end, repair, note)


def _settled(run: Run, reading: Reading) -> tuple[str, int]:
    """What a run says, with those broken characters that the text around decides; and how many are left broken."""
    pieces = run.pieces
    if any(piece.data for piece in pieces) and _may_read_well("".join(piece.text for piece in pieces)):
        pieces = tuple(decided(pieces, reading))
    return "".join(piece.text for piece in pieces), sum(piece.data != "" for piece in pieces)


def _may_read_well(text: str) -> bool:
    """Whether it is worth while to look for the lost characters of a text."""
    return model().text("\n\n", simple(text)) <= (MOST_PER_CHAR + LEAST_GAIN) * len(text)
