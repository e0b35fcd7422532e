"""Where a text page goes over from the article to lists of the site that no row heads: tags, other headlines."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from stdnews.comparison import letters
from stdnews.stages.boilerplate.block import Block
from stdnews.stages.boilerplate.dates import is_count
from stdnews.stages.boilerplate.lines import Line, Shape

FEWEST = 5
"""Lines of the shortest list: fewer may sign or end an article."""

TAG = 4
"""Characters of the longest tag; verses and names of institutions are longer."""

TITLE = 13
"""Characters of the shortest title of another article; verses are shorter."""


LONG = 32
"""Characters from which a line with a comma is text without a mark at its end."""


def find_tail(lines: Sequence[Line], start: int, stop: int) -> int | None:
    """The first line of a list below the article: tags and titles in a row, with nothing between them that is text."""
    first, count = None, 0
    for number in range(start, stop):
        line = lines[number]
        if line.rule is not None:
            continue
        if _is_entry(line):
            first = number if first is None else first
            count += 1
            if count >= FEWEST:
                return first
        elif line.shape is not Shape.PLAIN or _belongs(line):
            first, count = None, 0
    return None


def _is_entry(line: Line) -> bool:
    """Whether a line may be a tag or a title in a list."""
    if line.shape in {Shape.LINK, Shape.ITEM, Shape.CUT}:
        return True
    is_title = line.shape is Shape.PHRASE and line.text[-1] in "!?" and len(line.text) >= TITLE and "," not in line.text
    is_short = line.shape is Shape.PLAIN and not TAG < len(line.text) < TITLE
    return (is_title or is_short) and not _belongs(line) and _signs().fullmatch(line.text) is None


@functools.cache
def _part() -> re.Pattern[str]:
    """A row of a table, a numbered part of the text, a note below it."""
    return re.compile(r"[(\[]?(?:[一二三四五六七八九十]{1,3}|\d{1,3})[)\]]?\s?[、.)]|第.{1,4}[条章节]|附件|注|.*\t|\|")


@functools.cache
def _signs() -> re.Pattern[str]:
    """A label with its value, who signs a notice: neither entries nor text."""
    return re.compile(
        r"[^:]{1,8}:(?:[^:]{0,5}|.*[、\d@].*)|.*(?:委员会|政府|[局厅部院处署会校]|公司|办公室|编辑部|[日年])"
    )


def _belongs(line: Line) -> bool:
    """Whether a line without a mark at its end is part of the article."""
    return (len(line.text) > LONG and "," in line.text) or _part().match(line.text) is not None


LEAST = 8
"""Letters of a headline by which a line that says it again is known."""

MORE = 12
"""Letters that such a line has beside it: the way to the original, a mark."""

FEW = 3
"""Words of the shortest row of tags."""


def find_scraps(lines: Sequence[Line], block: Block, headline: int | None, stop: int) -> Iterator[int]:
    """Lines below the article that are its own but no text: a count, tags in a row, the headline once more."""
    title = "" if headline is None else lines[headline].text
    text = "".join(line.text for line in lines[block.first : block.last + 1])
    for number in range(block.last + 1, stop):
        line = lines[number]
        if line.rule is None and (is_count(line.text) or _is_tags(line.text, text) or _repeats(line.text, title)):
            yield number


def _is_tags(line: str, text: str) -> bool:
    """Whether a line is a row of words that the article uses: names below a notice are not in its text."""
    words = line.split()
    return len(words) >= FEW and all(1 < len(word) <= LEAST for word in words) and sum(w in text for w in words) > 1


def _repeats(line: str, title: str) -> bool:
    own, said = letters(line), letters(title)
    return len(said) >= LEAST and said in own and 0 < len(own) - len(said) <= MORE  # a copy is for the next stage
