"""What goes above the article: the head of the site, its menus, the names of channels."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from stdnews.comparison import letters
from stdnews.stages.boilerplate.block import Block
from stdnews.stages.boilerplate.headline import find_headline, resembles
from stdnews.stages.boilerplate.kicker import above_headline, is_authority
from stdnews.stages.boilerplate.lines import Line, Shape
from stdnews.stages.boilerplate.link_runs import find_link_runs
from stdnews.stages.boilerplate.rule import BYLINES
from stdnews.stages.boilerplate.sections import SECTIONS
from stdnews.stages.boilerplate.view import HEADLINES, LISTED, Verdict, View

CHANNEL = 6
"""Characters of the longest name of a channel; a kicker of so few that the body does not repeat is taken for one."""


def before_body(page: View, block: Block) -> Iterator[Verdict]:
    """Site heads, menus and channel names above the headline; nothing on a page that shows no such head."""
    lines = page.lines[: block.first]
    yield from find_link_runs(page, 0, block.first if page.headline is None else page.headline)
    heads = sorted({*_site_lines(lines), *_menu(lines)})
    yield from _between_headlines(page, block)
    if page.headline is not None and (heads or _is_only_words(page.lines[: page.headline])):
        yield from above_headline(page, 0)
        return
    if not heads:
        yield from _channels(page)
        return
    headline = find_headline(page.lines, block.first)
    last = heads[-1]
    body = "".join(line.text for line in page.lines[block.first : block.first + 6])
    few = sum(line.rule is None for line in lines[last:]) <= HEADLINES
    for number, line in enumerate(lines):
        if line.rule is not None or number == headline or _stands_above_byline(page, number):
            continue
        if is_authority(line, page.lines[number + 1]):
            continue
        above = number < last or (headline is not None and number < headline)
        kicker = (
            number > last
            and (few or number + 1 == headline)
            and (len(line.text) > CHANNEL or (resembles(line.text, body) and not _in_menu(page, number)))
        )
        verse = number > last and line.shape is Shape.PHRASE
        if above and not kicker and not verse:
            yield Verdict(number, "site-head", f"above the headline, among {len(heads)} lines of the site's head")
        elif line.shape in LISTED:
            yield Verdict(number, "site-head", f"{line.shape.value} before the body")


def _channels(page: View) -> Iterator[Verdict]:
    """Words above a headline that a byline shows to be one: names of channels, buttons."""
    for number in range(page.headline or 0):
        line = page.lines[number]
        if line.rule is None and line.shape is Shape.PLAIN and len(letters(line.text)) <= CHANNEL:
            yield Verdict(number, "site-head", "a word above the headline")


NEAR = 6
"""Lines between the title in the site's head and the same title at the article."""

RUN = 4
"""Lines of the shortest menu of single words."""


def _menu(lines: Sequence[Line]) -> Iterator[int]:
    """Runs of short lines of which most are names of sections."""
    start = 0
    for number in range(len(lines) + 1):
        if number < len(lines) and (lines[number].rule is not None or len(lines[number].text) <= CHANNEL):
            continue
        known = sum(line.text in SECTIONS for line in lines[start:number])
        if number - start >= RUN and known * 2 >= number - start:
            yield from (n for n in range(start, number) if lines[n].rule is None)
        start = number + 1


def _is_only_words(lines: Sequence[Line]) -> bool:
    """Whether lines above a headline are more than a headline has, and none of them is text."""
    return len(lines) > HEADLINES and not any(line.rule is None and line.shape is Shape.SENTENCE for line in lines)


def _site_lines(lines: Sequence[Line]) -> list[int]:
    """Lines of the site's head; buttons and counts count as such when there are several."""
    marked = [
        (number, line.rule.marks) for number, line in enumerate(lines) if line.rule is not None and line.rule.marks
    ]
    return [number for number, marks in marked if marks == "head" or len(marked) > 1]


def _stands_above_byline(page: View, number: int) -> bool:
    """Whether a line may be the headline by what stands right below: another one may only look more like it."""
    line, below = page.lines[number], page.lines[number + 1 : number + 3]
    is_title = line.shape is Shape.PLAIN and len(line.text) > CHANNEL + 2 and line.text not in SECTIONS
    return is_title and any(other.rule is not None and other.rule.id in BYLINES for other in below)


def _in_menu(page: View, number: int) -> bool:
    """Whether a line stands between two that a rule knows: a kicker has the headline below it."""
    return all(0 <= near < len(page.lines) and page.lines[near].rule is not None for near in (number - 1, number + 1))


@functools.cache
def _numbered() -> re.Pattern[str]:
    """How parts of a text begin that its table of contents has too."""
    return re.compile(r"第?[一二三四五六七八九十百\d]{1,4}\s?(?:[章节篇部回编讲]|[、.])|[(][一二三四五六七八九十\d]")


def _is_repeated_title(line: Line) -> bool:
    """Whether a line may be a headline; a label with its value repeats in price lists."""
    is_numbered = _numbered().match(line.text) is not None
    return line.rule is None and len(line.text) >= 8 and ":" not in line.text[:-1] and not is_numbered


def _between_headlines(page: View, block: Block) -> Iterator[Verdict]:
    """Channel names between the title of the page and the same headline at the article."""
    places: dict[str, int] = {}
    for number, line in enumerate(page.lines[: block.first]):
        if _is_repeated_title(line) and 1 < number - places.get(line.text, number) <= NEAR:
            for between in range(places[line.text] + 1, number):
                if page.lines[between].rule is None and page.lines[between].shape is not Shape.SENTENCE:
                    yield Verdict(between, "site-head", "between two copies of the headline")
        places.setdefault(line.text, number)
