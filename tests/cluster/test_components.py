"""What hangs together, found in rounds by the engine."""

from __future__ import annotations

import itertools
import random

import pyarrow as pa
import pytest

ray = pytest.importorskip("ray", reason="needs stdnews[ray]")

from stdnews.ray.components import components, smallest_of  # noqa: E402

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore"), pytest.mark.usefixtures("engine")]

Pairs = list[tuple[bytes, bytes]]


def found(pairs: Pairs, parts: int) -> dict[bytes, set[bytes]]:
    """What the engine ties each name to."""
    names, others = ([pair[side] for pair in pairs] for side in (0, 1))
    schema = pa.schema([("name", pa.binary()), ("other", pa.binary())])
    rows = components(ray.data.from_arrow(pa.table([names, others], schema=schema)), parts).take_all()
    return {row["name"]: {found["to"] for found in rows if found["name"] == row["name"]} for row in rows}


def reached(pairs: Pairs) -> dict[bytes, set[bytes]]:
    """The same by going from each name to its neighbours, as long as there are new ones."""
    near: dict[bytes, set[bytes]] = {}
    for one, other in pairs:
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    smallest = {}
    for name in near:
        seen, ahead = {name}, [name]
        while ahead:
            new = near[ahead.pop()] - seen
            seen |= new
            ahead += new
        smallest[name] = {min(seen)}
    return {name: to for name, to in smallest.items() if to != {name}}


def chain(length: int) -> Pairs:
    """Names that hang together in a row, in an order that is chance."""
    names = [b"%04d" % number for number in range(length)]
    random.Random(1).shuffle(names)  # noqa: S311 - no secret
    return list(itertools.pairwise(names))


def drawn(names: int, pairs: int) -> Pairs:
    """Pairs that are chance: many small groups and a large one."""
    draw = random.Random(2)  # noqa: S311 - no secret
    return [(b"%d" % one, b"%d" % other) for one, other in (draw.sample(range(names), 2) for _ in range(pairs))]


@pytest.mark.parametrize("pairs", [chain(25), [*drawn(100, 50), (b"b", b"a"), (b"a", b"b"), (b"c", b"d")]])
def test_each_name_is_tied_to_the_smallest_it_hangs_together_with(pairs: Pairs) -> None:
    assert found(pairs, 3) == reached(pairs)


@pytest.mark.parametrize("pairs", [chain(500), drawn(500, 400)])
def test_at_hand_the_same_is_found(pairs: Pairs) -> None:
    assert {name: {to} for name, to in smallest_of(pairs).items() if name != to} == reached(pairs)
