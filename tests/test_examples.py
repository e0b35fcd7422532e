"""Every example of the artefact catalogue in a page where it may stand; what is not reached yet is named."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from stdnews import Page, Settings, clean

HEADLINE = "云棠县开放三座社区图书室"
BODY = (
    "本月起,云棠县在城关镇开放了三座社区图书室,附近居民凭身份证就能借书,每人每次可以借走五本。",
    "图书室由旧仓库改建而成,面积都在两百平方米左右,除了书架和桌椅,还留出了给孩子们讲故事的角落。",
    "负责管理的周老师说,开放头一个周末就来了四百多人,不少老人是带着孙辈一起来的。",
    "县文化馆计划在年底以前再建五座,并把外借的册数从一万册增加到两万册。",
)
LINKS = ("城关镇旧仓库改建工程通过验收 附近...", "县文化馆举办首届朗读比赛 三百名学...")


class Example(NamedTuple):
    name: str
    """Class and number within the class."""
    kind: str
    damaged: str
    clean: str
    note: str


def read_examples() -> Iterator[Example]:
    counts: Counter[str] = Counter()
    for row in json.loads((Path(__file__).parent / "examples" / "artefact_examples.json").read_text("utf-8")):
        counts[row["class"]] += 1
        yield Example(f"{row['class']}-{counts[row['class']]}", row["class"], row["damaged"], row["clean"], row["note"])


EXAMPLES = tuple(read_examples())
PAGE_WIDE = ("gloss_", "shift_", "comma_", "emoji_")
"""Damage that comes to a page as a whole, and that only the page as a whole proves."""
HEADLINES = {f"spam_injection-{number}" for number in (1, 2, 3, 4, 9, 10, 11)}
AT_THE_START = {"qmark_for_unencodable-3"}
AT_THE_END = {"qmark_for_unencodable-4", "misc_damage-2", "misc_damage-9"}
JUDGES_SKIPPED = Settings(skip=frozenset({"boilerplate", "duplicates"}))
CHARACTERS_ONLY = {
    # Cut-off titles, a date line, a byline, which boilerplate drops: here counts what the other stages make of them.
    *(example.name for example in EXAMPLES if example.kind == "gloss_truncated"),
    "qmark_for_unencodable-1",
    "negative_gloss-21",
}
ALSO_GOOD = {"entity_residue-2": "开始之前,先检查电源;再接通水路。", "qmark_for_unencodable-3": ""}
"""Where the note allows another result."""


class Case(NamedTuple):
    """An example with the lines that stand before and after it in its page."""

    name: str
    example: Example
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def is_raw(example: Example) -> bool:
    """Whether the page has its full-width marks; folding them to ASCII is done to a whole page."""
    return any("\uff01" <= mark <= "\uff5e" for mark in example.damaged)


def places(example: Example) -> Iterator[Case]:
    """The pages for an example: the damage in a place where it occurs, sound text alone and in the middle of a page."""
    name, kind = example.name, example.kind
    middle = (HEADLINE, *BODY[:2]), BODY[2:]
    if kind.startswith("negative_"):
        yield Case(f"{name}-alone", example)
        yield Case(f"{name}-middle", example, *middle)
    elif kind == "boilerplate_line":
        yield from boilerplate_places(example)
    elif kind == "truncated_link":
        others = [other.damaged for other in EXAMPLES if other.kind == kind]
        at = others.index(example.damaged)
        yield Case(name, example, (HEADLINE, *BODY, "相关新闻", *others[:at]), tuple(others[at + 1 :]))
    elif kind.startswith(PAGE_WIDE):
        others = [other.damaged for other in EXAMPLES if other.kind == kind and is_raw(other) == is_raw(example)]
        at = others.index(example.damaged)
        yield Case(name, example, tuple(others[:at]), tuple(others[at + 1 :]))
    elif name in HEADLINES:
        yield Case(name, example, (), BODY)
    elif name in AT_THE_START:
        yield Case(name, example, (), (HEADLINE, *BODY))
    elif name in AT_THE_END:
        yield Case(name, example, (HEADLINE, *BODY), LINKS)
    elif kind.startswith(("duplicate_", "trad_")):
        yield Case(name, example)
    else:
        yield Case(name, example, *middle)


def boilerplate_places(example: Example) -> Iterator[Case]:
    """A line of boilerplate in each of the places that its note names."""
    note = example.note.removeprefix("position: ")
    heads_list = example.damaged in {"相关阅读", "『相关阅读』", "热门推荐", "猜你喜欢"}
    if "before" in note or "both" in note:
        yield Case(f"{example.name}-before", example, (HEADLINE,), BODY)
    if "after" in note or "both" in note or "template" in note:
        yield Case(f"{example.name}-after", example, (HEADLINE, *BODY), LINKS if heads_list else ())
    if "inside" in note or "between" in note:
        yield Case(f"{example.name}-inside", example, (HEADLINE, *BODY[:2]), BODY[2:])


CASES = tuple(case for example in EXAMPLES for case in places(example))


def outcome(case: Case) -> str:
    """What the pipeline makes of the example's own lines."""
    lines = [*case.before, case.example.damaged, *case.after]
    start = len(Page.from_text("\n".join(case.before)).paragraphs)
    end = start + len(Page.from_text(case.example.damaged).paragraphs)
    settings = JUDGES_SKIPPED if case.example.name in CHARACTERS_ONLY else Settings()
    cleaned = clean(Page.from_text("\n".join(lines)), settings).page
    return "\n".join(p.text for p in cleaned.paragraphs[start:end] if p.dropped_by is None)


