"""Tags of HTML that stand in the text as if they were part of it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from stdnews.edits import Span
from stdnews.literal.elements import INLINE, PARTING
from stdnews.stages.mojibake.escapes.protected import is_mentioned

LITERAL_TAG = "literal-tag"
"""The rule of these tags."""

_ATTRIBUTES = r"(?:\s+[A-Za-z:_\"'][^<>]{0,600}|\s*/)?"
"""What stands behind the name of an element; also a quotation mark that closes an attribute cut in two."""


@functools.cache
def _tag() -> re.Pattern[str]:
    return re.compile(
        r"<(?P<unseen>script|style|rt|rp)\b[^<>]*>(?:(?!</?(?P=unseen)\b).){0,4000}</(?P=unseen)\s*>"
        r"|<!--(?:(?!<!--|-->).){0,4000}-->"
        rf"|<(?P<close>/)?(?P<name>(?P<parting>{PARTING})|{INLINE}){_ATTRIBUTES}\s*>",
        re.IGNORECASE,
    )


@functools.cache
def _attribute() -> re.Pattern[str]:
    return re.compile(
        r"<[A-Za-z1:]+\s+[A-Za-z:_-]+ ?= ?[\"'\w#]|<(?:script|style|!--)|</?(?:o:|st1:|v:|w:)", re.IGNORECASE
    )


@functools.cache
def _tail_of_a_tag() -> re.Pattern[str]:
    """What a tag leaves that was cut in two: its end before the text, its beginning behind it."""
    return re.compile(
        r"^[\"”'] ?/?>(?=[\s\u3000]*[\u3400-\u9fff\uf900-\ufaff“《【（(])"
        rf"|<(?:/|(?:{PARTING}|{INLINE})\s+[\w-]+=)[^<>]{{0,200}}$",
        re.IGNORECASE,
    )


_RAISED = re.compile(r"<(su[bp])>[-+−]?\w{1,4}</\1>", re.IGNORECASE)
"""A power, an index, a formula of chemistry: without its tags 2<sup>53</sup> would be another number."""
_SPACE = re.compile(r"\s+")
_PAIRS_OF_NOTHING = re.compile(r"(?:和|与|與|到|及|或|至|、|,|，|/|\.{2,3}|…+|\s)*")


def tags(text: str) -> Iterator[Span]:
    """Takes tags out of a paragraph that shows that they are left over: with attributes, in pairs, around the whole.

    Left alone: names in angle brackets that HTML does not have, comparisons, a tag that a sentence speaks of, and any
    tag in a paragraph that holds several, until something parts them.

    >>> [span.note for span in tags('<p class="x">第二段<b>完了</b>。</p>')]
    ['<p class="x">', '<b>', '</b>', '</p>']
    >>> list(tags("换行写作 <br>,<红楼梦>写作<<红楼梦>>,若a<b且c>d")), list(tags("第一段。</p><p>第二段。"))
    ([], [])
    """
    raised = {at for hit in _RAISED.finditer(text) for at in (hit.start(), hit.end() - len("</sup>"))}
    hits = [
        hit
        for hit in _tag().finditer(text)
        if hit.start() not in raised and not is_mentioned(text, hit.start(), hit.end())
    ]
    if hits and (_parts(text, hits) or not _is_left_over(text, hits)):
        return
    for hit in hits:
        yield Span(hit.start(), hit.end(), "", LITERAL_TAG, hit[0][:60])
    if not hits or hits[0].start() > 0:
        for hit in _tail_of_a_tag().finditer(text):
            if not hits or hit.start() >= hits[-1].end():
                yield Span(hit.start(), hit.end(), "", LITERAL_TAG, hit[0][:60])


def without_tags(text: str) -> str:
    """The text without any tags.

    >>> without_tags('<p class="x">第二段</p>')
    '第二段'
    """
    return _tail_of_a_tag().sub("", _tag().sub("", text)) if "<" in text else text


def _parts(text: str, hits: list[re.Match[str]]) -> bool:
    """Whether a tag between two pieces of text ends a paragraph."""
    bare = without_tags(text)
    if not bare.strip():
        return False
    first = _begins(text)
    last = len(_strip_right(text))
    return any(hit["parting"] and first <= hit.start() and hit.end() <= last for hit in hits)


def _begins(text: str) -> int:
    """Where the text begins behind tags and white space at its start."""
    at = 0
    while hit := _SPACE.match(text, at) or _tag().match(text, at):
        at = hit.end()
    return at


def _strip_right(text: str) -> str:
    """The text without tags and white space at its end."""
    end = len(text.rstrip())
    for hit in reversed(list(_tag().finditer(text))):
        if text[hit.end() : end].strip():
            break
        end = len(text[: hit.start()].rstrip())
    return text[:end]


def _is_left_over(text: str, hits: list[re.Match[str]]) -> bool:
    """Whether the tags of a paragraph do what tags do."""
    if _attribute().search(text) or not _tag().sub("", text).strip():
        return True
    names = [(hit["name"] or "").lower() for hit in hits]
    if hits[0]["parting"] and not text[: hits[0].start()].strip() and len(text) >= hits[0].end() + 8:
        return True
    last = hits[-1]
    ends = (last["close"] or names[-1] == "br") and not text[last.end() :].strip()
    if ends and (last.start() >= 8 or text[: last.start()].rstrip()[-1:] in {*"。！？…”；"}):
        return True
    opened: dict[str, int] = {}
    for name, hit in zip(names, hits, strict=True):
        if not hit["close"]:
            opened[name] = hit.end()
            continue
        start = opened.pop(name, hit.start())
        if start < hit.start() and not _PAIRS_OF_NOTHING.fullmatch(without_tags(text[start : hit.start()])):
            return True
    return False
