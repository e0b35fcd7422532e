"""Where the recurring lines of a page stand: above its article, below it, or in it, and what stands between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stdnews.comparison import letters
from stdnews.sites.sketch import Seen
from stdnews.sites.words import MENU, WORD, is_menu
from stdnews.template import Side

LISTED = 2
"""Lines of the shortest list that is taken for one."""


TITLE = 8
"""Letters of a title: lines of verse have seven at most, most names and labels fewer."""


NUMBERED_TITLE = 14
"""Letters and digits of a title with numbers: rows of tables and prices are shorter."""


class Standing(NamedTuple):
    """A recurring line at the edge of a page's article."""

    line: Seen
    side: Side
    is_outer: bool
    """Whether it stands above the first line that the site does not repeat, or below the last sentence: a line between
    headline and text does not."""
    in_run: bool
    """Whether nothing but recurring lines, and what goes without a template, stands between it and the article, and on
    that side nothing of the page's own but what may be titles: no table, no verse, no list of names."""
    in_menu: bool
    """Whether it stands in a row of short words, or is one of several short lines in a row."""
    begins_list: bool
    """Whether lines follow it, outwards, that are the page's own and no sentences."""
    nearer: tuple[Seen, ...]
    """The recurring lines between it and the article."""


class Core(NamedTuple):
    """The first and the last line of a page's own text."""

    first: int
    last: int


def core_of(lines: Sequence[Seen], recurring: frozenset[str]) -> Core | None:
    """Where the page's own text is, generously: all from the first sentence that does not recur to the last one."""
    own = [number for number, line in enumerate(lines) if line.is_text and line.text not in recurring]
    return Core(own[0], own[-1]) if own else None


def inside(lines: Sequence[Seen], core: Core, recurring: frozenset[str]) -> frozenset[str]:
    """The recurring lines that have the page's own text above and below."""
    return frozenset(line.text for line in lines[core.first : core.last + 1] if line.text in recurring)


def standings(lines: Sequence[Seen], core: Core, recurring: frozenset[str]) -> Iterator[Standing]:
    """The recurring lines above and below the page's own text, each side from the article outwards."""
    head = next((n for n in range(core.first) if _is_own(lines[n], recurring)), core.first)
    yield from _outwards(lines[head : core.first][::-1], "above", recurring, is_outer=False)
    yield from _outwards(lines[:head][::-1], "above", recurring, is_outer=True)
    yield from _outwards(lines[core.last + 1 :], "below", recurring, is_outer=True)


def _outwards(lines: Sequence[Seen], side: Side, recurring: frozenset[str], *, is_outer: bool) -> Iterator[Standing]:
    own = [line for line in lines if _is_own(line, recurring)]
    menu = _menu(lines)
    in_run = is_outer and all(map(_may_be_title, own)) and sum(map(_may_be_row, lines)) <= 1
    nearer: dict[str, Seen] = {}
    for number, line in enumerate(lines):
        in_run = in_run and not _is_own(line, recurring)
        if line.text in recurring and line.text not in nearer:
            below = lines[number + 1 : number + 1 + LISTED]
            begins = len(below) == LISTED and all(_is_own(other, recurring) and not other.is_prose for other in below)
            yield Standing(line, side, is_outer, in_run, number in menu, begins, tuple(nearer.values()))
            nearer[line.text] = line


def _is_own(line: Seen, recurring: frozenset[str]) -> bool:
    """Whether a line is the page's own, and stays."""
    return line.text not in recurring and not line.is_gone


def _menu(lines: Sequence[Seen]) -> frozenset[int]:
    """The numbers of the lines that are rows of short words, or short words in a row, as the names of channels are."""
    found = {number for number, line in enumerate(lines) if is_menu(line.text)}
    start = 0
    for number in range(len(lines) + 1):
        if number == len(lines) or len(lines[number].text) > WORD or lines[number].is_prose:
            found.update(range(start, number) if number - start >= MENU else ())
            start = number + 1
    return frozenset(found)


def _may_be_title(line: Seen) -> bool:
    return not line.is_prose and len(letters(line.text)) >= (NUMBERED_TITLE if line.is_numbered else TITLE)


def _may_be_row(line: Seen) -> bool:
    """Whether a line recurs but for its numbers, as the rows of a table do."""
    return line.is_numbered and not line.speaks and not line.is_gone
