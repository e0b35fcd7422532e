"""Quality of the undoing of wrong codecs, by pair, beside ftfy and doing nothing.

    python -m bench.codec [TEXT_FILE] [--lines 400] [--pairs utf8-gbk,gbk-latin1] [--show silent]

The text, one sound paragraph a line in Simplified script, is encoded, loses a byte in two hundred where the row says
so, and is read with the wrong codec. Rows named ``lossy`` are of lines of which the wrong codec itself could not show
a byte. A line comes out exact, left as it was, wrong with a mark of it (``?`` or U+FFFD), or wrong without; ``near``
are those that are exact or differ in at most two characters for each byte lost.
"""

from __future__ import annotations

import argparse
import codecs
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from bench.peers import by_ftfy

from stdnews.edits import apply
from stdnews.page import Page
from stdnews.stages.mojibake import gbk
from stdnews.stages.mojibake.codec import reread

HAN = re.compile("[\u3400-\u9fff]")
LINES = 10
"""Lines of a page."""
LOSS = 1 / 200
"""Share of the bytes that are lost in the rows that lose some."""

UNGATED = {"utf8-gbk-php", "utf8-cp1252-replace", "gbk-big5hkscs", "gbk-cp949", "utf8-big5"}
"""Pairs that the gate does not look at: other kinds of one that it does, and what is left alone."""

Misreading = Callable[[bytes], str]


class Pair(NamedTuple):
    """A damage: the codec of the bytes, and what reads them wrongly."""

    source: str
    misread: Misreading
    traditional: bool = False
    rounds: int = 1
    """How often the text is misread; it is saved as UTF-8 in between."""


class Line(NamedTuple):
    """A line before and after the damage, and how many bytes of it are gone."""

    sound: str
    damaged: str
    lost: int


def reading(codec: str, errors: str = "strict") -> Misreading:
    """Python's reading."""
    return lambda data: data.decode(codec, errors)


def western(data: bytes) -> str:
    """Windows-1252 as browsers have it: the five bytes that it does not define are controls."""
    return data.decode("cp1252", "bench-latin-1")


def windows_gbk(data: bytes) -> str:
    """GBK as Windows has it: byte 80 is the euro; what is undefined is of private use."""
    return data.decode("gb18030", "bench-euro")


def lenient_utf8(data: bytes) -> str:
    """A decoder that takes what happens to be UTF-8 for UTF-8, and any other byte for Latin-1."""
    return data.decode("utf-8", "bench-latin-1")


def kept_big5(data: bytes) -> str:
    """Big5 by a decoder that shows what it cannot read as Latin-1."""
    return data.decode("cp950", "bench-latin-1")


