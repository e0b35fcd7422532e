"""Matching lines with the rows: each is compiled and tried only on lines that it may match."""

from __future__ import annotations

import functools
import re
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from stdnews.errors import StageError
from stdnews.stages.boilerplate.lines import SHORT
from stdnews.stages.boilerplate.rule import OwnRule, Rule
from stdnews.tables.cues import CUES, FIRSTS

if TYPE_CHECKING:
    import regex

SENTENCES = 40
"""Characters from which a full stop inside a line shows that it is prose or a disclaimer."""


class Row(NamedTuple):
    """A rule, with what a line must have for it to be tried; an empty set asks for nothing."""

    rule: Rule
    begin: frozenset[str]
    """Characters that its matches begin with."""
    held: frozenset[str]
    """Characters of which its matches hold one."""

    def matches(self, text: str) -> bool:
        """Whether the rule matches the whole line."""
        return _pattern(self.rule.pattern).fullmatch(text) is not None


class Tables:
    """The rows, less those that are switched off, so sorted that few are tried on a line."""

    def __init__(self, off: frozenset[str]) -> None:
        from stdnews.stages.boilerplate.rules import RULES  # noqa: PLC0415 - the rows load when first needed

        rules = [rule for rule in RULES if rule.id not in off]
        rows = [_row(rule) for rule in rules if not rule.part]
        self.ends = [rule for rule in rules if rule.part]
        self.long = [row for row in rows if row.rule.cue]
        words = sorted({word for row in self.long for word in row.rule.cue})
        # A scan does not find a word that overlaps another one: such words share a character.
        self.overlaps = {word: [other for other in words if set(word) & set(other)] for word in words}
        self.any_word = re.compile("|".join(map(re.escape, words)) or "(?!)")
        self._anywhere = tuple(row for row in rows if not row.begin)
        self._by_first = {
            char: tuple(row for row in rows if not row.begin or char in row.begin)
            for char in frozenset().union(*(row.begin for row in rows))
        }

    def find(self, text: str) -> Rule | None:
        """The first row that matches the whole of a short line."""
        chars = frozenset(text)
        for row in self._by_first.get(text[:1], self._anywhere):
            if not (row.held and row.held.isdisjoint(chars)) and row.matches(text):
                return row.rule
        return None


def _row(rule: Rule) -> Row:
    return Row(rule, frozenset(FIRSTS.get(rule.id, "")), frozenset(CUES.get(rule.id, "")))


@functools.cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_tables = functools.lru_cache(maxsize=16)(Tables)


Rows = list[tuple[Row, list[str]]]
"""Rows, each with the words of its cue that a page has."""


def long_rows(page: str, off: frozenset[str]) -> Rows:
    """The rows that may match a long line of a page, each with the words of its cue that are in the page."""
    tables = _tables(off)
    scanned = set(tables.any_word.findall(page))
    if not scanned:
        return []
    near = scanned.union(*(tables.overlaps[word] for word in scanned))
    found = {word for word in near if word in scanned or word in page}
    rows = [(row, [word for word in row.rule.cue if word in found]) for row in tables.long]
    return [(row, words) for row, words in rows if words]


def rule_of_long(text: str, rows: Iterable[tuple[Row, list[str]]]) -> Rule | None:
    """The row that makes the whole long line boilerplate, were it in the right place."""
    for row, words in rows:
        if (not row.begin or text[0] in row.begin) and any(word in text for word in words) and row.matches(text):
            return row.rule
    return None


@functools.lru_cache(maxsize=8192)
def rule_of(text: str, off: frozenset[str]) -> Rule | None:
    """The row that makes the whole short line boilerplate, were it in the right place.

    >>> rule_of("上一篇:茶园的春天", frozenset()).id
    'previous-next'
    """
    return _tables(off).find(text)


def is_short(text: str) -> bool:
    """Whether all rows are tried on a line: it is no paragraph of sentences.

    >>> is_short("上一篇:茶园的春天"), is_short("茶" * 101)
    (True, False)
    """
    return len(text) <= SHORT and (len(text) <= SENTENCES or "。" not in text[:-1])


def glued_label(text: str, off: frozenset[str]) -> tuple[Rule, int] | None:
    """A label glued to the end of a sentence, and where it begins."""
    hits = ((rule, hit.start()) for rule in _tables(off).ends if (hit := _pattern(rule.pattern).search(text)))
    return next(hits, None)


def own_rule_of(text: str, own: tuple[OwnRule, ...], deadline: float) -> OwnRule | None:
    """The person's row that matches the whole line.

    Raises:
        StageError: a pattern does not compile, or the page has used up its time.
    """
    for row in own:
        try:
            hit = _compiled(row).fullmatch(text, timeout=max(deadline - time.monotonic(), 1e-6))
        except TimeoutError as error:
            raise StageError(f"own rule {row.id}: takes too long on one page; simplify its pattern") from error
        if hit:
            return row
    return None


def compile_own(own: Iterable[OwnRule]) -> None:
    """Compiles a person's rows; the time that this takes is no fault of a page."""
    for row in own:
        _compiled(row)


@functools.lru_cache(maxsize=256)
def _compiled(row: OwnRule) -> regex.Pattern[str]:
    import regex  # noqa: PLC0415 - only for a person's own patterns; the import costs 12 ms

    try:
        return regex.compile(row.pattern)
    except regex.error as error:
        raise StageError(f"own rule {row.id}: {error}") from error
