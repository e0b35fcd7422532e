"""Articles out of lines of sound text, their copies as other sites show them, and pages that only look like copies.

The lines are used once each, so that two articles have nothing in common but what is put there.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from bench.glosses import KINDS as GLOSSES
from opencc import OpenCC

_CLAUSE = re.compile("[，,；;：:。！？]")
_HAN = re.compile("[\u4e00-\u9fff]")


class Article(NamedTuple):
    """A headline and paragraphs."""

    title: str
    paragraphs: tuple[str, ...]

    def text(self) -> str:
        """As a page, a paragraph a line."""
        return "\n".join(filter(None, (self.title, *self.paragraphs))) + "\n"


class Lines:
    """Lines that are handed out once each."""

    def __init__(self, lines: Sequence[str], draw: random.Random) -> None:
        self._lines = [line for line in lines if len(line) >= 15 and line[-1] in "。！？”"]
        self._at = 0
        self.draw = draw

    def left(self) -> int:
        """How many there are."""
        return len(self._lines) - self._at

    def take(self, number: int) -> tuple[str, ...]:
        """The next ones."""
        self._at += number
        return tuple(self._lines[self._at - number : self._at])

    def paragraphs(self, number: int) -> tuple[str, ...]:
        """Paragraphs of one to three lines."""
        return tuple("".join(self.take(self.draw.randint(1, 3))) for _ in range(number))

    def title(self) -> str:
        """A headline: how a line begins."""
        (line,) = self.take(1)
        return line[: self.draw.randint(10, 22)].rstrip("，、；：,;:") if len(line) > 22 else _CLAUSE.sub("", line)

    def article(self, least: int = 5, most: int = 20) -> Article:
        """An article of so many paragraphs."""
        return Article(self.title(), self.paragraphs(self.draw.randint(least, most)))


Copy = Callable[[Article, Lines], str]
"""What another site shows of an article; the lines are for what is not the article's."""


def part(first: float, last: float) -> Copy:
    """The paragraphs from one place to another, as shares of the letters; one that is half in counts."""

    def cut(article: Article, _: Lines) -> str:
        total, at, kept = sum(map(len, article.paragraphs)), 0, []
        for text in article.paragraphs:
            if first * total <= at + len(text) / 2 <= last * total:
                kept.append(text)
            at += len(text)
        return Article(article.title if first == 0 else "", tuple(kept)).text()

    return cut


def retitled(article: Article, lines: Lines) -> str:
    """Another headline."""
    return article._replace(title=lines.title()).text()


def with_boilerplate(article: Article, lines: Lines) -> str:
    """What a site puts around: some that the rules know, and some that no rule can."""
    about = "".join(lines.take(2))
    before = ["首页 > 新闻 > 正文", f"2024-03-0{lines.draw.randint(1, 9)} 08:15 来源：江州在线", lines.title()]
    after = [
        about,
        lines.title(),
        lines.title(),
        "责任编辑：孙宁",
        "相关阅读",
        lines.title(),
        lines.title(),
        lines.title(),
    ]
    return "\n".join([*before, article.text().rstrip("\n"), *after]) + "\n"


def edited(article: Article, lines: Lines) -> str:
    """A word of each paragraph is another one."""

    def edit(text: str) -> str:
        at = lines.draw.randrange(len(text) - 4)
        return text[:at] + lines.draw.choice(["昨天", "有关", "同时", "进行了", "目前"]) + text[at + 2 :]

    return Article(article.title, tuple(map(edit, article.paragraphs))).text()


def regrouped(article: Article, lines: Lines) -> str:
    """Paragraphs merged and split at other places, marks half as wide."""
    text = "".join(article.paragraphs)
    parts = re.findall(r"[^。]*。?[”]?", text)
    size = lines.draw.randint(1, 4)
    groups = ["".join(parts[at : at + size]) for at in range(0, len(parts), size)]
    return Article(article.title, tuple(filter(None, groups))).text().replace("，", ",").replace("：", ":")


def script(config: str) -> Copy:
    """In another script."""
    return lambda article, _: OpenCC(config).convert(article.text())


def glossed(article: Article, lines: Lines) -> str:
    """Traditional, and glossed as mirror sites do."""
    is_traditional, gloss = GLOSSES[lines.draw.choice(list(GLOSSES))]
    return gloss(OpenCC("s2t").convert(article.text()) if is_traditional else article.text(), lines.draw)


def damaged(article: Article, lines: Lines) -> str:
    """One character in fifty lost."""
    return _HAN.sub(lambda char: "?" if lines.draw.random() < 0.02 else char[0], article.text())


def all_at_once(article: Article, lines: Lines) -> str:
    """Cut, with another headline, among a site's own lines."""
    cut = part(0, 0.7)(article, lines).split("\n")[1:-1]
    return with_boilerplate(Article(lines.title(), tuple(cut)), lines)


COPIES: dict[str, Copy] = {
    "retitled": retitled,
    "first two thirds": part(0, 2 / 3),
    "first half": part(0, 0.5),
    "glossed": glossed,
    "s2t": script("s2t"),
    "s2tw": script("s2tw"),
    "other boilerplate": with_boilerplate,
    "a word a paragraph": edited,
    "regrouped": regrouped,
    "damaged": damaged,
    "cut, retitled, boilerplate": all_at_once,
}
PARTS: dict[str, Copy] = {
    **{f"first {share} %": part(0, share / 100) for share in (20, 30, 40, 50, 60, 70)},
    **{f"last {share} %": part(1 - share / 100, 1) for share in (50, 60, 70, 80, 90)},
}
"""Parts of an article: some are its copies, some are not, and nobody can say where the limit is."""


LEAST_SHARED, MOST_SHARED = 0.2, 0.6
"""Of each of two reports on one event so much is background that both have, by letters."""


def follow_ups(lines: Lines) -> Iterator[tuple[str, Article, Article]]:
    """Pairs of reports on one event, by kind: the background is shared, the rest is new."""
    number = lines.draw.randint(5, 15)
    background = lines.paragraphs(max(1, round(number * lines.draw.uniform(0.1, 0.7))))
    first, second = (lines.paragraphs(max(1, number - len(background))) for _ in range(2))
    shares = [_size(background) / (_size(background) + _size(new)) for new in (first, second)]
    if not LEAST_SHARED <= min(shares) <= max(shares) <= MOST_SHARED:
        return
    one, other = lines.title(), lines.title()
    yield "background last", Article(one, first + background), Article(other, second + background)
    woven = (Article(one, _woven(first, background)), Article(other, _woven(second, background)))
    yield ("background woven in", *woven)
    yield "background first", Article(one, background + first), Article(other, background + second)
    mixed = tuple(lines.draw.sample([*background, *second[1:]], len(background) + len(second) - 1))
    yield "background anywhere", Article(one, first + background), Article(other, second[:1] + mixed)
    yield "background after a line", Article(one, background), Article(other, (*second[:1], *background, *second[1:]))
    yield "background alone", Article(one, background), Article(other, second + background)


def _woven(new: Sequence[str], background: Sequence[str]) -> tuple[str, ...]:
    pairs = itertools.zip_longest(new, background)
    return tuple(text for pair in pairs for text in pair if text)


def _size(paragraphs: Sequence[str]) -> int:
    return sum(map(len, paragraphs))
