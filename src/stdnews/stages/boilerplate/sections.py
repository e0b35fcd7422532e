"""Names of a site's sections, each on a line of its own where a menu was read line by line."""

from __future__ import annotations

_NAMES = """
首页 新闻 要闻 时政 国内 国际 社会 财经 经济 体育 娱乐 科技 军事 教育 文化 健康 旅游 汽车 房产 视频 图片 专题
评论 理论 党建 法治 民生 公告 数据 直播 论坛 博客 微博 手机 游戏 电影 音乐 美食 女性 母婴 星座 历史 书画 收藏
股票 基金 期货 外汇 理财 保险 银行 证券 港股 美股 公益 生活 时尚 数码 家居 企业 行业 滚动 地方 港澳 台湾 热点
地产 政法 观点 原创 图库 农业 环保 能源 金融 产业 区域 央企 三农 文史 读书 佛教 电视 综艺 影视 探索 天气 邮箱
地图 客户端 更多 反腐 党史 人事 强国 舆情 舆论 彩票 科普 宏观 商业 公司 国资 国企 医药 食品 职场 高考 留学 考研
亲子 宠物 摄影 动漫 文学 小说 情感 两会 港澳台 新时代 English 综合 学术 人物 媒体 学校首页 新闻网首页
图片新闻 视频新闻 归档 关于
"""

SECTIONS = frozenset(_NAMES.split())
