"""How much of the article the boilerplate stage keeps, and how much else: by sentence, on a folder of HTML with gold.

    python -m bench.boilerplate FOLDER [--from html|text|near] [--pages 0:32] [--show NAME]

FOLDER holds HTML files and gold.json, ``{file: {"text": article}}``. Sentences are compared as a multiset of their
letters, weighted by length: a second copy counts as wrong. Lines that ``<title>`` begins with are not scored, since
the gold has no headlines. ``html`` gives the stage what the reader knows of each paragraph, ``text`` the same lines
without it (a page that is all visible text), ``near`` the lines from a little above the article to a little below.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from opencc import OpenCC

from stdnews.comparison import letters
from stdnews.edits import apply
from stdnews.page import Page, Paragraph
from stdnews.reading.reader import read_page
from stdnews.stages.boilerplate import Options, steps

SENTENCE = re.compile(r"[。！？!?；;\n]")
NEAR = 12
"""Lines above and below the article that a first extractor may have left."""


class Score(NamedTuple):
    """Letters in common, in the output and in the gold."""

    common: int
    output: int
    gold: int

    @property
    def figures(self) -> tuple[float, float, float]:
        """F1, precision and recall."""
        precision = self.common / self.output if self.output else 0.0
        recall = self.common / self.gold if self.gold else 0.0
        return 2 * precision * recall / (precision + recall) if self.common else 0.0, precision, recall


def sentences(text: str) -> Counter[str]:
    """The sentences of a text by their letters."""
    return Counter(key for part in SENTENCE.split(text) if (key := letters(part)))


def score(output: str, gold: str) -> Score:
    """The output against the gold."""
    have, want = sentences(output), sentences(gold)
    return Score(*(sum(len(key) * n for key, n in c.items()) for c in (have & want, have, want)))


def simplified(page: Page, convert: OpenCC) -> Page:
    """The page with each paragraph in Simplified characters, as the stage gets it."""
    return replace(page, paragraphs=tuple(replace(p, text=convert.convert(p.text)) for p in page.paragraphs))


def as_text(page: Page) -> Page:
    """The page without what only HTML knows."""
    return Page(page.name, tuple(Paragraph(p.text) for p in page.paragraphs if p.role == "body"))


def near(page: Page, gold: str) -> Page:
    """The page from a little above the article to a little below."""
    wanted = sentences(gold)
    hits = [at for at, p in enumerate(page.paragraphs) if any(len(key) > 8 for key in sentences(p.text) & wanted)]
    if not hits:
        return page
    return replace(page, paragraphs=page.paragraphs[max(0, hits[0] - NEAR) : hits[-1] + 1 + NEAR])


def without_title(text: str, title: str) -> str:
    """The lines of a text that ``<title>`` does not begin with."""
    return "\n".join(line for line in text.splitlines() if not title.startswith(letters(line)[:40]))


def main() -> None:
    """Prints a row a page and the means, for doing nothing and for the stage."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--from", dest="kind", choices=("html", "text", "near"), default="text")
    parser.add_argument("--pages", default="0:")
    parser.add_argument("--show", default="")
    given = parser.parse_args()
    convert, step = OpenCC("t2s"), steps(Options())[0]
    golds = json.loads((given.folder / "gold.json").read_text(encoding="utf-8"))
    first, last = (int(part) if part else None for part in given.pages.split(":"))
    rows: list[Row] = []
    for name in sorted(golds)[first:last]:
        page = simplified(read_page((given.folder / name).read_bytes(), name), convert)
        gold = convert.convert(golds[name]["text"])
        title = letters(next((p.text for p in page.paragraphs if p.markup and p.markup.tag == "title"), ""))
        page = page if given.kind == "html" else as_text(page)
        page = near(page, gold) if given.kind == "near" else page
        before = score(without_title(page.to_text(), title), gold)
        started = time.perf_counter()
        edits = list(step(page))
        spent = time.perf_counter() - started
        after = apply(page, edits)
        kept = score(without_title(after.to_text(), title), gold)
        rows.append((before.figures, kept.figures, spent))
        print(name, len(page.paragraphs), *(f"{figure:.3f}" for figure in (*before.figures, *kept.figures)))
        if name == given.show:
            show(page, after, gold, {edit.at: f"{edit.rule} {edit.note}" for edit in edits})
    report(rows)


def show(page: Page, after: Page, gold: str, notes: dict[int, str]) -> None:
    """Prints each paragraph: kept or not, in the gold or not, and why."""
    wanted = sentences(gold)
    for at, paragraph in enumerate(after.paragraphs):
        right = "gold" if sentences(page.paragraphs[at].text) & wanted else "    "
        kept = " " if paragraph.dropped_by else "+"
        print(f"{at:4} {kept} {right} {paragraph.text[:70]}  [{notes.get(at, '')}]")


Row = tuple[tuple[float, float, float], tuple[float, float, float], float]
"""A page: F1, precision and recall of doing nothing and of the stage, and seconds."""


def report(rows: list[Row]) -> None:
    """Prints the means."""
    for label, figures in (("nothing", [row[0] for row in rows]), ("stage", [row[1] for row in rows])):
        means = [sum(values) / len(rows) for values in zip(*figures, strict=True)]
        good = sum(f[0] >= 0.95 for f in figures) / len(rows)
        print(f"{label:8} F1 {means[0]:.3f} P {means[1]:.3f} R {means[2]:.3f} pages >= .95: {good:.0%}")
    print(f"{1000 * sum(row[2] for row in rows) / len(rows):.2f} ms a page")


if __name__ == "__main__":
    main()
