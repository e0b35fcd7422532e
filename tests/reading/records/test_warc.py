"""WARC and WET files, sound and damaged."""

from __future__ import annotations

import gzip
import io
import sys
from collections import Counter

import pytest

from stdnews.errors import InputError
from stdnews.reading.records import Broken, Record, RecordOptions, read_records

PAGE = "<html><body><p>今天上午，市民前往公园。</p></body></html>"


def http(body: bytes, kind: str = "text/html; charset=gbk", status: str = "200 OK", more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


def warc(number: int, block: bytes, kind: str = "response", wrong: int = 0) -> bytes:
    content = "text/plain" if kind == "conversion" else f"application/http; msgtype={kind}"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: http://a.cn/{number}\r\n"
        f"WARC-Date: 2024-01-02T03:04:05Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"Content-Type: {content}\r\nContent-Length: {len(block) + wrong}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def pages(count: int) -> list[bytes]:
    return [warc(number, http(f"{number}{PAGE}".encode("gbk"))) for number in range(count)]


def read(data: bytes, name: str = "a.warc", most: int = 1 << 20) -> tuple[list[Record | Broken], Counter[str]]:
    skipped: Counter[str] = Counter()
    return list(read_records(io.BytesIO(data), name, RecordOptions(most=most), skipped)), skipped


def urls(data: bytes, name: str = "a.warc") -> list[str]:
    """The URL of each record, or what is wrong with it."""
    return [found.url if isinstance(found, Record) else found.reason for found in read(data, name)[0]]


def test_a_response_has_its_page_its_url_and_what_the_headers_say() -> None:
    ((found,), _) = read(warc(7, http(PAGE.encode("gbk"))))
    assert found == Record(
        "a.warc#0",
        0,
        PAGE.encode("gbk"),
        "http://a.cn/7",
        label="gb18030",
        fields={
            "url": "http://a.cn/7",
            "warc_date": "2024-01-02T03:04:05Z",
            "warc_record_id": "<urn:uuid:7>",
            "http_status": 200,
            "http_content_type": "text/html; charset=gbk",
        },
    )


def test_a_conversion_is_text() -> None:
    ((found,), _) = read(warc(7, "新闻\n正文".encode(), "conversion"), "a.warc.wet")
    assert isinstance(found, Record)
    assert (found.data.decode(), found.form, found.encoding) == ("新闻\n正文", "text", "utf-8")


@pytest.mark.parametrize(
    ("body", "more"),
    [
        (gzip.compress(PAGE.encode()), "Content-Encoding: gzip\r\n"),
        (
            b"5\r\n"
            + PAGE.encode()[:5]
            + b"\r\n%x\r\n" % (len(PAGE.encode()) - 5)
            + PAGE.encode()[5:]
            + b"\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n",
        ),
        (PAGE.encode(), "Content-Encoding: gzip\r\n"),
        (PAGE.encode(), "Content-Length: 3\r\n"),
    ],
    ids=["gzip", "chunked", "unpacked by the crawler", "another length"],
)
def test_a_body_is_unpacked(body: bytes, more: str) -> None:
    (found, _) = read(warc(0, http(body, more=more)) + warc(1, http(b"<p>")))
    assert [part.data for part in found if isinstance(part, Record)] == [PAGE.encode(), b"<p>"]


def test_what_is_no_page_is_passed_over_and_counted() -> None:
    data = b"".join(
        [
            warc(0, b"GET / HTTP/1.1\r\n\r\n", "request"),
            warc(1, http(b"\x89PNG", "image/png")),
            warc(2, http(b"", status="404 Not Found")),
            warc(3, http(b"", status="301 Moved", more="Location: /\r\n")),
            warc(4, http(PAGE.encode())),
            warc(5, b"a: b", "metadata"),
        ]
    )
    found, skipped = read(data)
    assert [(part.key, type(part)) for part in found] == [("a.warc#3", Record)]
    assert skipped == {"no page": 1, "status 404": 1, "status 301": 1}


@pytest.mark.parametrize("wrong", [40, 4000, -20])
def test_a_wrong_length_is_named_and_the_rest_goes_on(wrong: int) -> None:
    first, _, *rest = pages(100)
    found = urls(first + warc(1, http(PAGE.encode()), wrong=wrong) + b"".join(rest))
    bad = [text for text in found if "is damaged" in text]
    assert len(bad) == 1
    assert "byte" in bad[0]
    assert [text for text in found if "is damaged" not in text] == [
        f"http://a.cn/{number}" for number in range(100) if number != 1
    ]


def test_rubbish_between_records_is_named_and_the_rest_goes_on() -> None:
    first, second, *rest = pages(5)
    found = urls(first + second + b"rubbish\r\n" * 10_000 + b"".join(rest))
    assert "is damaged" in found[1]
    assert found[2:] == ["http://a.cn/2", "http://a.cn/3", "http://a.cn/4"]


def test_rubbish_after_a_request_costs_no_page() -> None:
    first, *rest = pages(3)
    found = urls(first + warc(9, b"GET /", "request") + b"rubbish\r\n" + b"".join(rest))
    assert (found[0], found[2:]) == ("http://a.cn/0", ["http://a.cn/1", "http://a.cn/2"])


def test_rubbish_alone_is_one_line() -> None:
    (found,) = urls(b"hello world\n" * 1000)
    assert "no other begins" in found


@pytest.mark.parametrize("cut", [50, 150])
def test_a_file_that_is_cut_is_named(cut: int) -> None:
    *good, last = urls(b"".join(pages(3))[:-cut])
    assert good == ["http://a.cn/0", "http://a.cn/1"]
    assert "ends in the middle" in last


def test_a_packed_file_that_is_cut_is_named() -> None:
    *good, last = urls(b"".join(map(gzip.compress, pages(3)))[:-30], "a.warc.gz")
    assert good == ["http://a.cn/0", "http://a.cn/1"]
    assert "ends in the middle (gzip, byte" in last


def test_after_a_damaged_part_the_next_record_is_read() -> None:
    parts = [bytearray(gzip.compress(page)) for page in pages(5)]
    parts[2][60:70] = b"\xff" * 10
    found = urls(b"".join(parts), "a.warc.gz")
    assert "is damaged (gzip, byte" in found[2]
    assert [*found[:2], *found[3:]] == [f"http://a.cn/{number}" for number in (0, 1, 3, 4)]


def test_a_body_that_unpacks_to_more_than_is_allowed_is_named() -> None:
    bomb = warc(0, http(gzip.compress(bytes(50 << 20)), more="Content-Encoding: gzip\r\n"))
    found, _ = read(bomb + pages(2)[1])
    assert isinstance(found[0], Broken)
    assert "is larger than 1 MiB" in found[0].reason
    assert isinstance(found[1], Record)


def test_a_file_that_cannot_be_read_any_further_is_an_error() -> None:
    class Gone(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            data = super().read(size)
            if not data:
                raise OSError(5, "Input/output error")
            return data

    with pytest.raises(OSError, match="Input/output error"):
        list(read_records(Gone(b"".join(pages(2))), "a.warc"))


@pytest.mark.parametrize(
    ("module", "name", "extra"),
    [("fastwarc.warc", "a.warc", "warc"), ("pyarrow", "a.parquet", "parquet"), ("zstandard", "a.jsonl.zst", "zstd")],
)
def test_without_a_package_one_line_says_which(
    module: str, name: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(InputError, match=rf"which needs pip install 'stdnews\[{extra}\]'"):
        list(read_records(io.BytesIO(b"\x28\xb5\x2f\xfd" * 10), name))
