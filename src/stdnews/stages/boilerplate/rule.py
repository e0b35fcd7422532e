"""Rules: what a row of the boilerplate tables is, the ones of this project and a person's own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from stdnews.comparison import fold_widths

Where = Literal["anywhere", "before", "after", "outside", "above", "below", "foot"]
"""Where a rule applies: at any place, before the first paragraph that is surely body, after it, not between the first
and the last (for words so short that they might be a subhead), only above the first or below the last (for lines of a
site's template), or below the last where other lines show the foot of a site (for contacts, which a notice may end
with)."""

Marks = Literal["", "head", "list", "tail"]
"""What a hit says of its neighbours: site head above the article, a list of links below, the article is over."""


Kind = Literal["", "captions", "bylines", "credits"]
"""What a person may keep: captions of pictures; who wrote it, when and where it was printed; who edited it and took the
pictures."""


CLASSES: tuple[str, ...] = ("captions", "bylines", "credits")


@dataclass(frozen=True, slots=True)
class Rule:
    """A wording that makes a whole line boilerplate.

    The pattern is matched against the whole line, in its comparison form (Simplified, ASCII punctuation). A row
    carries its own proof: lines that it must hit, and near misses that it must leave alone.

    >>> Rule("end-mark", r"[(]完[)]", "the end mark of an agency", ("(完)",), ("他说完了。",)).check()

    Raises:
        ValueError: a row without hits or without misses, or an unknown place.
    """

    id: str
    pattern: str
    why: str
    hits: tuple[str, ...]
    misses: tuple[str, ...]
    where: Where = "anywhere"
    part: bool = False
    """Cuts the end of a line, from where the pattern begins, and leaves the rest."""
    marks: Marks = ""
    kind: Kind = ""
    """The class of lines that a person may keep."""
    cue: tuple[str, ...] = ()
    """Words of which every hit holds one; a row without them is not tried on long lines nor on several sentences."""

    def __post_init__(self) -> None:
        if not self.hits or not self.misses:
            raise ValueError(f"rule {self.id}: needs at least one hit and one miss")
        if self.where not in {"anywhere", "before", "after", "outside", "foot"}:
            raise ValueError(f"rule {self.id}: {self.where} is no place")

    def check(self) -> None:
        """Tries the row on its own examples.

        Raises:
            ValueError: the pattern does not compile, misses one of its hits or hits one of its misses.
        """
        try:
            compiled = re.compile(self.pattern)
        except re.error as error:
            raise ValueError(f"rule {self.id}: {error}") from error
        if compiled.groups:
            raise ValueError(f"rule {self.id}: write groups as (?:...), as all rows do")
        matches = compiled.search if self.part else compiled.fullmatch
        for line in self.hits:
            if not matches(fold_widths(line)):
                raise ValueError(f"rule {self.id} does not hit {line!r}")
            if self.cue and not any(word in fold_widths(line) for word in self.cue):
                raise ValueError(f"rule {self.id}: no word of its cue is in {line!r}")
        for line in self.misses:
            if matches(fold_widths(line)):
                raise ValueError(f"rule {self.id} hits {line!r}")


class Learned(NamedTuple):
    """A row that stands for a line of a site's template."""

    why: str
    """The evidence: it goes into the log."""
    where: Where
    id: str = "site-template"
    marks: Marks = ""
    kind: Kind = ""


SPACES = (
    " \t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""All that a pattern takes for white space."""


BYLINES = frozenset({"byline", "posted-by", "account-line", "date-line", "author-line"})
"""Rows that stand below a headline."""


@dataclass(frozen=True, slots=True)
class OwnSelector:
    """A person's own choice of elements of HTML pages, from the settings: a CSS selector."""

    id: str
    """Its name in the log and in the counts; no other rule may have it."""
    selector: str
    """What an element must match; all paragraphs in it count."""
    action: Literal["drop", "keep"] = "drop"
    """``drop``: they go; ``keep``: they stay, whatever the stage thinks of them."""


@dataclass(frozen=True, slots=True)
class OwnRule:
    """A person's own row, from the settings: a pattern of the ``regex`` module, matched under a timeout."""

    id: str
    """Its name in the log and in the counts; no other rule may have it."""
    pattern: str
    """What a line must match from end to end."""
    where: Literal["anywhere", "before", "after"] = "anywhere"
    """``before``: up to the first paragraph that is surely article; ``after``: below it; ``anywhere``: both."""
