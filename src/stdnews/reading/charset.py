"""From bytes to text: the encoding is the one that makes text of the page's own bytes; its label is a hint, no more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from stdnews.reading.labels import find_label
from stdnews.reading.likeness import cost, strangeness
from stdnews.reading.mixed import PIECE, Read, read_mixed
from stdnews.reading.resync import Resync, plain
from stdnews.reading.wide import CODECS as WIDE
from stdnews.reading.wide import WEIGHED, byte_order, has_nuls, may_be_wide, read_wide

MARKS = {
    b"\xef\xbb\xbf": "utf-8",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
    b"\x84\x31\x95\x33": "gb18030",
}
"""Byte order marks."""
_WINDOWS = dict(zip("•､‾∼♁☉¥¢£", "‧﹑¯～⊕⊙￥￠￡", strict=True))
_MARK = re.compile(f"[{''.join(_WINDOWS)}]")
_CHINESE = ("utf-8", "gb18030", "big5hkscs")
_FOREIGN = ("cp932", "euc_jp", "cp949", "cp1252", "cp1251", "koi8_r")
"""Japanese, Korean, western and Russian: looked at where the bytes make no Chinese text."""
_STRANGE = 24.0
"""What speaks against these, in the unit of cost: one lost byte in Chinese text is likelier."""
_PAIR = re.compile(rb"[\x80-\xff]{2}")
"""What Chinese text has everywhere, and western text hardly ever."""
_KANA, _HANGUL, _HAN = (re.compile(f"[{chars}]") for chars in ("\u3041-\u30ff", "\uac00-\ud7a3", "\u4e00-\u9fff"))
_OWN = {"cp932": ((_KANA, -4.0),), "euc_jp": ((_KANA, -4.0),), "cp949": ((_HANGUL, -4.0), (_HAN, 4.0))}
"""What is likelier or less likely in another language than in Chinese text."""
_LABELLED = 6.0
"""What a label weighs: as much as the difference between one likely and one unlikely character."""
_GOOD = 7.7
"""Cost of a character beyond ASCII, on average, up to which text is surely Chinese: news have 7.0."""
_KANA_SHARE = 0.1

_SAMPLE = 3000
"""Bytes that are weighed: some thousand characters, where fifty are enough."""
_SHORT = 300
"""Bytes up to which it matters that one is lost."""
_PIECES = 40
"""Pieces that they come from, spread over the first ``_FIRST`` of the page."""
_FIRST = 800

_BEYOND = re.compile("[^\x00-\x7f]")
_LONG = re.compile("[^\x00-\u07ff]")
_WESTERN = {ord(char): byte for byte in range(0x80, 0xA0) for char in bytes((byte,)).decode("cp1252", "ignore")}
"""What western Windows has in place of controls."""
_FEW = 200
"""Characters of two bytes in UTF-8 that may be GB18030 by chance, if they are all that there is beyond ASCII."""


class Decoded(NamedTuple):
    """The text of some bytes, and how it was found."""

    text: str
    encoding: str
    undecodable: int = 0
    """Places where bytes had no meaning in the encoding; each is one U+FFFD in the text."""
    evidence: str = ""
    """What the choice of the encoding rests on, for a person."""
    others: int = 0
    """Pieces that were in another encoding than the page."""


def decode(data: bytes, forced: str = "", label: str = "") -> Decoded:
    r"""The text of a page's bytes; a byte order mark goes.

    A lost byte costs a character or two, in every encoding: UTF-8 is in step again by itself, the others are brought
    back into step by what gives text. Lines in another encoding than the page's are read in their own.

    >>> decode("新闻快讯".encode("gb18030"))[:4]
    ('新闻快讯', 'gb18030', 0, 'its characters; no label')
    >>> decode("新闻快讯,今天上午发布。".encode()[:-1])[:4]
    ('新闻快讯,今天上午发布�', 'utf-8', 1, 'its characters; no label')

    Args:
        data: the bytes.
        forced: the codec that a person says the page is in.
        label: the codec that the page came with; where there is none, the page's own label is the hint.
    """
    if forced:
        return _read(data, _ordered(data, forced), "as told")
    if codec := _marked(data):
        return _read(data, codec, "a byte order mark")
    if (text := _sound_utf8(data)) is not None:
        return Decoded(text, "utf-8", 0, "ASCII only" if text.isascii() else "valid throughout")
    label = label or find_label(data)
    return _read(data, _weighed(data, label), "its characters" + _told(label))


def _read(data: bytes, codec: str, evidence: str) -> Decoded:
    """The text of a page in an encoding."""
    text, others = _lines(data, codec)
    lost = text.count("\ufffd") - (data.count(b"\xef\xbf\xbd") if codec == "utf-8" else 0)
    text = _as_windows(text) if codec == "big5hkscs" else text
    for other, pieces in sorted(others.items()):
        evidence += f"; {pieces} pieces in {other}"
    return Decoded(text.removeprefix("\ufeff"), codec, max(lost, 0), evidence, others.total())


def _lines(data: bytes, codec: str) -> Read:
    """The text of a page, line by line where it is Chinese and not all in its encoding."""
    if codec in _CHINESE:
        return read_mixed(data, codec)
    return Read(read_wide(data, codec) if codec in WIDE else plain(data, codec), Counter())


def _as_windows(text: str) -> str:
    """Big5 as pages mean it, where Python's table has other characters for some marks (WHATWG Encoding, index Big5)."""
    return _MARK.sub(lambda found: _WINDOWS[found[0]], text)


