"""What goes above the article: the head of the site, its menus, the names of channels."""

from __future__ import annotations

from collections.abc import Iterator

from stdnews.stages.boilerplate.block import Block
from stdnews.stages.boilerplate.headline import find_headline, resembles
from stdnews.stages.boilerplate.lines import Shape
from stdnews.stages.boilerplate.link_runs import find_link_runs
from stdnews.stages.boilerplate.view import HEADLINES, LISTED, Verdict, View

CHANNEL = 6
"""Characters of the longest name of a channel; a kicker of so few that the body does not repeat is taken for one."""


def before_body(page: View, block: Block) -> Iterator[Verdict]:
    """Site heads, menus and channel names above the headline; nothing on a page that shows no such head."""
    lines = page.lines[: block.first]
    yield from find_link_runs(page, 0, block.first)
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
            and (len(line.text) > CHANNEL or (resembles(line.text, body) and not _in_menu(page, number)))
        )
        verse = number > last and line.shape is Shape.PHRASE
        if above and not kicker and not verse:
            yield Verdict(number, "site-head", f"above the headline, among {len(heads)} lines of the site's head")
        elif line.shape in LISTED:
            yield Verdict(number, "site-head", f"{line.shape.value} before the body")


def _in_menu(page: View, number: int) -> bool:
    """Whether a line stands between two that a rule knows: a kicker has the headline below it."""
    return all(0 <= near < len(page.lines) and page.lines[near].rule is not None for near in (number - 1, number + 1))


def _between_headlines(page: View, block: Block) -> Iterator[Verdict]:
    """Channel names between the title of the page and the same headline at the article."""
    places: dict[str, int] = {}
    for number, line in enumerate(page.lines[: block.first]):
        if line.rule is None and len(line.text) >= 8 and line.text in places:
            for between in range(places[line.text] + 1, number):
                if page.lines[between].rule is None and page.lines[between].shape is not Shape.SENTENCE:
                    yield Verdict(between, "site-head", "between two copies of the headline")
        places.setdefault(line.text, number)
