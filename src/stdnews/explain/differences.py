"""What a change did to a paragraph, piece by piece; worked out only when somebody looks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from stdnews.edits import Change, Span

_COMPARABLE = 4_000_000
"""Characters times characters that SequenceMatcher is asked to compare: about a second at its worst."""


class Difference(NamedTuple):
    """A piece of a paragraph before and after a change; ``old == new`` where nothing happened."""

    old: str
    new: str


def differences(change: Change) -> list[Difference]:
    """The paragraph in pieces: all ``old`` together are its text before the change, all ``new`` its text after it.

    The spans of an edit say where they are; the differences of a conversion are found by comparing. A dropped
    paragraph is one piece.

    >>> from stdnews.edits import Edit
    >>> differences(Change("simplify", 0, Edit(0, "天气好", "t2s"), "天氣好"))
    [Difference(old='天', new='天'), Difference(old='氣', new='气'), Difference(old='好', new='好')]
    """
    before, after = change.before, change.edit.text
    if after is None:
        return [Difference(before, "")]
    if change.edit.spans:
        return list(_of_spans(before, change.edit.spans))
    if len(before) == len(after):
        return list(_character_by_character(before, after))
    return list(_by_comparing(before, after))


def _of_spans(text: str, spans: Sequence[Span]) -> Iterator[Difference]:
    at = 0
    for span in spans:
        if at < span.start:
            yield Difference(text[at : span.start], text[at : span.start])
        yield Difference(text[span.start : span.end], span.new)
        at = span.end
    if at < len(text):
        yield Difference(text[at:], text[at:])


def _character_by_character(before: str, after: str) -> Iterator[Difference]:
    """Most conversions put a character in the place of a character."""
    for _, pairs in groupby(zip(before, after, strict=True), lambda pair: pair[0] == pair[1]):
        old, new = zip(*pairs, strict=True)
        yield Difference("".join(old), "".join(new))


def _by_comparing(before: str, after: str) -> Iterator[Difference]:
    """What both ends have in common is put aside first: it is most of the text, and comparing is slow."""
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    if head:
        yield Difference(before[:head], before[:head])
    if len(old) * len(new) > _COMPARABLE:
        yield Difference(old, new)
    else:
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        yield from (Difference(old[a:b], new[c:d]) for _, a, b, c, d in matcher.get_opcodes())
    if tail:
        yield Difference(before[-tail:], before[-tail:])


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
