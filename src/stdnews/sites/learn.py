"""What recurs on the pages of one site and belongs to no article.

A line that recurs need not be the site's: a series has its refrain, a columnist his name, an office its signature.
What stands between the sentences of articles is never learned, and what stands at their edge only when more speaks for
it than that it recurs: the stage takes it out on other pages, it says words of a site, or such a line stands between
it and the article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from stdnews.sites.copies import distinct
from stdnews.sites.places import places_of
from stdnews.sites.positions import Standing, core_of, inside, standings
from stdnews.sites.sketch import Seen, Sketch
from stdnews.sites.words import may_be_articles, names_parts
from stdnews.template import Side, SiteLine, Template

PAGES = 5
"""The least number of pages with articles of their own that a site is learned from."""

SUPPORT = 4
"""Pages that a line must stand on."""

SHARE = 0.6
"""Share of the pages that a line must stand on: the line of a series is not on most pages of a site."""

INSIDE = 0.1
"""Share of its pages on which a line may stand between sentences of an article: a page may print two articles."""

GONE = 0.5
"""Share of its pages on which the stage takes a line out below the article from which it is the site's on the others
too. Above stand columns and introductions, and what it takes out on some pages says nothing of others.
"""

NEARLY_ALL = 0.9
"""Share of its pages on which what is said of a line's place must be true."""

NAME = 3
"""Characters of the shortest name of a site."""

NEARER = 2
"""Lines between the article and one that is learned for standing beyond them."""

SIDES: tuple[Side, Side] = ("above", "below")

MOST = 0.8
"""Share of its pages on which nothing may show a line to be a table's or a poem's: a title may look like a row."""

Key = tuple[Side, str]


@dataclass(slots=True)
class _Evidence:
    """What the pages say of a line on one side of their articles."""

    standings: list[Standing] = field(default_factory=list)

    @property
    def support(self) -> int:
        return len(self.standings)

    def share(self, true: Iterable[bool]) -> float:
        """The share of its pages on which something is true."""
        return sum(true) / self.support


def learn(site: str, sketches: Iterable[Sketch]) -> Template | None:
    """What recurs on the pages of a site; None when they are too few.

    Pages without text of their own, and all but one of those that have the same article, say nothing.

    Args:
        site: its name.
        sketches: its pages, in any order.
    """
    pages = [page.lines for page in distinct(sorted(sketches, key=lambda page: page.name))]
    recurring = _recurring(pages)
    pages = [lines for lines in pages if core_of(lines, recurring) is not None]
    if len(pages) < PAGES:
        return None
    recurring = _recurring(pages)
    evidence = _gather(pages, recurring)
    lines = [_site_line(key, evidence[key], len(pages)) for key in sorted(_site_keys(evidence, len(pages)))]
    return Template(site, len(pages), tuple(lines), places_of(pages, recurring, frozenset(line.text for line in lines)))


def _recurring(pages: Sequence[Sequence[Seen]]) -> frozenset[str]:
    """The lines that stand on so many pages; none that is a byline, a caption or a credit on any."""
    counts = Counter(text for lines in pages for text in {line.text for line in lines})
    barred = {line.text for lines in pages for line in lines if line.is_credit}
    return frozenset(text for text, count in counts.items() if is_enough(count, len(pages)) and text not in barred)


def is_enough(support: int, pages: int) -> bool:
    """Whether something stands on enough of the pages."""
    return support >= max(SUPPORT, SHARE * pages)


def _gather(pages: Sequence[Sequence[Seen]], recurring: frozenset[str]) -> Mapping[Key, _Evidence]:
    """What the pages say of each recurring line that does not stand in the articles, where it stands often enough."""
    found: defaultdict[Key, _Evidence] = defaultdict(_Evidence)
    within: Counter[str] = Counter()
    for lines in pages:
        core = core_of(lines, recurring)
        if core is None:
            continue
        within.update(inside(lines, core, recurring))
        for key, standing in {(at.side, at.line.text): at for at in standings(lines, core, recurring)}.items():
            found[key].standings.append(standing)
    return {
        key: evidence
        for key, evidence in found.items()
        if is_enough(evidence.support, len(pages)) and within[key[1]] <= INSIDE * evidence.support
    }


