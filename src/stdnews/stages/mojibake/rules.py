"""Rules that are a pattern and what takes its place, and the step that applies a table of them."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from stdnews.edits import Edit, Span, apply_spans
from stdnews.page import Page
from stdnews.steps import Step


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern inside a paragraph, what takes its place, and texts that show both sides of its border."""

    name: str
    why: str
    pattern: str
    new: str | Callable[[re.Match[str]], str]
    """What the match becomes: a template of re.Match.expand, or a function; the match itself means: left alone."""
    hits: tuple[str, ...]
    misses: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse a rule without examples."""
        if not (self.hits and self.misses):
            raise ValueError(f"rule {self.name} needs texts that it hits and texts that it leaves alone")

    def spans(self, text: str) -> Iterator[Span]:
        """The rule's changes to a text."""
        for hit in compiled(self.pattern).finditer(text):
            new = self.new(hit) if callable(self.new) else hit.expand(self.new)
            if new != hit[0]:
                yield Span(hit.start(), hit.end(), new, self.name, self.why)


@functools.cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled when first used."""
    return re.compile(pattern, re.MULTILINE)


def replacing(rules: Sequence[Rule], suspicious: str) -> Step:
    """A step of a table of rules, for paragraphs with a match of ``suspicious``: a page without one costs one scan."""

    def step(page: Page) -> Iterator[Edit]:
        search = compiled(suspicious).search
        for at, text in page.live() if search(page.live_text()) else ():
            spans = _together([span for rule in rules for span in rule.spans(text)]) if search(text) else ()
            if spans:
                names = dict.fromkeys(span.rule for span in spans)
                yield Edit(at, apply_spans(text, spans), next(iter(names)), ", ".join(names), spans)

    return step


def _together(spans: list[Span]) -> tuple[Span, ...]:
    """Spans of several rules in order; of two that overlap the one that begins first, or the earlier rule's, stays."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)
