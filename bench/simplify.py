"""How much of sound Simplified text comes back from Traditional, and how much of it is left alone.

    python -m bench.simplify [FILE] [--show]

FILE has a sentence or paragraph of sound Simplified text a line; without it invented news is measured. Each
line counts as exact when not one character differs. Pages are ten lines long. Beside the stage stand OpenCC's own
configurations, on the same pages in the same run. ``--show`` prints the lines that the stage gets wrong.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from opencc import OpenCC, __version__

from stdnews.edits import apply
from stdnews.page import Page, Paragraph
from stdnews.stages import simplify

LINES_A_PAGE = 10
TEXT = Path(__file__).parent / "text/news.txt"
SOURCES = ("", "s2t", "s2tw", "s2hk")

Convert = Callable[[list[str]], list[str]]


def stage() -> Convert:
    """The stage on its own, page by page."""
    (step,) = simplify.steps(simplify.Options())

    def convert(lines: list[str]) -> list[str]:
        page = Page("", tuple(Paragraph(line) for line in lines))
        return [p.text for p in apply(page, step(page)).paragraphs]

    return convert


def plain(config: str) -> Convert:
    """OpenCC alone."""
    converter = OpenCC(config)
    return lambda lines: converter.convert("\n".join(lines)).split("\n")


def in_pages(convert: Convert, lines: list[str]) -> list[str]:
    """All lines, a page at a time."""
    starts = range(0, len(lines), LINES_A_PAGE)
    return [new for at in starts for new in convert(lines[at : at + LINES_A_PAGE])]


def as_written(source: str, lines: list[str]) -> list[str]:
    """The lines in the script that an OpenCC configuration gives; without one as they are."""
    return in_pages(plain(source), lines) if source else lines


def figures(lines: list[str]) -> dict[str, float]:
    """Exact lines from each script, in percent."""
    given = {source: as_written(source, lines) for source in SOURCES}
    got = {source: in_pages(stage(), script) for source, script in given.items()}
    return {
        f"from {source or 'Simplified'}": 100 * sum(map(str.__eq__, lines, back)) / len(lines)
        for source, back in got.items()
    }


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=TEXT)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    lines = [line for line in args.file.read_text("utf-8").split("\n") if line.strip()]
    rows = {"stdnews": stage()} | {f"OpenCC {name}": plain(name) for name in ("t2s", "tw2s", "hk2s")}
    print(f"{len(lines)} lines, {LINES_A_PAGE} a page, OpenCC {__version__}; exact lines")
    print(f"{'from':12}" + "".join(f"{name:>14}" for name in rows))
    for source in SOURCES:
        given = as_written(source, lines)
        cells = []
        for name, convert in rows.items():
            start = time.perf_counter()
            got = in_pages(convert, given)
            seconds = time.perf_counter() - start
            wrong = [(line, new) for line, new in zip(lines, got, strict=True) if line != new]
            cells.append(f"{len(lines) - len(wrong):>7} {seconds / len(lines) * 1e6:4.0f} us")
            if args.show and name == "stdnews":
                print("".join(f"- {line}\n+ {new}\n" for line, new in wrong), end="")
        print(f"{source or '(as it is)':12}" + "".join(f"{cell:>14}" for cell in cells))


if __name__ == "__main__":
    main()
