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
    assert decode(data)[:3] == (TEXT, "utf-8", 0)


@pytest.mark.parametrize(("encoding", "name"), [("gb18030", "gb18030"), ("big5", "big5hkscs")])
def test_a_beginning_of_letters_that_utf_16_may_have_too_says_nothing(encoding: str, name: str) -> None:
    text = "function asyncSources " * 300 + "記者今天從市區出發。\n市民請注意安全。"
    assert decode(text.encode(encoding))[:3] == (text, name, 0)


@pytest.mark.parametrize("encoding", ["gb2312", "gbk", "gb18030"])
def test_what_is_no_utf_8_is_read_as_gb18030(encoding: str) -> None:
    assert decode(TEXT.encode(encoding))[:3] == (TEXT, "gb18030", 0)


def test_characters_of_four_bytes_are_read() -> None:
    assert decode("新聞𠮷㐀€".encode("gb18030")).text == "新聞𠮷㐀€"


def test_a_bom_of_gb18030_goes() -> None:
    assert decode("\ufeff新闻".encode("gb18030")).text == "新闻"


def test_ascii_is_utf_8() -> None:
    assert decode(b"abc")[:3] == ("abc", "utf-8", 0)


def test_nothing_is_nothing() -> None:
    assert decode(b"")[:3] == ("", "utf-8", 0)


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
    assert decode(data, "gb18030")[:3] == (text, "gb18030", text.count("\ufffd"))


@pytest.mark.parametrize("at", range(0, len(TEXT.encode()), 7))
def test_utf_8_with_a_lost_byte_stays_utf_8(at: int) -> None:
    data = TEXT.encode()
    decoded = decode(data[:at] + data[at + 1 :])
    assert decoded.encoding == "utf-8"
    assert sum(line in decoded.text for line in LINES) >= len(LINES) - 1


@pytest.mark.parametrize("size", [4, 50, 500])
def test_gb18030_with_a_lost_byte_is_no_utf_8(size: int) -> None:
    data = (TEXT * 20)[:size].encode("gb18030")
    assert decode(data[:-1]).encoding == "gb18030"


TRADITIONAL = TEXT.replace("记", "記").replace("气", "氣").replace("获", "獲").replace("车", "車")


@pytest.mark.parametrize("text", [TEXT, TEXT[:20], f"<p>{TEXT}</p>" * 30])
@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-16-le", "utf-16-le"), ("utf-16-be", "utf-16-be"), ("gb2312", "gb18030"), ("utf-8", "utf-8")],
)
@pytest.mark.parametrize("label", ["", "gb2312", "big5", "utf-8", "iso-8859-1", "nonsense"])
def test_a_label_does_not_outweigh_the_characters(text: str, encoding: str, name: str, label: str) -> None:
    page = f"<meta charset={label}>\n{text}" if label else text
    assert decode(page.encode(encoding))[:3] == (page, name, 0)


@pytest.mark.parametrize("text", [TRADITIONAL[:12], TRADITIONAL, "經濟發展會議在臺北舉行，與會學者討論產業轉型。"])
@pytest.mark.parametrize(("encoding", "name"), [("big5", "big5hkscs"), ("gbk", "gb18030"), ("utf-16", "utf-16-le")])
def test_traditional_text_is_read_in_each_of_its_encodings(text: str, encoding: str, name: str) -> None:
    text = text.encode(encoding, "ignore").decode(encoding)
    assert decode(text.encode(encoding))[:3] == (text, name, 0)


def test_big5_has_the_marks_that_pages_mean() -> None:
    text = "甘迺迪‧約翰（約３～５萬元）發展經濟"
    assert decode(text.encode("cp950")).text == text


FOREIGN = {
    "cp932": "昨日の午後、東京の中心部で大きな火事がありました。けが人はいません。",
    "euc_jp": "警察は火事の原因を詳しく調べています。近くの住民は無事でした。",
    "cp949": "어제 오후 서울 중심부에서 큰 화재가 발생했습니다. 다친 사람은 없습니다.",
    "cp1251": "Вчера днём в центре Москвы произошёл пожар. Пострадавших нет.",
    "cp1252": "Gestern Nachmittag brach in der Münchner Innenstadt ein großes Feuer aus.",
}


@pytest.mark.parametrize("encoding", FOREIGN)
def test_a_page_in_another_language_is_not_read_as_chinese(encoding: str) -> None:
    text = FOREIGN[encoding]
    assert decode(text.encode(encoding))[:3] == (text, encoding, 0)


