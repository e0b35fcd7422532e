from __future__ import annotations

from stdnews.page import Page, Paragraph
from stdnews.writing import rejected_text


def test_dropped_lines_stand_after_their_rules_in_the_order_of_the_page() -> None:
    page = Page(
        "", (Paragraph("首页", dropped_by="crumb"), Paragraph("正文。"), Paragraph("分享到", dropped_by="share"))
    )
    assert rejected_text(page) == "crumb\t首页\nshare\t分享到\n"


def test_a_paragraph_of_two_lines_has_the_rule_before_each() -> None:
    assert rejected_text(Page("", (Paragraph("甲\n乙", dropped_by="share"),))) == "share\t甲\nshare\t乙\n"


def test_what_is_never_written_is_not_rejected() -> None:
    assert not rejected_text(Page("", (Paragraph("标题", "meta", "repeat"),)))


def test_a_page_that_keeps_all_has_nothing_rejected() -> None:
    assert not rejected_text(Page.from_text("甲\n乙"))
