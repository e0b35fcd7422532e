"""Dependencies point one way, modules stay small, and heavy libraries stay where they belong."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src" / "stdnews"

LAYERS = (
    {"errors", "tables", "conversion", "literal", "sizes", "chance", "packing"},
    {"storage"},
    {"page", "comparison"},
    {"template", "reprints"},
    {"edits"},
    {"steps"},
    {"stages"},
    {"settings"},
    {"pipeline", "reading", "writing", "facts"},
    {"amounts", "outcome"},
    {"config"},
    {"explain", "datatrove"},
    {"report"},
    {"batch"},
    {"sites"},
    {"ray", "render"},
    {"commands"},
    {"cli"},
    {"__main__"},
)
"""From the ground up. A module imports from layers below its own, or from its own package."""
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
MODULES = sorted(ROOT.rglob("*.py"))


def dotted(path: Path) -> str:
    """The module's name below the package: ``stages.glosses``; empty for the package itself."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix("__init__").rstrip(".")


NAMES = {dotted(path): path for path in MODULES}


def imports(path: Path) -> set[str]:
    """Full names of all that a module imports, wherever in the module it does so."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def own_imports(path: Path) -> set[str]:
    """The modules of this package that a module imports, by their names below the package."""
    found = set()
    for name in imports(path):
        inner = name.removeprefix("stdnews.") if name.startswith("stdnews.") else None
        while inner and inner not in NAMES:
            inner = inner.rpartition(".")[0]
        if inner is not None:
            found.add(inner)
    return found - {"", dotted(path)}


def ids(path: Path) -> str:
    return dotted(path) or "stdnews"


@pytest.mark.parametrize("path", [p for p in MODULES if dotted(p)], ids=ids)
def test_a_module_imports_only_from_below(path: Path) -> None:
    mine = dotted(path).partition(".")[0]
    assert mine in RANK, f"{mine}: give it a layer"
    tops = {name.partition(".")[0] for name in own_imports(path)} - {mine}
    assert {name for name in tops if RANK[name] >= RANK[mine]} == set()


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_only_the_command_line_imports_the_package_as_a_whole(path: Path) -> None:
    whole = {name for name in imports(path) if name.startswith("stdnews.") and name.count(".") == 1}
    public = {name for name in whole if name.removeprefix("stdnews.") not in NAMES}
    assert not public or RANK.get(dotted(path).partition(".")[0], 0) >= RANK["batch"]


def test_no_module_imports_itself_through_others() -> None:
    graph = {name: own_imports(path) for name, path in NAMES.items() if name}
    TopologicalSorter(graph).prepare()  # raises CycleError


@pytest.mark.parametrize(
    ("library", "allowed"),
    [
        ("rich", {"render"}),
        ("opencc", {"conversion", "stages.mojibake.model"}),
        ("selectolax", {"reading"}),
        ("numpy", {"reprints"}),
        ("click", {"cli", "commands", "render"}),
        ("pyarrow", {"reading.records.parquet", "writing.columns", "ray"}),
        ("ray", {"commands.cluster", "ray"}),
        ("fsspec", {"storage"}),
        ("fastwarc", {"reading.records"}),
        ("zstandard", {"reading.records", "writing.lines"}),
        ("datatrove", {"datatrove"}),
        ("ftfy", {"stages.mojibake.codec_ftfy"}),
        ("regex", {"config.own_rules", "stages.boilerplate.matching"}),
        ("sqlite3", {"batch.claims", "batch.ledger", "reprints.search"}),
        ("multiprocessing", {"batch"}),
    ],
)
def test_a_library_is_imported_only_where_it_belongs(library: str, allowed: set[str]) -> None:
    users = {dotted(path) for path in MODULES if any(name.partition(".")[0] == library for name in imports(path))}
    assert {user for user in users if not any(user == at or user.startswith(f"{at}.") for at in allowed)} == set()


@pytest.mark.parametrize("path", [p for p in MODULES if not dotted(p).startswith("tables")], ids=ids)
def test_a_module_stays_under_250_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 250
