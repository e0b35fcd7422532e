"""Whether two texts are one article, as far as their signatures tell.

A copy begins where the article begins and has from there on what the article has, up to an end of its own; a site's
lines may stand before and after it. Reports on one event begin each with what is new, and share the background that
follows. Notices of one template begin alike and go on alike, with other numbers in the same places.
"""

from __future__ import annotations

from collections.abc import Sequence

from stdnews.reprints.signature import Signature, slot

LEAST = 50
"""Letters below which a text is nobody's copy: captions and one-line notices repeat without being an article."""
_PART = 0.4
"""Of the letters of the longer text the shorter one has so many, or is no copy but a teaser or a part of a round-up."""
_COMMON = 0.65
"""Of the shorter text so much is in the longer one; a cut copy of a short article may have a third of its own."""
_BEFORE = 0.2
"""Of either text at most so much stands before what they have in common."""
_WITHIN = 0.7
"""Between the first and the last of what they have in common, either has so much of it; an edited word costs a dozen
shingles, a lost character eight."""
_MUCH, _UNBROKEN = 0.75, 0.85
"""Of a text that has less than so much in common, what is in common is less broken: reports on one event may have the
background woven in."""
_EDGE = 20
"""One in so many common shingles may be common by chance, at either end."""
_OTHER = 2
_OTHER_SHARE = 0.2
"""Numbers that are others in the same place: so many, and such a share of those with a place in both, make another
notice. An article that is printed again keeps its numbers."""


def same(one: Signature, other: Signature) -> float:
    """How much of the shorter text the longer one has, 0 when they are not one article; 1 for equal texts.

    It does not matter which comes first.
    """
    short, long = sorted((one, other), key=lambda signature: signature.letters)
    if short.letters < max(LEAST, _PART * long.letters):
        return 0.0
    if short.digest == long.digest:
        return 1.0
    limit = 1 << (32 - max(short.level, long.level))
    mine, theirs = ([value for value in signature.sample if value < limit] for signature in (short, long))
    both = set(mine) & set(theirs)
    in_mine, in_theirs = ([value in both for value in sample] for sample in (mine, theirs))
    share = sum(in_mine) / max(1, len(mine))
    within = _WITHIN if share >= _MUCH else _UNBROKEN
    is_same = share > _COMMON and _runs(in_mine, within) and _runs(in_theirs, within) and _numbers_agree(short, long)
    return share if is_same else 0.0


def _runs(common: Sequence[bool], within: float) -> bool:
    """Whether what is common, in the order of a text, begins near its beginning and is hardly ever broken."""
    places = [place for place, is_common in enumerate(common) if is_common]
    skipped = len(places) // _EDGE
    first, last = places[skipped], places[-1 - skipped]
    return first - skipped <= _BEFORE * len(common) and sum(common[first : last + 1]) >= within * (last + 1 - first)


def _numbers_agree(one: Signature, other: Signature) -> bool:
    equal = {slot(number) for number in set(one.numbers) & set(other.numbers)}
    both = {slot(number) for number in one.numbers} & {slot(number) for number in other.numbers}
    others = len(both - equal)
    return others < max(_OTHER, _OTHER_SHARE * len(both))
