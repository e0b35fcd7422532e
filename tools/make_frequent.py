"""Make ``src/stdnews/tables/frequent.py``: the characters of Chinese text, the most frequent first.

Sources: the word frequencies of jieba (dict.txt, MIT), counted character by character; for Traditional text the same
words as OpenCC (Apache-2.0) writes them for Taiwan and for Hong Kong. Only the order goes into the table.

    python tools/make_frequent.py            writes the table
    python tools/make_frequent.py --check    fails when the committed table differs from what the sources give
"""

from __future__ import annotations

import argparse
import importlib.metadata
import sys
from collections import Counter
from pathlib import Path
from typing import Final

from opencc import OpenCC

from packages import source

TABLE: Final = Path(__file__).parent.parent / "src/stdnews/tables/frequent.py"
PINNED: Final = {"jieba": "0.42.1", "opencc": "1.4.2"}
SIZE: Final = 4000
"""Characters of each script: 99.8 % of running text."""
WIDTH: Final = 100


def words() -> list[tuple[str, int]]:
    """Words and how often jieba's text had them.

    Only words in the characters of GB 2312: among the others is text read with the wrong codec (銆, 鐨, 紝), which is
    not rare there.
    """
    if (found := importlib.metadata.version("opencc")) != PINNED["opencc"]:
        sys.exit(f"opencc {PINNED['opencc']} is needed, {found} is installed")
    rows = source("jieba", PINNED["jieba"], "dict.txt").splitlines()
    counted = [(word, int(count)) for word, count, _ in map(str.split, rows)]
    return [(word, count) for word, count in counted if word == word.encode("gb2312", "ignore").decode("gb2312")]


def by_frequency(*lists: list[tuple[str, int]]) -> str:
    """The most frequent Han characters of word lists, equal counts in the order of Unicode."""
    counts: Counter[str] = Counter()
    for words_counted in lists:
        for word, count in words_counted:
            for char in word:
                counts[char] += count
    han = ((char, count) for char, count in counts.items() if "\u4e00" <= char <= "\u9fff")
    return "".join(char for char, _ in sorted(han, key=lambda item: (-item[1], item[0]))[:SIZE])


def converted(counted: list[tuple[str, int]], configuration: str) -> list[tuple[str, int]]:
    """The words as OpenCC writes them."""
    text = OpenCC(configuration).convert("\n".join(word for word, _ in counted))
    return [(word, count) for word, (_, count) in zip(text.split("\n"), counted, strict=True)]


def literal(name: str, text: str, doc: str) -> str:
    """A string constant over many lines."""
    lines = [f'    "{text[at : at + WIDTH]}"' for at in range(0, len(text), WIDTH)]
    return "\n".join([f"{name}: Final = (", *lines, ")", f'"""{doc}"""', ""])


def table() -> str:
    """The text of the table."""
    simplified = words()
    traditional = [converted(simplified, configuration) for configuration in ("s2tw", "s2hk")]
    header = f'''"""The characters of Chinese text, the most frequent first.

Made by tools/make_frequent.py from the word frequencies of jieba {PINNED["jieba"]} (MIT), for Traditional text as
OpenCC {PINNED["opencc"]} (Apache-2.0) writes the words for Taiwan and Hong Kong. Do not edit.
"""

from typing import Final

'''
    return header + "\n".join(
        (
            literal("SIMPLIFIED", by_frequency(simplified), "Of Simplified text."),
            literal("TRADITIONAL", by_frequency(*traditional), "Of Traditional text."),
        )
    )


def main() -> None:
    """Write the table, or compare it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    made = table()
    if not parser.parse_args().check:
        TABLE.write_text(made, "utf-8")
    elif TABLE.read_text("utf-8") != made:
        sys.exit(f"{TABLE.name} is not what its sources give: run tools/make_frequent.py")


if __name__ == "__main__":
    main()
