"""What a page shows each rule of the stage that is no row of a table."""

from __future__ import annotations

from stdnews.stages.row import BODY, PARAGRAPHS, Row
from stdnews.template import SiteLine, Template

THREE = (*BODY.split(), "会后，各镇的农技员分头下到田里，一块田一块田地看墒情，晚上再把记录报到县里。")

DECISIONS = (
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
        "foreign-line",
        "a line without a Chinese character, above or below the article, on a site's page in Chinese",
        (f"首页 > 新闻 > 正文\nShare this page\n江州春耕动员会召开\n{BODY}",),
        (f"江州春耕动员会召开\n{BODY}Share the spring",),
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
        "repeated-widget",
        "a line below each picture, or with an address in it, that stands three times or more among the paragraphs",
        ("<h1>江州开春耕会</h1>" + "".join(f"<p>{line}</p><img><p>点开看更多图片</p>" for line in THREE),),
        ("<h1>江州开春耕会</h1>" + "".join(f"<p>种粮大户石磊</p><p>{line}</p>" for line in THREE),),
    ),
    Row(
        "legal-notice",
        "a last sentence of terms of copyright and liability, of which the article does not speak",
        (f"{BODY}青山网所有图文均受著作权法保护，任何媒体转载须获授权，违者我们将追究。",),
        (f"{BODY}会上有人问起种子的版权和授权。\n种子的版权归县里所有，未经授权不得出售，侵权必究。",),
    ),
    Row(
        "headline-widget",
        "a button or a count inside the element of the headline",
        (f"<title>江州开春耕会_江州网</title><h1>江州开春耕会[编辑]</h1>{PARAGRAPHS}",),
        (f"<title>江州开春耕会2031</title><h1>江州开春耕会2031</h1>{PARAGRAPHS}",),
    ),
    Row(
        "headline-lines",
        "a headline that the page broke into several lines, which <title> says as one",
        (f"<title>江州市关于春耕的通告_江州网</title><h1>江州市<br>关于春耕的通告</h1>{PARAGRAPHS}",),
        (f"<title>江州市开始春耕_江州网</title><h1>江州市开始春耕<br>秧苗已经下田</h1>{PARAGRAPHS}",),
    ),
    Row(
        "headline-first",
        "a headline below its kicker: it goes above, as the first line",
        (f"<title>江州市开春耕会</title><div><h4>春耕一线观察手记</h4><h1>江州市开春耕会</h1></div>{PARAGRAPHS}",),
        (f"<title>江州市开春耕会</title><div><h1>江州市开春耕会</h1><h4>春耕一线观察手记</h4></div>{PARAGRAPHS}",),
    ),
    Row(
        "page-title",
        "the headline stands in <title> alone",
        (f"<title>江州市召开春耕动员会_江州新闻网</title><div>{PARAGRAPHS}</div>",),
        (f"<title>江州新闻网移动版首页</title><div>{PARAGRAPHS}</div>",),
    ),
    Row(
        "site-template",
        "a line that the pages of the site repeat outside of their articles, by what was learned of it",
        (f"{BODY}把江州的早晨装进口袋",),
        (f"{BODY}把江州的早晨装进口袋\n{BODY.replace('江州', '青山')}",),
        Template("", 40, (SiteLine("把江州的早晨装进口袋", "below", 39, 0.975),)),
    ),
    Row(
        "spam-phrase",
        "an advertiser's phrase inside a sentence",
        (f"{BODY}农户说，今年的收成，ag真人平台靠谱吗比去年好。",),
        (f"{BODY}农户说，平台靠谱吗，收成比去年好。",),
    ),
)
"""Each with pages that it changes and pages that look alike; a test tries them all."""
