"""What holds for all the text in an element: a list, a heading, a caption, and the look that it inherits."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

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


def state_in(around: State, tag: str, at: int, marks: Marks) -> State:
    """The state inside an element, from the one around it.

    Args:
        around: what holds around it.
        tag: its name.
        at: the address of its node.
        marks: what is known of single elements.
    """
    state = _changed(around, tag, marks.looks.get(at, 0))
    if at in marks.tables:
        state = state._replace(data=True)
    if selected := marks.selected.get(at):
        state = state._replace(selected=selected)
    return state


@lru_cache(maxsize=4096)
def _changed(state: State, tag: str, look: int) -> State:
    """What an element's name and its look make of the state; of both there are few."""
    return state._replace(
        in_list=state.in_list or tag in LISTS,
        heading=HEADINGS.get(tag, state.heading),
        caption=state.caption or tag in CAPTIONS,
        centred=state.centred or look & looks.CENTRED != 0,
        dim=state.dim or look & looks.DIM != 0,
        verbatim=state.verbatim or tag in VERBATIM or look & looks.VERBATIM != 0,
    )


def names_of(attributes: Mapping[str, str | None]) -> str:
    """An element's ``id`` and ``class``, as the page writes them.

    >>> names_of({"class": "box tips", "id": "a"}), names_of({"href": "/"})
    ('a box tips', '')
    """
    names = attributes.get("class") or ""
    return (f"{own} {names}" if (own := attributes.get("id")) else names).strip()
