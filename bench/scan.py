"""What the mojibake stage costs on sound pages, as a multiple of one OpenCC pass over the same text.

    python -m bench.scan [TEXT] [--pages 200] [--steps]

The stage has nothing to do on these pages: what it takes is the price of looking. Both take turns at all pages, and the
best of several turns counts; only the ratios carry over to other machines. ``--steps`` tells where the time goes.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.glosses import TEXT
from bench.speed import KINDS, T2S

from stdnews import Page, Settings
from stdnews.pipeline import STAGES, clean
from stdnews.stages import mojibake

LINES = 16
"""Paragraphs a page: about 2 kB of news."""
TURNS = 15
SOUND = ("Simplified", "Traditional", "glossed")
ALONE = Settings(skip=frozenset(stage.name for stage in STAGES) - {"mojibake"})


def least(work: Callable[[Page, str], object], texts: Sequence[str]) -> float:
    """Microseconds a page in one turn; the page is read anew, outside the clock, as it remembers its scans."""
    taken = 0.0
    for text in texts:
        page = Page.from_text(text)
        start = time.perf_counter()
        work(page, text)
        taken += time.perf_counter() - start
    return 1e6 * taken / len(texts)


def stage(page: Page, text: str) -> None:
    """The stage as the pipeline runs it."""
    del text
    if clean(page, ALONE).changes:
        sys.exit(f"the stage changes this page, which should be sound:\n{page.to_text()}")


def convert(page: Page, text: str) -> None:
    """One pass of OpenCC."""
    del page
    T2S.convert(text)


def by_step(texts: Sequence[str]) -> dict[str, float]:
    """Microseconds a page of each step; the first one also joins the lines of the page."""
    found = dict.fromkeys((step.__name__ for step in mojibake.steps(ALONE.mojibake)), 0.0)
    for text in texts:
        page = Page.from_text(text)
        for step in mojibake.steps(ALONE.mojibake):
            start = time.perf_counter()
            list(step(page))
            found[step.__name__] += 1e6 * (time.perf_counter() - start) / len(texts)
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", nargs="?", type=Path, default=TEXT)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--steps", action="store_true")
    args = parser.parse_args()
    lines = [line.strip() for line in args.text.read_text("utf-8").splitlines() if line.strip()]
    draw = random.Random(0)
    print(f"{'pages':14}{'kB':>6}{'OpenCC us':>11}{'stage us':>10}{'stage/OpenCC':>14}")
    for kind in SOUND:
        texts = ["\n".join(KINDS[kind](draw.sample(lines, LINES), draw)) for _ in range(args.pages)]
        turns = [(least(convert, texts), least(stage, texts)) for _ in range(TURNS)]
        opencc, ours = (min(column) for column in zip(*turns, strict=True))
        size = sum(len(text.encode()) for text in texts) / len(texts) / 1000
        print(f"{kind:14}{size:6.1f}{opencc:11.1f}{ours:10.1f}{ours / opencc:14.2f}")
        if args.steps:
            steps = [by_step(texts) for _ in range(TURNS)]
            print("".join(f"    {name:18}{min(turn[name] for turn in steps):8.1f}\n" for name in steps[0]), end="")


if __name__ == "__main__":
    main()
