"""What starting up loads: nothing slow, and nothing that was not meant to be loaded."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

SLOW = {"asyncio", "concurrent", "email", "html", "logging", "multiprocessing", "sqlite3", "unittest", "xml"}
"""Packages of the standard library that take milliseconds and serve no start."""

CASES = {
    "import stdnews": ("import stdnews", {"stdnews"}),
    "stdnews --help": ("main(['--help'])", {"stdnews", "click"}),
    "stdnews clean --help": ("main(['clean', '--help'])", {"stdnews", "click"}),
    "stdnews --version": ("main(['--version'])", {"stdnews", "click"}),
    "stdnews clean, text to stdout": ("main(['clean'])", {"stdnews", "click", "opencc"}),
}
"""What is done, and the packages beyond the standard library that may be loaded then."""
SCRIPT = """
import atexit, json, sys
before = {name.partition(".")[0] for name in sys.modules}
def tell():
    print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules} - before)), file=sys.stderr)
atexit.register(tell)
"""


def loaded(code: str) -> set[str]:
    """Top-level packages that the code loads."""
    call = f"from stdnews.cli import main; {code}" if code.startswith("main") else code
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT + call], input="今天天氣很好。", capture_output=True, check=True, encoding="utf-8"
    )
    return set(json.loads(done.stderr))


@pytest.mark.parametrize(("code", "allowed"), CASES.values(), ids=CASES)
def test_nothing_else_is_loaded(code: str, allowed: set[str]) -> None:
    assert loaded(code) - sys.stdlib_module_names <= allowed


@pytest.mark.parametrize("code", [code for code, _ in CASES.values() if "version" not in code])
def test_nothing_slow_of_the_standard_library_is_loaded(code: str) -> None:
    assert not loaded(code) & SLOW
