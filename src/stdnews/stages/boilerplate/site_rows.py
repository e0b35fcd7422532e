"""Rows that were learned: the lines and elements that a site's template names, as the decisions see them."""

from __future__ import annotations

from collections.abc import Sequence

from stdnews.page import Markup, Page, Paragraph
from stdnews.stages.boilerplate.lines import Line
from stdnews.stages.boilerplate.rule import Learned, Marks, Where
from stdnews.template import Side, SiteLine, SitePlace, Template, any_number, place_of

MOST = 0.3
"""Share of a page's text from which its places are left alone: the site has changed, and the article stands there."""


class SiteRows:
    """The rows of one site, for one page."""

    def __init__(self, template: Template, page: Page, off: frozenset[str]) -> None:
        self._template = template
        self._is_off = Learned("", "anywhere").id in off
        self._places = _trusted(template, page) if template.places else {}

    def mark(self, line: Line) -> Line:
        """The line with its row of the template, unless its wording says more: that a list or the foot begins."""
        if self._is_off or line.rule is not None:
            return line
        row = self._of_line(line.text) or self._of_place(line.markup)
        return line if row is None else line.ruled(row)

    def _of_line(self, text: str) -> Learned | None:
        """The row of a line in its comparison form, where it is one of the site's."""
        found = self._template.by_text.get(text, ())
        if not found and self._template.by_form:
            found = self._template.by_form.get(any_number(text), ())
        if not found:
            return None
        note = self._note(max(found, key=lambda line: line.support))
        marks: Marks = "list" if any(line.begins_list for line in found) else ""
        return Learned(note, _where({line.side for line in found}), marks=marks)

    def _of_place(self, markup: Markup | None) -> Learned | None:
        """The row of whatever stands in an element of the site's."""
        if not self._places or markup is None:
            return None
        place = self._places.get(place_of(markup.box))
        return None if place is None else Learned(f"{self._note(place)}, in {place.path}", "anywhere")

    def _note(self, found: SiteLine | SitePlace) -> str:
        on = f"on {found.support} of {self._template.pages} pages ({found.share:.2f})"
        return f"template {self._template.version} of {self._template.site or 'these pages'}: {on}"


def _where(sides: set[Side]) -> Where:
    return "outside" if len(sides) > 1 else next(iter(sides))


def _trusted(template: Template, page: Page) -> dict[str, SitePlace]:
    """The places of the template, unless so much of the page stands in them that it must be another sort of page."""
    inside = total = 0
    for paragraph in _body(page):
        size = len(paragraph.text)
        total += size
        inside += size * (paragraph.markup is not None and place_of(paragraph.markup.box) in template.by_path)
    return dict(template.by_path) if inside <= MOST * total else {}


def _body(page: Page) -> Sequence[Paragraph]:
    return [p for p in page.paragraphs if p.dropped_by is None and p.role == "body"]
