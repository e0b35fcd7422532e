"""Which line is the headline: by what ``<title>`` and the headings of HTML say, else by what the body repeats."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence

from stdnews.comparison import fold_widths, letters
from stdnews.stages.boilerplate.dates import is_count, is_head_data
from stdnews.stages.boilerplate.lines import Line, Shape
from stdnews.stages.boilerplate.suffixes import SHORTEST

LONGEST = 100
"""Characters of the longest line that is tried."""

EXTRA = 6
"""Letters that a widget may add to a headline: a count of comments, a button to edit."""

SURE = 2.0
"""Score from which a line is the headline wherever it stands above the article."""

BELOW = 20
"""Lines below the first line of the article among which its headline may stand again."""

LINK = 0.5
"""Share of link text from which a copy of a headline is the way to it."""

_HEADINGS = (0.0, 1.0, 0.8, 0.5, 0.4, 0.2, 0.2)
"""What a heading of each level adds."""


def named_headline(lines: Sequence[Line], first: int, title: str) -> int | None:
    """The line that ``<title>`` names or that is the only great heading, above the line ``first`` of the article.

    A site may print the headline twice, in its head and above the article: the one nearest to the article counts.
    """
    title, said = fold_widths(title), letters(title)
    best, found = SURE - 0.01, None
    for number, line in enumerate(lines):
        if number > first and best >= SURE and not (line.markup is not None and line.markup.heading):
            continue
        if line.linked or not _may_be_named(line, said):
            continue
        begins = number > first and _begins(line, title) and (found is None or line.text != lines[found].text)
        if (number > first and best >= SURE and not begins) or line.rule is not None:
            continue
        place = 0.5 if number <= first else 0.4 if begins else -0.3 if number <= first + BELOW else -1.0
        score = _named(line, said, title) + place
        if score > best or (score == best and found is not None and said):
            best, found = score, number
    return _nearest_copy(lines, found, first) if found is not None and found <= first < len(lines) else found


def _nearest_copy(lines: Sequence[Line], found: int, first: int) -> int:
    """Of a headline and its copies above the article the last one that is no link."""
    text = lines[found].text
    copies = (n for n in range(first, found, -1) if lines[n].text == text and lines[n].rule is None)
    return next((n for n in copies if (markup := lines[n].markup) is None or markup.link_share < LINK), found)


def _begins(line: Line, title: str) -> bool:
    """Whether ``<title>`` begins with a heading: that is the headline, also below what looks like the article."""
    return line.markup is not None and line.markup.heading > 0 and len(line.text) > 7 and title.startswith(line.text)


def _may_be_named(line: Line, said: str) -> bool:
    """A quick look: not most lines, which another character begins than any of the title's, and not links."""
    text, markup = line.text, line.markup
    if not 2 <= len(text) <= LONGEST:
        return False
    if markup is not None and markup.heading:
        return True
    return (text[0] in said or not text[0].isalnum()) and (markup is None or markup.link_share <= 0.5)


def _named(line: Line, said: str, title: str) -> float:
    """How well a line agrees with the title, and how great its heading is."""
    heading = _HEADINGS[line.markup.heading] if line.markup else 0.0
    own = letters(line.text)
    match = _match(own, said, line.text, title) or _behind_label(own, line.text, title)
    score = match + heading if match else _great_heading(own, line, title)
    return 0.0 if score and (is_head_data(line.text) or is_count(line.text)) else score


def _behind_label(own: str, text: str, title: str) -> float:
    """How well a line agrees with what ``<title>`` has behind a label in brackets, such as 【诗歌】."""
    label = _label().match(title)
    return 0.0 if label is None else _match(own, letters(title[label.end() :]), text, title[label.end() :])


@functools.cache
def _label() -> re.Pattern[str]:
    return re.compile(r"[【\[][^】\]]{1,8}[】\]]\s?")


def _great_heading(own: str, line: Line, title: str) -> float:
    """What speaks for the greatest heading that ``<title>`` does not begin with; the site's name may stand in one."""
    if line.markup is None or line.markup.heading != 1:
        return 0.0
    if len(own) > 1 and own in letters(first_part(title)):
        return 1.8
    if own in letters(title):
        return 0.0  # behind a separator: the site's name
    return 1.6 if len(own) > EXTRA and line.shape is not Shape.ITEM else 0.0


def _match(own: str, said: str, text: str, title: str) -> float:
    """How well a line agrees with ``<title>``."""
    if not own or not said:
        return 0.0
    if own == said:
        return 3.0
    if said.startswith(own):
        return 2.0 + min(len(own) / 20, 0.5) if len(own) > 7 or ends_a_part(text, title) else 0.0
    if len(own) > 7 and own in said:
        return 1.6
    head = letters(first_part(title))
    if len(head) > 3 and own.startswith(head) and len(own) - len(head) <= EXTRA:
        return 2.0
    return 1.6 if len(own) > 12 and own[:12] in said else 0.0


def first_part(title: str) -> str:
    """A title up to its first separator.

    >>> first_part("夜雨_原文及赏析-古诗网")
    '夜雨'
    """
    return next((title[:at].rstrip() for at, char in enumerate(title) if at and char in "_-|丨–—"), title)


def ends_a_part(text: str, title: str) -> bool:
    """Whether a title goes on with a separator behind the text."""
    rest = title[len(text) :].lstrip()
    return title.startswith(text) and rest[:1] in {"_", "-", "|", "丨", "–", "—", "("}


def find_headline(lines: Sequence[Line], first: int, start: int = 0) -> int | None:
    """The number of the line before the body that is the headline: the one that the body repeats."""
    words = pairs("".join(line.text for line in lines[first : first + 6]))
    best, found = 0.25, None
    for number, line in enumerate(lines[start:first], start):
        if line.rule is not None or not SHORTEST <= len(line.text) <= 80 or line.shape in {Shape.LINK, Shape.ITEM}:
            continue
        if is_head_data(line.text):
            continue
        score = share(line.text, words)
        score += 0.5 * (number + 1 == first or lines[number + 1].rule is not None)
        score += min(len(line.text), 20) / 40
        if score >= best:
            best, found = score, number
    return found


def resembles(line: str, body: str, least: float = 1 / 3) -> bool:
    """Whether at least a third of a line's pairs of characters stand in the body."""
    return share(line, pairs(body)) >= least


def pairs(text: str) -> frozenset[str]:
    """The pairs of characters that follow each other in a text: what serves for its words."""
    return frozenset(map("".join, itertools.pairwise(text)))


def share(line: str, words: frozenset[str]) -> float:
    """The share of a line's pairs of characters that are among others."""
    own = pairs(line)
    return len(own & words) / len(own) if own else 0.0
