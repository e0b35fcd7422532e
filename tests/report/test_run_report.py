"""The report of a run: its figures, its structure, and that it depends on nothing but the pages."""

from __future__ import annotations

import itertools
from base64 import b64encode
from collections import Counter
from hashlib import sha256

import pytest
from tests.report.hostile import is_harmless, payloads
from tests.report.pages import ABOUT, ARTICLE, FRAME, GLOSSED, MENU, done, failed, first, parsed, report, table

from stdnews.amounts import Amounts
from stdnews.chance import chance
from stdnews.outcome import Outcome
from stdnews.report import Done, Figures, Shown, figures, run_report

LONG_MENU = MENU * 12
PAGES = [
    done(ARTICLE, "a.txt", "news.example.cn"),
    done(ARTICLE + MENU, "b.txt", "news.example.cn", is_known=True),
    done(ARTICLE + LONG_MENU, "c.txt", "www.example.cn"),
    done(GLOSSED * 3, "d.txt", "www.example.cn"),
    done("今天很好。", "e.txt"),
    done("", "f.txt"),
    done(FRAME, "g.txt", "www.example.cn"),
    failed("h.txt", "cannot be read: No such file or directory"),
    failed("i.txt", "not a page but a PDF document"),
]
REPORT = report(PAGES)


def shuffled(pages: list[Done], seed: int) -> list[Done]:
    return sorted(pages, key=lambda page: chance(f"{seed} {page.path}"))


# Figures


def test_pages_are_counted_by_outcome_and_those_of_earlier_runs_are_marked() -> None:
    rows = {row[0]: row[1:4] for row in table(REPORT, "Pages and characters by outcome")}
    assert rows == {
        "unchanged": ["1", "11.1 %", "0"],
        "cleaned": ["4", "44.4 %", "1"],
        "empty": ["1", "11.1 %", "0"],
        "no article": ["1", "11.1 %", "0"],
        "failed": ["2", "22.2 %", "0"],
    }


def test_characters_are_those_of_the_pages() -> None:
    read, kept, dropped = (sum(page.amounts[at] for page in PAGES) for at in range(3))
    rows = table(REPORT, "Pages and characters by outcome")
    assert sum(int(row[4].replace(",", "")) for row in rows) == read
    assert sum(int(row[5].replace(",", "")) for row in rows) == kept
    assert f"{kept:,} characters written" in REPORT
    assert f"{dropped / (dropped + kept):.1%}".replace("%", " %") in REPORT


def test_rules_are_counted_by_pages_and_places() -> None:
    rows = {row[0]: (row[1], row[3]) for row in table(REPORT, "Rules of the stage glosses")}
    assert rows == {"gloss": ("1", "9")}
    assert table(REPORT, "Rules of the stage mojibake") == []


def test_a_stage_counts_the_pages_that_it_changed() -> None:
    told = first(parsed(REPORT), "#stages-desc").text()
    changed = Counter(stage for page in PAGES for stage in {stage for (stage, _), _ in page.counts})
    assert f"glosses {changed['glosses']}, simplify {changed['simplify']}, boilerplate {changed['boilerplate']}" in told


def test_sites_stand_by_their_pages() -> None:
    rows = [(row[0], row[1], row[3], row[5]) for row in table(REPORT, "Pages by site")]
    assert rows == [
        ("—", "4", "2", "0"),
        ("www.example.cn", "3", "0", "1"),
        ("news.example.cn", "2", "0", "0"),
    ]


def test_sites_beyond_those_that_are_counted_share_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "SITES", 1)
    rows = table(report(PAGES), "Pages by site")
    assert [row[0] for row in rows] == ["news.example.cn", "all others"]
    assert [row[1] for row in rows] == ["2", "7"]


def test_pages_in_trouble_are_named_with_the_reason() -> None:
    assert table(REPORT, "Pages with the outcome failed: all 2") == [
        ["in/h.txt", "cannot be read: No such file or directory"],
        ["in/i.txt", "not a page but a PDF document"],
    ]
    assert [row[:1] for row in table(REPORT, "Pages with the outcome no article: all 1")] == [["in/g.txt"]]


