"""The decisions about the lines of a page: what goes by its wording, and what by where it stands."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stdnews.stages.boilerplate.block import Block, find_block
from stdnews.stages.boilerplate.headline import find_headline, resembles
from stdnews.stages.boilerplate.lines import Line, Shape

LISTED = frozenset({Shape.LINK, Shape.CUT, Shape.ITEM})
ENOUGH = 2
"""Lines of a list that must look like one before lines go that might be something else alone."""

CHANNEL = 6
"""Characters of the longest name of a channel; a kicker of so few that the body does not repeat is taken for one."""

HEADLINES = 3
"""Lines without a rule before the body that are headline, kicker and subtitle, and need no choice."""


class Verdict(NamedTuple):
    """A line that goes: its number, the rule and the evidence."""

    number: int
    rule: str
    note: str = ""


class View(NamedTuple):
    """The lines of a page and where the article is among them."""

    lines: Sequence[Line]
    block: Block | None
    title: str = ""
    """What ``<title>`` says, where the reader knows."""


def view(lines: Sequence[Line], title: str = "") -> View:
    """The lines with the block that they show."""
    return View(lines, find_block(lines), title)


def find_verdicts(page: View) -> Iterator[Verdict]:
    """Every line that goes, in one look at the page; a line may be named twice, and the first name counts."""
    yield from by_rule(page)
    if page.block is None:
        yield from in_flat_page(page)
        return
    yield from before_body(page, page.block)
    yield from inside_body(page, page.block)
    yield from after_body(page, page.block)


def by_rule(page: View) -> Iterator[Verdict]:
    """Lines whose wording is enough, in the place that the row names."""
    body = page.block.first if page.block else 0
    top = page.block.first if page.block else _top(page.lines)
    framed = _has_frame(page.lines[:body])
    chronicle = _is_chronicle(page)
    for number, line in enumerate(page.lines):
        if line.rule is None:
            continue
        where = line.rule.where
        if where == "before" and (number > top or (chronicle and line.rule.id == "date-line")):
            continue
        if where == "after" and number < body and not framed:
            continue
        if where == "outside" and not _is_outside(page, number):
            continue
        yield Verdict(number, line.rule.id)


def _is_outside(page: View, number: int) -> bool:
    """Whether a word of the site's stands above or below the article; without one, whether the site shows otherwise."""
    if page.block:
        return not page.block.first < number < page.block.last
    own = page.lines[number].rule
    return any(line.rule is not None and line.rule.marks and line.rule is not own for line in page.lines)


def _top(lines: Sequence[Line]) -> int:
    """On a page without a sentence, the number of the line up to which a date is the date of the page."""
    content: set[str] = set()
    for number, line in enumerate(lines):
        if line.rule is None:
            content.add(line.text)
        if len(content) > HEADLINES:
            return number
    return len(lines)


def _has_frame(lines: Sequence[Line]) -> bool:
    """Whether the lines above the body are, in part, the site's own: then rows for what stands below hold here too."""
    marks = [line.rule.marks for line in lines if line.rule is not None and line.rule.marks]
    return "head" in marks or len(marks) > ENOUGH


def _is_chronicle(page: View) -> bool:
    """Whether bare dates head the parts of the text itself: then the first of them is no date of the page."""
    first, last = page.block or Block(-1, len(page.lines))
    dates = [
        (n, line.text) for n, line in enumerate(page.lines) if line.rule is not None and line.rule.id == "date-line"
    ]
    above = {text for number, text in dates if number < first}
    inside = {text for number, text in dates if first < number < last and text not in above}
    return len(inside) > (page.block is None)


def before_body(page: View, block: Block) -> Iterator[Verdict]:
    """Site heads, menus and channel names above the headline; nothing on a page that shows no such head."""
    lines = page.lines[: block.first]
    yield from _link_runs(page, 0, block.first)
    heads = [number for number, line in enumerate(lines) if line.rule is not None and line.rule.marks == "head"]
    yield from _between_headlines(page, block)
    if not heads:
        return
    headline = find_headline(page.lines, block.first, page.title)
    last = heads[-1]
    body = "".join(line.text for line in page.lines[block.first : block.first + 6])
    few = sum(line.rule is None for line in lines[last:]) <= HEADLINES
    for number, line in enumerate(lines):
        if line.rule is not None or number == headline:
            continue
        above = number < last or (headline is not None and number < headline)
        kicker = (
            number > last
            and (few or number + 1 == headline)
            and (len(line.text) > CHANNEL or resembles(line.text, body))
        )
        if above and not kicker:
            yield Verdict(number, "site-head", f"above the headline, among {len(heads)} lines of the site's head")
        elif line.shape in LISTED:
            yield Verdict(number, "site-head", f"{line.shape.value} before the body")


def _between_headlines(page: View, block: Block) -> Iterator[Verdict]:
    """Channel names between the title of the page and the same headline at the article."""
    places: dict[str, int] = {}
    for number, line in enumerate(page.lines[: block.first]):
        if line.rule is None and len(line.text) >= 8 and line.text in places:
            for between in range(places[line.text] + 1, number):
                if page.lines[between].rule is None and page.lines[between].shape is not Shape.SENTENCE:
                    yield Verdict(between, "site-head", "between two copies of the headline")
        places.setdefault(line.text, number)


