"""Scoring a text by sentence against the article that a careful editor would keep.

Sentences are compared as a multiset of their letters, weighted by length: a second copy counts as wrong. Lines that
editors disagree about (dates, bylines, editor lines, captions that the gold lists, the headline) are not scored.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from stdnews.comparison import fold_widths, letters

SENTENCE = re.compile(r"[。！？!?；;\n]")
UNSCORED = re.compile(
    r".{0,12}(?:(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}.{0,40}"
    r"|[(【\[]?(?:来源|文章来源|稿源|作者|记者|编辑|责任编辑|责编|审核|校对|编审|通讯员|文|图|摄影|摄|供图|"
    r"图片来源|图源|本报记者|新华社记者|监制|终审|值班编辑|实习生|翻译)\s?[:/|丨].{0,60})"
)
"""A date, or a label of the people who made the article, on a line of its own."""
LONGEST_UNSCORED = 80


class Gold(NamedTuple):
    """What is right about a page."""

    text: str
    title: str
    """The headline, "" where the page has none or nobody labelled it."""
    unscored: tuple[str, ...]
    """Lines that are neither right nor wrong, such as captions."""


class Score(NamedTuple):
    """Letters in common, in the output and in the gold."""

    common: int
    output: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of the output that is right."""
        return self.common / self.output if self.output else float(not self.gold)

    @property
    def recall(self) -> float:
        """Share of the gold that is there."""
        return self.common / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return harmonic(self.precision, self.recall)


def harmonic(one: float, other: float) -> float:
    """The harmonic mean, 0 when both are 0."""
    return 2 * one * other / (one + other) if one + other else 0.0


def read_golds(folder: Path) -> dict[str, Gold]:
    """The gold of each page of a folder, from its gold.json: ``{file: {"text", "title"?, "unscored"?: [line]}}``."""
    rows = json.loads((folder / "gold.json").read_text("utf-8"))
    return {name: Gold(row["text"], row.get("title", ""), tuple(row.get("unscored", ()))) for name, row in rows.items()}


def sentences(text: str) -> Counter[str]:
    """The sentences of a text by their letters."""
    return Counter(key for part in SENTENCE.split(text) if (key := letters(part)))


def score(output: str, gold: Gold) -> Score:
    """The output against the gold."""
    leave = Counter({key: 99 for line in gold.unscored for key in sentences(line)})
    have, want = (_scored(text, gold.title, leave) for text in (output, gold.text))
    return Score(*(sum(len(key) * n for key, n in c.items()) for c in (have & want, have, want)))


def has_headline(output: str, title: str) -> bool:
    """Whether the first line is the headline, and nothing else."""
    return letters(output.split("\n", 1)[0]) == letters(title)


def _scored(text: str, title: str, leave: Counter[str]) -> Counter[str]:
    """The sentences that count; the headline does not, wherever it stands first."""
    lines = text.splitlines()
    headline = next((n for n, line in enumerate(lines) if title and letters(line) == letters(title)), None)
    return sentences("\n".join(_without(lines, headline))) - leave


def _without(lines: list[str], headline: int | None) -> Iterable[str]:
    for number, line in enumerate(lines):
        folded = fold_widths(line.strip())
        if number != headline and not (len(folded) <= LONGEST_UNSCORED and UNSCORED.fullmatch(folded)):
            yield line
