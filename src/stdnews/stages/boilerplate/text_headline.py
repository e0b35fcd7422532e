"""Which line of a text page is the headline: by what stands around it, and by what the page says again of it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence

from stdnews.stages.boilerplate.dates import is_head_data
from stdnews.stages.boilerplate.headline import pairs, share
from stdnews.stages.boilerplate.lines import Line, Shape, has_han
from stdnews.stages.boilerplate.rule import BYLINES
from stdnews.stages.boilerplate.site_head import is_row
from stdnews.stages.boilerplate.suffixes import SHORTEST

FARTHEST = 2000
"""Lines of a text page among which the byline of its article is sought; all visible text of one is a few hundred."""

ABOVE = 6
"""Lines above a byline among which the headline stands: sites put the name of an account between the two."""

BELOW = 40
"""Lines below a byline among which the article begins: buttons and the words of a player may stand between."""

ARTICLE = 60
"""Characters of sentences below another byline, with a line above it that may be a headline: that was the article."""

TEASERS = 400
"""Characters of sentences that may stand above a headline: teasers of other articles, a notice of the site."""

ALIKE = 0.2
"""Share of its pairs of characters that a headline has in common with the article's first paragraphs."""

SIGN = 0.3
"""What each sign adds to that share: a slogan above the headline may be made of the same words."""

LIKELY = 0.25
"""Score from which a line above an article is its headline where nothing says who wrote it, and when."""

LONGEST = 60
"""Characters of the longest line that is tried."""

LONG = 25
"""Characters from which a line that ends in a comma or a colon is text, not a headline."""

WORD = 6
"""Characters of the longest name of a channel or a button."""

LEAST = 8
"""Characters of a headline that its article does not repeat: shorter ones may be words of a menu."""

BEGUN = 12
"""Characters of a line among which one is Chinese where the line is."""

BEGINNING = 6
"""Lines of text of an article that say what it is about."""


def stands_above_byline(lines: Sequence[Line], number: int) -> bool:
    """Whether a line that reads like a sentence is the headline: it ends in ``!`` or ``?`` above a byline."""
    line, below = lines[number], lines[number + 1 : number + 2]
    return len(line.text) <= LONGEST and line.text[-1] in "!?" and "。" not in line.text and any(map(is_byline, below))


def bylined_headline(lines: Sequence[Line]) -> int | None:
    """The first line of a text page that has a byline below it, then text, and a sign that the text is its own."""
    text_above, passed = 0, False
    for number, line in enumerate(lines[:FARTHEST]):
        if not is_byline(line):
            text_above += len(line.text) if _is_text(line) and has_han(line.text[:BEGUN]) else 0
            if text_above > (ARTICLE if passed else TEASERS):
                break
            continue
        if (found := _above_byline(lines, number)) is not None:
            return found
        if not passed and _may_head(lines, number):
            text_above, passed = 0, True
    return None


def headline_above(lines: Sequence[Line], first: int) -> int | None:
    """The line above an article, which begins with the line ``first``, that reads most like its headline.

    Below a line that has a byline there is none.
    """
    words = _words(lines[first:])
    stop = next((n for n in reversed(range(first)) if is_byline(lines[n]) and _may_head(lines, n)), first)
    scores = {n: _score(lines, n, words) for n in _candidates(lines, range(stop))}
    scores = {n: score for n, score in scores.items() if score >= LIKELY}
    return max(scores, key=lambda n: (scores[n], n), default=None)


def headline_below_words(lines: Sequence[Line], first: int) -> int | None:
    """The line above an article that its text repeats, where all above are words that it does not use.

    Extractors leave such words of a button or a channel; only on a page that shows a site's wording.
    """
    words = _words(lines[first:])
    number = next((n for n in range(first) if not _is_word(lines[n], words)), first)
    if not 0 < number < first or not any(map(_is_known, lines)):
        return None
    is_title = bool(_candidates(lines, [number])) and len(lines[number].text) > LEAST
    return number if is_title and share(lines[number].text, words) >= ALIKE else None


def _is_word(line: Line, words: frozenset[str]) -> bool:
    """Whether a line is a row's, or a word or a line in another language that a text does not use."""
    is_short = len(line.text) <= WORD or not has_han(line.text)
    return _is_known(line) or (is_short and share(line.text, words) == 0)


def _is_known(line: Line) -> bool:
    """Whether a row knows a line, and not one of the site's template for what stands below articles."""
    return line.rule is not None and line.rule.where != "below"


