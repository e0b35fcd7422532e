"""Text read with the wrong codec: the step that finds it, reads its bytes again, and decides.

The bytes behind the characters are known, so the way back is exact, and it is proved: what the source codec says of
them, read wrongly once more, gives the text as found. Which pair of codecs it was, and whether it was any, the language
model decides: a repair must read like Chinese, and clearly better than the text as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from stdnews.edits import Edit, Span, apply_spans
from stdnews.page import Page
from stdnews.stages.mojibake.codec_guess import decided
from stdnews.stages.mojibake.codec_pairs import READINGS, Reading, forms, to_bytes
from stdnews.stages.mojibake.codec_scan import suspicious
from stdnews.stages.mojibake.codec_two import Read, walk
from stdnews.stages.mojibake.codec_utf8 import Piece, pieces, run
from stdnews.stages.mojibake.model import SCALE, model, simple

WRONG_CODEC = "wrong-codec"
"""The rule of these repairs."""
MOST_PER_CHAR = 9.5 * SCALE
"""What a character of a repair may cost on average: sound news text costs 4 to 8 nats, random characters 12."""
MOST_IN_SHORT = 8 * SCALE
"""The same for a repair of less than ``SHORT`` characters, which proves less."""
SHORT = 6
LEAST_GAIN = 3 * SCALE
"""By how much each character as it stands must cost more."""


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
    texts = dict(page.live())
    if not suspicious().search("\n".join(texts.values())):
        return
    for at, text in texts.items():
        if spans := mend(text):
            notes = ", ".join(dict.fromkeys(span.note for span in spans))
            yield Edit(at, apply_spans(text, spans), WRONG_CODEC, notes, spans)


def mend(text: str, rounds: int = 2) -> tuple[Span, ...]:
    """The repairs of a paragraph, which may have been misread several times over."""
    if not suspicious().search(text):
        return ()
    kept: list[Repair] = []
    for found in sorted(repair for reading in READINGS for repair in _repairs(text, reading, rounds)):
        if all(found.end <= other.start or found.start >= other.end for other in kept):
            kept.append(found)
    kept.sort(key=lambda repair: repair.start)
    return tuple(Span(one.start, one.end, one.text, WRONG_CODEC, one.note) for one in kept)


def _repairs(text: str, reading: Reading, rounds: int) -> Iterator[Repair]:
    """The parts of a text that a wrong reading explains, and that read well when it is undone."""
    for start, end, parts in (_from_utf8 if reading.source == "utf-8" else _from_pairs)(text, reading):
        found = tuple(decided(parts, reading))
        old, new, note = text[start:end], "".join(piece.text for piece in found), reading.name
        lost = sum(piece.data != "" for piece in found)
        cost = _verdict(old, new)
        if cost is None and rounds > 1 and not lost:
            inner = mend(new, rounds - 1)
            new = apply_spans(new, inner)
            note = ", ".join([note, *dict.fromkeys(span.note for span in inner)])
            cost = _verdict(old, new)
        if cost is not None:
            yield Repair(
                cost, READINGS.index(reading), start, end, new, note + (f", {lost} characters lost" if lost else "")
            )


def _from_utf8(text: str, reading: Reading) -> Iterator[tuple[int, int, Sequence[Piece]]]:
    """The runs of a text whose bytes are UTF-8, from the beginning of a character to the end of one."""
    data = to_bytes(text, reading.shown)
    starts: dict[int, int] = {}
    for hit in run().finditer(data):
        starts = starts or _starts(text, reading.shown)
        end = hit.end()
        while end not in starts and data[end] < "\x80":
            end += 1
        if hit.start() in starts and end in starts:
            yield starts[hit.start()], starts[end], tuple(pieces(data[hit.start() : end]))


def _starts(text: str, shown: str) -> dict[int, int]:
    """For each byte with which a character begins, that character's place."""
    at, found = 0, {0: 0}
    for place, options in enumerate(forms(text, shown), 1):
        at += len(options[0]) if options else 1
        found[at] = place
    return found


def _from_pairs(text: str, reading: Reading) -> Iterator[tuple[int, int, Sequence[Piece]]]:
    """The runs of a text that read better as pairs of bytes."""
    reads = walk(text, forms(text, reading.shown), reading.source)
    start = 0
    for damaged, group in groupby(reads, lambda one: one.damaged):
        some: list[Read] = list(group)
        if damaged:
            yield start, some[-1].end, [Piece(one.text, one.data) for one in some]
        start = some[-1].end


def _verdict(old: str, new: str) -> float | None:
    """By how much a repair beats the text as it stands; None where it does not clearly do so."""
    high = [char for char in new if char > "\x7f"]
    if len(high) < 2 or new == old:
        return None
    plain = simple(new)
    whole, before = model().text("\n\n", plain), model().text("\n\n", simple(old))
    if whole > len(high) * (MOST_IN_SHORT if len(high) < SHORT else MOST_PER_CHAR):
        return None
    return whole - before if before - whole >= LEAST_GAIN * len(high) else None
