"""The figures of a run, page by page: what a report shows beside the pages themselves."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import blake2b
from math import ceil
from typing import Any, NamedTuple

from stdnews.amounts import Amounts
from stdnews.chance import chance
from stdnews.outcome import Outcome
from stdnews.report.bounded import Least, Named

SITES = 20_000
"""Sites that are counted one by one; a site takes about a kilobyte."""
REASONS = 1_000
"""The same, of reasons why pages failed."""
LISTED = 100
"""Pages that are named of each kind of trouble."""
BINS = 10
"""Bars of the chart of shares, beside the one of pages that lost nothing."""
TROUBLE = (Outcome.FAILED, Outcome.PAST_SAVING, Outcome.NO_ARTICLE)
"""Outcomes that somebody should look into."""
_OF_ONE_PAGE = re.compile(r"[^\s:;]*/[^\s:;]*|(?<=line )\d+|(?<=character )\d+")
_SHORT = 200
"""Characters: a page that had fewer is not among those that lost the most, as a menu line is a large share of it."""


class Done(NamedTuple):
    """What became of a page, as far as a report tells of it."""

    path: str
    """Where it was read; what people know it by."""
    name: str
    """Its name in its folder, which is the same when the folder moves: what the sample goes by."""
    outcome: Outcome
    site: str = ""
    reason: str = ""
    counts: tuple[tuple[tuple[str, str], int], ...] = ()
    """Places changed, by stage and rule."""
    amounts: Amounts = Amounts()
    is_known: bool = False
    """Whether an earlier run had done it."""
    source: Any = None
    """By what the page can be done once more."""

    @property
    def key(self) -> str:
        """The id of its view."""
        return key_of(self.path, self.name)


def key_of(path: str, name: str) -> str:
    """The id of the view of a page, and the beginning of all ids in it.

    >>> key_of("in/a.txt", "a.txt")
    'page-b9d8ad217b5b'
    """
    place = f"{path}\0{name}".encode("utf-8", "surrogatepass")
    return f"page-{blake2b(place, digest_size=6).hexdigest()}"


def sort_of(reason: str) -> str:
    """A reason without what is of one page: names of files and folders, and places in them.

    >>> sort_of("cannot write out/a/1.txt: No space left on device")
    'cannot write …: No space left on device'
    >>> sort_of("line 31 is no JSON"), sort_of("is larger than 32 MiB")
    ('line … is no JSON', 'is larger than 32 MiB')
    """
    return _OF_ONE_PAGE.sub("…", reason)


class Sums:
    """What pages add up to."""

    __slots__ = ("dropped", "kept", "known", "outcomes", "pages", "read", "stages")

    def __init__(self) -> None:
        self.pages = self.known = self.read = self.kept = self.dropped = 0
        self.outcomes: Counter[Outcome] = Counter()
        self.stages: Counter[str] = Counter()
        """Pages that a stage changed."""

    def add(self, done: Done) -> None:
        """One more page."""
        self.pages += 1
        self.known += done.is_known
        self.outcomes[done.outcome] += 1
        self.stages.update({stage for (stage, _), _ in done.counts})
        self._weigh(done.amounts)

    def merge(self, other: Sums) -> None:
        """The pages of another one."""
        self.pages += other.pages
        self.known += other.known
        self.outcomes.update(other.outcomes)
        self.stages.update(other.stages)
        self._weigh(other.amounts)

    def _weigh(self, amounts: Amounts) -> None:
        read, kept, dropped = amounts
        self.read += read
        self.kept += kept
        self.dropped += dropped

    @property
    def amounts(self) -> Amounts:
        """Their characters."""
        return Amounts(self.read, self.kept, self.dropped)


class RuleSums:
    """What a rule did."""

    def __init__(self) -> None:
        self.pages = self.places = 0


class Figures:
    """Counts what came of the pages, in whatever order they come.

    Args:
        sample: how many pages are to be shown, and as many again of those that lost the most.
    """

    def __init__(self, sample: int = 0) -> None:
        self.all = Sums()
        self.outcomes: dict[Outcome, Sums] = {outcome: Sums() for outcome in Outcome}
        self.rules: dict[tuple[str, str], RuleSums] = {}
        self.sites: Named[Sums] = Named(SITES, Sums, Sums.merge)
        self.reasons: Named[Counter[str]] = Named(REASONS, Counter, lambda to, what: to.update(what))
        self.shares = [0] * (BINS + 1)
        """Pages by the share that they lost: nothing, up to a tenth, and so on."""
        self.trouble = {outcome: Least[Done](LISTED) for outcome in TROUBLE}
        self.sample = Least[Done](sample)
        self.lost_most = Least[Done](sample)
        self.no_article = Least[Done](sample)
        """A sample of the pages of which nothing was left."""

    def note(self, done: Done) -> None:
        """One more page."""
        for sums in (self.all, self.outcomes[done.outcome], self.sites.of(done.site)):
            sums.add(done)
        for key, count in done.counts:
            found = self.rules.get(key)
            if found is None:
                found = self.rules[key] = RuleSums()
            found.pages += 1
            found.places += count
        if done.outcome in self.trouble:
            self.trouble[done.outcome].add((done.path, done.name), done._replace(source=None))
        if done.outcome is Outcome.FAILED:
            self.reasons.of(sort_of(done.reason))["pages"] += 1
        else:
            self._weigh(done)

    def _weigh(self, done: Done) -> None:
        """Sees whether a page that was done is one to be shown."""
        lost = done.amounts.lost
        if done.amounts.read:
            self.shares[ceil(lost * BINS)] += 1
            self.sample.add((chance(done.name), done.path, done.name), done)
        if done.outcome is Outcome.NO_ARTICLE:
            self.no_article.add((chance(done.name), done.path, done.name), done)
        if done.outcome is Outcome.CLEANED and lost and done.amounts.kept + done.amounts.dropped >= _SHORT:
            self.lost_most.add((-lost, -done.amounts.dropped, done.path, done.name), done)
