"""The file of templates: readable, checked, and the same after it was read."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdnews.errors import SettingsError, StdnewsError
from stdnews.sites import read_templates, write_templates
from stdnews.sites.toml import as_toml
from stdnews.template import SiteLine, SitePlace, Template, Templates

KNOWN = Templates(
    {
        "news.example.cn": Template(
            "news.example.cn",
            48,
            (
                SiteLine("白水在线 连接你我他", "below", 47, 0.979),
                SiteLine("第0版", "above", 40, 0.833, any_number=True),
            ),
            (SitePlace("div.main>div.tips", 31, 0.646),),
        ),
        "": Template("", 7, (SiteLine("大家都在看", "below", 7, 1.0, begins_list=True),)),
    },
    50,
)


def test_what_was_written_is_read(tmp_path: Path) -> None:
    write_templates(KNOWN, tmp_path / "sites.toml")
    found = read_templates(tmp_path / "sites.toml")
    assert (found, dict(found.by_site), found.sample) == (KNOWN, dict(KNOWN.by_site), 50)


def test_the_file_tells_support_and_share_beside_each_line(tmp_path: Path) -> None:
    write_templates(KNOWN, tmp_path / "sites.toml")
    text = (tmp_path / "sites.toml").read_text("utf-8")
    assert '{ text = "白水在线 连接你我他", side = "below", support = 47, share = 0.979 },\n' in text
    assert f'version = "{KNOWN.version}"\nsample = 50\n' in text
    assert '[site.""]\n' in text


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20))
def test_any_text_comes_back(text: str) -> None:
    known = Templates({text: Template(text, 5, (SiteLine(text, "below", 5, 1.0),), (SitePlace(text, 5, 1.0),))})
    row = tomllib.loads(as_toml(known))["site"][text]
    assert (row["line"][0]["text"], row["place"][0]["path"]) == (text, text)


def test_a_version_tells_what_goes_and_not_on_how_many_pages_it_was_seen() -> None:
    (line, *_), places = KNOWN.by_site["news.example.cn"].lines, KNOWN.by_site["news.example.cn"].places
    base = Template("s", 48, (line,), places)
    assert Template("s", 40, (line._replace(support=30, share=0.75),), places).version == base.version
    others = [
        Template("t", 48, (line,), places),
        Template("s", 48, (line._replace(side="above"),), places),
        Template("s", 48, (line._replace(text="白水在线"),), places),
        Template("s", 48, (line._replace(any_number=True),), places),
        Template("s", 48, (line._replace(begins_list=True),), places),
        Template("s", 48, (line,)),
    ]
    assert len({base.version, *(other.version for other in others)}) == len(others) + 1


def test_a_line_that_was_taken_out_of_the_file_makes_another_version(tmp_path: Path) -> None:
    path = tmp_path / "sites.toml"
    write_templates(KNOWN, path)
    kept = [line for line in path.read_text("utf-8").splitlines() if "大家都在看" not in line]
    path.write_text("\n".join(kept), "utf-8")
    assert read_templates(path).version != KNOWN.version
    assert read_templates(path).version_of("news.example.cn") == KNOWN.version_of("news.example.cn")


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    path = tmp_path / "sites.toml"
    path.write_text(
        'schema = 2\nsampel = 3\n[site.a]\npages = "many"\n'
        'line = [{ text = "一", side = "beside", support = 3, share = 2.0 }, { side = "below", support = 1, share = 1 }]\n'
        "place = 7\n",
        "utf-8",
    )
    with pytest.raises(SettingsError) as caught:
        read_templates(path)
    found = "\n".join(caught.value.problems)
    for part in (
        *('unknown key; did you mean "sample"?', "schema: must be 1", "site.a.pages: must be a whole number"),
        *('site.a.line[1].side: must be "above" or "below"', "site.a.line[1].share: must be a number from 0 to 1"),
        *("site.a.line[2].text: is missing", "site.a.place: must be a list of tables"),
    ):
        assert part in found
    assert all(line.startswith(f"{path}: ") for line in caught.value.problems)


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"schema = ", "is not TOML"), (b"\xff", "is not UTF-8"), (b"", "schema: must be 1"), (None, "cannot be read")],
)
def test_a_file_of_another_sort_is_one_line(data: bytes | None, why: str, tmp_path: Path) -> None:
    path = tmp_path / "sites.toml"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(SettingsError, match=why):
        read_templates(path)


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StdnewsError, match="cannot write"):
        write_templates(KNOWN, tmp_path / "file" / "sites.toml")
