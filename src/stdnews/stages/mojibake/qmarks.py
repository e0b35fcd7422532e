"""Question marks that stand for a character which an encoder did not know: NBSP, ·, ©, ›, an invisible one.

What a lone ``?`` stood for is known only from its neighbours, so each rule is one neighbourhood. Letters (``G?ran``)
and everything else stay as they are.
"""

from __future__ import annotations

import re

from stdnews.stages.mojibake.rules import Rule, replacing

SUSPICIOUS = r"\?[?\d\u3000-\u9fff ]"
"""Begins with the mark itself, so that a page without one costs next to nothing."""
_HAN = r"[\u3400-\u9fff]"
_ASKS = "吗嗎呢么麼啥哪谁誰何几幾怎的了啊吧是不没沒有好对對行要想会會能"
"""Characters of questions and of spoken words: beside them a ``?`` is meant."""
AROUND = 200
"""Characters on either side of a mark that tell whether somebody asks."""
_QUIET = rf"(?:(?![{_ASKS}]){_HAN}){{2,5}}"
_LABEL = (
    "(?:来源|來源|作者|编辑|編輯|责任编辑|責任編輯|责编|字号|字號|记者|記者|通讯员|"
    "浏览|瀏覽|阅读|点击|點擊|发布时间|发布日期)"
)
_ABROAD = (
    "阿埃艾安奥巴白贝本比彼波伯布查达戴丹黛德登迪蒂丁多厄恩尔法凡菲费芬弗福富盖甘冈戈格古哈海汉赫亨洪胡华霍基吉季加贾杰金卡凯坎康"
    "考科克肯库奎拉莱兰朗劳勒雷黎李里理利莉丽莲列林琳隆卢鲁伦罗洛吕马玛麦迈曼梅门蒙米密明莫默姆木穆拿纳娜内奈尼涅宁牛努诺欧帕派潘"
    "佩彭皮平珀普齐奇恰乔切琼热茹瑞若萨塞赛桑瑟沙莎舍圣施史士斯丝司苏索塔泰坦汤唐陶特滕提廷图托瓦万旺威韦维伟魏温文翁沃乌武西希锡"
    "夏谢辛欣休许雪雅亚扬耶叶伊因英尤约赞泽扎詹珍兹佐丘柴契丘什"
)
"""Characters that write the sounds of foreign names."""
_FOREIGN = rf"[{_ABROAD}]"
_DAYS = "3?15 9?11 12?9 9?18 5?12 12?13 12?4 8?15".replace("?", r"\?").replace(" ", "|")
"""Days that go by their numbers with a dot between; other numbers (5?8) may have been a range."""


def _around(hit: re.Match[str]) -> str:
    """The text around a mark, as far as it has to do with it."""
    return hit.string[max(0, hit.start() - AROUND) : hit.end() + AROUND]


def _dotted(hit: re.Match[str]) -> str:
    """The name with dots, unless the line asks, or the parts are choices of a question."""
    line = _around(hit)
    asks = re.search("[吗嗎呢啥哪谁誰怎选選你您吧]|什么|什麼|多少|还是|還是|是不是", line)
    return hit[0] if asks or line.count("?") > hit[0].count("?") else hit[0].replace("?", "·")


def _unless_spoken(hit: re.Match[str]) -> str:
    """A line without the mark, unless somebody speaks in it."""
    return (
        hit[0]
        if re.search("[吗嗎呢吧啊呀哦啥你您我咱]", _around(hit)) or _around(hit).count("?") > len(hit[0].strip())
        else ""
    )


def _unless_asked(hit: re.Match[str]) -> str:
    """The title without the mark, unless the line asks or is dialogue."""
    line = _around(hit)
    return hit[0] if re.search("[吗嗎呢啥哪谁誰怎“”]|什么|什麼|多少", line) or line.count("?") > 1 else hit[1] or hit[2]


