"""What a page says of itself: title, date, source, author and editor, each with the paragraph that is its evidence."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from stdnews.comparison import fold_widths
from stdnews.page import Page, Paragraph
from stdnews.stages.boilerplate.lines import Shape, shape_of
from stdnews.stages.boilerplate.matching import rule_of

EVIDENCE = frozenset(
    {
        *("byline", "editor-line", "posted-by", "date-line", "author-line", "dated-reprint"),
        *("e-paper-head", "document-data", "glued-label"),
    }
)
"""Rules whose lines speak of the article itself; a date in a list of other articles is no evidence."""

LONGEST_TITLE = 80
"""Characters; a longer first line is a paragraph without its full stop."""

HEAD = 6
"""Lines among which the headline stands when ``<title>`` names it: kickers and what a menu left may come first."""

NOBODY = frozenset({"佚名", "未知", "无", "無", "不详", "不詳", "admin", "管理员", "匿名"})
"""Fillers of a content management system for a name that it does not know."""


class Fact(NamedTuple):
    """Something that a page says of itself."""

    name: str
    """``title``, ``date``, ``source``, ``author`` or ``editor``."""
    value: str
    at: int
    """The place of the paragraph that says so."""


def facts(page: Page) -> tuple[Fact, ...]:
    r"""The facts that the page's own lines give, dropped ones included; what no line says is not invented.

    At most one title, date and source, and a fact for each author and editor. A date is ISO, with the time of day
    where the page has one; a labelled date of publication goes before a bare date, and that before an update.

    >>> from stdnews.pipeline import clean_text, clean
    >>> text = "旧粮站成了图书馆\n2023-03-03 11:04 来源:青山日报 作者:何苗\n粮站空了十年,今年春天改成了图书馆。"
    >>> [(name, value) for name, value, at in facts(clean(Page.from_text(text)).page)]
    [('title', '旧粮站成了图书馆'), ('date', '2023-03-03T11:04'), ('source', '青山日报'), ('author', '何苗')]
    """
    stated = [fact for at, text in _evidence(page) for fact in _stated(text, at)]
    stated += [fact for at, p in enumerate(page.paragraphs) if p.role == "meta" for fact in _from_meta(p, at)]
    found: dict[tuple[str, str], Fact] = {}
    for name, rank in _ORDER:
        ranked = [fact for fact in (*_title(page), *stated) if fact.name == name]
        for fact in ranked:
            plain = Fact(rank, fact.value, fact.at)
            found.setdefault((rank, "" if rank in _SINGLE else fact.value), plain)
    return tuple(found.values())


_ORDER = (
    *(("title", "title"), ("date", "date"), ("bare date", "date"), ("update", "date")),
    *(("source", "source"), ("author", "author"), ("editor", "editor")),
)
_SINGLE = frozenset({"title", "date", "source"})


def _evidence(page: Page) -> Iterator[tuple[int, str]]:
    """Place and folded text of the lines that speak of the article, dropped or kept."""
    for at, paragraph in enumerate(page.paragraphs):
        if paragraph.role != "body":
            continue
        text = fold_widths(paragraph.text)
        rule = paragraph.dropped_by
        if rule is None and (hit := rule_of(text, frozenset())):
            rule = hit.id
        if rule in EVIDENCE:
            yield at, text


def _title(page: Page) -> Iterator[Fact]:
    """The headline: the first line that was kept, when a sentence or a byline below it shows that it is one."""
    body = [(at, p) for at, p in enumerate(page.paragraphs) if p.role == "body"]
    kept = [(at, p) for at, p in body if p.dropped_by is None]
    said = next((p.text for p in page.paragraphs if p.role == "meta" and p.markup and p.markup.tag == "title"), "")
    if said:
        named = [(at, p) for at, p in kept[:HEAD] if len(p.text) > 4 and said.startswith(p.text)]
        yield from (Fact("title", p.text, at) for at, p in named)
        return
    if (
        kept
        and _is_headline(kept[0][1].text)
        and (
            any(shape_of(fold_widths(p.text)) is Shape.SENTENCE for _, p in kept[1:])
            or any(p.dropped_by in EVIDENCE for at, p in body if at > kept[0][0])
        )
    ):
        yield Fact("title", kept[0][1].text, kept[0][0])


def _is_headline(text: str) -> bool:
    folded = fold_widths(text)
    return len(text) <= LONGEST_TITLE and (shape_of(folded) is Shape.PLAIN or folded[-1] in "!?")


@functools.cache
def _labels() -> re.Pattern[str]:
    """Labels, dates, and the widgets that end a value."""
    return re.compile(
        r"(?P<source>(?:文章|稿件|信息|新闻|新聞|内容|內容|本文|资料|資料|原文|消息)?\s?(?:[来來]\s{0,4}源|稿源|出[处處]|[转轉][载載]自)\s?[:/|丨])"
        r"|(?P<editor>(?:[责責]任)?(?:[编編]\s{0,4}[辑輯]|[责責]\s?[编編])\s?[:/|丨])"
        r"|(?P<author>(?:作\s{0,4}者|[记記]者|通[讯訊][员員]|撰\s?[文稿]|[采採][写寫]|文(?:字)?)\s?[:/|丨])"
        r"|(?P<label>(?:[发發][布佈表稿]|刊[发發登]|[发發]文|成文|更新|修改|最后更新)?\s?(?:[时時]\s{0,4}[间間]|日\s{0,4}期)|(?:[发發][布佈表]|更新)[于於])\s?:?"
        r"|(?P<date>(?P<year>(?:19|20)\d\d)\s?[-/.年]\s?(?P<month>\d{1,2})\s?[-/.月]\s?(?P<day>\d{1,2})(?!\d)\s?日?"
        r"(?:[\s,(]{0,3}(?:星期|周|週)[一二三四五六日天][)]?)?"
        r"(?:[\sT,]{0,6}(?P<half>上午|下午|凌晨|晚上)?\s?(?P<hour>\d{1,2})\s?[:时時点]\s?(?P<minute>\d{2})(?:\s?[:分]\s?(?P<second>\d{2}))?)?)"
        r"|(?P<other>[图圖]\s?[:/|丨]|[\u4e00-\u9fff]{2,5}\s?[:(/|丨]|[浏瀏][览覽]|[阅閱][读讀]\s?\d|[点點][击擊]|字[号號体體]|[评評][论論]|分享|打印|收藏|责任校对|[大中小]字)"
    )


def _stated(text: str, at: int) -> Iterator[Fact]:
    """What one line states: each label with the text up to the next one."""
    hits = list(_labels().finditer(text))
    label = ""
    for number, hit in enumerate(hits):
        end = hits[number + 1].start() if number + 1 < len(hits) else len(text)
        kind, value = hit.lastgroup or "", text[hit.end() : end]
        if hit["date"]:
            if day := _iso(hit):
                name = "update" if "更新" in label or "修改" in label else "date" if label else "bare date"
                yield Fact(name, day, at)
        elif hit["source"] and (source := _name(value)):
            yield Fact("source", source, at)
        elif hit["author"] or hit["editor"]:
            yield from (Fact(kind, person, at) for person in _people(value))
        label = hit["label"] or ""
    yield from _unlabelled(text, hits, at)


def _unlabelled(text: str, hits: list[re.Match[str]], at: int) -> Iterator[Fact]:
    """Reporters on a line of their own, the paper that a reprint names in title marks, an outlet beside a date."""
    if any(hit["author"] or hit["source"] for hit in hits):
        return
    paper, outlet, people = _bare()
    if hit := paper.search(text) or outlet.fullmatch(_undated(text, hits)):
        yield Fact("source", hit[1], at)
    elif people.search(text) and not any(hit["date"] for hit in hits):
        yield from (Fact("author", person, at) for person in _people(text))


@functools.cache
def _bare() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(r"(?:来自|來自|[转轉]自|摘自|[选選]自|原[载載][于於]?)\s?[:]?\s?《([^》]{2,20})》"),
        re.compile(r"\W*(\S{1,12}(?:[网網报報社台刊]|在[线線]|新[闻聞]|[频頻]道|[发發]布|融媒))\W*"),
        re.compile(r"[记記]者|通[讯訊][员員]|[评評][论論][员員]"),
    )


def _undated(text: str, hits: list[re.Match[str]]) -> str:
    return next((text[: hit.start()] + text[hit.end() :] for hit in hits if hit["date"]), "")


def _iso(hit: re.Match[str]) -> str:
    """The date, with the time where there is one; nothing for a date that no calendar has."""
    try:
        day = dt.date(int(hit["year"]), int(hit["month"]), int(hit["day"])).isoformat()
    except ValueError:
        return ""
    if hit["hour"] is None:
        return day
    hour = int(hit["hour"]) + (12 if hit["half"] in {"下午", "晚上"} and int(hit["hour"]) < 12 else 0)
    try:
        clock = dt.time(hour, int(hit["minute"]), int(hit["second"] or 0))
    except ValueError:
        return day
    return f"{day}T{clock.isoformat('seconds' if hit['second'] else 'minutes')}"


def _name(value: str) -> str:
    """A source without the brackets and separators around it."""
    value = re.split(r"\s{2,}|[|)】\]>]|\s[(\[【]", value.strip(" \t[(【<|·-,;、/"), maxsplit=1)[0]
    value = value.strip(" \t|·-,;、/《》“”(（[【")
    return "" if value in NOBODY else value


def _people(value: str) -> Iterator[str]:
    """The persons of a byline, without what they are."""
    value = re.sub(
        r"[\u4e00-\u9fff]{0,8}?(?:[记記]者|通[讯訊][员員]|[评評][论論][员員]|[实實][习習]生|特派[员員]|[编編][辑輯]|撰稿人)\s?[:]?",
        " ",
        value,
    )
    for part in re.split(r"[\s、,;/&|()\[\]【】丨]+", value):
        name = part.strip("□■◎●○▲△◇◆.-_·:<>《》")
        if re.fullmatch(r"[\u4e00-\u9fff·]{2,12}|[A-Za-z][A-Za-z .·]{1,30}", name) and name not in NOBODY | _DOINGS:
            yield name


_DOINGS = frozenset(
    {"摄影报道", "摄", "文", "图", "文图", "报道", "報導", "整理", "综合", "图文", "供图", "摄影", "本报", "本报讯"}
)

_TAGS = {
    "title": "title",
    "og:title": "title",
    "author": "author",
    "article:author": "author",
    "editor": "editor",
    "source": "source",
    "mediaid": "source",
    "pubdate": "date",
    "publishdate": "date",
    "date": "date",
    "article:published_time": "date",
}
"""Names of meta elements that Chinese news sites fill, and what they say."""


def _from_meta(paragraph: Paragraph, at: int) -> Iterator[Fact]:
    """What ``<title>`` and meta elements say."""
    tag = paragraph.markup.tag.removeprefix("meta:").lower() if paragraph.markup else ""
    name, text = _TAGS.get(tag), fold_widths(paragraph.text)
    if name == "title":
        yield Fact("title", paragraph.text, at)
    elif name == "date" and (hit := _labels().search(text)) and hit["date"] and (day := _iso(hit)):
        yield Fact("date", day, at)
    elif name == "source" and (source := _name(text)):
        yield Fact("source", source, at)
    elif name in {"author", "editor"}:
        yield from (Fact(name, person, at) for person in _people(text))
