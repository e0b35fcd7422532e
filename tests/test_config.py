"""The settings file: found upward, read into settings, and all that is wrong with it named at once."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdnews import Page, Settings, SettingsError, clean
from stdnews.config import choose_stages, find_config, load
from stdnews.config.file import SECTIONS, settings_from
from stdnews.config.own_rules import pattern_problem, rule_ids
from stdnews.config.problems import Problems
from stdnews.config.values import converted, meaning, settings_of
from stdnews.pipeline import STAGES

BUILT_IN = min(rule_ids())


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "stdnews.toml"


def loaded(path: Path, text: str) -> Settings:
    path.write_text(text, "utf-8")
    return load(path)


def problems(path: Path, text: str) -> list[str]:
    """What is wrong with a settings file, each line without the file's name."""
    with pytest.raises(SettingsError) as caught:
        loaded(path, text)
    assert all(line.startswith(f"{path}: ") for line in caught.value.problems)
    return [line.removeprefix(f"{path}: ") for line in caught.value.problems]


# Where the file is


def test_the_nearest_file_above_the_input_counts(tmp_path: Path) -> None:
    page = tmp_path / "scrape" / "a" / "page.txt"
    page.parent.mkdir(parents=True)
    page.touch()
    (tmp_path / "stdnews.toml").touch()
    assert find_config(page) == tmp_path / "stdnews.toml"
    (page.parent / "stdnews.toml").touch()
    assert find_config(page) == page.parent / "stdnews.toml"


def test_a_folder_is_searched_itself(tmp_path: Path, config: Path) -> None:
    config.touch()
    assert find_config(tmp_path) == config


def test_a_folder_with_the_name_of_a_settings_file_is_none(tmp_path: Path) -> None:
    (tmp_path / "a" / "stdnews.toml").mkdir(parents=True)
    (tmp_path / "stdnews.toml").touch()
    assert find_config(tmp_path / "a") == tmp_path / "stdnews.toml"


