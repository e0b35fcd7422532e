"""Hostile input: pages without sense, broken pages, and pages that are made to be slow, each made again by its seed."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
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
ELEMENTS = (
    *("div", "p", "span", "a", "b", "ul", "li", "table", "tr", "td", "article", "section", "header", "footer", "nav"),
    *("h1", "h2", "title", "head", "body", "form", "textarea", "select", "option", "noscript", "iframe", "svg", "pre"),
    *("script", "style", "template", "font", "center", "br", "img", "figure", "figcaption", "time", "meta", "unknown"),
)
MARKS = ("content", "article", "main", "footer", "share", "related", "comment", "display:none", "editor", "正文", "#")
BYTES = [b"\0", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\xa1\xa1", b"\x81\x30", b"\r", b"\n", b"\xc0\x80", b"?", b"("]


Draw = random.Random


class Input(NamedTuple):
    """An input by what makes it."""

    kind: str
    seed: int
    is_html: bool = False
    """Whether its name says that it is HTML; else its content may."""


@cache
def tokens() -> list[str]:
    """What the property tests make their pages of, and HTML."""
    groups = tomllib.loads((ROOT / "tests" / "tokens.toml").read_text("utf-8"))
    return [*(token for group in groups.values() for token in group), *TAGS]


@cache
def samples() -> list[bytes]:
    """The pages that ship with the project, damaged ones and whole ones."""
    paths = [*sorted((ROOT / "samples").rglob("*")), *sorted((ROOT / "bench" / "html").glob("*.html"))]
    return [path.read_bytes() for path in paths if path.is_file()]


def random_bytes(draw: Draw) -> bytes:
    """Bytes without any sense; of some inputs all are such as text has, of others such as Chinese text has."""
    low, high = draw.choice(((0, 0xFF), (0x20, 0x7E), (0x20, 0xFF), (0x40, 0xFE), (0x81, 0xFE)))
    return bytes(draw.randint(low, high) for _ in range(draw.randint(0, 3000)))


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


def tag_soup(draw: Draw) -> bytes:
    """Elements that open, close and cross as they like, with names that a rule may look for, and text between."""
    parts = ["<html>"] * draw.randint(0, 1)
    for _ in range(draw.randint(1, 300)):
        name, chance = draw.choice(ELEMENTS), draw.random()
        if chance < 0.4:
            named = f' {draw.choice(("class", "id", "style", "href"))}="{draw.choice(MARKS)}"'
            times = draw.randint(2, 400) if draw.random() < 0.01 else 1
            parts.append(f"<{name}{draw.choice(('', named))}>" * times)
        elif chance < 0.7:
            parts.append(f"</{name}>")
        else:
            parts.extend(draw.choice(tokens()) for _ in range(draw.randint(1, 8)))
    return "".join(parts).encode(draw.choice(("utf-8", "utf-8", "utf-8", "gb18030", "big5")), "replace")


KINDS: dict[str, Callable[[Draw], bytes]] = {
    "random bytes": random_bytes,
    "mutated samples": mutated,
    "soup": soup,
    "tag soup": tag_soup,
}


_ARTICLE = "望溪镇的早市从十字街搬到了河堤上,来的人多,卖的东西也多。\n" * 3
_WORD = "望溪鎮(zhèn)的早市"
MONSTERS: dict[str, Callable[[], str]] = {
    "100,000 nested tags": lambda: "<html>" + "<div>" * 100_000 + "正文。" + "</div>" * 100_000,
    "100,000 nested inline tags": lambda: "<html><p>" + "<b><i>" * 50_000 + "正文。",
    "one line of 30 MB": lambda: "望溪镇的早市从十字街搬到了河堤上," * (30_000_000 // 51),
    "one line of 30 MB, glossed": lambda: _WORD * (30_000_000 // len(_WORD.encode())),
    "one line of 30 MB, HTML": lambda: "<html><p>" + "早市<b>河堤</b>" * (30_000_000 // 19),
    "a million short lines": lambda: "早市\n" * 1_000_000,
    "a million different lines": lambda: "\n".join(f"第{number}天" for number in range(1_000_000)),
    "the same sentence": lambda: "望溪镇的早市从十字街搬到了河堤上,来的人多。\n" * 50_000,
    "the same item of a list": lambda: "·望溪镇的早市从十字街搬到了河堤上\n" * 50_000,
    "beginnings of a line": lambda: "\n".join(
        "望溪镇的早市从十字街搬到了河堤上" * (at % 40 + 1) for at in range(3_000)
    ),
    "titles that break off": lambda: _ARTICLE + "".join(f"关于望溪镇{at}号早市在\n" for at in range(100_000)),
    "bylines": lambda: "来源:望溪日报 2023-03-03 11:04\n望溪镇的早市搬了\n" * 20_000,
    "paragraphs of one element, HTML": lambda: "<html><h1>早市</h1>" + "<p>望溪镇的早市搬到了河堤上。</p>" * 50_000,
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


def plan(inputs: int, seed: int) -> Iterator[Input]:
    """So many inputs, of all kinds in turn, a third of each with the name of an HTML page."""
    kinds = list(KINDS)
    return (Input(kinds[at % len(kinds)], at, at // len(kinds) % 3 == 0) for at in range(seed, seed + inputs))


def monsters() -> Iterator[Input]:
    """The monsters."""
    return (Input(kind, 0, is_html="tag" in kind or "HTML" in kind) for kind in MONSTERS)
