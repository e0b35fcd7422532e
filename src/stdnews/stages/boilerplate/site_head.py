"""What shows that lines above an article are a site's head: its own wording, a menu."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from stdnews.stages.boilerplate.dates import is_head_data
from stdnews.stages.boilerplate.lines import Line
from stdnews.stages.boilerplate.sections import SECTIONS

CHANNEL = 6
"""Characters of the longest name of a channel."""

RUN = 4
"""Words of the shortest menu."""

WORD = 8
"""Characters of the longest word of a menu on one line."""

MANY = 6
"""Words in a row that are a menu with one name of a section among them; and such names that make a run one."""


def site_head(lines: Sequence[Line]) -> list[int]:
    """The numbers of the lines above an article that are surely a site's; none where nothing shows a site's head."""
    return sorted({*_site_lines(lines), *_menu(lines), *_menu_rows(lines)})


def _site_lines(lines: Sequence[Line]) -> list[int]:
    """Lines of the site's head; buttons and counts count as such when there are several."""
    marked = [
        (number, line.rule.marks) for number, line in enumerate(lines) if line.rule is not None and line.rule.marks
    ]
    return [number for number, marks in marked if marks == "head" or len(marked) > 1]


def _menu_rows(lines: Sequence[Line]) -> Iterator[int]:
    """Menus on one line, at the top of the page; the first line may have words of its own, above a byline."""
    is_bylined = any(is_head_data(line.text) for line in lines[2:])
    for number, line in enumerate(lines):
        if line.rule is None and (is_menu_row(line.text) or (number == 0 and is_bylined and is_row(line.text))):
            yield number
        elif line.rule is None and len(line.text) > CHANNEL + 2:
            return


def is_menu_row(text: str) -> bool:
    """Whether a line is a row of words of which several are names of sections, or one where there are many.

    >>> is_menu_row("新闻 财经 乡土 江鲜"), is_menu_row("何苗 石磊 黎明 孙宁 陈放 王朔")
    (True, False)
    """
    words = _parts().split(text.strip())
    return _is_row(words) and sum(word in SECTIONS for word in words) > (len(words) < MANY)


def is_row(text: str) -> bool:
    """Whether a line is a row of many words: a menu, or names, but no headline."""
    words = _parts().split(text.strip())
    return len(words) >= MANY and _is_row(words)


def _is_row(words: Sequence[str]) -> bool:
    short = sum(1 < len(word) <= WORD for word in words)
    return short >= RUN and short * 4 >= len(words) * 3


@functools.cache
def _parts() -> re.Pattern[str]:
    return re.compile(r"[\s|/·丨>,]+")


def _menu(lines: Sequence[Line]) -> Iterator[int]:
    """Runs of short lines of which most are names of sections."""
    start = 0
    for number in range(len(lines) + 1):
        if number < len(lines) and (lines[number].rule is not None or len(lines[number].text) <= CHANNEL):
            continue
        known = sum(line.text in SECTIONS for line in lines[start:number])
        if number - start >= RUN and (known * 2 >= number - start or known >= MANY):
            yield from (n for n in range(start, number) if lines[n].rule is None)
        start = number + 1
