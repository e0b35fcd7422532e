"""The order of the stages is the design: each neighbouring pair, swapped, gets a page wrong."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from stdnews import pipeline
from stdnews.pipeline import clean_text

BODY = (
    "望溪镇的早市从十字街搬到了河堤上的新市场,三百二十个摊位都接了水管,头三个月不收摊位费。",
    "新市场的管理员说,卖自家菜的老人以后也一律免费,镇里还打算在堤上装二十盏路灯。",
    "住在附近的毛阿姨说,从前下楼就能买到热豆浆,现在要走一刻钟,不过路上能看见河。",
)
LINKS = ("·一根扁担挑出来的文具店 店主说不图赚...", "·河堤上的路灯为什么总是坏 记者走访...")
HEADLINE = "望溪镇早市搬到河堤上 买菜的都要重新找路"


def lines(*paragraphs: str) -> str:
    return "".join(f"{paragraph}\n" for paragraph in paragraphs)


CASES = {
    # A gloss inside a shifted run is the proof of where the characters begin; removed first, the run cannot be read.
    ("mojibake", "glosses"): (
        lines(
            "科研團(tuán)隊(duì)向?qū)I(yè)機(jī)構(gòu)提交了報(bào)告,各領(lǐng)域?qū)<覍?duì)方案進(jìn)行了論證。"
        ),
        lines("科研团队向专业机构提交了报告,各领域专家对方案进行了论证。"),
    ),
    # A gloss cuts the word in two, and a lone 乾 becomes 干, a lone 瞭 becomes 了.
    ("glosses", "simplify"): (
        lines("這(zhè)座石橋(qiáo)建于乾(qián)隆年間(jiān),橋(qiáo)頭的瞭(liào)望台還(hái)在。"),
        lines("这座石桥建于乾隆年间,桥头的瞭望台还在。"),
    ),
    # The rules know boilerplate in Simplified.
    ("simplify", "boilerplate"): (
        lines(HEADLINE, *BODY, "責任編輯:倪開", "轉載請註明來源,版權歸原作者所有,如有侵權請聯繫我們刪除。"),
        lines(HEADLINE, *BODY),
    ),
    # The headline in a list above the article is no headline, and not the first copy of it.
    ("boilerplate", "duplicates"): (
        lines("热门推荐", *LINKS, f"·{HEADLINE}", "当前位置:首页 > 新闻 > 正文", HEADLINE, *BODY),
        lines(HEADLINE, *BODY),
    ),
}


@pytest.fixture
def swapped(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The pipeline with two neighbouring stages swapped."""
    stages = list(pipeline.STAGES)
    at = [stage.name for stage in stages].index(request.param[0])
    stages[at : at + 2] = reversed(stages[at : at + 2])
    monkeypatch.setattr(pipeline, "STAGES", tuple(stages))
    pipeline._plan.cache_clear()
    yield
    pipeline._plan.cache_clear()


def name(pair: object) -> str:
    return "-".join(pair) if isinstance(pair, tuple) else str(pair)


@pytest.mark.parametrize("pair", CASES, ids=name)
def test_page_comes_out_right_in_the_order_of_the_pipeline(pair: tuple[str, str]) -> None:
    damaged, expected = CASES[pair]
    assert clean_text(damaged) == expected


@pytest.mark.usefixtures("swapped")
@pytest.mark.parametrize(("swapped", "pair"), [(pair, pair) for pair in CASES], ids=name, indirect=["swapped"])
def test_page_comes_out_wrong_with_the_two_stages_swapped(pair: tuple[str, str]) -> None:
    damaged, expected = CASES[pair]
    assert clean_text(damaged) != expected


def test_every_neighbouring_pair_has_a_case() -> None:
    names = [stage.name for stage in pipeline.STAGES]
    assert list(CASES) == list(itertools.pairwise(names))
