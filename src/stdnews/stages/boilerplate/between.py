"""What a site puts between the headline of a text page and the text, around its byline and its buttons."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from stdnews.stages.boilerplate.block import Block
from stdnews.stages.boilerplate.dates import is_count
from stdnews.stages.boilerplate.headline import pairs, share
from stdnews.stages.boilerplate.kicker import is_subtitle
from stdnews.stages.boilerplate.lines import Line, Shape
from stdnews.stages.boilerplate.text_headline import is_byline
from stdnews.stages.boilerplate.view import Verdict, View

GAP = 4
"""Lines that no row knows between two that one knows: names of accounts and sections, buttons."""

WORD = 6
"""Characters of the longest name of a button."""


def between_headline_and_text(page: View, block: Block) -> Iterator[Verdict]:
    """Lines among bylines and buttons below the headline, and words below them; subtitles and verses stay."""
    if page.headline is None:
        return
    start = next(n for n in itertools.count(page.headline + 1) if n >= block.first or not is_subtitle(page, n))
    last = _last_known(page, start, block.first)
    if last is None:
        return
    for number in range(start, last):
        if page.lines[number].rule is None:
            yield Verdict(number, "site-head", "among the byline and buttons")
    yield from _words(page, last + 1, block)


def _last_known(page: View, start: int, stop: int) -> int | None:
    """The last of the bylines and buttons that stand close together."""
    last, gap = None, 0
    for number in range(start, stop):
        if _is_known(page.lines[number]):
            last, gap = number, 0
        elif page.lines[number].shape in {Shape.SENTENCE, Shape.PHRASE} or gap == GAP:
            break
        else:
            gap += 1
    return last


def _is_known(line: Line) -> bool:
    is_furniture = line.rule is not None and line.rule.kind != "captions"
    return is_furniture or is_byline(line) or is_count(line.text) or _has_no_word(line.text)


def _has_no_word(text: str) -> bool:
    """Whether a line is a mark or the time of a player, and no number of a part of the text."""
    return not any(map(str.isalpha, text)) and not text.isdecimal()


def _words(page: View, start: int, block: Block) -> Iterator[Verdict]:
    """Several words in a row of which the article says nothing: one alone may be a subhead."""
    text = pairs("".join(line.text for line in page.lines[block.first : block.last + 1]))
    run = list(itertools.takewhile(lambda n: _is_word(page.lines[n], text), range(start, block.first)))
    if len(run) > 1:
        yield from (Verdict(number, "site-head", "words below the byline and buttons") for number in run)


def _is_word(line: Line, text: frozenset[str]) -> bool:
    return line.rule is None and line.shape is Shape.PLAIN and len(line.text) <= WORD and share(line.text, text) == 0
