"""Matching lines with the rows: each is compiled and tried only on lines that it may match."""

from __future__ import annotations

import functools
import operator
import re
import time
from collections.abc import Callable, Iterable
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from stdnews.errors import StageError
from stdnews.stages.boilerplate.lines import SHORT
from stdnews.stages.boilerplate.rule import SPACES, OwnRule, Rule
from stdnews.tables.cues import CUES, FIRSTS, LASTS

if TYPE_CHECKING:
    import regex

SETS = 4
"""Sets of characters that a row asks for at most, one of each: see ``tables.cues``."""

SENTENCES = 40
"""Characters from which a full stop inside a line shows that it is prose or a disclaimer."""


class Row(NamedTuple):
    """A rule of which a word must be on the page for it to be tried on a long line."""

    rule: Rule
    begin: frozenset[str]
    """Characters that its matches begin with; an empty set asks for nothing."""

    def matches(self, text: str) -> bool:
        """Whether the rule matches the whole line."""
        return _pattern(self.rule.pattern).fullmatch(text) is not None


Rows = list[tuple[Row, list[str]]]
"""Rows, each with the words of its cue that a page has."""


class Tables:
    """The rows, less those that are switched off, so sorted that few are tried on a line."""

    def __init__(self, off: frozenset[str]) -> None:
        from stdnews.stages.boilerplate.rules import RULES  # noqa: PLC0415 - the rows load when first needed

        rules = [rule for rule in RULES if rule.id not in off]
        self._rows = [rule for rule in rules if not rule.part]
        self.ends = [rule for rule in rules if rule.part]
        self._long = [Row(rule, frozenset(FIRSTS.get(rule.id, ""))) for rule in self._rows if rule.cue]
        self._by_cue: dict[str, list[int]] = {}
        for number, row in enumerate(self._long):
            for word in row.rule.cue:
                self._by_cue.setdefault(word, []).append(number)
        self._cues = Words(self._by_cue)
        ids = [rule.id for rule in self._rows]
        self._matches: list[Callable[[str], object] | None] = [None] * len(ids)
        self._first = Asked([FIRSTS.get(name, "") for name in ids])
        self._last = Asked([LASTS.get(name, "") for name in ids])
        sets = [CUES.get(name, "").split("\n") for name in ids]
        self._held = Asked(["".join(chars[n : n + 1]) for n in range(SETS) for chars in sets])

    def find(self, text: str) -> Rule | None:
        """The first row that matches the whole of a short line."""
        fitting = self._first.by_one(text[:1]) & self._last.by_one(text[-1:])
        if fitting:
            held, size = self._held.by(text), len(self._rows)
            for _ in range(SETS):
                fitting &= held
                held >>= size
        while fitting:
            number = (fitting & -fitting).bit_length() - 1
            matches = self._matches[number] or self._compile(number)
            if matches(text) is not None:
                return self._rows[number]
            fitting &= fitting - 1
        return None

    def long_rows(self, page: str) -> Rows:
        """The rows that may match a long line of a page, each with the words of its cue that are in the page."""
        words = self._cues.within(page)
        numbers = sorted({number for word in words for number in self._by_cue[word]})
        return [(row, [word for word in row.rule.cue if word in words]) for row in map(self._long.__getitem__, numbers)]

    def _compile(self, number: int) -> Callable[[str], object]:
        matches = self._matches[number] = _pattern(self._rows[number].pattern).fullmatch
        return matches


class Asked:
    """What rows ask for, each for one of some characters or for nothing; rows are the bits of a number.

    One look at a text tells them of all rows together.
    """

    def __init__(self, asked: Iterable[str]) -> None:
        self._nothing = 0
        self._rows: dict[str, int] = {}
        for number, chars in enumerate(asked):
            self._nothing |= 0 if chars else 1 << number
            for char in chars.replace(" ", SPACES):
                self._rows[char] = self._rows.get(char, 0) | 1 << number

    def by_one(self, char: str) -> int:
        """The rows that find what they ask for in one character."""
        return self._rows.get(char, 0) | self._nothing

    def by(self, text: str) -> int:
        """The rows that find what they ask for.

        >>> bin(Asked(["ab", "", "c"]).by("xa"))
        '0b11'
        """
        return functools.reduce(operator.or_, map(self._rows.get, text, repeat(0)), self._nothing)


class Words:
    """Words that are looked for in a text all at once: by their first two characters, of which a text has few."""

    def __init__(self, words: Iterable[str]) -> None:
        self._single: set[str] = set()
        self._by_pair: dict[str, set[str]] = {}
        for word in words:
            if len(word) < 2:
                self._single.add(word)
            else:
                self._by_pair.setdefault(word[:2], set()).add(word)
        first, second = (re.escape("".join(sorted({pair[at] for pair in self._by_pair}))) for at in (0, 1))
        self._pair = re.compile(f"[{second}](?<=([{first}][{second}]))" if first else "(?!)")

    def within(self, text: str) -> set[str]:
        """Those that a text has.

        >>> sorted(Words(["转载请", "请注明", "版权", "©"]).within("如需转载请注明出处 ©青山网"))
        ['©', '请注明', '转载请']
        """
        found = {word for word in self._single if word in text}
        for pair in self._by_pair.keys() & set(self._pair.findall(text)):
            found.update(word for word in self._by_pair[pair] if word in text)
        return found


@functools.cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_tables = functools.lru_cache(maxsize=16)(Tables)


def long_rows(page: str, off: frozenset[str]) -> Rows:
    """The rows that may match a long line of a page, each with the words of its cue that are in the page."""
    return _tables(off).long_rows(page)


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
    size = len(text)
    return size <= SENTENCES or (size <= SHORT and "。" not in text[:-1])


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
