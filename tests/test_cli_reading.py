"""How a person tells what the pages are: --encoding and --from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stdnews.cli import main


def run(*args: str | Path, data: bytes = b"") -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args], input=data)


TAGS = "<p>今天的天气很好。</p>\n<p>明天的天气也好。</p>\n"


@pytest.mark.parametrize("command", [["clean"], ["explain", "--json"]])
def test_from_html_reads_a_fragment_as_html(command: list[str]) -> None:
    result = run(*command, "--from", "html", data="甲。<b>乙\n丙</b>。".encode())
    assert result.exit_code == 0
    assert "甲。乙丙。" in result.output


def test_from_text_leaves_the_tags_of_a_document_to_the_stages() -> None:
    data = f"<!DOCTYPE html><html><body>{TAGS}</body></html>".encode()
    result = run("explain", "--json", "--from", "text", data=data)
    read = [paragraph["read"] for paragraph in json.loads(result.stdout)["paragraphs"]]
    assert read == ["<!DOCTYPE html><html><body><p>今天的天气很好。</p>", "<p>明天的天气也好。</p>", "</body></html>"]


def test_encoding_is_taken_without_a_look_at_the_bytes() -> None:
    result = run("explain", "--json", "--encoding", "GB2312", data="新闻".encode())
    notes = json.loads(result.stdout)["notes"]
    assert (notes["encoding"], notes["evidence"]) == ("gb18030", "as told")


def test_encoding_counts_for_the_pages_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_bytes("今天的天气很好。".encode("hz"))
    result = run("clean", tmp_path / "in", "-o", tmp_path / "out", "--encoding", "hz")
    assert result.exit_code == 0
    assert (tmp_path / "out/a.txt").read_text("utf-8") == "今天的天气很好。\n"


def test_another_encoding_does_the_pages_again(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_bytes("今天的天气很好。".encode("hz"))
    run("clean", tmp_path / "in", "-o", tmp_path / "out")
    run("clean", tmp_path / "in", "-o", tmp_path / "out", "--encoding", "hz")
    assert (tmp_path / "out/a.txt").read_text("utf-8") == "今天的天气很好。\n"


@pytest.mark.parametrize("option", [("--encoding", "klingon"), ("--encoding", "base64"), ("--from", "pdf")])
@pytest.mark.parametrize("command", ["clean", "explain"])
def test_a_name_that_is_not_known_is_wrong_usage(command: str, option: tuple[str, str]) -> None:
    result = run(command, *option, data=b"x")
    assert result.exit_code == 2
    assert option[1] in result.stderr
