"""The tables and rules behind the simplify stage."""

import re

import pytest
from opencc import OpenCC

from stdnews.stages.simplify.variants import VARIANTS
from stdnews.stages.simplify.words import _PARTICLE, _RULES, Rule
from stdnews.tables.scripts import SIMPLIFIED, TRADITIONAL

ROWS = [(key, rule) for key, rules in _RULES.items() for rule in rules]
T2S = OpenCC("t2s", include_tofu_risk_dictionaries=False)


@pytest.mark.parametrize(("key", "rule"), [*ROWS, ("著", _PARTICLE)], ids=lambda value: str(value)[:20])
def test_a_rule_has_a_hit_and_a_near_miss(key: str, rule: Rule) -> None:
    hit = re.search(rule.found, rule.hit, re.MULTILINE)
    assert hit is not None
    assert hit[0].startswith(key)
    assert re.search(rule.found, rule.miss, re.MULTILINE) is None


@pytest.mark.parametrize(("key", "rule"), ROWS, ids=lambda value: str(value)[:20])
def test_a_rule_keeps_places(key: str, rule: Rule) -> None:
    hit = re.search(rule.found, rule.hit, re.MULTILINE)
    assert hit is not None
    assert len(hit[0]) == len(rule.new)
    assert key in rule.hit


def test_no_character_belongs_to_one_script_only_twice() -> None:
    assert not set(TRADITIONAL) & set(SIMPLIFIED)
    assert not set(VARIANTS) & (set(TRADITIONAL) | set(SIMPLIFIED))


@pytest.mark.parametrize("char", "沈乾著么麽瞭徵藉薰於昇祕堃喆夥摺頔濛")
def test_a_character_that_sound_text_has_is_no_evidence(char: str) -> None:
    assert char not in TRADITIONAL
    assert char not in SIMPLIFIED
    assert char not in VARIANTS


@pytest.mark.parametrize("char", "于后里面干只么系制余台云范户温税吃")
def test_a_character_that_traditional_text_has_is_no_evidence(char: str) -> None:
    assert char not in SIMPLIFIED


@pytest.mark.parametrize("char", "復後國說説爲為産產係製隻裏裡衆眾")
def test_a_character_without_a_place_in_simplified_text_is_converted_everywhere(char: str) -> None:
    assert char in TRADITIONAL


def test_variants_become_standard_characters_that_opencc_leaves() -> None:
    variants, standard = "".join(VARIANTS), "".join(VARIANTS.values())
    assert T2S.convert(standard) == standard
    assert T2S.convert(variants) == variants, "OpenCC knows it: take it from the list"


def test_opencc_keeps_the_places_of_all_characters() -> None:
    text = "".join(map(chr, [*range(0x3400, 0xA000), *range(0xF900, 0xFB00), *range(0x20000, 0x32000)]))
    assert len(T2S.convert(text)) == len(text)
