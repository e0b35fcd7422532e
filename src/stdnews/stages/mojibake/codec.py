"""Text read with the wrong codec: the step that finds it, and has it read again.

Which pair of codecs it was, and whether it was any, the language model decides: a repair must read like Chinese, and
clearly better than the text as it stands.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from stdnews.edits import Edit, Span, apply_spans
from stdnews.page import Page
from stdnews.stages.mojibake.codec_guess import decided
from stdnews.stages.mojibake.codec_lost import gone
from stdnews.stages.mojibake.codec_pairs import READINGS, Reading
from stdnews.stages.mojibake.codec_runs import proves, runs
from stdnews.stages.mojibake.codec_scan import possible, suspicious
from stdnews.stages.mojibake.codec_two import as_it_stands
from stdnews.stages.mojibake.codec_utf8 import Run
from stdnews.stages.mojibake.lost import UNREADABLE
from stdnews.stages.mojibake.model import SCALE, model, simple

WRONG_CODEC = "wrong-codec"
"""The rule of these repairs."""
MOST_PER_CHAR = 9.5 * SCALE
"""What a character of a repair may cost on average: sound news text costs 4 to 8 nats, random characters 12."""
MOST_IN_SHORT = {2: 5 * SCALE, 3: 5.5 * SCALE, 4: 6.5 * SCALE, 5: 7 * SCALE}
"""The same for a repair of few characters, which proves less: any two rare ones are two others in another codec."""
MOST_IN_UTF8 = 8 * SCALE
"""The same where the bytes are UTF-8, which they are not by accident."""
LEAST_INSIDE = 4
"""Characters of a repair inside a line of Chinese, if its bytes are not UTF-8."""
MOST_LOST = 5
"""One in how many characters may be lost where a text was misread twice."""
LEAST_GAIN = 3 * SCALE
"""By how much each character as it stands must cost more."""


LEAST_SIGNS, SHORT = 2, 10
"""Suspicious characters that a paragraph has at least, if it is no shorter than this: one alone is a rare character."""

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


def reread(page: Page) -> Iterator[Edit]:
    """Read again what was read with the wrong codec, where that is proved and clearly beats the text as it stands.

    >>> [(edit.text, edit.note) for edit in reread(Page.from_text("鏂伴椈"))]
    [('新闻', 'UTF-8 read as GBK')]
    """
    for at, text in page.live():
        if len(list(islice(suspicious().finditer(text), LEAST_SIGNS))) < min(LEAST_SIGNS, 1 + len(text) // SHORT):
            continue
        if spans := mend(text):
            notes = ", ".join(dict.fromkeys(span.note.partition(", better")[0] for span in spans))
            yield Edit(at, apply_spans(text, spans), WRONG_CODEC, notes, spans)
        elif why := gone(text):
            yield Edit(at, None, UNREADABLE, why)


def mend(text: str) -> tuple[Span, ...]:
    """The repairs of a paragraph, each with the pair of codecs, the characters lost, and how sure it is.

    >>> mend("鏂伴椈")[0].note.partition(", better")[0]
    'UTF-8 read as GBK'
    """
    return tuple(
        Span(one.start, one.end, one.text, WRONG_CODEC, f"{one.note}, better by {-one.cost / SCALE:.0f} nats")
        for one in _mended(text, 2)
    )


def _mended(text: str, rounds: int) -> list[Repair]:
    """The repairs of a text that may have been misread several times over."""
    if not suspicious().search(text):
        return []
    kept: list[Repair] = []
    for reading in possible(text):
        if kept and not _left_over(text, kept):
            break
        kept = _best([*kept, *_repairs(text, reading, rounds)])
    return kept


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


def _repairs(text: str, reading: Reading, rounds: int) -> Iterator[Repair]:
    """The parts of a text that a wrong reading explains, and that read well when it is undone."""
    judge = functools.partial(verdict, utf8=reading.source == "utf-8")
    for run in runs(text, reading):
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


def verdict(old: str, new: str, *, utf8: bool, alone: bool) -> float | None:
    """By how much a repair beats the text as it stands; None where it does not clearly do so."""
    high, han = sum(char > "\x7f" for char in new), len(_HAN.findall(new))
    if new == old or han < 2 or 2 * han < high or (han < LEAST_INSIDE and not alone and not utf8):
        return None
    most = MOST_IN_SHORT.get(high, MOST_PER_CHAR)
    if utf8 and high in MOST_IN_SHORT:
        most = MOST_IN_UTF8
    whole, before = model().text("\n\n", simple(new)), _as_it_stands(old)
    if whole > high * most:
        return None
    return whole - before if before - whole >= LEAST_GAIN * high else None


def _as_it_stands(text: str) -> int:
    """What a text costs if nothing is damaged."""
    plain = "\n\n" + simple(text)
    return sum(as_it_stands(plain[at : at + 2], char) for at, char in enumerate(text))
