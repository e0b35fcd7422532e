"""Spaces inside words and lines wrapped at a fixed width, beside text that is set so on purpose."""

from __future__ import annotations

import pytest

from stdnews import Page, replay
from stdnews.edits import Change, Edit, apply, apply_spans
from stdnews.stages.mojibake.standins import spaces_inside, unwrap


def spaced(text: str) -> str:
    page = Page.from_text(text)
    edits = list(spaces_inside(page))
    assert all(edit.text == apply_spans(page.paragraphs[edit.at].text, edit.spans) for edit in edits)
    return apply(page, edits).to_text().removesuffix("\n")


SPACES = {
    "inside words": (
        "农民真正关心 啥?秋收时 节,河南、山 东等地连续阴 雨。",
        "农民真正关心啥?秋收时节,河南、山东等地连续阴雨。",
    ),
    "between all characters": ("关 于 召 开 春 耕 会 议 的 通 知", "关于召开春耕会议的通知"),
    "in Traditional": ("關 於 召 開 會 議 的 通 知", "關於召開會議的通知"),
    "with marks": ("今 年 以 来 ， 经 济 运 行 平 稳 。", "今年以来，经济运行平稳。"),
    "with digits": ("江 州 新 闻 2 0 0 3 年 5 月", "江州新闻2003年5月"),
    "in two parts": ("早 市 昨 天 搬 迁  市 民 拍 手 叫 好", "早市昨天搬迁  市民拍手叫好"),
    "no-break": ("关\xa0于\xa0召\xa0开\xa0会\xa0议", "关于召开会议"),
    "inside short words": (
        "今年 以来，全 市经济 运行平 稳，居民 收入稳步 增长。",
        "今年以来，全市经济运行平稳，居民收入稳步增长。",
    ),
    "before marks": ("经济增速不错 , 有人认为 , 潜力还很大 。", "经济增速不错,有人认为,潜力还很大。"),
    "before wide marks": ("三月一日 ， 江州下雨 ； 三月二日 ， 转晴 。", "三月一日，江州下雨；三月二日，转晴。"),
}
SET_SO = {
    "names set wide": "刘 涛、张 帆、王 一 三位同学负责布展。",
    "list of names": "沈添 么大力 施白 欧阳渡 齐小满",
    "names in a column": "张 三 李 四 王小五 赵 六",
    "dateline": "本报讯 记者 蓝若溪 通讯员 齐小满 报道",
    "brackets": "本报讯 （记者 蓝若溪） 望溪镇的早市昨天搬家了。",
    "keywords": "早市 河堤 搬迁 民生 望溪",
    "navigation": "首页 新闻 体育 娱乐 财经 汽车 房产",
    "headline in parts": "早市搬到河堤上 买菜的要重新找路 摊主说不习惯 镇里说再等等",
    "verse": "床前明月光 疑是地上霜 举头望明月 低头思故乡",
    "series": "甲 乙 丙 丁 戊 己",
    "sizes": "浏览次数:328 次 字号:[大 中 小]",
    "heading": "通 知",
    "row of a table": "姓名 , 单位 , 电话 , 备注",
    "crumbs": "首页 ? 新闻 ? 国内 ? 正文",
    "clauses parted by spaces": "说好的当天送达 上面也表明了 结果还是隔了一天。送货的人 态度很好。",
    "long clauses parted by spaces": "买来就坏了铃声小震动小听筒小 吵一点的位置就听不见 时常有未接来电接了也听不见 烦烦烦",
    "pauses of a writer": "不要买 没有罗盘。搞什么事情啊。也太坑人了。想要记步 的 别买。最讨厌 退货了。",
    "quotations that lost their marks": (
        "古语曰： 一薰一莸 ，盖谓此矣。又曰： 思君如流水 ，是也。先帝曰： 明哲 ，童蒙也，吾闻之。可乎？可也。君子洁身，退引而去。"
    ),
    "words that lost their quotation marks": (
        "造作符书，以惑百姓，故谓之 米贼 。陵传子衡，鲁遂自号 师君 。其来学者，初名为 鬼卒 ，后号 祭酒 。"
    ),
    "head of a chapter": "第 五 章 奖励及处罚",
    "head of a chapter, set wide": "第 一 章 总 则",
    "pictures of formulas": "对于节点 ![m](a.jpg) 和变量 ![h](b.jpg) 维中 ![N](c.jpg) 是相应的值。",
    "one space before a mark": "他停了停 , 没有说话。",
    "Korean": "漢 字 語 는 한 국 어 이다",
    "cut into words": "今天 天气 很 好 ， 我们 去 公园 玩 。",
    "cut into words without marks": "商品 和 服务 项目 都 有",
    "behind a bracket": "维数(a) 的值和(b) 的值与(c) 的值都相同。",
    "columns": "种植  养殖  加工  合计",
    "code": "const s = `共${n}条`; console.log(s?.length ?? 0);",
}


@pytest.mark.parametrize(("damaged", "clean"), SPACES.values(), ids=SPACES)
def test_spaces_inside(damaged: str, clean: str) -> None:
    assert spaced(damaged) == clean
    assert spaced(clean) == clean


