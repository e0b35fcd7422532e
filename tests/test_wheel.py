"""The wheel that people install: complete, and able to do the main job."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from configparser import ConfigParser
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
PAGES = {
    "glossed.txt": "當地居民說經(jīng)濟發(fā)展很快,產(chǎn)業(yè)興旺。\n"
    "今年產(chǎn)業(yè)還會發(fā)展,居民收入也會增長。\n",
    "sub/page.html": "<title>天氣</title><p>今天天氣很好,市民張先生出門散步。</p>",
    "share.txt": "记者从市气象局获悉,明天有雨。\n分享到:微信 微博 QQ空间\n",
}
CLEAN = {
    "glossed.txt": "当地居民说经济发展很快,产业兴旺。\n今年产业还会发展,居民收入也会增长。\n",
    "sub/page.html.txt": "今天天气很好,市民张先生出门散步。\n",
    "share.txt": "记者从市气象局获悉,明天有雨。\n",
}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what a wheel built from this tree installs."""
    built = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(built)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(built / "site")
    return built / "site"


def run(installed: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, *arguments]
    return subprocess.run(command, env=environment, cwd=installed, capture_output=True, check=False, encoding="utf-8")


def test_it_holds_all_files_of_the_package(installed: Path) -> None:
    names = {
        str(path.relative_to(ROOT / "src"))
        for path in (ROOT / "src" / "stdnews").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert "stdnews/py.typed" in names
    assert any(name.startswith("stdnews/tables/") and not name.endswith(".py") for name in names)
    assert names - {str(path.relative_to(installed)) for path in installed.rglob("*")} == set()


def test_it_installs_the_command(installed: Path) -> None:
    (entries,) = installed.glob("*.dist-info/entry_points.txt")
    parser = ConfigParser()
    parser.read(entries, "utf-8")
    assert dict(parser["console_scripts"]) == {"stdnews": "stdnews.cli:main"}


def test_it_carries_the_licences(installed: Path) -> None:
    names = {path.name for path in installed.glob("*.dist-info/licenses/*")}
    assert names == {"LICENSE", "THIRD_PARTY_NOTICES.md"}


def test_it_does_the_main_job(installed: Path, tmp_path: Path) -> None:
    for name, text in PAGES.items():
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(text, "utf-8")
    where = run(installed, "-c", "import stdnews; print(stdnews.__file__)")
    assert where.stdout.strip() == str(installed / "stdnews" / "__init__.py")
    done = run(installed, "-m", "stdnews", "clean", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    out = {str(p.relative_to(tmp_path / "out")): p.read_text("utf-8") for p in (tmp_path / "out").rglob("*.txt")}
    assert out == CLEAN
