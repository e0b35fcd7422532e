"""What goes between the paragraphs and below the article."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from stdnews.stages.boilerplate.block import Block, copies_of, goes_on
from stdnews.stages.boilerplate.headline import resembles
from stdnews.stages.boilerplate.lines import Line, Shape
from stdnews.stages.boilerplate.link_runs import find_link_runs
from stdnews.stages.boilerplate.tail import TITLE, find_scraps, find_tail
from stdnews.stages.boilerplate.view import Verdict, View

AD = 60
"""Characters of a sentence that is a link and an advertisement; a longer one is a paragraph."""

SAID = 0.2
"""Share of its pairs of characters that a subhead has in common with the article."""

_RULES = {Shape.LINK: "sidebar-list", Shape.ITEM: "sidebar-list", Shape.CUT: "cut-off-title"}


def inside_body(page: View, block: Block) -> Iterator[Verdict]:
    """Lists of links that were put between the paragraphs."""
    listing = False
    is_digest = _heads_of_short_news(page.lines[block.first : block.last])
    for number in range(block.first, block.last):
        line = page.lines[number]
        if line.rule is not None:
            listing = line.rule.marks == "list" or (listing and line.rule.marks != "")
        elif line.shape in {Shape.SENTENCE, Shape.PHRASE}:
            listing = False
        elif listing or _is_advertised(page, block, number):
            yield Verdict(number, "sidebar-list", "below the head of a list or the mark of an advertisement")
        if line.rule is None and line.linked and not _stands_in_text(page, number, is_digest=is_digest):
            yield Verdict(number, "sidebar-list", "a link of its own among the paragraphs")
    yield from find_link_runs(page, block.first + 1, block.last)


def _is_advertised(page: View, block: Block, number: int) -> bool:
    """Whether a text page marks the line above as an advertisement, and the article does not speak of this title.

    Where the advertisement is a picture, the line below is a subhead.
    """
    mark, line = page.lines[number - 1].rule, page.lines[number]
    if page.place is not None or mark is None or mark.id != "advert-mark" or len(line.text) < TITLE:
        return False
    return not resembles(
        line.text, "".join(other.text for other in page.lines[block.first : block.last + 1] if other is not line), SAID
    )


def _heads_of_short_news(lines: Sequence[Line]) -> bool:
    """Whether links are the headlines of news in short: nearly as many as sentences."""
    linked = sum(line.linked and line.rule is None for line in lines)
    return linked > 1 and linked * 2 >= sum(line.shape is Shape.SENTENCE and not line.linked for line in lines)


def _stands_in_text(page: View, number: int, *, is_digest: bool) -> bool:
    """Whether a link is a paragraph, or the headline of a piece of news that stands below it."""
    line = page.lines[number]
    if line.shape is Shape.SENTENCE:
        return len(line.text) > AD
    near = page.lines[number - 1 : number + 2]
    return (
        is_digest
        and len(near) == 3
        and all(other.shape is Shape.SENTENCE and not other.linked for other in (near[0], near[2]))
    )


def after_body(page: View, block: Block) -> Iterator[Verdict]:
    """What stands below the article: all of it from the first line that says so, else only what is surely a list."""
    start, lines = block.last + 1, page.lines
    end = first_mark(lines, start, page.stop)
    is_framed = page.place is None and (page.headline is not None or end is not None)
    if is_framed:
        tail = find_tail(lines, start, page.stop if end is None else end)
        end = end if tail is None else tail
    if end is not None:
        yield from find_outside(lines, end, page.stop)
    longest = len(lines) if end is None else end
    stop = min(page.stop, longest)
    if is_framed:
        for number in find_scraps(lines, block, page.headline, stop):
            yield Verdict(number, "outside-body", "a count, tags or the headline again, below the article")
    yield from find_link_runs(page, start, stop, longest)
    following = functools.cache(lambda: _next_new(lines))
    for number in range(start, stop):
        if lines[number].linked and lines[number].rule is None:
            yield Verdict(number, "sidebar-list", "a link below the article")
        elif _hangs(lines[number]) and not _goes_on_in_verse(lines, following()[number]):
            yield Verdict(number, "cut-off-title", "breaks off without a mark, below the article")


def find_outside(lines: Sequence[Line], end: int, stop: int) -> Iterator[Verdict]:
    """Everything from a mark up to ``stop``, but not what reads on as an article: more sentences than anything else."""
    if _reads_on(lines, end):
        return
    mark = lines[end].rule
    note = f"below the article and {mark.id if mark else ''}"
    for number in range(end, stop):
        yield Verdict(number, _RULES.get(lines[number].shape, "outside-body"), note)


def _reads_on(lines: Sequence[Line], end: int) -> bool:
    rest = lines[end + 1 :]
    if any(line.rule is not None and line.rule.marks for line in rest):
        return False
    doubles = copies_of(rest)
    sentences = {line.text for at, line in enumerate(rest) if _reads_like_text(line) and goes_on(rest, at, doubles)}
    copies = {line.text for line in lines[:end]}
    return len(sentences - copies) > sum(line.text not in sentences for line in rest)


def _reads_like_text(line: Line) -> bool:
    return line.rule is None and not line.linked and not line.aside and line.shape in {Shape.SENTENCE, Shape.PHRASE}


def first_mark(lines: Sequence[Line], start: int, stop: int) -> int | None:
    """The first line up to ``stop`` that says that the article is over; credits just above it belong to it."""
    credit = None
    for number in range(start, stop):
        if _is_mark(lines[number]):
            return number if credit is None else credit
        if credit is None and _is_credit(lines[number]):
            credit = number
    return None if credit is None or not any(map(_is_mark, lines[stop:])) else credit


def _is_mark(line: Line) -> bool:
    return line.rule is not None and line.rule.marks != "" and line.rule.where != "foot"


def _is_credit(line: Line) -> bool:
    """Whether a line says who made the article; captions stand among the paragraphs too."""
    return line.rule is not None and line.rule.where not in {"before", "foot"} and line.rule.kind != "captions"


@functools.cache
def _hanging() -> re.Pattern[str]:
    return re.compile(r"[^。!?;,、:…]{9,29}[在将于对为向与和及把被从由]")


def _hangs(line: Line) -> bool:
    """Whether a title was cut in the middle of a clause: it hangs on a preposition."""
    return _hanging().fullmatch(line.text) is not None and line.shape is Shape.PLAIN and line.rule is None


def _goes_on_in_verse(lines: Sequence[Line], number: int) -> bool:
    """Whether the next line that is new is a phrase: then no line above was cut off."""
    line = lines[number] if number < len(lines) else None
    return line is not None and line.rule is None and line.shape is Shape.PHRASE


def _next_new(lines: Sequence[Line]) -> list[int]:
    """For each line the number of the next one whose text does not stand above; as many as there are, when none is."""
    first: dict[str, int] = {}
    for number, line in enumerate(lines):
        first.setdefault(line.text, number)
    new = set(first.values())
    found, following = [], len(lines)
    for number in reversed(range(len(lines))):
        found.append(following)
        following = number if number in new else following
    return found[::-1]
