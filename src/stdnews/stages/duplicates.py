"""Copies of a paragraph go, the first one stays: bodies printed twice, repeated headlines, teasers of a paragraph.

Paragraphs are compared by their letters and digits, so copies may differ in white space, marks and widths; glosses and
script are gone by now. What repeats on purpose stays: refrains, table rows, list items, short cries, lines of
code, questions that several people are asked.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from stdnews.comparison import letters, letters_of_each
from stdnews.edits import Edit
from stdnews.page import Page
from stdnews.steps import Step

_HEAD, _HEAD_LETTERS = 16, 8
"""Paragraphs are compared whole only when two begin with the same letters: these many of these many characters."""
MOST_STEPS = 20
"""Neighbours of copies that are looked at for each line of a page; only a page that says the same all over has more.
Beyond, each copy goes by itself."""
MOST_LONGER = 50
"""Lines with the same beginning among which the one is sought that a cut-off line was cut from."""
_SENTENCE_END = re.compile(r"[。！？!?；;…][”’」』》）)\"']*$|\.[\"')]*$")
_CUT_OFF = re.compile(r"(?:\.{2,}|…+|。{3,})[\s-]*$")
_LABELS = ("导读", "导语", "摘要", "核心提示", "内容提要", "内容摘要", "提要")
_LABEL = re.compile(rf"^[\[【(]?(?:{'|'.join(_LABELS)})(?:[\]】)]\s*[:：]?|\s*[:：])\s*")
_LIST_ITEM = re.compile(
    r"[·•●■◆▶►○□★☆\-*–—]|\d{1,3}[.、)）．]|[(（][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|[①-⑳]"
)
_COLUMNS = re.compile(r"\t|\S(?:\s{2,}|\u3000|\s*\|\s*)\S.*\S(?:\s{2,}|\u3000|\s*\|\s*)\S")

_VALUE = re.compile(r"[^:：。！？]{2,14}[:：][^。！？]{0,24}\d[^。！？；;]{0,12}")
"""A label and a value with a figure: the telephone, the price, the time that several items of a list share."""


_CODE = re.compile(r"(?=.*[=(){}\[\];].*[=(){}\[\];])[\x20-\x7e]{1,200}")
"""A line of a program: ASCII, with two brackets or signs of an assignment; programs say the same thing often."""


@dataclass(frozen=True, slots=True)
class Options:
    """Options of the duplicates stage."""

    min_letters: int = 15
    """Letters and digits from which a paragraph alone counts as a copy; shorter ones repeat in sound text."""


class _Line(NamedTuple):
    """A live paragraph of the body and what of it is compared."""

    at: int
    text: str
    key: str
    """Its letters, without the label of a teaser."""
    is_labelled: bool


def steps(options: Options) -> tuple[Step, ...]:
    """The steps of the stage."""
    return (partial(_find_copies, options.min_letters),)


def _find_copies(least: int, page: Page) -> Iterator[Edit]:
    """Edits that drop the copies of a page."""
    lines = _lines(page)
    while edits := _copies(lines, least):
        yield from edits.values()
        # Without the dropped lines others become neighbours; a second cleaning would see them so.
        lines = [line for line in lines if line.at not in edits]


def _lines(page: Page) -> list[_Line]:
    """The body's live paragraphs with their keys, or none at all when no two of them begin alike."""
    live = [(at, text) for at, text in page.live() if page.paragraphs[at].role == "body"]
    texts = [text for _, text in live]
    labels = _labels(texts)
    if labels:
        texts = [text[labels.get(number, 0) :] for number, text in enumerate(texts)]
    if not _begin_alike(texts):
        return []
    columns = enumerate(zip(live, letters_of_each(texts), strict=True))
    return [_Line(at, text, key, number in labels) for number, ((at, text), key) in columns]


def _labels(texts: list[str]) -> dict[int, int]:
    """The numbers of the texts that begin with the label of a teaser, and where it ends."""
    joined = "\n".join(texts)
    if not any(word in joined for word in _LABELS):
        return {}
    found = ((number, _LABEL.match(text)) for number, text in enumerate(texts))
    return {number: label.end() for number, label in found if label}


def _begin_alike(texts: list[str]) -> bool:
    """Whether any two texts begin with the same letters; a short look that spares most pages the long one."""
    heads = letters_of_each([text[:_HEAD] for text in texts])
    begins = {
        (head if len(head) >= _HEAD_LETTERS or len(text) <= _HEAD else letters(text))[:_HEAD_LETTERS]
        for head, text in zip(heads, texts, strict=True)
    }
    return len(begins) < len(texts)


def _copies(lines: list[_Line], least: int) -> dict[int, Edit]:
    """The drops that one look at the lines gives, by place."""
    repeats = _repeats(lines)
    asked = _asked_again(lines, repeats)
    edits: dict[int, Edit] = {}
    steps = MOST_STEPS * len(lines)
    for number, kept in repeats.items():
        if len(lines[number].key) >= least and number not in asked and not _repeats_on_purpose(lines, number):
            run = list(itertools.islice(_run(lines, number, kept), max(1, steps)))
            steps -= len(run)
            for copy, original in run:
                if lines[copy].at not in edits:
                    rule = "repeat" if copy == number else "repeated-run"
                    edits[lines[copy].at] = _drop(lines[copy], rule, f"same as paragraph {lines[original].at}")
    for number in _headline_copies(lines, repeats, least):
        edits.setdefault(lines[number].at, _drop(lines[number], "repeated-headline", "same as the headline"))
    for number, full in _cut_offs(lines, least):
        if lines[full].at not in edits:
            note = f"beginning of paragraph {lines[full].at}"
            edits.setdefault(lines[number].at, _drop(lines[number], "cut-off-copy", note))
    return edits


