"""Fixes that build on one another within a step: each sees what the one before left, the log sees one set of spans."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from stdnews.edits import Edit, Span, apply_spans

Fix = Callable[[str], Iterable[Span]]
"""The changes that a rule makes to a text."""


def layered(text: str, fixes: Iterable[Fix]) -> tuple[Span, ...]:
    """The changes of several fixes, one after the other, as spans of the text as found.

    >>> one = lambda text: [Span(1, 2, "--", "one")]
    >>> two = lambda text: [Span(2, 4, "+", "two")]
    >>> layered("abcd", [one, two])
    (Span(start=1, end=3, new='-+', rule='one', note=''),)
    """
    spans: tuple[Span, ...] = ()
    now = text
    done: dict[Fix, str] = {}
    """What each fix has left as it was: a second look would find no more."""
    for fix in fixes:
        if done.get(fix) == now:
            continue
        new = tuple(fix(now))
        if not new:
            done[fix] = now
        else:
            spans = _composed(now, spans, new) if spans else new
            now = apply_spans(text, spans)
    return spans


def rewrite(at: int, text: str, spans: Sequence[Span]) -> Edit | None:
    """The spans as an edit whose text has no white space at its ends; a drop where nothing is left, None for no change.

    >>> rewrite(0, "甲 <br>", [Span(2, 6, "", "tag")])
    Edit(at=0, text='甲', rule='tag', note='', spans=(Span(start=1, end=2, new='', rule='tag', note=''), \
Span(start=2, end=6, new='', rule='tag', note='')))
    """
    if not spans:
        return None
    rule = spans[0].rule
    notes = "; ".join(dict.fromkeys(span.note for span in spans if span.note))
    now = apply_spans(text, spans)
    if not now.strip():
        return Edit(at, None, rule, notes)
    if now != now.strip():
        left, right = len(now) - len(now.lstrip()), len(now.rstrip())
        ends = [Span(0, left, "", rule), Span(right, len(now), "", rule)]
        spans = _composed(now, spans, [end for end in ends if end.start < end.end])
    return Edit(at, now.strip(), rule, notes, tuple(spans))


class _Group(NamedTuple):
    """Spans of two layers that overlap."""

    start: int
    end: int
    first: list[Span]
    then: list[Span]


def _composed(now: str, first: Sequence[Span], then: Sequence[Span]) -> tuple[Span, ...]:
    """Two layers of spans as one, on the text before ``first``; ``then`` refers to ``now``, the text after it."""
    found = []
    shift = 0
    for group in _groups(first, then):
        start = group.start - shift
        shift += sum(len(span.new) - (span.end - span.start) for span in group.first)
        inside = [span._replace(start=span.start - group.start, end=span.end - group.start) for span in group.then]
        new = apply_spans(now[group.start : group.end], inside)
        both = [*group.first, *group.then]
        note = "; ".join(dict.fromkeys(span.note for span in both if span.note))
        found.append(Span(start, group.end - shift, new, both[0].rule, note))
    return tuple(found)


def _groups(first: Sequence[Span], then: Sequence[Span]) -> list[_Group]:
    """The spans of both layers by their places in the text between the layers; those that overlap in one group."""
    placed: list[tuple[int, int, int, Span]] = [(span.start, span.end, 1, span) for span in then]
    shift = 0
    for span in first:
        placed.append((span.start + shift, span.start + shift + len(span.new), 0, span))
        shift += len(span.new) - (span.end - span.start)
    groups: list[_Group] = []
    for start, end, layer, span in sorted(placed, key=lambda place: place[:3]):
        if not groups or start >= groups[-1].end:
            groups.append(_Group(start, end, [], []))
        groups[-1] = groups[-1]._replace(end=max(end, groups[-1].end))
        (groups[-1].then if layer else groups[-1].first).append(span)
    return groups
