from __future__ import annotations

from pathlib import Path

import pytest

from stdnews.batch.places import PlaceError, Places


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in with an input folder ``in/sub`` and a file ``file.txt``."""
    (tmp_path / "in" / "sub").mkdir(parents=True)
    (tmp_path / "file.txt").touch()
    (tmp_path / "link").symlink_to("in")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("place", ["in", "in/", "./in/../in", ".", "..", "/", "link", "in/sub/.."])
@pytest.mark.parametrize("field", ["output", "rejected"])
def test_output_equal_to_or_above_the_input_is_refused(place: str, field: str) -> None:
    with pytest.raises(PlaceError, match="never written to"):
        Places(**{field: place}).check(["in"])


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("place", ["out", "in/out", "in/sub", "in2", "link/out", "../elsewhere", "new/deep"])
def test_output_beside_or_inside_the_input_is_allowed(place: str) -> None:
    Places(output=place).check(["in"])


@pytest.mark.usefixtures("here")
def test_the_folder_above_a_single_file_is_allowed() -> None:
    Places(output=".").check(["file.txt", "in/a.txt", "-"])


@pytest.mark.usefixtures("here")
def test_a_file_is_no_output_folder() -> None:
    with pytest.raises(PlaceError, match=r"file\.txt is a file"):
        Places(output="file.txt").check(["in"])


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(("output", "rejected"), [("out", "out"), ("out/deep", "out"), ("out", "./out/")])
def test_rejected_lines_must_not_go_to_the_output_folder_or_above(output: str, rejected: str) -> None:
    with pytest.raises(PlaceError, match="--rejected"):
        Places(output, rejected).check(["in"])


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("output", "rejected", "inside"),
    [
        ("in/out", None, {"out"}),
        ("in/sub/out", "link/rej", {"sub/out", "rej"}),
        ("out", "in2", set()),
        (None, None, set()),
        ("..hidden", None, set()),
    ],
)
def test_output_folders_inside_the_input_are_known(output: str | None, rejected: str | None, inside: set[str]) -> None:
    assert Places(output, rejected).inside("in") == inside


def test_an_output_folder_whose_name_begins_with_two_dots_is_inside(here: Path) -> None:
    assert Places("in/..out").inside(str(here / "in")) == {"..out"}


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("output", "inputs", "taken"),
    [
        (".", ["file.txt"], {"file.txt"}),
        ("out", ["file.txt"], set()),
        ("in", ["in/a.txt", "file.txt"], {"a.txt"}),
        ("link", ["in/a.txt"], {"a.txt"}),
        (".", ["in", "-"], set()),
        (None, ["file.txt"], set()),
    ],
)
def test_outputs_in_the_place_of_a_named_file_are_known(output: str | None, inputs: list[str], taken: set[str]) -> None:
    assert Places(output).taken(inputs) == taken


def test_the_place_of_a_named_link_is_taken_like_that_of_its_file(here: Path) -> None:
    (here / "out").mkdir()
    (here / "out" / "l.txt").symlink_to("../file.txt")
    assert Places("out").taken(["out/l.txt"]) == {"l.txt"}
    assert Places(".").taken(["out/l.txt"]) == {"file.txt", "out/l.txt"}


@pytest.mark.parametrize(
    ("output", "rejected", "nested"),
    [("out", "out/rej", "rej/"), ("out", "rej", ""), ("out", None, ""), (None, "rej", ""), ("out", "out2", "")],
)
def test_names_inside_a_folder_of_rejected_lines_are_known(
    output: str | None, rejected: str | None, nested: str
) -> None:
    assert Places(output, rejected).nested() == nested


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    "path", ["out/.stdnews/ledger.db", "out/.stdnews/lock", "out/records.jsonl", "out/records-00001.jsonl.gz"]
)
def test_a_file_beside_the_output_is_none_that_a_run_writes_itself(path: str) -> None:
    with pytest.raises(PlaceError, match=f"^{path} "):
        Places("out").check_file(path, ["in"])


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("path", ["out/changes.jsonl", "out/sub/records.jsonl", "records.jsonl", ".stdnews/x"])
def test_any_other_file_may_lie_in_or_beside_the_output(path: str) -> None:
    Places("out").check_file(path, ["in"])


@pytest.mark.usefixtures("here")
def test_rejected_lines_must_not_go_where_a_run_keeps_its_own_files() -> None:
    with pytest.raises(PlaceError, match="keeps its own files"):
        Places("out", "out/.stdnews/rejected").check(["in"])


@pytest.mark.usefixtures("here")
def test_a_file_that_is_written_lies_apart_from_those_read() -> None:
    for path in ("in/ledger.db", "link/sub/ledger.db", "in"):
        with pytest.raises(PlaceError):
            Places("out").check_apart(path, ["in"])
    Places("out").check_apart("out/.stdnews/ledger.db", ["in"])
    Places("in/out").check_apart("in/out/ledger.db", ["in"])