PAIRS = {
    "utf8-gbk": Pair("utf-8", windows_gbk),
    "utf8-gbk-replace": Pair("utf-8", reading("gbk", "replace")),
    "utf8-gbk-php": Pair("utf-8", gbk.decode),
    "utf8-gb18030": Pair("utf-8", reading("gb18030", "replace")),
    "utf8-latin1": Pair("utf-8", reading("latin-1")),
    "utf8-cp1252": Pair("utf-8", western),
    "utf8-cp1252-replace": Pair("utf-8", reading("cp1252", "replace")),
    "utf8-mac": Pair("utf-8", reading("mac_roman")),
    "utf8-big5": Pair("utf-8", reading("cp950", "replace")),
    "utf8-big5-kept": Pair("utf-8", kept_big5),
    "gbk-latin1": Pair("gb18030", reading("latin-1")),
    "gbk-cp1252": Pair("gb18030", western),
    "gbk-latin1-utf8": Pair("gb18030", lenient_utf8),
    "gbk-mac": Pair("gb18030", reading("mac_roman")),
    "gbk-big5": Pair("gb18030", reading("cp950", "replace")),
    "gbk-big5hkscs": Pair("gb18030", reading("big5hkscs", "replace")),
    "gbk-euc-kr": Pair("gb18030", reading("euc_kr", "replace")),
    "gbk-cp949": Pair("gb18030", reading("cp949", "replace")),
    "gbk-latin1-trad": Pair("gb18030", reading("latin-1"), traditional=True),
    "utf8-gbk-trad": Pair("utf-8", windows_gbk, traditional=True),
    "big5-gbk": Pair("big5hkscs", reading("gbk", "replace"), traditional=True),
    "big5-gb18030": Pair("big5hkscs", reading("gb18030", "replace"), traditional=True),
    "big5-cp1252": Pair("big5hkscs", western, traditional=True),
    "utf8-gbk-twice": Pair("utf-8", windows_gbk, rounds=2),
    "utf8-latin1-twice": Pair("utf-8", reading("latin-1"), rounds=2),
    "utf8-cp1252-twice": Pair("utf-8", western, rounds=2),
    "utf8-mac-twice": Pair("utf-8", reading("mac_roman"), rounds=2),
    "gbk-latin1-twice": Pair("gb18030", reading("latin-1"), rounds=2),
    "gbk-cp1252-twice": Pair("gb18030", western, rounds=2),
}
KEEPS_BYTES = {
    "utf8-gbk", "utf8-gb18030", "utf8-latin1", "utf8-cp1252", "utf8-mac",
    "gbk-latin1", "gbk-cp1252", "gbk-latin1-utf8", "gbk-mac", "gbk-latin1-trad",
}  # fmt: skip
"""Pairs whose decoder shows the other bytes when one is missing."""
LOSSES = {"": None, " -1/200": b"", " ?1/200": b"?"}
"""What is put for a lost byte, by the heading's end; None loses none."""


def lossy(data: bytes, instead: bytes | None, rng: random.Random) -> tuple[bytes, int]:
    """Bytes of which some of those that are not ASCII are lost, and how many."""
    if instead is None:
        return data, 0
    gone = {at for at, byte in enumerate(data) if byte > 0x7F and rng.random() < LOSS}
    return b"".join(instead if at in gone else data[at : at + 1] for at in range(len(data))), len(gone)


def damage(text: str, pair: Pair, instead: bytes | None, rng: random.Random) -> Line:
    """A line read wrongly; bytes that the wrong codec could not show count as lost too."""
    data, lost = lossy(text.encode(pair.source, "ignore"), instead, rng)
    sound = text.encode(pair.source, "ignore").decode(pair.source)
    shown = 0
    for _ in range(pair.rounds):
        damaged = pair.misread(data)
        shown += damaged.count("\ufffd") + (0 if instead == b"?" else damaged.count("?") - sound.count("?"))
        data = damaged.encode()
    return Line(sound, damaged.strip(), lost + shown)


def repaired(lines: Sequence[str]) -> list[str]:
    """Lines of a page after the step."""
    page = Page("", tuple(p for line in lines for p in Page.from_text(line).paragraphs))
    return [p.text for p in apply(page, reread(page)).paragraphs]


def verdict(line: Line, out: str) -> str:
    """How a line came out."""
    if out == line.sound:
        return "exact"
    if out == line.damaged:
        return "left"
    return "marked" if "?" in out or "\ufffd" in out else "silent"


def wrong(sound: str, out: str) -> int:
    """In how many characters two texts differ."""
    codes = SequenceMatcher(None, sound, out, autojunk=False).get_opcodes()
    return sum(max(a_end - a, b_end - b) for kind, a, a_end, b, b_end in codes if kind != "equal")


def rows(names: Sequence[str]) -> Iterator[tuple[str, Pair, bytes | None]]:
    """The rows of the table."""
    for name in names:
        for ending, instead in LOSSES.items():
            if instead is None or name in KEEPS_BYTES:
                yield name + ending, PAIRS[name], instead


