"""Makes the reference pages in docs/ from what they describe: ``--help``, the stages and rules, the options.

python tools/make_docs.py           writes them
python tools/make_docs.py --check   fails when one of them is not up to date
"""

from __future__ import annotations

import ast
import inspect
import itertools
import sys
import textwrap
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from stdnews.cli import main as command
from stdnews.config.file import SECTIONS
from stdnews.config.values import meaning, settings_of, shown
from stdnews.explain.data import KEYS, SCHEMA
from stdnews.explain.lines import visible
from stdnews.pipeline import STAGES
from stdnews.stages.boilerplate.rule import OwnRule, OwnSelector
from stdnews.stages.row import BODY
from stdnews.stages.rules import rules_of

DOCS = Path(__file__).parents[1] / "docs"
WIDTH = 100
"""Columns of the help texts, so that they do not depend on the terminal of whoever makes the pages."""
NOTE = "<!-- Made by tools/make_docs.py; do not edit. -->"


def cli_page() -> str:
    """The help of every command."""
    parts = [NOTE, "# Command line", "What `--help` says, command by command."]
    top = click.Context(command, info_name="stdnews", terminal_width=WIDTH, **command.context_settings)
    for context in _commands(top):
        parts += [f"## `{context.command_path}`", f"```text\n{context.get_help()}\n```"]
    return _page(parts)


def stages_page() -> str:
    """The stages with their reasons, and their rules with an example and a near miss each."""
    rows = ([f"[{stage.name}](#{stage.name})", stage.why] for stage in STAGES)
    parts = [NOTE, "# Stages and rules", "The stages run in this order.", _table(["stage", "why here"], rows)]
    for stage in STAGES:
        parts += [f"## {stage.name}", _docstring(f"stdnews.stages.{stage.name}")]
        if rules := rules_of(stage.name):
            rows = (
                [_code(rule.id), _prose(rule.why), _example(rule.hits[0]), _example(rule.misses[0])] for rule in rules
            )
            parts.append(_table(["rule", "why", "an example", "left alone"], rows))
    return _page(parts)


SETTINGS_INTRO = """\
Settings stand in `stdnews.toml`, in the folder of the input or above it; for the standard input, in the working folder
or above it. `--config FILE` names another file. The nearest file counts alone; files are not merged.

```toml
skip = ["simplify"]                     # stages that are not to change anything

[boilerplate]
off = ["crumb"]                         # rules that are switched off

[[boilerplate.rule]]                    # a rule of your own
id = "hotline"
pattern = "本台热线[:：].*"
where = "after"

[[site."news.example.cn".boilerplate.selector]]  # elements of a site's HTML pages
id = "teasers"
selector = "div.more-stories"

[site."news.example.cn".duplicates]     # for the pages of one site, on top of the rest
min_letters = 20
```

A site is the host of a page's URL, else the name of its top folder. It has the general settings with its own on top: a
key set for a site stands instead of the general one, and its own rules are added to the general ones. `--only` and
`--skip` on the command line come before `skip` in the file. All mistakes in a file are reported at once, with file and
key."""


def settings_page() -> str:
    """Every setting with its type, its default and its meaning."""
    parts = [NOTE, "# Settings", SETTINGS_INTRO, "## Keys"]
    head = ["key", "value", "default", "meaning"]
    rows = [["`skip`", f"a list of stages: {', '.join(SECTIONS)}", "`[]`", "Stages that are not to change anything."]]
    for section, options in SECTIONS.items():
        rows += _rows(f"{section}.", type(options), without={"own", "selectors"})
    parts += [_table(head, rows), "## Own rules", OWN_RULES, _table(head, _rows("", OwnRule))]
    parts += ["## Own selectors", OWN_SELECTORS, _table(head, _rows("", OwnSelector))]
    return _page(parts)