def _site_keys(evidence: Mapping[Key, _Evidence], pages: int) -> set[Key]:
    """The lines that more speaks for than that they recur."""
    sure = {key for key, found in evidence.items() if _is_gone(found) or _speaks(found)}
    sure = _with_those_beyond(sure | set(_on_both_sides(evidence)), evidence)
    return _with_those_beyond(sure | {key for key in evidence if _ends_a_run(evidence[key], pages)}, evidence)


def _on_both_sides(evidence: Mapping[Key, _Evidence]) -> Iterator[Key]:
    """Lines that frame the articles: one above the headline, as it is or within a longer one below the text."""
    above, below = ([key for key in evidence if key[0] == side and _is_frame(evidence[key])] for side in SIDES)
    for key in above:
        longer = [other for other in below if key[1] in other[1] and not may_be_articles(other[1])]
        if longer and len(key[1]) >= NAME:
            yield from (key, *longer)


def _is_frame(found: _Evidence) -> bool:
    line = found.standings[0].line
    is_plain = not line.is_prose and not line.is_numbered
    return is_plain and found.share(at.is_outer for at in found.standings) >= NEARLY_ALL


def _is_gone(found: _Evidence) -> bool:
    """Whether the stage takes the line out below many articles: then it has seen there where the article ends."""
    is_below = found.standings[0].side == "below"
    return is_below and found.share(at.line.is_gone for at in found.standings) >= GONE


def _speaks(found: _Evidence) -> bool:
    return all(_is_menu(at) or (at.line.speaks and (at.is_outer or not at.line.is_prose)) for at in found.standings)


def _is_menu(at: Standing) -> bool:
    return at.side == "above" and at.is_outer and at.in_menu


def _ends_a_run(found: _Evidence, pages: int) -> bool:
    """Whether the line stands on nearly all pages, no sentence, beyond others such.

    The nearest may be a column's name, a signature, the last lines of a song.
    """
    line = found.standings[0].line
    if line.is_prose or line.is_numbered or may_be_articles(line.text) or found.support < NEARLY_ALL * pages:
        return False
    beyond = (sum(_counts(near, at.side) for near in at.nearer) >= NEARER for at in found.standings)
    return found.share(beyond) >= NEARLY_ALL and found.share(at.in_run for at in found.standings) >= MOST


def _counts(near: Seen, side: Side) -> bool:
    """Whether a line may be the site's; above the article, its name may be short."""
    return not near.is_prose and not (names_parts(near.text) if side == "above" else may_be_articles(near.text))


def _with_those_beyond(sure: set[Key], evidence: Mapping[Key, _Evidence]) -> set[Key]:
    """The lines, and those that such a line stands between and the article, on nearly all of their pages."""
    return sure | {key for key in evidence.keys() - sure if _is_beyond(key, evidence[key], sure)}


def _is_beyond(key: Key, found: _Evidence, sure: set[Key]) -> bool:
    """Whether such lines stand between; a sentence above the headline may be an introduction all the same."""
    side, text = key
    if side == "above" and found.standings[0].line.is_prose:
        return False
    least = 2 if may_be_articles(text) else 1
    beyond = (at.is_outer and sum((side, near.text) in sure for near in at.nearer) >= least for at in found.standings)
    return found.share(beyond) >= NEARLY_ALL


def _site_line(key: Key, found: _Evidence, pages: int) -> SiteLine:
    side, text = key
    is_list = side == "below" and found.share(at.begins_list for at in found.standings) >= NEARLY_ALL
    share = round(found.support / pages, 3)
    return SiteLine(text, side, found.support, share, found.standings[0].line.is_numbered, is_list)
