"""The short form of ``bench.fuzz``: nothing that a page may hold ends in an error, kills a process or hangs it.

The full form also holds each input to its time, which is no matter for a machine that does other things too.
"""

from __future__ import annotations

import pytest
from bench import fuzz

from stdnews.batch.limits import Limits
from stdnews.pipeline import clean
from stdnews.reading import read_page

INPUTS = 2000


@pytest.mark.slow
def test_hostile_input_is_read_and_cleaned() -> None:
    limits = Limits(seconds=fuzz.HANG, memory=fuzz.MEMORY)
    found = list(fuzz.attempt_all(fuzz.plan(INPUTS, seed=0), 2, limits))
    assert [(what, seen.trouble) for what, seen in found if seen.trouble and not fuzz.is_slow(seen)] == []
    assert len(found) == INPUTS


@pytest.mark.parametrize("kind", fuzz.KINDS)
def test_an_input_is_made_again_by_its_seed(kind: str) -> None:
    made = [fuzz.made(fuzz.Input(kind, seed)) for seed in (1, 1, 2)]
    assert made[0] == made[1] != made[2]


def test_what_does_not_pass_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(fuzz, "attempt_all", lambda inputs, *_: ((what, fuzz.Seen("broken")) for what in inputs))
    assert fuzz.fuzz(3, jobs=1, seed=5) == 3
    assert (
        "random bytes, seed 5: broken\nmutated samples, seed 6: broken\nsoup, seed 7: broken\n"
        in capsys.readouterr().out
    )


def test_elements_may_nest_deeper_than_calls_may() -> None:
    text = "今天天气很好,我们去公园。\n明天也很好,我们还去那里。\n第三天下雨了,谁也没有出门。\n"
    body = "".join(f"<p>{line}</p>" for line in text.splitlines())
    page = read_page(f"<html>{'<div>' * 3000}{body}".encode(), "a.html")
    assert clean(page).page.to_text() == text
