"""From bytes to text: UTF-8 where it is, whole or with a few bytes lost, else GB18030; lost bytes are marked."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_LOST = "stdnews.lost"
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_DAMAGED = 5
"""A damaged page is UTF-8 when it has this many characters beyond ASCII for each place with lost bytes: UTF-8 with a
byte lost here and there keeps 99 % of its bytes beyond ASCII in valid sequences, GBK read as UTF-8 under 30 %."""


class Decoded(NamedTuple):
    """The text of some bytes, and how it was found."""

    text: str
    encoding: str
    undecodable: int = 0
    """Places where bytes had no meaning in the encoding; each is one U+FFFD in the text."""


def decode(data: bytes) -> Decoded:
    r"""The text of a page's bytes; a byte order mark goes.

    A download that breaks off inside a character stays UTF-8, and loses that character only.

    A lost byte of GB18030 never takes an ASCII character or a line end with it: what follows on its line may come out
    wrong, paired up shifted by one byte, the next line is right again.

    >>> decode("新闻".encode("gb18030"))
    Decoded(text='新闻', encoding='gb18030', undecodable=0)
    >>> decode("新闻快讯\n今天".encode("gb18030")[1:])
    Decoded(text='挛趴煅�\n今天', encoding='gb18030', undecodable=1)
    >>> decode("新闻快讯,今天上午发布。".encode()[:-1])
    Decoded(text='新闻快讯,今天上午发布�', encoding='utf-8', undecodable=1)
    """
    try:
        return Decoded(data.decode("utf-8").removeprefix("\ufeff"), "utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    lost = text.count("\ufffd")
    if lost * _DAMAGED <= len(_NOT_ASCII.findall(text)) - lost:
        return Decoded(text, "utf-8", lost)
    text = data.decode("gb18030", _LOST).removeprefix("\ufeff")
    return Decoded(text, "gb18030", text.count("\ufffd"))


def _one_byte(error: UnicodeError) -> tuple[str, int]:
    """Replaces one byte only, where Python's ``replace`` takes up to three at the end of the data: also a digit."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "\ufffd", error.start + 1


codecs.register_error(_LOST, _one_byte)
