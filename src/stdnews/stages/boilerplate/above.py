"""What goes above the article: the head of the site, its menus, the names of channels."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from stdnews.stages.boilerplate.block import Block
from stdnews.stages.boilerplate.kicker import above_headline, is_subtitle
from stdnews.stages.boilerplate.lines import Line, Shape
from stdnews.stages.boilerplate.link_runs import find_link_runs
from stdnews.stages.boilerplate.site_head import site_head
from stdnews.stages.boilerplate.view import LISTED, Verdict, View


def before_body(page: View, block: Block) -> Iterator[Verdict]:
    """Site heads, menus and channel names above the headline; nothing on a page that shows no such head."""
    lines = page.lines[: block.first]
    yield from find_link_runs(page, 0, block.first if page.headline is None else page.headline)
    heads = site_head(lines)
    yield from _between_headlines(page, block)
    if heads or _is_little(page.lines[: page.headline or 0]):
        yield from above_headline(page, 0)
    if heads:
        yield from _in_head(page, block, heads)


def _in_head(page: View, block: Block, heads: Sequence[int]) -> Iterator[Verdict]:
    """Lines among those of the site's head, also below the headline, and lists above the text."""
    start = 0 if page.headline is None else page.headline + 1
    for number in range(start, block.first):
        line = page.lines[number]
        if line.rule is not None or is_subtitle(page, number):
            continue
        if number < heads[-1]:
            yield Verdict(number, "site-head", f"among {len(heads)} lines of the site's head")
        elif line.shape in LISTED:
            yield Verdict(number, "site-head", f"{line.shape} before the body")


NEAR = 6
"""Lines between the title in the site's head and the same title at the article."""


NOTICE = 60
"""Characters of a sentence that may stand among buttons above a headline: how to share the page."""


def _is_little(lines: Sequence[Line]) -> bool:
    """Whether what stands above a headline is no text, or among lines of the site hardly any."""
    size = sum(len(line.text) for line in lines if line.rule is None and line.shape is Shape.SENTENCE)
    return size == 0 or (size <= NOTICE and any(line.rule is not None for line in lines))


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
