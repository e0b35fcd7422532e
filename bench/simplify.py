"""How much of sound Simplified text comes back from Traditional, and how much of it is left alone.

    python bench/simplify.py [FILE] [--show]

FILE has a sentence or paragraph of sound Simplified text a line; without it a few invented lines are measured. Each
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
TEXT = """\
作家沈思远与肖乾登上瞭望台,看着远处的灯火,久久沉默。
这座水库的径流量去年减少,专家难以想象还会有旱情。
她著有《云台山志》,成绩卓著,是当地著名的学者。
孩子们背着书包,沿着河边的小路跑回家去。
钟先生说,制度的制定要征求群众意见,复核之后再答复。
牧民把干牛肉挂在帐篷里,乾隆年间的铜壶擦得锃亮。
面粉、面条与汤面,里程与里面,后天与皇后,发展与头发。
工人们只剩一只钟表,却准确地标志着作为老厂的骄傲。
"""

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


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    text = args.file.read_text("utf-8") if args.file else TEXT
    lines = [line for line in text.split("\n") if line.strip()]
    rows = {"stdnews": stage()} | {f"OpenCC {name}": plain(name) for name in ("t2s", "tw2s", "hk2s")}
    print(f"{len(lines)} lines, {LINES_A_PAGE} a page, OpenCC {__version__}; exact lines")
    print(f"{'from':12}" + "".join(f"{name:>14}" for name in rows))
    for source in ("", "s2t", "s2tw", "s2hk"):
        given = in_pages(plain(source), lines) if source else lines
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
