"""Question marks that stand for a character which an encoder did not know: NBSP, ·, ©, ›, an invisible one.

What a lone ``?`` stood for is known only from its neighbours, so each rule is one neighbourhood. Letters (``G?ran``)
and everything else stay as they are.
"""

from __future__ import annotations

import re

from stdnews.stages.mojibake.rules import Rule, replacing

SUSPICIOUS = r"\?(?:(?<=[\d》]\?)|(?<=[\u3400-\u9fff]\?)[\u3400-\u9fff]|(?<=^\?) ?[\d\u3400-\u9fff]|(?<= \?) )"
"""Begins with the mark itself, so that a page without one costs next to nothing."""
_HAN = r"[\u3400-\u9fff]"
_ASKS = "吗嗎呢么麼啥哪谁誰何几幾怎的了啊吧是不没沒有好对對行要想会會能"
"""Characters of questions and of spoken words: beside them a ``?`` is meant."""
_QUIET = rf"(?:(?![{_ASKS}]){_HAN}){{2,5}}"
_DAYS = "3?15 9?11 12?9 9?18 5?12 12?13 12?4 8?15".replace("?", r"\?").replace(" ", "|")
"""Days that go by their numbers with a dot between; other numbers (5?8) may have been a range."""


def _unless_asked(hit: re.Match[str]) -> str:
    """The title without the mark, unless the line asks or is dialogue."""
    line = hit.string
    return hit[0] if re.search("[吗嗎呢啥哪谁誰怎“”]|什么|什麼|多少", line) or line.count("?") > 1 else hit[1]


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
        r"(?<=\d)\?{2,}(?=来源|來源|作者|编辑|編輯|责任编辑|責任編輯|字号|字號|记者|記者|浏览|瀏覽|点击|點擊)",
        " ",
        ("2023年05月18日 09:30????来源:本站",),
        ("1+1=2??来了吗", "2023??"),
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
        rf"^(《{_HAN}{{2,12}}》)\?(?={_HAN}{{6}})",
        _unless_asked,
        ("《江城夜话》?收录二十余篇散文。",),
        ("《江城夜话》?谁看过这一本呢。", "看过《江城夜话》?没有看过这本书。", "“《江城夜话》?收录二十余篇散文。”"),
    ),
    Rule(
        "qmark-crumb",
        "the › of a trail of crumbs",
        r"(?<=\S) +\? +(?=\S)",
        lambda hit: hit[0].replace("?", ">") if re.match("首[页頁] |您?[现現]?在的?位置", hit.string) else hit[0],
        ("首頁  ?  新聞頻道  ?  國內新聞",),
        ("a ? b : c", "谁 ? 什么"),
    ),
    Rule(
        "qmark-copyright",
        "the sign of a copyright line",
        r"^\?(?= ?(?:19|20)\d\d)(?=.*(?:版权|版權|[Cc]opyright|[Rr]eserved))",
        "©",
        ("? 2019-2024 某某新聞網 版權所有",),
        ("? 2019", "?2019年的某某案例"),
    ),
)

mend_qmarks = replacing(RULES, SUSPICIOUS)
