"""The steps by which a damaged run can be read: what each character of it may have been.

Aligned text goes on as it stands, or a damage begins at a ``?``. Behind one, a byte is pending: it and the first byte
of the next damaged character are the next character, and that one's second byte is pending in turn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stdnews.stages.mojibake.choices import (
    around_gap,
    before_gap,
    beginning_with,
    ending_with,
    not_in_script,
    owners,
    owners_by_lead,
)
from stdnews.stages.mojibake.gbk import forms, mark, pair, reread, taken_apart
from stdnews.stages.mojibake.model import model, simple
from stdnews.stages.mojibake.priors import (
    CLOSING,
    COMMA_PRIOR,
    LOST_PRIOR,
    MOST_CUTS,
    ODD,
    OTHER_SCRIPT,
    QUOTE_PRIOR,
    SEEN,
    TRIED,
    UNGLOSSED,
    UNLIKELY_PAIR,
    VANISHED_PRIOR,
)
from stdnews.stages.mojibake.ways import (
    ALIGNED,
    Cut,
    Run,
    Setting,
    Way,
    costing,
    knowing,
    with_char,
    with_char_and_byte,
    with_copied,
)
from stdnews.tables.readings import characters

SYLLABLE = "[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹɡɑ]{1,6}"
GLOSS = re.compile(rf"\(({SYLLABLE}) ?\)")
CUT_GLOSS = re.compile(rf"[?\ufffd]\(?({SYLLABLE} ?\))")
"""A gloss whose bracket went under with the byte before it; decoders that put U+FFFD leave the bracket."""
TAG = re.compile(
    r"/?(?:(?P<block>p|br|div|li|ul|ol|td|tr|table|h[1-6]|section|center)"
    r"|span|strong|em|b|i|u|a|font|sup|sub)(?: [^<>]{0,80})? ?/?>",
    re.IGNORECASE,
)
"""What is left of a tag whose ``<`` was eaten."""
LONGEST_GLOSS = 10
"""A run must end this far before the end of what is looked at, so that no gloss is seen cut in two."""
LOST = "?\ufffd"
UNSEEN = b"\x01"
"""Stands for the byte before a mark, which no page shows."""

SHOWN_AS_MARK = 0x80
"""A byte that is a second byte of GBK but no first one, so that it alone becomes a ``?``."""

NEVER_AFTER = tuple("。，；,;\ufffd")
"""What nobody puts after a question mark."""
NEVER_ALONE = tuple("?？!！")
"""What people put several of, whatever follows."""


@dataclass(frozen=True, slots=True)
class Walk:
    """A walk through a run."""

    run: Run
    setting: Setting
    vanished: bool
    """Whether pairs of bytes that the page does not show are looked for."""

    def on(self, way: Way, at: int) -> Iterator[tuple[int, Way]]:
        """All ways to go on from a way: the next place, and the way up to there."""
        if at == len(self.run.text):
            yield from self._end(way, at)
        elif way.pending == ALIGNED:
            yield from self._aligned(way, at)
        else:
            foreign, known = self._foreign(), len(way.out)
            good, bad = ("”", "“") if self.run.quoted else ("“", "”")
            for next_at, new in self._shifted(way, at):
                added = new.out[known:]
                last = added[-1:] or way.out[-1:]
                cost = 0 if last not in "“”" else QUOTE_PRIOR if last == bad else -CLOSING if last == good == "”" else 0
                if not foreign.isdisjoint(added):
                    cost += OTHER_SCRIPT
                yield next_at, costing(new, cost) if cost else new

    def _aligned(self, way: Way, at: int) -> Iterator[tuple[int, Way]]:
        """Text as it stands, or a damage that begins here."""
        char = self.run.text[at]
        gloss = GLOSS.match(self.run.text, at) if char == "(" else None
        if gloss:
            yield gloss.end(), way._replace(out=way.out + gloss[0])
            return
        if char not in LOST:
            yield at + 1, with_copied(way, char)
            return
        typed = (way.out or self.run.before)[-1:] in NEVER_ALONE and not self.setting.narrow
        odd = ODD if self.run.text[at + 1 : at + 2] in NEVER_AFTER and not typed else 0
        yield at + 1, with_char(way, char, ALIGNED, self.setting.narrow + odd)
        yield from self._gloss_inside(way, at)
        hit = mark(self.run.text[at + 1 : at + 2])
        if hit:
            cut = Cut(len(way.out), 1, UNSEEN, unknown=True)
            for less, lost in self._lost(way, hit[0]):
                yield at + 2, with_char(way, lost, hit[1], self.setting.marks - less, cut)
        yield from self._both_orphaned(way, at)

    def _both_orphaned(self, way: Way, at: int) -> Iterator[tuple[int, Way]]:
        """A character that ends in A1 before a mark that begins with A3: A1 A3 is 。, so both its bytes stand alone."""
        after = self.run.text[at + 2 : at + 3]
        typed = after in NEVER_ALONE and not self.setting.narrow
        if mark(after)[:1] == b"\xa3" and self.run.text[at + 1] in LOST and not typed:
            here = len(way.out)
            cuts = (*way.cuts, Cut(here, 1, UNSEEN, unknown=True), Cut(here, 2, UNSEEN))
            both = way._replace(cuts=cuts)
            for less, lost in self._lost(way, 0xA1):
                yield at + 2, with_char(both, lost, ALIGNED, self.setting.marks - less)

    def _lost(self, way: Way, trail: int) -> list[tuple[int, str]]:
        """The characters with a trail byte that are tried, and what counts for them besides the model."""
        found = [(own, self._seen(way, char), char) for own, char in ending_with(way.context, trail)]
        return [(less, char) for _, less, char in sorted(found, key=lambda row: row[0] - row[1])[:TRIED]]

    def _seen(self, way: Way, char: str) -> int:
        """What it counts for a character that the page has it elsewhere behind the one before, and its script."""
        return (SEEN if not way.out and char in self.run.seen else 0) - OTHER_SCRIPT * (char in self._foreign())

    def _foreign(self) -> frozenset[str]:
        """The characters of the script that the page is not in."""
        return not_in_script(self.setting.script)

    def _gloss_inside(self, way: Way, at: int) -> Iterator[tuple[int, Way]]:
        """A gloss that stands inside the next character: the character before it gives half of the gloss's owner."""
        hit = CUT_GLOSS.match(self.run.text, at)
        before = (way.out or self.run.before)[-1:]
        if hit and before:
            trails = {trail for _, trail in forms(before, self.setting.folded)}
            cut = Cut(len(way.out), 1, f"({hit[1]}".encode("gb18030"))
            for owner, trail in (found for lead in trails for found in owners_by_lead(hit[1]).get(lead, ())):
                extra = 0 if simple(owner) != owner else UNGLOSSED
                yield hit.end(), way._replace(cost=way.cost + extra, pending=trail, cuts=(*way.cuts, cut))

    def _shifted(self, way: Way, at: int) -> Iterator[tuple[int, Way]]:
        """The pending byte and the first one of the character here."""
        char = self.run.text[at]
        if char in LOST:
            if hit := CUT_GLOSS.match(self.run.text, at):
                yield from self._gloss_after(way, hit)
                return
            yield from self._second_byte_lost(way, at)
        least = UNLIKELY_PAIR
        for next_at, new in self._reread(way, at):
            least = min(least, new.cost - way.cost)
            yield next_at, new
        if self.vanished and least >= UNLIKELY_PAIR and len(way.cuts) < MOST_CUTS:
            yield from self._pair_vanished(way, at)

    def _reread(self, way: Way, at: int) -> Iterator[tuple[int, Way]]:
        """The ways to go on where all bytes are there."""
        char = self.run.text[at]
        more = knowing(way)
        for end, (first, second) in taken_apart(self.run.text, at) if self.setting.folded else ():
            if whole := pair(way.pending, first):
                yield end, with_char_and_byte(more, whole, second)
        gloss = GLOSS.match(self.run.text, at + 1) if self.run.text[at + 1 : at + 2] == "(" else None
        for whole, second in reread(way.pending, char, self.setting.folded):
            if gloss and second >= 0x81 and char in characters(gloss[1]):
                cut = Cut(len(way.out) + 1, 1, gloss[0].encode("gb18030"))
                yield gloss.end(), with_char(more, whole, second, 0, cut)
            else:
                yield at + 1, with_char_and_byte(more, whole, second)

    def _gloss_after(self, way: Way, hit: re.Match[str]) -> Iterator[tuple[int, Way]]:
        """A gloss of the pending character itself ends the run, or of the next one behind a vanished pair."""
        inserted = f"({hit[1]}".encode("gb18030")
        for owner, (lead, _) in owners(hit[1]):
            extra = 0 if simple(owner) != owner else UNGLOSSED
            if lead == way.pending:
                yield hit.end(), with_char(way, owner, ALIGNED, extra, Cut(len(way.out), 2, inserted))
            elif self.vanished:
                for whole in before_gap(way.context, way.pending, lead):
                    new = with_char(way, whole, 0, extra + VANISHED_PRIOR, Cut(len(way.out), 2, b"", unknown=True))
                    yield hit.end(), with_char(new, owner, ALIGNED, 0, Cut(len(new.out), 2, inserted))

    def _second_byte_lost(self, way: Way, at: int) -> Iterator[tuple[int, Way]]:
        """The run ends before one of the six marks, at the line's end, or with a byte eaten together with the next."""
        before_mark = mark(self.run.text[at + 1 : at + 2])
        if exact := pair(way.pending, SHOWN_AS_MARK):
            yield at + 1, with_char(way, exact, ALIGNED, LOST_PRIOR, Cut(len(way.out), 2))
        cut = Cut(len(way.out), 2, UNSEEN if before_mark else b"", unknown=True)
        for whole in beginning_with(way.context, way.pending):
            new = with_char(way, whole, ALIGNED, LOST_PRIOR, cut)
            if before_mark or at + 1 == len(self.run.text):
                yield at + 1, new
                continue
            if tag := TAG.match(self.run.text, at + 1):
                yield self._tag_leaked(new, tag)
                continue
            for eaten in "0A":
                yield at + 1, with_char(new, eaten)._replace(out=new.out + "?")
            if self.setting.folded:
                yield at + 1, with_char(new, ",", ALIGNED, COMMA_PRIOR)

    def _tag_leaked(self, way: Way, tag: re.Match[str]) -> tuple[int, Way]:
        """A tag whose ``<`` was eaten; one that ends a paragraph in mid-text leaves a line's end."""
        *cuts, last = way.cuts
        cuts.append(last._replace(inserted=f"<{tag[0]}".encode("gb18030")))
        ends = tag["block"] and tag.end() < len(self.run.text)
        return tag.end(), way._replace(cuts=tuple(cuts), out=way.out + "\n" * bool(ends))

    def _pair_vanished(self, way: Way, at: int) -> Iterator[tuple[int, Way]]:
        """A pair of bytes is missing here: the second of the pending character, the first of the next one."""
        here = len(way.out)
        lost = (*way.cuts, Cut(here, 2, b"", unknown=True), Cut(here + 1, 2, b"", unknown=True))
        gap = way._replace(cuts=lost)
        for second, third in forms(self.run.text[at], self.setting.folded):
            for whole, after in around_gap(way.context, way.pending, second):
                yield at + 1, with_char_and_byte(with_char(gap, whole, 0, VANISHED_PRIOR), after, third)

    def _end(self, way: Way, at: int) -> Iterator[tuple[int, Way]]:
        """The end of the paragraph; a byte still pending has lost its second half."""
        if way.pending == ALIGNED:
            yield at + 1, way._replace(cost=way.cost + model().cost(way.context, "\n"))
            return
        for whole in beginning_with(way.context, way.pending):
            new = with_char(way, whole, ALIGNED, LOST_PRIOR, Cut(len(way.out), 2, b"", unknown=True))
            yield at + 1, new._replace(cost=new.cost + model().cost(new.context, "\n"))
