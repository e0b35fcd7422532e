"""Files of records, sound and damaged: every record comes out, or is named."""

from __future__ import annotations

import bz2
import datetime as dt
import gzip
import io
import json
import lzma
import tracemalloc
from collections import Counter
from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from stdnews.errors import InputError
from stdnews.reading.records import Broken, Record, RecordOptions, packed, read_records

TEXT = "今天上午，市民前往公园。"
PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".zst": zstandard.ZstdCompressor().compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
}


def read(data: bytes, name: str = "a.jsonl", options: RecordOptions = RecordOptions()) -> list[Record | Broken]:  # noqa: B008 - frozen
    return list(read_records(io.BytesIO(data), name, options))


def told(data: bytes, name: str = "a.jsonl", options: RecordOptions = RecordOptions()) -> list[tuple[int, str]]:  # noqa: B008 - frozen
    """Number and text of each record, or what is wrong with it."""
    return [
        (found.at, found.reason if isinstance(found, Broken) else found.data.decode("utf-8", "replace"))
        for found in read(data, name, options)
    ]


def lines(count: int, text: str = TEXT) -> bytes:
    return b"".join(json.dumps({"id": at, "text": f"{at}{text}"}).encode() + b"\n" for at in range(count))


def parquet(table: pa.Table, **options: Any) -> bytes:
    file = io.BytesIO()
    pq.write_table(table, file, **options)
    return file.getvalue()


def test_a_record_has_its_page_and_all_else() -> None:
    line = {"id": 7, "html": "<p>新闻</p>", "url": "http://a.cn/1", "tags": ["a"], "none": None}
    (found,) = read(json.dumps(line).encode())
    assert found == Record(
        "a.jsonl#0",
        0,
        "<p>新闻</p>".encode(),
        "http://a.cn/1",
        encoding="utf-8",
        form="html",
        fields={"id": 7, "url": "http://a.cn/1", "tags": ["a"], "none": None},
    )


@pytest.mark.parametrize(
    ("line", "options", "found"),
    [
        ({"text": TEXT}, RecordOptions(), (TEXT, "")),
        ({"CONTENT": TEXT}, RecordOptions(), (TEXT, "")),
        ({"raw_html": TEXT}, RecordOptions(), (TEXT, "html")),
        ({"正文": TEXT, "标题": "甲"}, RecordOptions(), (TEXT, "")),
        ({"text": "甲", "html": TEXT}, RecordOptions(html_field="html"), (TEXT, "html")),
        ({"text": TEXT, "html": "乙"}, RecordOptions(text_field="text"), (TEXT, "text")),
        ({"text": TEXT, "html": None}, RecordOptions(text_field="text", html_field="html"), (TEXT, "text")),
        ({"t": "甲", "h": TEXT}, RecordOptions(text_field="t", html_field="h"), (TEXT, "html")),
        ({"text": None, "id": 1}, RecordOptions(), ("", "")),
    ],
)
def test_the_page_is_found_by_name_or_as_told(
    line: dict[str, Any], options: RecordOptions, found: tuple[str, str]
) -> None:
    (record,) = read(json.dumps(line).encode(), options=options)
    assert isinstance(record, Record)
    assert (record.data.decode(), record.form) == found


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ({"text": TEXT, "html": TEXT}, "more than one field may be the page: give --text-field or --html-field"),
        ({"a": TEXT, "b": 2}, "no field has a usual name for the page: .*; the fields are a, b"),
    ],
)
def test_what_cannot_be_told_is_one_line_with_the_fields(line: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message) as raised:
        read(json.dumps(line).encode())
    assert "\n" not in str(raised.value)


def test_a_field_that_only_later_records_have_is_found() -> None:
    data = b'{"id": 1}\n{"id": 2, "text": "a"}\n'
    assert told(data) == [(0, "has no field 'text'"), (1, "a")]


