from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from stdnews.batch.ledger import Ledger, LedgerError, Refusal, Row, schema
from stdnews.batch.ledger import ledger as module

ROW = Row(b"a.txt", b"/in/a.txt", 1, 10, 20, b"h", 1, "cleaned", "", "[]", "[]", "utf-8", 9, None, 1)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = open_ledger(tmp_path)
    yield opened
    opened.close()


def open_ledger(folder: Path) -> Ledger:
    """A ledger in which a run has begun, with a root and a maker."""
    opened = Ledger(str(folder / "aside" / "ledger.db"))
    opened.begin({"folder": "/", "options": {}})
    opened.id_of("roots", "path", b"/in")
    opened.id_of("makers", "made_by", "{}")
    return opened


def test_what_was_put_is_known(ledger: Ledger) -> None:
    assert ledger.known("a.txt") is None
    ledger.put(ROW)
    assert ledger.known("a.txt") == ROW
    ledger.keep()
    assert ledger.known("a.txt") == ROW


def test_many_are_looked_up_at_once_kept_or_not(ledger: Ledger) -> None:
    name = os.fsdecode("新闻".encode("gbk"))
    ledger.put(ROW)
    ledger.put(ROW._replace(output=os.fsencode(name), size=1))
    ledger.keep()
    ledger.put(ROW._replace(output=b"b", size=2))
    ledger.put(ROW._replace(size=3))
    found = ledger.look_up(["a.txt", "x", name, "b"])
    assert {output: row.size for output, row in found.items()} == {"a.txt": 3, name: 1, "b": 2}
    assert ledger.look_up([]) == {}


def test_what_was_kept_outlives_the_run_and_what_was_not_does_not(ledger: Ledger, tmp_path: Path) -> None:
    ledger.put(ROW)
    ledger.keep()
    ledger.put(ROW._replace(output=b"b.txt"))
    ledger.close()
    again = open_ledger(tmp_path)
    assert (again.known("a.txt"), again.known("b.txt")) == (ROW, None)
    again.close()


def test_it_is_time_to_keep_after_so_many_rows_or_so_long(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not ledger.is_due()
    monkeypatch.setattr(module, "_BATCH_ROWS", 2)
    for name in (b"a", b"b"):
        ledger.put(ROW._replace(output=name))
    assert ledger.is_due()
    ledger.keep()
    assert not ledger.is_due()
    monkeypatch.setattr(module, "_BATCH_SECONDS", -1)
    assert ledger.is_due()


def test_names_are_bytes(ledger: Ledger) -> None:
    name = os.fsdecode("新闻".encode("gbk") + b"\n.txt")
    ledger.put(ROW._replace(output=os.fsencode(name)))
    ledger.keep()
    assert ledger.known(name) is not None


def test_pages_that_were_not_seen_are_gone_from_the_folders_asked_for(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_BATCH_ROWS", 2)
    other = ledger.id_of("roots", "path", b"/other")
    for name, root in ((b"a", 1), (b"b", 1), (b"c", 1), (b"d", other)):
        ledger.put(ROW._replace(output=name, root=root))
    for seen in ("a", "c", "x"):
        ledger.saw(seen)
    assert [row.output for row in ledger.gone([1])] == [b"b"]
    assert [row.output for row in ledger.gone([1, other])] == [b"b", b"d"]
    ledger.forget(b"b")
    assert list(ledger.gone([1])) == []


def test_pages_that_are_gone_may_be_forgotten_one_by_one(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_BATCH_ROWS", 3)
    for number in range(20):
        ledger.put(ROW._replace(output=b"%02d" % number))
    ledger.saw("07")
    found = []
    for row in ledger.gone([1]):
        found.append(row.output)
        ledger.forget(row.output)
    assert found == [b"%02d" % number for number in range(20) if number != 7]
    assert list(ledger.gone([1])) == []


def test_a_run_that_was_killed_is_marked_by_the_next(ledger: Ledger, tmp_path: Path) -> None:
    ledger.close()
    again = open_ledger(tmp_path)
    again.end("done", {"cleaned": 3})
    runs = again.runs(5)
    again.close()
    assert [(run["state"], run["counts"], run["ended"] is None) for run in runs] == [
        ("done", {"cleaned": 3}, False),
        ("killed", {}, True),
    ]


def test_pages_are_found_by_their_outcome(ledger: Ledger) -> None:
    for name, outcome in ((b"b", "failed"), (b"a", "failed"), (b"c", "cleaned")):
        ledger.put(ROW._replace(output=name, source=b"/in/" + name, outcome=outcome))
    ledger.refuse(Refusal(b"/in/aa", b"a", 1, "has the same output", ledger.run))
    ledger.keep()
    assert [page.source for page in ledger.pages("failed")] == [b"/in/a", b"/in/aa", b"/in/b"]
    assert list(ledger.sources("failed", b"/in")) == [b"/in/a", b"/in/aa", b"/in/b"]


def test_the_refused_are_kept_with_the_rest_and_forgotten_when_a_later_run_accepts_them(ledger: Ledger) -> None:
    ledger.refuse(Refusal(b"/in/b", b"a", 1, "has the same output", ledger.run))
    ledger.refuse(Refusal(b"/in/c", b"a", 1, "has the same output", ledger.run))
    assert not ledger.any_refused()
    ledger.keep()
    ledger.accept(1)
    assert (ledger.any_refused(), ledger.is_refused(b"/in/b"), ledger.is_refused(b"/in/a")) == (True, True, False)
    ledger.begin({})
    ledger.accept(2)
    ledger.accept(1, b"/in/c")
    assert [page.source for page in ledger.pages("failed")] == [b"/in/b"]
    ledger.accept(1)
    assert not ledger.any_refused()


def test_a_ledger_of_a_later_version_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "l.db") as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(LedgerError, match="a later version of stdnews made it"):
        Ledger(str(tmp_path / "l.db"))


def test_an_older_ledger_is_brought_up_to_date_and_keeps_its_rows(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.put(ROW)
    ledger.keep()
    ledger.close()
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, "CREATE TABLE later (x)"))
    again = open_ledger(tmp_path)
    assert again.known("a.txt") is not None
    again.close()
    with sqlite3.connect(tmp_path / "aside" / "ledger.db") as db:
        assert db.execute("PRAGMA user_version").fetchone() == (len(schema.MIGRATIONS),)
        assert db.execute("SELECT * FROM later").fetchall() == []
    db.close()


def test_a_step_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_ledger(tmp_path).close()
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, "CREATE TABLE later (x); CREATE TABLE pages (x)"))
    with pytest.raises(LedgerError, match="cannot be used"):
        open_ledger(tmp_path)
    with sqlite3.connect(tmp_path / "aside" / "ledger.db") as db:
        assert db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'later'").fetchone() == (0,)
    db.close()