def test_a_relative_input_is_searched_from_the_working_directory(
    tmp_path: Path, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config.touch()
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    assert find_config(Path("page.txt")) == config


# What it sets


def test_without_a_file_the_settings_are_the_defaults() -> None:
    assert load(None) == Settings()


def test_an_empty_file_sets_nothing(config: Path) -> None:
    assert loaded(config, "") == Settings()


def test_every_stage_has_a_section() -> None:
    assert list(SECTIONS) == [stage.name for stage in STAGES]


def test_stages_are_skipped_by_name(config: Path) -> None:
    assert loaded(config, 'skip = ["simplify", "glosses"]').skip == {"simplify", "glosses"}


def test_a_threshold_is_set_in_the_section_of_its_stage(config: Path) -> None:
    assert loaded(config, "[duplicates]\nmin_letters = 20").duplicates.min_letters == 20


def test_a_byte_order_mark_does_no_harm(config: Path) -> None:
    assert loaded(config, '\ufeffskip = ["glosses"]').skip == {"glosses"}


def test_a_rule_is_switched_off_by_its_id(config: Path) -> None:
    assert loaded(config, f'[boilerplate]\noff = ["{BUILT_IN}"]').boilerplate.off == {BUILT_IN}


OWN = """
[[boilerplate.rule]]
id = "hotline"
pattern = "本台热线[:：].*"
where = "after"
"""


def test_own_rules_are_read_in_order(config: Path) -> None:
    rules = loaded(config, OWN + '[[boilerplate.rule]]\nid = "slogan"\npattern = "^江州声音"').boilerplate.own
    assert [(rule.id, rule.pattern, rule.where) for rule in rules] == [
        ("hotline", "本台热线[:：].*", "after"),
        ("slogan", "^江州声音", "anywhere"),
    ]


def test_an_own_rule_can_be_switched_off_for_a_site(config: Path) -> None:
    settings = loaded(config, OWN + '[site."a.example.cn".boilerplate]\noff = ["hotline"]')
    assert settings.for_site("a.example.cn").boilerplate.off == {"hotline"}


# Sites


SITE = """
skip = ["simplify"]
[duplicates]
min_letters = 20
[site."news.example.cn"]
skip = []
[site."news.example.cn".boilerplate]
off = []
[[site."news.example.cn".boilerplate.rule]]
id = "slogan"
pattern = "^江州声音"
"""


def test_a_site_has_the_general_settings_with_its_own_on_top(config: Path) -> None:
    site = loaded(config, SITE + OWN)
    assert site.for_site("news.example.cn").duplicates.min_letters == 20
    assert site.for_site("news.example.cn").skip == frozenset()
    assert site.for_site("other.example.cn").skip == {"simplify"}


def test_the_own_rules_of_a_site_are_added_to_the_general_ones(config: Path) -> None:
    settings = loaded(config, SITE + OWN)
    assert [rule.id for rule in settings.boilerplate.own] == ["hotline"]
    assert [rule.id for rule in settings.for_site("news.example.cn").boilerplate.own] == ["hotline", "slogan"]


def test_a_host_may_be_written_in_capitals(config: Path) -> None:
    settings = loaded(config, '[site."News.Example.CN"]\nskip = ["glosses"]')
    assert settings.for_site("news.example.cn").skip == {"glosses"}
    assert settings.for_site("News.Example.CN").skip == {"glosses"}


def test_two_sites_may_use_one_id_for_different_rules(config: Path) -> None:
    rule = '[[site."{0}".boilerplate.rule]]\nid = "slogan"\npattern = "{0}的声音"\n'
    settings = loaded(config, rule.format("a.example") + rule.format("b.example"))
    assert settings.for_site("b.example").boilerplate.own[0].pattern == "b.example的声音"


# What is wrong


WRONG = {
    "unknown-section": ("[glosess]", 'glosess: unknown section; did you mean "glosses"?'),
    "unknown-key": ("jobs = 3", "jobs: unknown key"),
    "unknown-key-of-a-stage": (
        "[duplicates]\nmin_leters = 3",
        'duplicates.min_leters: unknown key; did you mean "min_letters"?',
    ),
    "stage-is-no-table": ("duplicates = 3", "duplicates: must be a table, written [duplicates]"),
    "unknown-stage": ('skip = ["simplfy"]', 'skip: "simplfy" is not known; did you mean "simplify"?'),
    "no-list": ('skip = "simplify"', 'skip: must be a list of strings, not "simplify"'),
    "wrong-type": (
        '[duplicates]\nmin_letters = "20"',
        'duplicates.min_letters: must be a whole number, 0 or more, not "20"',
    ),
    "fraction-for-a-count": (
        "[duplicates]\nmin_letters = 1.5",
        "duplicates.min_letters: must be a whole number, 0 or more, not 1.5",
    ),
    "truth-for-a-count": (
        "[duplicates]\nmin_letters = true",
        "duplicates.min_letters: must be a whole number, 0 or more, not true",
    ),
    "negative": (
        "[duplicates]\nmin_letters = -1",
        "duplicates.min_letters: must be a whole number, 0 or more, not -1",
    ),
    "date-for-a-count": (
        "[duplicates]\nmin_letters = 2024-01-01",
        'duplicates.min_letters: must be a whole number, 0 or more, not "2024-01-01"',
    ),
    "unknown-rule": (
        '[boilerplate]\noff = ["no-such-rule-anywhere"]',
        'boilerplate.off: "no-such-rule-anywhere" is not known',
    ),
    "own-is-no-key": ("[boilerplate]\nown = []", "boilerplate.own: unknown key"),
    "rule-is-no-list": (
        "[boilerplate]\nrule = 3",
        "boilerplate.rule: must be a list of tables, each written [[boilerplate.rule]]",
    ),
    "rule-without-pattern": ('[[boilerplate.rule]]\nid = "a"', "boilerplate.rule.a.pattern: is missing"),
    "rule-without-id": ('[[boilerplate.rule]]\npattern = "热线"', "boilerplate.rule[1].id: is missing"),
    "empty-id": (
        '[[boilerplate.rule]]\nid = ""\npattern = "热线"',
        'boilerplate.rule[1].id: must be letters, digits, - and _, not ""',
    ),
    "empty-pattern": ('[[boilerplate.rule]]\nid = "a"\npattern = ""', "boilerplate.rule.a.pattern: must not be empty"),
    "matches-nothing-at-all": (
        '[[boilerplate.rule]]\nid = "a"\npattern = "(热线)*"',
        "boilerplate.rule.a.pattern: also matches the empty string",
    ),
    "bad-pattern": (
        '[[boilerplate.rule]]\nid = "a"\npattern = "热线("',
        "boilerplate.rule.a.pattern: is no regular expression: missing ) at position 3",
    ),
    "bad-place": (
        '[[boilerplate.rule]]\nid = "a"\npattern = "热线"\nwhere = "befor"',
        'boilerplate.rule.a.where: must be "anywhere", "before" or "after", not "befor"; did you mean "before"?',
    ),
    "unknown-key-of-a-rule": (
        '[[boilerplate.rule]]\nid = "a"\npatern = "热线"\npattern = "热线"',
        'boilerplate.rule.a.patern: unknown key; did you mean "pattern"?',
    ),
    "id-twice": (
        '[[boilerplate.rule]]\nid = "a"\npattern = "甲"\n[[boilerplate.rule]]\nid = "a"\npattern = "乙"',
        "boilerplate.rule.a: another rule has this id",
    ),
    "id-of-a-built-in-rule": (
        f'[[boilerplate.rule]]\nid = "{BUILT_IN}"\npattern = "甲"',
        f"boilerplate.rule.{BUILT_IN}: another rule has this id",
    ),
    "id-of-a-general-rule": (
        OWN + '[[site."a.cn".boilerplate.rule]]\nid = "hotline"\npattern = "甲"',
        'site."a.cn".boilerplate.rule.hotline: another rule has this id',
    ),
    "site-is-no-table": ("site = 3", "site: must be a table, written [site]"),
    "site-without-quotes": (
        "[site.news.example.cn]\nskip = []",
        'site.news.example: unknown section; a host stands in quotes: [site."news.example.cn"]',
    ),
    "site-is-a-url": (
        '[site."https://a.cn/"]',
        'site."https://a.cn/": must be a host or the name of a folder, without scheme and path',
    ),
    "site-in-a-site": ('[site."a.cn".site."b.cn"]', 'site."a.cn".site: unknown section'),
    "wrong-in-a-site": (
        '[site."a.cn".duplicates]\nmin_letters = "x"',
        'site."a.cn".duplicates.min_letters: must be a whole number, 0 or more, not "x"',
    ),
    "no-toml": ("skip = [\n", "is not TOML: Invalid value (at end of document)"),
}


@pytest.mark.parametrize(("text", "expected"), WRONG.values(), ids=WRONG)
def test_a_mistake_is_named_with_file_and_key(config: Path, text: str, expected: str) -> None:
    assert [line.partition("; a host")[0] for line in problems(config, text)] == [expected.partition("; a host")[0]]


def test_all_mistakes_are_reported_at_once(config: Path) -> None:
    text = """
        jobs = 1
        skip = ["x"]
        [duplicates]
        min_letters = "a"
        [site.a.duplicates]
        min_letters = "b"
        [[boilerplate.rule]]
        id = "a"
        pattern = "("
        where = "x"
    """
    keys = {line.partition(":")[0] for line in problems(config, text)}
    assert keys == {
        "jobs",
        "skip",
        "duplicates.min_letters",
        "site.a.duplicates.min_letters",
        "boilerplate.rule.a.pattern",
        "boilerplate.rule.a.where",
    }


def test_a_mistake_in_general_settings_is_not_repeated_for_each_site(config: Path) -> None:
    assert len(problems(config, 'skip = ["x"]\n[site.a]\n[site.b]')) == 1


def test_a_file_in_another_encoding_is_refused(config: Path) -> None:
    config.write_bytes('[site."新闻"]'.encode("gb18030"))
    with pytest.raises(SettingsError, match=r"stdnews\.toml: is not UTF-8 \(byte 7\)"):
        load(config)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="gone: cannot be read: No such file"):
        load(tmp_path / "gone")


