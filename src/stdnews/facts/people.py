"""The persons whom a byline names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stdnews.facts.values import NOBODY

_ROLE = re.compile(
    r"[\u4e00-\u9fff]{0,8}?(?:[记記]者|通[讯訊][员員]|[评評][论論][员員]|[实實][习習]生|特派[员員]|[编編][辑輯]|撰稿人)\s?:?"
)
"""What somebody is, with the paper; it stands before the name."""
_ABOUT = re.compile(r"(?<=\w)\s?[(\[【][^)\]】]*[)\]】]?|[,\s](?:系|现任|现为|来自)\S.*")
"""What somebody is, behind the name."""
_PARTS = re.compile(r"[、,;/&|()\[\]【】丨<>]+|(?<=[\u4e00-\u9fff])_|\sand\s|\s{2,}")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*|\S+\.(?:com|cn|net|org)\b\S*", re.IGNORECASE)
_HAN = re.compile(r"[\u4e00-\u9fff·]{2,12}")
_LATIN = re.compile(r"[A-Za-z](?:[A-Za-z'’· -]|\.(?![a-z])){1,40}")
_DOINGS = frozenset(
    {
        "摄影报道",
        "摄",
        "文",
        "图",
        "文图",
        "报道",
        "報導",
        "整理",
        "整合",
        "综合",
        "图文",
        "供图",
        "摄影",
        "本报",
        "本报讯",
    }
)
"""What somebody did, and for whom."""


def people(value: str) -> Iterator[str]:
    """The persons of a byline in its folded form, without what they are.

    >>> list(people("通讯员 石磊 记者 何 苗(摄影)")), list(people("John Smith、何苗,系青山大学教授"))
    (['石磊', '何苗'], ['John Smith', '何苗'])
    >>> list(people("https://www.example.com/qingshan")), list(people("admin"))
    ([], [])
    """
    value = _ABOUT.sub(" ", _ROLE.sub(" ", _ADDRESS.sub(" ", value)).strip(" ([【<"))
    for part in _PARTS.split(value):
        for word in _whole([word.strip("□■◎●○▲△◇◆.-·:《》“”") for word in part.split()]):
            if (_HAN.fullmatch(word) or _LATIN.fullmatch(word)) and word.lower() not in NOBODY | _DOINGS:
                yield word


def _whole(words: Sequence[str]) -> Iterator[str]:
    """Names from their words: those in Latin letters have several, and short Chinese ones are set with a space."""
    kept: list[str] = []
    for word in words:
        if kept and not _belong(kept, word):
            yield " ".join(kept) if kept[0].isascii() else "".join(kept)
            kept = []
        kept.append(word)
    if kept:
        yield " ".join(kept) if kept[0].isascii() else "".join(kept)


def _belong(kept: Sequence[str], word: str) -> bool:
    """Whether a word goes on with the name that others began."""
    if kept[0].isascii():
        return word.isascii()
    return len(kept) == 1 and len(kept[0]) == len(word) == 1