def test_of_much_trouble_the_first_pages_are_named_and_all_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "LISTED", 3)
    pages = [failed(f"{number:02}.txt", "is larger than 1 KiB" if number % 3 else "is no text") for number in range(20)]
    found = report(shuffled(pages, 1))
    assert [row[0] for row in table(found, "Pages with the outcome failed: 3 of 20")] == [
        "in/00.txt",
        "in/01.txt",
        "in/02.txt",
    ]
    assert table(found, "Failed pages by reason") == [["is larger than 1 KiB", "13"], ["is no text", "7"]]


def test_reasons_that_differ_in_names_and_places_are_one() -> None:
    reasons = [f"cannot write /out/{number}.txt: No space left on device" for number in range(3)]
    reasons += [f"line {number} is no JSON" for number in range(2)]
    found = report(failed(f"{number}.txt", reason) for number, reason in enumerate(reasons))
    assert table(found, "Failed pages by reason") == [
        ["cannot write …: No space left on device", "3"],
        ["line … is no JSON", "2"],
    ]
    assert [row[1] for row in table(found, "Pages with the outcome failed")] == reasons


def test_of_many_inputs_the_first_are_named() -> None:
    inputs = tuple(f"{number}.txt" for number in range(25))
    told = first(parsed(report([], about=ABOUT._replace(inputs=inputs))), "header").text()
    assert "19.txt and 5 more" in told
    assert "20.txt" not in told


def test_a_run_without_trouble_says_so() -> None:
    assert "No page failed, was past saving, or had no article." in report(PAGES[:3])


def test_those_that_lost_the_most_come_first_and_short_pages_do_not_count() -> None:
    rows = [(row[0], row[3]) for row in table(REPORT, "Pages that were cleaned and lost the most")]
    assert [path for path, _ in rows] == ["in/c.txt"]
    assert PAGES[1].amounts.lost > 0
    assert sum(PAGES[1].amounts[1:]) < figures._SHORT


@pytest.mark.parametrize(
    ("kept", "dropped", "bin_"), [(100, 0, 0), (99, 1, 1), (90, 10, 1), (89, 11, 2), (1, 99, 10), (0, 100, 10)]
)
def test_a_page_counts_with_the_share_that_it_lost(kept: int, dropped: int, bin_: int) -> None:
    found = Figures()
    found.note(Done("a", "a", Outcome.CLEANED, amounts=Amounts(100, kept, dropped)))
    assert [at for at, pages in enumerate(found.shares) if pages] == [bin_]


def test_a_run_of_no_page_has_a_report_too() -> None:
    found = report([])
    assert "No page is shown." in found
    assert table(found, "Pages by site") == []


# The pages that are shown


def test_a_sample_is_shown_and_failed_and_empty_pages_are_not() -> None:
    shown = [first(page, "h4").text() for page in parsed(REPORT).css("details.page")]
    assert sorted(shown) == [f"in/{name}.txt" for name in "abcdeg"]
    assert len(shown) == len(set(shown))


def test_the_sample_is_that_of_the_names_and_not_of_the_folder() -> None:
    pages = [done("今天很好。", f"{number}.txt") for number in range(40)]
    moved = [page._replace(path=f"/elsewhere/{page.name}") for page in pages[::-1]]
    first, second = Figures(5), Figures(5)
    for here, there in zip(pages, moved, strict=True):
        first.note(here)
        second.note(there)
    names = [page.name for page in first.sample.items()]
    assert names == [page.name for page in second.sample.items()]
    assert len(names) == 5
    assert names != sorted(names)[:5] != [page.name for page in pages[:5]]


def test_none_is_shown_when_none_is_asked_for() -> None:
    assert len(parsed(report(PAGES, 0)).css("details.page")) == 0