OWN_RULES = """\
Each `[[boilerplate.rule]]` names lines that are boilerplate, with these keys. The pattern is one of the
[regex](https://github.com/mrabarnett/mrab-regex) module. It must match the whole line as the earlier stages leave it,
in Simplified characters; full-width letters, digits and punctuation may also be written half-width. A page that takes
longer than `boilerplate.seconds` fails, and the message names the rule."""


OWN_SELECTORS = """\
Each `[[boilerplate.selector]]` names elements of HTML pages by a CSS selector, with these keys. Text pages have no
elements. Where two selectors match an element, the first one counts."""


def explain_page() -> str:
    """The JSON of ``stdnews explain --json``."""
    intro = f"What `stdnews explain --json` writes: one object, schema {SCHEMA}. New keys may come; these stay."
    replay = (
        "Putting each change's `after` in the place of its paragraph, in order, leads from every paragraph as `read` "
        "to its `text`; those with role `body` and a text, one a line, are what `stdnews clean` writes."
    )
    rows = ([_code(key), text] for key, text in KEYS.items())
    return _page([NOTE, "# The log as JSON", intro, _table(["key", "value"], rows), replay])


PAGES = {"cli.md": cli_page, "stages.md": stages_page, "settings.md": settings_page, "explain.md": explain_page}


def main() -> int:
    """Write the pages, or with ``--check`` name those that are not up to date."""
    stale = []
    for name, make in PAGES.items():
        path, text = DOCS / name, make()
        if path.is_file() and path.read_text("utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in sys.argv:
            DOCS.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
    if "--check" not in sys.argv:
        print(f"written: {', '.join(stale) or 'nothing, all up to date'}")
        return 0
    for name in stale:
        print(f"docs/{name} is not up to date: run python tools/make_docs.py", file=sys.stderr)
    return 1 if stale else 0


def _commands(context: click.Context) -> Iterator[click.Context]:
    yield context
    if isinstance(context.command, click.Group):
        for name in context.command.list_commands(context):
            found = context.command.get_command(context, name)
            if found is not None:
                yield from _commands(click.Context(found, context, info_name=name, terminal_width=WIDTH))


def _rows(prefix: str, options: type, without: Iterable[str] = ()) -> Iterator[list[str]]:
    """A row of the settings table for each field of a dataclass."""
    described = _field_docs(options)
    for setting in settings_of(options).values():
        if setting.name in without:
            continue
        default = "" if setting.is_required else _code(shown(_as_toml(setting.default)))
        yield [_code(prefix + setting.name), meaning(setting), default, _prose(described.get(setting.name, ""))]


def _field_docs(options: type) -> dict[str, str]:
    """The docstrings under the fields of a class; they are only in its source."""
    body = ast.parse(textwrap.dedent(inspect.getsource(options))).body[0]
    docs: dict[str, str] = {}
    if not isinstance(body, ast.ClassDef):
        return docs
    for field, text in itertools.pairwise(body.body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(text, ast.Expr):
            docs[field.target.id] = inspect.cleandoc(str(ast.literal_eval(text.value)))
    return docs


def _as_toml(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else value


def _docstring(module: str) -> str:
    return _prose(inspect.cleandoc(import_module(module).__doc__ or ""))


def _example(text: str) -> str:
    """A line, or the lines of a page below each other; the same article stands in all of them."""
    lines = text.replace(BODY, "[…]\n").strip().split("\n")
    return "<br>".join("*article*" if line == "[…]" else _code(line) for line in lines)


def _code(text: str) -> str:
    """A text as code in a table; a backtick needs more of them around it."""
    fence = "``" if "`" in text else "`"
    pad = " " if "`" in text else ""
    return f"{fence}{pad}{visible(text)}{pad}{fence}"


def _table(head: list[str], rows: Iterable[list[str]]) -> str:
    lines = [head, ["-" * len(name) for name in head], *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def _prose(text: str) -> str:
    """A docstring's text as Markdown has it."""
    return text.replace("``", "`")


def _cell(text: str) -> str:
    return " ".join(text.replace("|", r"\|").split())


def _page(parts: Iterable[str]) -> str:
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.exit(main())