RULES = (
    Rule(
        "qmark-line-start",
        "an invisible character before a date at the line's start",
        r"^\?(?=\d{1,4}[年月日])",
        "",
        ("?6月2日,新校区举行奠基仪式。", "?2024年春,工程开工。"),
        ("?3个月前的事", "?", "谁?6月2日"),
    ),
    Rule(
        "qmark-space",
        "spaces that do not break between a date and what follows it",
        rf"(?<=\d)\?{{2,}}(?={_LABEL})|(?<=[\u3400-\u9fff])\?{{2,}}(?={_LABEL} ?[:：])"
        rf"|(?<=[\u3400-\u9fff\d])\?{{2,}}(?=\d{{4}}[-年/.]\d)",
        lambda hit: " " if re.search(f"{_LABEL} ?[:：]", _around(hit)) else hit[0],
        ("2023年05月18日 09:30????来源:本站", "来源：江州日报??作者：齐小满", "来源：江州日报????2023-05-18"),
        ("1+1=2??来了吗", "2023??", "真的吗??2023年5月还能去？", "他是谁??作者没有说"),
    ),
    Rule(
        "qmark-indent",
        "an invisible character, or the indent, before the line",
        rf"^\?{{1,2}}(?=[ \u3000]*{_HAN}{{2}}[^?]{{12,}}[。；”）]$)[ \u3000]*",
        _unless_spoken,
        ("?江州昨天下了一场大雨，今天转晴。", "?\u3000江州昨天下了一场大雨，今天转晴。"),
        ("?你说的这件事我一点也不知道，回头再问。", "?时间：下午三点 ?地点：图书馆", "?江州"),
    ),
    Rule(
        "qmark-name",
        "the dots of a foreign name",
        rf"(?<![{_ABROAD}])(?:{_FOREIGN}{{2,6}}\?){{1,2}}{_FOREIGN}{{2,6}}"
        rf"|(?<![{_ABROAD}]){_FOREIGN}{{2,6}}\?{_FOREIGN}\?{_FOREIGN}{{2,6}}",
        _dotted,
        ("阿尔瓦?阿尔托设计了这座图书馆。", "列奥纳多?达?芬奇的画作展出。"),
        ("西安?洛阳", "去西安还是兰州?马里呢", "买的是奥迪?卡罗拉?", "选凯迪拉克?雷克萨斯"),
    ),
    Rule(
        "qmark-day",
        "a day that goes by its numbers",
        rf"(?<![\w?.=&/])(?:{_DAYS})(?![\w?:=])|(?<=[{_HAN[1:-1]}])(?:{_DAYS})(?=[{_HAN[1:-1]}，,。”])",
        lambda hit: hit[0].replace("?", "·"),
        ("每逢3?15前后", "“9?18”事变"),
        ("5?8", "13?15", "3?150", "a=3?15:20"),
    ),
    Rule(
        "qmark-dot",
        "the dot inside a name in quotation marks",
        rf"(?<=“)({_QUIET})\?({_QUIET})(?=”)|(?<=《)({_QUIET})\?({_QUIET})(?=》)",
        lambda hit: hit[0].replace("?", "·"),
        ("栏目“城事?观察”", "《江湖?夜雨》"),
        ("“谁来?老王”", "“真的?假的”", "“城事?观察,”"),
    ),
    Rule(
        "qmark-title",
        "a space that does not break after a title",
        rf"^(《{_HAN}{{2,12}}》)\?(?={_HAN}{{6}})"
        r"|((?:》|[A-Za-z]{2}))\?(?=、|的(?![士话確确])|等(?![等一我你])|及(?!时)|与|一[书文书書]|系列|栏目|杂志)",
        _unless_asked,
        ("《江城夜话》?收录二十余篇散文。", "他写的《江城夜话》?等三部书在京出版。", "一款叫WeChat?的软件上线。"),
        ("《江城夜话》?谁看过这一本呢。", "看过《江城夜话》?没有看过这本书。", "“《江城夜话》?收录二十余篇散文。”"),
    ),
    Rule(
        "qmark-crumb",
        "the › of a trail of crumbs",
        r"(?<=\S) +\? +(?=\S)",
        lambda hit: (
            hit[0].replace("?", ">")
            if re.match("首[页頁] |[当當]前位置|您?(?:[现現]?在)?的?位置", hit.string)
            else hit[0]
        ),
        ("首頁  ?  新聞頻道  ?  國內新聞", "您的位置：首页 ? 新闻 ? 正文"),
        ("a ? b : c", "谁 ? 什么"),
    ),
    Rule(
        "qmark-copyright",
        "the sign of a copyright line",
        r"^\?(?= ?(?:19|20)\d\d)(?=.*(?:版权|版權|[Cc]opyright|[Rr]eserved))"
        r"|(?<=[Cc]opyright )\?(?= ?(?:19|20)\d\d)|(?<=版[权權]所有 )\?(?= \S)",
        "©",
        ("? 2019-2024 某某新聞網 版權所有", "Copyright ? 2003-2024 江州新闻网", "版权所有 ? 江州新闻网"),
        ("? 2019", "?2019年的某某案例"),
    ),
)

mend_qmarks = replacing(RULES, SUSPICIOUS)
