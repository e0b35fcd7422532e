from __future__ import annotations

import os
import tracemalloc

import pytest

from stdnews.batch.claims import Claims
from stdnews.batch.names import output_name
from stdnews.errors import StdnewsError


def claims(barred: frozenset[str] = frozenset(), nested: str = "", *, several: bool = True) -> Claims:
    return Claims(barred, nested, several=several)


def test_an_output_is_that_of_the_page_that_comes_first() -> None:
    both = claims()
    assert both.refuse("a.txt", "in/a") == ""
    assert both.refuse("b.txt", "in/b") == ""
    assert both.refuse("a.txt", "other/a.txt") == "has the same output as in/a"
    assert both.refuse("a.txt", "in/a") == "has the same output as in/a"  # named twice


def test_names_are_bytes_and_may_be_shown() -> None:
    both, name = claims(), os.fsdecode("新闻\n".encode("gbk"))
    assert both.refuse(name, f"in/{name}") == ""
    assert both.refuse(name, "other") == "has the same output as in/\\xd0\\xc2\\xce\\xc5\\n"


def test_what_is_barred_is_refused_and_takes_nothing() -> None:
    both = claims(frozenset({"a.txt"}), "rej/")
    assert "take the place of an input" in both.refuse("a.txt", "in/a")
    assert "take the place of an input" in both.refuse("rej/b.txt", "in/rej/b.txt")
    assert both.refuse("rejb.txt", "in/rejb.txt") == ""


def test_of_one_input_nothing_is_held() -> None:
    one = claims(several=False)
    assert [one.refuse("a.txt", "in/a"), one.refuse("a.txt", "in/a.txt")] == ["", ""]


def test_a_name_that_was_too_long_may_be_that_of_another_page() -> None:
    one, name = claims(several=False), output_name("新" * 85)
    assert one.refuse(name, "in/long") == ""
    assert one.refuse(name, "in/other") == "has the same output as in/long"


def test_many_names_are_not_held_in_memory() -> None:
    both = claims()
    tracemalloc.start()
    assert not any(both.refuse(f"{number:050}", f"in/{number:050}") for number in range(20_000))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 1_000_000


def test_no_room_for_them_is_one_line() -> None:
    both = claims()
    assert both._owners is not None
    both._owners._db.execute("PRAGMA max_page_count = 3")
    with pytest.raises(StdnewsError, match=r"cannot compare the names of outputs in a temporary file: .* full"):
        all(both.refuse(f"{number:0100}", f"in/{number}") == "" for number in range(1000))
