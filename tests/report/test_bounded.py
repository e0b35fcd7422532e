"""Choices from many pages that do not depend on their order."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from stdnews.chance import chance
from stdnews.report.bounded import Least, Named


@given(st.lists(st.integers(0, 50), unique=True), st.integers(0, 6))
def test_the_least_are_those_that_sorting_gives(keys: list[int], most: int) -> None:
    least = Least[int](most)
    for key in keys:
        least.add(key, -key)
    assert least.items() == [-key for key in sorted(keys)[:most]]
    assert least.given == len(keys)
    assert least.items() == [-key for key in sorted(keys)[:most]], "asking changes nothing"


def test_no_more_are_held_than_twice_what_is_asked_for() -> None:
    least = Least[int](3)
    for key in range(1000, 0, -1):
        least.add(key, key)
        assert len(least._kept) < 2 * 3


NAMES = st.lists(st.sampled_from([f"site{number}.example.cn" for number in range(12)]), max_size=60)


def counted(names: list[str], most: int) -> tuple[dict[str, int], int]:
    found: Named[Counter[str]] = Named(most, Counter, lambda to, what: to.update(what))
    for name in names:
        found.of(name)["pages"] += 1
    return {name: count["pages"] for name, count in found.items()}, found.rest["pages"]


@given(NAMES, st.integers(1, 12), st.integers(0, 9))
def test_names_beyond_those_that_are_counted_share_a_line_in_any_order(names: list[str], most: int, seed: int) -> None:
    shuffled = [name for _, name in sorted((chance(f"{seed} {at}"), name) for at, name in enumerate(names))]
    kept, rest = counted(names, most)
    assert counted(shuffled, most) == (kept, rest)
    whole = Counter(names)
    assert sum(kept.values()) + rest == len(names)
    assert kept == {name: whole[name] for name in sorted(whole, key=chance)[:most]}


def test_the_number_of_a_name_is_the_same_everywhere() -> None:
    assert chance("甲.html") == 12797933956428808264
    assert chance("\udcd6.html") != chance("\udcd7.html")
