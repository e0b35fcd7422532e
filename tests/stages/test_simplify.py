"""What the simplify stage converts, and what it leaves."""

import subprocess
import sys
from itertools import pairwise

import pytest

from stdnews.edits import apply
from stdnews.page import Page, Paragraph
from stdnews.stages import simplify
from stdnews.stages.simplify.evidence import Counts, pieces

CHANGES = {
    "plain": ("這座橋於去年動工,預計後年通車。", "这座桥于去年动工,预计后年通车。"),
    "taiwanese-words-stay": ("資訊軟體的品質由網際網路公司負責。", "资讯软体的品质由网际网路公司负责。"),
    "stray": ("轮渡恢復通航,娛樂设施开放。", "轮渡恢复通航,娱乐设施开放。"),
    "stray-beside-a-name": ("沈某谈恢復生产,肖乾作陪。", "沈某谈恢复生产,肖乾作陪。"),
    "half-converted": ("音乐节闭幕,觀眾超过兩萬人次,沈某致辞。", "音乐节闭幕,观众超过两万人次,沈某致辞。"),
    "over-converted": ("控製、係統、麵積、隻有、複習、樹榦", "控制、系统、面积、只有、复习、树干"),
    "surname": ("董事長鍾先生說,沈從武的書很好。", "董事长钟先生说,沈从武的书很好。"),
    "sinking": ("他沈默不語,輪船沈沒了,心情沈重。", "他沉默不语,轮船沉没了,心情沉重。"),
    "lost-in-thought": ("沈思片刻後,主任沈思明說話了。", "沉思片刻后,主任沈思明说话了。"),
    "sinking-is-written-otherwise": ("水位下沉,專家沈浮說。", "水位下沉,专家沈浮说。"),
    "names-that-look-like-sinking": ("獲獎者有沈靜文、沈香君,氣氛沈靜。", "获奖者有沈静文、沈香君,气氛沉静。"),
    "dry": ("牛肉乾、餅乾和乾果都很乾,他乾脆不吃。", "牛肉干、饼干和干果都很干,他干脆不吃。"),
    "qian": ("乾隆年間,作家肖乾、馮某與乾坤劇團。", "乾隆年间,作家肖乾、冯某与乾坤剧团。"),
    "name-with-qian": ("記者陳乾生報導,李乾脆說不清。", "记者陈乾生报导,李干脆说不清。"),
    "name-with-sheng": ("畢昇發明活字,羅昇平先生昇職,旭日東昇。", "毕昇发明活字,罗昇平先生升职,旭日东升。"),
    "particle": ("他看著窗外,隨著音樂沿著河走。", "他看着窗外,随着音乐沿着河走。"),
    "particle-compounds": ("著手準備,沉著應對,睡不著覺,著急。", "着手准备,沉着应对,睡不着觉,着急。"),
    "particle-and-works": ("標誌著作為新業務的開始,他的著作為人稱道。", "标志着作为新业务的开始,他的著作为人称道。"),
    "particle-and-books": ("帶著書本去聽著名學者談名著重印。", "带着书本去听著名学者谈名著重印。"),
    "rare-particle": ("他看著她,騎車馱著兩袋米。", "他看着她,骑车驮着两袋米。"),
    "written-works": (
        "顯著、土著、編著、原著、執著,王某著《論語選讀》。",
        "显著、土著、编著、原著、执著,王某著《论语选读》。",
    ),
    "shenme": ("為甚麼?甚麼時候?什麼!", "为什么?什么时候?什么!"),
    "yao": ("老么和么兒問什么女生在場,這麼說。", "老幺和幺儿问什么女生在场,这么说。"),
    "jie": ("藉由科技,憑藉實力,藉著夜色,聲名狼藉,聊以慰藉。", "借由科技,凭借实力,借着夜色,声名狼藉,聊以慰藉。"),
    "zheng": ("徵求意見,特徵,魏徵,宮商角徵羽。", "征求意见,特征,魏徵,宫商角徵羽。"),
    "liao": ("瞭解情況,一目瞭然,登上瞭望塔。", "了解情况,一目了然,登上瞭望塔。"),
    "fu": ("反覆、答覆、覆蓋、顛覆、複雜、恢復。", "反复、答复、覆盖、颠覆、复杂、恢复。"),
    "huo": ("合夥人說夥計們獲益甚夥。", "合伙人说伙计们获益甚夥。"),
    "yu": ("餘額、餘杭、業餘,於是,樊於期。", "余额、余杭、业余,于是,樊於期。"),
    "xun": ("人格薰陶,煙薰臘肉,薰衣草園開放。", "人格熏陶,烟熏腊肉,薰衣草园开放。"),
    "xiang": ("難以想像的圖像,好像畫的。", "难以想象的图像,好像画的。"),
    "zuobiao": ("生活座標,講座標題。", "生活坐标,讲座标题。"),
    "jing": ("黃河逕流,逕自離開。", "黄河径流,径自离开。"),
    "hong-kong": ("衞生署説,羣眾喫麪,綫上銷量增加,揀選枱面。", "卫生署说,群众吃面,线上销量增加,拣选台面。"),
    "variants": ("値得,甦醒,祇有囯家,回囘,効果,竝且,化粧,揹包。", "值得,苏醒,只有国家,回回,效果,并且,化妆,背包。"),
    "slips-of-form": ("確診個案増至五宗,毎日徒歩。", "确诊个案增至五宗,每日徒步。"),
    "old-print": ("靑年郞君敎書,飮酒告吿,氷冷隣里。", "青年郎君教书,饮酒告告,冰冷邻里。"),
    "taiwan-pronouns": ("妳的姪子養了一隻貓,牠很乖。", "你的侄子养了一只猫,它很乖。"),
    "nausea": ("噁心,二噁英超標。", "恶心,二噁英超标。"),
    "hou": ("皇后的後代,范先生的範圍。", "皇后的后代,范先生的范围。"),
    "compatibility-form": ("\uf967说不清", "不说不清"),
    "no-in-a-chinese-headline": ("臺灣的の字招牌越來越多了,學生説", "台湾的の字招牌越来越多了,学生说"),
    "title-in-a-simplified-sentence": ("沈先生读《紅樓夢研究》后著文", "沈先生读《红楼梦研究》后著文"),
}
UNCHANGED = {
    "names": "作家沈思远与肖乾在瞭望台合影。",
    "names-of-the-standard-of-2013": "画家李堃、歌手马頔、导演王喆、速滑选手王某濛、毕昇与甯静出席。",
    "works": "他著有《乾隆朝史事》,著作等身,著名学者沈从武作序。",
    "classical": "魏徵直言敢谏,宫商角徵羽五音俱全,於戏!前王不忘,《易·乾卦》。",
    "jie": "杯盘狼藉,聊以慰藉,藉以度日,枕藉而眠。",
    "chemistry": "二噁英排放超标,噁唑类化合物、菸酰胺、多醣与苧烯须管控。",
    "plants": "薰衣草庄园开园,薰风徐来,薹草成片,麴院风荷。",
    "zhong": "锺嵘《诗品》与钱锺书《管锥编》。",
    "yao": "老么与幺妹,夥颐,么么哒,什么。",
    "shrines": "脩金、束脩、昇平、祕鲁、祇园、神祇。",
    "yu": "馀杭,余杭区,於梨某的小说再版。",
    "words-of-both": "扞格不入,摺扇,捱到天明,拚命三郎,彷徨,想像,仿佛,俱乐部。",
    "alone": "沈默",
    "one-character": "徵",
    "particle-without-evidence": "看著",
    "kept-variants": "赵昚、赵昰、郤至、刘某宏畊田、槑、勠力同心、遯卦、鞌之战、偪阳",
    "japanese-names": "黒泽某、增田某与歩某在东京会面。",
    "japanese": "日本の伝統文化を体験する講座、受講者募集",
    "japanese-with-old-forms": "「國語」の教科書を讀む會が開かれた。",
    "korean": "서울大學校 총장이 發表했다",
    "japanese-title": "动画《進撃の巨人》在京上映。",
    "about-a-character": "“龍”字繁体有十六画,“龙”字五画。",
    "codes": "型号ABC-乾1,x²+y²=z²,12㎡,25℃,①②③,😀👍",
    "latin": "The price rose 5% – “very good”…",
    "quotation-in-japanese-marks": "他说「后来居上」,出自《沈氏家训》。",
    "empty-of-evidence": "乾杯",
}


