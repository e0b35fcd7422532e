"""What a reading of a run costs, its holes filled with the likeliest characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from stdnews.stages.mojibake.choices import around_gap, beginning_with, ending_with, not_in_script
from stdnews.stages.mojibake.model import simple, step
from stdnews.stages.mojibake.priors import (
    CLOSING,
    OTHER_SCRIPT,
    QUOTE_PRIOR,
    SEEN,
    TRIED,
    UNLIKELY_PAIR,
    VANISHED_PRIOR,
)
from stdnews.stages.mojibake.readings import HOLE, Hole, Reading
from stdnews.stages.mojibake.walk import GLOSS
from stdnews.stages.mojibake.ways import ALIGNED, Cut, Run, Setting, Way

CLOSE = 48
"""A choice that is this far behind the best is not weighed to the end: 6 nats."""

READS_WELL = 64
"""Cost of the unlikeliest character up to which no vanished pair is looked for: 8 nats."""

Option = tuple[int, str]
"""What may stand in a hole, and what it costs besides the model's cost; the likelier come first."""


@dataclass(slots=True)
class _Line:
    """The text of a reading as far as it has been weighed."""

    run: Run
    foreign: frozenset[str]
    context: str
    cost: int
    out: str = ""
    worst: int = 0
    margins: list[tuple[int, int]] = field(default_factory=list)
    gaps: list[int] = field(default_factory=list)

    def add(self, chars: str, extra: int = 0) -> None:
        """Adds characters, and what they cost besides the model's cost."""
        cost, worst, context = self.cost + extra, self.worst, self.context
        for char in chars:
            own, context = step(context, char)
            cost += own
            worst = max(worst, own)
        self.cost, self.worst, self.context, self.out = cost, worst, context, self.out + chars

    def besides(self, chars: str) -> int:
        """What characters cost besides: in another script, a quotation mark that does not fit.

        The model does not look back to where a quotation opened.
        """
        cost = 0 if self.foreign.isdisjoint(chars) else OTHER_SCRIPT
        if "“" in chars:
            cost += QUOTE_PRIOR * self.run.quoted
        if "”" in chars:
            cost += -CLOSING if self.run.quoted else QUOTE_PRIOR
        return cost

    def choose(self, options: Iterable[Option], after: str) -> str:
        """Adds the likeliest of some options, in the light of what stands behind it."""
        weighed = sorted(self._weighed(options, after))
        least, chars, extra = weighed[0]
        margin = next((cost - least for cost, other, _ in weighed if simple(other) != simple(chars)), CLOSE)
        self.margins += [(len(self.out) + at, margin) for at in range(len(chars))]
        self.add(chars, extra)
        return chars

    def _weighed(self, options: Iterable[Option], after: str) -> Iterator[tuple[int, str, int]]:
        """The options with their costs, without those that are far behind."""
        least = 1 << 20
        for extra, chars in options:
            cost, context = extra, self.context
            for char in chars + after:
                own, context = step(context, char)
                cost += own
                if cost > least + CLOSE:
                    break
            else:
                least = min(least, cost)
                yield cost, chars, extra


class Bounds(NamedTuple):
    """How far readings are weighed."""

    stop: int
    """The place in the run up to which all readings of it are compared."""
    most: int
    """What a reading may cost."""
    gaps: bool
    """Whether an unlikely character is weighed against two around a vanished pair of bytes."""


def weigh(run: Run, setting: Setting, reading: Reading, bounds: Bounds) -> Way | None:
    """A reading as a way; None where it costs too much or a hole cannot be filled.

    >>> from stdnews.stages.mojibake.readings import readings
    >>> run, setting = Run("??谖逶春芋w育場", True, "。在"), Setting(folded=True)
    >>> weighed = [weigh(run, setting, reading, Bounds(9, most=800, gaps=False)) for reading in readings(run, setting)]
    >>> min(filter(None, weighed)).out
    '海口五源河體育場'
    """
    after = run.text[reading.at : bounds.stop]
    line = _Line(run, not_in_script(setting.script), simple("\n\n" + run.before)[-2:], reading.cost)
    behind = GLOSS.sub("", after) + "\n" * (reading.at + len(after) >= len(run.text))
    text, holes = reading.out + behind, iter(reading.holes)
    for at, char in enumerate(reading.out):
        if char == HOLE:
            if not _filled(line, next(holes), _rest(text, at)):
                return None
        elif not (bounds.gaps and _parted(line, char, _rest(text, at))):
            line.add(char, line.besides(char))
        if line.cost > bounds.most:
            return None
    worst = line.worst
    line.add(behind)
    out = line.out.removesuffix(behind) + after
    cuts = _cuts(reading.cuts, line.gaps)
    return Way(line.cost, ALIGNED, line.context, out, cuts, worst, reading.known, margins=tuple(line.margins))


def _rest(text: str, at: int) -> str:
    """The next characters, as far as they are known."""
    return text[at + 1 : at + 3].partition(HOLE)[0]


def _filled(line: _Line, hole: Hole, rest: str) -> bool:
    """Whether a hole could be filled."""
    if hole.lead and hole.trail:
        options = _gaps(line, hole)
    elif hole.lead:
        options = [(line.besides(char), char) for char in beginning_with(line.context, hole.lead)]
    else:
        options = _first(line, hole)
    if not options:
        return False
    if len(line.choose(options, rest)) == 2:
        line.gaps.append(len(line.out) - 2)
    return True


def _first(line: _Line, hole: Hole) -> list[Option]:
    """The characters that the damage may have begun with."""
    found = ending_with(line.context, hole.trail)
    known = [(line.besides(char) - SEEN * (char in line.run.seen), own, char) for own, char in found]
    return [(extra, char) for extra, _, char in sorted(known, key=lambda row: row[0] + row[1])[:TRIED]]


def _gaps(line: _Line, hole: Hole) -> list[Option]:
    """The pairs of characters around a vanished pair of bytes."""
    found = map("".join, around_gap(line.context, *hole))
    return [(VANISHED_PRIOR + line.besides(both), both) for both in found]


def _parted(line: _Line, char: str, rest: str) -> bool:
    """Whether an unlikely character was weighed against two that a vanished pair of bytes made one of."""
    if char < "\x80" or step(line.context, char)[0] < UNLIKELY_PAIR or _read_well(line.context, char + rest):
        return False
    options = _gaps(line, Hole(*char.encode("gb18030")[:2]))
    if not options:
        return False
    chosen = line.choose([(line.besides(char), char), *options], rest)
    if len(chosen) == 1:
        line.margins.pop()  # a character that has both its bytes is not open
    else:
        line.gaps.append(len(line.out) - 2)
    return True


def _read_well(context: str, chars: str) -> bool:
    """Whether none of some characters is unlikely enough to look for what else they may have been."""
    for char in chars:
        own, context = step(context, char)
        if own > READS_WELL:
            return False
    return True


def _cuts(cuts: tuple[Cut, ...], gaps: list[int]) -> tuple[Cut, ...]:
    """The cuts of a reading with those of its gaps, each of which made two characters of one."""
    moved = list(cuts)
    for gap in gaps:
        moved = [cut._replace(at=cut.at + 1) if cut.at > gap else cut for cut in moved]
        moved += Cut(gap, 2, b"", unknown=True), Cut(gap + 1, 2, b"", unknown=True)
    return tuple(sorted(moved))
