"""Site templates on and off, on pages of many invented sites, as text and as HTML.

    python -m bench.sites [TEXT] [--sites FILE] [--pages N] [--each] [--lines]

The articles are made of the lines of TEXT (``bench/text/news.txt``); ``bench/text/sites.toml`` has what stands around.
Some articles have lines of their own that recur: the introduction of a series, a refrain, subheads, a signature. F1,
precision and recall are by sentence, see ``bench.sentences``, means over the pages; ``lost`` is the number of letters
of the articles, recurring lines too, that are there without templates and not with them.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bench.made_sites import HERE, SITES, Article, Made, sites
from bench.sentences import Gold, harmonic, score

from stdnews.comparison import letters
from stdnews.page import Page
from stdnews.pipeline import clean
from stdnews.settings import Settings
from stdnews.sites import Sketch, learn, sketch_of
from stdnews.template import Templates

COLUMNS = ("F1", "P", "R", "lost", "ms/page")
FORMS = ("text", "html")
OFF = Settings()

Pages = Sequence[tuple[Page, Article]]


class Row(NamedTuple):
    """Figures of some pages."""

    precision: float
    recall: float
    kept: Counter[str]
    """The lines of the articles that stayed, each after the number of its page."""
    seconds: float


def measure(pages: Pages, settings: Settings) -> Row:
    """The figures of the pages."""
    precision = recall = 0.0
    kept: Counter[str] = Counter()
    started = time.perf_counter()
    texts = [clean(page, settings).page.to_text() for page, _ in pages]
    seconds = time.perf_counter() - started
    for number, ((_, article), text) in enumerate(zip(pages, texts, strict=True)):
        found = score(text, Gold("\n".join(article.lines), article.title, ()))
        precision, recall = precision + found.precision, recall + found.recall
        stayed = {letters(line) for line in text.split("\n")}
        own = (article.title, *article.lines)
        kept.update(f"{number} {line}" for line in own if letters(line) in stayed)
    return Row(precision / len(pages), recall / len(pages), kept, seconds)


def lost(off: Row, on: Row) -> int:
    """Letters of lines of articles that are there without templates and not with them."""
    return sum(len(letters(line.partition(" ")[2])) * n for line, n in (off.kept - on.kept).items())


def learned(pages: Pages) -> Templates:
    """What is learned of the pages, site by site."""
    by_site: dict[str, list[Sketch]] = {}
    for number, (page, _) in enumerate(pages):
        by_site.setdefault(page.site, []).append(sketch_of(page, OFF)._replace(name=str(number)))
    found = {site: learn(site, sketches) for site, sketches in by_site.items()}
    return Templates({site: template for site, template in found.items() if template is not None})


def in_form(made: Sequence[Made], form: str) -> list[tuple[Page, Article]]:
    """The pages in one of their forms."""
    return [(one.text if form == "text" else one.html, one.article) for one in made]


def figures(lines: list[str], pages: int = 12) -> dict[str, float]:
    """The figures that are pinned, in percent: F1 with templates, and what of the articles stays that stays without."""
    made = [one for site in sites(pages, lines) for one in site]
    found = {}
    for form in FORMS:
        chosen = in_form(made, form)
        off, on = measure(chosen, OFF), measure(chosen, Settings(templates=learned(chosen)))
        had = sum(len(letters(line.partition(" ")[2])) for line in off.kept.elements())
        found[f"{form}, F1"] = 100 * harmonic(on.precision, on.recall)
        found[f"{form}, of the articles"] = 100 * (1 - lost(off, on) / had)
    return found


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", nargs="?", type=Path, default=HERE / "news.txt")
    parser.add_argument("--sites", type=Path, default=SITES, help="other sites")
    parser.add_argument("--pages", type=int, default=12, help="pages a site")
    parser.add_argument("--each", action="store_true", help="rows for each site")
    parser.add_argument("--lines", action="store_true", help="name what is wrong on two pages of each site")
    given = parser.parse_args()
    lines = [line.strip() for line in given.text.read_text("utf-8").splitlines() if line.strip()]
    made = list(sites(given.pages, lines, given.sites))
    print(f"{'':36}" + "".join(f"{name:>10}" for name in COLUMNS))
    for form in FORMS:
        chosen = in_form([one for site in made for one in site], form)
        started = time.perf_counter()
        templates = learned(chosen)
        learning = 1000 * (time.perf_counter() - started) / len(chosen)
        for site in made if given.each else ():
            show(f"{form}, {site[0].text.site}", in_form(site, form), templates)
            if given.lines:
                show_lines(in_form(site[:2], form), templates)
        show(f"{form}, {len(made)} sites, {len(chosen)} pages", chosen, templates)
        print(f"{form}, learning: {learning:.1f} ms/page")


def show(name: str, pages: Pages, templates: Templates) -> None:
    """Prints two rows: off and on."""
    off, on = measure(pages, OFF), measure(pages, Settings(templates=templates))
    for label, row in (("off", off), ("on", on)):
        values = [100 * harmonic(row.precision, row.recall), 100 * row.precision, 100 * row.recall]
        numbers = "".join(f"{value:10.1f}" for value in values)
        print(f"{f'{name}, {label}':36}{numbers}{lost(off, row):10}{1000 * row.seconds / len(pages):10.1f}")


def show_lines(pages: Pages, templates: Templates) -> None:
    """Prints the lines of articles that go and those of sites that stay."""
    for page, article in pages:
        own = {letters(line) for line in (article.title, *article.lines)}
        for paragraph in clean(page, Settings(templates=templates)).page.paragraphs:
            is_own, is_kept = letters(paragraph.text) in own, paragraph.dropped_by is None
            if is_own != is_kept and paragraph.role == "body":
                print(f"    {'+' if is_kept else '-'} {paragraph.text[:60]} [{paragraph.dropped_by or ''}]")


if __name__ == "__main__":
    main()
