"""Pages of invented sites: articles made of the lines of a text, and what ``text/sites.toml`` says of each site around.

A page is made twice of the same lines, as text and as HTML. In HTML all that stands below an article stands in the
element of the article: what stands outside of it goes without a template.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

from stdnews.page import Page
from stdnews.reading import read_page

HERE = Path(__file__).parent / "text"
SITES = HERE / "sites.toml"
PARAGRAPHS = 6
"""Of an article."""
TITLE = 26
"""Characters of the longest headline."""


class Article(NamedTuple):
    """An article: its headline and its paragraphs, those of a series among them."""

    title: str
    lines: list[str]


class Made(NamedTuple):
    """A page of a site in both forms, and its article."""

    text: Page
    html: Page
    article: Article


def sites(pages: int, lines: Sequence[str], path: Path = SITES) -> Iterator[list[Made]]:
    """The pages of each site.

    Args:
        pages: how many of each.
        lines: what the articles are made of.
        path: what the sites print around them.
    """
    for site in tomllib.loads(path.read_text("utf-8"))["site"]:
        yield _pages_of(site, lines, pages)


def _pages_of(site: dict[str, Any], lines: Sequence[str], count: int) -> list[Made]:
    dice = random.Random(site["name"])
    found = _articles(lines, count, dice)
    for row in site.get("own", ()):
        for article in dice.sample(found, round(row["share"] * count)):
            _put(article, row)
    return [_made(site, article, found, dice) for article in found]


def _articles(lines: Sequence[str], count: int, dice: random.Random) -> list[Article]:
    """Articles of paragraphs of one to three lines; no line stands in two of a site, as long as there are enough."""
    found: list[Article] = []
    stock: list[str] = []
    for _ in range(count):
        paragraphs = []
        for _ in range(PARAGRAPHS):
            if len(stock) < 3:
                stock = dice.sample(lines, len(lines))
            paragraphs.append("".join(stock.pop() for _ in range(dice.randint(1, 3))))
        found.append(Article(_headline(paragraphs[0]), paragraphs))
    return found


def _headline(paragraph: str) -> str:
    """A headline made of the beginning of an article."""
    plain = re.sub("[，,：；、]", " ", re.sub("[“”]", "", paragraph))
    return re.split("[。！？]", plain)[0][:TITLE].strip()


def _put(article: Article, row: dict[str, Any]) -> None:
    """Puts the lines of a series into an article."""
    own, lines = row["lines"], article.lines
    if row["where"] == "first":
        lines[:0] = own
    elif row["where"] == "last":
        lines += own
    elif row["where"] == "everywhere":
        lines[3:3] = own
        lines += own
    else:
        for number, line in enumerate(own):
            lines.insert(number * 3, line)


def _made(site: dict[str, Any], article: Article, others: Sequence[Article], dice: random.Random) -> Made:
    around = {
        where: [_filled(line, others, dice) for line in site.get(where, ())] for where in ("above", "between", "below")
    }
    return Made(_text(site["name"], article, around), _html(site["name"], article, around), article)


def _text(site: str, article: Article, around: dict[str, list[str]]) -> Page:
    lines = [*around["above"], article.title, *around["between"], *article.lines, *around["below"]]
    made = Page.from_text("\n".join(lines), f"{article.title}.txt")
    return Page(made.name, made.paragraphs, site=site)


def _html(site: str, article: Article, around: dict[str, list[str]]) -> Page:
    head, info = ("".join(f"<div>{escape(line)}</div>" for line in around[where]) for where in ("above", "between"))
    body = "".join(f"<p>{escape(line)}</p>" for line in (*article.lines, *around["below"]))
    data = (
        f"<html><head><title>{escape(article.title)}_{site}</title></head><body><div class=head>{head}</div>"
        f"<div class=main><h1>{escape(article.title)}</h1><div class=info>{info}</div>"
        f"<div class=text>{body}</div></div></body></html>"
    )
    return read_page(data.encode(), f"{article.title}.html", site)


def _filled(line: str, others: Sequence[Article], dice: random.Random) -> str:
    """A line of a site with what differs from page to page."""
    other = dice.choice(others)
    date = f"2031年{dice.randint(1, 12)}月{dice.randint(1, 28)}日"
    teaser = other.lines[0].split("。")[0] + "。"
    line = line.replace("{title}", other.title).replace("{date}", date).replace("{teaser}", teaser)
    while "{n}" in line:
        line = line.replace("{n}", str(dice.randint(2, 9999)), 1)
    return line