def _told(label: str) -> str:
    return f"; labelled {label}" if label else "; no label"


def _ordered(data: bytes, codec: str) -> str:
    """The codec that a person named; of UTF-16 the order of the bytes is the page's own."""
    return (_marked(data) or byte_order(data)[0]) if codec == "utf-16" else codec


def _marked(data: bytes) -> str:
    """The codec that a byte order mark names, "" where there is none or the bytes do not look like it."""
    codec = next((codec for mark, codec in MARKS.items() if data.startswith(mark)), "")
    if codec in WIDE:
        return codec if may_be_wide(data[2:]) or _reads_well(data[2 : 2 + WEIGHED], codec) else ""
    return codec if codec and _is_valid(data, codec) else ""


def _reads_well(data: bytes, codec: str) -> bool:
    """Whether bytes are likelier text in UTF-16, with some lost, than in an encoding of the other sort."""
    return cost(read_wide(data, codec)) < min(_weights([data], _CHINESE).values())


def _is_valid(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _sound_utf8(data: bytes) -> str | None:
    """The text, where all of it is UTF-8 and can be nothing else."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if has_nuls(data) or _may_be_pairs(text):
        return None
    return text


def _may_be_pairs(text: str) -> bool:
    """Whether valid UTF-8 may be GB18030 by chance: few characters beyond ASCII, all of two bytes."""
    is_short = not text.isascii() and _LONG.search(text) is None and len(_BEYOND.findall(text)) <= _FEW
    return is_short and not _is_encoded_twice(text)


def _is_encoded_twice(text: str) -> bool:
    """Whether a text is UTF-8 that was taken for western text and encoded again: the mojibake stage undoes that."""
    try:
        return _LONG.search(text.translate(_WESTERN).encode("latin-1").decode("utf-8")) is not None
    except UnicodeError:
        return False


def _weighed(data: bytes, label: str) -> str:
    """The codec in which the bytes give the likeliest text."""
    if has_nuls(data):
        return byte_order(data)[0]
    if may_be_wide(data) and (codec := _wide(data, label)):
        return codec
    pieces = _sample(data)
    weights = _weights(pieces, _CHINESE)
    if not _is_chinese(pieces, min(weights, key=weights.__getitem__)):
        weights |= _foreign(data, pieces)
        if len(data) <= _SHORT:  # of so little UTF-16 with a byte lost does not look like it
            weights |= {codec: cost(read_wide(data, codec)) + _STRANGE for codec in WIDE}
    return _likeliest(weights, label)


def _wide(data: bytes, label: str) -> str:
    """The codec of UTF-16 in which the beginning of a page is the likeliest text; "" where another one is likelier."""
    head = [data[:WEIGHED]]
    codec, weight = byte_order(data)
    likeliest = _likeliest(_weights(head, _CHINESE) | _foreign(data, head) | {codec: weight}, label)
    return codec if likeliest == codec else ""


def _foreign(data: bytes, pieces: list[bytes]) -> dict[str, float]:
    """The cost of pieces of a page in the codecs of other languages."""
    strange = _STRANGE if _PAIR.search(data) else 0.0
    return {codec: weight + strange for codec, weight in _weights(pieces, _FOREIGN).items()}


def _likeliest(weights: dict[str, float], label: str) -> str:
    """The codec that costs least, given that the page names one."""
    return min(weights, key=lambda codec: weights[codec] - (_LABELLED if codec == label else 0))


def _sample(data: bytes) -> list[bytes]:
    """Pieces of a page that are not ASCII, from all over its beginning."""
    first = [piece[0] for piece in islice(PIECE.finditer(data), _FIRST)]
    chosen = first[:: 1 + len(first) // _PIECES]
    return [piece[: _SAMPLE // len(chosen) + 1] for piece in chosen]


def _weights(pieces: list[bytes], codecs: tuple[str, ...]) -> dict[str, float]:
    """The cost of the pieces in each codec."""
    return {codec: _weight("\n".join(_readings(pieces, codec)), codec) for codec in codecs}


def _weight(text: str, codec: str) -> float:
    return strangeness(text) + sum(change * len(chars.findall(text)) for chars, change in _OWN.get(codec, ()))


def _readings(pieces: list[bytes], codec: str) -> Iterator[str]:
    """The pieces in a codec; where there is little to weigh, as they would be read with a byte lost."""
    if codec in _CHINESE and sum(map(len, pieces)) <= _SHORT:
        resync = Resync(codec)
        return (resync.read(piece) for piece in pieces)
    return (piece.decode(codec, "replace") for piece in pieces)


def _is_chinese(pieces: list[bytes], codec: str) -> bool:
    """Whether the pieces are Chinese text in a codec: common characters, and hardly any kana."""
    beyond = "".join(_BEYOND.findall("".join(_readings(pieces, codec))))
    return cost(beyond) <= _GOOD * len(beyond) and len(_KANA.findall(beyond)) <= _KANA_SHARE * len(beyond)
