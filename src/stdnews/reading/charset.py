"""From bytes to text: UTF-8 where it is valid, else GB18030 with each lost byte marked and counted."""

from __future__ import annotations

from typing import NamedTuple


class Decoded(NamedTuple):
    """The text of some bytes, and how it was found."""

    text: str
    encoding: str
    undecodable: int = 0
    """Places where bytes had no meaning in the encoding; each is one U+FFFD in the text."""


def decode(data: bytes) -> Decoded:
    """The text of a page's bytes.

    >>> decode("新闻".encode("gb18030"))
    Decoded(text='新闻', encoding='gb18030', undecodable=0)
    >>> decode("新闻，快讯".encode("gb18030")[:-1]).undecodable
    1
    """
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    text = data.decode("gb18030", "replace")
    return Decoded(text, "gb18030", text.count("\ufffd"))
