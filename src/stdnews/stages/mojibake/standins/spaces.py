"""Spaces that a layout left inside a line: between the characters of its words, and before its marks."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from stdnews.edits import Span
from stdnews.stages.mojibake.model import SCALE, model, simple
from stdnews.stages.mojibake.standins.shape import (
    HAN,
    LEAST,
    SERIES,
    before_mark,
    columns,
    gap,
    has_lost_quotations,
    is_cut_into_words,
    is_head_of_chapter,
    is_letter_spaced,
    other_script,
)

INNER_SPACE = "inner-space"
"""The rule of a space between two characters."""
SPACE_AT_MARK = "space-at-mark"
"""The rule of the spaces around a mark."""
GAIN = 2 * SCALE
"""By how much, on average, the character behind a space must be likelier after those before it than as a beginning."""
MANY = 8
"""Spaces from which a line whose characters all stand by themselves is no row of surnames or notes of a scale."""
GAIN_OF_MANY = SCALE // 2
"""The gain that is enough for such a line."""
STRONG = 5 * SCALE
"""What the character behind a space gains where the space stands inside a word that the model knows."""
SHARE = 0.2
"""Share of such spaces in a line: of those at random places four in ten are strong, of those between clauses none."""
SURE_GAIN = 3 * SCALE
"""The average gain that is enough alone: 1 in 200 lines whose clauses are parted by spaces comes near it."""
ENOUGH, MORE = 2.5, 5.0
"""Weight of evidence (natural logarithm of the odds) that the spaces of a line stand at random. More is asked of a line
with a clause of more than LONGEST characters, or with less than half a mark for each space: its spaces may be what
parts its clauses. Of 378 lines of reviews that part clauses by spaces none comes near either; of lines of news with
three random spaces and more seven in ten do."""
LONGEST = 30
"""Han characters between two marks: news seldom writes a longer clause, and who leaves marks out always does."""
SLOPE, MOST, LEAST_WEIGHT = 0.5, 2.8, -1.8
"""What a gain weighs: half of its bits, less a half, within these bounds (both histograms, as their ratio)."""
OF_ALL = 0.5
"""Share of a sentence's marks that must have a space before them."""
SURE = 7.5
"""Weight of evidence that the spaces of such a line are not those between its words: words alone give 4 at most."""
KEPT = -5 * SCALE
"""Below this a space stays in such a line, too: what follows begins something."""
KNOWN = 6 * SCALE
"""Cost above which two single characters are no word but may be a name, set wide to line up with longer ones."""
LEAST_HAN = 20
"""Han characters from which a line without a full stop is taken for a sentence, not for a row of a table."""


@functools.cache
def _gloss() -> re.Pattern[str]:
    return re.compile(rf"[{HAN}]\([a-zà-ǜ]{{1,7}}\)$")


@functools.cache
def _marks() -> re.Pattern[str]:
    return re.compile(rf"(?<=[{HAN}\w%％”’）》) \xa0])[，,。、；;？！?!]")


@functools.cache
def _around_marks() -> re.Pattern[str]:
    return re.compile(
        rf"(?<=[{HAN}\w%％”’）》)])[ \xa0]+(?=[，,。、；;？！]|[?!](?![ \[]))"
        rf"|(?<=[{HAN}\w%％”’）》)] [，,。、；;？！?!])[ \xa0]+(?=[{HAN}“《（])"
    )


@functools.cache
def _between_single() -> re.Pattern[str]:
    """One space between two characters that stand by themselves, or beside a mark."""
    one = rf"[{HAN}0-9A-Za-z]"
    return re.compile(
        rf"(?:(?<=[ \xa0]{one})|(?<=^{one})|(?<=[^\w\s]{one})|(?<=[^\w\s]))"
        r"[ \xa0](?=\S(?:[ \xa0]|$|[^\w\s])|[^\w\s])"
    )


@functools.cache
def _dateline_words() -> re.Pattern[str]:
    return re.compile(
        "(?:[讯訊电電摄攝文图圖]|记者|記者|通讯员|通訊員|作者|编辑|編輯|责编|来源|來源|报道|報道|報導)[ \xa0]"
        "|[ \xa0](?:记者|記者|特约|通讯员|通訊員|实习生|作者|编辑|編輯|责编|责任|来源|來源|报道|報道|報導|摄|摘自|供稿)"
    )


@functools.cache
def _clause_end() -> re.Pattern[str]:
    return re.compile("[，,。、；;：:？?！!…~～]|[.]{2}")


def at_marks(text: str) -> Iterator[Span]:
    """Takes the spaces around the marks out of a sentence that has them before three marks at least.

    >>> [span.start for span in at_marks("经济增速不错 , 有人认为 , 潜力还很大 。")]
    [6, 8, 13, 15, 21]
    >>> list(at_marks("姓名 , 单位 , 电话 , 备注"))
    []
    """
    before = len(before_mark().findall(text))
    if (before < LEAST or before < OF_ALL * len(_marks().findall(text))) and not is_letter_spaced(text):
        return
    if is_cut_into_words(text) or has_lost_quotations(text):
        return
    if re.search("[。！？!?]", text) or len(re.findall(f"[{HAN}]", text)) >= LEAST_HAN:
        for hit in _around_marks().finditer(text):
            yield Span(hit.start(), hit.end(), "", SPACE_AT_MARK, "beside a mark")


