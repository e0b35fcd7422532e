"""Names of encodings: what a page says of its own, and what each name stands for in practice."""

from __future__ import annotations

import codecs
import re

from stdnews.errors import InputError

_HEAD = 4096
"""Bytes in which a label is looked for; browsers look at 1024, pages with long comments have it later."""
_LABEL = re.compile(rb"""(?:charset\s*=|<\?xml[^>]{0,80}?encoding\s*=)\s*["']?\s*([a-z][\w:-]{2,19})""", re.IGNORECASE)

_STANDS_FOR = {
    **dict.fromkeys(("gb2312", "gbk", "gb18030"), "gb18030"),
    **dict.fromkeys(("big5", "big5hkscs", "cp950"), "big5hkscs"),
    **dict.fromkeys(("ascii", "iso8859-1", "cp1252"), "cp1252"),
    **dict.fromkeys(("shift_jis", "cp932"), "cp932"),
    **dict.fromkeys(("euc_kr", "cp949"), "cp949"),
    "utf-16": "utf-16-le",
    "utf-8-sig": "utf-8",
}
"""By the names that Python has for them; pages hold characters of the larger set (WHATWG Encoding, 4.2)."""
_ALIASES = {"gb_2312-80": "gb2312", "x-gbk": "gbk", "x-x-big5": "big5", "x-sjis": "shift_jis", "unicode": "utf-16"}


def find_label(data: bytes) -> str:
    """The encoding that a page names in its head, as a codec of Python; "" for none, or one that is not known.

    >>> find_label(b"<meta http-equiv=Content-Type content='text/html; charset=gb2312'>"), find_label(b"<p>")
    ('gb18030', '')
    """
    hit = _LABEL.search(data[:_HEAD].replace(b"\0", b""))
    return codec_of(hit[1].decode("ascii")) if hit else ""


def codec_of(name: str) -> str:
    """The codec for the name of an encoding; "" for a name that is not known, or names no encoding of text.

    >>> codec_of("GB2312"), codec_of("Big5"), codec_of("utf8"), codec_of("rot13")
    ('gb18030', 'big5hkscs', 'utf-8', '')
    """
    try:
        found = codecs.lookup(_ALIASES.get(name.lower(), name))
        b"a".decode(found.name)
    except UnicodeError:  # half a character in it
        pass
    except (LookupError, ValueError):
        return ""
    return _STANDS_FOR.get(found.name, found.name)


def require_codec(name: str) -> str:
    """The codec for a name that a person gave; ``utf-16`` stays, as the order of its bytes is for the page to tell.

    Raises:
        InputError: the name is not known.
    """
    if codec := codec_of(name):
        return (
            "utf-16"
            if codec == "utf-16-le" and codecs.lookup(_ALIASES.get(name.lower(), name)).name == "utf-16"
            else codec
        )
    raise InputError(f"{name} is no encoding; known are utf-8, gb18030, big5, utf-16 and those of Python's codecs")
