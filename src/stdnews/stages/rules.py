"""All rules by stage, for lists and documentation: the rows of the tables, and those that a whole page decides.

A rule that is a row carries its examples in its table. For a rule that is a decision about a page, this module has
them, or one of the stage's own: a page of which it changes something, and one that looks alike and is left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from stdnews.stages.boilerplate.decisions import DECISIONS as BOILERPLATE
from stdnews.stages.mojibake.rows import CHARACTERS
from stdnews.stages.row import BODY, FIRST, Row


def rules_of(stage: str) -> tuple[Row, ...]:
    """The rules of a stage, those of its tables first.

    >>> [rule.id for rule in rules_of("duplicates")]
    ['repeat', 'repeated-run', 'repeated-headline', 'cut-off-copy']
    """
    return (*_table(stage), *DECISIONS[stage])


def reasons_of(stage: str) -> Mapping[str, str]:
    """Why each rule of a stage does what it does, by its id; a person's own rule says no more than whose it is.

    >>> reasons_of("simplify")["hotline"]
    'own rule'
    """
    return defaultdict(lambda: "own rule", ((rule.id, rule.why) for rule in rules_of(stage)))


def _table(stage: str) -> tuple[Row, ...]:
    """The rows of a stage's tables, which load when they are asked for."""
    if stage == "mojibake":
        from stdnews.stages.mojibake import qmarks  # noqa: PLC0415 - see above

        return tuple(Row(rule.name, rule.why, rule.hits, rule.misses) for rule in qmarks.RULES)
    if stage == "boilerplate":
        from stdnews.stages import boilerplate  # noqa: PLC0415 - see above

        return tuple(Row(rule.id, rule.why, rule.hits, rule.misses) for rule in boilerplate.RULES)
    return ()


_GLOSSED = "江州市產(chǎn)業(yè)發(fā)展很快，"

DECISIONS: dict[str, tuple[Row, ...]] = {
    "mojibake": (
        Row(
            "wrong-codec",
            "bytes of one codec read with another; read again only where the bytes prove it and the result reads well",
            ("鏂伴椈", "长江晚报ÏûÏ¢£ºµ³Ô±¸É²¿²Î¼ÓÑ§Ï°¡£"),
            ("濉溪县城关镇举行锣鼓比赛。", "Müller 与 José 在 café 讨论 naïve Bayes 方法。"),
        ),
        *(Row(*row) for row in CHARACTERS),
        Row(
            "byte-shift",
            "a byte inside a character shifted those behind it; undone only where damaging the repair gives the text",
            ("江州邀請多領(lǐng)域?qū)<医M成服務(wù)團(tuán)。",),
            ("谁是这个领域的专家?请举手。",),
        ),
        Row(
            "unreadable",
            "more than half of the line is lost for good",
            ("锟斤拷锟斤拷锟斤拷",),
            ("页面上的“锟斤拷”是怎么来的，老编辑给新人讲了一遍。", "真的吗????"),
        ),
    ),
    "glosses": (
        Row(
            "gloss",
            "the bracket is a reading of the character before it, on a page whose glosses are an artefact",
            (f"{_GLOSSED}市民都說好。",),
            ("单(shàn)县的老人说，这个字常被读错。", "他(he)和她(she)是英语课的第一课。"),
        ),
        Row(
            "gloss-double",
            "the same with and without its tone",
            ("他們生產(chǎn)(chan)，產(chǎn)業(yè)發(fā)展很快。",),
            ("人(rén)(mín)民，拼音课第一页。",),
        ),
        Row(
            "gloss-letter",
            "a reading behind the letter that a byte shift left of its character",
            (f"{_GLOSSED}溧陽(yáng)的讀音:溧l(xiāng)",),
            ("函数f(xiang)的值是一。",),
        ),
        Row(
            "gloss-cut",
            "a reading that breaks off where the line was cut",
            (f"{_GLOSSED}各地也在加快產業(y...",),
            ("单县(s...",),
        ),
        Row(
            "gloss-mark",
            "a mark repeated in brackets, on a page glossed throughout",
            ("他(tā)說(shuō),(,)產(chǎn)業(yè)發(fā)展(zhǎn)很(hěn)快(kuài)。(。)",),
            ("表情,(,)他写了两遍。",),
        ),
        Row(
            "gloss-part",
            "a reading before a bracket that is none",
            (f"{_GLOSSED}新產(chǎn)(x)品也多。",),
            ("代号单(shan)(x)的项目。",),
        ),
        Row(
            "gloss-capitals",
            "a reading without tone that begins with a capital, on a page that writes its glosses so",
            ("產(chǎn)業(yè)很興旺，發(Fa)展也快，市民說(Shuo)好，記(Ji)者也說好。",),
            (f"{_GLOSSED}記者李(Li)先生說好。",),
        ),
    ),
    "simplify": (
        Row(
            "traditional",
            "a Traditional character that Simplified does not use, or that its paragraph shows to be Traditional",
            ("今天天氣很好。",),
            ("沈先生收藏了一幅肖乾的手稿。",),
        ),
    ),
    "boilerplate": BOILERPLATE,
    "duplicates": (
        Row(
            "repeat",
            "a paragraph that stands above already",
            (BODY + FIRST,),
            ("风吹过青山，\n吹过我的家乡，\n风吹过青山，\n吹过我的梦。",),
        ),
        Row(
            "repeated-run",
            "a neighbour of a repeated paragraph, repeated with it",
            (f"{BODY}会后合影。\n{BODY}会后合影。",),
            (f"会后合影。\n{BODY}会后合影。",),
        ),
        Row(
            "repeated-headline",
            "a short headline that stands above already",
            (f"春耕动员会召开\n春耕动员会召开\n{BODY}",),
            (f"{BODY}好！\n好！",),
        ),
        Row(
            "cut-off-copy",
            "the cut-off beginning of a paragraph that stands whole below",
            ("江州市昨日召开春耕动员会，全市二十三个乡镇的负责人参加……\n" + BODY,),
            (f"{BODY}江州市昨日召开座谈会……",),
        ),
    ),
}
"""What a page shows each rule that is no row of a table; a test tries them all."""
