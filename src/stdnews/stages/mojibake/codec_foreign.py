"""Japanese and Korean text: most of its characters are what some wrong codec shows, and it is no damage."""

from __future__ import annotations

import functools
import re

LEAST_FORMS = 2
"""Particles and endings that a text has at least."""
MOST_BETWEEN = 16
"""One in how many characters begins one. Of 3,200 lines of Chinese in Big5, GBK or UTF-8 read as one another or as
EUC-KR, all but three had fewer of Japanese than one in 40, none had one in 23, or any of Korean; Japanese and Korean
news has one in four to twelve."""


def is_foreign(text: str) -> bool:
    """Whether a text is Japanese or Korean: written as these are, and not as the bytes of other text fall.

    >>> is_foreign("東京都は新しい対策を発表した。"), is_foreign("い瓣チщ猭刮畍")
    (True, False)
    >>> is_foreign("대통령은 국회에서 정책을 설명했다."), is_foreign("쾨，휑굶쏜휨맣몌움솥놔憩")
    (True, False)
    """
    forms = max(len(_japanese().findall(text)), len(_korean().findall(text)))
    return forms >= LEAST_FORMS and MOST_BETWEEN * forms >= len(text)


@functools.cache
def _japanese() -> re.Pattern[str]:
    """A particle between two words that are not in hiragana; endings of verbs, and words of grammar."""
    word = "[\u4e00-\u9fff\u30a1-\u30fc]"
    return re.compile(
        rf"(?<={word})[のはがをにでと](?={word})|した|して|する|てい|です|ます|から|こと|この|とい|など|とし|での|への|には|では"
        "|によ|ない|れた|った|って|られ|もの|まで|であ|さん|ある|いる|なる"
    )


@functools.cache
def _korean() -> re.Pattern[str]:
    """A particle or an ending at the end of a word."""
    return re.compile("[은는이가을를에의다로도고한](?=[ .,])")
