"""Damage sound text as mirror sites and wrong decoders do, on its bytes: the way there that the mojibake stage undoes.

    python -m bench.damage shift TEXT_FILE      prints the text with byte shifts

The processes were worked out from pages; every ``shift_*`` example of the tests is reproduced by them byte for byte.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from stdnews.stages.mojibake.gbk import decode, fold
from stdnews.tables.readings import usual_reading

L1 = "產發經優監據業統現穩內環貿數負聯網協區創鎮農調轉質構結"
L2 = L1 + "導術設計務學個時標達"
L3 = L2 + (
    "來價動勢勵國團執報場實對強復戰會機沒準濟營獨當礎節簡紀級續臺衛規評說識費購進運醫長關陽隊險項領風點"
    "問堅幾書樹為藍見訓門開驅驗嚴潔"
)
L4 = L3 + "專過這話單"
LEVELS = {"L1": L1, "L2": L2, "L3": L3, "L4": L4}
"""Characters that sites gloss, in the nested lists seen on pages."""

MARKS = (b"\xa1\xa3", b"\xa3\xac", b"\xa1\xa2", b"\xa3\xbb", b"\xa3\xbf", b"\xa3\xa1")
"""。，、；？！ in GBK: the pairs of bytes before which the second step puts a byte."""
UNSEEN = b"\x01"


@dataclass(frozen=True)
class Shift:
    """What is done to a text by the two steps, and how the result is shown."""

    keys: str = ""
    """Characters that get a gloss wherever their two bytes stand."""
    marks: bool = False
    """Whether a byte is put before the bytes of 。，、；？！."""
    folded: bool = True
    """Whether full-width ASCII is folded afterwards."""
    private: bool = False
    """Whether private-use characters are shown; sites show nothing."""
    tail: str = "\n"
    """What follows the text; its first byte may be eaten."""


def shift(text: str, how: Shift) -> str:
    r"""Text after the two steps.

    >>> shift("多領域專家組成的", Shift(keys="領驅"))
    '多領(lǐng)域?qū)<医M成的'
    >>> shift("在海口五源河體育場", Shift(marks=True))
    '在??谖逶春芋w育場'
    """
    data = (text + how.tail).encode("gb18030")
    if how.keys:
        data = insert_glosses(data, glosses_for(how.keys))
    if how.marks:
        for mark in MARKS:
            data = data.replace(mark, UNSEEN + mark)
    shown = decode(data).replace(UNSEEN.decode(), "").removesuffix("\n")
    if not how.private:
        shown = re.sub("[\ue000-\uf8ff]", "", shown)
    return fold(shown) if how.folded else shown


@cache
def glosses_for(keys: Iterable[str]) -> Mapping[bytes, bytes]:
    """The bytes that are put after the bytes of each character: its usual reading in brackets."""
    found = {}
    for key in keys:
        data = key.encode("gb18030")
        reading = usual_reading(key)
        if len(data) == 2 and reading:
            found[data] = f"({reading})".encode("gb18030")
    return found


def insert_glosses(data: bytes, glosses: Mapping[bytes, bytes]) -> bytes:
    """One pass from left to right over bytes, blind to where a character begins."""
    return _pattern(tuple(glosses)).sub(lambda hit: hit[0] + glosses[hit[0]], data)


@cache
def _pattern(keys: tuple[bytes, ...]) -> re.Pattern[bytes]:
    return re.compile(b"|".join(map(re.escape, keys)))


def main() -> None:
    """Damage a file and print it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("kind", choices=["shift"])
    parser.add_argument("file", type=Path)
    parser.add_argument("--level", choices=LEVELS, default="L3")
    arguments = parser.parse_args()
    how = Shift(LEVELS[arguments.level], marks=True)
    for line in arguments.file.read_text("utf-8").splitlines():
        sys.stdout.write(shift(line, how) + "\n")


if __name__ == "__main__":
    main()
