"""Rows for what a page asks of its readers: to follow, to talk, to give money, to write to it."""

from __future__ import annotations

from stdnews.stages.boilerplate.rule import Rule

RULES = (
    Rule(
        "arrow-follow",
        r"[↑↓▲▼△▽⬆⬇☝\s]{1,6}(?:点击|点|戳|轻触)[^。!?]{1,30}(?:关注|星标|置顶|订阅)[^。!?]{0,16}[!。]?",
        "a prompt to follow, behind an arrow that points at the account's name",
        ("↑ 点击上方“青山早晚”关注我们,设为星标", "▲ 点击蓝字,订阅我们"),
        ("↑ 点击率比去年高了一成", "▲ 点亮的灯,引来许多人关注他的村庄。孩子们也来了。"),
        cue=("关注", "星标", "置顶", "订阅"),
    ),
    Rule(
        "follow-elsewhere",
        r"(?:欢迎|请|立即|马上|快来)?\s?(?:LIKE|Like|关注|订阅|加入|追踪|按赞)[^。!?,]{0,16}(?:频道|公众号|脸书[网专]页|Facebook|"
        r"WhatsApp|Telegram|Google新闻|(?:新闻)?简讯|电子报|配套\S{0,4}|日报|晚报|早报)(?:[,\s][^。!?]{2,60}|以[^。!?]{2,20})?[。!]?",
        "a prompt to follow the paper elsewhere, or to subscribe to it",
        (
            "关注《今日青山》WhatsApp频道 随时接收新闻推送。",
            "订阅《江州早报》数码配套个人版,解锁专享内容",
            "请LIKE我们的官方脸书网页以获取更多新信息",
            "订阅我们的新闻简讯",
        ),
        (
            "订阅报纸的人越来越少",
            "关注“青山发布”公众号的市民已有三万人。",
            "市民可关注“青山发布”公众号查询。",
            "加入广播频道的年轻人说,他们听着这个声音长大。",
        ),
        where="outside",
        cue=("LIKE", "Like", "关注", "订阅", "加入", "追踪", "按赞"),
    ),
    Rule(
        "rights-belong",
        r"(?:版权|著作权)归\s?©?\s?[^。!?]{2,60}所有,?\s?(?:未经|非经|请勿|禁止)[^。]{2,60}(?:转载|复制|使用|散布|摘编)[^。]{0,24}。?",
        "whose the rights are, and that others must not print it",
        (
            "版权归 © 江州《中央晚报》中文网所有,未经协议授权, 禁止随意转载、复制和散布",
            "版权归青山网所有,未经授权不得转载。",
        ),
        ("照片的版权归谁所有,两家打了三年官司。", "版权归作者所有。"),
        where="outside",
        cue=("权归",),
    ),
    Rule(
        "talk-to-us",
        r"(?:[^。!?]{2,40}\?\s?)?(?:欢迎|来)?(?:留言区|评论区)(?:里)?(?:聊聊|说说|见|等你|告诉我们|分享)[^。,]{0,8}"
        r"(?:,[^。]{0,24}(?:送出|赠送|抽取|抽奖|奖品|获得)[^。]{0,24})?[。!~]?",
        "a prompt to talk below the article, with a gift or without",
        (
            "你家门口的菜市场有什么故事?留言区聊聊,点赞前三名送出帆布袋一只。",
            "评论区见!",
        ),
        ("留言区里有人问起他的近况。", "评论区分享的照片越来越多,他一张张存下来。"),
        where="after",
        cue=("留言区", "评论区"),
    ),
    Rule(
        "keep-us-going",
        r"(?:[^。!?,]{2,16},\s?)?(?:您|你|大家)的(?:支持|打赏|赞赏|赞助|鼓励)[^。!?,]{0,6}(?:是|将|会|能)?(?:鼓励我|让我|我[们]?[^。,]{0,8}动力)[^。!?]{0,16}[!。~]?",
        "thanks for a reader's money, asked for",
        ("坚持原创技术分享,您的支持将鼓励我继续创作!", "您的支持是我前进的动力"),
        ("您的支持将鼓励更多孩子读书。", "你的鼓励,我记了一辈子。"),
        where="after",
        cue=("支持", "打赏", "赞赏", "赞助", "鼓励"),
    ),
    Rule(
        "write-to-us",
        r"(?:来信|来稿|投稿|稿件)(?:请寄|请发送?(?:至|到)|请投|邮箱|信箱|地址)\s?[:至到]?[^。!?]{0,60}"
        r"(?:[\w.+-]{2,40}@[\w-]{1,40}\.[\w.]{2,20}|邮编\s?:?\s?\d{6})[^。!?]{0,60}[。]?",
        "where letters and articles for the paper go",
        ("来信请寄:青山市报业大厦12楼 邮编:000000 邮箱:letter@example.com", "投稿邮箱:qs@example.com"),
        ("来信地址写得不清楚,邮递员跑了三趟。", "稿件请发到总部,他在电话里说。"),
        where="foot",
        cue=("来信", "来稿", "投稿", "稿件"),
    ),
    Rule(
        "not-a-subscriber",
        r"[^。!?]{0,8}[您你](?:目前|当前)?正在以非(?:订阅|注册|付费|登录)(?:用户|会员)(?:身份)?(?:浏览|阅读)[^。]{0,30}[。!]?",
        "what a site says to who does not pay",
        ("您好,您目前正在以非订阅用户身份浏览",),
        ("他正在以非会员的价格买票。",),
        cue=("正在以非",),
    ),
    Rule(
        "live-is-over",
        r"(?:图文|视频)?直播(?:已|未|即将)(?:结束|开始)\s?[\d.]+\s?[万亿]?\s?人?(?:次)?(?:参与|观看|在看|围观|看过)(?:\s.{0,30})?",
        "the state of a live report, with the number of those who look on",
        ("直播已结束 23.4万人参与 主持人:何苗", "直播即将开始 120人观看"),
        ("直播已结束,两人仍在操场上说话。", "直播已开始半小时 观众却不多"),
        where="before",
        cue=("直播",),
    ),
    Rule(
        "app-with-gift",
        r"(?:下载|安装|打开)[^。,!?]{2,16}(?:APP|App|app|客户端)\s?,\s?(?:天天|每天|每日|马上|立即)?(?:抽|领|赢|拿|送)[^。,!?]{1,8}[!。]?",
        "a prompt to load an app for a gift",
        ("下载青山新闻App,天天抽好礼",),
        ("下载新闻App,抽空教老人怎么用,成了她的日课。",),
        where="after",
        cue=("APP", "App", "app", "客户端"),
    ),
    Rule(
        "hash-tags",
        r"(?:#\s?[^\s#,。!?:;\d][^\s#,。!?:;]{1,11}\s{0,3}){2,12}",
        "a row of tags",
        ("# 铁路 # 山城 # 古迹", "#春耕 #水库"),
        ("#1 #2 #3", "# 一段标题", "#春耕 老人说。#水库"),
        where="after",
    ),
    Rule(
        "share-this",
        r"Share this(?: article| post| story)?\s?:?|Like this\s?:?|(?:Click to )?(?:share|email|print)(?: this)? (?:on|with|via|to) [A-Z][A-Za-z ]{2,30}",
        "a share bar in English",
        ("Share this:", "Click to share on Facebook"),
        ("Share this 的意思", "share on"),
    ),
    Rule(
        "like-it",
        r"(?:喜欢的话|喜欢就|觉得不错|觉得有用)(?:的话)?,?\s?(?:记得|请|就|别忘了|不要忘记|欢迎)?(?:点个?赞|收藏|转发|关注|在看|三连)"
        r"(?:[、和加+\s]?(?:点个?赞|收藏|转发|关注|在看)){0,4}(?:我|本[号站]|一下)?(?:哦|吧|呀|啦|噢)?[~!。]{0,3}",
        "a prompt to like a post",
        ("喜欢的话记得点赞收藏哦~", "觉得有用就收藏吧!"),
        ("喜欢的话就带一本回去。", "喜欢的话记得收藏,书店老板常常这样说。"),
        where="after",
        cue=("喜欢", "觉得"),
    ),
    Rule(
        "listen-minutes",
        r"(?:听新闻|听文章|收听本文|朗读本文|阅读时[间长]:?)\s?(?:约|大约)?\s?\d{1,2}\s?分钟",
        "a button that reads an article aloud, with its length",
        ("听新闻 5 分钟", "阅读时长: 约6分钟"),
        ("听新闻 5 分钟后他就睡着了",),
        where="before",
        cue=("听", "朗读", "阅读"),
    ),
)
