r"""Characters written as escapes: references of HTML, ``\u4e2d`` of JSON, percent-encoded UTF-8."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from urllib.parse import unquote

from stdnews.edits import Span
from stdnews.stages.mojibake.chars import WIDE
from stdnews.stages.mojibake.escapes.protected import addresses, is_inside, is_mentioned

REFERENCE = "character-reference"
"""The rule of HTML's references."""
LOST_AMPERSAND = "lost-ampersand"
"""The rule of references whose ``&`` is gone."""
CODE_ESCAPE = "code-escape"
r"""The rule of ``\u4e2d``."""
PERCENT = "percent-encoding"
"""The rule of percent-encoded UTF-8."""

_COMMON = "nbsp|ldquo|rdquo|lsquo|rsquo|mdash|ndash|hellip|middot|quot|emsp|ensp|bull"
"""The names that editors of Chinese sites write."""
_RANGES = (
    (0xA0, 0xA0), (0xB7, 0xB7), (0x2002, 0x203B), (0x3000, 0x3017), (0x4E00, 0x9FA5), (0xFF01, 0xFF5E), (0xFFE5, 0xFFE5)
)  # fmt: skip
"""What a reference without its ``&`` may name: marks, spaces and characters of Chinese text."""
_FOR_HTML = frozenset("<>&'\"/")
"""What encoders of JSON escape so that HTML may hold it."""
_LINE_ENDS = "\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"


@functools.cache
def _references() -> re.Pattern[str]:
    return re.compile(
        r"[&＆](?:amp;)*(?: (?=(?:" + _COMMON + r");))?(?:"
        r"(?P<pair>#(?:5[56]\d{3}|[xX][dD][89aAbB][0-9a-fA-F]{2});[&＆](?:amp;)*#(?:5[67]\d{3}|[xX][dD][c-fC-F][0-9a-fA-F]{2});)"
        r"|#(?P<decimal>\d{2,7})(?:[;；]|(?<=\d{4})(?![\d;]))"
        r"|#[xX](?P<hex>[0-9a-fA-F]{2,6})[;；]"
        rf"|(?P<common>{_COMMON})(?: ?[;；]|(?![A-Za-z0-9=;；]))"
        r"|(?P<name>[A-Za-z][A-Za-z0-9]{1,30});)"
    )


@functools.cache
def _lost() -> re.Pattern[str]:
    return re.compile(
        r"(?<![&＆A-Za-z0-9_/#])(?:amp;)*(?:#(?:[xX](?P<hex>[0-9a-fA-F]{2,4})|(?P<decimal>\d{3,5}))"
        rf"|(?P<name>{_COMMON}));"
    )


@functools.cache
def _code_escapes() -> re.Pattern[str]:
    return re.compile(r"(?<!\\)(?:(?:\\{1,2}|%)u[0-9a-fA-F]{4})+")


@functools.cache
def _path() -> re.Pattern[str]:
    """The beginning of a path, or of another word that backslashes part."""
    return re.compile(r"(?:\\|(?<![A-Za-z])[A-Za-z]:)[\w.-]*$", re.ASCII)


@functools.cache
def _percent() -> re.Pattern[str]:
    """A word with at least one character of three bytes, not a part of an address or of a number."""
    return re.compile(
        r"(?<![A-Za-z0-9_%/=?&.#@+~-])(?<![A-Za-z0-9]:)(?:[A-Za-z0-9_.~-]|%[0-9A-Fa-f]{2})*?"
        r"%(?:25)*[Ee][2-9A-Fa-f]%(?:25)*[89ABab][0-9A-Fa-f]%(?:25)*[89ABab][0-9A-Fa-f]"
        r"(?:[A-Za-z0-9_.~-]|%[0-9A-Fa-f]{2})*(?![A-Za-z0-9_%/=?&:#@+~-])"
    )


@functools.cache
def _wide() -> re.Pattern[str]:
    return re.compile(f"[{WIDE}]")


def references(text: str) -> Iterator[Span]:
    """What HTML's references stand for, also when they were escaped twice.

    >>> [span.new for span in references("市民&amp;ldquo;点单&amp;rdquo;&#26032;AT&T;")]
    ['“', '”', '新']
    """
    yield from _spans(text, _references(), REFERENCE)


def lost_ampersands(text: str) -> Iterator[Span]:
    """What references stand for whose ``&`` was lost.

    >>> [span.new for span in lost_ampersands("通知#xff1a;停水#x3002; 颜色#fff000;")]
    ['：', '。']
    """
    for span in _spans(text, _lost(), LOST_AMPERSAND):
        if any(low <= ord(span.new[:1] or " ") <= high for low, high in _RANGES):
            yield span


