"""Rows for what stands around an article about its making: date, source, author, editor, counters."""

from __future__ import annotations

from stdnews.stages.boilerplate.rule import Rule
from stdnews.stages.boilerplate.rules.fragments import (
    CLOSE,
    COUNT,
    DATE,
    FONT,
    GAP,
    OPEN,
    PERSON,
    SOURCE,
    STAMP,
    TOOL,
    WHEN,
    WORD,
    WORDS,
)

_PERSON_NAME = r"[一-鿿](?:\s?[一-鿿]){1,3}(?:·[一-鿿]{1,6})?"
_NAMES = r"(?:[^\s。!?:,、;()—“”的]{1,10}(?:[\s、/]{1,4}[^\s。!?:,、;()—“”的]{1,10}){0,7}|[一-鿿]{2,4}(?:[\s、,;]{1,3}[一-鿿]{2,3}){1,7})?"
_EDITOR = r"(?:责任编辑|责\s?编|编\s{0,4}辑|校\s{0,4}对|审\s{0,4}[核校]|监制|终审|签发)"
_LABELLED = rf"(?:{OPEN}(?:(?:{WHEN})\s?:?\s?(?:{STAMP})?|{SOURCE}\s?[:/|]\s?(?:{WORDS})?|{PERSON}\s?[:/|]\s?(?:{WORDS})?|{COUNT}){CLOSE})"
_ITEM = rf"(?:{_LABELLED}|{STAMP}|{FONT}|{OPEN}{TOOL}{CLOSE}(?![一-鿿])|\(\d+\))"
_LINE = rf"(?=.*(?:[:/|]|\d|次)){_LABELLED}(?:{GAP}{_ITEM}){{0,9}}{GAP}"
_REPORTER = r"(?:本报|本网|本刊|本台|新华社|中新社|人民网|[一-鿿]{2,8}(?:报|网|社|台|端|融媒|传媒|新闻|客户端))?\s?(?:全媒体|首席|特约|实习|见习|驻.{2,6}|融媒体|文字|图片)?\s?(?:记者|通讯员|评论员|特派员|特约撰稿人|撰稿人)(?![在的们是从了])"

_OUTLET = r"[^\s。!?;:,|]{1,12}(?:网|报|社|台|在线|新闻|端|号|频道|发布|融媒|中心|刊|站)"

