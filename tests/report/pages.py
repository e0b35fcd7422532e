"""Pages for reports, and reports of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from stdnews import Page, Settings, clean
from stdnews.amounts import amounts_of
from stdnews.edits import count_rules
from stdnews.explain import Account
from stdnews.outcome import Outcome, outcome_of
from stdnews.report import About, Done, Figures, Shown, page_view, run_report, to_show
from stdnews.settings import DEFAULT

ARTICLE = (
    "江州市昨日召开春耕动员会，全市二十三个乡镇的负责人参加了会议，并交流了各自的做法。\n"
    "会议指出，今年的雨水比往年来得早，各地要提前检修水渠和泵站，确保秧苗按时下田。\n"
    "市農業局的工作人員說，他們將在三天內走遍所有鄉鎮，把種子和肥料送到農戶手中。\n"
)
GLOSSED = "江州市產(chǎn)業(yè)發(fā)展很快，市民都說好。\n"
FRAME = "您现在的位置:首页 > 新闻 > 正文\n分享到:微信 微博 QQ空间\n"
"""A page of which nothing is an article."""
MENU = "首页\n新闻\n体育\n财经\n娱乐\n分享到:微信 微博 QQ空间\n"
ABOUT = About(("in",), "out", "0.0", dt.datetime(2023, 3, 3, 4, 30, tzinfo=dt.UTC), "1.0 s")


def account(text: str, name: str = "a.txt", site: str = "", settings: Settings = DEFAULT) -> Account:
    """The account of a page of plain text."""
    page = Page(name, Page.from_text(text).paragraphs, {"encoding": "utf-8"}, site)
    cleaned = clean(page, settings)
    return Account(page, cleaned, outcome_of(page, cleaned).value, settings.skip)


def done(text: str, name: str = "a.txt", site: str = "", *, is_known: bool = False) -> Done:
    """What became of a page of plain text."""
    found = account(text, name, site)
    amounts = amounts_of(found.page, found.cleaned.page)
    outcome, counts = Outcome(found.outcome), tuple(count_rules(found.cleaned.changes).items())
    return Done(f"in/{name}", name, outcome, site, "", counts, amounts, is_known, text)


def failed(name: str, reason: str) -> Done:
    """A page that failed."""
    return Done(f"in/{name}", name, Outcome.FAILED, "", reason)


def report(pages: Iterable[Done], sample: int = 12, about: About = ABOUT) -> str:
    """The report of a run over pages."""
    figures = Figures(sample)
    for page in pages:
        figures.note(page)
    shown = [
        Shown(page, page_view(account(page.source, page.path, page.site), page.key).encode())
        for page in to_show(figures)
    ]
    return b"".join(run_report(about, figures, shown)).decode()


def parsed(document: str) -> LexborHTMLParser:
    """The document as a browser has it."""
    return LexborHTMLParser(document)


def first(tree: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    """The first element that a selector chooses; there must be one."""
    found = tree.css_first(selector)
    assert found is not None, selector
    return found


def table(document: str, caption: str) -> list[list[str]]:
    """The cells of the table whose caption begins so; the rows of its body."""
    for found in parsed(document).css("table"):
        if found.css("caption")[0].text().startswith(caption):
            return [[cell.text() for cell in row.css("th, td")] for row in found.css("tbody tr")]
    return []