def test_a_damaged_ledger_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "l.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(LedgerError, match=r"^the ledger .*l\.db cannot be used: file is not a database; without it"):
        Ledger(str(tmp_path / "l.db"))


def test_a_place_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LedgerError, match="cannot write the ledger"):
        Ledger(str(tmp_path / "file" / "l.db"))


def test_a_ledger_elsewhere_is_that_of_one_output_folder(tmp_path: Path) -> None:
    Ledger(str(tmp_path / "l.db"), str(tmp_path / "out")).close()
    Ledger(str(tmp_path / "l.db"), str(tmp_path / "x" / ".." / "out")).close()
    with pytest.raises(LedgerError, match=r"it belongs to the output folder .*/out; "):
        Ledger(str(tmp_path / "l.db"), str(tmp_path / "other"))


def test_a_full_disk_stops_the_ledger_and_nothing_else(ledger: Ledger) -> None:
    (pages,) = ledger._db.execute("PRAGMA page_count").fetchone()
    ledger._db.execute(f"PRAGMA max_page_count = {pages}")
    for number in range(200):
        ledger.put(ROW._replace(output=b"%d" % number, facts="x" * 1000))
    ledger.keep()
    assert ledger.problem == "database or disk is full"
    ledger.put(ROW)
    ledger.keep()
    ledger.end("done", {})
    assert ledger.known("0") is None


def test_a_run_that_there_is_no_room_to_note_goes_on_without_the_ledger(ledger: Ledger) -> None:
    (pages,) = ledger._db.execute("PRAGMA page_count").fetchone()
    ledger._db.execute(f"PRAGMA max_page_count = {pages}")
    ledger.begin({"folder": "/" * 100_000, "options": {}})
    assert ledger.problem == "database or disk is full"
    assert ledger.id_of("roots", "path", b"/new") == 0
    assert ledger.id_of("roots", "path", b"/in") == 1


def test_nothing_is_gone_when_there_was_no_room_to_note_what_is_there(ledger: Ledger) -> None:
    ledger.put(ROW)
    ledger.put(ROW._replace(output=b"z.txt"))
    ledger.keep()
    assert [row.output for row in ledger.gone([1])] == [b"a.txt", b"z.txt"]
    ledger._db.execute("PRAGMA temp.max_page_count = 3")
    for number in range(2000):
        ledger.saw(f"{number:0100}")
    ledger.saw("a.txt")
    ledger.saw("z.txt")
    assert list(ledger.gone([1])) == []
    assert ledger.problem == "database or disk is full"


def test_a_ledger_that_is_damaged_inside_is_named_when_it_is_asked(tmp_path: Path) -> None:
    first = open_ledger(tmp_path)
    for number in range(500):
        first.put(ROW._replace(output=b"%d" % number))
    first.keep()
    first.close()
    path = tmp_path / "aside" / "ledger.db"
    data = bytearray(path.read_bytes())
    for at in range(4096, len(data), 4096):  # each page's header, but for the first: that has the schema
        data[at : at + 100] = b"\xff" * 100
    path.write_bytes(data)
    with closing(Ledger(str(path))) as damaged:
        damaged.begin({"folder": "/", "options": {}})
        for ask in (damaged.known, lambda name: damaged.look_up([name]), lambda _: damaged.runs(1)):
            with pytest.raises(LedgerError, match=r"cannot be used: database disk image is malformed; without it"):
                ask("1")


def test_a_ledger_of_the_first_schema_is_brought_on(tmp_path: Path) -> None:
    path = tmp_path / "aside" / "ledger.db"
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as db:
        db.executescript(f"{schema.MIGRATIONS[0]}; PRAGMA user_version = 1")
        db.execute("INSERT INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", ROW[:15])
        db.commit()
    opened = open_ledger(tmp_path)
    assert opened.known("a.txt") == ROW._replace(site="", read=0, kept=0, dropped=0)
    opened.close()


def test_several_may_make_a_ledger_at_the_same_time(tmp_path: Path) -> None:
    for number in range(10):
        path = str(tmp_path / f"{number}.db")
        start = threading.Barrier(4)

        def made(path: str = path, start: threading.Barrier = start) -> str:
            start.wait()
            Ledger(path).close()
            return "made"

        with ThreadPoolExecutor(4) as pool:
            assert [each.result() for each in [pool.submit(made) for _ in range(4)]] == ["made"] * 4
