"""Pages without a line that is surely body: verse and songs stay, lists of links go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stdnews.stages.boilerplate.below import find_outside
from stdnews.stages.boilerplate.lines import Line, Shape
from stdnews.stages.boilerplate.list_pages import is_link
from stdnews.stages.boilerplate.view import ENOUGH, LISTED, Verdict, View


def in_flat_page(page: View) -> Iterator[Verdict]:
    """A page without a line that is surely body: verse and songs stay, lists of links go."""
    content = [n for n, line in enumerate(page.lines) if line.rule is None]
    texts = {page.lines[n].text: page.lines[n] for n in content}
    links = sum(line.shape is Shape.LINK or is_link(line) for line in texts.values())
    listed = sum(line.shape in LISTED or is_link(line) for line in texts.values())
    ruled = sum(line.rule is not None and line.rule.marks in {"head", "list"} for line in page.lines)
    if listed * 2 >= len(texts) and ((listed > ENOUGH and (links or ruled)) or (links and ruled)):
        note = f"no paragraph, {listed} of {len(texts)} lines are items of lists"
        gone = (n for n, line in enumerate(page.lines) if line.rule or line.linked or line.shape is not Shape.PHRASE)
        yield from (Verdict(n, "link-page", note) for n in gone)
        return
    end = _flat_end(page.lines, content)
    if end is not None:
        yield from find_outside(page.lines, end, len(page.lines))


TOLD = 3
"""Captions of the shortest gallery; two stand on many a list of links."""

TOLD_LENGTH = 30
"""Characters of a caption that tells something, its credit counted in."""


def told_by_pictures(lines: Sequence[Line]) -> list[Line] | None:
    """The lines of a gallery, its captions being the text; None where they are too few, or links.

    For a page that has no other paragraph: a sentence with a photographer's name behind it is else a caption.
    """
    told = {line.at for line in lines if _tells(line)}
    if len(told) < TOLD:
        return None
    return [line.ruled(None) if line.at in told else line for line in lines]


def _tells(line: Line) -> bool:
    return (
        line.rule is not None
        and line.rule.kind == "captions"
        and not line.linked
        and len(line.text) >= TOLD_LENGTH
        and "," in line.text
        and "。" in line.text
    )


def _flat_end(lines: Sequence[Line], content: Sequence[int]) -> int | None:
    """The first row below some lines that says that a list follows or that the text is over."""
    if len(content) <= ENOUGH:
        return None
    for number in range(content[ENOUGH] + 1, len(lines)):
        rule = lines[number].rule
        if rule is not None and rule.marks in {"list", "tail"} and rule.where == "after":
            return number
    return None