def _repeats(lines: list[_Line]) -> dict[int, int]:
    """For each line that has been seen before, the first one; a labelled teaser is never the first copy."""
    first: dict[str, int] = {}
    for number, line in enumerate(lines):
        if not line.is_labelled:
            first.setdefault(line.key, number)
    return {number: kept for number, line in enumerate(lines) if (kept := first.get(line.key, number)) < number}


def _drop(line: _Line, rule: str, note: str) -> Edit:
    return Edit(line.at, None, rule, note)


def _run(lines: list[_Line], number: int, kept: int) -> Iterator[tuple[int, int]]:
    """The repeated run around a copy: neighbours that equal the neighbours of the original, whatever their length."""
    yield number, kept
    for way in (-1, 1):
        copy, original = number + way, kept + way
        while kept < copy < len(lines) and original >= 0 and _same(lines[copy], lines[original]):
            yield copy, original
            copy, original = copy + way, original + way


def _same(one: _Line, other: _Line) -> bool:
    return one.key == other.key and (bool(one.key) or one.text == other.text)


def _asked_again(lines: list[_Line], repeats: dict[int, int]) -> frozenset[int]:
    """Copies that are questions of an interview with several people: two of them or more, each with another answer."""
    found = {
        number: lines[number].key
        for number, kept in repeats.items()
        if kept and lines[number].text[-1] in "？?" and _next_key(lines, number) != _next_key(lines, kept)
    }
    return frozenset(found) if len(set(found.values())) > 1 else frozenset()


def _next_key(lines: list[_Line], number: int) -> str:
    return lines[number + 1].key if number + 1 < len(lines) else ""


def _repeats_on_purpose(lines: list[_Line], number: int) -> bool:
    """Whether a repeated line is a table row, a list item, a label with its value, code, or a refrain among verse."""
    text = lines[number].text
    is_row = _LIST_ITEM.match(text) or _COLUMNS.search(text) or _VALUE.fullmatch(text) or _CODE.fullmatch(text)
    return bool(is_row) or _is_verse(lines, number)


def _is_verse(lines: list[_Line], number: int) -> bool:
    """Whether a line stands among lines that are short or end without a mark, and is none of prose itself.

    Still wrong: a refrain of long sentences between paragraphs of prose counts as a copy.
    """
    line = lines[number]
    if len(line.key) > (_SHORT if _SENTENCE_END.search(line.text) else 2 * _SHORT):
        return False
    around = [lines[near] for near in (number - 1, number + 1) if 0 <= near < len(lines)]
    return bool(around) and all(_is_short(other) and other.key != line.key for other in around)


_SHORT = 20
"""Letters up to which a line can be verse; a line of lyrics rarely has more."""


def _is_short(line: _Line) -> bool:
    return len(line.key) <= _SHORT and not (_SENTENCE_END.search(line.text) and len(line.key) >= _SHORT // 2)


def _is_prose(line: _Line, least: int) -> bool:
    return len(line.key) >= least and _SENTENCE_END.search(line.text) is not None


def _headline_copies(lines: list[_Line], repeats: dict[int, int], least: int) -> Iterator[int]:
    """Copies of the first line, if that is a headline: before the first paragraph of prose or after the last one."""
    copies = [number for number, kept in repeats.items() if kept == 0]
    if not copies or not lines[0].key or _SENTENCE_END.search(lines[0].text):
        return
    prose = [number for number, line in enumerate(lines) if _is_prose(line, least)]
    if prose:
        yield from (number for number in copies if not prose[0] < number < prose[-1])


def _cut_offs(lines: list[_Line], least: int) -> Iterator[tuple[int, int]]:
    """Lines that are a cut-off beginning of another, and that other: a teaser, a title that a list has cut."""
    by_key = sorted((line.key, number) for number, line in enumerate(lines) if len(line.key) >= least)
    for place, (key, number) in enumerate(by_key):
        for longer, full in itertools.islice(by_key, place + 1, place + 1 + MOST_LONGER):
            if not longer.startswith(key):
                break
            if (len(longer) > len(key) or lines[number].is_labelled) and _is_cut_off(lines, number, full):
                yield number, full
                break


def _is_cut_off(lines: list[_Line], number: int, full: int) -> bool:
    """Whether the line is a cut-off beginning of ``full``: it says so by dots or a label, or breaks off in a clause."""
    line, other = lines[number], lines[full]
    if number == full or not other.key.startswith(line.key):
        return False
    if line.is_labelled:
        return not other.is_labelled
    if len(other.key) == len(line.key):
        return False
    if _CUT_OFF.search(line.text):
        return True
    # A headline or a subhead may begin like the paragraph below it, but there a clause ends with it.
    follows = other.text[len(line.text) :]
    return 0 < number < full and other.text.startswith(line.text) and follows[:1].isalnum()
