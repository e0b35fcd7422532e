"""The style sheet: contrast in both schemes, and nothing that fetches."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import stdnews.report

STYLE = (Path(stdnews.report.__file__).parent / "style.css").read_text("utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))
    for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
)
TEXTS = [
    *((ink, ground) for ink in ("ink", "faint", "accent", "escape") for ground in ("ground", "sheet")),
    ("gone", "gone-ground"),
    ("come", "come-ground"),
    ("escape", "gone-ground"),
    ("escape", "come-ground"),
    ("tip-ink", "tip"),
    ("gone", "sheet"),
]
"""Colours of text, and those that they stand on."""
SHAPES = ["bar", "unchanged", "cleaned", "empty", "no-article", "past-saving", "failed", "gone"]
"""Colours of bars; their figures stand beside them."""


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", TEXTS, ids="-on-".join)
def test_text_can_be_read(scheme: dict[str, str], pair: tuple[str, str]) -> None:
    assert contrast(scheme[pair[0]], scheme[pair[1]]) >= 4.5


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("shape", SHAPES)
def test_shapes_can_be_seen(scheme: dict[str, str], shape: str) -> None:
    assert contrast(scheme[shape], scheme["sheet"]) >= (3 if shape not in {"empty", "no-article", "unchanged"} else 2.4)


def test_both_schemes_have_all_colours_and_all_are_used() -> None:
    assert LIGHT.keys() == DARK.keys()
    assert {name for name in LIGHT if f"var(--{name})" not in STYLE} == set()


def test_no_other_colour_is_used() -> None:
    rules = re.sub(r":root \{.*?\}", "", STYLE, flags=re.DOTALL)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", rules) == []


def test_nothing_is_fetched_and_nothing_ends_the_element() -> None:
    assert [word for word in ("url(", "@import", "@font-face", "</", "expression(", "\\") if word in STYLE] == []
