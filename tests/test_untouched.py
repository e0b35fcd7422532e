"""Sound text of many sorts, chosen to look like damage: it comes out as it went in."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdnews import Page, Settings, clean

HERE = Path(__file__).parent / "untouched"
SORTS = {path.stem: path.read_text("utf-8").splitlines() for path in sorted(HERE.glob("*.txt"))}
LINES = [(f"{sort}-{number}", line) for sort, lines in SORTS.items() for number, line in enumerate(lines, 1)]
BODY = (
    "梧桐湾村的老井昨天清了一次淤,从井底捞上来三只水桶、一只铜铃和半截扁担,都摆在村口给大家认领。",
    "清淤用了六个小时,村里的年轻人轮流下到井底,把泥一筐一筐吊上来,老人们在井边递茶水。",
    "村里决定把铜铃挂回井边的枣树上,谁家的孩子放学了,就去摇一摇。",
    "县水务局的技术员取走了两瓶水样,检测结果将在下周贴到村务公开栏。",
)
JUDGES_SKIPPED = Settings(skip=frozenset({"boilerplate", "duplicates"}))
HEADLINES = {"titles"}
"""Lines that stand alone above an article, not together on a page."""
STANDS_ALONE = {"notes", "topics", "crime_and_lottery", "names", "brackets", "rare_characters", "english"}
"""Each line could be the whole of a page."""
STANDS_ANYWHERE = {*STANDS_ALONE, "dialogue", "web", "numbers_and_dates", "formulas", "punctuation", "interview", "law"}
"""Each line could stand between two paragraphs of an article."""

NOT_YET: dict[str, str] = {}
"""Strict expected failures: the name of the case, and what goes wrong."""


def marked(name: str, *values: object) -> object:
    reason = NOT_YET.get(name)
    return pytest.param(*values, id=name, marks=[pytest.mark.xfail(strict=True, reason=reason)] if reason else [])


def lines_of(sorts: set[str], place: str) -> list[object]:
    return [marked(f"{name}-{place}", line) for name, line in LINES if name.rpartition("-")[0] in sorts]


def changes(text: str, settings: Settings | None = None) -> list[tuple[str, str, str | None]]:
    """What a run changed: rule, text before, text after."""
    log = clean(Page.from_text(text), settings or Settings()).changes
    return [(change.edit.rule, change.before, change.edit.text) for change in log]


@pytest.mark.parametrize("sort", [marked(f"{sort}-page", sort) for sort in SORTS if sort not in HEADLINES])
def test_page_of_a_sort_is_left_as_it_is(sort: str) -> None:
    assert changes("\n".join(SORTS[sort])) == []


@pytest.mark.parametrize("line", [marked(f"{name}-characters", line) for name, line in LINES])
def test_no_character_of_a_line_changes(line: str) -> None:
    assert changes(line, JUDGES_SKIPPED) == []


@pytest.mark.parametrize("line", lines_of(STANDS_ALONE, "alone"))
def test_line_that_is_a_whole_page_stays(line: str) -> None:
    assert changes(line) == []


@pytest.mark.parametrize("line", lines_of(STANDS_ANYWHERE, "middle"))
def test_line_inside_an_article_stays(line: str) -> None:
    assert changes("\n".join([*BODY[:2], line, *BODY[2:]])) == []


@pytest.mark.parametrize("line", lines_of({"topics", "crime_and_lottery", "notes", "rare_characters"}, "end"))
def test_last_line_of_an_article_stays(line: str) -> None:
    assert changes("\n".join([*BODY, line])) == []


@pytest.mark.parametrize("line", lines_of(HEADLINES, "headline"))
def test_headline_stays(line: str) -> None:
    assert changes("\n".join([line, *BODY])) == []


def test_outer_white_space_is_all_that_a_sound_page_loses() -> None:
    lines = SORTS["punctuation"]
    page = Page.from_text("\ufeff" + "\r\n\r\n".join(f"\u3000\u3000{line} \xa0" for line in lines))
    assert clean(page).page.to_text() == "\n".join([*lines, ""])


def test_lines_are_many_and_of_many_sorts() -> None:
    assert len(LINES) >= 260
    assert len(SORTS) >= 12
    assert all(line == line.strip() != "" for _, line in LINES)


def test_every_expected_failure_names_a_case() -> None:
    places = ("page", "characters", "alone", "middle", "end", "headline")
    names = {f"{name}-{place}" for name in [*SORTS, *(name for name, _ in LINES)] for place in places}
    assert set(NOT_YET) <= names