def inside_body(page: View, block: Block) -> Iterator[Verdict]:
    """Lists of links that were put between the paragraphs."""
    listing = False
    for number in range(block.first, block.last):
        line = page.lines[number]
        if line.rule is not None:
            listing = line.rule.marks == "list" or (listing and line.rule.marks != "")
        elif line.shape in {Shape.SENTENCE, Shape.PHRASE}:
            listing = False
        elif listing:
            yield Verdict(number, "sidebar-list", "below the head of a list, between paragraphs")
    yield from _link_runs(page, block.first + 1, block.last)


def _link_runs(page: View, start: int, stop: int) -> Iterator[Verdict]:
    """Runs of lines that are surely links, and what of a list stands between them."""
    for first, end in _runs(page.lines, start, stop):
        sure = {line.text for line in page.lines[first:end] if line.shape is Shape.LINK}
        cut = {line.text for line in page.lines[first:end] if line.shape is Shape.CUT}
        if sure or len(cut) > ENOUGH:
            note = f"{len(sure)} links and {len(cut)} cut-off titles in a run of {end - first} lines"
            for number in range(first, end):
                rule = "cut-off-title" if page.lines[number].shape is Shape.CUT else "sidebar-list"
                if page.lines[number].rule is None:
                    yield Verdict(number, rule, note)


def _runs(lines: Sequence[Line], start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Where runs of list lines begin and end; a plain line between two of them belongs to the run."""
    number = start
    while number < stop:
        if lines[number].rule is not None or lines[number].shape not in LISTED:
            number += 1
            continue
        end = number + 1
        while end < stop and _continues(lines, end, stop):
            end += 1
        yield number, end
        number = end


def _continues(lines: Sequence[Line], at: int, stop: int) -> bool:
    line = lines[at]
    if line.rule is not None or line.shape in LISTED:
        return True
    follows = at + 1 < stop and lines[at + 1].rule is None and lines[at + 1].shape is Shape.LINK
    return follows and line.shape is not Shape.SENTENCE


def after_body(page: View, block: Block) -> Iterator[Verdict]:
    """What stands below the article: all of it from the first line that says so, else only what is surely a list."""
    start = block.last + 1
    end = first_mark(page.lines, start)
    if end is not None:
        yield from _outside(page.lines, end)
    stop = len(page.lines) if end is None else end
    yield from _link_runs(page, start, stop)
    for number in range(start, stop):
        if _broken_off(page, number):
            yield Verdict(number, "cut-off-title", "breaks off without a mark, below the article")


def _outside(lines: Sequence[Line], end: int) -> Iterator[Verdict]:
    """Everything from a mark on, but not what reads on as an article: more sentences than anything else."""
    rest = lines[end + 1 :]
    sentences = {line.text for line in rest if line.rule is None and line.shape in {Shape.SENTENCE, Shape.PHRASE}}
    copies = {line.text for line in lines[:end]}
    reads_on = len(sentences - copies) > sum(line.text not in sentences for line in rest)
    mark = lines[end].rule
    note = f"below the article and {mark.id if mark else ''}"
    if reads_on:
        return
    for number in range(end, len(lines)):
        yield Verdict(number, _RULES.get(lines[number].shape, "outside-body"), note)


_RULES = {Shape.LINK: "sidebar-list", Shape.ITEM: "sidebar-list", Shape.CUT: "cut-off-title"}


def first_mark(lines: Sequence[Line], start: int) -> int | None:
    """The first line below the body that says that the article is over; credits just above it belong to it."""
    for number in range(start, len(lines)):
        rule = lines[number].rule
        if rule is not None and rule.marks:
            return next((n for n in range(start, number) if _is_credit(lines[n])), number)
    return None


def _is_credit(line: Line) -> bool:
    return line.rule is not None and line.rule.where != "before"


@functools.cache
def _hanging() -> re.Pattern[str]:
    return re.compile(r"[^。!?;,、:…]{9,29}[在将于对为向与和及把被从由]")


def _broken_off(page: View, number: int) -> bool:
    """Whether a title was cut in the middle of a clause: it hangs on a preposition, where paragraphs end in full stops."""
    line = page.lines[number]
    if line.rule is not None or line.shape is not Shape.PLAIN or not _hanging().fullmatch(line.text):
        return False
    later = page.lines[number + 1 : number + 2]
    return not later or later[0].rule is not None or later[0].shape is not Shape.PHRASE


def in_flat_page(page: View) -> Iterator[Verdict]:
    """A page without a line that is surely body: verse and songs stay, lists of links go."""
    content = [n for n, line in enumerate(page.lines) if line.rule is None]
    texts = {page.lines[n].text: page.lines[n].shape for n in content}
    links = sum(shape is Shape.LINK for shape in texts.values())
    listed = sum(shape in LISTED for shape in texts.values())
    ruled = sum(line.rule is not None and line.rule.marks in {"head", "list"} for line in page.lines)
    if listed * 2 >= len(texts) and (listed > ENOUGH and (links or ruled) or links and ruled):
        note = f"no paragraph, {listed} of {len(texts)} lines are items of lists"
        yield from (Verdict(n, "link-page", note) for n in content if page.lines[n].shape is not Shape.PHRASE)
        return
    end = _flat_end(page.lines, content)
    if end is not None:
        yield from _outside(page.lines, end)


def _flat_end(lines: Sequence[Line], content: Sequence[int]) -> int | None:
    for number, line in enumerate(lines):
        above = sum(n < number for n in content)
        if (
            line.rule is not None
            and line.rule.marks in {"list", "tail"}
            and above > ENOUGH
            and line.rule.where == "after"
        ):
            return number
    return None