@pytest.mark.parametrize("pattern", ["本台热线.*", r"\p{Han}{2}电$", "(?:甲|乙)+", "^.$"])
def test_a_sound_pattern_is_accepted(pattern: str) -> None:
    assert pattern_problem(pattern) is None


NAMES = st.sampled_from(
    ["skip", "site", "a.cn", "rule", "off", "own", "id", "pattern", "where", "remove", "min_letters", "x", *SECTIONS]
)
SCALARS = st.one_of(
    st.booleans(),
    st.integers(-2, 20) | st.just(10**400),
    st.floats(),
    st.sampled_from(["", "热线", "(", "glosses", "always", "after", BUILT_IN]),
    st.dates(),
)
TABLES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4), max_leaves=20
)


@given(st.dictionaries(NAMES, TABLES, max_size=6))
def test_whatever_stands_in_a_file_is_read_or_named(data: dict[str, object]) -> None:
    found = Problems("stdnews.toml")
    settings = settings_from(data, found)
    assert hash(settings) is not None
    assert found.lines or set(data) <= {"skip", "site", *SECTIONS}
    assert all(line.startswith("stdnews.toml: ") for line in found.lines)


# Options of any stage


@dataclass(frozen=True, slots=True)
class Invented:
    """Options of all types that a stage may have."""

    remove: Literal["auto", "always", "never"] = "auto"
    share: float = field(default=0.3, metadata={"most": 1})
    shift: int = field(default=0, metadata={"least": -5, "most": 5})
    strict: bool = False
    names: tuple[str, ...] = ()
    rules: frozenset[str] = frozenset()
    limit: int | None = None


