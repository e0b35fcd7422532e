"""Groups do not depend on the order of the texts, and the right one is kept."""

from __future__ import annotations

import builtins
import collections
import itertools
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from bench.near_copies import COPIES, Article, Lines, follow_ups, part
from bench.notices import NOTICES

from stdnews.errors import StdnewsError
from stdnews.reprints import Edge, Group, Rank, find, pairs, signature, stars
from stdnews.reprints.search import Search

TEXT = (
    "江州市图书馆新馆本周六正式对外开放，首日接待读者超过八千人次，自助借还设备一度排起长队，馆方临时加开了服务台。\n"
)


def names(groups: Sequence[Group]) -> list[tuple[str, list[str]]]:
    return [(group.kept, [name for name, _ in group.copies]) for group in groups]


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        ([("b", TEXT * 2, "2024-03-05"), ("a", TEXT + TEXT[:30], "2001-01-01")], "b"),
        ([("b", TEXT, "2024-03-05"), ("a", TEXT, "2024-03-06"), ("0", TEXT, "")], "b"),
        ([("b", TEXT, "2024-03-05"), ("a", TEXT, "2024-03-05T08:00")], "b"),
        ([("b", TEXT, ""), ("a", TEXT.replace("，", ","), "")], "a"),
    ],
    ids=["most text", "the earliest", "a day before its hours", "the smallest name"],
)
def test_the_one_is_kept_that(texts: list[tuple[str, str, str]], kept: str) -> None:
    for order in (texts, texts[::-1]):
        (group,) = find(order)
        assert group.kept == kept


def test_the_order_of_the_texts_does_not_matter(lines: Lines) -> None:
    texts = [
        (f"{number}{kind}", copy(article, lines), "")
        for number, article in enumerate([lines.article(6, 8)] * 2)
        for kind, copy in list(COPIES.items())[:8]
    ]
    texts += [(f"{kind}{number}", make(lines.draw), "") for kind, make in NOTICES.items() for number in range(5)]
    groups = find(texts)
    assert groups
    for _ in range(5):
        lines.draw.shuffle(texts)
        assert find(texts) == groups


def test_every_copy_is_found_and_nothing_else(lines: Lines) -> None:
    articles = [lines.article(6, 7) for _ in range(4)]
    texts = [
        (f"{n}-{kind}", COPIES[kind](a, lines), "")
        for n, a in enumerate(articles)
        for kind in ("retitled", "first two thirds", "s2tw")
    ]
    others = [(kind, text.text(), "") for kind, *both in follow_ups(lines) for text in both[:1]]
    groups = find([*texts, *others])
    assert sorted(sorted([kept, *copies]) for kept, copies in names(groups) if len(copies) == 2) == [
        sorted(name for name, *_ in texts if name.startswith(f"{n}-")) for n in range(4)
    ]


def test_half_of_an_article_goes_with_the_longest_page_that_has_it(lines: Lines) -> None:
    article = lines.article(12, 12)
    more = Article("", lines.take(14)).text()
    texts = [
        ("long", article.text() + more, ""),
        ("whole", article.text(), ""),
        ("half", part(0, 0.5)(article, lines), ""),
    ]
    assert names(find([texts[0], texts[2]])) == []
    assert names(find(texts)) == [("long", ["half", "whole"])]


def test_a_chain_ends() -> None:
    edges = [Edge(1, 2, 1.0), Edge(2, 3, 1.0), Edge(3, 4, 1.0), Edge(4, 5, 1.0)]
    assert [(edge.kept, edge.copy) for edge in stars(edges)] == [(1, 2), (1, 3), (4, 5)]


def test_of_a_large_band_every_text_meets_the_first_ones_and_its_neighbours() -> None:
    found = set(pairs(range(100)))
    assert {before for before, text in found if text == 50} == {*range(8), *range(42, 50)}
    assert {before for before, text in found if text == 12} == set(range(12))


def test_a_text_without_a_date_comes_after_all_that_have_one() -> None:
    assert Rank.of(9, "9999-12-31", b"b") < Rank.of(9, "", b"a")


def test_a_full_disk_is_told_in_one_line() -> None:
    with Search() as search:
        search._db.execute("PRAGMA max_page_count = 1")
        texts = [(b"%d" % number, "", signature(TEXT)._replace(digest=b"%d" % number)) for number in range(500)]
        with pytest.raises(StdnewsError, match="database or disk is full; SQLITE_TMPDIR names a folder"):
            collections.deque(itertools.starmap(search.add, texts), 0)


def test_two_texts_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="two texts have the name 'a'"):
        find([("a", TEXT, ""), ("a", "", "")])


def test_without_numpy_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, scope: Mapping[str, Any] | None = None, *more: Any) -> Any:
        if name.startswith("stdnews.reprints.sketch"):
            raise ImportError(name)
        return real(name, scope, *more)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(StdnewsError, match=r"pip install 'stdnews\[reprints\]'"):
        find([("a", TEXT, "")])
