"""The simplify stage: Traditional characters as Simplified, the whole page at a time.

A character that Simplified text has no use for is converted wherever it stands, a stray 恢復 in a Simplified page too.
One that both scripts use (沈 乾 著 徵 藉) is converted only in a paragraph that other characters show to be
Traditional: the names 沈思远 and 肖乾 of Simplified news stay. Words stay as they are: 資訊 becomes 资讯, not 信息.
A paragraph with Japanese or Korean letters above a stated share stays too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from stdnews.conversion import version_note
from stdnews.edits import Edit
from stdnews.page import Page
from stdnews.stages.simplify import convert, evidence
from stdnews.steps import Step


@dataclass(frozen=True, slots=True)
class Options:
    """Options of the simplify stage."""

    foreign_share: float = field(default=0.1, metadata={"most": 1})
    """Share of kana and hangul among a paragraph's kana, hangul and Han characters, above which it stays as it is.

    Japanese news has three kana in ten letters and more, its headlines seldom less than one; a の in a Chinese headline
    stays below.
    """


def steps(options: Options) -> tuple[Step, ...]:
    """The steps of the stage: one."""

    def simplify(page: Page) -> Iterator[Edit]:
        if not evidence.has_traditional(page.live_text()):
            return
        live = page.live()
        texts = [text for _, text in live]
        note = version_note()
        for (at, old), new in zip(live, convert.simplified(texts, options.foreign_share), strict=True):
            if new != old:
                yield Edit(at, new, "traditional", note)

    return (simplify,)
