"""What the pages of a site have in common: lines and elements that recur on them, and belong to no article.

Data only: ``sites`` learns, writes and reads it, the boilerplate stage uses it.
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from stdnews.page import Box, Page

Side = Literal["above", "below"]
"""Where a line may stand for it to be the site's: above the article, or below it."""

_NUMBER = re.compile(r"\d+")
_LEVELS = 2
"""Named elements that the name of a place is made of: its own and the next one around it."""


class SiteLine(NamedTuple):
    """A line that recurs on the pages of a site, outside of the articles."""

    text: str
    """In its comparison form: Simplified, without glosses, widths folded."""
    side: Side
    support: int
    """Pages of the sample that have it there."""
    share: float
    """The same as a share of the sample."""
    any_number: bool = False
    """Whether each number in it stands for any: ``text`` has 0 for it."""
    begins_list: bool = False
    """Whether lines follow it, below the article, that differ from page to page: titles of other articles."""


class SitePlace(NamedTuple):
    """An element that recurs on the pages of a site, and in which no line of an article stands."""

    path: str
    """As ``place_of`` names it."""
    support: int
    share: float


@dataclass(frozen=True)
class Template:
    """What was learned of one site."""

    site: str
    """A host, the name of a top folder, or "" for pages of which no site is known."""
    pages: int
    """Pages of the sample: each with an article that no other one has."""
    lines: tuple[SiteLine, ...] = ()
    places: tuple[SitePlace, ...] = ()

    @functools.cached_property
    def version(self) -> str:
        """A hash of what the template does: the same lines and places have the same version, whatever supports them."""
        lines = sorted([line.side, line.text, f"{line.any_number:d}{line.begins_list:d}"] for line in self.lines)
        return _hash([self.site, *(part for line in lines for part in line), *sorted(p.path for p in self.places)])

    @functools.cached_property
    def by_text(self) -> Mapping[str, tuple[SiteLine, ...]]:
        """The lines by their texts; one text may recur on both sides."""
        return _grouped(line for line in self.lines if not line.any_number)

    @functools.cached_property
    def by_form(self) -> Mapping[str, tuple[SiteLine, ...]]:
        """The lines in which any number may stand, by their texts."""
        return _grouped(line for line in self.lines if line.any_number)

    @functools.cached_property
    def by_path(self) -> Mapping[str, SitePlace]:
        """The places by their names."""
        return {place.path: place for place in self.places}


@dataclass(frozen=True, eq=False)
class Templates:
    """What was learned of some sites. Equal, and hashed, by its version: settings that hold it choose cached stages."""

    by_site: Mapping[str, Template]
    sample: int = 0
    """Pages that were looked at of a site, at most: those with the smallest hashes of their paths."""

    @functools.cached_property
    def version(self) -> str:
        """A hash of the versions of all sites."""
        return _hash(self.by_site[site].version for site in sorted(self.by_site))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Templates) and other.version == self.version

    def __hash__(self) -> int:
        return hash(self.version)

    def of(self, site: str) -> Template | None:
        """What was learned of a site."""
        return self.by_site.get(site)

    def version_of(self, site: str) -> str:
        """The version of what was learned of a site, "" for nothing."""
        template = self.of(site)
        return "" if template is None else template.version


def noted(page: Page, templates: Templates | None) -> Page:
    """The page, with the version of what is known of its site in its notes, where anything is."""
    version = "" if templates is None else templates.version_of(page.site)
    return replace(page, notes={**page.notes, "template": version}) if version else page


def any_number(text: str) -> str:
    """A text with 0 for each number.

    >>> any_number("今日访问:10234 第05版")
    '今日访问:0 第0版'
    """
    return _NUMBER.sub("0", text)


def place_of(box: Box | None) -> str:
    """The name of the place of a line in a document: the nearest element with an ``id`` or a class, and the one around.

    Numbers in names count pages and articles, so that each is 0.

    >>> place_of(Box("p", 3, "", Box("div", 2, "box tips-12", Box("div", 1, "main"))))
    'div.main>div.box.tips-0'
    >>> place_of(Box("p", 0))
    ''
    """
    names: list[str] = []
    while box is not None and len(names) < _LEVELS:
        if box.names:
            names.append(".".join([box.tag, *any_number(box.names).split()]))
        box = box.above
    return ">".join(reversed(names))


def _grouped(lines: Iterable[SiteLine]) -> Mapping[str, tuple[SiteLine, ...]]:
    found: dict[str, tuple[SiteLine, ...]] = {}
    for line in lines:
        found[line.text] = (*found.get(line.text, ()), line)
    return found


def _hash(parts: Iterable[str]) -> str:
    digest = hashlib.blake2b(digest_size=6)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(b"%d:%b" % (len(data), data))
    return digest.hexdigest()
