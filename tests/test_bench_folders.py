"""The pages that speed is measured on are such as come out whole: what is measured is the work, not its failure."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from bench.folders import FORMS, LINES, MAKES, draw_page, plant

from stdnews.pipeline import clean
from stdnews.reading import read_page

SENTENCES = [
    line
    for line in (Path(__file__).parents[1] / "bench" / "text" / "news.txt").read_text("utf-8").splitlines()
    if line.strip()
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("make", range(len(MAKES)))
def test_a_page_comes_out_as_its_headline_and_lines(form: str, make: int) -> None:
    sound, drawn = (draw_page(number, SENTENCES, Random(3)) for number in (0, make))  # noqa: S311 - the same twice
    data = FORMS[form](drawn).encode()
    page = clean(read_page(data, "a.html" if form == "HTML" else "a.txt")).page
    assert page.to_text().splitlines() == [sound.title, *sound.lines]
    assert len(sound.lines) == LINES


def test_pages_are_planted_by_number_and_form(tmp_path: Path) -> None:
    size = plant(tmp_path / "both", range(998, 1002), SENTENCES)
    files = sorted(path for path in (tmp_path / "both").rglob("*") if path.is_file())
    assert [str(path.relative_to(tmp_path / "both")) for path in files] == [
        *("0000/0000998.html", "0000/0000999.txt", "0001/0001000.html", "0001/0001001.txt"),
    ]
    assert size == sum(path.stat().st_size for path in files)
    plant(tmp_path / "one", range(998, 1000), SENTENCES, "HTML")
    assert (tmp_path / "one" / "0000" / "0000998.html").read_bytes() == files[0].read_bytes()
    assert (tmp_path / "one" / "0000" / "0000999.html").exists()
