"""Facts that the head of a document states: ``<title>``, meta elements, JSON-LD, the canonical link."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from stdnews.comparison import fold_widths
from stdnews.facts.dates import DATE, in_figures, iso
from stdnews.facts.people import people
from stdnews.facts.values import Fact, source_name
from stdnews.facts.visible import labels
from stdnews.page import Page

_SAYS = {
    "title": ("title", "og:title", "twitter:title", "articletitle", "dc.title", "dcterms.title", "headline"),
    "date": (
        *("date", "pubdate", "pubtime", "_pubtime", "publishdate", "publish_date", "publish_time", "publish-date"),
        *("publication_date", "firstpublishedtime", "article:published_time", "og:published_time", "og:release_date"),
        *("bytedance:published_time", "weibo:article:create_at", "weibo:article:create_time", "parsely-pub-date"),
        *("sailthru.date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created"),
        *("apub:time", "datepublished", "uploaddate"),
    ),
    "update": (
        *("article:modified_time", "og:updated_time", "bytedance:updated_time", "lastmodifieddate", "datemodified"),
    ),
    "source": ("source", "mediaid", "contentsource", "og:article:source", "article:source", "dc.source"),
    "author": (
        *("author", "article:author", "og:article:author", "dc.creator", "dcterms.creator", "weibo:article:author"),
        "contentauthor",
    ),
    "editor": ("editor", "contenteditor", "article:editor"),
    "site": (
        *("og:site_name", "application-name", "sitename", "apple-mobile-web-app-title", "dc.publisher", "publisher"),
    ),
    "url": ("canonical", "og:url", "url"),
}
"""Names of elements that sites fill, and what they say."""
_OF = {name: says for says, names in _SAYS.items() for name in names}
_KINDS = ("link", "ld", "itemprop", "meta", "")
"""Where the values come from, the most careful first; "" is ``<title>``, which most sites end with their own name."""
_OUTLET = re.compile(r"(?:[网網报報社台刊]|在[线線]|新[闻聞]|[频頻]道|[发發]布|融媒|客[户戶]端)$")
"""How the names of outlets end: where an author is asked for, many sites give their own."""
_FORMATS = {8: "%Y%m%d", 12: "%Y%m%d%H%M", 14: "%Y%m%d%H%M%S"}
"""Dates in figures alone, by their length."""
_DATE = re.compile(DATE)
_EPOCH = "1970-01-01T"
"""What a program writes for no date: the beginning of its clock."""
_ZONE = re.compile(r"\d(?:[.,]\d+)?\s?(Z|GMT|UTC)?([+-]\d\d:?\d\d)?(?:\s\([^()]*\))?$")
_URL = re.compile(r"(?:https?:)?//\S+", re.IGNORECASE)
_HOME = "+08:00"
"""China's own time: a date without a zone is in it."""


def from_elements(page: Page) -> Iterator[Fact]:
    """What the paragraphs outside the body state, the surest first."""
    stated = [
        (paragraph.markup.tag.lower().partition(":") if ":" in paragraph.markup.tag else ("", "", "title"), at)
        for at, paragraph in enumerate(page.paragraphs)
        if paragraph.role == "meta" and paragraph.markup is not None
    ]
    for (_, _, name), at in sorted(stated, key=lambda item: (_KINDS.index(item[0][0]), item[1])):
        yield from _read(_OF.get(name, ""), page.paragraphs[at].text, at)


def _read(says: str, text: str, at: int) -> Iterator[Fact]:
    folded = fold_widths(text)
    label = labels().match(folded) if says in {"source", "author", "editor"} else None
    if label is not None and label.lastgroup == says:
        folded = folded[label.end() :]
    if says in {"title", "site"} and not _URL.match(text):
        yield Fact(says, text, at)
    elif says in {"date", "update"} and (day := iso_of(folded)):
        yield Fact(says, day, at)
    elif says == "url" and _URL.fullmatch(text):
        yield Fact(says, text, at)
    elif says == "source" and (source := source_name(folded)):
        yield Fact(says, source, at)
    elif says in {"author", "editor"}:
        for person in people(folded):
            yield Fact("source" if _OUTLET.search(person) else says, person, at)


def iso_of(text: str) -> str:
    """The date that a machine wrote, in ISO 8601; a zone stays where it is not China's.

    >>> iso_of("2023-03-03T11:04:37+08:00"), iso_of("20230303"), iso_of("2023-03-03T03:04:37Z"), iso_of("soon")
    ('2023-03-03T11:04:37', '2023-03-03', '2023-03-03T03:04:37+00:00', '')
    >>> iso_of("Fri, 03 Mar 2023 03:04:37 GMT"), iso_of("1970-01-01 08:00:00")
    ('2023-03-03T03:04:37+00:00', '')
    """
    text = text.strip()
    if len(text) in _FORMATS and text.isdecimal():
        return _compact(text)
    text = in_figures(text)
    hit = _DATE.search(text)
    day = iso(hit) if hit is not None else ""
    zone = _ZONE.search(text)
    if day.startswith(_EPOCH):
        return ""
    if zone is None or "T" not in day or not (zone[1] or zone[2]):
        return day
    offset = f"{zone[2][:3]}:{zone[2][-2:]}" if zone[2] else "+00:00"
    return day if offset == _HOME else day + offset


def _compact(text: str) -> str:
    """A date in figures alone; nothing for one that no calendar has."""
    try:
        moment = dt.datetime.strptime(text, _FORMATS[len(text)])  # noqa: DTZ007 - in the page's own zone
    except ValueError:
        return ""
    return (
        moment.date().isoformat() if len(text) == 8 else moment.isoformat("T", "auto" if len(text) == 14 else "minutes")
    )
