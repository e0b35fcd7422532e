from __future__ import annotations

import pytest

from stdnews.errors import InputError
from stdnews.reading.sniff import has_tags, is_document, is_text, refuse_binary

NEWS = "本报讯 记者今天从市气象台获悉，未来三天有雨。\n" * 20

TEXT = {
    "UTF-8": NEWS.encode(),
    "GB18030": NEWS.encode("gb18030"),
    "damaged GB18030": NEWS.encode("gb18030")[1::2],
    "a NUL in a long page": (NEWS + "\0" + NEWS).encode(),
    "two NULs in a short page": "今天上午，\0市民前往公园\0看花。".encode(),
    "a page with a hole": NEWS.encode() + bytes(4096) + NEWS.encode(),
    "tabs and form feeds": b"a\tb\n\x0c\r\n" * 9,
    "ISO 2022 escapes": "新闻".encode("iso2022_jp_2") * 9,
    "UTF-16 with BOM": NEWS.encode("utf-16"),
    "UTF-16 without BOM": NEWS.encode("utf-16-le"),
    "UTF-16, big end": b"\xfe\xff" + NEWS.encode("utf-16-be"),
    "UTF-16 out of step": NEWS.encode("utf-16-le")[1:],
    "markup in UTF-16": "<html><head><title>a</title>".encode("utf-16"),
    "nothing": b"",
    "PDF as a word": "PDF文件".encode(),
}

BINARY = {
    "PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
    "ZIP": b"PK\x03\x04\x14\x00",
    "PNG": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "JPEG": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "gzip": b"\x1f\x8b\x08\x00",
    "old office": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "all bytes": bytes(range(256)) * 4,
    "NULs": b"\0" * 100,
    "few bytes, half of them controls": b"\x01\x02ab",
    "three controls in a few words": b"ab\0cd\x01ef\x02gh",
    "numbers": b"".join(number.to_bytes(4, "little") for number in range(900)),
}


@pytest.mark.parametrize("data", TEXT.values(), ids=TEXT)
def test_text_is_text(data: bytes) -> None:
    assert is_text(data)


@pytest.mark.parametrize("data", BINARY.values(), ids=BINARY)
def test_a_binary_file_is_not(data: bytes) -> None:
    assert not is_text(data)


def test_the_reason_names_the_kind_of_file() -> None:
    with pytest.raises(InputError, match="not a page but a PDF document"):
        refuse_binary(BINARY["PDF"])


DOCUMENTS = {
    "doctype": "<!DOCTYPE html><p>",
    "upper case": "<HTML><HEAD>",
    "after blank lines": "\r\n\n<html lang=zh>",
    "after a comment": "<!-- saved from\n an archive --> <!doctype HTML PUBLIC>",
    "XHTML": '<?xml version="1.0" encoding="gb2312"?>\n<html xmlns="x">',
    "body alone": "<body bgcolor=white>今天",
    "a title first": "<title>今天</title>",
    "a label first": "<meta charset=utf-8><p>",
    "after a warning": "Warning: include(top.inc) failed in /www/a.php on line 3<br />\n<!DOCTYPE html>",
    "a piece of a page": "<div class=a><p>一</p><p>二</p><p>三</p></div>",
    "head alone": "<head><title>",
}

NO_DOCUMENTS = {
    "text": "本报讯",
    "a tag quoted in text": "<p>标签表示段落。",
    "a document quoted in text": "教程：<html>是根元素。",
    "a title quoted in text": "<title>标签里写标题。",
    "three tags quoted in text": "网页由<html>、<head>、<body>组成。",
    "code quoted in text": "最简单的网页：\n<!DOCTYPE html>\n<html><head>",
    "leaked tags": "<p>今天。</p>\n<p>明天。\n",
    "a feed": '<?xml version="1.0"?><rss><channel>',
    "a longer word": "<htmlarea>",
    "a header element": "<header>",
    "nothing": "",
}


@pytest.mark.parametrize("text", DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_document_is_known_by_its_beginning(text: str) -> None:
    assert is_document(text)


@pytest.mark.parametrize("text", NO_DOCUMENTS.values(), ids=NO_DOCUMENTS)
def test_text_with_tags_is_no_document(text: str) -> None:
    assert not is_document(text)


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("a<br>", True),
        ("x</p>", True),
        ("<div class=a>", True),
        ("a < b > c", False),
        ("x<y", False),
        ("", False),
    ],
)
def test_tags_are_told_from_less_than_signs(text: str, *, tags: bool) -> None:
    assert has_tags(text) is tags
