"""A page before and after: what is marked, what lies folded, and where it ends."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode
from tests.report.hostile import is_harmless, payloads
from tests.report.pages import ARTICLE, GLOSSED, MENU, account, first

from stdnews import Page, Settings, clean
from stdnews.explain import Account
from stdnews.outcome import outcome_of
from stdnews.page import Paragraph
from stdnews.report import page_report, page_view, paragraphs
from stdnews.report.marks import PIECE


def view(text: str, site: str = "") -> LexborHTMLParser:
    return LexborHTMLParser(page_view(account(text, site=site), "page-1"))


def rows(tree: LexborHTMLParser) -> list[list[str]]:
    """What stands beside each other, of the paragraphs that are not folded."""
    return [
        [cell.text().removeprefix("as read: ").removeprefix("as written: ").strip() for cell in pair.css(".pair > *")]
        for pair in tree.css(".paragraphs > li > .pair")
        if not inside(pair, "details")
    ]


def inside(node: LexborNode, tag: str) -> bool:
    above = node.parent
    while above is not None and above.tag != tag:
        above = above.parent
    return above is not None


def marks(tree: LexborHTMLParser, name: str) -> list[str]:
    return [mark.text() for mark in tree.css(name)]


def test_a_paragraph_stands_as_read_and_as_written_with_its_rules() -> None:
    first = rows(view(GLOSSED))[0]
    assert first[:3] == ["0", GLOSSED.strip(), "江州市产业发展很快，市民都说好。"]
    assert first[3].startswith("gloss × 3")


def test_what_went_and_what_came_is_marked_with_its_rule() -> None:
    tree = view(GLOSSED)
    assert marks(tree, "del") == ["產", "(chǎn)", "業", "(yè)", "發", "(fā)", "說"]
    assert marks(tree, "ins") == ["产", "业", "发", "说"]
    tips = [mark.attributes["data-tip"] or "" for mark in tree.css("del")]
    assert tips[1] == "glosses › gloss: chǎn"
    assert tips[0].startswith("simplify › traditional")
    assert [mark.attributes.get("class") for mark in tree.css("del")][:2] == ["changed", None]


def test_tab_goes_from_rule_to_rule_and_each_is_told_of() -> None:
    tree = view(GLOSSED)
    stops = tree.css("[tabindex]")
    assert [stop.text() for stop in stops] == ["產", "(chǎn)"]
    for stop in stops:
        (found,) = tree.css(f"#{stop.attributes['aria-describedby']}")
        assert (first(found, "b").text()) in (stop.attributes["data-tip"] or "")


def test_a_dropped_paragraph_is_marked_as_a_whole() -> None:
    tree = view(f"{ARTICLE}分享到:微信 微博 QQ空间\n")
    last = rows(tree)[-1]
    assert last[1:3] == ["分享到:微信 微博 QQ空间", "dropped"]
    assert tree.css("li.dropped del")[0].attributes["data-tip"] == f"boilerplate › {last[3].split()[0]}"


def test_dropped_paragraphs_in_a_row_lie_folded() -> None:
    tree = view(ARTICLE + MENU)
    (summary,) = [node.text() for node in tree.css("li.run summary")]
    count = len(tree.css("li.run .pair"))
    assert summary.startswith(f"{count} paragraphs dropped: ")
    assert [row[0] for row in rows(tree)] == [
        str(at) for at in range(len(ARTICLE.split() + MENU.strip().split("\n")) - count)
    ]


def test_what_stands_outside_the_body_lies_folded_and_is_never_written() -> None:
    page = Page("a", (Paragraph("標題-某某網", "meta"), *Page.from_text(ARTICLE).paragraphs))
    cleaned = clean(page)
    tree = LexborHTMLParser(page_view(Account(page, cleaned, outcome_of(page, cleaned).value), "page-1"))
    assert [node.text() for node in tree.css("li.run summary")] == ["1 paragraph outside the body, never written"]
    assert tree.css("li.outside .side")[1].text() == "as written: not written"


def test_a_stage_that_was_skipped_is_named_and_changes_nothing() -> None:
    tree = LexborHTMLParser(page_view(account(ARTICLE, settings=Settings(skip=frozenset({"simplify"}))), "page-1"))
    assert "skippedsimplify" in first(tree, "dl").text()
    assert marks(tree, "ins") == []


def test_what_the_page_says_of_itself_is_told() -> None:
    tree = view(f"旧粮站成了图书馆\n2023-03-03 11:04 来源:青山日报 作者:何苗\n{ARTICLE}", site="news.example.cn")
    told = first(tree, "dl").text()
    for fact in (
        "title旧粮站成了图书馆 (paragraph 0)",
        "source青山日报",
        "author何苗",
        "sitenews.example.cn",
        "outcomecleaned",
    ):
        assert fact in told


def test_a_page_without_text_has_a_view_too() -> None:
    assert rows(view("")) == []


# Its size is bounded


def test_a_long_page_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paragraphs, "_SHOWN", 3)
    text = "".join(f"第{number}段写的是江州市的春天，和往年一样好。\n" for number in range(5))
    tree = view(text)
    assert [row[0] for row in rows(tree)] == ["0", "1", "2"]
    assert [node.text() for node in tree.css("li > .cut")] == ["2 more of the paragraphs are not shown."]


def test_a_page_is_cut_where_its_text_gets_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paragraphs, "_TEXT", 60)
    tree = view(ARTICLE)
    assert len(rows(tree)) == 2
    assert [node.text() for node in tree.css("li > .cut")] == ["1 more of the paragraphs are not shown."]


def test_a_folded_run_is_cut_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paragraphs, "_FOLDED", 2)
    tree = view(ARTICLE + MENU)
    assert len(tree.css("li.run .pair")) == 2
    assert tree.css("li.run li > .cut")[0].text().endswith(" more of the paragraphs are not shown.")


def test_the_middle_of_a_long_piece_is_left_out() -> None:
    text = "春天来了。" * 1000
    (row,) = rows(view(text))
    assert len(row[1]) < PIECE + 20
    assert f" […{5000 - PIECE:,}…] " in row[1]


def test_pieces_beyond_those_that_may_be_marked_are_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paragraphs, "_MARKS", 2)
    tree = view(GLOSSED + GLOSSED.replace("江州", "青山"))
    assert marks(tree, "del") == [
        "產",
        "(chǎn)",
        "業(yè)發(fā)展很快，市民都說",
        "產(chǎn)業(yè)發(fā)展很快，市民都說",
    ]
    assert rows(tree)[1][2] == "青山市产业发展很快，市民都说好。"


@pytest.mark.parametrize(
    "text",
    [
        "產(chǎn)" * 30_000,
        "產(chǎn)業(yè)\n" * 3_000,
        f"{ARTICLE}{'分享到:微信 微博 QQ空间' * 5_000}\n",
        "".join(f"{ARTICLE}{MENU}{number}\n" for number in range(300)),
        "市民張先生說,這條路修好以後。" * 400 + "\n",
    ],
    ids=["glosses", "lines", "a-long-line", "runs", "traditional"],
)
def test_no_page_makes_a_view_of_more_than_a_megabyte(text: str) -> None:
    assert len(page_view(account(text), "page-1").encode()) < 1_000_000


# It is harmless


@pytest.mark.parametrize("payload", payloads("http://127.0.0.1:9"))
def test_nothing_that_a_page_says_becomes_an_element(payload: str) -> None:
    notes = {"encoding": payload, payload: payload}
    lines = [
        payload,
        f"{ARTICLE.split()[0]}{payload}",
        *ARTICLE.split(),
        f"來源:{payload}",
        f"產(chǎn)業(yè){payload}",
        payload,
    ]
    page = Page(payload, tuple(Paragraph(line, role) for role in ("meta", "body") for line in lines), notes, payload)
    cleaned = clean(page)
    document = b"".join(page_report(Account(page, cleaned, outcome_of(page, cleaned).value))).decode()
    assert is_harmless(document)
    assert document.isprintable() or {char for char in document if not char.isprintable()} <= {"\n", "\u3000", "\xa0"}
