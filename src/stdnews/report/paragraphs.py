"""The paragraphs of a page side by side, as read and as written, with the rules that did something beside each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from stdnews.edits import Change, count_rules
from stdnews.explain import Account
from stdnews.report.elements import Html, joined, tag
from stdnews.report.marks import PIECE, Rule, Sides, dropped, reasons_of, shortened, sides
from stdnews.report.tables import number

_SHOWN = 150
"""Paragraphs that are shown of a page, beside those that lie folded."""
_TEXT = 24_000
"""Characters that are shown of a page as read, and as many of folded ones; a long article has five thousand."""
_MARKS = 1_500
"""Pieces that are marked on a page: those of a Traditional article of five thousand characters."""
_RUN = 4
"""Dropped paragraphs in a row that are folded: a menu is no reading."""
_FOLDED = 40
"""Paragraphs that are shown of a folded run."""
_NOTE = 60
"""Characters that are shown of the evidence beside a paragraph; a mark tells more of it."""
_NAMED = 6
"""Rules that are named of a folded run."""


class Row(NamedTuple):
    """A paragraph with what was done to it."""

    at: int
    role: str
    read: str
    changes: tuple[Change, ...]
    dropped_by: str | None

    @property
    def kind(self) -> str:
        """What it lies folded with when there are enough of it, "" for a paragraph that is written."""
        if self.role != "body":
            return "outside"
        return "dropped" if self.dropped_by is not None else ""


def rows_of(account: Account) -> list[Row]:
    """The paragraphs of a page in their order."""
    by_place: dict[int, list[Change]] = {}
    for change in account.cleaned.changes:
        by_place.setdefault(change.edit.at, []).append(change)
    both = zip(account.page.paragraphs, account.cleaned.page.paragraphs, strict=True)
    return [
        Row(at, old.role, old.text, tuple(by_place.get(at, ())), new.dropped_by) for at, (old, new) in enumerate(both)
    ]


class Sheet:
    """Shows the paragraphs of a page, as long as there is room for them.

    Args:
        key: begins the ids of what it makes.
    """

    def __init__(self, key: str) -> None:
        self._key = key
        self._shown, self._text, self._folded, self._marks = _SHOWN, _TEXT, _TEXT, _MARKS

    def show(self, rows: Sequence[Row]) -> Html:
        """The list of the paragraphs, cut where it gets too long, and saying so."""
        items: list[Html] = []
        left = len(rows)
        for kind, group in groupby(rows, lambda row: row.kind):
            members = list(group)
            if kind == "outside" or (kind and len(members) >= _RUN):
                items.append(self._run(kind, members))
                left -= len(members)
                continue
            for row in members:
                if not self._shown or self._text <= 0:
                    return _list([*items, _cut(left)])
                self._shown, self._text, left = self._shown - 1, self._text - len(row.read), left - 1
                items.append(self._pair(row))
        return _list(items)

    def _run(self, kind: str, rows: Sequence[Row]) -> Html:
        """A run of paragraphs, folded: what dropped them, and the paragraphs for whoever opens it."""
        items: list[Html] = []
        for row in rows[:_FOLDED]:
            if self._folded <= 0:
                break
            self._folded -= len(row.read)
            items.append(self._pair(row))
        if len(items) < len(rows):
            items.append(_cut(len(rows) - len(items)))
        count = f"{number(len(rows))} paragraph{'' if len(rows) == 1 else 's'}"
        told = f"dropped: {_rules(rows)}" if kind == "dropped" else "outside the body, never written"
        return tag(
            "li",
            tag("details", tag("summary", f"{count} {told}"), tag("ol", items, class_="paragraphs")),
            class_="run",
        )

    def _pair(self, row: Row) -> Html:
        counts = count_rules(row.changes)
        ids = {rule: f"{self._key}-{row.at}-{at}" for at, rule in enumerate(counts)}
        notes = {(why.stage, why.rule): why.note for change in row.changes[::-1] for why in reasons_of(change)[::-1]}
        old, new = self._sides(row, ids)
        cells = (
            tag("p", str(row.at), class_="at"),
            _side("as read", old),
            _side("as written", new),
            tag("div", [_rule(rule, count, ids[rule], notes[rule]) for rule, count in counts.items()], class_="rules"),
        )
        return tag("li", tag("div", *cells, class_="pair"), class_=row.kind or None)

    def _sides(self, row: Row, ids: dict[Rule, str]) -> Sides:
        if row.role != "body":
            return Sides(joined(shortened(row.read, PIECE)), tag("span", "not written", class_="cut"))
        if row.dropped_by is not None:
            return dropped(row.read, row.changes, ids)
        found, marks = sides(row.read, row.changes, ids, self._marks)
        self._marks = max(self._marks - marks, 0)
        return found


def _list(items: Iterable[Html]) -> Html:
    heads = [tag("span", head) for head in ("", "as read", "as written", "rules")]
    return joined(tag("div", heads, class_="columns", aria_hidden="true"), tag("ol", items, class_="paragraphs"))


def _cut(left: int) -> Html:
    return tag("li", tag("p", f"{number(left)} more of the paragraphs are not shown.", class_="cut"))


def _rules(rows: Sequence[Row]) -> str:
    """The rules that dropped paragraphs, the most frequent first."""
    rules = Counter(row.dropped_by or "" for row in rows).most_common()
    told = [f"{rule} {count}" if count > 1 else rule for rule, count in rules[:_NAMED]]
    return ", ".join([*told, "…"] if len(rules) > _NAMED else told)


def _side(label: str, content: Html) -> Html:
    return tag("p", tag("span", f"{label}: ", class_="unseen label"), content, class_="side", lang="zh", dir="auto")


def _rule(rule: Rule, count: int, key: str, note: str) -> Html:
    times = f" × {number(count)}" if count > 1 else ""
    return tag("span", tag("b", rule[1]), f"{times} ", tag("bdi", shortened(note, _NOTE)), id=key)
