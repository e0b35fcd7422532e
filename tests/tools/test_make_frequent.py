"""The table of frequent characters follows from its source."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).parents[2] / "tools/make_frequent.py"


def test_the_table_in_the_tree_is_what_the_tool_makes() -> None:
    pytest.importorskip("jieba", reason="the generators' packages are not installed")
    run = subprocess.run([sys.executable, TOOL, "--check"], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
