"""What the mojibake stage changes in sound text: it should be nothing.

    python -m bench.harmless PATH... [--lines 25] [--stages] [--show]

A path is a file, or a folder with everything in it, in UTF-8; other files are named and passed over. Each file runs
twice: as pages of some lines, as a site has them, and whole, where the evidence of a page is that of a book. For each
file that changes: its size, and the characters that each rule changed; then a sum for each path. ``--stages`` runs
glosses and simplify as well (for text in Simplified); ``--show`` prints every change, to be read by a person: it may
be damage that the text really has.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from stdnews import Page, Settings, clean
from stdnews.edits import Change
from stdnews.pipeline import STAGES

AROUND = 30
"""Characters of the text that are shown on both sides of a change."""


class Result(NamedTuple):
    """A file that was run: its size, what changed in it, and how much by rule."""

    size: int
    changes: list[Change]
    counts: Counter[str]


def settings(*, all_characters: bool) -> Settings:
    """The mojibake stage alone, or with the others that change characters."""
    run = {"mojibake", "glosses", "simplify"} if all_characters else {"mojibake"}
    return Settings(skip=frozenset(stage.name for stage in STAGES) - run)


def texts(text: str, lines: int) -> Iterator[str]:
    """A file's text in pages of some lines, and whole."""
    found = text.split("\n")
    yield from ("\n".join(found[start : start + lines]) for start in range(0, len(found), lines))
    yield text


def run(text: str, lines: int, chosen: Settings) -> Result:
    """What is changed in a text."""
    changes = {
        (change.before, change.edit.text, change.edit.rule): change
        for part in texts(text, lines)
        for change in clean(Page.from_text(part), chosen).changes
    }
    counts: Counter[str] = Counter()
    for change in changes.values():
        for rule, count in amounts(change):
            counts[rule] += count
    return Result(len(text.encode()), list(changes.values()), counts)


def amounts(change: Change) -> Iterator[tuple[str, int]]:
    """Rule and number of characters of each difference that a change makes."""
    if not change.edit.spans:
        yield change.edit.rule, len(change.before)
    for span in change.edit.spans:
        yield span.rule, max(span.end - span.start, len(span.new))


def shown(change: Change) -> Iterator[str]:
    """A change for a person to read: each span with the text around it."""
    text = change.before
    if not change.edit.spans:
        yield f"  {change.edit.rule}: {text!r} -> {change.edit.text!r}"
    for span in change.edit.spans:
        around = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
        yield f"  {span.rule}: {around[0]}[{text[span.start : span.end]!r}->{span.new!r}]{around[1]}"


def files(path: Path) -> list[Path]:
    """The files of a path."""
    return [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.is_file())


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument("--lines", type=int, default=25)
    parser.add_argument("--stages", action="store_true")
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    chosen = settings(all_characters=args.stages)
    print(f"{'bytes':>12}  file, and characters changed by rule")
    for path in args.paths:
        size, counts = 0, Counter[str]()
        for file in files(path):
            try:
                result = run(file.read_text("utf-8"), args.lines, chosen)
            except UnicodeDecodeError:
                print(f"{'not UTF-8':>12}  {file}")
                continue
            size, counts = size + result.size, counts + result.counts
            if result.changes:
                print(f"{result.size:12,}  {file}: {dict(result.counts)}")
            for change in result.changes if args.show else ():
                print("\n".join(shown(change)))
        print(f"{size:12,}  {path}, together: {dict(counts) or 'nothing'}")


if __name__ == "__main__":
    main()
