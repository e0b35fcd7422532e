from __future__ import annotations

import pytest

from stdnews.errors import InputError
from stdnews.reading.labels import codec_of, find_label, require_codec


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        (b"<meta charset=utf-8>", "utf-8"),
        (b"<META http-equiv=Content-Type content='text/html; charset=GB2312'>", "gb18030"),
        (b'<?xml version="1.0" encoding="gbk"?>', "gb18030"),
        (b"<meta charset=x-gbk>", "gb18030"),
        (b'<meta charset="Big5-HKSCS">', "big5hkscs"),
        (b"<meta charset=iso-8859-1>", "cp1252"),
        (b"<meta charset=nonsense>", ""),
        (b"<meta charset=base64>", ""),
        (b"<p>charset", ""),
        (b" " * 5000 + b"<meta charset=gbk>", ""),
    ],
)
def test_the_label_of_a_page(head: bytes, codec: str) -> None:
    assert find_label(head) == codec


@pytest.mark.parametrize("name", ["GB2312", "gb18030", "GBK", "cp936"])
def test_each_name_of_the_national_standard_is_its_largest_set(name: str) -> None:
    assert codec_of(name) == "gb18030"


def test_a_name_that_is_not_known_is_refused() -> None:
    with pytest.raises(InputError, match="klingon is no encoding"):
        require_codec("klingon")
