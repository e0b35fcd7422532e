"""Text read with the wrong codec: the step that finds it, and has it read again.

Which pair of codecs it was, and whether it was any, the language model decides: a repair must read like Chinese, and
clearly better than the text as it stands.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stdnews.edits import Edit, Span, apply_spans
from stdnews.page import Page
from stdnews.stages.mojibake.codec_exact import Exact, agreed, exact, in_the_light_of_the_page
from stdnews.stages.mojibake.codec_foreign import is_foreign
from stdnews.stages.mojibake.codec_guess import decided
from stdnews.stages.mojibake.codec_lost import gone
from stdnews.stages.mojibake.codec_pairs import READINGS, Reading
from stdnews.stages.mojibake.codec_plans import LOST
from stdnews.stages.mojibake.codec_rest import like_the_others
from stdnews.stages.mojibake.codec_runs import proves, runs
from stdnews.stages.mojibake.codec_scan import possible, suspicious
from stdnews.stages.mojibake.codec_specimens import without_specimens
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
from stdnews.stages.mojibake.lost import UNREADABLE
from stdnews.stages.mojibake.model import SCALE, model, simple
from stdnews.stages.mojibake.signs import MISREAD, lines_with

WRONG_CODEC = "wrong-codec"
"""The rule of these repairs."""
MOST_LOST = 5
"""One in how many characters may be lost where a text was misread twice."""
LOSS = 2 * SCALE
"""Cost of supposing a lost byte in a line that can be read without, beside that of its mark."""
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
    yield from without_specimens(page, _reread(page))


def _reread(page: Page) -> Iterator[Edit]:
    texts = _with_signs(page)
    found = {at: [] if is_foreign(text) else exact(text) for at, text in texts.items()}
    whole = in_the_light_of_the_page(texts, agreed(found))
    ways = {at: [whole[at]] if at in whole else [] for at in texts}
    edits = {at: edit for at, text in texts.items() if (edit := _edit(at, text, ways[at]))}
    proved = {at: one for at, one in whole.items() if at in edits and edits[at].text == one.text}
    for at, one in list(like_the_others(page, proved, edits)):
        text = page.paragraphs[at].text
        span = Span(0, len(text), one.text, WRONG_CODEC, f"{_names(one)}, as most lines of the page")
        edits[at] = Edit(at, one.text, WRONG_CODEC, span.note, (span,))
    yield from edits.values()


def _edit(at: int, text: str, whole: Sequence[Exact]) -> Edit | None:
    """The repair of a paragraph, or its end."""
    if spans := mend(text, whole):
        notes = ", ".join(dict.fromkeys(span.note.partition(", better")[0] for span in spans))
        return Edit(at, apply_spans(text, spans), WRONG_CODEC, notes, spans)
    if why := gone(text):
        return Edit(at, None, UNREADABLE, why)
    return None


def _names(found: Exact) -> str:
    return ", ".join(dict.fromkeys(reading.name for reading in found.readings))


def _with_signs(page: Page) -> dict[int, str]:
    """The paragraphs with as many suspicious characters as damage shows, by place."""
    return {
        at: text
        for at, text in lines_with(page, MISREAD)
        if len(suspicious().findall(text)) >= min(LEAST_SIGNS, 1 + len(text) // SHORT)
    }


def mend(text: str, whole: Sequence[Exact] | None = None) -> tuple[Span, ...]:
    """The repairs of a paragraph, each with the pair of codecs, the characters lost, and how sure it is.

    ``whole`` is what it may have been if it lost no byte, if the page has been asked that.

    >>> mend("鏂伴椈")[0].note.partition(", better")[0]
    'UTF-8 read as GBK'
    """
    return tuple(
        Span(one.start, one.end, one.text, WRONG_CODEC, f"{one.note}, better by {-one.cost / SCALE:.0f} nats")
        for one in _mended(text, 2, whole)
    )


def _mended(text: str, rounds: int, whole: Sequence[Exact] | None = None) -> list[Repair]:
    """The repairs of a text that may have been misread several times over."""
    if not suspicious().search(text):
        return []
    exactly = _exact(text, min(exact(text) if whole is None else whole, default=None))
    if exactly and exactly.sure:
        return [exactly.repair]
    kept: list[Repair] = []
    for reading in possible(text):
        if kept and not _left_over(text, kept):
            break
        kept = _best([*kept, *_repairs(text, reading, rounds)])
    if exactly and _beats(text, kept, exactly):
        return kept
    return [exactly.repair] if exactly else kept


class _Exactly(NamedTuple):
    repair: Repair
    sure: bool
    flexible: bool


def _exact(text: str, found: Exact | None) -> _Exactly | None:
    """The repair of a text that lost no byte, and whether nothing speaks against that it lost none."""
    if not found:
        return None
    cost = verdict(text, found.text, utf8=found.readings[0].source == "utf-8", alone=True)
    if cost is None:
        return None
    sure = found.is_proof or reads_well(found.text, CLEAR if found.is_flexible else ODD)
    return _Exactly(Repair(cost, 0, 0, len(text), found.text, _names(found)), sure, found.is_flexible)


def _beats(text: str, kept: list[Repair], whole: _Exactly) -> bool:
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
