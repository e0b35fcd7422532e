"""What of a page tells of its site: its lines as the boilerplate stage sees them, and which go without a template."""

from __future__ import annotations

from typing import NamedTuple

from stdnews.page import Page
from stdnews.pipeline import clean
from stdnews.settings import Settings
from stdnews.sites.words import speaks_of_site
from stdnews.stages.boilerplate.lines import Line, Shape
from stdnews.stages.boilerplate.page_lines import lines_of
from stdnews.stages.boilerplate.stage import KINDS, find_boilerplate
from stdnews.template import any_number, place_of

LONGEST = 400
"""Characters of the longest line that is compared; a longer one is taken for text of an article."""

PLAIN = 40
"""Characters of the longest line without a mark of a sentence that is taken for no prose."""

MOST = 2000
"""Lines of the longest page that is looked at; a longer one is a list or a book, and no page is like it."""


class Seen(NamedTuple):
    """A line of a page."""

    text: str
    """Its comparison form; with 0 for each number, but in a sentence."""
    speaks: bool
    """Whether its words are those of a site."""
    is_numbered: bool
    """Whether a number stands in it for any."""
    is_prose: bool
    """Whether it has the shape of a sentence, a verse or a paragraph."""
    is_text: bool
    """Whether it is surely the text of an article, or of something that reads like one."""
    is_gone: bool
    """Whether it goes without a template, as the site's."""
    is_credit: bool
    """Whether its wording says who wrote the article, when, or what a picture shows: never a matter of templates."""
    place: str
    """The element that it stands in, "" for a text page."""


class Sketch(NamedTuple):
    """The lines of a page, and its site."""

    name: str
    site: str = ""
    lines: tuple[Seen, ...] = ()
    problem: str = ""
    """Why the page could not be read, "" when it could."""


def sketch_of(page: Page, settings: Settings) -> Sketch:
    r"""The sketch of a page as read.

    >>> page = Page.from_text("江州在線\n市圖書館延長開放\n市圖書館昨日宣布，每天開放到晚上十點，周末也不休息。")
    >>> [line.text for line in sketch_of(page, Settings()).lines if not line.is_text]
    ['江州在线', '市图书馆延长开放']
    """
    own = settings.for_site(page.site)
    repaired = clean(page, _repairing(own)).page
    texts = dict(repaired.live())
    if len(texts) > MOST:
        return Sketch(page.name, page.site)
    gone = {edit.at: edit.rule for edit in find_boilerplate(repaired, own.boilerplate) if edit.text is None}
    lines = lines_of(repaired, texts, own.boilerplate)
    return Sketch(page.name, page.site, tuple(_seen(line, gone.get(line.at)) for line in lines))


def _repairing(settings: Settings) -> Settings:
    """The stages that repair and none that judge: what they leave is the comparison form."""
    return Settings(frozenset({"boilerplate", "duplicates"}), settings.mojibake, settings.glosses, settings.simplify)


def _seen(line: Line, dropped_by: str | None) -> Seen:
    kind = (line.rule.kind if line.rule else "") or KINDS.get(dropped_by or "", "")
    is_prose = line.shape in {Shape.SENTENCE, Shape.PHRASE} or len(line.text) > PLAIN
    speaks = speaks_of_site(line.text, is_prose=is_prose)
    text = line.text if is_prose and not speaks else any_number(line.text)
    return Seen(
        text,
        speaks,
        "0" in text and (speaks or not is_prose),
        is_prose,
        is_text=line.shape is Shape.SENTENCE and line.rule is None and not line.linked and dropped_by is None,
        is_gone=dropped_by is not None and not kind,
        is_credit=bool(kind),
        place=place_of(line.markup.box) if line.markup else "",
    )