@pytest.mark.parametrize(
    ("name", "data", "label"),
    [
        ("a.csv", b"url,title\nhttp://a.cn,x\n", ""),
        ("a.csv", b"link,page_url,text\nhttp://a.cn,http://b.cn,x\n", ""),
        ("a.csv", b"link,text\nhttp://a.cn,x\n", "http://a.cn"),
        ("a.csv", b"link,url,text\nhttp://a.cn,http://b.cn,x\n", "http://b.cn"),
    ],
)
def test_the_url_is_found_by_name_when_there_is_one(name: str, data: bytes, label: str) -> None:
    (found,) = read(data, name, RecordOptions(text_field="title" if b"title" in data else "text"))
    assert isinstance(found, Record)
    assert found.url == (label or ("http://a.cn" if b"title" in data else ""))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "a"', "line 2 is no JSON: Expecting ',' delimiter, character 13"),
        (b"[1, 2]", "line 2 is no JSON object"),
        (b'"text"', "line 2 is no JSON object"),
        (b'{"id": 2}', "has no field 'text'"),
        (b'{"text": 2}', "has no text in the field 'text', but a number"),
        (b'{"text": ["a"]}', "has no text in the field 'text', but a list"),
        (b'{"text": true}', "has no text in the field 'text', but true or false"),
        (b"[" * 100_000, "line 2 is no JSON that can be read: .*"),
        (b'{"text": ' + b"1" * 5000 + b"}", "line 2 is no JSON that can be read: .*"),
    ],
)
def test_a_broken_line_between_good_ones_is_named_and_the_rest_goes_on(line: bytes, reason: str) -> None:
    before, broken, after = read(b'{"text": "a"}\n' + line + b'\n{"text": "b"}\n')
    assert isinstance(before, Record)
    assert isinstance(after, Record)
    assert isinstance(broken, Broken)
    assert (broken.key, after.key, after.data) == ("a.jsonl#1", "a.jsonl#2", b"b")
    assert pytest.importorskip("re").fullmatch(reason, broken.reason)


def test_line_ends_a_mark_and_blank_lines_are_no_records() -> None:
    data = '\ufeff{"text": "甲"}\r\n\r\n  \n{"text": "乙"}'.encode()
    assert told(data) == [(0, "甲"), (1, "乙")]


def test_half_a_pair_is_one_lost_character() -> None:
    (found,) = read(rb'{"text": "\ud83d", "id": "\ud83d\ude00"}')
    assert isinstance(found, Record)
    assert (found.data.decode(), found.fields["id"]) == ("\ufffd", "😀")


def test_an_empty_file_has_no_records() -> None:
    assert [read(b"", name) for name in ("a.jsonl", "a.csv", "a.warc", "a.jsonl.gz", "a.csv.zst")] == [[]] * 5


@pytest.mark.parametrize("ending", ["", *PACKINGS])
def test_a_packed_file_is_read_as_the_plain_one(ending: str) -> None:
    data = PACKINGS.get(ending, bytes)(lines(500))
    assert read(data, f"a.jsonl{ending}") == [
        found._replace(key=found.key.replace("#", f"{ending}#")) for found in read(lines(500))
    ]


def test_a_packed_file_is_known_without_its_ending() -> None:
    assert told(gzip.compress(lines(3))) == told(lines(3))


def test_a_name_that_promises_what_the_bytes_are_not_is_an_error() -> None:
    with pytest.raises(InputError, match="is named like a gzip file and is none"):
        read(lines(3), "a.jsonl.gz")


@pytest.mark.parametrize("ending", PACKINGS)
def test_parts_one_after_another_are_one_file(ending: str) -> None:
    pack = PACKINGS[ending]
    assert len(read(pack(lines(10)) + pack(lines(10)), f"a.jsonl{ending}")) == 20


def test_zeros_after_the_end_and_frames_without_data_are_nothing() -> None:
    assert len(read(gzip.compress(lines(10)) + bytes(1000), "a.jsonl.gz")) == 10
    frame = b"\x50\x2a\x4d\x18\x04\0\0\0abcd"
    assert len(read(frame + PACKINGS[".zst"](lines(10)) + frame, "a.jsonl.zst")) == 10


