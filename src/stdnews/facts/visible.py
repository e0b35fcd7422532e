"""Facts that the visible lines of a page state: labels, dates, bylines."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from stdnews.comparison import fold_widths
from stdnews.facts.dates import DATE, in_figures, iso
from stdnews.facts.people import people
from stdnews.facts.values import Fact, source_name
from stdnews.page import Page
from stdnews.stages.boilerplate.matching import rule_of

EVIDENCE = frozenset(
    {
        *("byline", "editor-line", "posted-by", "date-line", "author-line", "dated-reprint", "head-data", "time-line"),
        *("e-paper-head", "document-data", "glued-label", "account-line", "post-data", "posted-in-english"),
        *("spaced-credits", "person-and-paper", "about-author", "forum-frame"),
    }
)
"""Rules whose lines speak of the article itself; a date in a list of other articles is no evidence."""

BELOW = "outside-body"
OUTSIDE = frozenset({"site-head", BELOW})
"""Rules by which lines go where they stand, whatever they say."""


DATES = frozenset({"date-line", "time-line"})
"""Rules of lines that are nothing but a date: several that were kept head the parts of a diary or a chronicle."""


class _Said(NamedTuple):
    """A line that speaks of the article: its place, what it says in folded form, the rule that knows it."""

    at: int
    text: str
    rule: str


def from_lines(page: Page) -> Iterator[Fact]:
    """What the lines that speak of the article state, dropped or kept."""
    said = list(_evidence(page))
    dates = {line.at for line in said if line.rule in DATES and page.paragraphs[line.at].dropped_by is None}
    for line in said:
        if line.at not in dates or len(dates) == 1:
            yield from _stated(line.text, line.at)


def _evidence(page: Page) -> Iterator[_Said]:
    """The lines that speak of the article, dropped or kept."""
    for at, paragraph in enumerate(page.paragraphs):
        if paragraph.role != "body":
            continue
        text = fold_widths(paragraph.text)
        if not _may_state().search(text):
            continue
        text = in_figures(text)
        rule = paragraph.dropped_by
        if rule is None or rule in OUTSIDE:
            rule = _says(text, rule == BELOW) or rule
        if rule in EVIDENCE and not (paragraph.dropped_by is None and _event().fullmatch(text)):
            yield _Said(at, _spaced().sub(r"\1:", text) if rule == "spaced-credits" else text, rule)


@functools.cache
def _event() -> re.Pattern[str]:
    """When something is to happen, where the line was kept."""
    return re.compile(r"(?:时间|日期)\s?:[^:]*(?::\d[^:]*)*")


@functools.cache
def _may_state() -> re.Pattern[str]:
    """What each fact of a line has in it: a date, what parts a label from its value, or who reports."""
    return re.compile(
        r"[:/|丨《]|(?:19|20)\d\d|年[\d一二三四五六七八九十]|[记記]者|[讯訊][员員]|[论論][员員]|[辑輯编編者]\s|作者"
    )


def _says(text: str, is_below: bool) -> str:
    """The row that a line matches, for none that only counts above the article where the line stands below."""
    hit = rule_of(text, frozenset())
    return "" if hit is None or (is_below and hit.where == "before") else hit.id


@functools.cache
def _spaced() -> re.Pattern[str]:
    """Labels that have no colon behind them."""
    return re.compile(
        r"([编編][辑輯]|[责責][编編]|作者|撰文|[采採][写寫]|[主美][编編]|校[对對]|[审審]核|排版|[监監]制|[统統][筹籌])\s+"
    )


@functools.cache
def labels() -> re.Pattern[str]:
    """Labels, dates, and the widgets that end a value."""
    return re.compile(
        r"(?P<source>(?:文章|稿件|信息|新闻|新聞|内容|內容|本文|原文|消息)?\s?(?<![料据據片])(?:[来來]\s{0,4}源|稿源|出[处處]|[转轉][载載]?自)\s?[:/|丨])"
        r"|(?P<editor>(?:[责責]任)?(?:[编編]\s{0,4}[辑輯]|[责責]\s?[编編])\s?[:/|丨])"
        r"|(?P<author>(?:作\s{0,4}者|[记記]者|通[讯訊][员員]|撰\s?[文稿]|[采採][写寫]|文(?:字)?)\s?[:/|丨](?!\s?[图圖]\b)|^By\s)"
        r"|(?P<label>(?:[发發][布佈表稿]|刊[发發登]|[发發]文|成文|更新|修改|最后更新)?\s?(?:[时時]\s{0,4}[间間]|日\s{0,4}期)|(?:[发發][布佈表]|更新)[于於])\s?:?"
        rf"|{DATE}"
        r"|(?P<other>[图圖]\s?[:/|丨]|(?:(?![来來]源|作者|[编編][辑輯]|[责責][编編任]|[记記]者|[时時][间間]|日期|分享)[\u4e00-\u9fff]){2,5}\s?(?:[:/|丨]|\(\s?\d)|[浏瀏][览覽]|[阅閱][读讀]\s?\d|[点點][击擊]|字[号號体體]|[评評][论論]|分享|打印|收藏|责任校对|[大中小]字)"
    )


def _stated(text: str, at: int) -> Iterator[Fact]:
    """What one line states: each label with the text up to the next one."""
    hits = list(labels().finditer(text))
    label = ""
    for number, hit in enumerate(hits):
        end = hits[number + 1].start() if number + 1 < len(hits) else len(text)
        kind, value = hit.lastgroup or "", text[hit.end() : end]
        if hit["date"]:
            if day := iso(hit):
                name = "update" if "更新" in label or "修改" in label else "date" if label else "bare date"
                yield Fact(name, day, at)
        elif hit["source"]:
            yield from _of_source(value, at)
        elif hit["author"] or hit["editor"]:
            yield from (Fact(kind, person, at) for person in people(value))
        label = hit["label"] or ""
    yield from _unlabelled(text, hits, at)


def _of_source(value: str, at: int) -> Iterator[Fact]:
    """What stands behind the label of a source: its name, and perhaps its reporters."""
    name, _, reporters = _reporters().sub(r"\n\g<0>", value, count=1).partition("\n")
    if source := source_name(name):
        yield Fact("source", source, at)
    yield from (Fact("author", person, at) for person in people(reporters))


@functools.cache
def _reporters() -> re.Pattern[str]:
    return re.compile(r"(?<=\S)\s\S{0,6}?(?:[记記]者|通[讯訊][员員]|[评評][论論][员員])\s?")


def _unlabelled(text: str, hits: list[re.Match[str]], at: int) -> Iterator[Fact]:
    """Reporters on a line of their own, the paper that a reprint names in title marks, an outlet beside a date."""
    if any(hit["author"] or hit["source"] for hit in hits):
        return
    paper, outlet, reporter = _bare()
    if hit := paper.search(text) or outlet.fullmatch(_undated(text, hits)):
        yield Fact("source", hit[1], at)
    elif reporter.search(text) and not any(hit["date"] for hit in hits):
        yield from (Fact("author", person, at) for person in people(text))


@functools.cache
def _bare() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(r"(?:来自|來自|[转轉]自|摘自|[选選]自|原[载載][于於]?)\s?[:]?\s?《([^》]{2,20})》"),
        re.compile(r"\W*(?:原[创創]\W+)?(\S{1,12}(?:[网網报報社台刊]|在[线線]|新[闻聞]|[频頻]道|[发發]布|融媒))\W*"),
        re.compile(r"[记記]者|通[讯訊][员員]|[评評][论論][员員]"),
    )


def _undated(text: str, hits: list[re.Match[str]]) -> str:
    return next((text[: hit.start()] + text[hit.end() :] for hit in hits if hit["date"]), "")