def simplified(*texts: str, share: float = simplify.Options().foreign_share) -> list[str]:
    page = Page("", tuple(Paragraph(text) for text in texts))
    (step,) = simplify.steps(simplify.Options(share))
    return [p.text for p in apply(page, step(page)).paragraphs]


@pytest.mark.parametrize("case", CHANGES)
def test_changes(case: str) -> None:
    found, expected = CHANGES[case]
    assert simplified(found) == [expected]


@pytest.mark.parametrize("case", UNCHANGED)
def test_sound_text_is_left_alone(case: str) -> None:
    assert simplified(UNCHANGED[case]) == [UNCHANGED[case]]


@pytest.mark.parametrize("case", UNCHANGED)
def test_sound_text_is_left_alone_beside_strays(case: str) -> None:
    page = ["海滨浴场恢復开放,游客络绎不绝。", UNCHANGED[case], "这里的气温今后几天还会继续升高。"]
    assert simplified(*page)[1] == UNCHANGED[case]


@pytest.mark.parametrize("case", CHANGES)
def test_twice_is_once(case: str) -> None:
    once = simplified(CHANGES[case][0])
    assert simplified(*once) == once


def test_a_page_of_all_sorts_is_done_in_one_go() -> None:
    page = [text for pair in CHANGES.values() for text in pair] + list(UNCHANGED.values())
    once = simplified(*page)
    assert len(once) == len(page)
    assert simplified(*once) == once


