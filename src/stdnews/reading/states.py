"""What holds for all the text in an element: a list, a heading, a caption, and the look that it inherits."""

from __future__ import annotations

from typing import NamedTuple

from selectolax.lexbor import LexborNode

from stdnews.reading import looks
from stdnews.reading.kinds import CAPTIONS, HEADINGS, LISTS, VERBATIM
from stdnews.reading.marks import Marks


class State(NamedTuple):
    """What holds for all that stands in an element."""

    in_list: bool = False
    heading: int = 0
    caption: bool = False
    centred: bool = False
    dim: bool = False
    verbatim: bool = False
    data: bool = False
    """In a table of data, whose rows become lines."""
    selected: str = ""


PLAIN = State()
TURNING = frozenset({*LISTS, *CAPTIONS, *VERBATIM, *HEADINGS, "tr"})
"""Elements that change it by their names, and rows, which do in a table of data."""


def state_in(around: State, tag: str, node: LexborNode, marks: Marks) -> State:
    """The state inside an element, from the one around it; most elements change nothing."""
    if tag in TURNING:
        around = _named(around, tag)
    at = node.mem_id
    if look := marks.looks.get(at):
        around = _styled(around, look)
    if at in marks.tables:
        around = around._replace(data=True)
    if selected := marks.selected.get(at):
        around = around._replace(selected=selected)
    return around


def _named(state: State, tag: str) -> State:
    """What an element's name says."""
    return state._replace(
        in_list=state.in_list or tag in LISTS,
        heading=HEADINGS.get(tag, state.heading),
        caption=state.caption or tag in CAPTIONS,
        verbatim=state.verbatim or tag in VERBATIM,
    )


def _styled(state: State, look: int) -> State:
    """What an element's attributes say."""
    return state._replace(
        centred=state.centred or look & looks.CENTRED != 0,
        dim=state.dim or look & looks.DIM != 0,
        verbatim=state.verbatim or look & looks.VERBATIM != 0,
    )


def names_of(node: LexborNode) -> str:
    """An element's ``id`` and ``class``, as the page writes them."""
    attributes = node.attributes
    if not attributes:
        return ""
    return f"{attributes.get('id') or ''} {attributes.get('class') or ''}".strip()
