"""Which pages of a site are looked at, and which site a page is of."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from tests.sites.site_pages import FOOT, article

from stdnews import Settings
from stdnews.batch import Job, Places, Task
from stdnews.chance import chance
from stdnews.sites import How, learn_sites
from stdnews.sites.sample import choose, site_of


def task(name: str, site: str = "s", data: bytes = b"") -> Task:
    return Task(f"/in/{name}", name, site, Settings(), data=data, name=name)


def test_the_pages_with_the_smallest_hashes_are_chosen_in_any_order() -> None:
    names = [f"{number}.txt" for number in range(40)]
    tasks = [task(name) for name in names]
    smallest = sorted(map(chance, names))[:7]
    random.Random(3).shuffle(tasks)  # noqa: S311 - any order
    assert choose(tasks, 7, "") == frozenset(smallest)


def test_each_site_has_its_own_sample() -> None:
    tasks = [task(f"{site}/{number}.txt", site) for site in ("a", "b") for number in range(9)]
    assert len(choose(tasks, 4, "")) == 8
    assert len(choose(tasks, 4, "https://news.example.cn/")) == 4


def test_the_standard_input_and_pages_with_a_problem_are_none() -> None:
    tasks = [task("a"), task("b")._replace(path="-"), task("c")._replace(problem="is a folder")]
    assert len(choose(tasks, 9, "")) == 1


CANONICAL = '<html><head><link rel="canonical" href="https://News.example.cn/1.html"></head>'
OG = "<meta property='og:url' content='http://news.example.cn/1'>"


@pytest.mark.parametrize(
    ("data", "site"),
    [
        (CANONICAL.encode(), "news.example.cn"),
        (CANONICAL.encode("utf-16"), "news.example.cn"),
        (b"<LINK HREF=//news.example.cn/a REL=canonical>", "news.example.cn"),
        (OG.encode(), "news.example.cn"),
        (b'<link rel="canonical" href="/1.html">', "s"),
        (b'<link rel="stylesheet" href="https://cdn.example.cn/a.css">', "s"),
        ("正文".encode("gbk"), "s"),
    ],
)
def test_a_page_tells_its_site(data: bytes, site: str) -> None:
    assert site_of(task("a", data=data)) == site


def job(root: Path) -> Job:
    return Job([str(root)], Places(), settings)


def settings(_: str) -> Settings:
    return Settings()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for number in range(12):
        for site in ("a", "b"):
            path = tmp_path / "in" / site / f"{number}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("\n".join([*article(number), *FOOT]), "utf-8")
    return tmp_path / "in"


@pytest.mark.parametrize("jobs", [0, 2])
def test_sites_are_learned_from_so_many_pages_whatever_the_number_of_processes(root: Path, jobs: int) -> None:
    found = learn_sites(job(root), How(sample=6, jobs=jobs))
    assert (found.pages, found.sites, found.failed) == (12, 2, ())
    assert {site: template.pages for site, template in found.templates.by_site.items()} == {"a": 6, "b": 6}


def test_where_the_folder_is_makes_no_difference(root: Path, tmp_path: Path) -> None:
    before = learn_sites(job(root), How(sample=6)).templates
    other = root.rename(tmp_path / "elsewhere")
    assert learn_sites(job(other), How(sample=6)).templates.by_site == before.by_site


def test_pages_that_cannot_be_read_are_named_and_the_others_used(root: Path) -> None:
    (root / "a" / "0.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    found = learn_sites(job(root), How())
    assert [(Path(path).name, "a" in found.templates.by_site) for path, _ in found.failed] == [("0.txt", True)]


def test_what_the_job_counts_is_left_as_it_is(root: Path) -> None:
    (root / "a" / ".hidden").touch()
    work = job(root)
    learn_sites(work, How())
    assert not work.skipped
    assert len(list(work.tasks())) == 24
    assert work.skipped["hidden"] == 1
