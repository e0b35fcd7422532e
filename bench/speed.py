"""How long a page takes, as a multiple of the least that any such tool must do; and beside it a script of four calls.

    python -m bench.speed [TEXT] [--pages 2000]

The floor reads, decodes, converts with OpenCC once, encodes and writes. The script fixes the text with ftfy, strips
brackets with one regular expression, converts once and drops repeated lines. All run in one process over the same
files, in turns of a few pages, and the processor's time is counted: only the ratios carry over to other machines.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import ftfy
from bench.damage import LEVELS, Shift, shift
from bench.glosses import TEXT, at_random, by_list
from opencc import OpenCC

from stdnews.batch import Job, Places, Plan, run
from stdnews.settings import DEFAULT
from stdnews.writing import OutputTree

LINES, SENTENCES = 26, (2, 3)
"""Paragraphs a page, and sentences a paragraph: together about 7 kB."""
TURN = 25
"""Pages after which the next one takes its turn."""
BRACKETS = re.compile("[(（][a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]+[)）]")
SHIFTED = re.compile(r"[^\s?]\?[^\s?]*[?)]?[\u4e00-\u9fff]")
S2T, T2S = OpenCC("s2t"), OpenCC("t2s")

Draw = random.Random
Make = Callable[[list[str], Draw], list[str]]


def simplified(lines: list[str], draw: Draw) -> list[str]:
    """The lines as they are."""
    del draw
    return lines


def traditional(lines: list[str], draw: Draw) -> list[str]:
    """The lines in Traditional."""
    del draw
    page: str = S2T.convert("\n".join(lines))
    return page.split("\n")


def glossed(lines: list[str], draw: Draw) -> list[str]:
    """Traditional, glossed by a list on some pages and at random on others."""
    page = S2T.convert("\n".join(lines))
    return draw.choice((by_list, at_random))(page, draw).split("\n")


def shifted(lines: list[str], draw: Draw) -> list[str]:
    """Traditional, glossed byte by byte, so that some characters are cut in two."""
    del draw
    wide = str.maketrans({",": "，", "!": "！", "?": "？", ";": "；"})
    page = S2T.convert("\n".join(lines)).translate(wide)
    return shift(page, Shift(LEVELS["L3"], marks=True)).split("\n")


KINDS: dict[str, Make] = {
    "Simplified": simplified,
    "Traditional": traditional,
    "glossed": glossed,
    "byte shifts": shifted,
}


class Pages(NamedTuple):
    """Pages on disk, in folders of a few, and what is in a page on average."""

    folders: list[Path]
    kilobytes: float
    glosses: float
    damaged: float


def write_pages(root: Path, make: Make, sentences: list[str], count: int) -> Pages:
    """Writes the pages of a kind; each is drawn anew."""
    draw, texts, folders = Draw(0), [], []
    for number in range(count):
        dealt = iter(draw.sample(sentences, len(sentences)))
        lines = ["".join(itertools.islice(dealt, draw.randint(*SENTENCES))) for _ in range(LINES)]
        texts.append(make(lines, draw))
        if number % TURN == 0:
            folders.append(root / f"{number // TURN:03}")
            folders[-1].mkdir(parents=True)
        (folders[-1] / f"{number:05}.txt").write_text("\n".join(texts[-1]), "utf-8")
    size = sum(file.stat().st_size for file in root.rglob("*.txt")) / count / 1000
    glosses = sum(len(BRACKETS.findall(line)) for text in texts for line in text) / count
    damaged = sum(SHIFTED.search(line) is not None for text in texts for line in text) / count
    return Pages(folders, size, glosses, damaged)


def floor(folder: Path, out: Path) -> None:
    """The least that must be done."""
    for file in folder.iterdir():
        text = T2S.convert(file.read_bytes().decode())
        (out / file.name).write_bytes(text.encode())


def script(folder: Path, out: Path) -> None:
    """What one writes in five minutes."""
    for file in folder.iterdir():
        text = T2S.convert(BRACKETS.sub("", ftfy.fix_text(file.read_bytes().decode())))
        (out / file.name).write_bytes("\n".join(dict.fromkeys(text.split("\n"))).encode())


def html_script(folder: Path, out: Path) -> None:
    """The same for HTML, after the text of the body."""
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - for bench.scale alone

    for file in folder.iterdir():
        tree = LexborHTMLParser(file.read_bytes().decode())
        tree.strip_tags(["script", "style"])
        text = T2S.convert(BRACKETS.sub("", ftfy.fix_text(tree.body.text(separator="\n") if tree.body else "")))
        (out / f"{file.name}.txt").write_bytes("\n".join(dict.fromkeys(text.split("\n"))).encode())


def stdnews(folder: Path, out: Path) -> None:
    """The main job, in one process."""
    job = Job([str(folder)], Places(str(out)), lambda _: DEFAULT)
    for task, found in run(job.tasks(), Plan(OutputTree(str(out)))):
        if found.reason:
            sys.exit(f"{task.path}: {found.reason}")


def times(pages: Pages, scratch: Path) -> list[float]:
    """Milliseconds a page of the three, which take turns at a few pages: whatever else the machine does hits all."""
    taken = dict.fromkeys((floor, script, stdnews), 0.0)
    out = scratch / "out"
    for folder in pages.folders:
        for work in taken:
            out.mkdir()
            start = time.process_time()
            work(folder, out)
            taken[work] += time.process_time() - start
            shutil.rmtree(out)
    return [1000 * seconds / sum(1 for folder in pages.folders for _ in folder.iterdir()) for seconds in taken.values()]


def cold_start(page: Path, rounds: int = 15) -> tuple[float, float]:
    """Milliseconds of a Python that does nothing, and of one page through stdin; modules are compiled beforehand."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(page.parent / "bytecode")

    def least(*command: str) -> float:
        seconds = []
        for _ in range(rounds):
            with page.open("rb") as file:
                start = time.perf_counter()
                whole = [sys.executable, *command]
                subprocess.run(whole, env=environment, stdin=file, stdout=subprocess.DEVNULL, check=True)
                seconds.append(time.perf_counter() - start)
        return 1000 * min(seconds)

    return least("-c", "pass"), least("-m", "stdnews", "clean")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", nargs="?", type=Path, default=TEXT)
    parser.add_argument("--pages", type=int, default=2000)
    args = parser.parse_args()
    sentences = [line.strip() for line in args.text.read_text("utf-8").splitlines() if line.strip()]
    print(
        f"{args.pages} pages of each kind, {LINES} lines a page, one process; floors: times the floor of the same row"
    )
    print(
        f"{'pages':14}{'kB':>6}{'glosses':>9}{'damaged lines':>15}{'floor ms':>10}"
        f"{'stdnews ms':>12}{'floors':>8}{'script floors':>15}{'script/stdnews':>16}"
    )
    with tempfile.TemporaryDirectory() as name:
        scratch, drawn = Path(name), {}
        for kind, make in KINDS.items():
            drawn[kind] = pages = write_pages(scratch / kind, make, sentences, args.pages)
            times(pages._replace(folders=pages.folders[:1]), scratch)  # tables load and patterns compile
            least, peer, ours = times(pages, scratch)
            print(
                f"{kind:14}{pages.kilobytes:6.1f}{pages.glosses:9.1f}{pages.damaged:15.1f}{least:10.3f}"
                f"{ours:12.3f}{ours / least:8.2f}{peer / least:15.2f}{peer / ours:16.2f}"
            )
        print("\none page through stdin, cold start:")
        for kind, pages in drawn.items():
            bare, whole = cold_start(next(pages.folders[0].iterdir()))
            print(f"{kind:14}python -c pass {bare:6.1f} ms, stdnews clean {whole:6.1f} ms, {whole - bare:6.1f} ms more")


if __name__ == "__main__":
    main()
