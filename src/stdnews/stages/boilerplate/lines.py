"""What the shape of a line says: a sentence of the article, a verse, an item of a list, a title that was cut off."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, ClassVar, Protocol

from stdnews.page import Markup
from stdnews.stages.boilerplate.rule import SPACES, Learned, Rule

SHORT = 100
"""Characters; longer lines are prose, a disclaimer or an advertisement, and only such rules are tried on them."""

SENTENCE = 15
"""Characters that a line with sentence punctuation needs to be surely body; shorter ones are titles with a ``!``."""

LONG_SENTENCE = SENTENCE + 10
"""Characters from which a full stop anywhere in a line makes a sentence."""

PARAGRAPH = 50
"""Characters from which commas alone make a paragraph, also without a mark at its end."""


class Shape(str):
    """The shapes that the score tells apart.

    No enumeration: to come by a member of one takes four times as long as the comparison with it, and a page has
    thousands of these.
    """

    __slots__ = ()

    SENTENCE: ClassVar[Shape]
    """Surely body: long enough, and with the punctuation of sentences."""
    PHRASE: ClassVar[Shape]
    """Short, with the mark of a sentence or a clause at its end: speech, verse, an item of a law."""
    PLAIN: ClassVar[Shape]
    """Without such a mark: a headline, a subhead, a song, a table row, a menu, a link."""
    ITEM: ClassVar[Shape]
    """An item of a list of links: a bullet or a date, and a title."""
    CUT: ClassVar[Shape]
    """Cut off by an ellipsis."""
    LINK: ClassVar[Shape]
    """Surely an item of a list of links: a bullet and a cut title, a bullet and a date, a teaser with its separator."""


Shape.SENTENCE, Shape.PHRASE, Shape.PLAIN = Shape("sentence"), Shape("phrase"), Shape("plain")
Shape.ITEM, Shape.CUT, Shape.LINK = Shape("item"), Shape("cut"), Shape("link")


class Source(Protocol):
    """Makes lines, and finds what they say when it is asked."""

    def line(self, at: int, text: str, markup: Markup | None = None) -> Line:
        """A line, with what is known of it at once: its shape, and whether it is a link."""

    def rule(self, line: Line) -> Rule | Learned | None:
        """The row that it matches."""

    def aside(self, line: Line) -> bool:
        """Whether it stands beside the article."""


class Line:
    """A live paragraph of the body, as the score sees it.

    Its source makes it. What takes time is found when it is first asked for: of most lines of an HTML page, in its
    menus, nobody asks. What takes less than that question is told when the line is made.
    """

    __slots__ = ("aside", "at", "linked", "markup", "rule", "shape", "source", "text")
    at: int
    text: str
    """The comparison form."""
    source: Source
    markup: Markup | None
    """What an HTML reader knows of it."""
    linked: bool
    """Whether most of it is links, where the reader knows."""
    shape: Shape
    rule: Rule | Learned | None
    aside: bool
    """Whether it stands in an element that names itself comments, recommendations or the like."""

    def __init__(self, at: int, text: str, source: Source, markup: Markup | None = None) -> None:
        self.at, self.text, self.source, self.markup = at, text, source, markup

    def ruled(self, rule: Rule | Learned | None) -> Line:
        """The line with a row that is known otherwise than by its source."""
        new = self.source.line(self.at, self.text, self.markup)
        new.rule = rule
        return new

    if not TYPE_CHECKING:  # else the checker would take any name for an attribute

        def __getattr__(self, name: str) -> object:
            """What has not been asked before."""
            if name == "rule":
                self.rule = self.source.rule(self)
                return self.rule
            if name == "aside":
                self.aside = self.source.aside(self)
                return self.aside
            raise AttributeError(name)


_DATE = r"(?:(?:19|20)\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}日?"
_ISO = r"[\[(]?(?:(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}|\d\d-\d\d)[\])]?"
_ENDS = frozenset("。!?;,、:~.…”’」』\"')】\n")
_CUTS = frozenset(".…-" + SPACES)
_BULLETS = frozenset("·•▪►▶»")
"""Last characters of what ends a clause and of what was cut off, first ones of items without a date: most lines have
none of them, and are spared the patterns."""


@functools.cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    ends = re.compile(r"(?:[。!?;,、:~.]|……|[。!?…][”’」』\"')】]{1,3})(?:\s?\([^()]{1,16}\))?$")
    cut = re.compile(r"(?:\.{3,}|…)\s?-?$")
    link = re.compile(
        rf"[·•▪►▶>»]\s?[^。]{{2,60}}(?:\.\.\.|…)$|[-·•▪]\s?{_ISO}(?:\s?\d\d:\d\d)?(?!\d*\s?[年月日至到]).{{0,60}}|"
        r".{2,80}\S\s?(?:\.\.\.|…|[^\s-])\s-"
    )
    item = re.compile(
        rf"[·•▪►▶»]\s?[^。]{{2,60}}|{_ISO}(?:\s\d\d:\d\d)?(?:\s?[^\d\s][^。]{{5,60}})?|"
        rf"[^。]{{6,60}}[\s\[(]{_ISO}(?:\s\d\d:\d\d)?[\])]?"
    )
    return ends, cut, link, item


@functools.lru_cache(maxsize=4096)
def shape_of(text: str) -> Shape:
    """The shape of a line in its comparison form.

    >>> shape_of("会议在县里召开,一百余人参加。"), shape_of("·老街的灯又亮了 夜市让居..."), shape_of("春风十里,")
    ('sentence', 'link', 'phrase')
    """
    size = len(text)
    if size > PARAGRAPH and text[-1] in "。”" and ("," in text or "。" in text):
        return Shape.SENTENCE  # most lines of most pages
    ends, cut, link, item = _patterns()
    last = text[-1:]
    ended = last in _ENDS and ends.search(text) is not None
    is_cut = last in _CUTS and not text.endswith("……") and cut.search(text) is not None
    if size <= SHORT and (is_cut or text[0] in "·•▪►▶>»-" or text[-1] == "-") and link.fullmatch(text):
        return Shape.LINK
    if is_cut and "。" not in text:
        return Shape.CUT
    if _is_sentence(text, ended):
        return Shape.SENTENCE
    may_be_item = size <= SHORT and (text[0] in _BULLETS or "-" in text or "/" in text or "." in text)
    other = Shape.ITEM if may_be_item and item.fullmatch(text) else Shape.PLAIN
    return Shape.PHRASE if ended else other


@functools.cache
def _gap() -> re.Pattern[str]:
    """A space between Chinese characters, as headlines have one in place of a comma."""
    return re.compile('[\u4e00-\u9fff”"] [\u4e00-\u9fff“"]')


def _is_sentence(text: str, ended: bool) -> bool:
    size = len(text)
    if text[-1] in "!?" and "," not in text and "。" not in text and _gap().search(text):
        return False  # two parts of a headline
    if ended and size >= SENTENCE and text[-1] not in ",、:" and ("," in text or "。" in text):
        return True
    if size >= LONG_SENTENCE and ("。" in text or (ended and text[-1] not in ",、:")):
        return True
    return size >= PARAGRAPH and text.count(",") + text.count("。") + text.count("、") + text.count(". ") > 2


def has_han(text: str) -> bool:
    """Whether a text has a Chinese character: lines in another language have none, numbers and marks neither."""
    return any("\u4e00" <= char <= "\u9fff" for char in text)
