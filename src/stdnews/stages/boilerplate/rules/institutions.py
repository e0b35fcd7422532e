"""Rows for what institutions, firms and blogs put below and above each of their articles."""

from __future__ import annotations

from stdnews.stages.boilerplate.rule import Rule

RULES = (
    Rule(
        "about-the-house",
        r"[【\[◆■]?\s?(?:科室|专家|医院|医生|门诊|院部|病区)(?:简介|介绍|名片|信息)\s?[】\]]?\s?:?|"
        r"媒体(?:联系|垂询|查询|联络|咨询)(?:人|方式|处)?\s?:?",
        "the head of what a hospital or a firm says of itself below its news",
        ("科室简介", "【专家介绍】", "媒体联系", "媒体垂询:"),
        ("专家介绍说,这种病可以预防。", "医院信息化", "媒体联系了他的家人"),
        where="after",
        marks="tail",
    ),
    Rule(
        "opening-hours",
        r"(?:门诊|出诊|坐诊|接诊|就诊|服务)时间\s?:\s?[^。!?]{4,60}|(?:咨询|预约|挂号|急诊|就诊|健康)(?:服务)?(?:电话|热线|专线)\s?:\s?[\d\-转、,/()\s]{7,60}",
        "when and how a hospital is reached",
        ("门诊时间:周一至周日 8:00-17:00", "咨询电话:0000-1234568"),
        ("门诊时间:他最怕的两个小时,终于过去了。", "预约电话打不通,老人只好赶来。"),
        where="foot",
        cue=("时间", "电话", "热线", "专线"),
    ),
    Rule(
        "annex-link",
        r"(?:附件|文件)下载\s?:\s?[^。!?]{2,100}|相关(?:解读|文件)\s?:\s?[^。!?]{2,60}",
        "links below a document",
        ("附件下载:青政发〔2031〕12号.pdf", "相关解读:《名录》政策解读"),
        ("附件下载慢,村里只好派人去取。", "相关文件:一份都没有。他说完就走了。"),
        where="after",
        marks="tail",
        cue=("附件下载", "文件下载", "相关解读", "相关文件"),
    ),
    Rule(
        "reprint-notice",
        r"[^。,:]{0,10}声明\s?:\s?(?:此|本)(?:消息|文|稿|新闻|信息)[^。,]{0,12}(?:转载|转自|来自|来源)[^。]{0,30}[,。].{10,300}|"
        r".{0,40}(?:登载|刊登|转载|刊载|发布)此文[^。]{0,6}出于[^。]{2,20}(?:目的|需要).{0,200}",
        "the disclaimer of a site that reprints",
        (
            "青山财经声明:此消息系转载自合作媒体,登载此文出于传递更多信息之目的,并不意味着赞同其观点。",
            "本站转载此文仅出于传播信息的需要,不代表本站立场。",
        ),
        ("他在声明中说:此文写于十年前。", "厂方声明:此消息不实,工厂照常开工。"),
        marks="tail",
        cue=("声明", "此文"),
    ),
    Rule(
        "author-note",
        r"\((?:编者)?注\s?:[^()]{2,120}(?:仅代表(?:作者|其)|责任编辑|[\w.]{2,30}@[\w.]{4,40})[^()]{0,100}\)",
        "a note in brackets of who the author is and whose opinion it is",
        ("(注:何苗系自由撰稿人,著有《慢工》。本文仅代表作者本人观点。责任编辑邮箱:editor@example.com)",),
        ("(注:何苗系化名)", "(注:表中数字不含乡镇企业。)"),
        where="after",
        marks="tail",
        cue=("注",),
    ),
    Rule(
        "post-data",
        r"(?:发表|发布|更新)[于在]\s?:?\s?(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s\d\d:\d\d(?::\d\d)?)?(?:\s?[|·•]\s?"
        r"(?:分类于|归类于|阅读次数|阅读量|字数|本文字数|阅读时长|更新于|评论数?|热度|浏览|作者|标签)[^|。]{0,20}){1,8}",
        "the data of an entry of a blog",
        ("发表于 2031-01-20 | 分类于 后端 | 阅读次数 2048 | 字数 1.8k | 阅读时长 6 分钟",),
        ("发表于2031年1月20日的论文", "发布于 2031-01-20 | 春耕"),
        where="before",
        kind="bylines",
        cue=("发表", "发布", "更新"),
    ),
    Rule(
        "posted-in-english",
        r"By\s[^|。]{2,24}\|\s?(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{4}-\d\d-\d\d)(?:\s?\|[^|。]{1,24}){0,3}",
        "the byline that blog software writes in English",
        ("By 记者 何苗 | May 6, 2031 | 社区新闻 | 0 条评论",),
        ("By 2031 | 青山", "By 何苗"),
        where="before",
        kind="bylines",
        cue=("By ",),
    ),
    Rule(
        "send-by",
        r"(?:(?:赞|分享|转发|收藏|留言|推文|打印|列印)\s){1,4}用?(?:LINE|Line|line|Facebook|FB|脸书|微信)(?:传送|分享|好友)?",
        "the buttons of a share bar, one behind the other",
        ("赞 分享 用LINE传送", "分享 列印 Facebook"),
        ("赞 用心的人", "分享 微信里的故事"),
    ),
    Rule(
        "look-at-offer",
        r"(?:查看|了解)详情\s?[>»]{0,3}|立即(?:购买|咨询|抢购|预约)\s?[>»]{0,3}",
        "the button of an advertisement",
        ("查看详情", "了解详情 >>", "立即咨询"),
        ("了解详情的人说", "立即预约的队伍很长"),
    ),
)
