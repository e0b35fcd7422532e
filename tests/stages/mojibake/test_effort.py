"""No text is looked at longer than it is worth, and what is given up is damage no less."""

from __future__ import annotations

from typing import Any

import pytest

from stdnews.edits import apply
from stdnews.page import Page
from stdnews.stages.mojibake import codec, codec_ahead, codec_exact, codec_front, codec_runs, codec_two, runs, standins
from stdnews.stages.mojibake.codec import reread
from stdnews.stages.mojibake.codec_foreign import is_foreign
from stdnews.stages.mojibake.codec_plans import Read
from stdnews.stages.mojibake.codec_tables import tables
from stdnews.stages.mojibake.escapes.characters import references
from stdnews.stages.mojibake.runs import MOST_TRIED, PART, shifts

NEWS = "望溪镇的早市从十字街搬到了河堤上，摊主们说生意比从前好了许多。"
SHIFT = "多領(lǐng)域?qū)<医M成的委員會(huì)。"


@pytest.mark.parametrize("codecs", [("big5hkscs", "gb18030"), ("gb18030", "cp950"), ("gb18030", "euc_kr")])
def test_chinese_read_wrongly_is_not_taken_for_another_language(codecs: tuple[str, str]) -> None:
    source, shown = codecs
    damaged = (NEWS * 20).encode(source, "ignore").decode(shown, "replace")
    assert not any(is_foreign(damaged[start : start + 30]) for start in range(len(damaged)))


