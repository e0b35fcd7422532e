"""The loop: the order, skipped stages and the settings of a site."""

from dataclasses import replace

import pytest

from stdnews import pipeline
from stdnews.page import Page
from stdnews.pipeline import STAGES, clean, clean_text
from stdnews.settings import Settings

PAIR = "該縣農產品暢銷,網絡訂單增加了兩成。\n该县农产品畅销,网络订单增加了两成。"
ALL = frozenset(stage.name for stage in STAGES)


def test_the_stages_stand_in_their_order() -> None:
    assert [stage.name for stage in STAGES] == ["mojibake", "glosses", "simplify", "boilerplate", "duplicates"]
    assert all(stage.why for stage in STAGES)


def test_who_skips_a_stage_keeps_its_text_and_gets_the_same_paragraphs() -> None:
    assert clean_text(PAIR) == "该县农产品畅销,网络订单增加了两成。\n"
    assert clean_text(PAIR, Settings(skip=frozenset({"simplify"}))) == "該縣農產品暢銷,網絡訂單增加了兩成。\n"


def test_all_stages_skipped_change_nothing() -> None:
    page = Page.from_text(PAIR)
    assert clean(page, Settings(skip=ALL)) == (page, ())


@pytest.mark.parametrize("name", sorted(ALL))
def test_a_skipped_stage_is_not_in_the_log(name: str) -> None:
    page = Page.from_text("產(chǎn)業(yè)協(xié)會\n責任編輯:王五\n" + PAIR)
    assert name not in {change.stage for change in clean(page, Settings(skip=frozenset({name}))).changes}


def test_a_site_has_settings_of_its_own() -> None:
    settings = Settings(sites={"news.example.cn": Settings(skip=ALL - {"duplicates"})})
    page = replace(Page.from_text(PAIR), site="news.example.cn")
    assert clean(page, settings).page.to_text() == "該縣農產品暢銷,網絡訂單增加了兩成。\n"
    assert clean(replace(page, site="other"), settings).page.to_text() == "该县农产品畅销,网络订单增加了两成。\n"


def test_the_stages_are_built_once_for_equal_settings() -> None:
    pipeline._plan.cache_clear()
    clean_text("甲", Settings(skip=frozenset({"mojibake"})))
    clean_text("乙", Settings(skip=frozenset({"mojibake"})))
    assert pipeline._plan.cache_info().misses == 1


def test_a_skipped_stage_without_edits_leaves_one_page_to_look_at(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[Page] = []

    def watch(page: Page) -> tuple[()]:
        looked.append(page)
        return ()

    stages = tuple(replace(stage, steps=lambda _: (watch,), shows_nothing=lambda _: False) for stage in STAGES)
    monkeypatch.setattr(pipeline, "STAGES", stages)
    pipeline._plan.cache_clear()
    clean(Page.from_text("甲"), Settings(skip=frozenset({"mojibake"})))
    pipeline._plan.cache_clear()
    assert len(looked) == len(STAGES)
    assert len(set(map(id, looked))) == 1
