"""Pages of an invented site for the tests: articles of their own, with whatever a test puts around or into them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stdnews import Page, Settings, clean, read_page
from stdnews.sites import learn, sketch_of
from stdnews.template import Template, Templates

TOWNS = ("青山镇", "白水镇", "石桥镇", "云溪镇", "柳林镇", "平川镇", "南渡镇", "北岸镇", "麦田镇", "河湾镇")
THINGS = ("图书馆", "老码头", "小学校", "蔬菜棚", "文化站", "卫生院", "旧粮站", "茶叶厂", "篮球场", "公交站")
HEAD = ("白水在线网站首页", "登录 注册 搜索")
FOOT = ("下载白水客户端 身边事早知道", "白水在线 连接你我他", "愿与你一路同行", "白水人的一天从这里开始")


def article(number: int) -> list[str]:
    """A headline and three paragraphs that no other page has."""
    town, thing = TOWNS[number % 10], THINGS[number * 3 % 10]
    return [
        f"{town}的{thing}修好了",
        f"{town}的{thing}昨天重新开门，一早就有{number + 20}位村民等在门口，都说盼了很久。",
        f"镇里介绍，{thing}的屋顶换了新瓦，{town}为这件事前后开了{number + 3}次会，花了{number + 5}个月。",
        f"明年{town}还要修一条路，直通{thing}，预计{number + 2}月动工，工期不到半年。",
    ]


def text_page(lines: Iterable[str], number: int = 0, site: str = "s") -> Page:
    made = Page.from_text("\n".join(lines), f"{number:03}.txt")
    return Page(made.name, made.paragraphs, site=site)


def html_page(body: str, number: int = 0, title: str = "") -> Page:
    data = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return read_page(data.encode(), f"{number:03}.html", "s")


def learned(pages: Iterable[Page]) -> Template:
    template = learn("s", [sketch_of(page, Settings()) for page in pages])
    assert template is not None
    return template


def left(page: Page, template: Template) -> list[str]:
    """The lines that stay with a template."""
    settings = Settings(templates=Templates({template.site: template}))
    return [p.text for p in clean(page, settings).page.paragraphs if p.dropped_by is None and p.role == "body"]


def lost(pages: Sequence[Page], template: Template) -> list[str]:
    """The lines that stay without a template and go with it."""
    found = []
    for page in pages:
        stays = set(left(page, template))
        without = [p.text for p in clean(page).page.paragraphs if p.dropped_by is None and p.role == "body"]
        found += [text for text in without if text not in stays]
    return found


def taken(pages: Iterable[Page], template: Template) -> set[str]:
    """The lines that the template takes out, by themselves; what stands above or below may be the stage's to judge."""
    settings = Settings(templates=Templates({template.site: template}))
    log = (change for page in pages for change in clean(page, settings).changes)
    return {change.before for change in log if change.edit.rule == "site-template"}