def report(name: str, lines: Sequence[Line], show: str | None) -> None:
    """One row, if there is anything to report."""
    if not lines:
        return
    counts: Counter[str] = Counter()
    by: Counter[str] = Counter()
    taken = 0.0
    for at in range(0, len(lines), LINES):
        page = lines[at : at + LINES]
        start = time.perf_counter()
        out = repaired([line.damaged for line in page])
        taken += time.perf_counter() - start
        by["ftfy"] += sum(new == line.sound for line, new in zip(page, by_ftfy([x.damaged for x in page]), strict=True))
        by["nothing"] += sum(line.damaged == line.sound for line in page)
        for line, new in zip(page, out, strict=True):
            how = verdict(line, new)
            near = wrong(line.sound, new) <= 2 * line.lost
            counts.update({how: 1, "near": near})
            if show in {how, "far" if not near else ""}:
                print("  ", line.damaged, "\n   ", new, "\n   ", line.sound)
    shares = [counts[how] for how in ("exact", "near", "left", "marked", "silent")] + [by["ftfy"], by["nothing"]]
    lost = sum(line.lost for line in lines)
    figures = "".join(f"{100 * count / len(lines):9.2f}" for count in shares)
    print(f"{name:26}{len(lines):6}{lost:6}{figures}{1000 * taken / len(lines):9.2f}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("file", type=Path, nargs="?", default=Path(__file__).parent / "text" / "news.txt")
    parser.add_argument("--lines", type=int, default=400)
    parser.add_argument("--skip", type=int, default=0, help="lines at the beginning that are left out")
    parser.add_argument("--pairs", default=",".join(PAIRS))
    parser.add_argument("--show", choices=["silent", "marked", "left", "far"], help="print these lines")
    arguments = parser.parse_args()
    text = [line for line in arguments.file.read_text("utf-8").splitlines() if len(HAN.findall(line)) >= 20]
    heads = ("exact", "near", "left", "marked", "silent", "ftfy", "nothing", "ms/line")
    print(f"{'pair':26}{'lines':>6}{'lost':>6}" + "".join(f"{head:>9}" for head in heads))
    for name, lines in cases(text[arguments.skip :][: arguments.lines], arguments.pairs.split(",")):
        report(name, lines, arguments.show)


def cases(text: Sequence[str], names: Sequence[str]) -> Iterator[tuple[str, list[Line]]]:
    """The damaged lines of each row of the table; lines that lost bytes are apart."""
    from opencc import OpenCC  # noqa: PLC0415 - needed here only

    convert = OpenCC("s2t").convert
    for name, pair, instead in rows(names):
        rng = random.Random(name)
        lines = [damage(convert(line) if pair.traditional else line, pair, instead, rng) for line in text]
        if instead is None:
            yield name, [line for line in lines if not line.lost]
        yield name if instead is not None else f"{name} lossy", [line for line in lines if line.lost]


def figures(lines: Sequence[str]) -> dict[str, float]:
    """For the gate: lines that come out exact where all bytes are there, and near where some were lost."""
    text = [line for line in lines if len(HAN.findall(line)) >= 20]
    found = {}
    for name, damaged in cases(text, [name for name in PAIRS if name not in UNGATED]):
        lost = any(line.lost for line in damaged)
        out = [
            new
            for at in range(0, len(damaged), LINES)
            for new in repaired([x.damaged for x in damaged[at : at + LINES]])
        ]
        good = sum(wrong(line.sound, new) <= 2 * line.lost for line, new in zip(damaged, out, strict=True))
        if damaged:
            found[f"{name}, {'near' if lost else 'exact'}"] = 100 * good / len(damaged)
    return found


def _as_latin1(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return chr(error.object[error.start]), error.start + 1


def _euro(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "€" if error.object[error.start] == 0x80 else "\ufffd", error.start + 1


codecs.register_error("bench-latin-1", _as_latin1)
codecs.register_error("bench-euro", _euro)

if __name__ == "__main__":
    main()
