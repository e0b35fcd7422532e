"""Site templates on and off, on text pages of many invented sites.

    python -m bench.sites [TEXT] [--sites FILE] [--pages N] [--each] [--lost]

The articles are made of the lines of TEXT (``bench/text/news.txt``); ``bench/text/sites.toml`` has what stands around.
Some articles have lines of their own that recur: the introduction of a series, a refrain, subheads, a signature. F1,
precision and recall are by sentence, see ``bench.sentences``, means over the pages; ``lost`` is the number of letters
of the articles, recurring lines too, that are there without templates and not with them.
"""

from __future__ import annotations

import argparse
import random
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench.sentences import Gold, harmonic, score

from stdnews.comparison import letters
from stdnews.page import Page
from stdnews.pipeline import clean
from stdnews.settings import Settings
from stdnews.sites import Sketch, learn, sketch_of
from stdnews.template import Templates

HERE = Path(__file__).parent / "text"
SITES = HERE / "sites.toml"
PARAGRAPHS = 6
"""Of an article."""
COLUMNS = ("F1", "P", "R", "lost", "ms/page")


class Article(NamedTuple):
    """An article: its headline and its paragraphs, those of a series among them."""

    title: str
    lines: list[str]


class Made(NamedTuple):
    """A page of a site, and its article."""

    page: Page
    article: Article


def articles(lines: Sequence[str], count: int, dice: random.Random) -> list[Article]:
    """Articles of paragraphs of one to three lines; no line stands in two of a site, as long as there are enough."""
    found: list[Article] = []
    stock: list[str] = []
    for _ in range(count):
        paragraphs = []
        for _ in range(PARAGRAPHS):
            if len(stock) < 3:
                stock = dice.sample(lines, len(lines))
            paragraphs.append("".join(stock.pop() for _ in range(dice.randint(1, 3))))
        found.append(Article(headline(paragraphs[0]), paragraphs))
    return found


def headline(paragraph: str) -> str:
    """A headline made of the beginning of an article."""
    return (
        paragraph.replace("“", "")
        .replace("”", "")[:60]
        .split("。")[0]
        .replace("，", " ")
        .replace(",", " ")[:26]
        .strip()
    )


def pages_of(site: dict[str, Any], lines: Sequence[str], count: int) -> list[Made]:
    """Pages of a site."""
    dice = random.Random(site["name"])
    found = articles(lines, count, dice)
    for row in site.get("own", ()):
        for article in dice.sample(found, round(row["share"] * count)):
            put(article, row)
    return [Made(_page(site, article, found, dice), article) for article in found]


def put(article: Article, row: dict[str, Any]) -> None:
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


def _page(site: dict[str, Any], article: Article, others: Sequence[Article], dice: random.Random) -> Page:
    def around(where: str) -> list[str]:
        return [_filled(line, others, dice) for line in site.get(where, ())]

    lines = [*around("above"), article.title, *around("between"), *article.lines, *around("below")]
    made = Page.from_text("\n".join(lines), article.title)
    return Page(made.name, made.paragraphs, site=site["name"])


def _filled(line: str, others: Sequence[Article], dice: random.Random) -> str:
    other = dice.choice(others)
    date = f"2031年{dice.randint(1, 12)}月{dice.randint(1, 28)}日"
    teaser = other.lines[0].split("。")[0] + "。"
    line = line.replace("{title}", other.title).replace("{date}", date).replace("{teaser}", teaser)
    while "{n}" in line:
        line = line.replace("{n}", str(dice.randint(2, 9999)), 1)
    return line


class Row(NamedTuple):
    """Figures of some pages."""

    precision: float
    recall: float
    kept: Counter[str]
    seconds: float


def measure(pages: Sequence[Made], settings: Settings) -> Row:
    """The figures of the pages, and the lines of their articles that stayed."""
    precision = recall = 0.0
    kept: Counter[str] = Counter()
    started = time.perf_counter()
    texts = [clean(made.page, settings).page.to_text() for made in pages]
    seconds = time.perf_counter() - started
    for number, (made, text) in enumerate(zip(pages, texts, strict=True)):
        found = score(text, Gold("\n".join(made.article.lines), made.article.title, ()))
        precision, recall = precision + found.precision, recall + found.recall
        stayed = {letters(line) for line in text.split("\n")}
        own = (made.article.title, *made.article.lines)
        kept.update(f"{number} {line}" for line in own if letters(line) in stayed)
    return Row(precision / len(pages), recall / len(pages), kept, seconds)


