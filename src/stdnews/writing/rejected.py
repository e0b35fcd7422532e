"""What was dropped from a page, as text."""

from __future__ import annotations

from stdnews.page import Page


def rejected_text(page: Page) -> str:
    r"""The dropped lines of the body in the page's order, each after the rule that dropped it and a tab.

    >>> from stdnews.page import Paragraph
    >>> rejected_text(Page("", (Paragraph("分享到", dropped_by="share"), Paragraph("正文。"))))
    'share\t分享到\n'
    """
    return "".join(
        f"{p.dropped_by}\t{line}\n"
        for p in page.paragraphs
        if p.dropped_by is not None and p.role == "body"
        for line in p.text.split("\n")
    )