@pytest.mark.parametrize("ending", PACKINGS)
@pytest.mark.parametrize("share", [0.2, 0.5, 0.99])
def test_a_file_that_is_cut_gives_what_there_is_and_one_line(ending: str, share: float) -> None:
    text = "".join(chr(0x4E00 + (at * 7919) % 20000) for at in range(3000))
    whole = PACKINGS[ending](b"".join(lines(1, text[at:] + text[:at]) for at in range(0, 3000, 10)))
    *good, last = read(whole[: int(len(whole) * share)], f"a.jsonl{ending}")
    assert isinstance(last, Broken)
    assert "ends in the middle" in last.reason
    assert "byte" in last.reason
    assert all(isinstance(found, Record) for found in good)
    assert last.at == len(good)
    if ending == ".gz" and share > 0.3:
        assert len(good) > 5


@pytest.mark.parametrize("ending", [".gz", ".zst"])
def test_after_a_damaged_part_the_next_one_is_read(ending: str) -> None:
    parts = [bytearray(PACKINGS[ending](lines(20, f"{number}{TEXT}"))) for number in range(3)]
    middle = len(parts[1]) // 2
    parts[1][middle : middle + 8] = b"\xff" * 8
    found = told(b"".join(parts), f"a.jsonl{ending}")
    assert [text for _, text in found if text.endswith(f"2{TEXT}")] == [f"{at}2{TEXT}" for at in range(20)]
    (broken,) = [text for _, text in found if "is damaged" in text]
    assert "byte" in broken
    assert [at for at, _ in found] == list(range(len(found)))


def test_a_line_that_is_too_long_is_passed_over() -> None:
    data = lines(1) + b'{"text": "' + b"a" * 500_000 + b'"}\n' + lines(1)
    small = RecordOptions(most=100_000)
    assert told(data, options=small) == [
        (0, f"0{TEXT}"),
        (1, "line 2 is larger than 100000 bytes; --max-bytes allows more"),
        (2, f"0{TEXT}"),
    ]


@pytest.mark.parametrize("ending", PACKINGS)
def test_a_bomb_costs_no_memory(ending: str) -> None:
    if ending == ".zst":
        packer = zstandard.ZstdCompressor().compressobj()
        pieces = [packer.compress(bytes(1 << 20)) for _ in range(300)]
        data = b"".join([*pieces, packer.flush()])
    else:
        data = PACKINGS[ending](bytes((300 if ending == ".gz" else 40) << 20))
    data = PACKINGS[ending](lines(1)) + data
    tracemalloc.start()
    found = told(data, f"a.jsonl{ending}", RecordOptions(most=1 << 20))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 100 << 20
    assert len(found) <= 3
    assert "larger" in found[-1][1] or "times its size" in found[-1][1] or "holds more than 500" in found[-1][1]


def test_behind_a_bomb_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "_BOMB_SIZE", 1 << 16)
    stream = packed.unpacked(io.BytesIO(gzip.compress(bytes(1 << 20)) + gzip.compress(lines(1))), "gzip")
    while stream.read():
        pass
    assert stream.damage.startswith("holds more than 500 times its size")
    assert not stream.resume()


def test_csv_with_newlines_in_quotes_a_nul_and_a_mark() -> None:
    data = '\ufeffid,text\r\n1,"甲\n乙, ""丙"""\r\n2,a\0b\r\n'.encode()
    assert [
        (found.data.decode(), dict(found.fields)) for found in read(data, "a.csv") if isinstance(found, Record)
    ] == [
        ('甲\n乙, "丙"', {"id": "1"}),
        ("a\0b", {"id": "2"}),
    ]


def test_a_row_with_other_columns_is_named() -> None:
    data = b"id,text\n1,a\n2\n3,b,c\n4,d\n"
    assert told(data, "a.csv") == [
        (0, "a"),
        (1, "line 3 has 1 field, and the header 2"),
        (2, "line 4 has 3 fields, and the header 2"),
        (3, "d"),
    ]


def test_a_quotation_that_is_never_closed_is_named() -> None:
    assert told(b'id,text\n1,a\n2,"b\n3,c\n', "a.csv") == [
        (0, "a"),
        (1, "line 3 opens a quotation that is never closed"),
    ]


