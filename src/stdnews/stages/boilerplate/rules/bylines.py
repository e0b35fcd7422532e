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
    PERSONS,
    SOURCE,
    STAMP,
    TIME,
    TOOL,
    WHEN,
    WORD,
    WORDS,
)

_PERSON_NAME = r"[^\W\da-zA-Z_](?:\s?[^\W\da-zA-Z_]){1,3}(?:·[^\W\da-zA-Z_]{1,6})?"
_EDITOR = r"(?:责任编辑|责\s?编|编\s{0,4}辑|校\s{0,4}对|审\s{0,4}[核校]|监制|终审|签发)"
_PERSON = r"[^\s。!?:,、;|()—“”的]{1,12}+(?!\s?[:丨])"
_NAMES = (
    rf"(?:{_PERSON}(?:[\s、/]{{1,4}}{_PERSON}){{0,7}}|"
    r"[^\W\da-zA-Z_]{2,4}(?:[\s、,;]{1,3}[^\W\da-zA-Z_]{2,3}){1,7})?"
)
_ITEM = (
    rf"{OPEN}(?:{STAMP}|{SOURCE}\s?[:/|丨︱]\s?(?:{WORDS})?|{PERSON}\s?[:/|丨︱]\s?(?:{PERSONS})?|"
    rf"(?:{WHEN})\s?:?|{COUNT}|{FONT}|{TOOL}(?![^\W\da-zA-Z_])|\d+){CLOSE}"
)
_EVIDENCE = (
    r"(?=.*(?:[源处自者辑编审核对稿图影文译划写笔]\s?[:/|丨︱]|来源于\s?:|[间期]\s?:|[布表新][于在]|次数|人次|[量率数次]|"
    r"(?:浏览|阅读|点击|访问|查看|人气|观看|评论)\s?[:(\d]))"
)
_REPORTER = (
    r"(?:本报|本网|本刊|本台|新华社|中新社|人民网|(?:[^\W\da-zA-Z_]{2,6}·)?[^\W\da-zA-Z_]{2,8}(?:报|网|社|台|端|融媒|传媒|新闻|"
    r"客户端)|[^\W\da-zA-Z_]{2,8}(?=记者\s))?\s?(?:全媒体|首席|特约|实习|见习|驻.{2,6}|融媒体|文字|图片)?\s?(?:记者|通讯员|评论员|特派员|"
    r"特约撰稿人|撰稿人)(?![在的们是从了手札调观节证站]|现场)"
)

_OUTLET = r"[^\s。!?;:,|]{1,12}(?:网|报|社|台|在线|新闻|端|号|频道|发布|融媒|中心|刊|站)"

_WORDED_DATE = (
    r"(?:[一二三四五六七八九十]{1,2}月|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?)\s\d{1,2},?\s(?:19|20)\d\d"
    rf"(?:[\s,]{{1,3}}{TIME})?"
)

_LABEL = r"(?:本[期文]编辑|特约撰稿|作者|撰文|采写|编辑|责编|责任编辑|值班编辑|主编|校对|审核|排版|美编|监制|统筹|策划|制图|设计|运营|翻译)"
_SPACED_NAMES = (
    r"(?!简介|手记|自述|后记|寄语|点评|感言|心声|介绍|部里|说明)[^\W\da-zA-Z_的了你我他她](?:\s?[^\W\da-zA-Z_的了]){1,3}"
    r"(?:[\s、]{1,3}[^\W\da-zA-Z_的了你我他她](?:\s?[^\W\da-zA-Z_的了]){1,3}){0,4}"
)

