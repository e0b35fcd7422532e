"""What is cut off lines that stay: additions to the headline, a label behind the last sentence, injected phrases."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stdnews.comparison import fold_widths, letters
from stdnews.edits import Edit, Span
from stdnews.stages.boilerplate.headline import first_part, resembles
from stdnews.stages.boilerplate.lines import Line, Shape
from stdnews.stages.boilerplate.matching import glued_label
from stdnews.stages.boilerplate.options import Options
from stdnews.stages.boilerplate.several_lines import join_headline
from stdnews.stages.boilerplate.spam_phrases import find_phrases, may_hold_phrases
from stdnews.stages.boilerplate.suffixes import may_have_additions, strip_titles
from stdnews.stages.boilerplate.view import View

LEAST = 8
"""Letters of the shortest title that is written as headline though no line of the page has it."""

REPEATED = 0.4
"""Share of its pairs of characters that the article must have in common with such a title."""


class Cut(NamedTuple):
    """The new text of a line, the rule and the evidence."""

    text: str
    rule: str
    note: str

    def after(self, other: Cut | None) -> Cut:
        """This cut of a line that another one has shortened before: the first one names the rule."""
        return self if other is None else Cut(self.text, other.rule, other.note)


def find_cuts(looked: View, left: Sequence[Line], options: Options) -> Iterator[tuple[int, Cut]]:
    """New texts: headlines without additions, the last sentence without a label, sentences without spam.

    ``left`` are the lines that stay.
    """
    done = set()
    for at, cut in _headline_cuts(looked, left):
        done.add(at)
        yield at, cut
    if looked.block is not None:
        line = looked.lines[looked.block.last]
        if line.at not in done and (hit := glued_label(line.text, options.off)):
            done.add(line.at)
            yield line.at, Cut(line.text[: hit[1]].rstrip(), hit[0].id, "")
    if may_hold_phrases("\n".join([line.text for line in left])):
        for line in left:
            if line.at not in done and (places := find_phrases(line.text)):
                start, end = places[-1]
                yield line.at, Cut(line.text[:start] + line.text[end:], "spam-phrase", line.text[start:end])


def _headline_cuts(looked: View, left: Sequence[Line]) -> Iterator[tuple[int, Cut]]:
    if several := _several_lines(looked):
        yield several
        return
    if looked.headline is not None and (bare := _without_widget(looked.lines[looked.headline], looked.title)):
        yield looked.lines[looked.headline].at, bare
        return
    lines = list(_headlines(looked, left))
    others = frozenset(line.text for line in looked.lines if len(line.text) <= 80) if lines else frozenset()
    for line in lines:
        if cut := strip_titles(line.text, others):
            yield line.at, Cut(cut.text, cut.rule, f"cut {cut.tail}")


def _several_lines(looked: View) -> tuple[int, Cut] | None:
    """The headline in one line, where the page broke it into several."""
    numbers = looked.headline_lines()
    if len(numbers) < 2:
        return None
    text = join_headline([looked.lines[number].text for number in numbers], looked.title)
    return looked.lines[numbers[0]].at, Cut(text, "headline-lines", f"{len(numbers)} lines that <title> says as one")


@functools.cache
def _widget() -> re.Pattern[str]:
    return re.compile(
        r"(?:原创|转载|置顶|独家|\[(?P<site>[^\]]{2,12})\])?\s?(?P<text>.+?)(?:\s?\[[^\]]{1,5}\]|\s?\d{1,6})?"
    )


def _without_widget(line: Line, title: str) -> Cut | None:
    """The headline without a button or a count that the site set inside its element; ``<title>`` tells."""
    head = first_part(fold_widths(title))
    at = line.text.find(head) if len(head) > 1 else -1
    if at < 0 or line.text == head or line.markup is None:
        return None
    hit = _widget().fullmatch(line.text)
    if hit is None or hit["text"] != head or (hit["site"] or "") not in fold_widths(title):
        return None
    return Cut(head, "headline-widget", f"cut {line.text.replace(head, '')}")


def _headlines(looked: View, left: Sequence[Line]) -> Iterator[Line]:
    """The lines that may be headlines, and have something added: those without a rule before the body, or the first."""
    if looked.block is None:
        first = itertools.islice(filter(_may_be_headline, looked.lines), 1)
        return (line for line in first if may_have_additions(line.text))
    start = looked.lines[looked.block.first].at
    above = itertools.takewhile(lambda line: line.at < start, left)
    return (line for line in above if may_have_additions(line.text) and _may_be_headline(line))


def _may_be_headline(line: Line) -> bool:
    return line.shape is not Shape.SENTENCE and line.rule is None


def meta_cuts(meta: dict[int, str]) -> dict[int, Cut]:
    """Titles outside the body without what the site added."""
    cuts = {at: strip_titles(fold_widths(text)) for at, text in meta.items()}
    return {at: Cut(cut.text, cut.rule, f"cut {cut.tail}") for at, cut in cuts.items() if cut}


def from_title(
    looked: View, left: Sequence[Line], texts: dict[int, str], cuts: dict[int, Cut], options: Options
) -> dict[int, Cut]:
    """The headline that only ``<title>`` has, above the first line that stays; none where a line may be one.

    A title that the article does not speak of is the site's: then there is no headline.
    """
    has_none = looked.block is not None and looked.title and looked.headline is None
    if looked.block is None or not has_none or not left or "page-title" in options.off:
        return {}
    body = "".join(line.text for line in looked.lines[looked.block.first : looked.block.last + 1])
    first = left[0]
    if any(line.text == first.text for line in left[1:]):  # the duplicates stage must see the copy
        return {}
    headline = next((part for part in _parts(looked.title) if _is_of(part, body)), "")
    if first.at in cuts or not headline:
        return {}
    return {first.at: Cut(f"{headline}\n{texts[first.at]}", "page-title", "the headline stands in <title> alone")}


def _is_of(headline: str, body: str) -> bool:
    return len(letters(headline)) >= LEAST and resembles(fold_widths(headline), body, REPEATED)


def _parts(title: str) -> Iterator[str]:
    """What the headline in a title may be: all but the additions that are known, else what stands behind a name."""
    yield (bare := _without_additions(title))
    yield from re.split(r"\s[-|丨–—]\s|[|丨_]", bare)[1:]


def _without_additions(title: str) -> str:
    """A title as the page writes it, without what the site added before or behind."""
    cut = strip_titles(fold_widths(title))
    if cut is None:
        return title
    start = fold_widths(title).find(cut.text)
    return title[start : start + len(cut.text)]


def rewrite(at: int, old: str, cut: Cut) -> Edit:
    """An edit whose one span is the part in which the old and the new text, equal but for widths, differ."""
    new, rule, note = cut
    folded = fold_widths(old)
    start = _common(folded, new)
    end = min(_common(folded[::-1], new[::-1]), len(folded) - start, len(new) - start)
    span = Span(start, len(old) - end, new[start : len(new) - end], rule, note)
    return Edit(at, old[:start] + span.new + old[len(old) - end :], rule, note, (span,))


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
