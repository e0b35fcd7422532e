"""What OpenCC's t2s leaves or gets wrong in Traditional text: rules of a character and its neighbours.

Written on Traditional text whose variants are standard already (``variants``). Each rule gives as many characters as it
finds, so places in the page stay places.
"""

from __future__ import annotations

import functools
import re
from typing import Final, NamedTuple


class Rule(NamedTuple):
    """A rule: what it finds from its first character on, what becomes of that, a text with it and a near miss."""

    found: str
    """A pattern that may look at its neighbours; its first character is the rule's key in the table."""
    new: str
    hit: str
    miss: str


_SURNAME: Final = (
    "[王李張陳劉楊趙吳周徐孫朱胡郭何羅鄭謝宋唐鄧馮韓曹彭蕭肖蔡潘董袁葉蔣杜蘇魏程呂盧姚鍾姜崔譚陸范汪廖韋賈傅鄒熊孟秦邱薛閻黎"
    "陶賀龔邵覃戴嚴莫賴樊殷顏倪沈畢]"
)
"""Common surnames that are hardly ever a word, nor the end of one before 乾: not 白 毛 梅 牛 高 常 江."""
_BEFORE_NAME: Final = "[家者員長師授士記任人演導編手生官、，,:：《“「『（(由與和有叫名為是及\\s]"
_AFTER_NAME: Final = (
    "(?=[、，,。;；:：？?！!》”」』）)等說稱在與和於的是曾將先女老教博主同出獲擔任攝報表指認介宣透致當率主榮\\s]|$)"
)
_SURNAME_BEFORE: Final = f"(?:(?<=^{_SURNAME})|(?<={_BEFORE_NAME}{_SURNAME}))"
"""After a surname that stands where a name may begin."""
_NO_NAME: Final = (
    "[^肉魚果豆腐菜餅筍葡萄薯米飯酒水油血淚汗口舌曬烘吹風陰晾擦榨洗抹熨瀝蔥薑蝦貝麵桑眼杏柿棗未不沒很太已\\W]"
)
_NAME_BEFORE: Final = f"(?:(?<=^{_SURNAME}{_NO_NAME})|(?<={_BEFORE_NAME}{_SURNAME}{_NO_NAME}))"
"""After a surname and the first character of a given name."""
_NOT_DRY: Final = "(?![脆淨燥旱枯涸洗杯癟瘦咳癬裂糧果菜貨冰媽爹笑嘔瞪等掉了得硬乾澀渴著着])"
"""What may follow 乾 in or after a name: no dry thing, nothing that is done 乾脆."""
_NOT_RISEN: Final = "(?![職級官遷到至天為起高溫])"
_IN_GIVEN_NAME: Final = "[^\\W的地得了著着不下於在而感木爐味片力金型器大心]"

_NOUN: Final = "(?<![名原巨專新拙譯編論遺所顯昭卓土撰自史鉅近舊佳傑執])"
"""With these before it 著 is a noun, or an adjective: 名著, 土著, 顯著; 執著 is as good as 执着."""
_TAKES_PARTICLE: Final = (
    "[看隨沿帶拿抱扛拉牽握捧舉望盯瞪聽跟陪伴守等坐站躺趴跪蹲靠倚住活睡穿戴披掛貼寫畫刻開關鎖堆擺放裝藏埋種養吃喝抽叼"
    "含咬唱哼喊嚷哭笑罵吵鬧念背想惦盼愛恨憋忍急忙趕追跑走爬飛飄流淌滴冒燃燒亮閃照曬吹刮淋泡浸煮蒸烤騎駕划推拖拽扶攙摟"
    "擁挽挎提拎挑舞揮搖晃顫翻陰展撼漏葬綴詳棄算纏踏裹縱硬捂咽昂身點駛打變釀準指留約掩踩透搶擊吐結隱曲連得味誌徵表存在"
    "臨圍繞滿溢持蘊凝聚擔響制受視待爍注接行歷示罩漫蓋傳發負浴集續動擾脅撐領呈現候織遞訴護找求碌耀揚育勵懷朝向對順本憑"
    "仗藉借就有起沉沈附膠衣不隔挨按當衝趁試過]"
)
"""Verbs, and last characters of verbs, that take the particle 着; no noun with 著 has one of them before it."""
_WRITTEN: Final = "(?![名作述者稱称錄录書书於于譯译《〈]|有[《〈“「『數多等])"
"""With these after it 著 may be about writing: 著名, 著作, 著《…》."""
_COMPOUND: Final = "[手眼重陸想急火涼裝色落迷實力意床魔墨慌忙緊邊]|了[急火涼魔迷慌]"
"""着手, 着眼 and so on: words that begin with 着."""
_BOOK: Final = "(?<=[看讀聽唱捧拿翻寫念帶繞抱提])"
_THOUGHT: Final = "(?![片良了著着半許久再後中的不默往起狀錄之一，,。、；;！!？?：:”」』…\\s]|$)"

