"""Candidates: brackets that may be glosses, and what each is by itself."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import NamedTuple

from stdnews.comparison import fold_widths
from stdnews.stages.glosses import points
from stdnews.stages.glosses.spelling import HAN, LETTERS, begins_reading, is_reading, is_toned, key, simplified
from stdnews.tables.readings import readings

MARKS = ",，.。、;；:：?？!！…—“”‘’\"'《》"
"""Marks that a page glossed throughout repeats in brackets."""
PROOF = 1 << 10
"""Points of what no writer does: enough for any setting."""


class Gloss(NamedTuple):
    """What a candidate is when it stands behind its character: how much of it goes, and why."""

    length: int
    rule: str
    note: str
    points: int = 0
    is_traditional: bool = False


class Line(NamedTuple):
    """A paragraph with candidates: text, candidate, text, candidate, ..., text; and a judgement for each candidate."""

    at: int
    pieces: list[str]
    found: list[Gloss | None]


_BEFORE_LETTER = "[^\\x00-(*-\\\\^-\x7f]"
"""Beyond ASCII, or a closing bracket; ``_judge_after`` asks for more, as a large class takes a while to compile."""


@functools.cache
def candidate() -> re.Pattern[str]:
    """One or more brackets in a row behind a character, a repeated mark, or an opening bracket at an end.

    A letter may stand between (``溧l(xiāng)``): both together are bytes of the glossed character.
    """
    letters, bracket = f"[{LETTERS}]", "[(（\\[［]"
    end = "(?=\\s*(?:$|(?:[.．]{2,}+|[…⋯]++)(?!\\s*[)）\\]］])))"
    opened = f"{letters}{{0,8}}+{end}"
    gloss = f"{letters}{{1,12}}+[)）\\]］](?:{bracket}{letters}{{1,12}}+[)）\\]］])*+(?:{bracket}{opened})?+"
    mark = f"(?<=[{MARKS}].)[{MARKS}][)）](?:[(（][{MARKS}][)）])*"
    behind = f"(?:(?<=[{HAN}].)|(?<={_BEFORE_LETTER}[A-Za-z].))(?:{gloss}|{opened})"
    return re.compile(f"({bracket}(?:{behind}|{mark}|(?<={_BEFORE_LETTER}[ \u3000\xa0].){opened}))", re.MULTILINE)


def scan(texts: Iterable[tuple[int, str]]) -> list[Line]:
    """The paragraphs that hold a gloss, judged character by character; whether the page proves them is not asked here.

    >>> line, = scan([(0, "产品"), (7, "產(chǎn)品(apple)")])
    >>> line.at, line.pieces, [gloss and gloss.rule for gloss in line.found]
    (7, ['產', '(chǎn)', '品', '(apple)', ''], ['gloss', None])
    """
    split = candidate().split
    lines = []
    for at, text in texts:
        pieces = split(text)
        if len(pieces) > 1:
            found = list(map(judge, [before[-1] for before in pieces[:-1:2]], pieces[1::2]))
            if not all(found):
                found = [gloss or _judge_after(pieces, number) for number, gloss in enumerate(found)]
            if any(found):
                lines.append(Line(at, pieces, found))
    return lines


def _judge_after(pieces: list[str], number: int) -> Gloss | None:
    """A candidate behind a letter or a space."""
    before, token = "".join(pieces[max(0, 2 * number - 2) : 2 * number + 1 : 2]), pieces[2 * number + 1]
    last = before[-1]
    if not (last.isascii() or last.isspace()) or not readings(before[-2:-1]):
        return None
    if last.isspace():
        return Gloss(len(token), "gloss-cut", "an opening bracket at the end") if len(token) == 1 else None
    char = straddled(before[-2:-1], last)
    gloss = judge(char, token) if char else None
    if gloss is None or gloss.rule != "gloss" or not is_toned(key(gloss.note)):
        return None  # f(a): only lists with tone work on bytes
    return gloss._replace(rule="gloss-letter", note=f"{char} {gloss.note}", points=PROOF)


def straddled(char: str, letter: str) -> str:
    """The character that the second byte of a character and the letter behind it form in GBK, or an empty string.

    >>> straddled("溧", "l"), straddled("한", "a")
    ('鄉', '')
    """
    return (char.encode("gbk", "ignore")[1:] + letter.encode()).decode("gbk", "ignore").replace(letter, "")


_BRACKET = re.compile(f"([(（\\[［])([{LETTERS}]*)([)）\\]］]?)")


@functools.lru_cache(maxsize=1 << 16)
def judge(char: str, token: str) -> Gloss | None:
    """What brackets in a row are behind a character; none when the first is no reading of it.

    >>> judge("產", "(chǎn)(chan)")
    Gloss(length=12, rule='gloss-double', note='chǎn chan', points=1024, is_traditional=True)
    >>> candidates = ("穩", "(w"), (",", "(,)"), ("產", "(chǎn)(x)"), ("他", "(he)")
    >>> [gloss and gloss.rule for gloss in map(judge, *zip(*candidates))]
    ['gloss-cut', 'gloss-mark', 'gloss-part', None]
    """
    if char in MARKS:
        return _judge_mark(char, token)
    length, spelled, is_cut = 0, [], False
    for opening, inside, closing in _BRACKET.findall(token):
        is_cut = not closing
        fits = begins_reading if is_cut else is_reading
        if not fits(char, inside) or not (is_cut or (opening in "[［") == (closing in "]］")):
            break
        length += len(opening + inside + closing)
        spelled.append(inside.strip())
    if not spelled:
        return None
    rule = "gloss-part" if length < len(token) else "gloss-cut" if is_cut else _rule(spelled)
    worth = 0 if is_cut and len(spelled) == 1 else _points(char, spelled)
    return Gloss(length, rule, " ".join(spelled), worth, simplified(char) != char)


def _judge_mark(char: str, token: str) -> Gloss | None:
    """A mark repeated in brackets, in whatever width."""
    same = fold_widths(char)
    is_repeated = all(mark == same for mark in fold_widths(token)[1::3])
    return Gloss(len(token), "gloss-mark", char) if is_repeated else None


def _rule(spelled: list[str]) -> str:
    if len(spelled) > 1:
        return "gloss-double"
    return "gloss" if spelled[0].islower() or is_toned(key(spelled[0])) else "gloss-capitals"


def _points(char: str, spelled: list[str]) -> int:
    """Points of the readings of one character: the toned and the toneless one in a row are proof."""
    first = key(spelled[0])
    if len(spelled) > 1 and is_toned(first) and key(spelled[1]) == first[:-1]:
        return PROOF
    return points.of_reading(char, spelled[0])
