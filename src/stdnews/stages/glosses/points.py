"""How much a single gloss says: that nobody glosses such a character for readers."""

from __future__ import annotations

from stdnews.stages.glosses.spelling import TONES, is_toned, key, simplified
from stdnews.tables.readings import readings, usual_reading

EVERYDAY = frozenset(
    "的一是在不有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法"
    "所民经十三之进着等部度家电力里如水化自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四"
    "日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但气第向道此变条只没结解问意建月公无系军很情最立代想"
    "已通并提题党程展五果料象员革位入常总次品式活设及管特件长求老头基资边流路级少图山统接知将组见计别她手角根论运农指几九"
    "区强放决西被干做必战先回则任取据队南给色光门即保治北造百规热领七海口东导器压志世增争济阶油思术极交受联什认六共权收证"
    "改清己美再采转单风切打白教速花带场身车例真务具万每目至达走积示议声报完类八离名确才科信节话米整空元今集温传土许步群广"
    "记需段研界拉律叫且究观越织装影算低持音众书布容儿须际商非验连断深难近千周委素技备半办省列习响约支般史感便团往酸历市除"
    "消构府称太准精值号率族维划选标写存候亲快效院查型眼按格养易置派层片始却专状育厂京识适属圆包火住满县局照参红细引听该铁"
    "价严首底液官随失死讲配女推显谈罪神艺呢席含望密批营项防举球英氧势告台落木帮轮破师围注远字材排河态封另施减树溶怎止案言"
    "士均鱼波视仅费紧爱左章早朝害续轻服试食充兵源判护司足某差致板降黑负击范继兴似余坚曲输修故城夫够送笔船占右财吃富春职觉"
    "汉画功跟虽杂飞检吸助升阳互初创抗考投坏策径换未跑留钢曾端责站简述钱副尽帝射草冲承独令限环双请超游旅绿网镇监稳贸协优督"
    "惠赛届仪访悉介绍宣获"
)
"""Characters that every reader of news knows: with those of the observed gloss lists, the beginning of any frequency
list of modern Chinese. Without characters that articles on mistakes in speech are fond of (质量, 企业), and without
surnames, whose readings stand beside names."""

LISTED = frozenset("產發經優據業統現穩內環貿負聯網協區創鎮農質構導術設計務學個時標達國場開書專門過來這話")
"""Traditional characters that real pages gloss by a fixed list, seen on some eighty; without those that articles on
readings are fond of too (長 會 調 轉 數 ...)."""

REPEATED = 7
"""Points from which on a gloss counts again when it is repeated: an everyday Traditional character with one reading."""

_LEVEL_1 = (0xB0, 0xD7)
"""Lead bytes of the common characters in GB 2312."""


def is_common(char: str) -> bool:
    """Whether a character is among the 3,755 common ones of GB 2312.

    >>> is_common("产"), is_common("垚"), is_common("歙")
    (True, False, False)
    """
    code = char.encode("gb2312", "ignore")
    return bool(code) and _LEVEL_1[0] <= code[0] <= _LEVEL_1[1]


def of_reading(char: str, spelled: str) -> int:
    """Points of a gloss, by its character and its reading alone.

    None for a reading that is not the usual one (who glosses 單(shàn) tells readers something) and for one in capitals
    without tone (a name). Else, by character:

    - Traditional: 7 when on the lists of real pages, or everyday and with one reading only; 3 when common. Articles on
      the readings of 樂 or 會 name two or three of these;
    - the same in both scripts, with one reading only: 3 when everyday; when just common, 1 for a gloss without tone.
      Toned ones on such characters are what articles on pronunciation are made of.

    A gloss without tone tells nothing of tones: 好(hao) has one reading, 好(hǎo) is one of two.

    >>> of_reading("業", "yè"), of_reading("長", "zhǎng"), of_reading("人", "rén"), of_reading("脂", "zhi")
    (7, 3, 3, 1)
    >>> of_reading("單", "shàn"), of_reading("脂", "zhī"), of_reading("垚", "yáo"), of_reading("李", "Li")
    (0, 0, 0, 0)
    """
    simple, given = simplified(char), key(spelled)
    if not is_common(simple) or not (is_toned(given) or spelled.islower()):
        return 0
    usual = {_like(given, reading) for reading in (usual_reading(char), usual_reading(simple))}
    if given not in usual:
        return 0
    has_one = any(len({_like(given, reading) for reading in readings(form)}) == 1 for form in (char, simple))
    if char != simple:
        return REPEATED if char in LISTED or (has_one and simple in EVERYDAY) else 3
    if not has_one:
        return 0
    return 3 if simple in EVERYDAY else int(not is_toned(given))


def _like(given: str, reading: str) -> str:
    """The key of a reading, without tone when the given one has none."""
    return key(reading) if is_toned(given) else key(reading).rstrip(TONES)
