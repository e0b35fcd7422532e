"""Rules about escapes and stand-ins: what each does, texts that it changes, and texts alike that it leaves alone."""

from __future__ import annotations

CHARACTERS: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "invisible",
        "characters that are not shown: zero-width spaces, soft hyphens, controls, stray marks of direction",
        ("今\u200b年的雨\ufeff水偏多。", "水\u00ad库\x07开闸。", "\u202a望溪镇\u202c的早市搬了家。"),
        ("带上你家👨\u200d👩\u200d👧一起嘛", "اسم \u200eABC\u200e", "می\u200cخواهم", "葛\U000e0100城的葛粉"),
    ),
    (
        "character-reference",
        "a character written as a reference of HTML",
        ("昨日,&ldquo;春雨&rdquo;行动启动。", "市民&amp;ldquo;点单&amp;rdquo;", "&#26032;&#x95fb;"),
        ("AT&T公司与R&D部门签约", "小于号在网页里写作&lt;，大于号写作&gt;。", "见http://example.cn/?a=1&amp;b=2"),
    ),
    (
        "lost-ampersand",
        "such a reference whose & is gone",
        ("通知#xff1a;明日停水#x3002;", "ldquo;春雨rdquo;行动启动。"),
        ("底色写成#fff000;字用#333;", "3#4112;5#"),
    ),
    (
        "code-escape",
        "a character written as in JSON or a script",
        (r"\u65b0\u95fb\u4e2d\u5fc3", r"%u65b0%u95fb", r"早\ud83d\ude00安"),
        (r"正则表达式 ^[\u4e00-\u9fff]+$ 只匹配汉字。", r"D:\u4e2d\u6587", r"“新”字的编码是 \u65b0 这六个字符。"),
    ),
    (
        "percent-encoding",
        "percent-encoded UTF-8 outside an address",
        ("关键词：%E4%B8%AD%E5%9B%BD",),
        ("https://example.cn/%E4%B8%AD%E5%9B%BD", "/wiki/%E4%B8%AD%E5%9B%BD", "涨了5%，跌了3%"),
    ),
    (
        "literal-tag",
        "a tag of HTML that was left in the text",
        (
            "<p>昨天的雨下到半夜才停。</p>",
            '望溪镇<span style="color:red">早市</span>搬了家。',
            "“<strong>本报讯</strong>”三个字不见了。",
        ),
        ("在文章里用<p>标签表示段落。", "<红楼梦>写于清代。", "若x<y且a>b，则x<b。", "换行写作 <br>,段落写作 <p>"),
    ),
    (
        "injected-comma",
        "a comma before a mark, on a page that has one before most of its marks",
        ("桃子,、杏子,、梨都熟了,。", "他说，，今年收成好，；乡亲们都笑了，。大家都来了，。"),
        ("编号,姓名,备注\n1,齐小满,,\n2,,罗九斤,", "好吧,,我走了,,再见。", "他写了两个逗号,,又划掉一个。"),
    ),
    (
        "doubled-mark",
        "a mark that was doubled, on a page that doubles all of them",
        ("项目已经完工,,预计下月投用。。居民表示满意,,",),
        ("好的。。我知道了。。再见。。", "真的吗？？太好了！！走，走，走。。"),
    ),
    (
        "injected-emoji",
        "an emoji inside a sentence, on a page whose emoji all stand so",
        ("小区加装🤴电梯后,老人🍻出行更方便⛱。",),
        ("今天吃火锅🍲🍲\n明天🏔️爬山去\n后天再说👌", "✅报名 ●缴费 ★领证 ☎咨询"),
    ),
    (
        "other-form",
        "a code point that stands for a character: a private one of old fonts, a radical, a compatibility form",
        ("他姓\ue863。", "⼈⺠都说好。", "\uf93d水青山", "\uf0b7报名的条件"),
        ("北﨑的渡口。", "康熙字典的部首是⼀、⼁、⼂。", "\ue815首页", "ｶﾀｶﾅと⼈の神"),
    ),
)
"""Id, reason, texts that the rule changes, texts that it leaves alone; of pages with several lines each text is one."""
