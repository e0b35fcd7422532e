from __future__ import annotations

import pytest

from stdnews.reading.charset import decode

LINES = [
    "本报讯 记者今天从市气象台获悉，未来三天有雨。",
    "市民出行请带雨具，高速公路注意防滑。",
    "另据报道，水库蓄水10万方。",
]
TEXT = "\n".join(LINES)


@pytest.mark.parametrize("data", [TEXT.encode(), b"\xef\xbb\xbf" + TEXT.encode()], ids=["plain", "with BOM"])
def test_utf_8_is_read_strictly_and_its_bom_goes(data: bytes) -> None:
    assert decode(data) == (TEXT, "utf-8", 0)


@pytest.mark.parametrize("encoding", ["gb2312", "gbk", "gb18030"])
def test_what_is_no_utf_8_is_read_as_gb18030(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == (TEXT, "gb18030", 0)


def test_characters_of_four_bytes_are_read() -> None:
    assert decode("新聞𠮷㐀€".encode("gb18030")).text == "新聞𠮷㐀€"


def test_a_bom_of_gb18030_goes() -> None:
    assert decode("\ufeff新闻".encode("gb18030")).text == "新闻"


def test_ascii_is_utf_8() -> None:
    assert decode(b"abc") == ("abc", "utf-8", 0)


def test_nothing_is_nothing() -> None:
    assert decode(b"") == ("", "utf-8", 0)


@pytest.mark.parametrize("at", range(len(LINES[0].encode("gbk"))))
def test_a_lost_byte_costs_no_other_line(at: int) -> None:
    data = TEXT.encode("gbk")
    assert decode(data[:at] + data[at + 1 :]).text.split("\n")[1:] == LINES[1:]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xd6\xd0\xd6\n\xce\xc4", "中\ufffd\n文"),
        (b"\xd6<p>\xce\xc4", "\ufffd<p>文".replace("\ufffd<", "\ufffd<")),
        (b"\xff\xff\xce\xc4", "\ufffd\ufffd文"),
        (b"\xce\xc4\xd6", "文\ufffd"),
        (b"\xce\xc4\xd60", "文\ufffd0"),
        (b"\xce\xc4\x81\x30\x81", "文\ufffd0\ufffd"),
        (b"\x81\x30\nabc\xff", "\ufffd0\nabc\ufffd"),
    ],
    ids=["before a line end", "before a tag", "two in a row", "last", "last, with a digit", "half of four", "digit"],
)
def test_lost_bytes_are_replaced_one_by_one_and_counted(data: bytes, text: str) -> None:
    assert decode(data) == (text, "gb18030", text.count("\ufffd"))


@pytest.mark.parametrize("at", range(0, len(TEXT.encode()), 7))
def test_utf_8_with_a_lost_byte_stays_utf_8(at: int) -> None:
    data = TEXT.encode()
    decoded = decode(data[:at] + data[at + 1 :])
    assert decoded.encoding == "utf-8"
    assert sum(line in decoded.text for line in LINES) >= len(LINES) - 1


@pytest.mark.parametrize("size", [1, 4, 50, 500])
def test_gb18030_with_a_lost_byte_is_no_utf_8(size: int) -> None:
    data = (TEXT * 20)[:size].encode("gb18030")
    assert decode(data[:-1]).encoding == "gb18030"
