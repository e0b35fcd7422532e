"""The article of an HTML page, by sentence, beside other extractors: on a folder of HTML with gold.

    python -m bench.boilerplate FOLDER [--peers] [--each] [--only NAME,NAME] [--show NAME [--as html|text|main]]

FOLDER holds HTML files and gold.json, ``{file: {"text": article, "title"?: headline, "unscored"?: [line]}}``. The
rows: stdnews from the HTML, from all visible text, and from the main text that resiliparse leaves (where installed).
What is measured is in ``bench.sentences``. Precision and recall are means over the pages.
"""

from __future__ import annotations

import argparse
import functools
import itertools
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from bench.peers import peers, resiliparse
from bench.sentences import Gold, Score, harmonic, has_headline, read_golds, score, sentences
from opencc import OpenCC
from selectolax.lexbor import LexborHTMLParser

from stdnews.page import Page
from stdnews.pipeline import Cleaned, clean
from stdnews.reading.charset import decode
from stdnews.reading.reader import read_page

Run = Callable[[bytes], str]
COLUMNS = ("F1", "P", "R", ">= .95", "headline", "ms")
GOOD = 0.95
"""F1 from which a page counts as right."""
TIMES = 3
"""A page is timed so often, and the best counts: the machine is shared."""


class Row(NamedTuple):
    """What one extractor makes of one page."""

    score: Score
    headline: bool | None
    """Whether the headline is the first line; None where it is not labelled."""
    seconds: float


def from_html(data: bytes) -> str:
    """Bytes to clean text."""
    return clean(read_page(data, "page.html")).page.to_text()


def visible(data: bytes) -> str:
    """All visible text of a page, as a first extractor gives it that drops nothing."""
    page = read_page(data, "page.html")
    return "\n".join(p.text for p in page.paragraphs if p.role == "body")


def main_text(data: bytes) -> str:
    """What resiliparse takes for the main text."""
    return resiliparse(decode(data).text)


def cleaned_text(text: str) -> Cleaned:
    """A text page, cleaned."""
    return clean(Page.from_text(text))


def parse_only(data: bytes) -> str:
    """What lexbor takes to parse a page and to give all its text: the measure of speed."""
    body = LexborHTMLParser(data).body
    return body.text(separator="\n") if body is not None else ""


def runs(*, with_peers: bool) -> Iterator[tuple[str, Run]]:
    """The rows of the table."""
    yield "stdnews, from HTML", from_html
    yield "stdnews, from all visible text", lambda data: cleaned_text(visible(data)).page.to_text()
    found = peers()
    if "resiliparse" in found:
        yield "stdnews, from main text", lambda data: cleaned_text(main_text(data)).page.to_text()
    yield "lexbor, parse and all text", parse_only
    if with_peers:
        for name, extract in found.items():
            yield name, lambda data, extract=extract: extract(decode(data).text)  # type: ignore[misc]


def measure(run: Run, pages: Iterable[tuple[bytes, Gold]], convert: Callable[[str], str]) -> list[Row]:
    """A row for each page."""
    rows = []
    for data, gold in pages:
        output, seconds = timed(run, data)
        output = convert(output).strip()
        headline = has_headline(output, gold.title) if gold.title else None
        rows.append(Row(score(output, gold), headline, seconds))
    return rows


def timed(run: Run, data: bytes) -> tuple[str, float]:
    """The output, and the best of some times."""
    best = float("inf")
    for _ in range(TIMES):
        started = time.perf_counter()
        output = run(data)
        best = min(best, time.perf_counter() - started)
    return output, best


def figures(rows: list[Row]) -> dict[str, float]:
    """The means, in percent, and milliseconds a page."""
    count = len(rows)
    precision = sum(row.score.precision for row in rows) / count
    recall = sum(row.score.recall for row in rows) / count
    labelled = [row.headline for row in rows if row.headline is not None]
    values = (
        100 * harmonic(precision, recall),
        100 * precision,
        100 * recall,
        100 * sum(row.score.f1 >= GOOD for row in rows) / count,
        100 * sum(labelled) / len(labelled) if labelled else 0.0,
        1000 * sum(row.seconds for row in rows) / count,
    )
    return dict(zip(COLUMNS, values, strict=True))


