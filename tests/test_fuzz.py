"""The short form of ``bench.fuzz``: nothing that a page may hold ends in an error, kills a process or hangs it.

The full form also holds each input to its time, which is no matter for a machine that does other things too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from bench import fuzz, hostile

from stdnews.batch.limits import Limits
from stdnews.pipeline import clean
from stdnews.reading import read_page

INPUTS = 2000


@pytest.mark.slow
def test_hostile_input_is_read_and_cleaned() -> None:
    limits = Limits(seconds=fuzz.HANG, memory=fuzz.MEMORY)
    found = list(fuzz.attempt_all(hostile.plan(INPUTS, seed=0), 2, limits))
    assert [(what, seen.trouble) for what, seen in found if seen.trouble and not fuzz.is_slow(seen)] == []
    assert len(found) == INPUTS


@pytest.mark.parametrize("kind", hostile.KINDS)
def test_an_input_is_made_again_by_its_seed(kind: str) -> None:
    made = [hostile.made(hostile.Input(kind, seed)) for seed in (1, 1, 2)]
    assert made[0] == made[1] != made[2]


def test_each_kind_comes_as_text_and_as_html() -> None:
    found = {(what.kind, what.is_html) for what in hostile.plan(100, seed=7)}
    assert found == {(kind, is_html) for kind in hostile.KINDS for is_html in (True, False)}


def test_what_does_not_pass_is_told_and_counted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seen = [fuzz.Seen("broken"), fuzz.Seen("took 9.0 s for 0.1 MB", 9), fuzz.Seen("", 1)]
    monkeypatch.setattr(fuzz, "attempt_all", lambda inputs, *_: zip(inputs, seen, strict=True))
    assert fuzz.fuzz(3, 1, 4, fuzz.Record()) == 2
    said = capsys.readouterr().out.splitlines()
    assert said[:2] == ["random bytes, seed 4: broken", "mutated samples, seed 5: took 9.0 s for 0.1 MB"]
    assert [line.split()[-8:-3] for line in said[3:5]] == [
        ["1", "0.0", "1", "0", "0.00"],
        ["1", "0.0", "0", "1", "9.00"],
    ]


@pytest.mark.parametrize(("tries", "trouble"), [([9.0, 1.0], ""), ([9.0, 8.0], "took 8.0 s for 0.0 MB"), ([1.0], "")])
def test_an_input_that_is_slow_is_tried_again(
    monkeypatch: pytest.MonkeyPatch, tries: list[float], trouble: str
) -> None:
    left = iter(tries)
    monkeypatch.setattr(fuzz, "_tried", lambda data, _: fuzz.Seen("", next(left), len(data)))
    assert fuzz.try_one(hostile.Input("soup", 1)).trouble == trouble
    assert list(left) == []


def test_what_is_on_record_is_not_tried_again_but_by_other_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tried: list[hostile.Input] = []

    def attempt_all(inputs: Iterable[hostile.Input], *_: object) -> Iterator[tuple[hostile.Input, fuzz.Seen]]:
        for what in inputs:
            tried.append(what)
            yield what, fuzz.Seen("", what.seed, 5, 7)

    def run(inputs: int) -> str:
        record = fuzz.Record(tmp_path / "record")
        record.load()
        assert fuzz.fuzz(inputs, 1, 0, record) == sum(seed > fuzz.SECONDS for seed in range(inputs))
        return capsys.readouterr().out

    monkeypatch.setattr(fuzz, "attempt_all", attempt_all)
    monkeypatch.setattr(fuzz, "SHARD", 4)
    run(4)
    first = run(8)
    assert [what.seed for what in tried] == list(range(8))
    with (tmp_path / "record").open("a") as file:
        file.write('{"code": "half a li')
    assert run(8) == first
    run(12)
    run(12)
    assert len(tried) == 12
    monkeypatch.setattr(fuzz, "_code", lambda: "other")
    run(12)
    assert len(tried) == 24


def test_elements_may_nest_deeper_than_calls_may() -> None:
    text = "今天天气很好,我们去公园。\n明天也很好,我们还去那里。\n第三天下雨了,谁也没有出门。\n"
    body = "".join(f"<p>{line}</p>" for line in text.splitlines())
    page = read_page(f"<html>{'<div>' * 3000}{body}".encode(), "a.html")
    assert clean(page).page.to_text() == text
