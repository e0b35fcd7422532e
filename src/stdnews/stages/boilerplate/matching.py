"""Matching lines with the tables: all rows of a table are one compiled pattern."""

from __future__ import annotations

import functools
import re
import time
from collections.abc import Iterable

from stdnews.errors import StageError
from stdnews.stages.boilerplate.lines import SHORT
from stdnews.stages.boilerplate.rule import OwnRule, Rule

OWN_SECONDS = 0.1
"""Seconds that a person's own patterns may take for one page."""


class Table:
    """Rows compiled as one alternation: the number of the group that matched is the number of the row."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self._pattern = re.compile("|".join(f"({rule.pattern})" for rule in self.rules) or "(?!)")

    def find(self, text: str) -> Rule | None:
        """The first row that matches the whole line."""
        hit = self._pattern.fullmatch(text)
        return self.rules[hit.lastindex - 1] if hit and hit.lastindex else None

    def cut(self, text: str) -> tuple[Rule, int] | None:
        """The first row that matches the end of a line, and where its match begins."""
        hit = self._pattern.search(text)
        return (self.rules[hit.lastindex - 1], hit.start()) if hit and hit.lastindex else None


@functools.lru_cache(maxsize=16)
def _tables(off: frozenset[str]) -> tuple[Table, Table, Table]:
    """The rows for short lines, for long lines, and for the ends of lines."""
    from stdnews.stages.boilerplate.rules import RULES  # noqa: PLC0415 - the tables load when first needed

    rules = [rule for rule in RULES if rule.id not in off]
    whole = [rule for rule in rules if not rule.part]
    return Table(whole), Table(rule for rule in whole if rule.long), Table(rule for rule in rules if rule.part)


@functools.lru_cache(maxsize=8192)
def rule_of(text: str, off: frozenset[str]) -> Rule | None:
    """The row that makes the whole line boilerplate, were it in the right place.

    >>> rule_of("上一篇:茶园的春天", frozenset()).id
    'previous-next'
    """
    short, long, _ = _tables(off)
    return (short if len(text) <= SHORT else long).find(text)


def glued_label(text: str, off: frozenset[str]) -> tuple[Rule, int] | None:
    """A label glued to the end of a sentence, and where it begins."""
    return _tables(off)[2].cut(text)


def own_rule_of(text: str, own: tuple[OwnRule, ...], deadline: float) -> OwnRule | None:
    """The person's row that matches the whole line.

    Raises:
        StageError: a pattern does not compile, or the page has used up its time.
    """
    for row in own:
        try:
            left = deadline - time.monotonic()
            if left <= 0 or _compiled(row).fullmatch(text, timeout=left) is None:
                if left <= 0:
                    raise TimeoutError
                continue
        except TimeoutError as error:
            raise StageError(f"own rule {row.id}: takes too long on one page; simplify its pattern") from error
        return row
    return None


@functools.lru_cache(maxsize=256)
def _compiled(row: OwnRule) -> "regex.Pattern[str]":
    import regex  # noqa: PLC0415 - only for a person's own patterns; the import costs 12 ms

    try:
        return regex.compile(row.pattern)
    except regex.error as error:
        raise StageError(f"own rule {row.id}: {error}") from error
