"""Folders of pages as a scrape leaves them, for tables of speed: text, and HTML with all that stands around an article.

Every page is drawn anew, so that no page is like another; a third each is Simplified, Traditional and glossed.
"""

from __future__ import annotations

import itertools
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from bench.speed import Draw, Make, glossed, simplified, traditional

LINES, SENTENCES = 12, (2, 3)
"""Paragraphs a page, and sentences a paragraph: together about 3 kB of text."""
LINKS = (60, 25, 12)
"""Links above, beside and below the article: a page of a portal has a hundred."""
A_FOLDER = 1000
"""Pages in a folder."""
MAKES: tuple[Make, ...] = (simplified, traditional, glossed)


class Page(NamedTuple):
    """What is drawn for a page."""

    title: str
    lines: list[str]
    links: list[str]


def draw_page(number: int, sentences: list[str], draw: Draw) -> Page:
    """A page of the kind whose turn it is."""
    dealt = itertools.cycle(draw.sample(sentences, len(sentences)))
    lines = ["".join(itertools.islice(dealt, draw.randint(*SENTENCES))) for _ in range(LINES)]
    made = MAKES[number % len(MAKES)]([next(dealt)[:18], *lines], draw)
    return Page(made[0], made[1:], [draw.choice(sentences)[:16] for _ in range(sum(LINKS))])


def as_text(page: Page) -> str:
    """A page as text, with the lines that a copied page has."""
    return "\n".join([page.title, "2023-05-06 07:08 来源:江州日报", *page.lines, "责任编辑:孙宁", "分享到:微信 微博"])


def as_html(page: Page) -> str:
    """A page as HTML: styles, scripts, lists of links, and the article among them."""
    style = "".join(f".c{number} a:hover{{color:#{number:06x};margin:0 {number}px}}\n" for number in range(60))
    script = "".join(f"window.q=window.q||[];q.push(['set','slot{number}',{number * 7}]);\n" for number in range(60))
    above, beside, below = (list(itertools.islice(iter_links, count)) for iter_links, count in _shares(page))
    body = "".join(f"<p>　　{line}</p>\n" for line in page.lines)
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{page.title}_新闻频道_江州网</title>\n'
        f"<style>\n{style}</style><script>\n{script}</script></head><body>\n"
        f'<div class="nav"><ul>{"".join(above)}</ul></div><div class="crumb">首页 &gt; 新闻 &gt; 正文</div>\n'
        f'<div class="main"><h1>{page.title}</h1><div class="info">2023-05-06 07:08 来源:江州日报</div>\n'
        f'<div class="content">\n{body}</div><div class="editor">责任编辑:孙宁</div>'
        f'<div class="related"><h3>相关阅读</h3><ul>{"".join(below)}</ul></div></div>\n'
        f'<div class="side"><h3>热点排行</h3><ul>{"".join(beside)}</ul></div>\n'
        '<div class="footer">关于我们 | 联系方式 | 版权声明<br>江州网 版权所有</div></body></html>'
    )


def _shares(page: Page) -> list[tuple[itertools.chain[str], int]]:
    items = iter(f'<li><a href="/news/{at}.html">{text}</a></li>\n' for at, text in enumerate(page.links))
    return [(itertools.chain(items), count) for count in LINKS]


FORMS: dict[str, Callable[[Page], str]] = {"text": as_text, "HTML": as_html}


def plant(root: Path, pages: range, sentences: list[str], form: str = "") -> int:
    """Writes the pages with these numbers, of both forms in turn when none is named; their bytes."""
    size = 0
    for number in pages:
        page = draw_page(number, sentences, random.Random(number))
        is_html = form == "HTML" if form else number % 2 == 0
        path = root / f"{number // A_FOLDER:04}" / f"{number:07}.{'html' if is_html else 'txt'}"
        path.parent.mkdir(parents=True, exist_ok=True)
        size += path.write_bytes(FORMS["HTML" if is_html else "text"](page).encode())
        os.utime(path, (1_600_000_000, 1_600_000_000))
    return size