MISSING: dict[str, list[str]] = {
    "a pair of bytes vanished inside the run, and what is left decides for another character": [
        "shift_gloss_insert-5",
        "shift_gloss_insert-12",
        "shift_gloss_insert-14",
        "shift_gloss_insert-16",
        "shift_punct_insert-3",
        "comma_injection+shift-1",
    ],
    "the end of the run swallowed an ASCII mark together with a byte": [
        "shift_gloss_insert-10",
        "shift_gloss_insert-11",
    ],
    "one lost byte, and what stands around does not decide: left open, or as it was": [
        "shift_punct_insert-10",
        "shift_punct_insert-15",
        "shift_punct_insert-16",
        "shift_punct_insert-17",
        "shift_punct_insert-20",
        "shift_punct_insert-21",
    ],
    "the last character before a mark, whose pair vanished, is taken out instead of being left open": [
        "shift_punct_insert-18",
        "shift_punct_insert-19",
    ],
    "the last character lost both its bytes but one; it comes out as ?, and nothing can say more": [
        "mojibake_utf8_as_gbk_lossy-2",
    ],
}
"""What is missing, and the cases that wait for it: each is a strict expected failure."""
NOT_YET = {name: reason for reason, names in MISSING.items() for name in names}


def marked(case: Case) -> object:
    reason = NOT_YET.get(case.name)
    return pytest.param(case, id=case.name, marks=[pytest.mark.xfail(strict=True, reason=reason)] if reason else [])


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_example(case: Case) -> None:
    assert outcome(case) in {case.example.clean, ALSO_GOOD.get(case.example.name, case.example.clean)}


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.name.startswith("boilerplate_line")], ids=lambda c: c.name
)
def test_boilerplate_does_not_take_the_body_along(case: Case) -> None:
    lines = "\n".join([*case.before, case.example.damaged, *case.after])
    kept = clean(Page.from_text(lines)).page.to_text().splitlines()
    assert [line for line in kept if line in BODY] == list(BODY)


def test_every_expected_failure_names_a_case() -> None:
    assert set(NOT_YET) <= {case.name for case in CASES}


def test_there_are_as_many_examples_as_in_the_catalogue() -> None:
    assert (len(EXAMPLES), sum(e.kind.startswith("negative_") for e in EXAMPLES)) == (295, 55)
