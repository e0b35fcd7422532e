"""The straight way through a run: what it reads is proved, and it leaves to the walk what it cannot tell."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bench.damage import Shift, shift
from bench.mojibake import kinds

from stdnews.stages.mojibake.gbk import fold
from stdnews.stages.mojibake.readings import UnclearError, readings
from stdnews.stages.mojibake.shift import proves
from stdnews.stages.mojibake.straight import straight
from stdnews.stages.mojibake.walk import GLOSS, SYLLABLE
from stdnews.stages.mojibake.ways import Run, Setting

NEWS = (Path(__file__).parents[3] / "bench/text/news.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("folded", [True, False])
@pytest.mark.parametrize(
    ("sound", "keys"),
    [
        ("多領域專家組成的委員會", "驅"),
        ("在海口五源河體育場舉行", ""),
        ("投資小，見效快", ""),
    ],
)
def test_a_plain_run_is_read(sound: str, keys: str, folded: bool) -> None:
    damaged = shift(sound, Shift(keys, marks=not keys, folded=folded))
    start = damaged.index("?")
    run = Run(damaged[start:], whole=True, before=damaged[:start][-2:])
    found = straight(run, Setting(folded))
    assert found is not None
    end, way = found
    whole = damaged[:start] + (fold(way.out) if folded else way.out) + run.text[end:]
    assert whole == (fold(sound) if folded else sound)


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("元?", "?，如饮酒、食辛辣、鱼虾均可诱发此病"),
        ("真的", "?，他还是来了"),
        ("怎么", "?。后来没有人再问起这件事"),
    ],
)
def test_a_sound_question_mark_is_left(before: str, text: str) -> None:
    found = straight(Run(text, whole=True, before=before), Setting(folded=False))
    assert found is None or not found[1].cuts


def test_an_eaten_byte_is_left_to_the_walk() -> None:
    run = Run("?qū)㈧?1日抵京。", whole=True, before="波夫")
    with pytest.raises(UnclearError):
        readings(run, Setting(folded=True))
    assert straight(run, Setting(folded=True)) is None


def test_a_gloss_that_does_not_fit_is_left_to_the_walk() -> None:
    assert straight(Run("?lǐ)的人", whole=True, before="Ab"), Setting(folded=False)) is None


def test_a_run_cut_off_asks_for_more() -> None:
    run = Run("?qū)＜医M成的委員", whole=True, before="領域")
    assert (straight(run, Setting(folded=False)) or (0,))[0] > 0
    assert (straight(run._replace(whole=False), Setting(folded=False)) or (0,))[0] == -1


@pytest.mark.parametrize("folded", [True, False])
def test_what_is_read_passes_its_proof(folded: bool) -> None:
    setting, read = Setting(folded), 0
    damage = kinds()["s1-dense-folded" if folded else "s1-dense"]
    for line in NEWS:
        damaged = damage(line).damaged
        for hit in re.finditer(rf"\?(?={SYLLABLE}\))", damaged):
            before = GLOSS.sub("", damaged[: hit.start()])[-2:]
            run = Run(damaged[hit.start() :], whole=True, before=before)
            found = straight(run, setting)
            if found and found[1].cuts:
                assert proves(run.text[: found[0]], found[1], setting)
                read += 1
    assert read > 20
