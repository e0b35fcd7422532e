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
    (
        "inner-space",
        "a space inside a word, in a line that is full of them",
        ("农民真正关心 啥?秋收时 节,河南、山 东等地连续阴 雨。", "关 于 召 开 春 耕 会 议 的 通 知"),
        (
            "刘 涛、张 帆、王 一 三位同学负责布展。",
            "齐小满 罗九斤 沈添 么大力 施白",
            "早市搬到河堤上 买菜的要重新找路 摊主说不习惯 镇里说再等等",
            "床前明月光 疑是地上霜 举头望明月 低头思故乡",
            "甲 乙 丙 丁 戊",
            "本报讯 （记者 蓝若溪 通讯员 齐小满） 望溪镇的早市昨天搬家了。",
        ),
    ),
    (
        "space-at-mark",
        "a space before a mark, in a sentence that has one before three of its marks",
        ("经济增速不错 , 有人认为 , 潜力还很大 。",),
        ("姓名 , 单位 , 电话 , 备注", "他停了停 , 没有说话。", "const n = 数 ?? 0; a ? b : c"),
    ),
    (
        "wrapped-line",
        "a line that ends inside a sentence, on a page that was wrapped at a fixed width",
        (
            (
                "望溪镇的早市昨天从十字街搬到了河堤上，三百多个摊\n位都接了自来水，头三个月不收摊位费。镇里的干部说，\n"
                "老街太窄，救护车开不进去，搬家的事情已经商量了两\n年。卖菜的农民天没亮就来占位置，多数人觉得新市场干\n"
                "净，也有人担心老顾客找不到路。管理员在路口立了三\n块牌子，又请中学生画了一张地图，贴在旧市场的墙上。"
            ),
        ),
        (
            (
                "早市昨天搬到河堤上的新市场去了\n县里的茶农今年开采比往年要早些\n老街的书店换了一位年轻的新店主\n"
                "中学的操场铺上了塑胶跑道和草皮\n渡口的灯又亮起来了老人都来看看\n水库的鱼苗昨天下午全部放进水中\n"
                "旧仓库改成了三间图书室免费借书"
            ),
        ),
    ),
)
"""Id, reason, texts that the rule changes, texts that it leaves alone; of pages with several lines each text is one."""
