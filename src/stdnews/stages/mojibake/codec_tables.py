"""The characters that codecs show, and the bytes behind each: what decoders in use do, where they differ.

Bytes are held as text, one character of U+0000 to U+00FF a byte. Sources of what Python's codecs do not have: the
WHATWG Encoding Standard (browsers), GB 18030-2022, HKSCS-2008, and Microsoft's code pages 936, 949 and 950.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Mapping

NO_BYTE = "\uffff"
"""Stands for a character that a codec never shows."""

_GBK_ALSO = {"€": "\x80", "・": "\xa1\xa4", "―": "\xa1\xaa", "〜": "\xa1\xab"}
"""Other characters that decoders of GBK give: the euro of CP936, and those of GB 2312 tables."""
_GB18030_2022 = {
    b"\xa6\xd9": "︐︒︑︓︔︕︖", b"\xa6\xec": "︗︘", b"\xa6\xf3": "︙", b"\xa8\xbc": "ḿ", b"\xa3\xa0": "\u3000",
    b"\xfe\x59": "龴", b"\xfe\x61": "龵", b"\xfe\x66": "龶龷", b"\xfe\x6d": "龸", b"\xfe\x7e": "龹", b"\xfe\x90": "龺",
    b"\xfe\xa0": "龻",
}  # fmt: skip
"""Characters that were of private use before, and that browsers show: the first pair of each row."""
_MAC_ALSO = {"¤": "\xdb", "\u2126": "\xbd", "\u0394": "\xc6", "\u03bc": "\xb5"}
"""Mac Roman before the euro, and what Unicode takes for the same sign."""
_BIG5_PRIVATE = ((0xE000, 0xFA, 0xFF), (0xE311, 0x8E, 0xA1), (0xEEB8, 0x81, 0x8E))
"""Where CP950 puts the pairs of its user areas: first character, first lead byte, the one behind the last."""
_HKSCS_2008 = {
    b"\x87\x7a": "㡵𡵓𣚞𦀡㻬",
    b"\x87\xa1": (
        "𥣞㫵竼龗𤅡𨤍𣇪𠪊𣉞䌊蒄龖鐯䤰蘓墖靊鈘秐稲晠権袝瑌篅枂稬剏遆㓦珄𥶹瓆鿇垳䤯呌䄱𣚎堘穲𧭥讏䚮𦺈䆁𥶙箮𢒼鿈𢓁𢓉𢓌鿉蔄𣖻䂴鿊䓡𪷿拁灮鿋"
    ),
    b"\xa3\xc0": "".join(map(chr, (*range(0x2400, 0x2420), 0x2421))),
}
"""What browsers show of Big5 and Python's codecs do not."""
COMPOSED = {
    "\xca\u0304": "\U000f8862",
    "\xca\u030c": "\U000f8864",
    "\xea\u0304": "\U000f88a3",
    "\xea\u030c": "\U000f88a5",
}
"""Characters of HKSCS that are two in Unicode, and what stands for them here: the pair, in a private plane."""
_BIG5_TWICE = (
    "8E69箸8E6F簆8E7E糎8EAB緒8EB4縝8ECD者8ED0耨8F57菁8F69蒨8F6E萏8FCB覦8FCC覩8FFE起906D都907A銹90DC靜90F1響91BF鼖9244蔃92AF兙"
    "92B0兛92B1兝92B2兞92C8鍮92D1瑹9447浧94CA禛95D9邗9644靝96ED瀞96FC嬨9B76爁9B78矗9B7B纇9BC6駖9BDE釔9BEC惞9BF6澶9C42輶9C53侻"
    "9C62營9C68鄄9C6B鷰9C77菏9CBC尐9CBD秣9CD0婧9D57輋9D5A筑9DC4拐9EA9恢9EEF痹9EFD汊9F60鬮9F66鼗9FCB僭9FD8弌A063蠏A077拎A0D5瑨"
    "A0DF煢A0E4牐A145‧A14E﹑A1C2¯A1E3～A1F2⊕A1F3⊙A241∕A242﹨A244￥A246￠A247￡A3E1€C6CF廴C6D3无C6D5癶C6D7隶C6DE〃C6DF仝FA5F倩"
    "FA66偽FABD包FAC5卄FAD5卿FB48嘅FBB8婷FBF3幵FBF9廐FC4F彘FC6C悤FCB9撐FCE2晴FCF1杞FDB7沜FDB8渝FDBB港FDF1煮FE52猪FE6F瑜FEAA瓩"
    "FEDD砉"
)
"""The same of pairs that HKSCS gave up for others: each pair, and its character."""

ONE_BYTE = frozenset({"cp1252", "mac"})
"""Codecs of one byte."""
_UPPER = tuple(map(chr, range(0x80, 0x100)))

HEAD = 16
"""Characters of a text that are looked at before the whole."""

Options = dict[str, tuple[str, ...]]
"""For each character the bytes that it may stand for, the likeliest first."""


