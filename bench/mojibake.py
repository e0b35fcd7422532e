"""Quality of the mojibake stage by kind of damage, beside doing nothing and ftfy.

    python -m bench.mojibake TEXT_FILE [--pages 40] [--kinds s1,s2] [--with stdnews]

The text, one sound paragraph a line in Simplified script, is cut into pages of ten lines of at least 20 Han characters,
damaged by ``bench/damage.py`` and cleaned. A damaged line comes out exact, left as it was, wrong with a mark of it (an
honest ``?``, the rest right), or wrong without.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bench.damage import LEVELS, Shift, shift
from bench.peers import by_ftfy

from stdnews.edits import apply
from stdnews.page import Page
from stdnews.stages import mojibake
from stdnews.stages.mojibake.gbk import fold
from stdnews.stages.mojibake.walk import GLOSS, SYLLABLE

LINES, LEAST_HAN = 10, 20
"""Lines a page, and the fewest Han characters of a line."""
VERDICTS = ("exact", "left", "marked", "silent")
HAN = re.compile("[\u3400-\u9fff]")
EATEN = re.compile(rf"\?(?!{SYLLABLE}\)|[。，、；？！,;?!])")
"""A mark that stands neither before a gloss nor before one of the six marks: a byte was eaten with the next one."""
PRIVATE = re.compile("[\ue000-\uf8ff]")


class Line(NamedTuple):
    """A line before and after the damage."""

    sound: str
    damaged: str
    kind: str
    """What the table sorts it under; empty for a line that came through undamaged."""


Tallies = dict[str, Counter[str]]
Damage = Callable[[str], Line]
Repair = Callable[[Sequence[str]], list[str]]


def traditional() -> Callable[[str], str]:
    """Conversion as the sites do it: characters that may stay Simplified stay."""
    from opencc import OpenCC  # noqa: PLC0415 - loaded when needed

    convert = OpenCC("s2t").convert
    kept = str.maketrans("爲裏範遊佈於曆麼纔後隻製係", "為里范游布于历么才后只制系")
    return lambda text: convert(text).translate(kept)


def shifting(how: Shift, convert: Callable[[str], str] = str) -> Damage:
    """A damage by byte shift; lines with vanished pairs or eaten bytes go under headings of their own."""

    def damage(text: str) -> Line:
        sound = convert(text)
        damaged = shift(sound, how)
        shown = fold(sound) if how.folded else sound
        if bare(damaged) == bare(shown):
            return Line(bare(shown), damaged, "")
        everything = shift(sound, Shift(how.keys, how.marks, how.folded, private=True))
        eaten = len(EATEN.findall(damaged)) > len(EATEN.findall(shown))
        return Line(bare(shown), damaged, "vanished" if PRIVATE.search(everything) else "eaten" if eaten else "whole")

    return damage


@cache
def kinds() -> dict[str, Damage]:
    """The kinds of damage."""
    to_traditional = traditional()
    everything = "".join(chr(code) for code in range(0x4E00, 0x9FA6) if to_traditional(chr(code)) == chr(code))
    from opencc import OpenCC  # noqa: PLC0415

    simplify = OpenCC("t2s").convert
    dense = "".join(char for char in everything if simplify(char) != char)
    l3 = LEVELS["L3"]
    return {
        "s1": shifting(Shift(l3, folded=False), to_traditional),
        "s1-folded": shifting(Shift(l3), to_traditional),
        "s1-dense": shifting(Shift(dense, folded=False), to_traditional),
        "s1-dense-folded": shifting(Shift(dense), to_traditional),
        "s2": shifting(Shift(marks=True, folded=False), to_traditional),
        "s2-folded": shifting(Shift(marks=True), to_traditional),
        "s2-simplified": shifting(Shift(marks=True, folded=False)),
        "s1+s2-folded": shifting(Shift(l3, marks=True), to_traditional),
    }


def bare(text: str) -> str:
    """Text without its glosses; English in brackets, which looks like one, goes on both sides."""
    return GLOSS.sub("", text)


def repaired(lines: Sequence[str]) -> list[str]:
    """Lines of a page after the stage."""
    page = Page("", tuple(p for line in lines for p in Page.from_text(line).paragraphs))
    for step in mojibake.steps(mojibake.Options()):
        page = apply(page, step(page))
    return [p.text if p.dropped_by is None else "" for p in page.paragraphs]


FIXES: dict[str, Repair] = {"stdnews": repaired, "ftfy": by_ftfy, "nothing": list[str]}


def verdict(line: Line, out: str) -> str:
    """How a damaged line came out."""
    out = bare(out)
    if out == line.sound:
        return "exact" if line.kind else "unharmed"
    if not line.kind:
        return "harmed"
    if out == bare(line.damaged):
        return "left"
    pattern = "".join(".{0,2}" if char == "?" else re.escape(char) for char in out)
    return "marked" if re.fullmatch(pattern, line.sound) else "silent"


def right(sound: str, out: str) -> int:
    """How many characters of a sound text are in the output."""
    blocks = SequenceMatcher(None, sound, bare(out), autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks)


def pages(lines: Sequence[str], damage: Damage) -> Iterator[list[Line]]:
    """Pages of damaged lines."""
    for at in range(0, len(lines) - LINES + 1, LINES):
        yield [damage(text) for text in lines[at : at + LINES]]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("file", type=Path)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--skip", type=int, default=0, help="lines at the beginning that are left out")
    parser.add_argument("--kinds", default="")
    parser.add_argument("--with", dest="by", choices=FIXES, help="this one alone")
    parser.add_argument("--show", choices=[*VERDICTS, "harmed"], help="print these lines")
    arguments = parser.parse_args()
    text = [
        line.strip() for line in arguments.file.read_text("utf-8").splitlines() if len(HAN.findall(line)) >= LEAST_HAN
    ]
    text = text[arguments.skip :][: arguments.pages * LINES]
    heads = "".join(f"{head:>8}" for head in (*VERDICTS, "chars", "ms/page"))
    print(f"{'kind, by, what happened':34}{'lines':>7}{heads}")
    for name, damage in kinds().items():
        if not arguments.kinds or name in arguments.kinds.split(","):
            for by in [arguments.by] if arguments.by else FIXES:
                report(f"{name} {by}", *tally(text, damage, FIXES[by], arguments.show))


def tally(text: Sequence[str], damage: Damage, fix: Repair, show: str | None = None) -> tuple[Tallies, float]:
    """What became of the damaged lines, by their kind, and the milliseconds a page."""
    tallies: Tallies = {}
    taken, number = 0.0, 0
    for page in pages(text, damage):
        start = time.perf_counter()
        out = fix([line.damaged for line in page])
        taken, number = taken + time.perf_counter() - start, number + 1
        for line, new in zip(page, out, strict=True):
            how = verdict(line, new)
            if line.kind:
                counts = {how: 1, "lines": 1, "chars": len(line.sound), "right": right(line.sound, new)}
                tallies.setdefault(line.kind, Counter()).update(counts)
            if how == show:
                print("  ", line.kind, line.damaged, "\n   ", new, "\n   ", line.sound)
    return tallies, 1000 * taken / max(number, 1)


def report(name: str, tallies: Tallies, pace: float) -> None:
    """The rows of one kind."""
    for kind, of in sorted(tallies.items()):
        shares = "".join(f"{100 * of[how] / of['lines']:8.1f}" for how in VERDICTS)
        print(f"{name + ' ' + kind:34}{of['lines']:7}{shares}{100 * of['right'] / of['chars']:8.2f}{pace:8.2f}")


def figures(lines: Sequence[str]) -> dict[str, float]:
    """For the gate: lines that come out exact where all bytes are there, and characters right where pairs vanished.

    Every line is dealt into a page, and dense glosses are taken, because few lines of a text are damaged.
    """
    found: dict[str, float] = {}
    text = [line for line in lines if len(HAN.findall(line)) >= LEAST_HAN]
    for name in ("s1-dense", "s1-dense-folded", "s2", "s2-simplified"):
        tallies, _ = tally(text, kinds()[name], repaired)
        for kind, of in tallies.items():
            share = of["right"] / of["chars"] if kind == "vanished" else of["exact"] / of["lines"]
            found[f"{name}, {kind}, {'characters' if kind == 'vanished' else 'lines'}"] = 100 * share
    return found


if __name__ == "__main__":
    main()
