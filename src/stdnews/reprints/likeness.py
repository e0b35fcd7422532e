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
_PART = 0.36
"""Of the letters of the longer text the shorter one has so many, or is no copy: a teaser, or one article of three. What
is cut at the paragraph nearest to its half has more."""
_COMMON = 0.65
"""Of the shorter text so much is in the longer one; a cut copy of a short article may have a third of its own."""
_BEFORE = 0.2
"""Of either text at most so much stands before what they have in common."""
_WHOLE, _BEFORE_WHOLE = 0.97, 0.3
"""A text that is in the other one as a whole may have lost a little more of its beginning; of reports that end with an
earlier one as their background, two fifths are new."""
_MUCH_AFTER, _BEFORE_CUT, _HEAD = 0.25, 0.03, 30
"""Where so much stands after it, the other text was cut, or this one has an earlier report in its middle: then only
such a share stands before it, or so many letters: a headline."""
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
    is_same = share > _COMMON and _runs(in_mine, share, short.letters) and _runs(in_theirs, share, long.letters)
    return share if is_same and _numbers_agree(short, long) else 0.0


def _runs(common: Sequence[bool], share: float, letters: int) -> bool:
    """Whether what is common, in the order of a text, begins near its beginning and is hardly ever broken."""
    within = _WITHIN if share >= _MUCH else _UNBROKEN
    places = [place for place, is_common in enumerate(common) if is_common]
    skipped = len(places) // _EDGE
    first, last = places[skipped], places[-1 - skipped]
    before, after = first - skipped, len(common) - last - 1 - skipped
    return before <= _most_before(share, after / len(common), letters) * len(common) and sum(
        common[first : last + 1]
    ) >= within * (last + 1 - first)


def _most_before(share: float, after: float, letters: int) -> float:
    """What share of a text may stand before what is common, by what stands after it."""
    if after > _MUCH_AFTER:
        return max(_BEFORE_CUT, _HEAD / letters)
    return _BEFORE_WHOLE if share >= _WHOLE else _BEFORE


def _numbers_agree(one: Signature, other: Signature) -> bool:
    equal = {slot(number) for number in set(one.numbers) & set(other.numbers)}
    both = {slot(number) for number in one.numbers} & {slot(number) for number in other.numbers}
    others = len(both - equal)
    return others < max(_OTHER, _OTHER_SHARE * len(both))
