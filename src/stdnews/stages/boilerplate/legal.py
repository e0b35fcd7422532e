"""Notices of the law at the end of an article that does not speak of the law itself."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from stdnews.stages.boilerplate.block import Block
from stdnews.stages.boilerplate.lines import Line, Shape
from stdnews.stages.boilerplate.view import Verdict, View

MOST = 3
"""Sentences at the end that may be one notice."""

TERMS = 3
"""Different terms that make a notice: two may stand in any report of a reprint."""

LONG = 24
"""Characters of a notice that ends without a mark."""

MOSTLY = 0.6
"""Share of the line in sentences with such a term."""


def legal_notices(page: View, block: Block) -> Iterator[Verdict]:
    """The last sentences with several terms of copyright and liability, of which nothing above has one."""
    end = min(page.stop, len(page.lines))
    below = [number for number in range(block.first, end) if _is_text(page.lines[number])]
    notices = []
    for number in reversed(below[-MOST:]):
        if not _is_notice(page.lines[number].text):
            break
        notices.append(number)
    if notices and notices[-1] > block.first and not _speaks_of_it(page.lines[block.first : notices[-1]]):
        for number in notices:
            yield Verdict(number, "legal-notice", "terms of the law, of which the article does not speak")


def _is_notice(text: str) -> bool:
    """Whether most of a line is terms of the law: a last paragraph may have a notice hung on to it.

    >>> _is_notice("本文版权归青山网所有。未经授权不得转载,违者将追究责任。"), _is_notice("该书版权已售出。")
    (True, False)
    """
    if len(set(_terms().findall(text))) < TERMS:
        return False
    parts = [part for part in _ends().split(text) if part]
    return sum(len(part) for part in parts if _terms().search(part)) >= MOSTLY * sum(map(len, parts))


def _is_text(line: Line) -> bool:
    """Whether a line may be the last paragraph; an address at its end leaves a notice without a full stop."""
    if line.rule is not None or line.linked:
        return False
    return line.shape in {Shape.SENTENCE, Shape.PHRASE} or (len(line.text) >= LONG and _is_notice(line.text))


def _speaks_of_it(lines: Sequence[Line]) -> bool:
    return any(_terms().search(line.text) for line in lines)


@functools.cache
def _ends() -> re.Pattern[str]:
    return re.compile("[。;!?]")


@functools.cache
def _terms() -> re.Pattern[str]:
    return re.compile("版权|著作权|转载|侵权|授权|追究|免责|注明|立场|删除|摘编|违者|仅供|原创文章|本站|本网|本平台")
