"""Few rows are tried on a line, and none is left out that would match."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from stdnews.comparison import fold_widths
from stdnews.stages.boilerplate.matching import Words, rule_of
from stdnews.stages.boilerplate.rule import SPACES
from stdnews.stages.boilerplate.rules import RULES

TOOL = Path(__file__).parents[3] / "tools/make_cues.py"
ROWS = [rule for rule in RULES if not rule.part]
EXAMPLES = sorted({fold_widths(line) for rule in RULES for line in (*rule.hits, *rule.misses)})


@pytest.mark.parametrize("line", EXAMPLES)
def test_the_rows_tried_are_those_that_may_match(line: str) -> None:
    for text in {line, line[1:], line[:-1], f"{line} ", f"·{line}"} - {""}:
        first = next((rule.id for rule in ROWS if re.fullmatch(rule.pattern, text)), None)
        found = rule_of(text, frozenset())
        assert (found.id if found else None) == first


def test_a_space_of_the_table_is_all_that_a_pattern_takes_for_one() -> None:
    assert set(SPACES) == {chr(code) for code in range(sys.maxunicode + 1) if re.match(r"\s", chr(code))}


def test_words_are_found_where_they_overlap_and_where_they_begin_alike() -> None:
    words = Words(["转载请", "请注明", "注明出处", "版权", "版权归", "©"])
    assert words.within("转载请注明出处") == {"转载请", "请注明", "注明出处"}
    assert words.within("版权归报社") == {"版权", "版权归"}
    assert words.within("版面 权利 ©") == {"©"}


def test_the_table_in_the_tree_is_what_the_tool_makes() -> None:
    run = subprocess.run([sys.executable, TOOL, "--check"], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