def is_byline(line: Line) -> bool:
    """Whether a line says who wrote the article, and when."""
    if line.rule is not None and line.rule.id in BYLINES:
        return True
    return is_head_data(line.text) and line.shape is not Shape.SENTENCE


def _above_byline(lines: Sequence[Line], byline: int) -> int | None:
    """Of the lines above a byline, or above another one before the text, the one that reads most like its headline."""
    below = range(byline + 1, min(byline + BELOW, len(lines)))
    begin = next((number for number in below if _is_text(lines[number])), None)
    if begin is None:
        return None
    words = _words(lines[begin:])
    last = max(number for number in range(byline, begin) if is_byline(lines[number]))
    near = _candidates(lines, range(max(0, byline - ABOVE), last)) or _candidates(lines, range(last, begin))
    sure = [n for n in near if share(lines[n].text, words) >= ALIKE or _is_said_above(lines, n) or _heads(lines, n)]
    return max(sure, key=lambda n: _score(lines, n, words), default=None)


def _candidates(lines: Sequence[Line], numbers: Iterable[int]) -> list[int]:
    return [n for n in numbers if lines[n].rule is None and _may_be_headline(lines, n)]


def _score(lines: Sequence[Line], number: int, words: frozenset[str]) -> float:
    """What speaks for a line: words that the article repeats, its neighbours, that it is said above, its length."""
    line, below = lines[number], lines[number + 1]
    ends = below.rule is not None or is_byline(below) or _is_text(below)
    signs = ends + is_byline(below) + _is_below_head(lines, number) + _is_said_above(lines, number)
    size = min(len(line.text), 20) / 20
    return share(line.text, words) * size + SIGN * signs + size / 3


def _heads(lines: Sequence[Line], number: int) -> bool:
    """Whether a line stands between the head of the site and a byline."""
    return _is_below_head(lines, number) and is_byline(lines[number + 1])


def _is_below_head(lines: Sequence[Line], number: int) -> bool:
    """Whether a menu or a breadcrumb stands right above a line."""
    rule = lines[number - 1].rule if number else None
    return rule is not None and rule.marks == "head"


def _is_said_above(lines: Sequence[Line], number: int) -> bool:
    """Whether the head of the page says a line too: a title that begins with it, a breadcrumb that ends with it."""
    own = lines[number].text
    above = (line.text for line in lines[:number] if len(line.text) >= len(own) and own in line.text)
    return any(_ends_crumb(own, text) or (len(own) > LEAST and text.startswith(own)) for text in above)


def _ends_crumb(own: str, text: str) -> bool:
    return text.endswith(own) and text[: -len(own)].rstrip()[-1:] in {">", "›", "»", "/"}


def _words(lines: Sequence[Line]) -> frozenset[str]:
    text = (line.text for line in lines[: 2 * BELOW] if _is_text(line))
    return pairs("".join(line for line, _ in zip(text, range(BEGINNING), strict=False)))


def _may_head(lines: Sequence[Line], byline: int) -> bool:
    """Whether a byline has a line right above it that may be the headline of an article in other words."""
    above = _candidates(lines, range(max(0, byline - 1), byline))
    return any(lines[number].shape is Shape.PLAIN and len(lines[number].text) > LEAST for number in above)


def _is_text(line: Line) -> bool:
    return line.rule is None and (
        line.shape is Shape.SENTENCE or (line.shape is Shape.PHRASE and len(line.text) > LONG)
    )


@functools.cache
def _other() -> re.Pattern[str]:
    """How subtitles, subheads and lines in brackets begin."""
    return re.compile(
        r"[-—–]|第[一二三四五六七八九十百\d]{1,4}[章节篇部回编讲]|[一二三四五六七八九十]{1,3}、|\([^)]*\)$"
    )


def _may_be_headline(lines: Sequence[Line], number: int) -> bool:
    """Whether a line reads like a headline; a tab parts the cells of a table."""
    line = lines[number]
    if not 1 < len(line.text) <= LONGEST or "\t" in line.text or is_head_data(line.text) or _other().match(line.text):
        return False
    if (len(line.text) <= LEAST and ":" in line.text) or is_row(line.text):
        return False
    if len(line.text) < SHORTEST and not (_is_below_head(lines, number) or _is_said_above(lines, number)):
        return False
    return (line.shape in {Shape.PLAIN, Shape.CUT} or line.text[-1] in "!?”…") and has_han(line.text[:BEGUN])