_RULES: dict[str, tuple[Rule, ...]] = {
    "想": (Rule("想像", "想象", "難以想像", "好像"),),
    "甚": (Rule("甚[麼麽么]", "什么", "為甚麼", "甚好"),),
    "座": (Rule("(?<!講)座標(?![題語準明誌價])", "坐标", "生活座標", "講座標題"),),
    "薰": (Rule("薰(?=[陶染蒸肉製魚烤蚊心天黑沐])|(?<=煙)薰", "熏", "人格薰陶", "薰衣草"),),
    "逕": (Rule("逕(?=[流自行庭直向到取入往付與寄赴])", "径", "黃河逕流", "沙逕村"),),
    "濬": (Rule("濬(?=[深渫河])|(?<=[疏修])濬", "浚", "疏濬河道", "大將王濬"),),
    "菓": (Rule("菓(?=[汁園實肉樹])|(?<=[水糖茶蘋鮮青])菓", "果", "水菓攤", "和菓子"),),
    "疋": (Rule("(?<=[布馬])疋", "匹", "十萬布疋", "疋字旁"),),
    "荳": (Rule("荳", "豆", "荳蔻年華", "豆腐"),),
    "髣": (Rule("髣髴", "仿佛", "髣髴昨日", "髣"),),
    "徬": (Rule("徬徨", "彷徨", "徬徨無助", "徬晚"),),
    "妳": (Rule("妳", "你", "謝謝妳", "你"),),
    "鍾": (Rule("鍾", "钟", "錢鍾書", "鐘"),),
    "藉": (Rule("(?<![狼慰蘊藴醞枕凌茵藉駘])藉(?![藉田槁甚])", "借", "藉科技之力", "聲名狼藉"),),
    "祇": (
        Rule("(?<![神地僧靈])祇(?=[有是能要好不得可會需為在怕顧剩見因准用限想求待消管])", "只", "祇有", "神祇有靈"),
    ),
    "衹": (Rule("(?<![神地僧靈])衹", "只", "衹有", "神衹"),),
    "么": (Rule("(?<=老)么|(?<![什怎那這多要麼])么(?=[妹兒女弟叔舅])", "幺", "家中么兒", "什么女生"),),
    "噁": (Rule("噁(?=[英唑嗪])", "噁", "二噁英", "噁心"),),
    "夥": (Rule("(?<=[甚益])夥|夥(?=頤)", "夥", "獲益甚夥", "合夥人"),),
    "乾": (
        Rule(f"{_SURNAME_BEFORE}乾{_NOT_DRY}", "乾", "作家肖乾登上頂樓", "老李乾脆說"),
        Rule(f"{_NAME_BEFORE}乾{_AFTER_NAME}", "乾", "導演肖小乾、馮某", "牛肉乾、魚乾"),
    ),
    "昇": (
        Rule(f"{_SURNAME_BEFORE}昇{_NOT_RISEN}", "昇", "由羅昇平擔任", "主任王昇職"),
        Rule(f"{_NAME_BEFORE}昇{_AFTER_NAME}", "昇", "教授陳東昇說", "旭日東昇"),
    ),
    "沈": (
        Rule(f"沈(?=思{_THOUGHT})", "沈", "沈思遠獲獎", "沈思片刻"),
        Rule(
            f"(?:^|(?<={_BEFORE_NAME}))沈(?=[靜香厚浮醉重默吟]{_IN_GIVEN_NAME}{_AFTER_NAME})",
            "沈",
            "、沈靜文、",
            "、沈重感、",
        ),
    ),
    "著": (
        Rule(f"{_NOUN}(?<={_TAKES_PARTICLE})著{_WRITTEN}", "着", "隨著時間", "對著名學者"),
        Rule(f"{_NOUN}著(?={_COMPOUND})", "着", "著手準備", "名著重印"),
        Rule("(?<=[誌徵味])著(?=作[為爲])", "着", "標誌著作為傳統項目", "著作為證"),
        Rule(f"{_BOOK}著(?=[書《〈])", "着", "帶著書籍", "某某著書立說"),
    ),
}
_FORMS: Final = ("增増", "黑黒", "步歩", "每毎", "德徳", "发髪", "乡郷", "历暦歴", "戏戯", "默黙")
"""Characters with forms that are Japan's standard; in a Traditional Chinese paragraph they are mere slips."""
_RULES |= {form: (Rule(form, row[0], form, row[0]),) for row in _FORMS for form in row[1:]}
_PARTICLE: Final = Rule(
    f"著{_NOUN[:-1]}著)(?<![\\W合大著]著){_WRITTEN}(?![有文說論])(?=\\w)", "着", "騎車馱著她", "某某著。"
)
"""On a page that is known to write 着 as 著 (Taiwanese pages do), also after verbs that no list holds."""


@functools.cache
def _keys() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_RULES)}]")


@functools.cache
def _compiled(key: str) -> re.Pattern[str]:
    return re.compile("|".join(f"({rule.found})" for rule in _RULES[key]), re.MULTILINE)


@functools.cache
def _particle() -> re.Pattern[str]:
    return re.compile(_PARTICLE.found)


def corrections(text: str) -> list[tuple[int, str]]:
    """Places in a Traditional page, in order, each with the Simplified characters that belong there, whatever t2s says.

    >>> corrections("他看著前方沈思")
    [(2, '着')]
    """
    found = {}
    with_particle = False
    for key in _keys().finditer(text):
        at, char = key.start(), key[0]
        if char == "沈" and "沉" in text:
            found[at] = char  # who writes 沉 for sinking means the surname
        elif rule := _compiled(char).match(text, at):
            found[at] = _RULES[char][(rule.lastindex or 1) - 1].new
            with_particle = with_particle or char == "著"
    if with_particle and "着" not in text:
        found |= dict.fromkeys((particle.start() for particle in _particle().finditer(text)), _PARTICLE.new)
    return sorted(found.items())
