"""Variants of characters that belong to neither script's standard and that OpenCC leaves as they are.

Hand-made: variants of the First Series of Verified Variant Forms (1955) that still turn up in scans, old fonts and
pages from Taiwan and Hong Kong. Left out on purpose, because sound Simplified text has them: what the standard of 2013
brought back (喆 堃 淼 邨 甯 瞋 薰), what names and quotations keep (畊 昚 昰 悳 槑 遯), what is a word of its own
(咎 棹 菰 郤 祂), today's Japanese forms (黒 県 竜 塩), and Cantonese (嘅 噉).
"""

from __future__ import annotations

from typing import Final

_ROWS: Final = """
卫衞 叙敍 台枱 值値 国囯囻 回囘囬廻 效効俲傚 并竝 妆粧 背揹 枪鎗 痹痺 檐簷 侄姪 它牠 夫伕 仿倣 杯桮 岁歳 准凖 厅㕔
厩廐廏 叠疉曡 咱偺喒 哄閧 啼嗁 喧諠 堤隄 姻婣 婿壻 嫂㛮 嫩嫰 宁寗寕 寇冦宼 冤寃 寝寑 宝寳 宜冝 峨峩 岩巗 崖崕 幂羃
廉亷㢘 强彊 往徃 徇狥 怪恠 总緫縂摠 惧愳 愈瘉 憩憇 懒嬾 戚慽 扎紥 扼搤 拓搨 拔㧞 拿拏 捶搥 携擕㩗 敕勅勑 敛歛 救捄
斗鬪鬭鬬 时旹 昆崐 晚晩 暂蹔 暖煖 朗朖 朵朶 杂襍 柏栢 柳栁桺 梨棃 棕椶 概槪槩 欢懽 款欵 歌謌 毡氊 污汚 沿㳂 泪涙
淫婬滛 潜濳 灾烖 炮砲礮 焰燄熖 燕鷰 犁犂 猿猨 琅瑯 珍珎 瓶缾 瓷甆 留畱 略畧 疏疎踈 皋皐臯 睹覩 眯瞇 瞰矙 砧碪 碗盌
碰掽 碱鹻堿 磷燐 祀禩 秋秌 稿稾 窑窰 窗窓窻牕牎 策筞 筒筩 篡簒 粗觕麤麄 粽糭 糕餻 绦縚 罚罸 羌羗 翅翄 翻飜 胭臙 脉衇
膀髈 膝厀 臀臋 船舩 蒂蔕 薯藷 藤籐 蚊蚉蟁 蛇虵 蛔蚘痐蛕 蜂蠭 蝶蜨 衄衂 衔啣 衽袵 袜韈 褒襃 裙裠帬 赞賛 趁趂 蹄蹏 躲躱
辞辤 迥逈 逃迯 遍徧 邻隣 郁欝欎 酬酧醻 闸牐 闹閙 阱穽 阴隂 隶隷 雁鴈 霸覇 靴鞾 鞋鞵 韭韮 颓頺穨 飘飃 馈餽 髯髥 鬃騣鬉
鲜尠尟 鹅鵞 麻蔴 鼓皷 剑劒 剿勦剹 劫刼刦刧 匆怱 历厯 参叅葠 叫呌 吝恡悋 和咊 咒呪 啮囓 垛垜 场塲 塔墖 处処 备俻 奶嬭
妒妬 妇媍 学斈 孽孼 尝甞 帆颿 帮幇幚 恩㤙 悖誖 憔顦癄 抵觝 插揷挿 揪揫 操撡 收収 皙晳 最冣㝡 桑桒 梦㝱夣 榜牓
橹艣艪樐 毗毘 涩濇澁 焊銲 煮煑 獐麞 瘤癅 皓皜 盏琖 眷睠 稚穉 窥闚 纸帋 罐鑵 羁覊 考攷 耽躭 胚肧 莅涖 萱蘐萲 葬塟
蕊蕋蘂 解觧 赖頼 软輭 辈軰 边邉 迫廹 铁銕鐡 闭閇 阶堦 隙隟 餐飡 饭飰 驱敺駈 高髙 凳櫈 鳖鼈 尔尒 你儞 伞繖 仙僊 兔兎
兹玆 冒冐 冰氷 凡凢 剩賸 勤懃 殷慇 医毉 博愽 卯夘戼 去厺 吻脗 器噐 坑阬 填塡 夜亱 奇竒 宴醼 宾賔 富冨 巡廵 幕幙 年秊
弄挵 弊獘 恤䘏賉 扬敭 捏揑 昏昬 望朢 期朞 榨搾 熙煕熈 界畍 盖葢 砖甎塼 肠膓 脆脃 腿骽 裸躶臝 趋趍 踩跴 辣辢 钻鑚 阔濶
韧靭 饰餝 松枩 青靑 清淸 郎郞 研硏 告吿 饮飮 绪緖 乡鄕 俞兪 暨曁 妍姸 庄庒 矿鑛 昵暱 楠柟 亩畞畆 槁槀 签籖 莽莾 奔逩
铅鈆 炼錬 锁鏁鎻 灵霛 饪餁 髡髠 锄耡 斫斲斵 鸡鶏 启唘 凭凴慿 糟蹧 面靣 耀燿 因囙 亡亾 写冩 创剏剙 函圅 墩墪 庶庻 恍怳
协恊 慎愼 惭慙 厄戹 构搆 扯撦 曳曵 乘椉 楫檝 浙淛 涅湼 漱潄 滨濵 滟灔 痫癎 视眎 翳瞖 涧磵 糯稬 糠穅 俟竢 箸筯 绵緜
肯肎 胸胷 虻蝱 讹譌 体軆 辄輙 关闗 陕陜 颐頥 腮顋 验騐 鸦鵶 妊姙 俱倶 嗅齅 痱疿 丘坵 尚尙 啸歗 寿夀 呼嘑 堙陻 彝彜
戛戞 拗抝 瑙碯 瓮罋 莺鸎 苏蘓
"""
VARIANTS: Final = {variant: row[0] for row in _ROWS.split() for variant in row[1:]}
"""For each variant the standard Simplified character. Each row: the standard character, then its variants."""
