"""The log for people and for programs: what is said of a change, and that the JSON leads from page to text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from stdnews import Change, Edit, Page, Settings, Span, clean
from stdnews.cli import main
from stdnews.edits import apply_spans, replay
from stdnews.explain import SCHEMA, Account, as_data, differences, explain_lines, plain, visible
from stdnews.explain.data import KEYS
from stdnews.page import Paragraph
from stdnews.pipeline import STAGES, Cleaned


def drop(before: str, note: str = "") -> Change:
    return Change("boilerplate", 3, Edit(0, None, "crumb", note), before)


def rewrite(before: str, after: str, *spans: Span) -> Change:
    return Change("glosses", 1, Edit(0, after, "gloss", spans=spans), before)


GLOSS = rewrite("产(chǎn)品", "产品", Span(1, 7, "", "gloss"))


def account(*changes: Change, outcome: str = "cleaned", skipped: frozenset[str] = frozenset()) -> Account:
    """What there is to tell of a page of one paragraph."""
    page = Page("a.txt", (Paragraph(changes[0].before if changes else "今天很好。"),), {"encoding": "utf-8"})
    return Account(page, Cleaned(replay(page, changes), changes), outcome, skipped)


def told(*changes: Change) -> list[str]:
    return [plain(line) for line in explain_lines(account(*changes))]


def line_of(change: Change) -> str:
    """What is said of one change."""
    (line,) = (line.strip() for line in told(change) if line.startswith("    0  "))
    return line.removeprefix("0  ")


# Differences


DIFFERENCES = {
    "spans": (GLOSS, [("产", "产"), ("(chǎn)", ""), ("品", "品")]),
    "whole-text-of-equal-length": (rewrite("天氣很好", "天气很好"), [("天", "天"), ("氣", "气"), ("很好", "很好")]),
    "whole-text-of-another-length": (
        rewrite("江州,,青山。", "江州,青山。"),
        [("江州,", "江州,"), (",", ""), ("青山。", "青山。")],
    ),
    "nothing-left": (rewrite("　", ""), [("　", "")]),
    "drop": (drop("首页 > 正文"), [("首页 > 正文", "")]),
    "span-at-both-ends": (
        rewrite("abc", "xbcy", Span(0, 1, "x", "r"), Span(3, 3, "y", "r")),
        [("a", "x"), ("bc", "bc"), ("", "y")],
    ),
}


@pytest.mark.parametrize(("change", "expected"), DIFFERENCES.values(), ids=DIFFERENCES)
def test_the_differences_of_a_change(change: Change, expected: list[tuple[str, str]]) -> None:
    assert differences(change) == expected


def test_a_long_paragraph_without_likeness_is_one_difference() -> None:
    before, after = "甲" * 3000, "乙" * 2999
    assert differences(rewrite(before, after)) == [(before, after)]


TOKENS = st.lists(st.sampled_from(["江州", "(zhōu)", "氣", "气", ",", ",,", "。", " ", "ab"]), max_size=12).map("".join)


@given(TOKENS, TOKENS)
def test_the_differences_together_are_the_texts(before: str, after: str) -> None:
    pieces = differences(rewrite(before, after))
    assert ("".join(old for old, _ in pieces), "".join(new for _, new in pieces)) == (before, after)


# Lines for people


def test_the_head_names_page_outcome_and_notes() -> None:
    assert told()[:3] == ["page         a.txt", "outcome      cleaned", "encoding     utf-8"]


def test_every_stage_is_named_in_order() -> None:
    names = [line.partition(":")[0] for line in told() if ":" in line]
    assert names == [stage.name for stage in STAGES]


def test_a_stage_gives_the_reason_for_each_rule() -> None:
    lines = told(drop("首页 > 正文"))
    assert lines[lines.index("boilerplate") + 1] == "   1 x crumb: where the visitor is within the site"


def test_an_own_rule_is_called_so() -> None:
    change = Change("boilerplate", 3, Edit(0, None, "hotline", "own rule"), "本台热线：1")
    assert "   1 x hotline: own rule" in told(change)


def test_a_stage_without_a_change_says_so() -> None:
    assert "mojibake: nothing to do" in told(GLOSS)


def test_a_skipped_stage_says_so() -> None:
    lines = [plain(line) for line in explain_lines(account(skipped=frozenset({"simplify"})))]
    assert "simplify: skipped" in lines


def test_a_stage_counts_its_rules() -> None:
    spans = (Span(1, 7, "", "gloss"), Span(8, 13, "", "gloss"), Span(14, 17, "", "gloss-mark"))
    lines = told(rewrite("产(chǎn)品(pǐn),(,)", "产品,", *spans))
    start = lines.index("glosses") + 1
    assert [line.partition(":")[0] for line in lines[start : start + 2]] == ["   2 x gloss", "   1 x gloss-mark"]
    assert lines[start + 2].startswith("    0  gloss 2, gloss-mark  ")


def test_a_rewrite_shows_what_went_and_what_came() -> None:
    assert line_of(rewrite("天氣很好", "天气很好")) == "gloss  天[-氣-]{+气+}很好"


def test_a_gloss_shows_what_went() -> None:
    assert line_of(GLOSS) == "gloss  产[-(chǎn)-]品"


def test_a_drop_shows_the_text_and_its_note() -> None:
    assert line_of(drop("首页 > 正文", "same as paragraph 3")) == "crumb  [-首页 > 正文-]  (same as paragraph 3)"


def test_what_is_far_from_a_difference_is_left_out() -> None:
    long = "一二三四五六七八九十" * 3
    line = line_of(rewrite(f"{long}氣{long}氣{long}", f"{long}气{long}气{long}"))
    middle = "一二三四五六七八九十一二…九十一二三四五六七八九十"
    assert line == f"gloss  …九十一二三四五六七八九十[-氣-]{{+气+}}{middle}[-氣-]{{+气+}}一二三四五六七八九十一二…"


def test_a_long_dropped_paragraph_is_cut_in_its_middle() -> None:
    line = line_of(drop("甲" * 100 + "乙" * 100))
    assert line == f"crumb  [-{'甲' * 45}…{'乙' * 15}-]"


def test_equal_notes_of_spans_are_told_once_and_many_are_cut() -> None:
    notes = ["甲", "甲", "乙", "丙", "丁"]
    spans = [Span(at, at + 1, "", "r", note) for at, note in enumerate(notes)]
    assert line_of(rewrite("abcde", "", *spans)).endswith("  (甲; 乙; 丙; …)")


def test_a_note_that_repeats_what_went_is_left_out() -> None:
    assert line_of(rewrite("产(chǎn)品", "产品", Span(1, 7, "", "gloss", "chǎn"))) == "gloss  产[-(chǎn)-]品"


def test_a_note_is_told_once_for_paragraphs_in_a_row() -> None:
    page = Page("a.txt", tuple(map(Paragraph, "甲乙丙")))
    notes = ["same", "same", "other"]
    changes = tuple(Change("glosses", 0, Edit(at, None, "r", note), "") for at, note in enumerate(notes))
    lines = [plain(line) for line in explain_lines(Account(page, Cleaned(page, changes), "cleaned"))]
    assert [line.partition("  (")[2] for line in lines if "[-" in line] == ["same)", "", "other)"]


UNSAFE = {
    "escape": ("天\x1b[31m气", r"天\x1b[31m气"),
    "c1": ("\x9b31m", r"\x9b31m"),
    "bell-and-return": ("\x07\r\n\t", r"\x07\r\n\t"),
    "direction": ("\u202e", r"\u202e"),
    "zero-width": ("天\u200b气\ufeff", r"天\u200b气\ufeff"),
    "private-use": ("\ue000", r"\ue000"),
    "half-a-pair": ("\ud83d", r"\ud83d"),
}


@pytest.mark.parametrize(("text", "expected"), UNSAFE.values(), ids=UNSAFE)
def test_what_steers_a_terminal_is_escaped(text: str, expected: str) -> None:
    assert visible(text) == expected


@pytest.mark.parametrize("text", ["江州，“好”。（完）", "a\\b [red]c[/red]", "😀 ① ㎡ é", "沈　乾"])
def test_text_that_shows_as_it_is_stays(text: str) -> None:
    assert visible(text) == text


def test_names_notes_and_texts_are_all_made_safe() -> None:
    page = Page("\x1b1", (Paragraph("\x1b2"),), {"encoding": "\x1b3"}, "\x1b4")
    change = Change("glosses", 0, Edit(0, "\x9b5", "gloss", "\x1b6"), "\x1b2")
    lines = explain_lines(Account(page, Cleaned(replay(page, [change]), (change,)), "cleaned"))
    text = "\n".join(plain(line) for line in lines)
    assert not {"\x1b", "\x9b"} & set(text)
    assert all(shown in text for shown in (r"\x1b1", r"\x1b2", r"\x1b3", r"\x1b4", r"\x9b5", r"\x1b6"))


# JSON for programs


def keys(data: Any, at: str = "") -> Iterator[str]:
    """The path of each value: ``changes[].spans[].rule``; what hangs on names of rules or notes is one value."""
    if isinstance(data, dict) and not at.endswith(("notes", "rules")):
        for name, value in data.items():
            yield from keys(value, f"{at}.{name}" if at else name)
    elif isinstance(data, list):
        for value in data:
            yield from keys(value, f"{at}[]")
    else:
        yield at


PAGE = "江州市召開(kāi)座談會(huì)\n來源：江州日報 2024-03-05\n產(chǎn)業(yè)發(fā)展很快，市民都説好，天氣也很好。\n"
PAGE += "產(chǎn)業(yè)發(fā)展很快，市民都説好，天氣也很好。\n"


def data_of(text: str, settings: Settings | None = None) -> dict[str, Any]:
    settings = settings or Settings()
    page = Page.from_text(text, "a.txt")
    cleaned = clean(page, settings)
    data: dict[str, Any] = json.loads(json.dumps(as_data(Account(page, cleaned, "cleaned", settings.skip))))
    return data


def replayed(data: dict[str, Any]) -> list[str | None]:
    """The paragraphs after all changes, from the JSON alone."""
    texts: list[str | None] = [paragraph["read"] for paragraph in data["paragraphs"]]
    for change in data["changes"]:
        assert texts[change["paragraph"]] == change["before"]
        texts[change["paragraph"]] = change["after"]
    return texts


def test_the_documented_keys_are_those_that_are_written() -> None:
    data = as_data(account(GLOSS))
    data["facts"] = [{"name": "title", "value": "产品", "paragraph": 0}]
    assert set(keys(data)) == set(KEYS)


def test_a_fact_has_the_documented_keys() -> None:
    written = {key for key in keys(data_of(PAGE)) if key.startswith("facts")}
    assert written <= {key for key in KEYS if key.startswith("facts")}


def test_the_schema_of_this_version() -> None:
    assert as_data(account())["schema"] == SCHEMA == 1


def test_a_drop_has_no_text() -> None:
    data = as_data(account(drop("首页 > 正文")))
    (paragraph,) = data["paragraphs"]
    assert (paragraph["read"], paragraph["text"], paragraph["dropped_by"]) == ("首页 > 正文", None, "crumb")
    assert data["changes"][0]["after"] is None


def test_what_is_lost_in_a_paragraph_that_stays_is_counted() -> None:
    data = data_of("记者从会上获悉，今年将新建\ufffd\ufffd所学校。\n锟斤拷锟斤拷锟斤拷\n附近居民都能借书。")
    assert [(paragraph["text"] is None, paragraph["lost"]) for paragraph in data["paragraphs"]] == [
        (False, 2),
        (True, 0),
        (False, 0),
    ]


def test_stages_say_what_was_skipped_and_how_often_each_rule_acted() -> None:
    data = as_data(account(GLOSS, skipped=frozenset({"simplify"})))
    stages = {stage["name"]: stage for stage in data["stages"]}
    assert list(stages) == [stage.name for stage in STAGES]
    assert stages["glosses"] == {"name": "glosses", "skipped": False, "rules": {"gloss": 1}}
    assert stages["simplify"] == {"name": "simplify", "skipped": True, "rules": {}}


LINES = st.lists(
    st.sampled_from(
        [
            "江州市召開(kāi)座談會(huì)",
            "產(chǎn)業(yè)發(fā)展很快，市民都説好，天氣也很好。",
            "乾隆年間，沈先生在江州辦了一所學校，後來學生很多。",
            "首页 > 新闻 > 正文",
            "责任编辑：孙宁",
            "今天天气很好，大家都去公园散步。",
            "ÏûÏ¢",
            "\x1b[31m",
        ]
    ),
    max_size=8,
).map("\n".join)


@given(LINES, st.frozensets(st.sampled_from([stage.name for stage in STAGES])))
def test_replaying_the_json_gives_the_text(text: str, skip: frozenset[str]) -> None:
    settings = Settings(skip=skip)
    data = data_of(text, settings)
    assert replayed(data) == [paragraph["text"] for paragraph in data["paragraphs"]]
    lines = [line for line in replayed(data) if line is not None]
    assert lines == clean(Page.from_text(text), settings).page.to_text().split("\n")[:-1]


def test_the_spans_of_the_json_make_the_text_after_the_change() -> None:
    changes = [change for change in data_of(PAGE)["changes"] if change["spans"]]
    assert changes
    for change in changes:
        spans = [Span(**span) for span in change["spans"]]
        assert apply_spans(change["before"], spans) == change["after"]


# The command


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(PAGE, "utf-8")
    return path


def run(*arguments: str, data: bytes = b"") -> Any:
    return CliRunner().invoke(main, ["explain", *arguments], input=data)


def test_a_page_is_explained_in_plain_text(page: Path) -> None:
    result = run(str(page))
    assert result.exit_code == 0
    assert "outcome      cleaned" in result.stdout
    assert "[-(chǎn)-]" in result.stdout
    assert "\x1b" not in result.stdout


def test_stdin_is_explained() -> None:
    result = run("-", "--json", data="今天天氣很好。".encode("gb18030"))
    data = json.loads(result.stdout)
    assert (data["name"], data["outcome"], data["notes"]["encoding"]) == ("-", "cleaned", "gb18030")


def test_without_a_name_stdin_is_explained() -> None:
    assert json.loads(run("--json", data="今天天氣很好。".encode()).stdout)["name"] == "-"


def test_json_is_utf_8_and_nothing_else(page: Path) -> None:
    data = json.loads(run(str(page), "--json").stdout_bytes.decode("utf-8"))
    assert data["name"] == str(page)


def test_a_skipped_stage_changes_nothing(page: Path) -> None:
    data = json.loads(run(str(page), "--json", "--skip", "simplify").stdout)
    assert {change["stage"] for change in data["changes"]}.isdisjoint({"simplify"})


def test_only_one_stage_changes_anything(page: Path) -> None:
    data = json.loads(run(str(page), "--json", "--only", "simplify").stdout)
    assert {change["stage"] for change in data["changes"]} == {"simplify"}


def test_the_settings_file_beside_the_page_counts(page: Path) -> None:
    page.with_name("stdnews.toml").write_text('skip = ["simplify"]', "utf-8")
    assert "simplify: skipped" in run(str(page)).stdout


def test_the_host_of_the_url_chooses_the_settings_of_a_site(page: Path) -> None:
    page.with_name("stdnews.toml").write_text('[site."news.example.cn"]\nskip = ["simplify"]', "utf-8")
    result = run(str(page), "--url", "https://news.example.cn/1.html")
    assert "site         news.example.cn" in result.stdout
    assert "simplify: skipped" in result.stdout


def test_wrong_settings_are_wrong_usage(page: Path) -> None:
    config = page.with_name("own.toml")
    config.write_text("jobs = 1\nforks = 2\n", "utf-8")
    result = run(str(page), "--config", str(config))
    assert result.exit_code == 2
    assert f"{config}: forks: unknown key" in result.stderr
    assert f"{config}: jobs: unknown key" in result.stderr


def test_a_missing_page_is_one_line(tmp_path: Path) -> None:
    result = run(str(tmp_path / "gone.txt"))
    assert result.exit_code == 1
    assert result.stderr == f"Error: {tmp_path / 'gone.txt'}: cannot be read: No such file or directory\n"


def test_a_binary_page_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200))
    result = run(str(path))
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: {path}: ")
    assert result.stderr.count("\n") == 1


def test_an_own_rule_that_takes_too_long_is_one_line(page: Path) -> None:
    page.write_text("甲" * 200, "utf-8")
    rule = '[[boilerplate.rule]]\nid = "slow"\npattern = "(?:甲|甲甲)+乙"\n'
    page.with_name("stdnews.toml").write_text(rule, "utf-8")
    result = run(str(page))
    assert result.exit_code == 1
    assert result.stderr == f"Error: {page}: own rule slow: takes too long on one page; simplify its pattern\n"
