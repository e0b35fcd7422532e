"""A paragraph as read and as written, with the pieces that went and came marked, and the rule of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from stdnews.edits import Change
from stdnews.explain import Piece, Reason, composed
from stdnews.report.elements import Html, joined, tag
from stdnews.report.tables import number

PIECE = 600
"""Characters that are shown of a piece of a paragraph; the middle of a longer one is left out."""
_NOTE = 160
"""Characters that are shown of the evidence."""
_COMPARED = 20_000
"""Characters of a paragraph whose differences are looked for."""
_TOLD = 4
"""Reasons that are told of one piece."""

Rule = tuple[str, str]
"""The stage and the id of a rule."""


class Sides(NamedTuple):
    """A paragraph as read and as written."""

    old: Html
    new: Html


def sides(read: str, changes: Sequence[Change], ids: Mapping[Rule, str], most: int) -> tuple[Sides, int]:
    """Both sides of a paragraph that is written, and how many of its pieces are marked.

    Args:
        read: the paragraph as read.
        changes: what was done to it.
        ids: where the page tells of each rule of the changes.
        most: how many pieces may be marked; what follows is one piece.
    """
    pieces = _few(_pieces(read, changes), most)
    marks = _Marks(ids)
    old = joined([marks.piece("del", piece.old, piece) for piece in pieces if piece.old])
    new = joined([marks.piece("ins", piece.new, piece) for piece in pieces if piece.new])
    return Sides(old, new), sum(bool(piece.reasons) for piece in pieces)


def dropped(read: str, changes: Sequence[Change], ids: Mapping[Rule, str]) -> Sides:
    """Both sides of a paragraph that was dropped."""
    reasons = [reason for change in changes[-1:] for reason in reasons_of(change)]
    return Sides(_Marks(ids).piece("del", read, Piece(read, "", tuple(reasons))), tag("span", "dropped", class_="cut"))


def reasons_of(change: Change) -> list[Reason]:
    """Why a change was made: the rule of each of its places, or its own.

    >>> from stdnews.edits import Edit
    >>> reasons_of(Change("boilerplate", 3, Edit(0, None, "crumb", "a path"), "首页 > 正文"))
    [Reason(stage='boilerplate', rule='crumb', note='a path')]
    """
    edit = change.edit
    spans = [Reason(change.stage, span.rule, span.note or edit.note) for span in edit.spans]
    return list(dict.fromkeys(spans)) or [Reason(change.stage, edit.rule, edit.note)]


def _pieces(read: str, changes: Sequence[Change]) -> list[Piece]:
    if not changes:
        return [Piece(read, read)]
    if len(read) <= _COMPARED:
        return composed(read, changes)
    reasons = dict.fromkeys(reason for change in changes for reason in reasons_of(change))
    return [Piece(read, changes[-1].edit.text or "", tuple(reasons))]


def _few(pieces: list[Piece], most: int) -> list[Piece]:
    """The pieces, of which those behind the last that may be marked are one."""
    marked = [at for at, piece in enumerate(pieces) if piece.reasons]
    if len(marked) <= most:
        return pieces
    first, end = marked[most], marked[-1] + 1
    rest = pieces[first:end]
    old, new = "".join(piece.old for piece in rest), "".join(piece.new for piece in rest)
    reasons = dict.fromkeys(reason for piece in rest for reason in piece.reasons)
    return [*pieces[:first], Piece(old, new, tuple(reasons)), *pieces[end:]]


class _Marks:
    """Makes the marks of a paragraph. The first one of each rule can have the focus: Tab goes from rule to rule."""

    def __init__(self, ids: Mapping[Rule, str]) -> None:
        self._ids = ids
        self._told: set[str] = set()

    def piece(self, name: str, text: str, piece: Piece) -> Html:
        """One side of a piece: as it is where nothing happened, else what went (``del``) or came (``ins``), and why."""
        if not piece.reasons:
            return joined(shortened(text, PIECE))
        ids = [self._ids[rule] for rule in dict.fromkeys((reason.stage, reason.rule) for reason in piece.reasons)]
        tip = "; ".join(dict.fromkeys(_told(reason) for reason in piece.reasons[:_TOLD]))
        is_first = not self._told.issuperset(ids)
        self._told.update(ids)
        return tag(
            name,
            shortened(text, PIECE),
            class_="changed" if piece.old and piece.new else None,
            data_tip=tip,
            tabindex="0" if is_first else None,
            aria_describedby=" ".join(ids) if is_first else None,
        )


def _told(reason: Reason) -> str:
    note = f": {shortened(reason.note, _NOTE)}" if reason.note else ""
    return f"{reason.stage} › {reason.rule}{note}"


def shortened(text: str, most: int) -> str:
    """A text of which at most so much is left; of a longer one the middle goes, and it says how much.

    >>> shortened("一二三四五六七八九十", 8), shortened("一二三", 8)
    ('一二三四五六 […2…] 九十', '一二三')
    """
    if len(text) <= most:
        return text
    return f"{text[: most * 3 // 4]} […{number(len(text) - most)}…] {text[-(most // 4) :]}"
