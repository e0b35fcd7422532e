"""What the simplify stage converts, and what it leaves."""

import pytest

from stdnews.edits import apply
from stdnews.page import Page
from stdnews.stages import simplify

STRAYS = {
    "轮渡恢復通航,車辆有序进港。": "轮渡恢复通航,车辆有序进港。",
    "沈先生谈恢復生产": "沈先生谈恢复生产",
}
UNCHANGED = [
    "作家沈思远与肖乾在瞭望台合影。",
]


def simplified(text: str) -> str:
    page = Page.from_text(text)
    (step,) = simplify.steps(simplify.Options())
    return "\n".join(p.text for p in apply(page, step(page)).paragraphs)


@pytest.mark.parametrize("found", STRAYS)
def test_a_stray_character_is_converted_in_a_simplified_page(found: str) -> None:
    assert simplified(found) == STRAYS[found]


@pytest.mark.parametrize("text", UNCHANGED)
def test_simplified_text_is_left_alone(text: str) -> None:
    assert simplified(text) == text