@pytest.mark.parametrize("encoding", ["gb18030", "big5hkscs", "utf-16-le", "utf-16-be", "utf-8"])
def test_a_lost_byte_costs_a_few_characters_in_every_encoding(encoding: str) -> None:
    text = "中央氣象局今天上午表示，未來三天全臺有雨，民眾出門請帶雨具。\n" * 12
    data = text.encode(encoding)
    for at in range(2, len(data), 61):
        found = decode(data[:at] + data[at + 1 :])
        assert found.encoding == encoding
        assert sum(line == text.partition("\n")[0] for line in found.text.splitlines()) >= 10


@pytest.mark.parametrize("encoding", ["gb18030", "big5hkscs"])
def test_what_follows_a_lost_byte_is_in_step_again(encoding: str) -> None:
    line = "据新华社报道上午在人民大会堂召开的会议通过了三项决定".encode(encoding, "ignore")
    text = line.decode(encoding)
    for at in range(0, len(line), 2):
        found = decode(line[:at] + line[at + 1 :], encoding)
        assert found.undecodable <= 1
        assert found.text[-6:] == text[-6:] or at > len(line) - 16


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("at", range(2, 40))
def test_a_lost_byte_in_a_short_text_of_utf_16(codec: str, at: int) -> None:
    text = "记者今天从市气象台获悉，未来三天有雨。"
    data = text.encode(codec)
    found = decode(data[:at] + data[at + 1 :]).text
    assert len(set(text) - set(found)) <= 2


def test_bytes_that_begin_like_a_mark_are_read_as_what_they_are() -> None:
    assert decode(b"\xff\xfe" + LINES[0].encode("gb18030")).text == "\ufffd\ufffd" + LINES[0]


def test_a_lost_byte_whose_trace_is_a_letter_is_found() -> None:
    data = "他们说这是上午会议以后大家都在使用的新APP".encode("gb18030")
    found = decode(data[:5] + data[6:], "gb18030")
    assert found.undecodable == 1
    assert found.text.endswith("上午会议以后大家都在使用的新APP")


@pytest.mark.parametrize(
    "text",
    ["氤氲缱绻，蹉跎踟蹰。", "朱镕基、陶喆与大S", "犇猋骉麤", "北京ABC有限公司", "重慶、臺灣與香港", "①②③ⅠⅡ★◆"],
)
def test_sound_text_with_rare_characters_stays(text: str) -> None:
    assert decode((text + "\n" + TEXT).encode("gb18030"))[:3] == (text + "\n" + TEXT, "gb18030", 0)


def test_lines_in_another_encoding_are_read_in_their_own() -> None:
    found = decode(TEXT.encode() + "\n<div>责任编辑：何苗</div>".encode("gbk") + b"\n")
    assert found[:3] == (TEXT + "\n<div>责任编辑：何苗</div>\n", "utf-8", 0)
    assert found.evidence == "its characters; no label; 1 pieces in gb18030"


def test_lines_of_utf_8_in_a_page_of_gb18030() -> None:
    found = decode(TEXT.encode("gbk") * 3 + "\n<div>责任编辑：何苗</div>\n".encode())
    assert found[:3] == (TEXT * 3 + "\n<div>责任编辑：何苗</div>\n", "gb18030", 0)


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        ("新闻".encode("utf-16"), "utf-16", "新闻"),
        ("新闻".encode("utf-16-be"), "utf-16", "新闻"),
        ("新闻".encode(), "utf-8", "新闻"),
        ("新闻".encode(), "cp1252", "æ–°é—»"),
        ("新闻".encode("hz"), "hz", "新闻"),
    ],
)
def test_an_encoding_that_a_person_names_is_taken(data: bytes, encoding: str, text: str) -> None:
    found = decode(data, encoding)
    assert (found.text, found.evidence) == (text, "as told")


@pytest.mark.parametrize(
    "data", [bytes(range(256)), b"\xff" * 99, b"\x81\x30" * 50, b"\0\xd8" * 40, b"\xe4" * 7, b"\x80"]
)
def test_no_bytes_are_an_error(data: bytes) -> None:
    for codec in ("", "utf-8", "gb18030", "big5hkscs", "utf-16-le", "euc_jp"):
        assert isinstance(decode(data, codec).text, str)


def test_the_label_that_came_with_a_page_goes_before_its_own() -> None:
    data = b"<meta charset=gbk>" + "\u6709\u6642".encode("big5")
    assert decode(data).evidence.endswith("labelled gb18030")
    told = decode(data, label="big5hkscs")
    assert (told.encoding, told.evidence.endswith("labelled big5hkscs")) == ("big5hkscs", True)


@pytest.mark.parametrize(("chinese", "shown"), [("市民前往公园看花。", "latin-1"), ("江州江州", "cp1252")])
def test_short_text_encoded_twice_stays_utf_8(chinese: str, shown: str) -> None:
    text = chinese.encode().decode(shown)
    assert decode(text.encode())[:2] == (text, "utf-8")
