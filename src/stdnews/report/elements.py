"""HTML that is built of elements, so that what a page says can be nothing but text.

Every string that was not made here is escaped wherever it stands. An element, an attribute or an address that could
make a browser run or fetch anything cannot be built at all: those that can are listed.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from html import escape

from stdnews.explain import UNSAFE, visible

_NAMES = (
    "a b bdi caption dd del details div dl dt h1 h2 h3 h4 header ins li nav ol p section small span summary table "
    "tbody td th thead time tr ul svg desc g rect text title"
)
_ELEMENTS = frozenset(_NAMES.split())
_KEYS = "class datetime dir height href id lang preserveAspectRatio role rx scope tabindex viewBox width x y"
_ATTRIBUTES = frozenset(_KEYS.split())
HEAP = re.compile("[\u0300-\u036f\u0483-\u0489\u0610-\u061a\u064b-\u065f\u0e34-\u0e3a\u0e47-\u0e4e\u20d0-\u20ff]{4,}")
"""Marks that stand on one another over and under the lines around; no language needs four on a letter."""


class Html(str):
    """Markup that was built here: it stands as it is."""

    __slots__ = ()


Child = str | Iterable[str]
"""Text, which is escaped, or markup, or several of them."""


def text(value: str) -> Html:
    r"""A text as markup; a character that steers or shows nothing stands as its escape, and is marked as one.

    >>> text("<b>甲\u202e")
    '&lt;b&gt;甲<span class="escape">\\u202e</span>'
    """
    if value.isascii() and value.isprintable():
        return Html(escape(value, quote=False))
    marked = UNSAFE.sub(lambda found: f'<span class="escape">{visible(found[0])}</span>', escape(value, quote=False))
    return Html(HEAP.sub(lambda found: f'{found[0][:3]}<span class="escape">+{len(found[0]) - 3}</span>', marked))


def flat(value: str) -> str:
    """A text for where no element may stand: an attribute, or the title of the document; not yet escaped."""
    return HEAP.sub(lambda found: found[0][:3], visible(value))


def tag(name: str, *children: Child, **attributes: str | float | bool | None) -> Html:
    """An element with its children and attributes.

    >>> tag("p", "1 < 2", tag("b", "!"), class_="sum", aria_label='"', hidden_=None)
    '<p class="sum" aria-label="&quot;">1 &lt; 2<b>!</b></p>'

    Args:
        name: one of the elements that can do nothing.
        children: what stands in it.
        attributes: ``_`` at the end of a name goes, any other is ``-``; None and False leave one out.

    Raises:
        ValueError: the element, an attribute or an address is none of those that can do nothing.
    """
    if name not in _ELEMENTS:
        raise ValueError(f"no element of a report: {name}")
    start = "".join(_attribute(key, value) for key, value in attributes.items())
    return Html(f"<{name}{start}>{joined(*children)}</{name}>")


def joined(*children: Child) -> Html:
    """Children one after the other, those that are text escaped.

    >>> joined("<", [tag("b", "!"), ">"])
    '&lt;<b>!</b>&gt;'
    """
    return Html("".join(_markup(child) for child in children))


def _markup(child: Child) -> str:
    if isinstance(child, Html):
        return child
    return text(child) if isinstance(child, str) else joined(*child)


@functools.lru_cache(4096, typed=True)  # the marks of a page have few rules; 0 is not False
def _attribute(key: str, value: str | float | bool | None) -> str:
    name = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    if name not in _ATTRIBUTES and not name.startswith(("aria-", "data-")):
        raise ValueError(f"no attribute of a report: {name}")
    if name == "href" and not str(value).startswith("#"):
        raise ValueError("a report leads nowhere but to itself")
    return f" {name}" if value is True else f' {name}="{escape(flat(str(value)))}"'
