"""The step: which glosses go, and the edits that take them out."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import itemgetter
from typing import Any, NamedTuple, overload

from stdnews.edits import Edit, LateSpans, Span
from stdnews.page import Page
from stdnews.stages.glosses.evidence import evidence
from stdnews.stages.glosses.options import Options
from stdnews.stages.glosses.scan import Gloss, Line, scan
from stdnews.stages.glosses.spelling import HAN

_PLAIN = frozenset({"gloss", "gloss-double", "gloss-letter"})
"""Rules that need no look at the rest of the page once it is proved."""

_RULE: Callable[[Any], str] = itemgetter(Gloss._fields.index("rule"))


@dataclass(frozen=True, slots=True)
class Removals(LateSpans):
    """The spans of a paragraph."""

    pieces: Sequence[str]
    """Text, gloss, text, ..., text."""
    found: Sequence[Gloss | None]

    def _made(self) -> tuple[Span, ...]:
        ends = list(accumulate(map(len, self.pieces)))
        glosses = [gloss for gloss in self.found if gloss]
        return tuple(
            Span(start, end, "", gloss.rule, gloss.note)
            for start, end, gloss in zip(ends[::2], ends[1::2], glosses, strict=False)
        )

    def rules(self) -> Sequence[str]:
        """The rules of the spans, in their order."""
        return list(map(_RULE, self.found))

    def __len__(self) -> int:
        return len(self.found)

    def __iter__(self) -> Iterator[Span]:
        return iter(self._made())

    @overload
    def __getitem__(self, at: int) -> Span: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Span, ...]: ...
    def __getitem__(self, at: int | slice) -> Span | tuple[Span, ...]:
        return self._made()[at]


class Verdict(NamedTuple):
    """What is known of the page when its glosses are taken out."""

    note: str
    options: Options
    lines: Sequence[Line]

    @property
    def has_capitals(self) -> bool:
        """Whether readings without tone go when written with a capital: else 李(Li) is a name beside glosses."""
        tokens = [t for line in self.lines for t, gloss in zip(line.pieces[1::2], line.found, strict=True) if gloss]
        return self.options.remove == "always" or 2 * sum(not token.islower() for token in tokens) > len(tokens)


def find_glosses(page: Page, options: Options) -> list[Edit]:
    """Edits that take out the glosses of a page, or none when the page does not show them to be an artefact."""
    lines = scan(page.live())
    if not lines:
        return []
    note = evidence(lines, options)
    if not note and options.remove == "auto":
        return []
    verdict = Verdict(note, options, lines)
    return [edit for line in lines if (edit := _edit(line, page, verdict))]


def _edit(line: Line, page: Page, verdict: Verdict) -> Edit | None:
    """The edit of a paragraph, if any of its candidates goes."""
    pieces, found = line.pieces, line.found
    kinds = set(map(_RULE, found)) if all(found) else set()
    if not kinds or not kinds <= _PLAIN:
        pieces, found = _settled(line, page, verdict)
        if not found:
            return None
    rules = list(map(_RULE, found))
    rule = rules[0] if len(kinds) == 1 else max(sorted(set(rules)), key=rules.count)
    return Edit(line.at, "".join(pieces[::2]), rule, verdict.note or "forced by a setting", Removals(pieces, found))


def _settled(line: Line, page: Page, verdict: Verdict) -> tuple[list[str], list[Gloss | None]]:
    """Pieces and glosses as ``Line`` has them, with the candidates that stay made part of the text."""
    pieces = [line.pieces[0]]
    settled: list[Gloss | None] = []
    for number, gloss in enumerate(line.found):
        token, after = line.pieces[2 * number + 1 : 2 * number + 3]
        if gloss is None or not _goes(gloss, line, number, page, verdict):
            pieces[-1] += token + after
            continue
        kept = pieces[-1].rstrip()  # a bracket cut off at an end may stand behind a space
        token = pieces[-1][len(kept) :] + token
        end = len(token) - len(line.pieces[2 * number + 1]) + gloss.length
        pieces[-1:] = [kept, token[:end], token[end:] + after]
        settled.append(gloss)
    return pieces, settled


def _goes(gloss: Gloss, line: Line, number: int, page: Page, verdict: Verdict) -> bool:
    """Whether a gloss goes that needs more than a page proved."""
    if gloss.rule == "gloss-capitals":
        return verdict.has_capitals
    if gloss.rule == "gloss-mark":
        return _share(line) >= verdict.options.throughout
    if gloss.rule == "gloss-cut":
        is_empty = line.pieces[2 * number + 1][-1:] in "([（［"
        return (bool(verdict.note) or not is_empty) and not _goes_on(line, number, page)
    return True


def _share(line: Line) -> float:
    """The share of a paragraph's Chinese characters that have a gloss."""
    glosses = sum(gloss is not None and gloss.rule != "gloss-mark" for gloss in line.found)
    return glosses / max(1, len(_han().findall("".join(line.pieces[::2]))))


def _goes_on(line: Line, number: int, page: Page) -> bool:
    """Whether the next paragraph closes the bracket that this one ends with: wrapped text, not cut off."""
    if line.pieces[2 * number + 2].strip():
        return False
    following = next((p.text for p in page.paragraphs[line.at + 1 :] if p.dropped_by is None), "")
    bracket = _bracket().search(following)
    return bracket is not None and bracket[0] in ")]）］"


@functools.cache
def _bracket() -> re.Pattern[str]:
    return re.compile(r"[()\[\]（）［］]")


@functools.cache
def _han() -> re.Pattern[str]:
    return re.compile(f"[{HAN}]")
