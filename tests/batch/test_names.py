from __future__ import annotations

import os

import pytest

from stdnews.batch.names import as_shown, may_be_shortened, output_name


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


@pytest.mark.parametrize("name", ["n" * 252, "新" * 84, os.fsdecode(b"\xd0" * 255), f"{'n' * 247}.html"])
def test_a_name_that_would_be_too_long_is_one_that_a_file_system_takes(name: str) -> None:
    outputs = [output_name(f"sub/{other}") for other in (name, f"{name}x")]
    assert all(250 < len(os.fsencode(output)) - len("sub/") <= 255 for output in outputs)
    assert all(output.endswith(".txt") and may_be_shortened(output) for output in outputs)
    assert outputs[0] != outputs[1]


@pytest.mark.parametrize("name", ["n" * 251, f"{'n' * 251}.txt", f"sub/{'新' * 83}"])
def test_a_name_that_fits_stays(name: str) -> None:
    assert output_name(name).removesuffix(".txt") == name.removesuffix(".txt")
    assert not may_be_shortened(output_name(name))


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
