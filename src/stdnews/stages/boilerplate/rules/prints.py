"""Rows for what a paper, a reprint and an office put around a text: sheet, first print, file number."""

from __future__ import annotations

from stdnews.stages.boilerplate.rule import Rule
from stdnews.stages.boilerplate.rules.fragments import DATE, STAMP

RULES = (
    Rule(
        "e-paper-head",
        rf"{STAMP}\s{{0,3}}.{{0,4}}第?\s?[A-Z]?\d{{1,3}}\s?版.{{0,20}}|第?\s?[A-Z]?\d{{1,3}}\s?版\s?:\s?\S{{1,16}}|"
        r"\S{2,12}(?:数字报|电子报|数字版|电子版|多媒体数字报|数字报刊平台)"
        r"|(?:(?:上一?[版期]|下一?[版期]|放大\+?|缩小-?|默认|版面(?:导航|目录)|标题导航|返回目录|往期回顾|朗读)[\s|"
        r"]{0,4}){1,8}",
        "the page of a printed paper, and the ways to its neighbours",
        ("2020年11月18日 星期三 第04版:乡村", "青山日报数字报", "上一版 下一版", "放大 缩小 默认", "第A03版:要闻"),
        ("第3版印了一千册。", "上一期的刊物", "他在看电子版的书"),
        where="before",
    ),
    Rule(
        "dated-reprint",
        r"(?:本文|文章|内容|稿件)?\s?(?:来源|来自|转自|转载自|摘自|选自|原载于?|"
        rf"刊于)\s?[:于]?\s?[《“][^》”。]{{2,20}}[》”](?:\s?[(]?(?:{DATE}|[^。!?]{{0,20}}(?:版|期))[)]?)?"
        rf"|《[^》。]{{2,20}}》\s?[(]\s?{DATE}[^()。]{{0,16}}[)]",
        "where a reprint was first printed",
        (
            "摘自《江岸晚报》(2010年5月3日)",
            "《 江岸日报 》( 2022年05月04日 08 版)",
            "来源:《青山日报》2022年11月08日 第04版",
            "本文来自《江岸月刊》2011年第3期",
        ),
        ("摘自《江岸晚报》的这段话,让他想了很久。", "来自《山里的孩子》剧组的演员们", "《春耕条例》(2022年修订)"),
        where="after",
        kind="bylines",
    ),
    Rule(
        "document-data",
        r"(?:索\s?引\s?号|发文字号|发文机关|发布机构|主题分类|主\s?题\s?词|公开方式|公开时限|公开范围|信息分类|"
        r"体裁分类|组配分类|有\s?效\s?性|标\s?题|名\s{0,4}称|文\s{0,3}号|废止日期|生成日期|成文日期)\s?:.{0,80}",
        "the data sheet above a government document",
        (
            "索 引 号: 000000000/2023-00001 主题分类: 农业",
            "发布机构:青山县人民政府办公室",
            "文  号: 青政发〔2031〕12号 有 效 性: 有效",
        ),
        ("标题党害了谁", "文号的写法有讲究:先写年份"),
        where="before",
    ),
    Rule(
        "end-mark",
        r"[(【\[](?:完|全文完|本文完|未完待续|结束)[)】\]]|[-—–]{1,3}\s?(?:END|End|end|完|fin)\s?[-—–]{1,3}|END|- ?THE END ?-",
        "an end mark on a line of its own",
        ("(完)", "【完】", "- END -"),
        ("话还没说完", "完", "(完成)"),
        where="after",
    ),
    Rule(
        "original-title",
        r"[(【\[]?(?:(?:本文)?原标题|原题为?|原文标题|文章标题|本文标题)\s?[:是为].{2,80}",
        "the headline that a reprint changed",
        ("原标题:山里来了新老师", "(原题为《一条路的变迁》)", "本文原标题:《一条路》"),
        ("原标题里少了一个字。", "原题目是考察学生的阅读能力"),
    ),
)
