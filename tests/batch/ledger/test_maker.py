from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from stdnews.batch.ledger import maker
from stdnews.batch.ledger.maker import made_by
from stdnews.settings import DEFAULT, Settings

SCRIPT = """
from stdnews.batch.ledger import made_by
from stdnews.settings import Settings
print(made_by(Settings(skip=frozenset(["simplify", "glosses", "mojibake"])), {"url": "u"}), end="")
"""


def test_it_names_versions_code_settings_and_what_is_wanted() -> None:
    made = json.loads(made_by(DEFAULT, {"url": "https://example.cn"}))
    assert {"python", "stdnews", "code", "settings", "wanted", *maker.PACKAGES} == made.keys()
    assert made["wanted"] == {"url": "https://example.cn"}


def test_it_is_the_same_in_every_process() -> None:
    made = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(made) == 1


@pytest.mark.parametrize(
    "other",
    [
        replace(DEFAULT, skip=frozenset({"simplify"})),
        replace(DEFAULT, boilerplate=replace(DEFAULT.boilerplate, off=frozenset({"crumb"}))),
        replace(DEFAULT, sites={"example.cn": DEFAULT}),
    ],
)
def test_another_setting_is_another_maker(other: Settings) -> None:
    assert made_by(other, {}) != made_by(DEFAULT, {})


def test_changed_code_or_tables_are_another_maker_and_what_no_text_depends_on_is_not(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "batch").mkdir()
    (tmp_path / "tables" / "t.bin").write_bytes(b"1")
    codes = [maker._code(tmp_path)]
    (tmp_path / "batch" / "run.py").write_bytes(b"2")
    codes.append(maker._code(tmp_path))
    (tmp_path / "tables" / "t.bin").write_bytes(b"2")
    codes.append(maker._code(tmp_path))
    assert codes[0] == codes[1] != codes[2]


def test_the_code_that_is_hashed_is_that_of_the_package() -> None:
    assert (maker._package() / "pipeline.py").exists()