@pytest.mark.parametrize(
    "text",
    ["「このままでは農家の経営が続かない」と組合の代表者は話している。", "시장은 의회에서 새로운 정책을 설명했다."],
)
def test_japanese_and_korean_are_not_walked_through(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def walk(*_: object) -> None:
        pytest.fail("walked")

    monkeypatch.setattr(codec_runs, "walk", walk)
    page = Page.from_text(text * 3)
    assert list(reread(page)) == []


def test_damage_beside_japanese_is_mended() -> None:
    page = Page.from_text("東京都は新しい対策を発表した。\n鏂伴椈")
    assert [edit.text for edit in reread(page)] == ["新闻"]


def test_what_is_too_long_to_be_walked_through_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    data = NEWS.encode("gb18030")
    page = Page.from_text((data[:21] + data[22:]).decode("latin-1"))
    assert len(list(reread(page))) == 1
    monkeypatch.setattr(codec_runs, "LONGEST", 10)
    assert list(reread(page)) == []


def test_plans_do_not_depend_on_the_way_to_them() -> None:
    forms = [(byte,) for byte in NEWS.encode("gb18030").decode("latin-1")]
    text = "".join(one for (one,) in forms)
    reads = codec_two.walk(text, forms, "gb18030")
    assert "".join(read.text for read in reads) == NEWS
    assert reads[-1].end == len(text)


def test_shifts_are_undone_in_each_part_of_a_long_paragraph() -> None:
    page = Page.from_text((SHIFT + "委員會(huì)開會(huì)。" * (PART // 10)) * 3)
    mended = apply(page, shifts(page)).paragraphs[0].text
    assert mended == page.paragraphs[0].text.replace("?qū)<医M", "專家組")


def test_marks_that_are_no_damage_are_given_up_after_a_while() -> None:
    few, many = ("真的??,假的。" * count for count in (3, MOST_TRIED + 1))
    pages = [Page.from_text(few + SHIFT), Page.from_text(many + SHIFT)]
    assert [len(list(shifts(page))) for page in pages] == [1, 0]


def test_a_page_of_narrow_lines_is_not_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standins, "SHORTEST", 8)
    narrow, wide = (Page.from_text("\n".join([line] * 9)) for line in ("早市搬到河堤上", "早市搬到河堤上了"))
    assert (standins.may_be_wrapped(narrow), standins.may_be_wrapped(wide)) == (False, True)


def test_references_in_addresses_stay_among_many() -> None:
    text = "见http://a.cn/?a=1&amp;b=2，早&amp;市 " * 3
    assert "".join(text[: span.start][-1] for span in references(text)) == "早早早"


def test_a_page_of_more_marks_than_any_article_has_is_mended_from_its_beginning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = Page.from_text("\n".join([SHIFT] * 6))
    assert [edit.at for edit in shifts(page)] == [0, 1, 2, 3, 4, 5]
    monkeypatch.setattr(runs, "MOST_MARKS", 3)
    assert [edit.at for edit in shifts(page)] == [0, 1, 2]


LINES = [
    "望溪镇的早市从十字街搬到了河堤上，摊主们说生意比从前好了许多。",
    "县里的中学今年新招了三位体育老师，操场也重新铺过了。",
    "气象台说明天夜里有小到中雨，请大家出门带好雨具。",
]


def lossy(line: str, shown: str = "latin-1") -> str:
    """A line that was GBK, of which a byte in the middle was lost, read with another codec."""
    data = line.encode("gb18030")
    return (data[:21] + data[22:]).decode(shown)


@pytest.fixture
def walked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were walked through."""
    texts: list[str] = []
    inner = codec_two.walk

    def walk(text: str, *rest: Any) -> list[Read]:
        texts.append(text)
        return inner(text, *rest)

    monkeypatch.setattr(codec_runs, "walk", walk)
    return texts


def mended(texts: list[str]) -> list[str]:
    page = Page.from_text("\n".join(texts))
    return [p.text for p in apply(page, reread(page)).paragraphs]


def test_of_a_page_with_too_much_damage_nothing_is_walked_through_and_the_rest_is_mended(
    walked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = LINES[2].encode("gb18030").decode("latin-1")
    damaged = [lossy(LINES[0]), lossy(LINES[1]), whole, "鏂伴椈"]
    assert not set(damaged) & set(mended(damaged))
    assert len(walked) == 2
    effort = sum(len(lossy(line)) for line in LINES[:2])
    monkeypatch.setattr(codec, "MOST_EFFORT", effort)
    assert not set(damaged) & set(mended(damaged))
    monkeypatch.setattr(codec, "MOST_EFFORT", effort - 1)
    walked.clear()
    once = mended(damaged)
    assert (once, walked) == ([*damaged[:2], LINES[2], "新闻"], [])
    assert mended(once) == once


def test_foreign_text_and_what_needs_no_walk_do_not_count(walked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    japanese = "このままでは農家の経営が続かないと組合の代表者は話している。"
    whole = [line.encode("gb18030").decode("latin-1") for line in LINES]
    monkeypatch.setattr(codec, "MOST_EFFORT", len(lossy(LINES[0])))
    out = mended([*whole, japanese * 5, lossy(LINES[0])])
    assert (out[:4], len(walked)) == ([*LINES, japanese * 5], 1)
    assert out[4].count("\ufffd") == 1


def test_where_none_is_lost_a_text_is_read_straight_on(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(LINES)
    damaged = lossy(text)
    steps: list[int] = []
    inner = codec_front.Front.promising

    def promising(front: codec_front.Front) -> list[codec_front.Way]:
        steps.append(1)
        return inner(front)

    monkeypatch.setattr(codec_front.Front, "promising", promising)
    reads = codec_two.walk(damaged, [(byte,) for byte in damaged], "gb18030")
    straight = len(steps)
    monkeypatch.setattr(codec_ahead, "BACK", len(text))
    assert codec_two.walk(damaged, [(byte,) for byte in damaged], "gb18030") == reads
    assert (len(steps) - straight, straight < len(damaged) / 2) == (len(damaged), True)
    assert [read.text for read in reads if read.data] == ["\ufffd"]


def test_the_likeliest_reading_is_walked_first(walked: list[str]) -> None:
    damaged = "".join(LINES).encode("gb18030").decode("mac_roman")
    damaged = damaged[:41] + damaged[42:]
    assert len(mended([damaged])[0]) < len(damaged)
    assert codec_runs.worth_a_walk(damaged)[0].shown == "mac"
    assert len(walked) == 1


def test_what_a_decoder_never_shows_is_not_gone_through_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def likeliest(*_: object) -> None:
        pytest.fail("gone through")

    monkeypatch.setattr(codec_exact, "likeliest", likeliest)
    assert codec_exact.exact("鏂伴椈\ufffd" * 9) == []
    assert [one.text for one in codec_exact.exact("é–±")] != []
    assert all(not table.may_show("新闻") for table in tables("cp1252"))
    assert all(table.may_show("ÐÂÎÅ新闻"[:4]) for table in tables("cp1252"))
