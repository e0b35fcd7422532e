"""From bytes to text: UTF-8 where it is valid, else GB18030 with each lost byte marked and counted."""

from __future__ import annotations

import codecs
from typing import NamedTuple

_LOST = "stdnews.lost"


class Decoded(NamedTuple):
    """The text of some bytes, and how it was found."""

    text: str
    encoding: str
    undecodable: int = 0
    """Bytes without a meaning in the encoding; each is one U+FFFD in the text."""


def decode(data: bytes) -> Decoded:
    r"""The text of a page's bytes; a byte order mark goes.

    A lost byte of GB18030 never takes an ASCII character or a line end with it: what follows on its line may come out
    wrong, paired up shifted by one byte, the next line is right again.

    >>> decode("新闻".encode("gb18030"))
    Decoded(text='新闻', encoding='gb18030', undecodable=0)
    >>> decode("新闻快讯\n今天".encode("gb18030")[1:])
    Decoded(text='挛趴煅�\n今天', encoding='gb18030', undecodable=1)
    """
    try:
        return Decoded(data.decode("utf-8").removeprefix("\ufeff"), "utf-8")
    except UnicodeDecodeError:
        pass
    text = data.decode("gb18030", _LOST).removeprefix("\ufeff")
    return Decoded(text, "gb18030", text.count("\ufffd"))


def _one_byte(error: UnicodeError) -> tuple[str, int]:
    """Replaces one byte only, where Python's ``replace`` takes up to three at the end of the data: also a digit."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "\ufffd", error.start + 1


codecs.register_error(_LOST, _one_byte)