def test_a_page_that_cannot_be_shown_says_why() -> None:
    found = Figures(2)
    found.note(PAGES[0])
    text = b"".join(run_report(ABOUT, found, [Shown(PAGES[0], b"", "took <b>longer</b>")])).decode()
    assert "It cannot be shown: <bdi>took &lt;b&gt;longer&lt;/b&gt;</bdi>" in text


def test_a_page_that_has_changed_says_so() -> None:
    found = Figures(2)
    found.note(PAGES[0])
    told = "The page, or what is known of its site, has changed since its figures were taken."
    for is_same in (True, False):
        text = b"".join(run_report(ABOUT, found, [Shown(PAGES[0], b"<p></p>", "", is_same)])).decode()
        assert (told in text) is not is_same


# It depends on nothing but the pages


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_the_pages_makes_no_difference(seed: int) -> None:
    assert report(shuffled(PAGES, seed), 2) == report(PAGES, 2)


# Structure


def test_there_is_one_main_part_and_one_first_heading() -> None:
    tree = parsed(REPORT)
    assert [len(tree.css(name)) for name in ("main", "h1", "header", "nav", "head > title")] == [1, 1, 1, 1, 1]
    assert first(tree, "html").attributes["lang"] == "en"


def test_every_id_is_the_only_one_and_every_reference_leads_somewhere() -> None:
    tree = parsed(REPORT)
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert [key for key, count in Counter(ids).items() if count > 1] == []
    leads = [(node.attributes["href"] or "").removeprefix("#") for node in tree.css("a")]
    for name in ("aria-labelledby", "aria-describedby"):
        leads += [key for node in tree.css(f"[{name}]") for key in (node.attributes[name] or "").split()]
    assert len(leads) > 20
    assert set(leads) - set(ids) == set()


def test_headings_leave_no_level_out() -> None:
    levels = [int(str(node.tag)[1]) for node in parsed(REPORT).css("h1, h2, h3, h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_every_table_has_a_caption_and_headings_with_a_scope() -> None:
    for found in parsed(REPORT).css("table"):
        assert first(found, "caption").text()
        assert {node.attributes["scope"] for node in found.css("thead th")} == {"col"}
        assert {node.attributes["scope"] for node in found.css("tbody th")} == {"row"}
        width = len(found.css("thead th"))
        assert {len(row.css("th, td")) for row in found.css("tbody tr")} == {width}


def test_every_picture_has_a_name_or_stands_beside_its_figure() -> None:
    for found in parsed(REPORT).css("svg"):
        if found.attributes.get("role") == "img":
            assert first(found, "title").text()
            assert first(found, "desc").text()
        else:
            assert found.attributes["aria-hidden"] == "true"


def test_the_policy_allows_the_one_style_sheet_and_nothing_else() -> None:
    tree = parsed(REPORT)
    head = [node.attributes for node in tree.css("head meta")]
    assert head[0] == {"charset": "utf-8"}
    assert REPORT.encode().index(b"charset") < 1024
    digest = b64encode(sha256(first(tree, "style").text().encode()).digest()).decode()
    assert head[1] == {
        "http-equiv": "Content-Security-Policy",
        "content": f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
    }
    assert head[2] == {"name": "referrer", "content": "no-referrer"}


def test_the_text_of_the_pages_is_said_to_be_chinese() -> None:
    assert {node.attributes["lang"] for node in parsed(REPORT).css(".side")} == {"zh"}


@pytest.mark.parametrize("payload", payloads("http://127.0.0.1:9"))
def test_nothing_that_is_told_of_a_page_becomes_an_element(payload: str) -> None:
    pages = [
        Done(payload, payload, Outcome.FAILED, payload, payload),
        done(f"{payload}{ARTICLE}{MENU}", payload, payload)._replace(
            path=payload, counts=((("boilerplate", payload), 1), (("glosses", "gloss"), 2))
        ),
    ]
    about = ABOUT._replace(inputs=(payload, "in"), output=payload, notes=(("skipped", payload),))
    assert is_harmless(report(pages, about=about))