@pytest.mark.parametrize("text", SET_SO.values(), ids=SET_SO)
def test_set_so(text: str) -> None:
    assert spaced(text) == text


PARAGRAPHS = (
    "望溪镇的早市昨天从十字街搬到了河堤上，三百多个摊位都接了自来水，头三个月不收摊位费，镇里还在路口立了三块牌子。",
    "镇里的干部说，老街太窄，救护车开不进去，搬家的事情已经商量了两年，今年春天才定下来，又修了一条通到河堤的水泥路。",
    "卖菜的农民天没亮就来占位置，多数人觉得新市场干净，也有人担心老顾客找不到路，就请中学生画了一张地图贴在墙上。",
    "管理员每天早上五点开门，先把地面冲洗一遍，再检查水管和电灯，遇到下雨天还要把排水沟里的树叶清理干净。",
)
WIDTH = 23


def wrapped(paragraphs: tuple[str, ...], width: int = WIDTH) -> list[str]:
    """Lines of a width; none begins with a mark."""
    lines = []
    for paragraph in paragraphs:
        line = ""
        for char in paragraph:
            if len(line) >= width and char not in "，。、":
                lines.append(line)
                line = ""
            line += char
        lines.append(line)
    return lines


def unwrapped(lines: list[str]) -> list[str]:
    page = Page.from_text("\n".join(lines))
    return apply(page, unwrap(page)).to_text().splitlines()


@pytest.mark.parametrize("width", [16, 20, 23, 26])
def test_wrapped_lines_are_joined(width: int) -> None:
    joined = unwrapped(wrapped(PARAGRAPHS, width))
    assert "".join(joined) == "".join(PARAGRAPHS)
    assert all(line[-1] in "，。" for line in joined)
    assert unwrapped(joined) == joined


def test_lines_around_wrapped_text_stay() -> None:
    around = ["早市搬到河堤上", *wrapped(PARAGRAPHS), "责任编辑：齐小满"]
    joined = unwrapped(around)
    assert (joined[0], joined[-1]) == (around[0], around[-1])
    assert len(joined) < len(around)


def test_a_wrap_that_counted_cells_of_a_screen() -> None:
    text = tuple(paragraph.replace("三", "3").replace("五点", "5:00") for paragraph in PARAGRAPHS)
    lines = []
    for paragraph in text:
        line = ""
        for char in paragraph:
            if len((line + char).encode("gbk")) > 2 * WIDTH and char not in "，。":
                lines.append(line)
                line = ""
            line += char
        lines.append(line)
    assert len(unwrapped(lines)) < len(lines) / 2


def test_glosses_do_not_count() -> None:
    lines = [line.replace("市", "市(shì)").replace("水", "水(shuǐ)") for line in wrapped(PARAGRAPHS)]
    assert len(unwrapped(lines)) < len(lines) / 2


def test_a_word_of_latin_letters_keeps_its_distance() -> None:
    lines = wrapped(PARAGRAPHS)
    at = next(
        n for n, line in enumerate(lines) if len(line) == WIDTH and line[-1] not in "，。" and line[-2] not in "，。"
    )
    lines[at] = lines[at][:-2] + "Blue"
    lines[at + 1] = "Bird" + lines[at + 1][2:]
    assert "Blue Bird" in "\n".join(unwrapped(lines))


def test_a_join_is_one_rewrite_and_drops_that_name_it() -> None:
    page = Page.from_text("\n".join(wrapped(PARAGRAPHS)))
    edits = list(unwrap(page))
    first = next(edit for edit in edits if edit.text is not None)
    drops = [edit for edit in edits if edit.text is None and edit.note == f"joined to paragraph {first.at}"]
    assert first.note == f"{len(drops)} lines joined"
    assert apply_spans(page.paragraphs[first.at].text, first.spans) == first.text
    log = [Change("mojibake", 0, edit, page.paragraphs[edit.at].text) for edit in edits]
    assert replay(page, log) == apply(page, edits)


VERSE = "霜落井栏白\n灯深人未眠\n邻家收碓早\n犬吠过桥边\n月照石阶冷\n风吹竹影偏\n"
NOT_WRAPPED = {
    "verse": VERSE,
    "long verse": "\n".join(f"{one}，{two}" for one, two in zip(*[iter(VERSE.split())] * 2, strict=True)) * 3,
    "titles of one length": "\n".join(paragraph[at : at + 14] for paragraph in PARAGRAPHS for at in (0, 17, 31)),
    "whole sentences": "\n".join(PARAGRAPHS),
    "table": "\n".join(f"第{n}组\t{n}00.5\t合格\t下月复查一次" for n in "一二三四五六七八"),
    "names": "\n".join(["齐小满 罗九斤 沈添 么大力 施白 欧阳渡"] * 8),
    "few lines": "\n".join(wrapped(PARAGRAPHS)[:4]),
}


@pytest.mark.parametrize("text", NOT_WRAPPED.values(), ids=NOT_WRAPPED)
def test_not_wrapped(text: str) -> None:
    found: list[Edit] = list(unwrap(Page.from_text(text)))
    assert found == []
