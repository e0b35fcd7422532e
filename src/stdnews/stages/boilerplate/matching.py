"""Matching lines with the tables: all rows of a table are one compiled pattern."""

from __future__ import annotations

import functools
import re
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from stdnews.errors import StageError
from stdnews.stages.boilerplate.lines import SHORT
from stdnews.stages.boilerplate.rule import OwnRule, Rule

if TYPE_CHECKING:
    import regex

SENTENCES = 40
"""Characters from which a full stop inside a line shows that it is prose or a disclaimer."""


class Table:
    """Rows compiled as one alternation: the number of the group that matched is the number of the row."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)

    @functools.cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(f"({rule.pattern})" for rule in self.rules) or "(?!)")

    def find(self, text: str) -> Rule | None:
        """The first row that matches the whole line."""
        return self._row(self._pattern.fullmatch(text))

    def cut(self, text: str) -> tuple[Rule, int] | None:
        """The first row that matches the end of a line, and where its match begins."""
        hit = self._pattern.search(text)
        row = self._row(hit)
        return (row, hit.start()) if hit and row else None

    def _row(self, hit: re.Match[str] | None) -> Rule | None:
        return self.rules[hit.lastindex - 1] if hit and hit.lastindex else None


class Tables(NamedTuple):
    """The rows for short lines, for long lines, the cues that long lines must hold, the rows for the ends of lines."""

    short: Table
    long: Table
    cue: re.Pattern[str]
    ends: Table


@functools.lru_cache(maxsize=16)
def _tables(off: frozenset[str]) -> Tables:
    from stdnews.stages.boilerplate.rules import RULES  # noqa: PLC0415 - the tables load when first needed

    rules = [rule for rule in RULES if rule.id not in off]
    whole = [rule for rule in rules if not rule.part]
    long = [rule for rule in whole if rule.cue]
    cue = re.compile("|".join(rule.cue for rule in long) or "(?!)")
    return Tables(Table(whole), Table(long), cue, Table(rule for rule in rules if rule.part))


@functools.lru_cache(maxsize=8192)
def rule_of(text: str, off: frozenset[str]) -> Rule | None:
    """The row that makes the whole line boilerplate, were it in the right place.

    >>> rule_of("上一篇:茶园的春天", frozenset()).id
    'previous-next'
    """
    tables = _tables(off)
    if len(text) <= SHORT and (len(text) <= SENTENCES or "。" not in text[:-1]):
        return tables.short.find(text)
    return tables.long.find(text) if tables.cue.search(text) else None


def glued_label(text: str, off: frozenset[str]) -> tuple[Rule, int] | None:
    """A label glued to the end of a sentence, and where it begins."""
    return _tables(off).ends.cut(text)


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