INVENTED = settings_of(Invented)

FITS = {
    "choice": ("remove", "never", "never"),
    "share": ("share", 0.5, 0.5),
    "whole-number-for-a-share": ("share", 1, 1.0),
    "negative-where-allowed": ("shift", -5, -5),
    "truth": ("strict", True, True),
    "tuple": ("names", ["甲", "乙"], ("甲", "乙")),
    "set": ("rules", ["甲"], frozenset({"甲"})),
    "optional": ("limit", 3, 3),
}


@pytest.mark.parametrize(("name", "value", "expected"), FITS.values(), ids=FITS)
def test_a_value_becomes_what_its_field_holds(name: str, value: object, expected: object) -> None:
    result = converted(INVENTED[name], value)
    assert (result, type(result)) == (expected, type(expected))


MISFITS = {
    "no-choice": ("remove", "yes", 'must be "auto", "always" or "never", not "yes"'),
    "near-choice": ("remove", "nevr", 'must be "auto", "always" or "never", not "nevr"; did you mean "never"?'),
    "choice-of-another-type": ("remove", True, 'must be "auto", "always" or "never", not true'),
    "above": ("share", 1.5, "must be a number from 0 to 1, not 1.5"),
    "not-a-number": ("share", float("nan"), "must be a number from 0 to 1, not NaN"),
    "infinite": ("share", float("inf"), "must be a number from 0 to 1, not Infinity"),
    "below": ("shift", -6, "must be a whole number from -5 to 5, not -6"),
    "number-for-truth": ("strict", 1, "must be true or false, not 1"),
    "no-list": ("names", "甲", 'must be a list of strings, not "甲"'),
    "list-of-numbers": ("names", ["甲", 1], 'must be a list of strings, not ["甲", 1]'),
    "table": ("limit", {}, "must be a whole number, 0 or more, not {}"),
    "long": ("strict", "甲" * 100, f'must be true or false, not "{"甲" * 38}…'),
}


