"""What a run on a cluster writes and says, beside the same run on one machine."""

from __future__ import annotations

import json
import os
import random
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stdnews.cli import main
from stdnews.settings import Settings

ray = pytest.importorskip("ray", reason="needs stdnews[ray]")

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore"), pytest.mark.usefixtures("engine")]

NEWS = (Path(__file__).parents[2] / "bench" / "text" / "news.txt").read_text("utf-8").splitlines()


def clean(source: Path | str, out: Path, *more: str) -> Result:
    return CliRunner().invoke(main, ["clean", str(source), "-o", str(out), "--to", "jsonl", *more])


def lines(out: Path) -> list[bytes]:
    return sorted(line for path in out.glob("records*.jsonl") for line in path.read_bytes().splitlines())


def said(result: Result) -> list[str]:
    return sorted(line for line in result.stderr.splitlines() if line.startswith("stdnews:"))


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder of pages and records: text, HTML, one that is no text, one of bytes that are no UTF-8 in its name."""
    source = tmp_path / "in"
    (source / "a.example.cn").mkdir(parents=True)
    draw = random.Random(3)  # noqa: S311 - no secret
    for number in range(40):
        (source / "a.example.cn" / f"{number}.txt").write_text("\n".join(draw.sample(NEWS, 5)), "utf-8")
    (source / "b.html").write_text("<h1>江州開春耕會</h1>" + "".join(f"<p>{line}</p>" for line in NEWS[:4]), "utf-8")
    (source / "zip.txt").write_bytes(b"PK\3\4\0\0\0\0" * 99)
    Path(os.fsdecode(os.fsencode(source) + b"/\xd0\xc2.txt")).write_text(NEWS[0], "utf-8")
    records = [
        {"content": NEWS[9], "link": "https://c.example.cn/1", "id": 1},
        {"content": 7},
        {"content": "", "id": 2},
    ]
    (source / "c.jsonl").write_text("".join(f"{json.dumps(record)}\n" for record in records), "utf-8")
    return source


def test_records_and_failures_are_those_of_one_machine(pages: Path, tmp_path: Path) -> None:
    here, there = clean(pages, tmp_path / "here"), clean(pages, tmp_path / "there", "--engine", "ray")
    assert lines(tmp_path / "there") == lines(tmp_path / "here")
    assert len(lines(tmp_path / "there")) == 40 + 2 + 2
    assert (there.exit_code, said(there)) == (here.exit_code, said(here)) == (1, said(here))
    assert len(said(here)) == 2


def test_relative_paths_count_from_the_folder_of_the_call(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    clean(pages.name, Path("here"))
    clean(pages.name, Path("there"), "--engine", "ray")
    assert lines(tmp_path / "there") == lines(tmp_path / "here") != []


def test_a_page_that_takes_too_long_fails_alone(pages: Path, tmp_path: Path) -> None:
    (pages / "slow.txt").write_text(
        "\n".join(f"{line}{number}" for number in range(4000) for line in NEWS[:9]), "utf-8"
    )
    result = clean(pages, tmp_path / "out", "--engine", "ray", "--timeout", "0.5")
    assert [line for line in said(result) if "slow.txt: took longer than 0.5 s" in line]
    assert len(lines(tmp_path / "out")) == 44


def test_files_are_about_as_long_as_asked_for_and_those_before_are_gone(pages: Path, tmp_path: Path) -> None:
    clean(pages, tmp_path / "out")
    clean(pages, tmp_path / "out", "--engine", "ray", "--shard-size", "10")
    files = sorted(path.name for path in (tmp_path / "out").iterdir() if path.name != ".stdnews")
    assert files == [f"records-{number:05}.jsonl" for number in range(len(files))]
    assert all(len(path.read_bytes().splitlines()) <= 10 for path in (tmp_path / "out").glob("records-*"))
    assert not (tmp_path / "out" / ".stdnews" / "records").exists()


def test_parquet_holds_the_same_rows(pages: Path, tmp_path: Path) -> None:
    import pyarrow.parquet as pq  # noqa: PLC0415

    def rows(out: Path) -> list[tuple[str, str]]:
        return sorted(
            (row["path"], row["text"]) for path in out.glob("*.parquet") for row in pq.read_table(path).to_pylist()
        )

    for out, engine in (("here", "local"), ("there", "ray")):
        clean(pages, tmp_path / out, "--to", "parquet", "--engine", engine)
    assert rows(tmp_path / "there") == rows(tmp_path / "here") != []


def test_sites_that_are_learned_are_those_of_one_machine(tmp_path: Path) -> None:
    source = tmp_path / "in"
    draw = random.Random(5)  # noqa: S311 - no secret
    for site in ("a.example.cn", "b.example.cn"):
        (source / site).mkdir(parents=True)
        for number in range(30):
            body = "\n".join(draw.sample(NEWS, 6))
            (source / site / f"{number}.txt").write_text(f"{body}\n江州时刻 与你同行\n关注 {site} 的朋友们\n", "utf-8")
    for out, engine in (("here", "local"), ("there", "ray")):
        assert clean(source, tmp_path / out, "--learn-sites", "--engine", engine).exit_code == 0
    kept = [(tmp_path / out / ".stdnews" / "sites.toml").read_bytes() for out in ("here", "there")]
    assert kept[0] == kept[1]
    assert "的朋友们".encode() in kept[0]
    assert lines(tmp_path / "there") == lines(tmp_path / "here") != []


def test_files_of_parquet_have_one_schema_which_is_that_of_one_machine(tmp_path: Path) -> None:
    import pyarrow.parquet as pq  # noqa: PLC0415

    (tmp_path / "in").mkdir()
    fields: list[dict[str, object]] = [{"id": 1, "place": 7}, {"id": "二", "price": 0.5}, {"when": "late"}]
    for number, more in enumerate(fields):
        records = [{"text": NEWS[at], **more} for at in range(20 * number, 20 * number + 20)]
        text = "".join(f"{json.dumps(record)}\n" for record in records)
        (tmp_path / "in" / f"{number}.jsonl").write_text(text, "utf-8")
    call = ["--to", "parquet", "--shard-size", "30"]
    for out, engine in (("here", "local"), ("there", "ray")):
        assert clean(tmp_path / "in", tmp_path / out, *call, "--engine", engine).exit_code == 0
    tables = {out: [pq.read_table(path) for path in (tmp_path / out).glob("*.parquet")] for out in ("here", "there")}
    assert len(tables["there"]) > 1
    schemas = {table.schema.to_string() for both in tables.values() for table in both}
    assert len(schemas) == 1
    assert "price: double" in (schema := schemas.pop())
    assert "when:" not in schema, "the first thirty records have no such field"
    rows = {
        out: sorted((row for table in found for row in table.to_pylist()), key=lambda row: row["path"])
        for out, found in tables.items()
    }
    assert rows["there"] == rows["here"]


@pytest.mark.parametrize(("what", "in_many_parts"), [("mark", False), ("drop", False), ("mark", True)])
def test_copies_are_those_of_one_machine(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, in_many_parts: bool
) -> None:
    if in_many_parts:  # as where no machine can hold all: what hangs together is found in rounds
        monkeypatch.setattr("stdnews.ray.copies._A_PART", 20)
        monkeypatch.setattr("stdnews.ray.copies._BYTES", 50_000)
    source = tmp_path / "in"
    source.mkdir()
    draw = random.Random(11)  # noqa: S311 - no secret
    for number in range(12):
        paragraphs = draw.sample(NEWS, 12)
        (source / f"{number}.txt").write_text("\n".join(paragraphs), "utf-8")
        (source / f"{number}-cut.txt").write_text("\n".join(paragraphs[:8]), "utf-8")
        (source / f"{number}-same.txt").write_text("\n\n".join(paragraphs), "utf-8")
    here = clean(source, tmp_path / "here", "--reprints", what)
    there = clean(source, tmp_path / "there", "--reprints", what, "--engine", "ray")
    assert lines(tmp_path / "there") == lines(tmp_path / "here")
    groups = [(tmp_path / out / "reprints.jsonl").read_bytes() for out in ("here", "there")]
    assert groups[0] == groups[1]
    assert len(groups[0].splitlines()) >= 10
    assert [line for line in there.stderr.splitlines() if "reprints" in line] == [
        line for line in here.stderr.splitlines() if "reprints" in line
    ]


def test_where_there_are_no_copies_the_records_say_so(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(3):  # the first is too short to be a copy, the others are not alike
        (tmp_path / "in" / f"{number}.txt").write_text("\n".join(NEWS[9 * number : 10 * number + 1]), "utf-8")
    for pages in ("0.txt", ""):
        for out, engine in (("here", "local"), ("there", "ray")):
            call = ["--reprints", "drop", "--fresh", "--engine", engine]
            assert clean(tmp_path / "in" / pages, tmp_path / out, *call).exit_code == 0
        assert lines(tmp_path / "there") == lines(tmp_path / "here") != []
        assert (tmp_path / "there" / "reprints.jsonl").read_bytes() == b""


def test_an_empty_input_fails_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    result = clean(tmp_path / "in", tmp_path / "out", "--engine", "ray")
    assert result.exit_code == 1
    assert "no pages in this folder" in result.stderr
    assert lines(tmp_path / "out") == []


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (["--prune"], "--prune does not go with --engine ray"),
        (["--rejected", "dropped"], "--rejected does not go with --engine ray"),
        (["--to", "text"], "--engine ray writes records to a folder"),
    ],
)
def test_what_a_cluster_cannot_do_is_said_at_once(more: list[str], message: str, tmp_path: Path) -> None:
    result = clean(tmp_path, tmp_path / "out", "--engine", "ray", *more)
    assert result.exit_code == 2
    assert message in result.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("address", ["127.0.0.1:{}", "ray://127.0.0.1:{}", "no-such-host.invalid:{}", "head"])
def test_a_cluster_that_does_not_answer_is_told_at_once(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as nobody:  # bound, and not listening
        nobody.bind(("127.0.0.1", 0))
        address = address.format(nobody.getsockname()[1])
        monkeypatch.setattr("ray.is_initialized", lambda: False)
        monkeypatch.setattr("ray.init", _refuses)
        result = clean(tmp_path, tmp_path / "out", "--engine", "ray", "--address", address)
    assert result.exit_code == 1
    assert f"cannot reach the cluster {address}: " in result.stderr
    assert ("waits for minutes" in result.stderr) == (address == "head")


def _refuses(*_: object, **__: object) -> None:
    raise ConnectionError("waits for minutes")


def test_without_the_engine_the_module_says_what_to_install() -> None:
    script = "import sys; sys.modules['ray'] = None; import stdnews.ray"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert run.stderr.splitlines()[-1] == "ImportError: stdnews.ray needs Ray Data: pip install 'stdnews[ray]'"


def test_a_dataset_of_ones_own_is_cleaned_and_keeps_its_columns() -> None:
    from stdnews.ray import clean as clean_dataset  # noqa: PLC0415

    rows = [
        {"body": "今天天氣很好。", "uri": "https://a.example.cn/1", "title": "旧", "n": 1},
        {"body": "PK\3\4\0\0\0\0" * 99, "uri": "https://b.example.cn/2", "title": "旧", "n": 2},
        {"body": "今天天氣很好。", "uri": "https://b.example.cn/3", "title": "旧", "n": 3},
    ]
    settings = Settings(sites={"b.example.cn": Settings(skip=frozenset({"simplify"}))})
    found = sorted(clean_dataset(ray.data.from_items(rows), settings).take_all(), key=lambda row: row["n"])
    assert [row["text"] for row in found] == ["今天天气很好。\n", None, "今天天氣很好。\n"]
    assert [row["outcome"] for row in found] == ["cleaned", "failed", "unchanged"]
    assert found[1]["reason"]
    assert found[1]["body"] == rows[1]["body"]
    assert (found[0]["source_title"], found[0]["title"]) == ("旧", None)
    assert json.loads(found[0]["counts"]) == {"simplify": {"traditional": 1}}
