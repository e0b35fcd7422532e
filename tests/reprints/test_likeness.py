"""What is one article and what is none: each guard with a pair that it lets pass and one that it stops."""

from __future__ import annotations

import pytest
from bench.near_copies import COPIES, Article, Lines, part
from bench.notices import NOTICES

from stdnews import clean_text
from stdnews.comparison import letters
from stdnews.reprints import bands, same, signature

NEWS_TITLE = "江州市图书馆新馆周六对外开放"


def likeness(one: str, other: str) -> float:
    return same(signature(one), signature(other))


@pytest.mark.parametrize("kind", COPIES)
def test_a_copy_is_the_same_article_and_shares_a_band(kind: str, lines: Lines) -> None:
    article = lines.article(10, 12)
    one, other = signature(article.text()), signature(clean_text(COPIES[kind](article, lines)))
    assert same(one, other) > 0.6
    assert same(one, other) == same(other, one)
    assert set(bands(one)) & set(bands(other))


def test_equal_texts_are_as_like_as_can_be(lines: Lines) -> None:
    text = lines.article().text()
    assert likeness(text, text.replace("\n", "").replace("，", " ,")) == 1.0


def test_articles_with_nothing_in_common_are_not_like(lines: Lines) -> None:
    assert likeness(lines.article().text(), lines.article().text()) == 0.0


@pytest.mark.parametrize(("share", "is_same"), [(0.5, True), (0.3, False)])
def test_a_beginning_is_a_copy_when_it_is_long_enough(share: float, is_same: bool, lines: Lines) -> None:
    article = lines.article(20, 20)
    assert (likeness(article.text(), part(0, share)(article, lines)) > 0) is is_same


@pytest.mark.parametrize(("start", "is_same"), [(0.1, True), (0.4, False)])
def test_a_copy_begins_where_the_article_begins(start: float, is_same: bool, lines: Lines) -> None:
    article = lines.article(20, 20)
    assert (likeness(article.text(), part(start, 1)(article, lines)) > 0) is is_same


@pytest.mark.parametrize(("shared", "is_same"), [(9, True), (6, False)])
def test_reports_that_share_their_beginning_are_one_when_they_share_most(
    shared: int, is_same: bool, lines: Lines
) -> None:
    background = lines.take(shared)
    one, other = (Article("", background + lines.take(12 - shared)).text() for _ in range(2))
    assert (likeness(one, other) > 0) is is_same


def test_reports_with_the_background_woven_in_are_two(lines: Lines) -> None:
    background = lines.take(10)
    one, other = ("\n".join(f"{new}\n{old}" for new, old in zip(lines.take(10), background, strict=True)) for _ in "ab")
    assert likeness(one, other) == 0.0


def test_a_report_that_ends_with_an_earlier_one_is_another(lines: Lines) -> None:
    earlier, more = lines.article(6, 6).text(), Article("", lines.take(12)).text()
    assert likeness(earlier, more + earlier) == 0.0
    assert likeness(earlier, earlier + more) == 1.0


def test_an_earlier_report_within_a_longer_one_is_another(lines: Lines) -> None:
    earlier, lead, last = (Article("", lines.take(number)).text() for number in (14, 3, 12))
    title = f"{NEWS_TITLE}\n"
    assert likeness(earlier, lead + earlier + last) == 0.0
    assert likeness(earlier, lead + earlier) > 0
    assert likeness(earlier, title + earlier + last) > 0


@pytest.mark.parametrize("kind", NOTICES)
def test_notices_of_one_template_are_not_one(kind: str, lines: Lines) -> None:
    notices = [signature(NOTICES[kind](lines.draw)) for _ in range(12)]
    assert [same(one, other) for one in notices for other in notices if one is not other] == [0.0] * 132


NOTICE = (
    "自公告之日起经过三十日即视为送达，提出答辩状和举证的期限分别为公告期满后的十五日内和三十日内，逾期将依法缺席裁判，"
    "案号为{}，定于某日上午在本院第{}审判庭公开开庭审理，当事人应当按时到庭，并携带有关的证件和证据材料的原件。\n"
)


@pytest.mark.parametrize(("numbers", "is_same"), [(("1203", "9"), True), (("88", "9"), True), (("88", "4"), False)])
def test_one_number_may_be_a_correction_and_two_are_another_notice(numbers: tuple[str, str], is_same: bool) -> None:
    assert (likeness(NOTICE.format("1203", "9"), NOTICE.format(*numbers)) > 0) is is_same


def test_numbers_of_the_site_around_an_article_do_not_count(lines: Lines) -> None:
    article = lines.article(8, 8).text()
    one, other = (f"发布时间：2024-03-0{day} 10:2{day} 浏览次数：{day}53 评论：{day} 条\n{article}" for day in (1, 2))
    assert likeness(one, other) > 0


@pytest.mark.parametrize(("size", "is_same"), [(50, True), (49, False)])
def test_what_is_too_short_is_nobodys_copy(size: int, is_same: bool) -> None:
    text = "江州市图书馆新馆本周六正式对外开放，首日接待读者超过八千人次，自助借还设备一度排起长队，馆方临时加开了服务台，并延长一小时。"
    found = signature(letters(text)[:size])
    assert found.letters == size
    assert (same(found, found) == 1.0, bands(found) != ()) == (is_same, is_same)


@pytest.mark.parametrize("text", ["", "\n", "。！？", "哈" * 100_000, "\ud800\udc00" * 60, "9" * 500, "a(b)" * 99])
def test_any_text_has_a_signature(text: str) -> None:
    found = signature(text)
    assert len(found.sample) <= 256
    assert same(found, found) in {0.0, 1.0}