def test_a_csv_that_is_cut_gives_no_half_page() -> None:
    whole = gzip.compress(b'id,text\n1,a\n2,"' + bytes(range(40, 120)) * 100 + b'"\n', 0)
    *good, last = told(whole[:2000], "a.csv.gz")
    assert (good, last[0]) == ([(0, "a")], 1)
    assert "ends in the middle" in last[1]


def test_tabs_and_another_encoding() -> None:
    data = f"编号\t正文\n1\t{TEXT * 5}\n2\t{TEXT}\n".encode("gb18030")
    assert told(data, "a.tsv") == [(0, TEXT * 5), (1, TEXT)]
    assert told(data, "a.tsv", RecordOptions(encoding="gb18030")) == [(0, TEXT * 5), (1, TEXT)]


def test_utf_16_and_two_columns_of_one_name_are_said_in_one_line() -> None:
    with pytest.raises(InputError, match="UTF-16"):
        read("id,text\n1,a\n".encode("utf-16"), "a.csv")
    with pytest.raises(InputError, match="two columns called 'id'"):
        read(b"id,id,text\n1,2,a\n", "a.csv")


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string()), pa.binary(), pa.large_binary()]
)
def test_parquet_has_text_in_many_types(kind: pa.DataType) -> None:
    values = [TEXT, None, "乙"]
    if pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        column = pa.array([value and value.encode() for value in values], kind)
    else:
        column = pa.array(values).cast(kind)
    when = dt.datetime(2024, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
    table = pa.table({"text": column, "when": pa.array([when] * 3), "n": [1, 2, None]})
    found = read(parquet(table), "a.parquet")
    assert [(found.at, found.data.decode()) for found in found if isinstance(found, Record)] == [
        (0, TEXT),
        (1, ""),
        (2, "乙"),
    ]
    assert isinstance(found[0], Record)
    assert found[0].fields == {"when": when, "n": 1}


def test_a_parquet_row_group_that_is_damaged_does_not_cost_the_others() -> None:
    data = bytearray(parquet(pa.table({"text": [f"{at}{TEXT}" for at in range(300)]}), row_group_size=100))
    group = pq.ParquetFile(io.BytesIO(data)).metadata.row_group(1).column(0)
    place = group.dictionary_page_offset or group.data_page_offset
    data[place : place + 30] = bytes(30)
    found = read(bytes(data), "a.parquet")
    (broken,) = [part for part in found if isinstance(part, Broken)]
    assert broken.at == 100
    assert broken.reason.startswith("row group 1 cannot be read from row 100 on")
    assert [part.at for part in found if isinstance(part, Record)] == [*range(100), *range(200, 300)]


def test_what_is_no_parquet_or_cut_is_one_line() -> None:
    data = parquet(pa.table({"text": [TEXT]}))
    for damaged in (data[:-20], b"hello", b""):
        with pytest.raises(InputError, match="is no Parquet file, or cut off") as raised:
            read(damaged, "a.parquet")
        assert "\n" not in str(raised.value)


def test_a_parquet_value_that_is_too_large_is_named() -> None:
    data = parquet(pa.table({"text": ["a" * 1000, "b"]}))
    assert told(data, "a.parquet", RecordOptions(most=100)) == [
        (0, "is larger than 100 bytes; --max-bytes allows more"),
        (1, "b"),
    ]


def test_records_come_one_by_one() -> None:
    class Endless(io.RawIOBase):
        def read(self, _: int = -1) -> bytes:
            return lines(1000)

    counted = Counter(type(found) for found, _ in zip(read_records(Endless(), "a.jsonl"), range(5000), strict=False))  # type: ignore[arg-type]
    assert counted == {Record: 5000}


def test_a_named_field_that_no_record_has_is_told_of_the_whole_file() -> None:
    with pytest.raises(InputError, match="no field 'txet'; the fields are id, text"):
        read(lines(3), options=RecordOptions(text_field="txet"))
    assert len(read(lines(3), options=RecordOptions(text_field="text", html_field="html"))) == 3
