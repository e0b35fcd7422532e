"""Lines without a Chinese character around an article in Chinese: menus, buttons and notices in other languages."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence

from stdnews.stages.boilerplate.headline import resembles
from stdnews.stages.boilerplate.lines import Line, Shape, has_han
from stdnews.stages.boilerplate.rule import Learned

FOREIGN = Learned("no Chinese character, on a site's page in Chinese", "outside", "foreign-line")

LEAST = 8
"""Characters of a headline below lines in another language."""

CHINESE = 1 / 3
"""Share of the characters of its sentences that stand in lines with Chinese from which a page is Chinese: what one
Chinese character says takes two or three letters."""


def mark_foreign(lines: Sequence[Line], off: frozenset[str]) -> Sequence[Line]:
    """The lines of a text page; those without Chinese have a row where wording shows a site's page in Chinese.

    The row says nothing of what stands between the first and the last paragraph: articles quote other languages.
    Numbers, entries of a bibliography and rows of a table are left, and all on a page with code.
    """
    foreign = [number for number, line in enumerate(lines) if not has_han(line.text)]
    if not foreign or FOREIGN.id in off or any(_code().search(lines[number].text) for number in foreign):
        return lines
    others = set(foreign)
    if not any(line.rule is not None and line.rule.marks for line in lines):
        others = set(_above_headline(lines))
    sizes = [(len(line.text), n in others) for n, line in enumerate(lines) if line.shape is Shape.SENTENCE]
    if sum(size for size, is_other in sizes if not is_other) < CHINESE * sum(size for size, _ in sizes):
        return lines
    return [line.ruled(FOREIGN) if n in others and _may_go(line) else line for n, line in enumerate(lines)]


@functools.cache
def _code() -> re.Pattern[str]:
    return re.compile(r"[{}]|[^\s/?&.]\s?=|\w\(\S*\)|;$|^(?:import|def|class|return|from \w+ import)\b")


def _above_headline(lines: Sequence[Line]) -> Iterator[int]:
    """The first lines of a page, which nothing below repeats, where a line stands below that the text repeats."""
    top = list(itertools.takewhile(lambda n: not has_han(lines[n].text), range(len(lines))))
    if not top or len(top) == len(lines):
        return
    headline, below = lines[len(top)], "".join(line.text for line in lines[len(top) + 1 :])
    if headline.shape is Shape.PLAIN and len(headline.text) > LEAST and resembles(headline.text, below):
        yield from (number for number in top if lines[number].text not in below)


def _may_go(line: Line) -> bool:
    is_entry = line.text[:1].isdecimal() and line.text[1:2] in {".", ")"}
    is_words = (
        not is_entry and line.text[0] not in "[(·|" and "\t" not in line.text and any(map(str.isalpha, line.text))
    )
    return line.rule is None and is_words
