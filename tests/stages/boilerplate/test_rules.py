"""The rows of the tables: each proves itself, and all are well formed."""

from __future__ import annotations

import time

import pytest

from stdnews import Page, StageError
from stdnews.stages.boilerplate import RULES, Options, OwnRule, Rule, steps


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_hits_its_hits_and_leaves_its_misses(rule: Rule) -> None:
    rule.check()


def test_ids_are_unique() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_says_why(rule: Rule) -> None:
    assert rule.why


@pytest.mark.parametrize(("hits", "misses"), [((), ("甲",)), (("甲",), ())])
def test_row_without_hits_or_misses_does_not_load(hits: tuple[str, ...], misses: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="at least one"):
        Rule("a", "甲", "why", hits, misses)


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [("乙", "does not hit"), (".", "hits '乙'"), ("(甲)", "groups"), ("甲(", "missing")],
)
def test_row_that_does_not_do_what_it_says(pattern: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        Rule("a", pattern, "why", ("甲",), ("乙",)).check()


def dropped(lines: list[str], options: Options) -> list[str]:
    page = Page.from_text("\n".join(lines))
    return [page.paragraphs[edit.at].text for edit in steps(options)[0](page) if edit.text is None]


HEADLINE = "白水镇把旧粮站改成了图书馆"
BODY = [
    "白水镇的旧粮站空了十年,今年春天改成了图书馆,一开门就坐满了人。",
    "馆长说,三万册书里有一半是村民捐的,最老的一本有一百多岁。",
]


@pytest.mark.parametrize(
    ("where", "gone"),
    [("anywhere", ["小编寄语一", "小编寄语二"]), ("before", ["小编寄语一"]), ("after", ["小编寄语二"])],
)
def test_own_rule_in_its_place(where: str, gone: list[str]) -> None:
    own = OwnRule("greeting", "小编寄语.", where)  # type: ignore[arg-type]  # parametrized, checked by the row
    lines = [HEADLINE, "小编寄语一", BODY[0], "小编寄语二", BODY[1]]
    assert dropped(lines, Options(own=(own,))) == gone


def test_own_rule_sees_folded_widths() -> None:
    assert dropped([HEADLINE, *BODY, "小编:晚安"], Options(own=(OwnRule("night", "小编:.*"),))) == ["小编:晚安"]


def test_own_rule_that_takes_too_long_is_named() -> None:
    own = OwnRule("slow", "(甲+甲*)+乙+丙")
    with pytest.raises(StageError, match=r"own rule slow: .*simplify its pattern"):
        dropped([HEADLINE, *BODY, "甲" * 4000], Options(own=(own,), seconds=0.01))


def test_rule_that_is_switched_off() -> None:
    lines = [HEADLINE, *BODY, "上一篇:茶园的春天"]
    assert dropped(lines, Options()) == ["上一篇:茶园的春天"]
    assert dropped(lines, Options(off=frozenset({"previous-next"}))) == []


PIECES = (
    "来源:",
    "作者",
    "编辑:",
    "记者 ",
    "打印 ",
    "分享到 ",
    "首页 > ",
    "扫码",
    "关注",
    "转载",
    "本网",
    "网络",
    "电话:",
    "大",
    "a",
    "zhen",
)


def test_no_line_takes_long() -> None:
    lines = [(piece + other) * 20 for piece in PIECES for other in (*PIECES, "何苗", " ", "、", "。x")]
    started = time.perf_counter()
    dropped([line[:size] for line in lines for size in (60, 100, 300)], Options())
    assert time.perf_counter() - started < 10, "a pattern tries too many ways"
