"""Damaged pages of the project's own making, each with the text that a careful editor would keep."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdnews import Settings, clean, read_page, replay

HERE = Path(__file__).parent
PAGES = HERE / "pages"
SAMPLES = HERE.parent / "samples"
EXPECTED_OF_SAMPLES = HERE / "expected_samples"


def cases() -> dict[str, tuple[Path, Path]]:
    """The file of each page and of its expected text, by the page's name."""
    pages = {path.parent.name: (path, path.with_name("expected.txt")) for path in PAGES.glob("*/page.*")}
    samples = {
        f"samples/{path.relative_to(EXPECTED_OF_SAMPLES)}": (SAMPLES / path.relative_to(EXPECTED_OF_SAMPLES), path)
        for path in EXPECTED_OF_SAMPLES.rglob("*")
        if path.is_file()
    }
    return dict(sorted((pages | samples).items()))


CASES = cases()

NOT_YET: dict[str, str] = {
    "shifted_simplified": "the character whose second byte went with a mark is not always found",
}
"""Strict expected failures: the name of the page, and what is missing."""


def marked(name: str) -> object:
    reason = NOT_YET.get(name)
    return pytest.param(name, id=name, marks=[pytest.mark.xfail(strict=True, reason=reason)] if reason else [])


def expected(name: str) -> str:
    return CASES[name][1].read_bytes().decode("utf-8")


@pytest.mark.parametrize("name", [marked(name) for name in CASES])
def test_page_comes_out_as_its_editor_would_have_it(name: str) -> None:
    path = CASES[name][0]
    assert clean(read_page(path.read_bytes(), path.name)).page.to_text() == expected(name)


@pytest.mark.parametrize("name", CASES)
def test_expected_text_is_left_as_it_is(name: str) -> None:
    assert clean(read_page(expected(name).encode(), f"{name}.txt")).page.to_text() == expected(name)


@pytest.mark.parametrize("name", CASES)
def test_log_replays_to_the_output(name: str) -> None:
    path = CASES[name][0]
    page = read_page(path.read_bytes(), path.name)
    cleaned = clean(page)
    assert replay(page, cleaned.changes) == cleaned.page


@pytest.mark.parametrize("skipped", ["mojibake", "glosses", "simplify"])
@pytest.mark.parametrize("name", CASES)
def test_skipping_a_stage_keeps_the_same_paragraphs(name: str, skipped: str) -> None:
    path = CASES[name][0]
    page = read_page(path.read_bytes(), path.name)
    kept = clean(page, Settings(skip=frozenset({skipped}))).page.live()
    assert [at for at, _ in kept] == [at for at, _ in clean(page).page.live()]


def test_every_page_says_what_it_shows() -> None:
    silent = [path.name for path in PAGES.iterdir() if not (path / "about.txt").read_text("utf-8").strip()]
    assert silent == []


def test_every_sample_has_its_expected_text() -> None:
    samples = {str(path.relative_to(SAMPLES)) for path in SAMPLES.rglob("*") if path.is_file()} - {"README.md"}
    assert {f"samples/{name}" for name in samples} == {name for name in CASES if name.startswith("samples/")}


def test_every_expected_failure_names_a_page() -> None:
    assert set(NOT_YET) <= set(CASES)
