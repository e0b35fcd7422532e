"""Lines that nobody can read, and pages that are made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnews.edits import Edit
from stdnews.page import Page
from stdnews.stages.mojibake.signs import UNREAD, signs_of

UNREADABLE = "unreadable"
"""The rule that drops a line of which less than half can be read."""

_LOST = re.compile(r"\ufffd+|(?<![锟斤拷“‘「『《\"'])[锟斤拷]*锟斤拷[锟斤拷]*|[烫屯]{6,}")
"""What stands for lost text: U+FFFD; its UTF-8 bytes as GBK (锟斤拷), but not what a sentence quotes; the CC and CD of
unset memory as GBK, more of them than anybody cries out."""
_RUNS = ("???", "锟斤拷", "烫烫烫", "屯屯屯")
_SUSPECT = re.compile(r"\ufffd|锟斤拷|烫烫烫|屯屯屯|\?\?\?")
_READ = re.compile(r"[^\W_]")
_LETTER = re.compile(r"[^\W\d_]")
_MARKED_RUNS = re.compile(r"(?<!\?)\?{2,}[^\w?]+\?{2}")


def unreadable(page: Page) -> Iterator[Edit]:
    r"""Drop the lines of which less than half can be read.

    Question marks are lost text only where an encoder put one for every Han character: in a line that has next to no
    letters left, and whose marks stand among other marks. A line that is one run of them may be somebody's
    astonishment: it goes only when another line of the page is unreadable.

    >>> page = Page.from_text("好的\n锟斤拷锟斤拷\n真的吗????\n????\n????,??????“????”??")
    >>> [(edit.at, edit.note) for edit in unreadable(page)]
    [(1, '6 of 6 characters lost'), (3, '4 of 4 characters lost'), (4, '16 of 16 characters lost')]
    """
    if not (UNREAD & signs_of(page) or "?" in page.live_text()) or not _may_be_lost(page.live_text()):
        return
    texts = dict(page.live())
    found = {at: loss for at, text in texts.items() if (loss := _loss(text))}
    if all(set(texts[at]) == {"?"} for at in found):
        return
    for at, (lost, whole) in found.items():
        yield Edit(at, None, UNREADABLE, f"{lost} of {whole} characters lost")


def _may_be_lost(text: str) -> bool:
    """Whether a page has a sign of lost text: one character first, which is found many times faster than three."""
    return "\ufffd" in text or any(run[0] in text and run in text for run in _RUNS)


def _loss(text: str) -> tuple[int, int] | None:
    """How many characters of an unreadable line are lost, and of how many; None for a line that can be read."""
    if not _SUSPECT.search(text):
        return None
    lost = sum(map(len, _LOST.findall(text))) + _unencodable(text)
    read = len(_READ.findall(_LOST.sub("", text)))
    return (lost, lost + read) if read < lost else None


def _unencodable(text: str) -> int:
    """How many question marks of a line stand for a character that an encoder did not know."""
    count = text.count("?")
    if count < 4 * len(_LETTER.findall(_LOST.sub("", text))):
        return 0
    return count if _MARKED_RUNS.search(text) or set(text) == {"?"} else 0


def lost_in(text: str) -> int:
    """How many characters of a text stand for lost ones; those that a sentence quotes are its own.

    >>> lost_in("新建\ufffd\ufffd所学校"), lost_in("锟斤拷锟斤拷江州"), lost_in("页面上的“锟斤拷”从哪里来？")
    (2, 6, 0)
    """
    if not _may_be_lost(text):
        return 0
    return sum(map(len, _LOST.findall(text)))


def past_saving(page: Page) -> bool:
    r"""Whether a page, as the pipeline left it, was mostly unreadable: it should be scraped again.

    Mostly: more than half of the characters of its body stood in lines that were dropped as unreadable.

    >>> from stdnews.edits import apply
    >>> page = Page.from_text("标题\n锟斤拷锟斤拷锟斤拷")
    >>> past_saving(page), past_saving(apply(page, unreadable(page)))
    (False, True)
    """
    gone = sum(len(p.text) for p in page.paragraphs if p.dropped_by == UNREADABLE and p.role == "body")
    return gone > 0 and 2 * gone > sum(len(p.text) for p in page.paragraphs if p.role == "body")
