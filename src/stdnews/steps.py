"""What a stage is made of: steps, and the way from a page to one text and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice

from stdnews.edits import Edit
from stdnews.page import Page

Step = Callable[[Page], Iterable[Edit]]
"""Looks at a page and proposes edits; all edits of a step see the same page."""


def join(texts: Iterable[str]) -> str:
    """Paragraphs as one text for a scan in C; ``split_like`` is the way back."""
    return "\n".join(texts)


def split_like(texts: list[str], joined: str) -> list[str]:
    r"""The joined text cut where the texts were joined, also where a paragraph holds newlines of its own.

    >>> split_like(["a", "b\nc"], "A\nB\nC")
    ['A', 'B\nC']

    Raises:
        ValueError: the number of lines has changed.
    """
    lines = joined.split("\n") if texts else []
    if len(lines) == len(texts):
        return lines
    counts = [text.count("\n") + 1 for text in texts]
    if sum(counts) != len(lines):
        raise ValueError("a rewrite of the whole page changed its number of lines")
    rest = iter(lines)
    return ["\n".join(islice(rest, count)) for count in counts]