class Table:
    """What one decoder shows."""

    def __init__(self, options: Options, others: str, *, lenient: bool = False) -> None:
        self.lenient = lenient
        self._options = options
        self._first = _First({ord(char): some[0] for char, some in options.items()}, others)
        twice = [char for char, some in options.items() if len(some) > 1]
        self._doubtful = re.compile(f"[{re.escape(''.join(twice))}]" if twice else r"(?!)")

    def options(self, char: str) -> tuple[str, ...]:
        """The bytes that a character may stand for; none if the decoder never shows it."""
        data = self._first[ord(char)]
        return self._options.get(char, () if data > "\xff" else (data,))

    def first(self, text: str) -> str:
        """The likeliest bytes behind a text."""
        return text.translate(self._first)

    def may_show(self, text: str) -> bool:
        """Whether the decoder may have shown a text, by its first characters: most wrong guesses end there."""
        return max(self.first(text[:HEAD]), default="") <= "\xff"

    def is_doubtful(self, text: str) -> bool:
        """Whether the bytes behind a text may be others too."""
        return self._doubtful.search(text) is not None


class _First(dict[int, str]):
    """For ``str.translate``: ASCII and U+FFFD stay; four bytes of GB 18030, if the codec has them, for the rest."""

    def __init__(self, known: Mapping[int, str], others: str) -> None:
        super().__init__({0xFFFD: "\ufffd", **known})
        self._others = others

    def __missing__(self, code: int) -> str:
        found = chr(code).encode(self._others, "ignore").decode("latin-1")
        self[code] = found if found and len(found) != 2 else NO_BYTE
        return self[code]


@functools.cache
def tables(shown: str) -> tuple[Table, ...]:
    """The decoders of a codec, as far as they contradict one another; then those that fall back to Latin-1."""
    kinds = _BUILDERS[shown]()
    lenient = [] if shown in ONE_BYTE else [_lenient(one) for one in kinds]
    others = "gb18030" if shown == "gbk" else "ascii"
    return (*(Table(one, others) for one in kinds), *(Table(one, others, lenient=True) for one in lenient))


def _lenient(one: Options) -> Options:
    return one | {byte: _unique([one.get(byte, ()), (byte,)]) for byte in _UPPER}


@functools.cache
def all_of(shown: str) -> Table:
    """The decoders of a codec as one, for text of which the codec is the smaller question."""
    kinds = _BUILDERS[shown]()
    found = {char: _unique(one.get(char, ()) for one in kinds) for one in kinds for char in one}
    return Table(found, "gb18030" if shown == "gbk" else "ascii")


def _unique(some: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for options in some for one in options))


def _single(codec: str, also: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """The upper half of a codec of one byte; bytes that it does not define are C1 controls."""
    data = [bytes((byte,)) for byte in range(0x80, 0x100)]
    found = {one.decode(codec, "ignore") or chr(one[0]): chr(one[0]) for one in data}
    return {char: (byte,) for char, byte in (also | found).items()}


def _double(*codecs: str) -> dict[str, tuple[str, ...]]:
    """The pairs of several kinds of one codec."""
    pairs = [bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF) if trail != 0x7F]
    found: dict[str, tuple[str, ...]] = {}
    for codec in codecs:
        for pair, char in zip(pairs, b"\n".join(pairs).decode(codec, "replace").split("\n"), strict=True):
            if len(char) == 1 and char != "\ufffd":
                found[char] = _unique([found.get(char, ()), (pair.decode("latin-1"),)])
    return found


def _with_rows(found: dict[str, tuple[str, ...]], rows: Mapping[bytes, str]) -> dict[str, tuple[str, ...]]:
    """A table with more characters: for each first pair those that follow one another."""
    for (lead, trail), chars in rows.items():
        for at, char in enumerate(chars):
            found[char] = _unique([found.get(char, ()), (chr(lead) + chr(trail + at),)])
    return found


def _gbk() -> list[Options]:
    found = _double("gb18030")
    for char, data in _GBK_ALSO.items():
        found[char] = _unique([(data,), found.get(char, ())])
    return [_with_rows(found, _GB18030_2022)]


def _big5() -> list[Options]:
    """CP950 and what agrees with it; HKSCS, which has other places for kana; what browsers have."""
    windows, hkscs = _double("cp950", "big5"), _double("big5hkscs")
    browsers = _with_rows(dict(hkscs), _HKSCS_2008)
    trails = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    for first, lead, end in _BIG5_PRIVATE:
        for at in range((end - lead) * len(trails)):
            pair = chr(lead + at // len(trails)) + chr(trails[at % len(trails)])
            windows.setdefault(chr(first + at), (pair,))
    for alone in COMPOSED.values():
        hkscs[alone] = browsers[alone] = (chr(ord(alone) >> 8 & 0xFF) + chr(ord(alone) & 0xFF),)
    for at in range(0, len(_BIG5_TWICE), 5):
        pair, char = bytes.fromhex(_BIG5_TWICE[at : at + 4]).decode("latin-1"), _BIG5_TWICE[at + 4]
        browsers[char] = _unique([browsers.get(char, ()), (pair,)])
    return [windows, hkscs, browsers]


def _korean() -> list[Options]:
    found = _double("cp949")
    user = [chr(lead) + chr(trail) for lead in (0xC9, 0xFE) for trail in range(0xA1, 0xFF)]
    return [found | {chr(0xE000 + at): (pair,) for at, pair in enumerate(user)}]


def _western() -> list[Options]:
    """Latin-1 and Windows-1252: their characters do not contradict each other."""
    return [_single("cp1252", {byte: byte for byte in _UPPER})]


_BUILDERS: Mapping[str, Callable[[], list[Options]]] = {
    "gbk": _gbk,
    "cp1252": _western,
    "mac": lambda: [_single("mac_roman", _MAC_ALSO)],
    "big5": _big5,
    "cp949": _korean,
}
