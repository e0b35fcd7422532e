"""All that was done to a paragraph, in one: from its text as read to its text as written, across steps and stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from stdnews.edits import Change
from stdnews.explain.differences import differences


class Reason(NamedTuple):
    """Why a place was changed."""

    stage: str
    rule: str
    note: str = ""
    """The evidence, for a person."""


class Piece(NamedTuple):
    """A piece of a paragraph as read and as it is now; without reasons nothing happened to it."""

    old: str
    new: str
    reasons: tuple[Reason, ...] = ()


class _Hunk(NamedTuple):
    """A place that differs: where it is in the text before, and where in the text after."""

    start: int
    end: int
    now: int
    now_end: int
    reasons: tuple[Reason, ...]

    def growth(self) -> int:
        return (self.now_end - self.now) - (self.end - self.start)


def composed(read: str, changes: Iterable[Change]) -> list[Piece]:
    """A paragraph in pieces: all ``old`` together are its text as read, all ``new`` its text after the changes.

    Places that several changes touched are one piece with all their reasons. A drop changes no text: a dropped
    paragraph has the text that it had then.

    >>> from stdnews.edits import Edit, Span
    >>> gloss = Change("glosses", 0, Edit(0, "天氣好", "gloss", spans=[Span(1, 7, "", "gloss")]), "天(tiān)氣好")
    >>> t2s = Change("simplify", 1, Edit(0, "天气好", "traditional"), "天氣好")
    >>> for old, new, reasons in composed("天(tiān)氣好", [gloss, t2s]):
    ...     print(old, new, [reason.rule for reason in reasons])
    天 天 []
    (tiān)  ['gloss']
    氣 气 ['traditional']
    好 好 []

    Args:
        read: the paragraph as read.
        changes: what was done to it, in order.
    """
    hunks: list[_Hunk] = []
    text = read
    for change in changes:
        if change.edit.text and not change.edit.text.isspace():
            hunks = _after_another(hunks, list(_hunks(change)))
            text = change.edit.text
    return list(_pieces(read, text, hunks))


def _hunks(change: Change) -> Iterator[_Hunk]:
    """The places that a change touched, each as if it were the only one."""
    edit, at = change.edit, 0
    if edit.spans:
        for span in edit.spans:
            why = Reason(change.stage, span.rule, span.note or edit.note)
            yield _Hunk(span.start, span.end, span.start, span.start + len(span.new), (why,))
        return
    why = Reason(change.stage, edit.rule, edit.note)
    for old, new in differences(change):
        start, at = at, at + len(old)
        for piece, other in [] if old == new else _parts(old, new):
            yield _Hunk(start, start + len(piece), start, start + len(other), (why,))
            start += len(piece)


def _parts(old: str, new: str) -> Iterator[tuple[str, str]]:
    """A difference character by character, where one stands for one: what went between them stays by itself."""
    return zip(old, new, strict=True) if len(old) == len(new) else iter([(old, new)])


def _after_another(first: list[_Hunk], second: list[_Hunk]) -> list[_Hunk]:
    """The places that differ after two changes, of which the second found the text that the first left."""
    places = [(hunk.now, hunk.now_end, 0, hunk) for hunk in first]
    places += [(hunk.start, hunk.end, 1, hunk) for hunk in second]
    clusters: list[list[tuple[int, int, int, _Hunk]]] = []
    reach = -1
    for place in sorted(places):
        if place[0] >= reach:
            clusters.append([])
        clusters[-1].append(place)
        reach = max(reach, place[1])
    found, shifts = [], [0, 0]
    for cluster in clusters:
        low, high = cluster[0][0], max(place[1] for place in cluster)
        start, now = low - shifts[0], low + shifts[1]
        for *_, which, hunk in cluster:
            shifts[which] += hunk.growth()
        ordered = sorted(cluster, key=lambda place: place[2])
        reasons = dict.fromkeys(reason for *_, hunk in ordered for reason in hunk.reasons)
        found.append(_Hunk(start, high - shifts[0], now, high + shifts[1], tuple(reasons)))
    return found


def _pieces(read: str, text: str, hunks: Iterable[_Hunk]) -> Iterator[Piece]:
    at = 0
    for hunk in _joined(hunks):
        if at < hunk.start:
            yield Piece(read[at : hunk.start], read[at : hunk.start])
        yield Piece(read[hunk.start : hunk.end], text[hunk.now : hunk.now_end], hunk.reasons)
        at = hunk.end
    if at < len(read):
        yield Piece(read[at:], read[at:])


def _joined(hunks: Iterable[_Hunk]) -> Iterator[_Hunk]:
    """Neighbours with the same reasons as one."""
    last: _Hunk | None = None
    for hunk in hunks:
        if last is not None and (last.end, last.now_end, last.reasons) == (hunk.start, hunk.now, hunk.reasons):
            last = last._replace(end=hunk.end, now_end=hunk.now_end)
        else:
            if last is not None:
                yield last
            last = hunk
    if last is not None:
        yield last