RULES = (
    Rule(
        "editor-line",
        rf"(?=.*{_EDITOR}\s?[:/|丨︱])(?!(?:尊敬|敬爱|亲爱)的|各位|致){OPEN}(?:[^\s。!?,;:/]{{2,20}}供稿\s{{1,4}})?(?:[^\s:/|丨︱。!?,;—“”]{{1,12}}\s?[:/|丨︱]\s?"
        rf"{_NAMES}[\s)\]】|]{{0,8}}){{1,8}}",
        "who edited, checked and signed",
        (
            "编辑:陈小满",
            "医务科、药剂科供稿 摄影/张艳 编辑/苏芳",
            "(责任编辑:周小禾 实习生 何苗)",
            "编辑丨小满 审核丨常青",
            "[ 责编:许小满 ]",
            "责任编辑:",
        ),
        (
            "编辑:你先说说,我们听听,为什么要把这个故事写成这样",
            "编辑:一份被误解的工作——访夜班人",
            "编辑:你觉得这本书最打动人的地方是什么?",
            "责任编辑是出版流程中的关键岗位。",
            "尊敬的编辑:",
        ),
        marks="tail",
        kind="credits",
    ),
    Rule(
        "byline",
        rf"{_EVIDENCE}(?:(?>{_ITEM}){GAP}+){{1,12}}+",
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
            "采写:青山报记者 何苗",
            "来源:青山新闻 2017-02-26 15:18 作者:青山大学历史学院何苗",
            "执笔/何苗、石磊",
            "作者︱何苗",
            "阅读次数:31",
            "2023-03-03 11:04 来源:青山网",
            "2022年11月8日 15:20 | 来源:江岸日报 字号:大 中 小",
            "2020-05-06 阅读(31) 评论(2)",
        ),
        (
            "他说,消息来源:一是村民反映,二是现场走访。",
            "2022年11月8日,来源不明的包裹寄到村里。",
            "2022年11月8日,县里开会",
            "2022年11月8日",
            "责任编辑是出版流程中的关键岗位。",
            "编辑部的灯亮到深夜",
            "阅读:一座城市的气质",
            "作者:把故事写进泥土里的人,才是好作者。",
            "设计:先看地形,再定方案",
            "执笔写下这段话的人,已经八十岁",
        ),
        kind="bylines",
    ),
    Rule(
        "posted-by",
        rf"(?:{_OUTLET}\s{{1,6}}|{WORD}\s?(?:发表|发布|上传|更新|提交)于?\s?:?\s?){STAMP}(?:\s[^。!?,]{{0,40}})?",
        "an account name with the time of its post",
        ("qsnews发表于 2020-08-14 14:09:09 阅读次数:0 次", "青山发布 发布于 2021-03-04", "青山在线 2021-12-05 19:30"),
        ("白皮书发表于2020年8月14日。", "公告发布于2020年8月14日,随后生效。"),
        kind="bylines",
    ),
    Rule(
        "spaced-credits",
        rf"{_LABEL}\s{{1,4}}{_SPACED_NAMES}(?:[\s|丨/]{{1,5}}{_LABEL}\s{{1,4}}{_SPACED_NAMES}){{0,5}}",
        "who made an article, without colons between label and name",
        ("作者 何苗 黎明", "编辑 周小禾 | 排版 石磊", "责编 许 满"),
        ("作者 简介", "编辑 手记", "编辑 部里的灯亮到深夜", "责编 你辛苦了"),
        where="outside",
        kind="credits",
    ),
    Rule(
        "person-and-paper",
        rf"{_PERSON_NAME}\s(?:特约)?(?:评论员|专栏作者|撰稿人|记者)|{_PERSON_NAME}\s?/\s?[^\s。!?;:,|/]{{2,10}}(?:网|报|社|在线|新闻|周刊|杂志|客户端)",
        "a reporter and the paper",
        ("石磊/青山青年报", "何苗 评论员"),
        ("他/她走进报社", "石磊和青山青年报"),
        where="before",
        kind="bylines",
    ),
    Rule(
        "account-line",
        rf"(?:原创|转载|首发)\s\S{{1,20}}(?:\s\S{{1,20}}){{0,2}}\s(?:{STAMP}|昨天|前天|今天|\d天前)(?:\s\S{{2,10}})?",
        "the account of a platform, as it stands below the headline",
        ("原创 江边小站 江边小站 2021-12-08 20:15", "转载 青山发布 2022-03-05 08:00 青山"),
        ("原创 2021年 他写的第一首歌", "原创歌曲大赛2021年5月8日开唱", "转载 青山晚报 的一篇旧文"),
        where="before",
        kind="bylines",
    ),
    Rule(
        "date-line",
        rf"{OPEN}{STAMP}{CLOSE}(?:[\s·|]{{1,8}}{_OUTLET}){{0,2}}|{_WORDED_DATE}",
        "a bare date, or a date and a site's name, between headline and body",
        (
            "2023-03-03 11:04:37",
            "2023年03月03日 11:04 青山网",
            "[2021-05-06]",
            "2024-05-20 14:33·青山社",
            "十二月 27 2031 21:40",
            "May 9, 2024",
        ),
        ("2022年11月8日,县里召开会议。", "11月8日 晴", "2025-04-16 青山县召开春耕现场会"),
        where="before",
        kind="bylines",
    ),
    Rule(
        "time-line",
        rf"{DATE}\s?\d{{1,2}}:\d\d(?::\d\d)?",
        "a date with its time of day, above or below the article",
        ("2019-09-08 11:42:03", "2023年03月03日 11:04"),
        ("2022年11月8日", "2022年11月8日11:42:03,地震发生。"),
        where="outside",
        kind="bylines",
    ),
    Rule(
        "author-line",
        rf"[□■◎●○▲△◇◆(\s]{{0,2}}(?:\S{{2,8}}报\s?/\s?)?{_REPORTER}[\s:/]{{0,2}}(?!您|你|请|谢|那|好的?$|是|对|嗯|为什么|"
        rf"怎){_PERSON_NAME}(?:[\s、,/]{{1,4}}(?:{_REPORTER}[\s:/]?)?{_PERSON_NAME}){{0,7}}(?:\s?(?:文|图|摄|文/图|"
        r"文图|摄影报道|[/\s][^\W\da-zA-Z_]{2,6}报[道导]|报[道导]))?(?:\s来源\s?:\s?\S{2,16})?\s?[)]?",
        "reporters named on a line of their own",
        (
            "本报记者 何苗 通讯员 石磊",
            "□ 本报记者 黎明",
            "新华社记者石磊、何苗",
            "(江岸日报记者 黎明)",
            "记者何苗/白水镇报导",
            "青年报·青山网记者 何苗 来源:青年报",
            "春耕周刊记者 何苗",
            "青山报/ 记者何苗/白水报导",
        ),
        ("记者手记", "不少记者说", "本报记者何苗走进山村,看到一条新路。", "记者:您好", "记者在现场看到了什么"),
        kind="bylines",
    ),
    Rule(
        "glued-label",
        rf"(?<=[。!?”)])\s{{0,4}}[\[【(]?\s?(?:{SOURCE}|责任编辑|责\s?编|编\s?辑|审\s?核|"
        rf"校\s?对)\s?:\s?[^。!?,:;]{{1,24}}(?:\s(?:{SOURCE}|{PERSON})\s?:\s?[^。!?,:;]{{1,24}}){{0,5}}[\]】)]?\s?$",
        "a label glued to the last sentence of the article",
        ("会议当天结束。来源:江岸日报", "大家都笑了。(责任编辑:周小禾)", "会议结束。 来源:江岸日报 编辑:孙宁"),
        ("他说,消息来源:一是村民反映,二是现场走访。", "会议结束。(何苗)", "会议结束。来源:一是走访,二是座谈。"),
        where="after",
        part=True,
        kind="credits",
    ),
)
