"""Groups of copies among texts that are at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from stdnews.errors import StdnewsError
from stdnews.reprints.signature import Signature


class Text(NamedTuple):
    """A clean text to compare with others."""

    name: str
    """A name that no other has, such as its path."""
    text: str
    date: str = ""
    """When it is from, as ISO 8601 has it; "" when nobody knows."""


class Group(NamedTuple):
    """Texts that are one article."""

    kept: str
    """The name of the one with most text; of several such the earliest; of these the one with the smallest name."""
    copies: tuple[tuple[str, float], ...]
    """The others by their names, each with the share of the shorter text that the longer one has: 1 for equal texts."""


def find(texts: Iterable[Text | tuple[str, str, str]]) -> list[Group]:
    r"""The groups of copies, by the names of those that are kept; the order of the texts does not matter.

    A copy may have another headline, other lines around it, other marks, another script; it may have lost its end, up
    to three fifths, or words here and there. A text of fewer than fifty letters has no copies. Reports on one event are
    no copies, nor are notices of one template, which differ in their numbers.

    >>> line = "江州市图书馆新馆周六开放，首日接待读者八千人次，借还设备一度排起长队，"
    >>> line += "馆方临时加开了两个服务台，并延长开放时间一小时。"
    >>> find([("a", line, "2024-03-06"), ("b", f"{line}\n", "2024-03-05"), ("c", line[:20], "")])
    [Group(kept='b', copies=(('a', 1.0),))]

    Args:
        texts: name, text and date of each; the date is "" when nobody knows it.

    Raises:
        StdnewsError: NumPy is not installed.
        ValueError: two texts have one name.
    """
    from stdnews.reprints.search import Search  # noqa: PLC0415 - sqlite3 is slow to load

    names: set[str] = set()
    with Search() as search:
        for name, text, date in texts:
            if name in names:
                raise ValueError(f"two texts have the name {name!r}")
            names.add(name)
            search.add(name.encode("utf-8", "surrogatepass"), date, signature(text))
        search.finish()
        return [
            Group(_name(kept), tuple((_name(copy), like) for copy, like in copies)) for kept, copies in search.groups()
        ]


def signature(text: str) -> Signature:
    """What is kept of a clean text for finding its copies.

    Raises:
        StdnewsError: NumPy is not installed.
    """
    return require()(text)


def require() -> Callable[[str], Signature]:
    """What makes signatures; asked for before any is made, it says in time what is missing.

    Raises:
        StdnewsError: NumPy is not installed.
    """
    try:
        from stdnews.reprints.sketch import sketch  # noqa: PLC0415 - NumPy is an extra, and slow to load
    except ImportError as error:
        raise StdnewsError("finding reprints needs NumPy: pip install 'stdnews[reprints]'") from error
    return sketch


def _name(key: bytes) -> str:
    return key.decode("utf-8", "surrogatepass")