OWN_PAGES = Path(__file__).parent / "html"
"""Invented pages in the manner of real ones, which the project ships."""


def of_own_pages() -> dict[str, float]:
    """The figures that are pinned: F1 and headlines on the project's own pages, from HTML and from their text."""
    golds = read_golds(OWN_PAGES)
    pages = [((OWN_PAGES / name).read_bytes(), gold) for name, gold in golds.items()]
    rows = {name: measure(run, pages, str) for name, run in itertools.islice(runs(with_peers=False), 2)}
    return {f"{name}, {key}": figures(found)[key] for name, found in rows.items() for key in ("F1", "headline")}


def main() -> None:
    """Prints the table, or one page line by line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--each", action="store_true")
    parser.add_argument("--show", default="")
    parser.add_argument("--as", dest="kind", choices=("html", "text", "main"), default="html")
    given = parser.parse_args()
    golds = read_golds(given.folder)
    if given.show:
        show((given.folder / given.show).read_bytes(), golds[given.show], given.kind)
        return
    names = [name for name in sorted(golds) if not given.only or name in given.only.split(",")]
    pages = [((given.folder / name).read_bytes(), simplified(golds[name])) for name in names]
    print(f"{'':32}" + "".join(f"{name:>10}" for name in COLUMNS))
    for name, run in runs(with_peers=given.peers):
        rows = measure(run, pages, to_simplified)
        print(f"{name:32}" + "".join(f"{value:10.1f}" for value in figures(rows).values()))
        if given.each and name.startswith("stdnews"):
            print_pages(names, rows)


REGIONAL = str.maketrans("著妳枱锺", "着你台钟")
"""Letters of Taiwan and Hong Kong that t2s leaves and the simplify stage writes anew: nobody is scored on them."""


def to_simplified(text: str) -> str:
    """A text in the script of the output, for gold and peers."""
    found: str = _opencc().convert(text)
    return found.translate(REGIONAL)


@functools.cache
def _opencc() -> OpenCC:
    return OpenCC("t2s")


def simplified(gold: Gold) -> Gold:
    """The gold in the script of the output."""
    return Gold(to_simplified(gold.text), to_simplified(gold.title), tuple(map(to_simplified, gold.unscored)))


def print_pages(names: Iterable[str], rows: Iterable[Row]) -> None:
    """Prints the pages that are not wholly right."""
    for name, (found, headline, _) in zip(names, rows, strict=True):
        if found.f1 < 1 or headline is False:
            print(f"  {name:26} {found.f1:.3f} P {found.precision:.3f} R {found.recall:.3f} headline {headline}")


def show(data: bytes, gold: Gold, kind: str) -> None:
    """Prints each paragraph of a page: kept or not, in the gold or not, and why."""
    page = read_page(data, "page.html")
    if kind != "html":
        page = Page.from_text(visible(data) if kind == "text" else main_text(data))
    cleaned = clean(page)
    notes = {change.edit.at: f"{change.edit.rule} {change.edit.note}" for change in cleaned.changes}
    wanted = sentences(to_simplified(gold.text))
    for at, paragraph in enumerate(cleaned.page.paragraphs):
        own = sentences(paragraph.text)
        right = ("gold" if own <= wanted else "part") if own & wanted else "    "
        kept = " " if paragraph.dropped_by or paragraph.role == "meta" else "+"
        print(f"{at:4} {kept} {right} {paragraph.text[:78]}  [{notes.get(at, '')}] {describe(paragraph.markup)}")


def describe(markup: object) -> str:
    """What the reader knows of a paragraph, short."""
    return str(markup).removeprefix("Markup") if markup else ""


if __name__ == "__main__":
    main()
