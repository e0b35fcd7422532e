"""Lines that a site sets between the paragraphs of an article again and again."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator

from stdnews.stages.boilerplate.lines import Line, Shape
from stdnews.stages.boilerplate.place import Place
from stdnews.stages.boilerplate.view import Verdict, View

TIMES = 3
"""Copies from which a line is the site's."""


def repeated_widgets(page: View, place: Place) -> Iterator[Verdict]:
    """Lines that stand among the sentences so often, but for names of speakers and refrains."""
    numbers = range(place.first, place.stop)
    counts = Counter(page.lines[number].text for number in numbers)
    often = {text for text, count in counts.items() if count >= TIMES}
    if not often:
        return
    found = [number for number in numbers if page.lines[number].text in often and _may_be_widget(page.lines[number])]
    beside = Counter(page.lines[number].text for number in found if _stands_by_text(page, number))
    for number in found:
        text = page.lines[number].text
        if number != page.headline and (2 * beside[text] > counts[text] or _technical().search(text)):
            yield Verdict(number, "repeated-widget", f"stands {counts[text]} times among the paragraphs")


def _may_be_widget(line: Line) -> bool:
    """Whether a line stands below a picture or is technical: else it may be the name of a speaker, or of a field."""
    if line.shape in {Shape.SENTENCE, Shape.PHRASE} or line.rule is not None or _is_code(line):
        return False
    return (line.markup is not None and line.markup.after_image) or _technical().search(line.text) is not None


def _is_code(line: Line) -> bool:
    return line.markup is not None and line.markup.tag == "pre"


@functools.cache
def _technical() -> re.Pattern[str]:
    return re.compile(r"\[!--|<!--|[a-z\d]\.(?:com|cn|net|org)\b")


def _stands_by_text(page: View, number: int) -> bool:
    """Whether a sentence stands right above or below a line."""
    near = page.lines[max(0, number - 1) : number + 2]
    return any(line.shape is Shape.SENTENCE and line.rule is None for line in near)
