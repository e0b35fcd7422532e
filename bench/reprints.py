"""How many copies of articles are found, and how much that is none is taken for one, beside datasketch and text-dedup.

    python -m bench.reprints [TEXT] [--rounds N] [--seed N]

TEXT has one sound line a line. In each round an article is made of it, and copied in each way; two reports on an event
are made for each place that the background may have in them; and three notices of each template of text/notices.txt.
All pages are cleaned, and each pair is put to each method, which says whether the two are one article. The parts of an
article are shown for where the limit lies; no sum counts them. "in a run" counts the copies that
``stdnews.reprints.find`` puts into one group with their article, among the pages of their round (of the reports one
pair, as all pairs are of the same paragraphs), and what it puts into any group that is none. datasketch has shingles of
five characters and 128 permutations; text-dedup is taken as it is, which makes a word of what stands between two marks,
and with a space behind each character. Times are for what is kept of an article, best of five passes, beside the time
of cleaning it.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench.near_copies import COPIES, PARTS, Article, Lines, follow_ups
from bench.near_peers import peers
from bench.notices import NOTICES

from stdnews import clean_text
from stdnews.reprints import bands, find, same, signature

TEXT = Path(__file__).parent / "text/news.txt"
LINES = 150
"""Lines that a round draws: enough for the longest article, and for what its copies need beside it."""
ROUNDS = 60
PASSES = 5
NOTICES_EACH = 3


class Pair(NamedTuple):
    """Two clean pages."""

    kind: str
    one: str
    other: str


class Round(NamedTuple):
    """Pairs that are one article, parts of one, and pairs that are not."""

    copies: list[Pair]
    parts: list[Pair]
    others: list[Pair]


class Method(NamedTuple):
    """What is kept of a text, and whether two texts are one article by that."""

    keep: Callable[[str], Any]
    is_one: Callable[[Any, Any], bool]


def own() -> Method:
    """This project."""
    return Method(signature, lambda one, other: bool(set(bands(one)) & set(bands(other))) and same(one, other) > 0)


def make(text: Sequence[str], draw: random.Random) -> Round:
    """A round."""

    def lines() -> Lines:
        return Lines(draw.sample(text, min(LINES, len(text))), draw)

    def copied(kinds: dict[str, Any], article: Article) -> list[Pair]:
        whole = clean_text(article.text())
        return [Pair(kind, whole, clean_text(copy(article, more))) for kind, copy in kinds.items()]

    more = lines()
    article = more.article()
    reports = [Pair(kind, clean_text(one.text()), clean_text(other.text())) for kind, one, other in _reports(lines)]
    return Round(copied(COPIES, article), copied(PARTS, article), [*reports, *_notices(draw)])


def _reports(lines: Callable[[], Lines]) -> list[tuple[str, Article, Article]]:
    while not (found := list(follow_ups(lines()))):
        pass
    return found


def _notices(draw: random.Random) -> Iterator[Pair]:
    for kind, notice in NOTICES.items():
        made = [clean_text(notice(draw)) for _ in range(NOTICES_EACH)]
        yield from (Pair(f"notices: {kind}", made[at], made[at - 1]) for at in range(NOTICES_EACH))


def said(method: Method, pairs: Sequence[Pair]) -> dict[str, tuple[int, int]]:
    """Of the pairs of each kind, how many are one article by a method, and how many there are."""
    kept = {text: method.keep(text) for pair in pairs for text in (pair.one, pair.other)}
    counts: dict[str, tuple[int, int]] = {}
    for kind, one, other in pairs:
        yes, all_ = counts.get(kind, (0, 0))
        counts[kind] = yes + method.is_one(kept[one], kept[other]), all_ + 1
    return counts


def in_a_run(rounds: Sequence[Round]) -> tuple[int, int, int]:
    """Copies in the group of their article, copies in all, and pages in any group that are copies of nothing."""
    found = copies = wrong = 0
    for number, made in enumerate(rounds):
        texts = [("article", made.copies[0].one, ""), *((f"copy {pair.kind}", pair.other, "") for pair in made.copies)]
        reports = [pair for pair in made.others if pair.kind.startswith("background")]
        notices = [pair for pair in made.others if pair not in reports]
        apart = {text for pair in (reports[number % len(reports)], *notices) for text in pair[1:]}
        others = [(f"other {at}", text, "") for at, text in enumerate(sorted(apart))]
        groups = [{group.kept, *(name for name, _ in group.copies)} for group in find([*texts, *others])]
        mine = next((group for group in groups if "article" in group), set())
        found += sum(name.startswith("copy") for name in mine)
        copies += len(made.copies)
        wrong += sum(name.startswith("other") for group in groups for name in group)
    return found, copies, wrong


def times(methods: dict[str, Callable[[str], Any]], texts: Sequence[str]) -> dict[str, float]:
    """Microseconds a text, the best of alternating passes."""
    best = dict.fromkeys(methods, float("inf"))
    for _ in range(PASSES):
        for name, method in methods.items():
            began = time.perf_counter()
            for text in texts:
                method(text)
            best[name] = min(best[name], (time.perf_counter() - began) / len(texts) * 1e6)
    return best


def figures(text: list[str]) -> dict[str, float]:
    """The figures for the gate, in percent."""
    draw = random.Random(1)
    rounds = [make(text, draw) for _ in range(10)]
    found, copies, wrong = in_a_run(rounds)
    return {"copies found": 100 * found / copies, "of what is found, right": 100 * found / (found + wrong)}


def _table(methods: dict[str, Method], rounds: Sequence[Round]) -> None:
    print(f"{'pairs said to be one article, %':36}{'pairs':>7}" + "".join(f"{name:>20}" for name in methods))
    results = {}
    for part in Round._fields:
        pairs = [pair for made in rounds for pair in getattr(made, part)]
        results[part] = by_method = {name: said(method, pairs) for name, method in methods.items()}
        for kind, (_, all_) in next(iter(by_method.values())).items():
            shares = "".join(f"{100 * counts[kind][0] / all_:20.1f}" for counts in by_method.values())
            print(f"  {f'{part}: {kind}':34}{all_:7}{shares}")
    right = {name: _share(results["copies"][name]) for name in methods}
    _line("recall", [yes / all_ for yes, all_ in right.values()])
    for what, start in (("precision among reports", "background"), ("precision among reports and notices", "")):
        wrong = {name: _share(results["others"][name], start) for name in methods}
        _line(what, [right[name][0] / max(1, right[name][0] + wrong[name][0]) for name in methods])


def _share(counts: dict[str, tuple[int, int]], start: str = "") -> tuple[int, int]:
    found = [count for kind, count in counts.items() if kind.startswith(start)]
    return sum(yes for yes, _ in found), sum(all_ for _, all_ in found)


def _line(name: str, shares: Sequence[float]) -> None:
    print(f"{name:43}" + "".join(f"{100 * share:20.1f}" for share in shares))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", nargs="?", type=Path, default=TEXT)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--seed", type=int, default=2)
    args = parser.parse_args()
    text = [line.strip() for line in args.text.read_text("utf-8").splitlines() if line.strip()]
    draw = random.Random(args.seed)
    rounds = [make(text, draw) for _ in range(args.rounds)]
    methods = {"stdnews": own()} | {name: Method(*peer) for name, peer in peers().items()}
    _table(methods, rounds)
    found, copies, wrong = in_a_run(rounds)
    print(f"in a run: {found} of {copies} copies with their article, {wrong} that are none")
    texts = [made.copies[0].one for made in rounds]
    kept = times({"cleaning": clean_text} | {name: method.keep for name, method in methods.items()}, texts)
    letters = sum(map(len, texts)) / len(texts)
    print(f"{f'µs a text of {letters:.0f} characters':43}" + "".join(f"{kept[name]:20.0f}" for name in methods))
    print(f"of cleaning, {kept['cleaning']:.0f} µs: {100 * kept['stdnews'] / kept['cleaning']:.0f} %; ", end="")
    print(f"{sum(len(signature(text).pack()) for text in texts) / len(texts):.0f} bytes are kept of a text")


if __name__ == "__main__":
    main()
