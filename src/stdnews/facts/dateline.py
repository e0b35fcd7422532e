"""What the text of an article says of its making: the dateline of an agency, a reporter at the beginning or the end."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

from stdnews.comparison import fold_widths
from stdnews.facts.people import people
from stdnews.facts.values import Fact
from stdnews.page import Page
from stdnews.stages.boilerplate.lines import Shape, shape_of

LATER = "dateline"
"""A source that only the text names: what the site says goes before it."""


def from_text(page: Page) -> Iterator[Fact]:
    """The agency or paper and the reporters that the first paragraph names, and those behind the last one."""
    kept = [(at, p.text) for at, p in enumerate(page.paragraphs) if p.role == "body" and not p.dropped_by]
    first, last = _sentence(kept), _sentence(reversed(kept))
    if first is None or last is None:
        return
    begins, ends = _patterns()
    if hit := begins.match(first[1]):
        if hit["source"]:
            yield Fact(LATER, hit["source"], first[0])
        yield from (Fact("author", person, first[0]) for person in people(hit["who"] or ""))
    if hit := ends.search(last[1]):
        yield from (Fact("author", person, last[0]) for person in people(hit["who"]))


def _sentence(lines: Iterable[tuple[int, str]]) -> tuple[int, str] | None:
    """Place and folded text of the first line that is a sentence."""
    folded = ((at, fold_widths(text)) for at, text in lines)
    return next(((at, text) for at, text in folded if shape_of(text) is Shape.SENTENCE), None)


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    reporter = r"[^()]{0,12}(?:[记記]者|通[讯訊][员員]|特[约約][记記]者)\s?[^():,。]{2,40}"
    day = r"[\u4e00-\u9fff]{0,10}?\d{1,2}月\d{1,2}日\s?[讯訊电電]"
    told = r"[\u4e00-\u9fff]{0,6}?(?<![通短简簡音资資])[讯訊电電](?=[\s(:\]】])"
    return (
        re.compile(
            rf"[【\[]?[据據]?(?:本[报報网網台刊社]|(?P<source>新[华華]社|中新[社网網]|(?![据據])[\u4e00-\u9fff]{{2,8}}?[网網报報社]))"
            rf"(?:{day}|{told})[\]】]?\s?(?:\((?P<who>{reporter})\))?"
        ),
        re.compile(rf"[。!?”]\s?\((?P<who>{reporter})\)$"),
    )
