"""The glosses stage: what goes on a page that proves its glosses, what stays, and what proves them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdnews import Page, Settings, clean
from stdnews.edits import Edit, apply_spans
from stdnews.pipeline import STAGES
from stdnews.stages.glosses import Options, steps

PROVED = "縣裏今年新建了三個農(nóng)產(chǎn)品交易市場,兩家企業(yè)已經(jīng)入駐。"
PROVED_CLEAN = "縣裏今年新建了三個農產品交易市場,兩家企業已經入駐。"


def edits_of(text: str, options: Options | None = None) -> list[Edit]:
    page = Page.from_text(text)
    return [edit for step in steps(options or Options()) for edit in step(page)]


def stripped(text: str, options: Options | None = None) -> str:
    """The text after the stage alone."""
    lines = [p.text for p in Page.from_text(text).paragraphs]
    for edit in edits_of(text, options):
        assert edit.text is not None
        lines[edit.at] = edit.text
    return "\n".join(lines)


def stripped_beside_glosses(text: str) -> str:
    """The text after the stage, on a page whose first line proves that it is glossed."""
    first, *rest = stripped(f"{PROVED}\n{text}").split("\n")
    assert first == PROVED_CLEAN
    return "\n".join(rest)


CHANGES = {
    "toned": ("環(huán)境質(zhì)量", "環境質量"),
    "toneless": ("环(huan)境质(zhi)量", "环境质量"),
    "both in a row": ("產(chǎn)(chan)業(yè)(ye)", "產業"),
    "more than two in a row": ("產(chǎn)(chan)(chan)業", "產業"),
    "full-width brackets": ("經（jīng）濟數（shù）據", "經濟數據"),
    "square brackets": ("創[chuàng]新", "創新"),
    "combining tone marks": ("產(cha\u030cn)業", "產業"),
    "breve for caron": ("產(chăn)品網(wăng)絡", "產品網絡"),
    "IPA g and a": ("網(wǎnɡ)上協(xié)調(diào)創(chuɑng)新", "網上協調創新"),
    "capitals with tone": ("內(NÈI)外優(Yōu)質", "內外優質"),
    "space behind": ("網(wǎng)絡(luò )", "網絡"),
    "space before": ("貿( mào)易", "貿易"),
    "ü": ("綠(lǜ)色", "綠色"),
    "u for ü": ("綠(lù)色女(nu)工", "綠色女工"),
    "v for ü": ("綠(lv)色", "綠色"),
    "yu for ü": ("旅(lyu)遊", "旅遊"),
    "sandhi of 不 and 一": ("不(bú)會,一(yí)個,一(yì)些", "不會,一個,一些"),
    "sandhi of third tones": ("你(ní)好", "你好"),
    "a reading that is not the usual one": ("銀行(háng)", "銀行"),
    "erhua": ("那兒(er)的花兒(ér)", "那兒的花兒"),
    "neutral tone": ("我們(men)的(de)", "我們的"),
    "behind a Latin letter": ("溧l(xiāng)里,市g(shù)區", "溧l里,市g區"),
    "in a short line": ("要聞(wén)", "要聞"),
    "cut off inside": ("群衆滿意度穩(w...", "群衆滿意度穩..."),
    "cut off before the bracket closes": ("十個鄉鎮(zhèn……", "十個鄉鎮……"),
    "cut off before full-width dots": ("十個鄉鎮(zh．．．", "十個鄉鎮．．．"),
    "cut off at the end": ("前三季度外貿(mào)(m", "前三季度外貿"),
    "an opening bracket at the end": ("雨停了 產(", "雨停了 產"),
    "an opening bracket alone at the end": ("新動能加快培育 (", "新動能加快培育"),
    "an opening bracket behind a wide space": ("新動能加快培育\u3000（", "新動能加快培育"),
    "an opening bracket before dots": ("發展特色產（…", "發展特色產…"),
}


@pytest.mark.parametrize(("damaged", "wanted"), CHANGES.values(), ids=CHANGES)
def test_goes_on_a_page_that_proves_its_glosses(damaged: str, wanted: str) -> None:
    assert stripped_beside_glosses(damaged) == wanted


@pytest.mark.parametrize(("damaged", "wanted"), CHANGES.values(), ids=CHANGES)
def test_what_is_left_has_nothing_more_to_lose(damaged: str, wanted: str) -> None:
    assert stripped_beside_glosses(f"{wanted}\n{damaged}") == f"{wanted}\n{wanted}"


STAYS = {
    "English words": "蘋果(apple)和他(he)、她(she)",
    "brand names": "抖音(douyin)賬號",
    "formulas": "函數f(x)在(a,b)上連續,數f(a)不變,CaO(s)",
    "choices": "選項(a)與選項(b)",
    "units": "五分鐘(min),三千克(kg)",
    "exchanges": "上海(SH)、深圳(SZ)",
    "a surname in capitals behind another character": "黎某(Li)到會",
    "surnames in capitals": "黎(Li)、王(Wang)到會",
    "a wrong tone": "綠(lú)色",
    "a reading of another character": "綠(hong)色",
    "Chinese in brackets": "商(協)會,今(10)日",
    "two syllables": "涪陵(fúlíng)榨菜",
    "an unclosed bracket in the middle": "產(chǎn業",
    "dots inside brackets": "他說要繼續(...)再看",
    "a bracket cut off that is no reading": "產品(x...",
    "a bracket of other kinds": "產(chǎn]品",
    "byte shift": "域?qū)<医M",
    "a mark in brackets on a page not glossed throughout": "他寫的是,(,)",
    "empty brackets": "選擇題( )",
    "a reading behind a quotation mark": "「產」(chǎn)",
}


@pytest.mark.parametrize("sound", STAYS.values(), ids=STAYS)
def test_stays_even_on_a_page_that_proves_its_glosses(sound: str) -> None:
    assert stripped_beside_glosses(sound) == sound


def test_only_the_readings_go_from_a_row_of_brackets() -> None:
    assert stripped_beside_glosses("產(chǎn)(chan)(industry)業") == "產(industry)業"


def test_a_bracket_that_the_next_paragraph_closes_is_wrapped_text() -> None:
    text = "江州新材料有限公司(\n以下簡稱江州新材),註冊於江州"
    assert stripped_beside_glosses(text) == text


def test_capitals_without_tone_go_where_most_glosses_are_written_so() -> None:
    text = "市(SHI)里發(FA)展農(NÓNG)產(CHǍN)品,優(YŌU)化環(HUÁN)境。"
    assert stripped(text) == "市里發展農產品,優化環境。"


ARTEFACTS = {
    "two Traditional characters of the lists": ("該區(qū)空氣質(zhì)量好轉。", "該區空氣質量好轉。"),
    "one of them, twice": ("發(fā)展是第一要務,靠創新求發(fā)展。", "發展是第一要務,靠創新求發展。"),
    "a toned and a toneless one in a row": ("市裏研究了垚(yáo)(yao)字。", "市裏研究了垚字。"),
    "behind a Latin letter": ("他在溧l(xiāng)上班。", "他在溧l上班。"),
    "toneless ones on a Simplified page": (
        "记者(zhe)从会(hui)上获悉,今年(nian)全市新(xin)建学校三所,家长们(men)很满(man)意。",
        "记者从会上获悉,今年全市新建学校三所,家长们很满意。",
    ),
    "toned ones on a Simplified page": (
        "今年(nián)全市新(xīn)建学校三所,家长们(men)很满(mǎn)意,学(xué)生也(yě)高兴。",
        "今年全市新建学校三所,家长们很满意,学生也高兴。",
    ),
    "glossed throughout, marks too": ("他(ta)说(shuo),(,)来(lai)了(le)。(。)", "他说,来了。"),
    "marks of other width": ("他(ta)说(shuo)，(,)来(lai)了(le)。（。）", "他说，来了。"),
}


@pytest.mark.parametrize(("damaged", "wanted"), ARTEFACTS.values(), ids=ARTEFACTS)
def test_proves_the_page(damaged: str, wanted: str) -> None:
    assert stripped(damaged) == wanted


SOUND = {
    "a place name": "单(shàn)县羊汤在省城走红。",
    "place names": "单(shàn)县、六(lù)安、亳(bó)州、番(pān)禺、铅(yán)山、枞(zōng)阳\n莘(shēn)县、浚(xùn)县也常读错。",
    "Traditional place names": "單(shàn)縣、瀋(shěn)陽、麗(lí)水、樂(lào)亭、會(kuài)稽、應(yìng)縣、廈(xià)門",
    "one gloss on a Traditional page": "廣場上擺滿了產(chǎn)字形的花壇,遊客紛紛拍照。",
    "mistakes in speech": (
        "确凿(záo)不读(zuò),呆(dāi)板不读(ái)板,教室(shì)的室是去声。\n"
        "播音员把质(zhì)量、机械(xiè)、氛(fēn)围、企(qǐ)业、暂(zàn)时、复(fù)杂、脂(zhī)肪都念对了,"
        "血(xuè)液、处(chǔ)理、角(jué)色、供(gōng)给却念错了。"
    ),
    "heteronyms in Traditional prose": "快樂(lè)的樂和音樂(yuè)的樂不同,會(kuài)計的會不是會(huì)議的會。",
    "quoted words": "生词有“人(rén)民”“国(guó)家”“时(shí)间”“我(wǒ)们”“以(yǐ)后”“学(xué)生”。",
    "textbook": "书里的人(ren)、山(shan)、水(shui)、日(ri)、月(yue)、大(da)、小(xiao)都配了图。",
    "a surname": "作者:吴(wu)",
    "surnames": "名单:李(Li)、王(Wang)、张(Zhang)、国(Guo)、民(Min)、学(Xue)",
    "rare characters": "“垚(yáo)”“淼(miǎo)”“犇(bēn)”“喆(zhé)”“堃(kūn)”常见于人名,翀(chōng)和翾(xuān)少一些。",
    "an annotated poem": "小(xiǎo)船(chuán)摇(yáo)到(dào)桥(qiáo)下(xià),\n今(jīn)天(tiān)我(wǒ)也(yě)回(huí)家(jiā)。",
    "two readings": "和(hé)(hè)两个读音都对,还(hái)(huán)也是。",
    "English": "大(big)、小(small)、他(he)、门(men)、有(you)、我(me)、是(is)",
    "a mark in brackets": "这里应该用顿号、(、)而不是逗号,(,)。真的吗?(?)",
    "brackets at line ends": "江州新材料有限公司(\n以下简称江州新材)\n内容提要(",
}


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND)
def test_does_not_prove_the_page(text: str) -> None:
    assert edits_of(text) == []


def test_titles_and_what_stands_outside_the_body_are_cleaned_with_the_page() -> None:
    assert stripped(f"鄉鎮(zhèn)要聞\n{PROVED}\n最新發(fā)布") == f"鄉鎮要聞\n{PROVED_CLEAN}\n最新發布"


def test_never() -> None:
    assert edits_of(PROVED, Options(remove="never")) == []


def test_always_takes_readings_without_evidence_and_nothing_else() -> None:
    text = "单(shàn)县的他(he)和李(Li)先生,公司("
    assert stripped(text, Options(remove="always")) == "单县的他(he)和李先生,公司("


def test_more_evidence_can_be_asked_for() -> None:
    assert stripped(PROVED, Options(evidence=1000)) == PROVED


def test_the_log_names_rule_reading_and_evidence() -> None:
    (edit,) = edits_of("該區(qū)空氣質(zhì)(zhi)量好轉,溧l(xiāng)里")
    assert [(span.rule, span.note) for span in edit.spans] == [
        ("gloss", "qū"),
        ("gloss-double", "zhì zhi"),
        ("gloss-letter", "鄉 xiāng"),
    ]
    assert edit.note.startswith("glosses on the page: 3")


BRACKETS = (
    "(chǎn) (chan) (yè) (huì) (ren) (Ren) (guó) (xiāng) (c (,) (。) (x) （kuài） [zhǎn] 鎮(zhè 只(zhǐ) 隻(zhǐ) 后(hòu)"
)
TOKENS = st.sampled_from([*"產業业會会人國溧l,。 \n()", "發展", "这个", "...", "PAGE", *BRACKETS.split(" ")])
PAGES = st.lists(TOKENS, max_size=40).map(lambda tokens: "".join(tokens).replace("PAGE", PROVED))
OPTIONS = st.builds(Options, remove=st.sampled_from(["auto", "always"]))


@given(PAGES, OPTIONS)
def test_twice_is_once(text: str, options: Options) -> None:
    once = stripped(text, options)
    assert stripped(once, options) == once


@given(PAGES)
def test_twice_is_once_with_conversion(text: str) -> None:
    settings = Settings(skip=frozenset({stage.name for stage in STAGES} - {"glosses", "simplify"}))
    once = clean(Page.from_text(text), settings).page.to_text()
    assert clean(Page.from_text(once), settings).page.to_text() == once


@given(PAGES, OPTIONS)
def test_spans_give_the_text(text: str, options: Options) -> None:
    page = Page.from_text(text)
    for edit in edits_of(text, options):
        assert apply_spans(page.paragraphs[edit.at].text, edit.spans) == edit.text
