"""A person's own boilerplate rules: ``[[boilerplate.rule]]`` for lines, ``[[boilerplate.selector]]`` for elements."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable
from typing import Any

from stdnews.config.problems import Key, Problems, dotted
from stdnews.config.values import settings_of, shown
from stdnews.reading.selectors import selector_problem
from stdnews.stages.boilerplate.rule import OwnRule, OwnSelector
from stdnews.stages.rules import rules_of

_ID = re.compile(r"\w[\w-]*")

Own = OwnRule | OwnSelector


def read_own(table: dict[str, object], base: Any, key: Key, problems: Problems) -> dict[str, Any]:
    """The own rules and selectors of a section, which are taken out of its table, on top of others."""
    others = (*base.own, *base.selectors)
    rules = read_rules(OwnRule, table.pop("rule", []), (*key, "rule"), others, problems)
    selectors = read_rules(OwnSelector, table.pop("selector", []), (*key, "selector"), (*others, *rules), problems)
    return {"own": base.own + rules, "selectors": base.selectors + selectors}


def rule_ids(own: Iterable[Own] = ()) -> frozenset[str]:
    """The ids that a list of rules to switch off may name."""
    return frozenset({rule.id for rule in rules_of("boilerplate")} | {rule.id for rule in own})


def read_rules(sort: type[Own], value: object, key: Key, others: Iterable[Own], problems: Problems) -> tuple[Any, ...]:
    """The rows of one list, without those that are wrong.

    Args:
        sort: what the rows are, rules or selectors.
        value: what the file has under ``rule``.
        key: where that is.
        others: rules that the list is added to; an id stands for one rule.
        problems: gathers what is wrong.
    """
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        problems.add(key, f"must be a list of tables, each written [[{dotted(key)}]]")
        return ()
    rules: list[Own] = []
    taken = set(rule_ids(others)) if value else set()
    for number, row in enumerate(value, 1):
        at = (*key, _label(row, number))
        rule = _read_rule(sort, row, at, problems)
        if rule is None:
            continue
        if rule.id in taken:
            problems.add(at, "another rule has this id")
            continue
        taken.add(rule.id)
        rules.append(rule)
    return tuple(rules)


def pattern_problem(pattern: str) -> str | None:
    """What is wrong with a regular expression that is to find boilerplate; None when nothing is.

    >>> pattern_problem("^本台热线")
    >>> pattern_problem("本台(热线")
    'is no regular expression: missing ) at position 5'
    >>> pattern_problem("热线|")
    'also matches the empty string'
    """
    if not pattern:
        return "must not be empty"
    import regex  # noqa: PLC0415 - only for a person's own patterns; the import costs 12 ms

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compiled = regex.compile(pattern)
    except regex.error as error:
        return f"is no regular expression: {error}"
    return "also matches the empty string" if compiled.search("") else None


def _label(row: dict[str, object], number: int) -> str | int:
    """What a person knows a rule by: its id if it has one."""
    name = row.get("id")
    return name if isinstance(name, str) and name else number


def _read_rule(sort: type[Own], row: dict[str, object], key: Key, problems: Problems) -> Own | None:
    """The rule of one table; None when anything in it is wrong."""
    before = len(problems.lines)
    settings = settings_of(sort)
    problems.unknown(row, settings, key)
    problems.missing(row, (name for name, setting in settings.items() if setting.is_required), key)
    values = {
        name: problems.value(settings[name], value, (*key, name), None)
        for name, value in row.items()
        if name in settings
    }
    for name, value in values.items():
        if value is not None and (wrong := _CHECKS.get(name, _nothing)(value)):
            problems.add((*key, name), wrong)
    return sort(**values) if len(problems.lines) == before else None


def _id_problem(name: str) -> str | None:
    return None if _ID.fullmatch(name) else f"must be letters, digits, - and _, not {shown(name)}"


def _nothing(value: str) -> None:
    """What is wrong with a value of which the type says all."""


_CHECKS: dict[str, Callable[[str], str | None]] = {
    "id": _id_problem,
    "pattern": pattern_problem,
    "selector": selector_problem,
}
