"""How many glossed lines come out exact, beside the regular expression that everybody writes first.

    python -m bench.glosses [TEXT] [--show N]

TEXT has one sound Simplified line or paragraph a line. Pages of ten lines are made of it: converted to Traditional and
glossed with tone by a fixed list (one of four nested ones a page), without tone at random on 7 to 15 % of the Chinese
characters, or both; and left Simplified with random glosses. Boilerplate and duplicates are skipped. "stage" counts the
lines whose glosses are gone and nothing else, before conversion: what "exact" loses beyond it, conversion loses.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from bench.damage import LEVELS
from opencc import OpenCC

from stdnews import Page, Settings, clean
from stdnews.pipeline import STAGES
from stdnews.tables.readings import fold_tones, usual_reading

TEXT = Path(__file__).parent / "text/news.txt"
LINES_A_PAGE = 10
EXACT = Settings(skip=frozenset({"boilerplate", "duplicates"}))
STAGE = Settings(skip=frozenset(stage.name for stage in STAGES) - {"glosses"})
GLUE = re.compile("[(（][a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]+[)）]")
HAN = re.compile("[\u4e00-\u9fff]")

Glossing = Callable[[str, random.Random], str]


class Score(NamedTuple):
    """Lines and glosses of a kind, and how many lines come out right."""

    lines: int = 0
    glosses: int = 0
    stage: int = 0
    exact: int = 0
    glue: int = 0

    def plus(self, other: Score) -> Score:
        """Both together."""
        return Score(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


def toned(wanted: str) -> Callable[[re.Match[str]], str]:
    """Puts the usual reading behind the characters of a list."""
    return lambda char: f"{char[0]}({usual_reading(char[0])})" if char[0] in wanted else char[0]


def scattered(draw: random.Random, spell: Callable[[str], str]) -> Callable[[re.Match[str]], str]:
    """Puts the usual reading behind 7 to 15 % of the characters, also where one stands already."""
    share = draw.uniform(0.07, 0.15)

    def gloss(char: re.Match[str]) -> str:
        reading = spell(usual_reading(char[1]))
        return f"{char[0]}({reading})" if reading and draw.random() < share else char[0]

    return gloss


def by_list(page: str, draw: random.Random) -> str:
    """Glosses with tone by one of the four lists."""
    return HAN.sub(toned(draw.choice(list(LEVELS.values()))), page)


def at_random(page: str, draw: random.Random) -> str:
    """Glosses without tone at random."""
    return re.sub(f"({HAN.pattern})(?:\\([^)]*\\))?", scattered(draw, fold_tones), page)


def toned_at_random(page: str, draw: random.Random) -> str:
    """Glosses with tone at random."""
    return re.sub(f"({HAN.pattern})", scattered(draw, str), page)


def both(page: str, draw: random.Random) -> str:
    """Glosses by a list, and others at random, behind the same characters too."""
    return at_random(by_list(page, draw), draw)


KINDS: dict[str, tuple[bool, Glossing]] = {
    "toned, by a list": (True, by_list),
    "toneless, at random": (True, at_random),
    "both": (True, both),
    "Simplified, toneless": (False, at_random),
    "Simplified, toned": (False, toned_at_random),
}


def pages(lines: list[str]) -> Iterator[list[str]]:
    """Ten lines at a time."""
    return (lines[at : at + LINES_A_PAGE] for at in range(0, len(lines), LINES_A_PAGE))


def measure(sound: list[str], kind: str, show: Callable[[str, str, str], None]) -> Score:
    """The score of a kind of glossing on all pages."""
    to_traditional, gloss = KINDS[kind]
    s2t, t2s, draw, score = OpenCC("s2t"), OpenCC("t2s"), random.Random(kind), Score()
    for page in pages(sound):
        base = s2t.convert("\n".join(page)) if to_traditional else "\n".join(page)
        glossed = gloss(base, draw)
        stage = clean(Page.from_text(glossed), STAGE).page.to_text().splitlines()
        exact = clean(Page.from_text(glossed), EXACT).page.to_text().splitlines()
        glue = t2s.convert(GLUE.sub("", glossed)).splitlines()
        for want, damaged, got in zip(page, glossed.split("\n"), exact, strict=True):
            if want != got:
                show(want, damaged, got)
        found = (same(base.split("\n"), stage), same(page, exact), same(page, glue))
        score = score.plus(Score(len(page), glossed.count("(") - base.count("("), *found))
    return score


def same(wanted: list[str], got: list[str]) -> int:
    """The number of equal lines."""
    return sum(want == have for want, have in zip(wanted, got, strict=True))


def figures(sound: list[str]) -> dict[str, float]:
    """Exact lines of each kind, in percent."""
    scores = {kind: measure(sound, kind, lambda *_: None) for kind in KINDS}
    return {kind: 100 * score.exact / score.lines for kind, score in scores.items()}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", nargs="?", type=Path, default=TEXT)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="failing lines to print, of each kind")
    args = parser.parse_args()
    sound = [line.strip() for line in args.text.read_text("utf-8").splitlines() if line.strip()]
    print(f"{'kind':24}{'lines':>7}{'glosses':>9}{'stage %':>9}{'exact %':>9}{'regex + t2s %':>15}")
    for kind in KINDS:
        failed: list[str] = []
        score = measure(sound, kind, lambda *lines, failed=failed: failed.append("\n    ".join(lines)))
        shares = (f"{100 * count / score.lines:.2f}" for count in (score.stage, score.exact, score.glue))
        print("{:24}{:7}{:9}{:>9}{:>9}{:>15}".format(kind, score.lines, score.glosses, *shares))
        for lines in failed[: args.show]:
            print("  -", lines)


if __name__ == "__main__":
    main()