def learned(pages: Sequence[Made]) -> Templates:
    """What is learned of the pages, site by site."""
    by_site: dict[str, list[Sketch]] = {}
    for number, made in enumerate(pages):
        sketch = sketch_of(made.page, Settings())
        by_site.setdefault(sketch.site, []).append(sketch._replace(name=str(number)))
    found = {site: learn(site, sketches) for site, sketches in by_site.items()}
    return Templates({site: template for site, template in found.items() if template is not None})


def sites(pages: int, lines: Sequence[str], path: Path = SITES) -> Iterator[list[Made]]:
    """The pages of each site."""
    for site in tomllib.loads(path.read_text("utf-8"))["site"]:
        yield pages_of(site, lines, pages)


def figures(lines: Sequence[str], pages: int = 12) -> dict[str, float]:
    """The figures that are pinned, in percent: F1 with templates, and letters of articles that stay with them."""
    found = [made for site in sites(pages, lines) for made in site]
    off, on = measure(found, Settings()), measure(found, Settings(templates=learned(found)))
    had = sum(map(len, off.kept.elements()))
    return {
        "with templates, F1": 100 * harmonic(on.precision, on.recall),
        "with templates, of the articles": 100 * (1 - lost(off, on) / had),
    }


def lost(off: Row, on: Row) -> int:
    """Letters of lines of articles that are there without templates and not with them."""
    return sum(len(letters(line.partition(" ")[2])) * n for line, n in (off.kept - on.kept).items())


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", nargs="?", type=Path, default=HERE / "news.txt")
    parser.add_argument("--sites", type=Path, default=SITES, help="other sites")
    parser.add_argument("--pages", type=int, default=12, help="pages a site")
    parser.add_argument("--each", action="store_true", help="a row for each site")
    parser.add_argument("--lost", action="store_true", help="name what is lost, and what stays of the sites")
    given = parser.parse_args()
    lines = [line.strip() for line in given.text.read_text("utf-8").splitlines() if line.strip()]
    made = list(sites(given.pages, lines, given.sites))
    started = time.perf_counter()
    templates = learned([page for site in made for page in site])
    learning = time.perf_counter() - started
    print(f"{'':32}" + "".join(f"{name:>10}" for name in COLUMNS))
    for site in made if given.each else ():
        show(f"{site[0].page.site}, {len(site)} pages", site, templates)
        if given.lost:
            show_lines(site, templates)
    every = [page for site in made for page in site]
    show(f"all {len(made)} sites, {len(every)} pages", every, templates)
    print(f"learning: {1000 * learning / len(every):.1f} ms/page")


def show(name: str, pages: Sequence[Made], templates: Templates) -> None:
    """Prints two rows: off and on."""
    off = measure(pages, Settings())
    on = measure(pages, Settings(templates=templates))
    for label, row in (("off", off), ("on", on)):
        values = [100 * harmonic(row.precision, row.recall), 100 * row.precision, 100 * row.recall]
        gone = lost(off, row)
        print(
            f"{name + ', ' + label:26}"
            + "".join(f"{value:10.1f}" for value in values)
            + f"{gone:10}{1000 * row.seconds / len(pages):10.1f}"
        )


def show_lines(pages: Sequence[Made], templates: Templates) -> None:
    """Prints what of the first page is wrong."""
    for made in pages[:2]:
        own = {letters(line) for line in (made.article.title, *made.article.lines)}
        done = clean(made.page, Settings(templates=templates)).page
        for paragraph in done.paragraphs:
            is_own, is_kept = letters(paragraph.text) in own, paragraph.dropped_by is None
            if is_own != is_kept:
                print(f"    {'+' if is_kept else '-'} {paragraph.text[:60]} [{paragraph.dropped_by or ''}]")


if __name__ == "__main__":
    main()