def inner(text: str) -> Iterator[Span]:
    """Takes out the spaces between the characters of a line that has three of them at least, inside its words.

    Whether a space stands inside a word or between two is for the model to say, over the whole line. Left alone: lists
    of names and keywords, headlines in parts, verses with a pause, names set wide (刘 涛), series (甲 乙 丙 丁).

    >>> [span.start for span in inner("农民真正关心 啥?秋收时 节,河南、山 东等地连续阴 雨。")]
    [6, 12, 19, 26]
    >>> list(inner("刘 涛、张 帆、王 一 三位同学负责布展。")), list(inner("沈添 么大力 施白 欧阳渡"))
    ([], [])
    """
    gaps = [
        hit.start() for hit in gap().finditer(text) if hit["behind"] is None or _gloss().search(text[: hit.start()])
    ]
    if len(gaps) < LEAST or other_script().search(text) or is_head_of_chapter(text):
        return
    spaced = is_letter_spaced(text)
    if not spaced and (columns().search(text) or has_lost_quotations(text)):
        return
    gains = {at: gain for at in gaps if (gain := _gain(text, at, spaced=spaced)) is not None}
    found = list(gains.values())
    if len(gains) < LEAST or not (are_inside_words(found, spaced=True) if spaced else _stand_at_random(text, found)):
        return
    if spaced:
        for hit in _between_single().finditer(text):
            yield Span(hit.start(), hit.end(), "", INNER_SPACE, "between all characters")
    else:
        for at in (at for at, gain in gains.items() if gain >= KEPT):
            yield Span(at, at + 1, "", INNER_SPACE, "inside a word")


def are_inside_words(gains: list[int], *, spaced: bool = False) -> bool:
    """Whether breaks in a text stand at random, or between all its characters, not between words and clauses."""
    if sum(gains) < (GAIN_OF_MANY if spaced and len(gains) >= MANY else GAIN) * len(gains):
        return False
    if spaced or sum(gains) >= SURE_GAIN * len(gains):
        return True
    return sum(gain >= STRONG for gain in gains) >= SHARE * len(gains)


def _stand_at_random(text: str, gains: list[int]) -> bool:
    """Whether what the characters behind the spaces of a line gain is the gain of any character, not of a beginning."""
    weight = sum([max(LEAST_WEIGHT, min(MOST, SLOPE * gain / SCALE - SLOPE)) for gain in gains])
    if weight < ENOUGH:  # the least that is asked
        return False
    clauses = _clause_end().split(text)
    longest = max((len(re.findall(f"[{HAN}]", clause)) for clause in clauses if gap().search(clause)), default=0)
    is_marked = longest <= LONGEST and 2 * (len(clauses) - 1) >= len(gains)
    return weight >= (SURE if is_cut_into_words(text) else ENOUGH if is_marked else MORE)


def gain_of(before: str, after: str) -> int:
    """By how much the first character of a text is likelier behind another text than as a beginning."""
    char = simple(after[0])
    return model().cost("\n\n", char) - model().cost(simple("\n\n" + before)[-2:], char)


def _gain(text: str, at: int, *, spaced: bool) -> int | None:
    """What the character behind a space gains from those before it.

    None for two characters by themselves that may be a name, or part of a series, and for the parts of a dateline.
    """
    if not spaced and _is_of_a_dateline(text, at):
        return None
    last = text[max(0, at - 2) : at]
    is_word = _two_han().fullmatch(last) is not None
    before = last if is_word else _space_or_gloss().sub("", text[max(0, at - 24) : at])
    if not spaced and not is_word and not _two_han().match(text, at + 1):
        joined = model().cost(simple("\n\n" + before)[-2:], simple(text[at + 1]))
        if joined >= KNOWN or {text[at - 1], text[at + 1]} <= {*SERIES}:
            return None
    return gain_of(before, text[at + 1])


@functools.cache
def _two_han() -> re.Pattern[str]:
    return re.compile(f"[{HAN}]{{2}}")


@functools.cache
def _space_or_gloss() -> re.Pattern[str]:
    return re.compile(r"[ \xa0]|\([^()]{1,8}\)")


def _is_of_a_dateline(text: str, at: int) -> bool:
    """Whether a space parts what a dateline or a byline is made of: 本报讯 记者 蓝若溪 报道."""
    if _dateline_words().search(text, max(0, at - 3), at + 5):
        return True
    return at < 24 and text[at - 1] in "讯訊电電" and re.fullmatch("[^，。；]{2,22}[讯訊电電]", text[:at]) is not None