@pytest.mark.parametrize(("name", "value", "expected"), MISFITS.values(), ids=MISFITS)
def test_a_wrong_value_is_told_what_it_must_be(name: str, value: object, expected: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole text is compared
        converted(INVENTED[name], value)
    assert str(caught.value) == expected


@pytest.mark.parametrize("section", SECTIONS)
def test_every_option_of_every_stage_can_be_set(section: str) -> None:
    settings = settings_of(type(SECTIONS[section]))
    settings.pop("own", None)
    settings.pop("selectors", None)
    for setting in settings.values():
        default = setting.default
        written = list(default) if isinstance(default, tuple | frozenset) else default
        assert meaning(setting)
        assert default is None or converted(setting, written) == default


# Selectors

SELECTOR = """
[[boilerplate.selector]]
id = "teasers"
selector = "div.more > p"

[[site."news.example.cn".boilerplate.selector]]
id = "verse"
selector = ".verse"
action = "keep"
"""


def test_selectors_are_those_of_the_file_and_of_the_site(config: Path) -> None:
    settings = loaded(config, SELECTOR)
    assert settings.selectors("") == {"teasers": "div.more > p"}
    assert settings.selectors("news.example.cn") == {"teasers": "div.more > p", "verse": ".verse"}


WRONG_SELECTORS = {
    "css": ('id = "a"\nselector = "div..more"', "boilerplate.selector.a.selector: is no CSS selector"),
    "empty": ('id = "a"\nselector = " "', "boilerplate.selector.a.selector: must not be empty"),
    "missing": ('id = "a"', "boilerplate.selector.a.selector: is missing"),
    "taken": ('id = "crumb"\nselector = "p"', "boilerplate.selector.crumb: another rule has this id"),
    "action": ('id = "a"\nselector = "p"\naction = "hide"', 'must be "drop" or "keep", not "hide"'),
}


@pytest.mark.parametrize(("rows", "expected"), WRONG_SELECTORS.values(), ids=WRONG_SELECTORS)
def test_a_wrong_selector_is_told_why(config: Path, rows: str, expected: str) -> None:
    (line,) = problems(config, f"[[boilerplate.selector]]\n{rows}\n")
    assert expected in line


def test_classes_to_keep_are_known_ones(config: Path) -> None:
    assert loaded(config, '[boilerplate]\nkeep = ["captions"]\n').boilerplate.keep == {"captions"}
    (line,) = problems(config, '[boilerplate]\nkeep = ["caption"]\n')
    assert 'did you mean "captions"?' in line


# Stages that a command names


def test_a_command_comes_before_the_file_for_every_site(config: Path) -> None:
    settings = choose_stages(loaded(config, SITE), only=["duplicates", "simplify"], skip=["duplicates"])
    for site in ("", "news.example.cn"):
        assert settings.for_site(site).skip == {stage.name for stage in STAGES} - {"simplify"}


def test_a_command_that_names_no_stage_leaves_the_settings(config: Path) -> None:
    settings = loaded(config, SITE)
    assert choose_stages(settings) is settings


def test_settings_with_own_rules_are_hashable(config: Path) -> None:
    assert hash(loaded(config, SITE + OWN)) == hash(loaded(config, SITE + OWN))
    assert {item.name for item in fields(Settings)} >= {"skip", "sites", *SECTIONS}


@pytest.mark.parametrize("pattern", ["本台热线：.*", "本台热线:.*"])
def test_an_own_pattern_may_be_written_in_either_width(config: Path, pattern: str) -> None:
    settings = loaded(config, f'[[boilerplate.rule]]\nid = "hotline"\npattern = "{pattern}"')
    changes = clean(Page.from_text("江州市昨日召开春耕动员会。\n本台热线：12345"), settings).changes
    assert [(change.edit.at, change.edit.rule) for change in changes] == [(1, "hotline")]
