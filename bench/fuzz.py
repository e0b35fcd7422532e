"""Hostile input: no crash, no hang, memory under a limit, whatever a page holds.

    python -m bench.fuzz [--inputs 100000] [--jobs 2] [--seed 0] [--no-monsters]

Random bytes, mutated samples, and soup of the tokens that the stages look for are read, cleaned and written; so are a
few monsters: a hundred thousand nested tags, one line of 30 MB, a million short lines, bombs of brackets and quotes,
and what makes regular expressions explode. An input may take two seconds of processor time and one for each MB, and
its process 512 MiB and 40 bytes for each byte of the input. The processes are those that a run has, and are watched in
the same way, so that a hang or a crash is named. Prints a line for each input that does not pass, with what makes it
again, and a table in the end.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from stdnews.batch.limits import MIB, Limits
from stdnews.batch.workers import share_out
from stdnews.errors import InputError
from stdnews.page import Page
from stdnews.pipeline import clean
from stdnews.reading import read_page

ROOT = Path(__file__).parents[1]
SECONDS, SECONDS_PER_MB = 2.0, 1.0
HANG = 60.0
"""Seconds by the clock after which an input is given up: the machine may do other things too."""
MEMORY, MEMORY_PER_BYTE = 512 * MIB, 40
TAGS = [
    *(
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<b>",
        "<br>",
        "<a href=x>",
        "</a>",
        "<script>",
        "</script>",
        "<style>",
        "<!--",
    ),
    *(
        "-->",
        "<table><tr><td>",
        "<title>",
        "</title>",
        "<html>",
        "<body>",
        "<!DOCTYPE html>",
        "<meta charset=gbk>",
        "<",
    ),
    *(">", "&#xD800;", "&#0;", "&lt;", "&amp;", "&#99999999;", "<p hidden>", '"', "'", "<![CDATA[", "<svg>", "<math>"),
]
BYTES = [b"\0", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\xa1\xa1", b"\x81\x30", b"\r", b"\n", b"\xc0\x80", b"?", b"("]

Draw = random.Random


class Input(NamedTuple):
    """An input by what makes it."""

    kind: str
    seed: int


class Seen(NamedTuple):
    """What came of an input."""

    trouble: str
    seconds: float = 0
    size: int = 0


@cache
def tokens() -> list[str]:
    """What the property tests make their pages of, and HTML."""
    groups = tomllib.loads((ROOT / "tests" / "tokens.toml").read_text("utf-8"))
    return [*(token for group in groups.values() for token in group), *TAGS]


@cache
def samples() -> list[bytes]:
    """The pages that ship with the project."""
    return [path.read_bytes() for path in sorted((ROOT / "samples").rglob("*")) if path.is_file()]


def random_bytes(draw: Draw) -> bytes:
    """Bytes without any sense, or with that of an encoding."""
    high = draw.choice((0x7F, 0xFF, 0xFF))
    return bytes(draw.randint(draw.choice((0, 0x20, 0x81)), 0xFF) & (high | 0x80) for _ in range(draw.randint(0, 3000)))


def mutated(draw: Draw) -> bytes:
    """A sample with pieces cut, doubled, swapped and broken, in one encoding or another."""
    data = bytearray(draw.choice(samples()))
    if draw.random() < 0.3:
        data = bytearray(data.decode("utf-8", "replace").encode(draw.choice(("gb18030", "big5", "utf-16")), "replace"))
    for _ in range(draw.randint(1, 30)):
        at = draw.randrange(len(data) + 1)
        end = min(len(data), at + draw.choice((1, 1, 2, 3, 10, 200)))
        piece = data[at:end]
        data[at:end] = draw.choice((b"", piece * 2, piece[::-1], bytes([draw.randrange(256)]), draw.choice(BYTES)))
    return bytes(data)


def soup(draw: Draw) -> bytes:
    """What the stages look for, in any order; now and then one token very often."""
    parts: list[str] = []
    for _ in range(draw.randint(1, 150)):
        token = draw.choice(tokens())
        parts.append(token * (draw.randint(2, 300) if draw.random() < 0.02 else 1))
        parts.append(draw.choice(("", "", "", "\n", " ")))
    return "".join(parts).encode(draw.choice(("utf-8", "utf-8", "utf-8", "gb18030")), "replace")


KINDS: dict[str, Callable[[Draw], bytes]] = {"random bytes": random_bytes, "mutated samples": mutated, "soup": soup}

_WORD = "望溪鎮(zhèn)的早市"
MONSTERS: dict[str, Callable[[], str]] = {
    "100,000 nested tags": lambda: "<html>" + "<div>" * 100_000 + "正文。" + "</div>" * 100_000,
    "100,000 nested inline tags": lambda: "<html><p>" + "<b><i>" * 50_000 + "正文。",
    "one line of 30 MB": lambda: "望溪镇的早市从十字街搬到了河堤上," * (30_000_000 // 51),
    "one line of 30 MB, glossed": lambda: _WORD * (30_000_000 // len(_WORD.encode())),
    "one line of 30 MB, HTML": lambda: "<html><p>" + "早市<b>河堤</b>" * (30_000_000 // 19),
    "a million short lines": lambda: "早市\n" * 1_000_000,
    "a million different lines": lambda: "\n".join(f"第{number}天" for number in range(1_000_000)),
    "opening brackets": lambda: "產(" * 500_000,
    "closing brackets": lambda: ")(" * 500_000,
    "opening quotes": lambda: "“" * 500_000 + "早市。",
    "question marks": lambda: "早?" * 500_000,
    "commas": lambda: ",," * 500_000,
    "spaces": lambda: "早" + " " * 2_000_000 + "市",
    "letters": lambda: "a" * 2_000_000,
    "syllables": lambda: "早(zao" * 300_000,
    "entities": lambda: "&amp;" * 400_000 + "<html>",
    "ampersands": lambda: "&" * 2_000_000,
    "open tags": lambda: "<html>" + "<" * 1_000_000,
    "open comments": lambda: "<html>" + "<!--" * 500_000,
    "attributes": lambda: "<html><p " + "a=b " * 500_000 + ">早市。",
    "mojibake": lambda: "鐨勬柊" * 300_000,
    "Latin mojibake": lambda: "ÖÐ¹ú" * 300_000,
    "byte shifts": lambda: "域?qū)<医M" * 100_000,
    "shifted marks": lambda: "??械谄咝?!痹趫" * 100_000,
    "replacement characters": lambda: "早\ufffd" * 500_000,
    "separators": lambda: "首页|新闻_" * 200_000,
    "digits": lambda: "2021-03-29 " * 200_000,
    "labels": lambda: "来源:" * 300_000,
    "escapes": lambda: "\\u65e9" * 300_000,
    "percent escapes": lambda: "%E6%97%A9" * 200_000,
    "emoji": lambda: "早🔞" * 300_000,
    "combining marks": lambda: "e" + "\u0301" * 1_000_000,
}


def made(what: Input) -> bytes:
    """The input."""
    if what.kind in MONSTERS:
        return MONSTERS[what.kind]().encode()
    return KINDS[what.kind](Draw(f"{what.kind} {what.seed}"))


def try_one(what: Input) -> Seen:
    """Reads, cleans and writes an input; InputError is an answer, any other exception is not."""
    data = made(what)
    name = "a.html" if what.seed % 3 == 0 else "a.txt"
    begin = time.process_time()
    trouble = ""
    try:
        page = read_page(data, name)
        text = clean(page).page.to_text()
        text.encode()
        trouble = _wrong(page, text)
    except InputError:
        pass
    except Exception as error:  # noqa: BLE001 - that is what we are looking for
        trouble = f"{type(error).__name__}: {error}"
    seconds = time.process_time() - begin
    seen = Seen(trouble, seconds, len(data))
    return seen._replace(trouble=f"took {seconds:.1f} s for {len(data) / 1e6:.1f} MB") if is_slow(seen) else seen


def is_slow(seen: Seen) -> bool:
    """Whether an input took too long, and nothing else was wrong with it."""
    took = seen.trouble.startswith("took ")
    return took or (not seen.trouble and seen.seconds > SECONDS + SECONDS_PER_MB * seen.size / 1e6)


def _wrong(page: Page, text: str) -> str:
    """What is wrong with a text whatever the page: half a line, a blank line."""
    del page
    if text and not text.endswith("\n"):
        return "the text does not end with a newline"
    return "a blank line" if "\n\n" in text or text.startswith("\n") else ""


def plan(inputs: int, seed: int) -> Iterator[Input]:
    """So many inputs, of all kinds in turn."""
    kinds = list(KINDS)
    return (Input(kinds[number % len(kinds)], seed + number) for number in range(inputs))


def attempt_all(inputs: Iterable[Input], jobs: int, limits: Limits) -> Iterator[tuple[Input, Seen]]:
    """What comes of each input, in processes that are watched."""
    return share_out(try_one, ((what, None) for what in inputs), jobs, limits, Seen)


def fuzz(inputs: int, jobs: int, seed: int) -> int:
    """Tries all, prints what does not pass and a table; the number of inputs that did not."""
    tables: dict[str, list[tuple[Input, Seen]]] = {kind: [] for kind in KINDS}
    count, bad = Counter[str](), 0
    for what, seen in attempt_all(plan(inputs, seed), jobs, Limits(HANG, MEMORY)):
        bad += _tell(what, seen)
        count[what.kind] += 1
        tables[what.kind] = sorted([*tables[what.kind], (what, seen)], key=lambda pair: -pair[1].seconds)[:1]
    for what, seen in (pair for pairs in tables.values() for pair in pairs):
        print(f"{what.kind:<16} {count[what.kind]:>7} inputs, slowest {seen.seconds:.2f} s (seed {what.seed})")
    return bad


def meet_monsters(jobs: int) -> int:
    """Each monster alone in its process, and a table; the number of those that did not pass."""
    bad = 0
    for kind, make in MONSTERS.items():
        size = len(make().encode())
        limits = Limits(HANG + 10 * SECONDS_PER_MB * size / 1e6, MEMORY + MEMORY_PER_BYTE * size)
        for what, seen in attempt_all([Input(kind, 0 if "tag" in kind or "HTML" in kind else 1)], jobs, limits):
            bad += _tell(what, seen)
            print(f"{kind:<28} {size / 1e6:>5.1f} MB {seen.seconds:>6.2f} s")
    return bad


def _tell(what: Input, seen: Seen) -> int:
    if seen.trouble:
        print(f"{what.kind}, seed {what.seed}: {seen.trouble}", flush=True)
    return bool(seen.trouble)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--no-monsters", action="store_true")
    given = parser.parse_args()
    bad = fuzz(given.inputs, given.jobs, given.seed)
    if not given.no_monsters:
        bad += meet_monsters(1)
    print(f"{bad} did not pass")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
