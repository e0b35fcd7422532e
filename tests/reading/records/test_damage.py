"""Files that are damaged at random: whatever comes, it comes as records, broken ones, or one line for the file."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import random

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from stdnews.errors import InputError
from stdnews.reading.records import Broken, Record, RecordOptions, read_records

ROWS = [{"id": at, "text": f"第{at}條新聞" * 5} for at in range(30)]
LINES = [json.dumps(row).encode() + b"\n" for row in ROWS]


def warc(number: int) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + f"<p>{number}</p>".encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def parquet() -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(ROWS), file, row_group_size=10)
    return file.getvalue()


SOUND = {
    "a.jsonl": b"".join(LINES),
    "a.jsonl.gz": gzip.compress(b"".join(LINES[:15])) + gzip.compress(b"".join(LINES[15:])),
    "a.jsonl.zst": zstandard.ZstdCompressor().compress(b"".join(LINES)),
    "a.jsonl.bz2": bz2.compress(b"".join(LINES)),
    "a.jsonl.xz": lzma.compress(b"".join(LINES)),
    "a.csv": ("id,text\n" + "".join(f'{at},"新\n聞""{at}"\n' for at in range(30))).encode(),
    "a.warc": b"".join(map(warc, range(10))),
    "a.warc.gz": b"".join(gzip.compress(warc(at)) for at in range(10)),
    "a.parquet": parquet(),
}


def damaged(data: bytes, chance: random.Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        at = chance.randrange(len(spoilt) + 1)
        kind = chance.randrange(4)
        if kind == 0:
            spoilt[at : at + 1] = chance.randbytes(1)
        elif kind == 1:
            del spoilt[at : at + chance.choice((1, 3, 50, 400))]
        elif kind == 2:
            spoilt[at:at] = chance.randbytes(chance.choice((1, 4, 60)))
        else:
            spoilt[at:at] = spoilt[: chance.randrange(200)]
    return bytes(spoilt)


def read(data: bytes, name: str) -> tuple[list[Record | Broken], list[str]]:
    """What comes of a file, and what is said of it and of its records."""
    found: list[Record | Broken] = []
    told: list[str] = []
    try:
        found.extend(read_records(io.BytesIO(data), name, RecordOptions(most=20_000)))
    except InputError as error:
        told.append(str(error))
    return found, told + [part.reason for part in found if isinstance(part, Broken)]


@pytest.mark.parametrize("name", SOUND)
def test_damage_at_random_comes_as_records_or_as_lines(name: str) -> None:
    chance = random.Random(name)  # noqa: S311 - no secret
    for _ in range(60):
        found, told = read(damaged(SOUND[name], chance), name)
        assert [part.at for part in found] == sorted({part.at for part in found})
        assert all(reason and "\n" not in reason for reason in told)


@pytest.mark.parametrize("name", SOUND)
def test_what_is_sound_has_nothing_broken(name: str) -> None:
    found = list(read_records(io.BytesIO(SOUND[name]), name))
    assert (len(found), {type(part) for part in found}) == (10 if "warc" in name else 30, {Record})
