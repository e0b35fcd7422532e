"""Rows for injected spam lines; what is injected inside a line is in ``spam_phrases``."""

from __future__ import annotations

from stdnews.stages.boilerplate.rule import Rule

TRADE = (
    r"(?:官网|官方网站|登[录陆]|入口|下载|注册|开户|送彩金|彩金|娱乐城|娱乐场|老虎机|百家乐|真人(?:荷官|视讯|娱乐|"
    r"平台)?|博彩|彩票|棋牌|投注|体育(?:平台|官网|投注|app|APP)|电竞平台|电子游艺|在线观看|在线播放|"
    r"免费高清|高清无码|无码|一区二区|三区|成人|av|AV|色情|情色|私服|代孕|办证|外挂|刷单|赌场|赌博(?:网站|平台)?|"
    r"时时彩|六合彩|快三|赛车pk10|捕鱼|凯发|一触即发|天生赢家|亚博|乐鱼|华体会|必威|bet\d*|BET\d*|澳门(?:银河|"
    r"新葡京|永利|威尼斯人)|新葡京|威尼斯人|葡京|黄色|国产精品|日韩|久久|精品视频|免费视频)"
)
"""Words of the gambling, adult and app trade; one alone in news proves nothing."""

STRONG = (
    r"(?:官网|登[录陆](?:入口|网址|平台)?|官方入口|送彩金|娱乐城|老虎机|百家乐|博彩|在线观看|在线播放|免费高清|"
    r"无码|凯发|一触即发|天生赢家|亚博|乐鱼|华体会|必威|新葡京|时时彩|彩票(?:平台|官网|网)|真人平台)"
)

_KEYWORDS = r"(?:[^,|_、\s。!?-]{1,24}+[,|_、\s-]{1,4}+){3,40}[^,|_、\s。!?-]{0,24}"
"""Words in a row; looked at first, as it fails faster than what the words are about."""

RULES = (
    Rule(
        "spam-brand",
        r"[^。,!?:|_-]{0,14}(?:凯发|天生赢家|一触即发|亚博|乐鱼|华体会|必威|新葡京|开云体育|娱乐城|老虎机|"
        r"百家乐|真人平台|彩票平台|棋牌平台|体育平台|博彩)[^。,!?:]{0,12}(?:官网|登录|入口|下载|平台|网址|app|"
        r"APP|官方网站|注册|开户)[^。,!?:]{0,10}",
        "a gambling brand with what it wants clicked",
        ("凯发某某一触即发官网", "某某娱乐城官网登录入口"),
        ("警方捣毁博彩平台,三人被抓。", "彩票公益金资助了全县十二所学校的操场改造。", "整治博彩:平台责任不可缺位"),
    ),
    Rule(
        "spam-keywords",
        rf"(?={_KEYWORDS}\Z)(?=(?:.*?{TRADE}[^,|_、\s-]*(?:[,|_、\s-]+|$)){{2}}){_KEYWORDS}",
        "a row of search words of the gambling and adult trade",
        ("某某娱乐城官网|开户送彩金|老虎机平台|百家乐技巧", "国产精品,日韩免费视频,久久在线观看,某某一区二区"),
        ("山村来了新老师 孩子有了新课堂 青山网消费-凯发一触即发官网", "赌博、诈骗、盗窃、吸毒,都是他犯过的罪。"),
    ),
    Rule(
        "spam-entrance",
        r"[^。,!?:|_-]{2,16}(?:官网|官方网站|体育|娱乐|国际|平台|app|APP)(?:登录入口|官方入口|登录网址|网页版登录|"
        r"手机版下载|官网下载|最新下载|app下载|APP下载|注册登录|登录平台)[^。,!?:]{0,10}",
        "a brand with the way to its entrance",
        ("某某体育官网登录入口", "某某国际app下载"),
        ("社保平台登录入口调整,市民可刷脸登录。", "官网登录入口"),
    ),
    Rule(
        "web-builder",
        r"(?=.*(?:欢迎|咨询|致电|来电|联系|热线|优惠|首选|专业))[^。]{0,40}(?:(?:网站建设|网站制作|网页设计|"
        r"网页制作|网站设计|SEO优化|seo优化|网络推广|网络营销|关键词优化|小程序开发|APP开发|软件开发|域名注册|"
        r"虚拟主机)[、,,及和与等]{0,2}){2,8}.{0,80}",
        "a web agency's own advertisement",
        ("某某网络公司专业提供网站建设、网页设计、SEO优化服务,欢迎来电咨询!",),
        ("学校开设了网页设计、软件开发两门课。", "网站建设、网页设计是他的专业。".replace("专业", "工作")),
        cue=("网站建设", "网站制作", "网页设计", "网页制作", "网站设计", "SEO优化", "seo优化", "网络推广", "网络营销"),
    ),
    Rule(
        "bare-pinyin",
        r"(?=[A-Za-z]{10})(?=(?:[^A-Za-z]*[A-Za-z]){40})(?:(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|"
        r"uang|ang|eng|ing|ong|ian|iao|uan|uai|üan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|a|e|i|o|u|"
        r"v)){5,60}+[\s,.、。,;:!?“”()\d]{0,4}+){2,60}+",
        "a paragraph of bare pinyin",
        ("zhenzhengdechuangxinlaiziyixian、ershijianzhengming,keyankaodenaixin。",),
        (
            "The committee will hold its next meeting in the county library on Monday.",
            "ni hao wo shi xin lai de lao shi, jin tian tian qi hen hao",
        ),
        cue=("ang", "eng", "ing", "ong", "ian", "iao"),
    ),
    Rule(
        "greeting",
        r"(?:大家好|各位(?:朋友|读者|网友)(?:们)?(?:大家)?好|hello|哈喽)[,!。][^。!]{0,24}(?:小编|"
        r"我是[^。,]{1,10}(?:网|小编|编辑)|今天(?:小编|给大家|来给大家|我们来|就来)|欢迎(?:来到|收看|"
        r"关注))[^。]{0,80}[。!,]?[^。]{0,60}[。!]?",
        "the greeting of a spun site",
        ("大家好,今天小编来为大家解答以下的问题。", "大家好,欢迎来到某某百科。"),
        ("大家好,我是村支书。", "各位朋友好,今晚的戏马上开场,请大家坐好。"),
        where="before",
        cue=("大家好", "各位", "hello", "哈喽"),
    ),
    Rule(
        "paywall",
        r"(?:[(【]?(?:剩余|还剩|余下)\s?\d+\s?(?:字|%|页)[)】]?|文档序号.{0,40}|本内容试读结束.{0,40}|(?:试读|"
        r"免费阅读)(?:已)?结束.{0,40}|(?:登录|购买|订阅|付费|开通会员)(?:后|即可|以后)(?:阅读|查看|继续阅读|"
        r"下载)(?:全文|剩余内容|更多|完整内容).{0,30}|(?:本文|以下)为?(?:付费|会员)(?:内容|文章).{0,30}|"
        r"(?:The )?(?:full|rest of the) (?:text|article) (?:is )?.{0,60}(?:subscri|log ?in|sign).{0,60})",
        "the rest is sold",
        ("(剩余5534字)", "登录后阅读全文", "试读已结束,请购买后继续"),
        ("剩余的人", "购买后查看说明书"),
    ),
)
