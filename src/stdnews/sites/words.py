"""Words that tell a site's lines from an article's where both recur: weak alone, enough at the edge of many pages."""

from __future__ import annotations

import functools
import re

_OF_SITE = (
    r"客户端|公众号|视频号|抖音号|头条号|微信号|订阅号|小程序|(?<![A-Za-z])[Aa][Pp][Pp](?![A-Za-z])|扫码|扫一扫|二维码|长按识别|"
    r"点击(?:上方|下方|右上|关注|订阅|这里|此处)|一键(?:分享|关注|三连)|关注我们|欢迎(?:关注|订阅|投稿|收听|收看|下载)|"
    r"(?:官方|新浪)微博|微信群|读者群|粉丝群|荐读|都在看|大家在看|正在看|热榜|热搜|点赞|在看|转发朋友圈|"
    r"猜你|为[您你]推荐|精彩推荐|更多(?:精彩|新闻|资讯|内容|热点)|阅读原文|返回(?:首页|顶部|列表|频道)|网站首页|首页|"
    r"(?:本|我)(?:网|站|平台|公众号|号|频道)(?!站着|台)|网站|门户|融媒|全媒体|新媒体|新闻网|资讯网|信息网|在线(?![上下])|"
    r"版权|转载|侵权|著作权|免责|备案|许可证|举报(?:电话|邮箱|热线|中心)|广告(?:合作|热线|服务|刊例|招商|位)|商务合作|"
    r"登录|注册|退出登录|搜索|繁體|简体|无障碍|适老|订阅(?:本|我|号)|投稿(?:邮箱|信箱|热线|须知)|爆料|"
    r"听新闻|听全文|听一听|朗读|语音播报|字号|大字版|夜间模式|上一版|下一版|本版|数字版|数字报|"
    r"https?://|www\.|\.com\b|\.cn\b|\.net\b|©|[Cc]opyright|All [Rr]ights|"
    r"^[^|丨]{1,14}(?:[|丨][^|丨]{1,14}){2,}$"
)
"""What a site says of itself and to its readers. No word that a notice or a series of articles ends with: no hot line,
no address, no telephone, no contacts."""

_OF_READERS = (
    r"客户端|公众号|视频号|抖音号|头条号|订阅号|扫码|扫一扫|二维码|长按识别|关注我们|欢迎(?:关注|订阅|投稿|收听|收看|下载)|"
    r"读者群|粉丝群|点赞|点个?[“\"]?在看|转发(?:给|到|朋友圈)|分享给|投稿(?:邮箱|信箱)|爆料|"
    r"版权|转载|侵权|著作权|免责|不代表.{0,8}(?:立场|观点)|(?:本|我)(?:网站|平台|公众号)|广告合作|商务合作|"
    r"https?://|www\.|[Cc]opyright|All [Rr]ights"
)
"""The same for sentences, as a notice may end with one: that people are to log in at a web site."""

_OF_ARTICLE = (
    r"编者按|编后|编者的话|按语|导语|引子|开栏|结束语|尾声|后记|手记|系列|连载|专栏|栏目|之[一二三四五六七八九十]|"
    r"未完|待续|作者|记者|通讯员|撰文|摄影|文/|图/|摄/|供稿|来源|责任?编辑?|校对|审核|"
    r"特此|此致|敬礼|联系|电话|手机|地址|附件|附表|咨询|监督|投诉|报名|截止"
)
"""What recurs in the articles of a series, or in those of one sort: introductions, signatures, contacts of notices."""

_BARE = (
    r"[^,。!?]*(?:局|委|办|厅|部|院|处|所|站|社|会|组|府|司|团|馆|校|大学|学院|小学|中学|中心|集团|公司|办公室)|"
    r"[-\d年月日时分秒:/. 第期版号()]+|.{1,4}|[(—-].*"
)
"""Names of offices and people, dates, and what stands in brackets: too little to say whose it is."""


MENU = 4
"""Words of the shortest menu."""

WORD = 5
"""Characters of its longest word."""


@functools.cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return re.compile(_OF_SITE), re.compile(_OF_READERS), re.compile(_OF_ARTICLE), re.compile(_BARE)


def speaks_of_site(text: str, *, is_prose: bool) -> bool:
    """Whether a line has words of a site, and none of an article; a sentence needs those of a site to its readers.

    >>> speaks_of_site("白水网站首页", is_prose=False), speaks_of_site("请登录网站首页查询。", is_prose=True)
    (True, False)
    """
    of_site, of_readers, *_ = _patterns()
    words = of_readers if is_prose else of_site
    return words.search(text) is not None and not names_parts(text)


def is_menu(text: str) -> bool:
    """Whether a line is a row of short words: the names of channels, above the headline.

    >>> is_menu("时政 社会 文化 摄影"), is_menu("月亮走 我也走")
    (True, False)
    """
    words = text.split()
    return len(words) >= MENU and all(len(word) <= WORD for word in words)


def may_be_articles(text: str) -> bool:
    """Whether a line may recur in the articles themselves.

    >>> may_be_articles("江州市教育局"), may_be_articles("一城烟火 万家灯火")
    (True, False)
    """
    return names_parts(text) or _patterns()[3].fullmatch(text) is not None


def names_parts(text: str) -> bool:
    """Whether a line names what articles consist of and who made them.

    >>> names_parts("编者按"), names_parts("江州网")
    (True, False)
    """
    return _patterns()[2].search(text) is not None
