"""All rules by stage, for lists and documentation: the rows of the tables, and those that a whole page decides.

A rule that is a row carries its examples in its table. For a rule that is a decision about a page, this module has
them: a page of which it changes something, and one that looks alike and that it leaves alone.
"""

from __future__ import annotations

from typing import NamedTuple

from stdnews.stages.mojibake.rows import CHARACTERS


class Row(NamedTuple):
    """A rule as the log names it."""

    id: str
    why: str
    hits: tuple[str, ...]
    """Lines, or pages of several lines, of which it changes something."""
    misses: tuple[str, ...]
    """Those that look alike, and that it leaves alone."""


def rules_of(stage: str) -> tuple[Row, ...]:
    """The rules of a stage, those of its tables first.

    >>> [rule.id for rule in rules_of("duplicates")]
    ['repeat', 'repeated-run', 'repeated-headline', 'cut-off-copy']
    """
    return (*_table(stage), *DECISIONS[stage])


def _table(stage: str) -> tuple[Row, ...]:
    """The rows of a stage's tables, which load when they are asked for."""
    if stage == "mojibake":
        from stdnews.stages.mojibake import qmarks  # noqa: PLC0415 - see above

        return tuple(Row(rule.name, rule.why, rule.hits, rule.misses) for rule in qmarks.RULES)
    if stage == "boilerplate":
        from stdnews.stages import boilerplate  # noqa: PLC0415 - see above

        return tuple(Row(rule.id, rule.why, rule.hits, rule.misses) for rule in boilerplate.RULES)
    return ()


_FIRST = "江州市昨日召开春耕动员会，全市二十三个乡镇的负责人参加了会议，并交流了各自的做法。"
BODY = f"{_FIRST}\n会议指出，今年的雨水比往年来得早，各地要提前检修水渠和泵站，确保秧苗按时下田。\n"
"""Two paragraphs that are surely an article, for the examples to stand around."""
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in BODY.split())
"""The same as HTML."""
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
    "boilerplate": (
        Row(
            "site-head",
            "a line of the site's head: above the headline, or a list before the body",
            (f"民生频道\n首页 > 新闻 > 正文\n江州春耕动员会召开\n{BODY}",),
            (f"本报特稿\n江州春耕动员会召开\n{BODY}",),
        ),
        Row(
            "head-data",
            "between headline and text: a date with what a site puts beside it, a count of comments",
            (f"江州召开春耕动员会\n2022年07月10日 07:15 青山 听一听\n{BODY}",),
            (f"江州召开春耕动员会\n2022年7月10日 大会在县里闭幕 各地代表作了发言\n{BODY}",),
        ),
        Row(
            "picture-caption",
            "a caption by its element, or by its look below a picture",
            (f"<h1>江州春耕动员会召开</h1>{PARAGRAPHS}<figure><figcaption>会场一角</figcaption></figure>",),
            (f"<h1>江州春耕动员会召开</h1>{PARAGRAPHS}<p>会场一角</p>",),
        ),
        Row(
            "sidebar-list",
            "an item of a list of links",
            (f"{BODY}相关阅读\n·青山镇的茶农忙起来了\n·老桥边的新书店开张",),
            (f"{BODY}·青山镇：四月十日开种\n·白水镇：四月二十日开种\n会议还通过了明年的计划。",),
        ),
        Row(
            "cut-off-title",
            "a title that was cut to a length, in a list or below the article",
            (f"{BODY}相关阅读\n青山镇的茶农在雨后忙着采...\n老桥边的新书店今天开张，店主...",),
            (f"{BODY}他停了一下，想说什么...\n会议到傍晚才结束。",),
        ),
        Row(
            "outside-body",
            "any other line below the one that says that the article is over",
            (f"{BODY}相关阅读\n青山镇的茶农忙起来了",),
            (f"{BODY}青山镇的茶农忙起来了",),
        ),
        Row(
            "link-page",
            "a line of a page that is nothing but a list of links",
            ("首页 > 新闻\n·青山镇的茶农忙起来了\n·老桥边的新书店开张\n·白水河的鱼苗下了水\n·县城的公交换了新车",),
            ("春雨\n·一滴落在青山\n·一滴落在桥边",),
        ),
        Row(
            "seo-tag",
            "words for search engines before the headline",
            (f"世界热讯:江州召开春耕动员会\n{BODY}",),
            (f"世界杯:江州队昨晚出线\n{BODY}",),
        ),
        Row(
            "spam-prefix",
            "an advertiser before the headline",
            (f"某某彩票平台 | 江州召开春耕动员会\n{BODY}",),
            (f"彩票公益金 | 江州新建三座图书馆\n{BODY}",),
        ),
        Row(
            "spam-suffix",
            "an advertiser behind the headline",
            (f"江州召开春耕动员会-某某体育官网登录入口\n{BODY}",),
            (f"江州召开春耕动员会-二十三个乡镇参加\n{BODY}",),
        ),
        Row(
            "site-suffix",
            "the site or its channel behind the headline",
            (f"江州召开春耕动员会_江州新闻网\n{BODY}",),
            (f"标准解读 | 国家标准《绿色产品评价》\n{BODY}",),
        ),
        Row(
            "named-element",
            "a line in an element that names itself a share bar, comments, recommendations",
            (f"<h1>江州开春耕会</h1><div>{PARAGRAPHS}<div class='related-box'>青山镇忙起来了</div></div>",),
            (f"<h1>江州开春耕会</h1><div>{PARAGRAPHS}<div class='relation'>青山镇忙起来了</div></div>",),
        ),
        Row(
            "headline-widget",
            "a button or a count inside the element of the headline",
            (f"<title>江州开春耕会_江州网</title><h1>江州开春耕会[编辑]</h1>{PARAGRAPHS}",),
            (f"<title>江州开春耕会2031</title><h1>江州开春耕会2031</h1>{PARAGRAPHS}",),
        ),
        Row(
            "page-title",
            "the headline stands in <title> alone",
            (f"<title>江州市召开春耕动员会_江州新闻网</title><div>{PARAGRAPHS}</div>",),
            (f"<title>江州新闻网移动版首页</title><div>{PARAGRAPHS}</div>",),
        ),
        Row(
            "spam-phrase",
            "an advertiser's phrase inside a sentence",
            (f"{BODY}农户说，今年的收成，ag真人平台靠谱吗比去年好。",),
            (f"{BODY}农户说，平台靠谱吗，收成比去年好。",),
        ),
    ),
    "duplicates": (
        Row(
            "repeat",
            "a paragraph that stands above already",
            (BODY + _FIRST,),
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