RULES = (
    Rule(
        "editor-line",
        rf"{OPEN}(?:本文|文章|网站|新闻|实习|见习|值班|执行|网络|新媒体)?{_EDITOR}\s?[:/|]\s?{_NAMES}{CLOSE}|(?=.*{_EDITOR}\s?[:/|]){_LINE}",
        "who edited, checked and signed",
        ("编辑:陈小满", "(责任编辑:周小禾 实习生 何苗)", "[ 责编:许小满 ]", "责任编辑:"),
        (
            "编辑:你先说说,我们听听,为什么要把这个故事写成这样",
            "编辑:一份被误解的工作——访夜班人", "编辑:你觉得这本书最打动人的地方是什么?",
            "责任编辑是出版流程中的关键岗位。",
        ),
        marks="tail",
    ),
    Rule(
        "byline",
        _LINE,
        "labelled date, source, people and counters, alone or several in a row",
        (
            "来源:江岸日报 作者:通讯员 石磊 记者 黎明 编辑:孙宁",
            "发布时间:2022-11-08 15:20 浏览次数:135 次 字号:[大 中 小]",
            "责任编辑:周小禾",
            "(责编:何苗、林一)",
            "【编辑:许小满】",
            "来 源: 青山晚报",
            "图源:青山文旅",
            "文/何苗",
            "来源:",
            "阅读次数:31",
        ),
        (
            "他说,消息来源:一是村民反映,二是现场走访。",
            "责任编辑是出版流程中的关键岗位。",
            "编辑部的灯亮到深夜",
            "阅读:一座城市的气质",
            "作者:把故事写进泥土里的人,才是好作者。",
            "设计:先看地形,再定方案",
        ),
    ),
    Rule(
        "date-source",
        rf"{OPEN}{STAMP}{CLOSE}(?:{GAP}{_ITEM}){{1,9}}{GAP}",
        "a date followed by labelled items",
        (
            "2023-03-03 11:04 来源:青山网",
            "2022年11月8日 15:20 | 来源:江岸日报 字号:大 中 小",
            "2020-05-06 阅读(31) 评论(2)",
        ),
        ("2022年11月8日,来源不明的包裹寄到村里。", "2022年11月8日,县里开会"),
    ),
    Rule(
        "posted-by",
        rf"{WORD}\s?(?:发表|发布|上传|更新|提交)于?\s?:?\s?{STAMP}(?:{GAP}{_ITEM}){{0,9}}{GAP}",
        "an account name with the time of its post",
        ("qsnews发表于 2020-08-14 14:09:09 阅读次数:0 次", "青山发布 发布于 2021-03-04"),
        ("白皮书发表于2020年8月14日。", "公告发布于2020年8月14日,随后生效。"),
    ),
    Rule(
        "date-line",
        rf"{OPEN}{STAMP}{CLOSE}(?:[\s·|]{{1,8}}{_OUTLET}){{0,2}}",
        "a bare date, or a date and a site's name, between headline and body",
        ("2023-03-03 11:04:37", "2023年03月03日 11:04 青山网", "[2021-05-06]", "2024-05-20 14:33·青山社"),
        ("2022年11月8日,县里召开会议。", "11月8日 晴", "2025-04-16 青山县召开春耕现场会"),
        where="before",
    ),
    Rule(
        "author-line",
        rf"[□■◎●○▲△◇◆(\s]{{0,2}}{_REPORTER}[\s:/]{{0,2}}(?!您|你|请|谢|那|好的?$|是|对|嗯|为什么|怎){_PERSON_NAME}(?:[\s、,/]{{1,4}}(?:{_REPORTER}[\s:/]?)?{_PERSON_NAME}){{0,7}}(?:\s?(?:文|图|摄|文/图|文图|摄影报道|报道))?\s?[)]?",
        "reporters named on a line of their own",
        ("本报记者 何苗 通讯员 石磊", "□ 本报记者 黎明", "新华社记者石磊、何苗", "(江岸日报记者 黎明)"),
        ("本报记者何苗走进山村,看到一条新路。", "记者:您好", "记者在现场看到了什么"),
    ),
    Rule(
        "dated-reprint",
        rf"(?:本文|文章|内容|稿件)?\s?(?:来源|来自|转自|转载自|摘自|选自|原载于?|刊于)\s?[:于]?\s?[《“][^》”。]{{2,20}}[》”](?:\s?[(]?(?:{DATE}|[^。!?]{{0,20}}(?:版|期))[)]?)?",
        "where a reprint was first printed",
        ("摘自《江岸晚报》(2010年5月3日)", "来源:《青山日报》2022年11月08日 第04版", "本文来自《江岸月刊》2011年第3期"),
        ("摘自《江岸晚报》的这段话,让他想了很久。", "来自《山里的孩子》剧组的演员们"),
        where="after",
    ),
    Rule(
        "document-data",
        r"(?:索\s?引\s?号|发文字号|发文机关|发布机构|主题分类|主\s?题\s?词|公开方式|公开时限|公开范围|信息分类|体裁分类|组配分类|有\s?效\s?性|标\s?题|名\s{0,4}称|文\s?号|废止日期|生成日期|成文日期)\s?:.{0,80}",
        "the data sheet above a government document",
        ("索 引 号: 000000000/2023-00001 主题分类: 农业", "发布机构:青山县人民政府办公室"),
        ("标题党害了谁", "文号的写法有讲究:先写年份"),
        where="before",
    ),
    Rule(
        "glued-label",
        rf"(?<=[。!?”)])\s{{0,4}}[\[【(]?\s?(?:{SOURCE}|责任编辑|责\s?编|编\s?辑|审\s?核|校\s?对)\s?:\s?[^。!?,:;]{{1,24}}(?:\s(?:{SOURCE}|{PERSON})\s?:\s?[^。!?,:;]{{1,24}}){{0,5}}[\]】)]?\s?$",
        "a label glued to the last sentence of the article",
        ("会议当天结束。来源:江岸日报", "大家都笑了。(责任编辑:周小禾)", "会议结束。 来源:江岸日报 编辑:孙宁"),
        ("他说,消息来源:一是村民反映,二是现场走访。", "会议结束。(何苗)", "会议结束。来源:一是走访,二是座谈。"),
        where="after",
        part=True,
    ),
    Rule(
        "end-mark",
        r"[(【\[](?:完|全文完|本文完|未完待续|结束)[)】\]]|-{1,3}\s?(?:END|end|完)\s?-{1,3}|END|- ?THE END ?-",
        "an end mark on a line of its own",
        ("(完)", "【完】", "- END -"),
        ("话还没说完", "完", "(完成)"),
        where="after",
    ),
    Rule(
        "original-title",
        r"[(【\[]?(?:原标题|原题为?|原文标题|文章标题|本文标题)\s?[:是为].{2,80}",
        "the headline that a reprint changed",
        ("原标题:山里来了新老师", "(原题为《一条路的变迁》)"),
        ("原标题里少了一个字。", "原题目是考察学生的阅读能力"),
    ),
)