def test_a_short_paragraph_goes_with_a_traditional_page() -> None:
    body = "縣府昨日宣布,這條鐵路將於後年動工,預計花費八億元。"
    assert simplified("乾杯", body)[0] == "干杯"


def test_a_short_paragraph_goes_with_a_simplified_page() -> None:
    body = "县政府昨日宣布,这条铁路将于后年动工,预计花费八亿元。"
    assert simplified("乾杯", body, "恢復通車")[:2] == ["乾杯", body]


def test_a_name_in_a_simplified_paragraph_of_a_traditional_page_stays() -> None:
    body = "縣府昨日宣布,這條鐵路將於後年動工,預計花費八億元。"
    assert simplified(body, "记者沈思远、摄影肖乾")[1] == "记者沈思远、摄影肖乾"


def test_a_sentence_keeps_its_name_beside_a_long_traditional_title() -> None:
    found = "沈重山读完《紅樓夢與鏡花緣比較研究論叢續編》一书。"
    assert simplified(found) == ["沈重山读完《红楼梦与镜花缘比较研究论丛续编》一书。"]


def test_the_particle_does_not_change_where_the_page_has_both() -> None:
    assert simplified("他聽着歌,某某的專書由劉某馱著出版社的資金") == ["他听着歌,某某的专书由刘某驮著出版社的资金"]


def test_a_paragraph_that_holds_newlines_stays_one() -> None:
    assert simplified("第一行國\n第二行龍", "尾聲") == ["第一行国\n第二行龙", "尾声"]


def test_half_a_surrogate_pair_is_no_obstacle() -> None:
    assert simplified("國\ud800家\udfff龍") == ["国\ud800家\udfff龙"]


def test_control_characters_are_no_obstacle() -> None:
    assert simplified("國\0\x1f\x85龍") == ["国\0\x1f\x85龙"]


def test_the_share_of_kana_is_an_option() -> None:
    text = "臺灣の夜市"
    assert simplified(text) == [text]
    assert simplified(text, share=0.5) == ["台湾の夜市"]


def test_the_log_names_the_version_of_opencc() -> None:
    from opencc import __version__  # noqa: PLC0415  # only here

    (step,) = simplify.steps(simplify.Options())
    (edit,) = step(Page.from_text("國"))
    assert edit.note == f"OpenCC {__version__} t2s"


def test_nothing_is_proposed_for_dropped_paragraphs() -> None:
    (step,) = simplify.steps(simplify.Options())
    assert list(step(Page("", (Paragraph("國", dropped_by="test"),)))) == []


def test_a_simplified_page_does_not_load_opencc() -> None:
    code = (
        "import sys; from stdnews.page import Page; from stdnews.stages import simplify;"
        "step, = simplify.steps(simplify.Options()); list(step(Page.from_text('沈某在瞭望台上著书,乾隆像')));"
        "sys.exit('opencc' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_edits_come_in_the_order_of_the_page() -> None:
    (step,) = simplify.steps(simplify.Options())
    places = [edit.at for edit in step(Page.from_text("國\n中\n龍\n里\n車"))]
    assert places == [0, 2, 4]
    assert all(a < b for a, b in pairwise(places))


@pytest.mark.parametrize(
    ("text", "scripts"),
    [
        ("沈先生喜《紅河》。", ["SIMPLIFIED", "SIMPLIFIED", "SIMPLIFIED"]),
        ("沈先生喜《紅樓》。", ["SIMPLIFIED", "TRADITIONAL", "SIMPLIFIED"]),
        ("樓前的沈先生。", ["SIMPLIFIED"]),
        ("樓門前的沈先生。", ["TRADITIONAL"]),
    ],
)
def test_two_traditional_characters_are_evidence_and_one_is_none(text: str, scripts: list[str]) -> None:
    assert [script.name for _, script in pieces(text, Counts(0, 90), 0.1)] == scripts