def _spans(text: str, pattern: re.Pattern[str], rule: str) -> Iterator[Span]:
    """The references of a paragraph that are not meant as such."""
    hits = list(pattern.finditer(text))
    kept_out = addresses(text) if hits else []
    characters = {hit[0]: _character(hit) for hit in {hit[0]: hit for hit in hits}.values()}
    for hit in hits:
        new = characters[hit[0]]
        if new is None or is_inside(kept_out, hit.start()):
            continue
        if not is_mentioned(text, hit.start(), hit.end()):
            if new and new in _LINE_ENDS:
                beside = text[max(0, hit.start() - 1) : hit.start()] + text[hit.end() : hit.end() + 1]
                new = "" if _wide().search(beside) else " "
            yield Span(hit.start(), hit.end(), new, rule, hit[0])


def _character(hit: re.Match[str]) -> str | None:
    """The character of a reference; nothing for one that is not shown, None for a reference to none."""
    import html  # noqa: PLC0415 - its table of names loads when a page has a reference

    groups = hit.groupdict()
    if groups.get("pair"):
        high, low = (_number(part.strip("&＆;").rpartition("#")[2]) for part in re.findall("#[^;]+;", groups["pair"]))
        return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00) if 0xDC00 <= low <= 0xDFFF else None
    name = groups.get("common") or groups.get("name")
    number = groups["decimal"] or ("x" + groups["hex"] if groups["hex"] else "")
    new = html.unescape(f"&{name};" if name else f"&#{number};")
    if new.startswith("&") and name not in {"amp", "AMP"} and number not in {"38", "x26"}:
        return None
    if new == "\ufffd" or "\ud800" <= new <= "\udfff":
        return None
    return "" if new in UNSEEN_HERE else new


UNSEEN_HERE = frozenset(
    map(
        chr,
        [
            *range(9),
            *range(0x0E, 0x1C),
            0x7F,
            0xAD,
            0x200B,
            *range(0x2060, 0x2065),
            0xFEFF,
            0x200C,
            0x200D,
            0x200E,
            0x200F,
        ],
    )
)


def _number(digits: str) -> int:
    return int(digits[1:], 16) if digits[:1] in "xX" else int(digits)


def code_escapes(text: str) -> Iterator[Span]:
    r"""What escapes of JSON or a script stand for: two of them at least, and Chinese text.

    >>> [span.new for span in code_escapes("\\u65b0\\u95fb \\ud83d\\ude00 \\u0041\\u0042")]
    ['新闻', '😀']
    """
    hits = list(_code_escapes().finditer(text))
    if sum(hit[0].count("u") for hit in hits) < 2:
        return
    bare = _code_escapes().sub(lambda hit: " " * len(hit[0]), text)
    is_chinese = _wide().search(text) is not None
    for hit in hits:
        units = [int(unit, 16) for unit in re.findall("u([0-9a-fA-F]{4})", hit[0])]
        new = b"".join(unit.to_bytes(2, "big") for unit in units).decode("utf-16-be", "replace")
        shown = not any(unit < 0x20 or 0x7F <= unit < 0xA0 for unit in units) and "\ufffd" not in new
        shown = shown and (
            new[0] >= "\U0001f000" or _wide().search(new) is not None or (new in _FOR_HTML and is_chinese)
        )
        if (
            shown
            and not _path().search(bare, max(0, hit.start() - 80), hit.start())
            and not is_mentioned(text, *hit.span())
        ):
            yield Span(hit.start(), hit.end(), new, CODE_ESCAPE, hit[0][:24])


def percent_encoded(text: str) -> Iterator[Span]:
    """What percent-encoded UTF-8 stands for, in running text; an address stays as it is.

    >>> [span.new for span in percent_encoded("关键词：%E4%B8%AD%E5%9B%BD，http://a.cn/?q=%E4%B8%AD")]
    ['中国']
    """
    kept_out = addresses(text)
    for hit in _percent().finditer(text):
        try:
            new = unquote(re.sub("%(?:25)+(?=[0-9A-Fa-f]{2})", "%", hit[0]), errors="strict")
        except UnicodeDecodeError:
            continue
        if _wide().search(new) and new.isprintable() and not is_inside(kept_out, hit.start()):
            yield Span(hit.start(), hit.end(), new, PERCENT, hit[0][:24])
