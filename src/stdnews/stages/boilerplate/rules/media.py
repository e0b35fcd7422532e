"""Rows for what stands around pictures and players: credits, file names, prompts."""

from __future__ import annotations

from stdnews.stages.boilerplate.rule import Rule
from stdnews.stages.boilerplate.rules.fragments import CLOSE, OPEN

_PEOPLE = r"[^\W\da-zA-Z_]{2,4}(?:[\s、][^\W\da-zA-Z_]{2,4}){0,2}"

RULES = (
    Rule(
        "stock-picture",
        rf"{OPEN}(?:资料图(?:片)?|资料照片|档案图片|配图|题图|示意图|网络图|图文无关|效果图|"
        r"图片)\s?(?:,?\s?(?:仅供参考|与(?:本)?(?:文|图|新闻)[^。]{0,4}无关|图文无关|网络图片?|来自网络|"
        rf"来源.{{0,12}}))?{CLOSE}(?:图片?来?源?:.{{0,16}})?",
        "the note at a stock picture",
        ("(资料图片仅供参考)", "【资料图】", "(资料图)", "资料图片"),
        ("图片展", "配图文字", "资料图书馆"),
    ),
    Rule(
        "picture-credit",
        rf"{OPEN}(?:制\s?图|摄\s?影|绘\s?图|漫\s?画|图片?来?\s?源|图源|供\s?图|插\s?图|图片提供|图片版权|摄影报道|"
        rf"视频来源|视频|题图|配图|封面图?|图片?|摄)(?:\s?[:/|]\s?|\s{{1,4}})[^\s。!?;:,|的]{{1,16}}"
        rf"(?:[\s/、]{{1,4}}[^\s。!?;:,|的]{{1,16}}){{0,3}}{CLOSE}",
        "who made or gave a picture, on a line of its own",
        ("制图 何小满", "摄影 石磊", "图源:青山文旅", "图片来源:网络", "(图/何苗)", "摄影:石磊 何苗"),
        ("摄影:光与影的艺术", "摄影爱好者挤满了河岸。", "漫画:笔下的人间烟火。", "图片展 开幕了,来的人很多。"),
    ),
    Rule(
        "photo-by",
        rf"{OPEN}(?:[^\W\da-zA-Z_]{{2,10}}\s?)?{_PEOPLE}\s(?:摄|供图|文/图|文图|摄影报道|制图|绘|提供){CLOSE}"
        rf"|{OPEN}(?:本报|本网|新华社|中新社|[^\W\da-zA-Z_]{{2,8}})?(?:记者|通讯员)\s?{_PEOPLE}\s?(?:摄|供图|"
        rf"摄影报道){CLOSE}"
        rf"|[(【\[]{_PEOPLE}(?:供图|摄影报道|摄)[)】\]]",
        "a photographer's line",
        ("新华社记者 石磊 摄", "石磊 摄", "(何苗供图)", "本报记者 黎明 摄"),
        ("他爱摄影", "两人合摄一部影片", "老人把照片交给博物馆提供"),
    ),
    Rule(
        "file-name",
        r"[^\s。,\\]{0,40}\.(?:png|jpe?g|gif|webp|bmp|mp4|JPG|JPEG|PNG|GIF)|(?:IMG|DSC|image)[_\d-]{2,20}|"
        r"(?:/[\w.-]+){2,12}",
        "a file name or address in place of a picture",
        ("image.png", "IMG_20200101", "/upload/2020/a.jpg"),
        ("他把文件存成 a.png 再发", "PNG 格式", "附件:申请表.docx"),
        where="after",
    ),
    Rule(
        "player",
        r"\d{1,2}:\d{2}(?:\s?/\s?-?\d{1,2}:\d{2}|:\d{2}\s?/\s?\d{1,2}:\d{2}:\d{2})|(?:Play Video|Video Player|"
        r"视频加载中.{0,10}|正在加载.{0,10}|加载中.{0,6}|当前时间|自动播放|倍速|重播|播放视频|暂停|全屏|静音|高清|"
        r"标清|超清|请点击播放|您的浏览器(?:不支持|版本过低).{0,40}|音频加载中.{0,10}|Loading.{0,6})",
        "parts of a player",
        ("00:00/24:59", "Play Video", "视频加载中..."),
        ("24:59", "高清的画面", "当前时间点"),
    ),
    Rule(
        "next-picture",
        r"[(【\[]?(?:点击|单击)?(?:图片|看图|查看大图|点击图片|高清大图|放大)[^。,]{0,8}(?:进入|下一[页张]|浏览|"
        r"大图|翻页|查看)[^。,]{0,8}[)】\]]?|(?:上|下)一张|(?:点击)?查看(?:大图|原图)",
        "buttons of a gallery",
        ("点击图片进入下一页", "下一张", "查看大图"),
        ("图片展进入第二天,观众仍排着长队。", "下一张票"),
    ),
    Rule(
        "advert-mark",
        r"[x×X✕]?\s?[\[【(]?(?:广告|推广|赞助商?链接|AD|Ads?|Advertisement|商业推广)[\]】)]?\s?[x×X]?|"
        r"广告位.{0,12}|.{0,6}(?:广告剩余|跳过广告).{0,12}",
        "the mark of an advertisement",
        ("x 广告", "广告", "【推广】", "广告位招租"),
        ("广告业", "推广普通话"),
    ),
    Rule(
        "vote-prompt",
        r"(?:你|您)(?:觉得|认为)?[^。]{0,10}(?:怎么看|看法|想法)[^。]{0,6}\?\s?(?:欢迎)?[^。]{0,6}(?:评论区|"
        r"留言)[^。]{0,20}[。!~]?|欢迎(?:在)?(?:评论区|下方|文末|留言区)[^。]{0,20}[。!~]?",
        "a prompt to vote or comment",
        ("你怎么看?欢迎在评论区留言", "欢迎在评论区留言讨论。"),
        ("你怎么看?他问老人。", "欢迎你们来"),
        where="after",
    ),
)
