r"""Make src/stdnews/tables/cues.py: for each boilerplate row, how its matches begin and end and what each holds.

    python tools/make_cues.py [--check]

Compiling all rows takes longer than cleaning a page, and trying all of them on each line longer than the rest of the
stage. With the cues a row is compiled and tried only on lines that it may match. They are read off the parsed patterns,
so they cannot leave out what a row would match; a space stands for white space of any sort here, ``\d`` for the
ASCII digits.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from stdnews.stages.boilerplate.rules import RULES

TABLE = Path(__file__).parents[1] / "src/stdnews/tables/cues.py"
PARSER = importlib.import_module("re._parser")  # the parser of the standard library; only this tool looks inside
MOST = 80
"""Characters of the largest class that tells anything."""

HEADER = '''"""How matches of boilerplate rows can begin and end, and sets of characters of each of which they hold one.

Made by tools/make_cues.py from the rows in stdnews.stages.boilerplate.rules. Do not edit. A row that is not here may
begin or end with, or consist of, any characters.
"""

from typing import Final
'''

ENOUGH = 4
"""Sets of characters that a row is asked for; more hardly keep it from a line."""

Chars = frozenset[str] | None
"""Characters, or None for any."""

Sets = list[frozenset[str]]

Way = Callable[[Any], Iterator[Any]]
"""``iter`` for the beginning, ``reversed`` for the end."""


def held(nodes: Iterable[Any]) -> Sets:
    """Sets of characters; a match of nodes in a row holds one of each, as all nodes must match."""
    return [chars for node in nodes for chars in held_by_node(*node)]


def held_by_node(kind: Any, value: Any) -> Sets:
    """The same of one node of a parsed pattern."""
    match str(kind):
        case "BRANCH":
            return held_by_any([held(branch) for branch in value[1]])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return held(value[2]) if value[0] else []
        case "ASSERT":
            return held(value[1])
        case "SUBPATTERN" | "ATOMIC_GROUP":
            return held(inside(kind, value))
        case _:
            chars = of_characters(kind, value)
            return [] if chars is None else [chars]


def held_by_any(branches: list[Sets]) -> Sets:
    """The same of branches: the first set of each, or the second of each; a short branch gives its last one again."""
    if not all(branches):
        return []
    unions = (frozenset().union(*column) for column in zip(*map(padded(branches), branches), strict=True))
    return [chars for chars in unions if len(chars) <= MOST]


def padded(branches: list[Sets]) -> Callable[[Sets], Sets]:
    """Makes the sets of a branch as many as the longest branch has."""
    longest = max(map(len, branches))
    return lambda sets: sets + sets[-1:] * (longest - len(sets))


def telling(sets: Sets) -> Sets:
    """The smallest sets, none of which holds another."""
    found: Sets = []
    for chars in sorted(sets, key=lambda chars: (len(chars), sorted(chars))):
        if not any(other <= chars for other in found):
            found.append(chars)
    return found[:ENOUGH]


def edge(nodes: Any, way: Way) -> tuple[Chars, bool]:
    """Characters that nodes in a row can begin or end with, and whether they can match nothing at all."""
    found: set[str] = set()
    for kind, value in way(nodes):
        chars, may_be_empty = edge_of_node(kind, value, way)
        if chars is None:
            return None, may_be_empty
        found |= chars
        if not may_be_empty:
            return frozenset(found), False
    return frozenset(found), True


def edge_of_node(kind: Any, value: Any, way: Way) -> tuple[Chars, bool]:
    """The same of one node; what looks around takes no character."""
    match str(kind):
        case "BRANCH":
            ways = [edge(branch, way) for branch in value[1]]
            return union(chars for chars, _ in ways), any(empty for _, empty in ways)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            chars, may_be_empty = edge(value[2], way)
            return chars, may_be_empty or not value[0]
        case "ASSERT" | "ASSERT_NOT" | "AT":
            return frozenset(), True
        case "SUBPATTERN" | "ATOMIC_GROUP":
            return edge(inside(kind, value), way)
        case _:
            return of_characters(kind, value), False


def inside(kind: Any, value: Any) -> Any:
    """The nodes of a group."""
    return value[3] if str(kind) == "SUBPATTERN" else value


def of_characters(kind: Any, value: Any) -> Chars:
    """The characters that a node for one character stands for, when they are few."""
    match str(kind):
        case "LITERAL":
            return frozenset(chr(value))
        case "IN":
            return of_class(value)
        case _:
            return None


def of_class(items: Iterable[Any]) -> Chars:
    """The characters of a class, when they are few; white space of any sort is a space."""
    found: set[str] = set()
    for kind, value in items:
        if str(kind) == "LITERAL":
            found.add(chr(value))
        elif str(kind) == "RANGE" and value[1] - value[0] < MOST:
            found |= set(map(chr, range(value[0], value[1] + 1)))
        elif str(value) == "CATEGORY_DIGIT":
            found |= set("0123456789")
        elif str(value) == "CATEGORY_SPACE":
            found.add(" ")
        else:
            return None
    return frozenset(found) if len(found) <= MOST else None


def union(sets: Iterable[Chars]) -> Chars:
    """All characters of all sets; any, when one of them is any."""
    found: set[str] = set()
    for chars in sets:
        if chars is None:
            return None
        found |= chars
    return frozenset(found)


def table() -> str:
    """The text of the module."""
    parsed = {rule.id: PARSER.parse(rule.pattern) for rule in RULES}
    firsts = {name: edge(nodes, iter)[0] for name, nodes in parsed.items()}
    lasts = {name: edge(nodes, reversed)[0] for name, nodes in parsed.items()}
    cues = {name: telling(held(nodes)) for name, nodes in parsed.items()}
    return HEADER + rows("FIRSTS", firsts) + rows("LASTS", lasts) + rows("CUES", cues)


def rows(name: str, sets: Mapping[str, Chars | Sets]) -> str:
    """One table of the module."""
    lines = [f"    {json.dumps(rule)}: {literal(chars)},\n" for rule, chars in sets.items() if chars]
    return f"\n{name}: Final[dict[str, str]] = {{\n{''.join(lines)}}}\n"


def literal(chars: frozenset[str] | Sets) -> str:
    """The characters as a string literal; several sets of them, one a line."""
    sets = chars if isinstance(chars, list) else [chars]
    return json.dumps("\n".join("".join(sorted(chars)) for chars in sets), ensure_ascii=False)


def main() -> None:
    """Write the table, or compare it with the one in the tree."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 when the table is not current")
    if not parser.parse_args().check:
        TABLE.write_text(table(), "utf-8")
    elif TABLE.read_text("utf-8") != table():
        sys.exit(f"{TABLE.name} is not what tools/make_cues.py makes; run it")


if __name__ == "__main__":
    main()
