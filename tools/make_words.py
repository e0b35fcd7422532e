"""Make ``src/stdnews/tables/words.bin``: how likely words are, for telling which of some characters makes words.

Source, MIT: the word frequencies of jieba (dict.txt). Only counts go into the table.

    python tools/make_words.py            writes the table
    python tools/make_words.py --check    fails when the committed table differs from what the source gives

The file: a header line of text, padded to 512 bytes; then the keys of the words (u32, little-endian, sorted), a byte
each to check them by, and a cost byte each: minus the natural logarithm of the word's share, times eight. Key and byte
are the five bytes of the word's BLAKE2b hash. Words are in Simplified script, and at most four characters long.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import re
import sys
from array import array
from collections import Counter
from pathlib import Path
from typing import Final

from opencc import OpenCC

from packages import source

TABLE: Final = Path(__file__).parent.parent / "src/stdnews/tables/words.bin"
JIEBA: Final = "0.42.1"
SCALE: Final = 8
HEADER: Final = 512
_WORD: Final = re.compile("[\u4e00-\u9fff]{1,4}")


def counts(dictionary: str) -> Counter[str]:
    """The words with their counts; what is Traditional counts for its Simplified form."""
    found: Counter[str] = Counter()
    for line in OpenCC("t2s").convert(dictionary).split("\n"):
        if line:
            word, count, _ = line.split(" ")
            if _WORD.fullmatch(word):
                found[word] += int(count)
    return found


def table(found: Counter[str]) -> bytes:
    """The file's bytes."""
    whole = sum(found.values())
    rows: dict[int, tuple[int, int]] = {}
    for word, count in sorted(found.items(), key=lambda row: (row[1], row[0])):
        key = hashlib.blake2b(word.encode(), digest_size=5).digest()
        rows[int.from_bytes(key[:4], "little")] = key[4], round(-SCALE * math.log(count / whole)) if count else 255
    keys = sorted(rows)
    header = (
        f"stdnews word costs; words={len(keys)}; made by tools/make_words.py from jieba {JIEBA} "
        "(MIT: counts of words, https://github.com/fxsjy/jieba)\n"
    )
    packed = array("I", keys)
    if sys.byteorder == "big":
        packed.byteswap()
    checks, costs = (bytes(rows[key][at] for key in keys) for at in (0, 1))
    return header.encode("ascii").ljust(HEADER) + packed.tobytes() + checks + costs


def main() -> None:
    """Write the table, or check it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--check", action="store_true")
    new = table(counts(source("jieba", JIEBA, "dict.txt")))
    if not parser.parse_args().check:
        TABLE.write_bytes(new)
    elif TABLE.read_bytes() != new:
        sys.exit(f"{TABLE} is not what its source gives: run {sys.argv[0]}")


if __name__ == "__main__":
    main()
