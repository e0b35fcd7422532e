# ruff: noqa: A005 - no other name says it, and nobody imports it but as bench.encodings
"""Which encoding a page is in: pages in each encoding, with right, wrong, no and lying labels, whole and damaged.

    python -m bench.encodings FOLDER [--pages N] [--seed N]

FOLDER holds HTML pages in UTF-8, or text files. Each page is taken as HTML with its own source and as plain text (its
visible lines). ``right`` is the share of pages with at most 1 % wrong characters, ``intact`` the share of pages with a
byte removed of which 11 of 12 paragraphs came out exactly. Beside stdnews: charset-normalizer and chardet, where they
are installed, which give the encoding, while the text is decoded with it, bad bytes replaced.
"""

from __future__ import annotations

import argparse
import functools
import importlib
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from opencc import OpenCC

from stdnews.reading.charset import decode
from stdnews.reading.reader import read_page

ENCODINGS = ("utf-8", "gb18030", "gb2312", "big5", "utf-16", "utf-16-le")
"""``gb2312`` is GB18030 under the label that pages give it; ``utf-16`` has a byte order mark, ``utf-16-le`` none."""
LABELS = {
    "right": dict(zip(ENCODINGS, ("utf-8", "gb18030", "gb2312", "big5", "utf-16", "utf-16le"), strict=True)),
    "wrong": dict(zip(ENCODINGS, ("gb2312", "big5", "utf-8", "gbk", "utf-8", "gb2312"), strict=True)),
    "none": dict.fromkeys(ENCODINGS, ""),
    "lying": dict.fromkeys(ENCODINGS, "iso-8859-1"),
}
DAMAGES = ("whole", "byte removed", "500", "50")
"""What is done to a page; the numbers are the characters to which it is cut."""
WRONG = 0.01
"""Share of wrong characters up to which a page is right."""
INTACT = 11 / 12
_CHARSET = re.compile(r"<meta[^>]+charset[^>]*>|<\?xml[^>]*\?>", re.IGNORECASE)
_PARAGRAPH = re.compile(r"[^\n<>]+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
"""Python's cp950 has it where the Big5 of pages has katakana (WHATWG Encoding, index Big5)."""

Reader = Callable[[bytes], str]


class Case(NamedTuple):
    """A page's bytes, and the text that they should give."""

    encoding: str
    label: str
    damage: str
    data: bytes
    text: str


def sources(paths: Iterable[Path]) -> Iterator[str]:
    """Each page as HTML and as text; a file without tags is text only."""
    for path in paths:
        data = path.read_bytes()
        source = decode(data).text
        if path.suffix.startswith(".htm"):
            yield _CHARSET.sub("", source)
            yield "\n".join(p.text for p in read_page(data, path.name).paragraphs if p.role == "body")
        else:
            yield source


def cases(source: str, rnd: random.Random) -> Iterator[Case]:
    """A page in all encodings, with all labels, whole and damaged."""
    for encoding in ENCODINGS:
        page = _traditional().convert(source) if encoding == "big5" else source
        for label, names in LABELS.items():
            name = names[encoding]
            if name and "<" not in page:
                continue  # text has no place for a label
            for damage in DAMAGES:
                text = _labelled(page, name) if damage in {"whole", "byte removed"} else _cut(page, name, int(damage))
                data = _encoded(text, encoding)
                text = decoded(data, encoding)
                yield Case(encoding, label, damage, _without_byte(data, rnd) if damage[0] == "b" else data, text)


def _labelled(page: str, name: str) -> str:
    return f'<meta charset="{name}">{page}' if name else page


def _cut(page: str, name: str, size: int) -> str:
    """A page of so many characters of the visible text; with a label, in as little HTML as that takes."""
    lines = page.split("\n")
    if "<" in page:
        lines = [p.text for p in read_page(page.encode(), "page.html").paragraphs if p.role == "body"]
    long = [line for line in lines if len(line) > 20] or lines
    text = "\n".join(long)[:size]
    return f'<html><head><meta charset="{name}"></head><body>{text}' if name else text


def _encoded(text: str, encoding: str) -> bytes:
    codec = {"gb2312": "gb18030", "big5": "cp950"}.get(encoding, encoding)
    return (_CYRILLIC.sub("", text) if encoding == "big5" else text).encode(codec, "ignore")


def decoded(data: bytes, encoding: str) -> str:
    """The text as its writer meant it."""
    codec = {"gb2312": "gb18030", "big5": "cp950"}.get(encoding, encoding)
    return data.decode(codec)


def _without_byte(data: bytes, rnd: random.Random) -> bytes:
    """The data without one of its bytes beyond ASCII."""
    beyond = [hit.start() for hit in re.finditer(rb"[\x80-\xff]", data[2:])] or [0]
    at = 2 + rnd.choice(beyond)
    return data[:at] + data[at + 1 :]


@functools.cache
def _traditional() -> OpenCC:
    return OpenCC("s2tw")


def is_right(found: str, text: str) -> bool:
    """Whether at most one character in a hundred is wrong."""
    wrong = sum((Counter(text) - Counter(found)).values())
    return wrong <= WRONG * len(text) and len(found) <= len(text) * (1 + WRONG) + 2


def is_intact(found: str, text: str) -> bool:
    """Whether 11 of 12 paragraphs came out exactly."""
    wanted = Counter(piece for piece in _PARAGRAPH.findall(text) if _HAN.search(piece))
    kept = sum((wanted & Counter(_PARAGRAPH.findall(found))).values())
    return kept >= INTACT * wanted.total() - 1 / 12


def stdnews(data: bytes) -> str:
    """The text as stdnews reads it."""
    return decode(data).text


def readers() -> dict[str, Reader]:
    """stdnews, and the others that are installed."""
    found: dict[str, Reader] = {"stdnews": stdnews}
    for name, make in {"charset_normalizer": _normalizer, "chardet": _chardet}.items():
        try:
            found[name.replace("_", "-")] = make(importlib.import_module(name))
        except ImportError:
            print(f"{name} is not installed: left out")
    return found


def _normalizer(module: Any) -> Reader:
    def read(data: bytes) -> str:
        best = module.from_bytes(data).best()
        return str(best) if best is not None else ""

    return read


def _chardet(module: Any) -> Reader:
    def read(data: bytes) -> str:
        encoding = module.detect(data)["encoding"] or "ascii"
        codec = {"gb2312": "gb18030"}.get(encoding.lower(), encoding)
        return data.decode(codec, "replace")

    return read


class Score:
    """How often a reader was right, and the time it took."""

    def __init__(self) -> None:
        self.pages = 0
        self.good = 0
        self.seconds = 0.0

    def add(self, *, good: bool, seconds: float) -> None:
        """One more page."""
        self.pages += 1
        self.good += good
        self.seconds += seconds

    @property
    def percent(self) -> float:
        """Pages that were right."""
        return 100 * self.good / self.pages


Key = tuple[str, str, str]


def measure(pages: Iterable[str], read: Reader, seed: int = 0) -> dict[Key, Score]:
    """The scores of a reader, by encoding, label and damage."""
    rnd = random.Random(seed)
    found: dict[Key, Score] = defaultdict(Score)
    for page in pages:
        for case in cases(page, rnd):
            started = time.perf_counter()
            text = read(case.data)
            spent = time.perf_counter() - started
            judge = is_intact if case.damage == "byte removed" else is_right
            found[case[:3]].add(good=judge(text, case.text), seconds=spent)
    return found


def figures(lines: list[str]) -> dict[str, float]:
    """The figures for the gate: pages of twelve lines, as text and as HTML."""
    texts = ["\n".join(lines[at : at + 12]) for at in range(0, len(lines) - 11, 12)]
    pages = ["<html><body><p>" + text.replace("\n", "</p>\n<p>") + "</p></body></html>" for text in texts]
    scores = measure(texts + pages, stdnews)
    return {f"{encoding}, {damage}": _mean(scores, encoding, damage) for encoding in ENCODINGS for damage in DAMAGES}


def _mean(scores: dict[Key, Score], encoding: str, damage: str) -> float:
    picked = [score for key, score in scores.items() if (key[0], key[2]) == (encoding, damage)]
    return 100 * sum(score.good for score in picked) / sum(score.pages for score in picked)


def main() -> None:
    """Prints a row for each encoding, label and damage."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=0, help="so many pages only")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    paths = sorted(path for path in given.folder.iterdir() if path.suffix in {".html", ".htm", ".txt"})
    pages = list(sources(paths[: given.pages or None]))
    scores = {name: measure(pages, read, given.seed) for name, read in readers().items()}
    print(f"{len(pages)} pages; share right, %\n{'':36}" + "".join(f"{name:>20}" for name in scores))
    for key in scores["stdnews"]:
        row = "".join(f"{score[key].percent:20.1f}" for score in scores.values())
        print(f"{key[0]:12}{key[1]:8}{key[2]:16}{row}")
    print(f"{'ms a page':36}" + "".join(f"{_milliseconds(score.values()):20.2f}" for score in scores.values()))


def _milliseconds(scores: Iterable[Score]) -> float:
    listed = list(scores)
    return 1000 * sum(score.seconds for score in listed) / sum(score.pages for score in listed)


if __name__ == "__main__":
    main()
