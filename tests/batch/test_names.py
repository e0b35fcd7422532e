from __future__ import annotations

import os

import pytest

from stdnews.batch.names import as_shown, output_name


@pytest.mark.parametrize(
    ("name", "output"),
    [
        ("a.txt", "a.txt"),
        ("A.TXT", "A.TXT"),
        ("a.text", "a.text.txt"),
        ("a.html", "a.html.txt"),
        ("sub/a", "sub/a.txt"),
        ("a.txt.html", "a.txt.html.txt"),
        ("-", "-.txt"),
    ],
)
def test_a_text_page_keeps_its_name_and_any_other_gets_txt_appended(name: str, output: str) -> None:
    assert output_name(name) == output


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a/b c.txt", "a/b c.txt"),
        ("新闻.txt", "新闻.txt"),
        ("a\nb\t.txt", r"a\nb\t.txt"),
        ("\x1b[31m.txt", r"\x1b[31m.txt"),
        (os.fsdecode(b"\xd0\xc2.txt"), r"\xd0\xc2.txt"),
        ("\u202etxt.a", r"\u202etxt.a"),
    ],
)
def test_a_name_in_a_message_is_one_line_without_controls(name: str, shown: str) -> None:
    assert as_shown(name) == shown
