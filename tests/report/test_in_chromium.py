"""Reports in a real browser: nothing of a page runs, nothing is asked for, and keys are enough to read them."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterator
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.report import chromium
from tests.report.chromium import Browser
from tests.report.hostile import is_harmless, payloads
from tests.report.pages import ABOUT, ARTICLE, GLOSSED, MENU, done, report

from stdnews.cli import main
from stdnews.outcome import Outcome
from stdnews.report import Done

pytestmark = pytest.mark.chromium


class Requests:
    """A server that remembers what it was asked for."""

    def __init__(self) -> None:
        asked = self.asked = list[str]()

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self.address = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture(scope="module")
def requests() -> Iterator[Requests]:
    found = Requests()
    thread = threading.Thread(target=found.server.serve_forever, daemon=True)
    thread.start()
    yield found
    found.server.shutdown()
    found.server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    if chromium.PATH is None:
        assert not os.environ.get("STDNEWS_NEED_CHROMIUM"), "no Chromium on this machine, and it must be there"
        pytest.skip("no Chromium on this machine")
    with chromium.started(tmp_path_factory.mktemp("profile")) as found:
        found.size(1280, 900)
        yield found


@pytest.fixture(scope="module")
def hostile(requests: Requests) -> str:
    """A report in which every place that a page can fill holds every payload."""
    pages = []
    for number, payload in enumerate(payloads(requests.address)):
        pages.append(Done(payload, payload, Outcome.FAILED, payload, payload))
        page = done(f"{payload}{ARTICLE}{payload}\n{GLOSSED}{payload}{MENU}", f"{number}{payload}", payload)
        pages.append(page._replace(counts=(*page.counts, (("boilerplate", payload), 1))))
    notes = tuple((payload, payload) for payload in payloads(requests.address))
    return report(pages, 100, ABOUT._replace(inputs=tuple(payloads(requests.address)), notes=notes))


def shown(browser: Browser, tmp_path: Path, text: str, *, is_open: bool = True) -> Path:
    path = tmp_path / "report.html"
    path.write_text(text, "utf-8")
    browser.open(path)
    if is_open:
        browser.run("document.querySelectorAll('details').forEach(d => d.open = true)")
    return path


def test_the_browser_sees_what_a_page_would_do(browser: Browser, requests: Requests, tmp_path: Path) -> None:
    """Without escaping and without a policy the payloads run and ask: the tests below could fail."""
    bad = [payload for payload in payloads(requests.address) if payload.startswith(("<img", "<script>"))]
    shown(browser, tmp_path, f"<!DOCTYPE html><title>as it was</title>{''.join(bad)}")
    browser.settle(1)
    assert browser.run("document.title") == "pwned"
    assert {"/image", "/run"} <= set(requests.asked)
    requests.asked.clear()


def test_the_policy_alone_would_stop_them(browser: Browser, requests: Requests, tmp_path: Path) -> None:
    frame, end = report([done(ARTICLE)]).split("</main>")
    shown(browser, tmp_path, f"{frame}{''.join(payloads(requests.address)[:6])}</main>{end}")
    browser.settle(1)
    assert browser.run("document.title") == "stdnews: report of a run"
    assert requests.asked == []


def test_nothing_of_a_page_runs_and_nothing_is_asked_for(
    browser: Browser, requests: Requests, hostile: str, tmp_path: Path
) -> None:
    path = shown(browser, tmp_path, hostile)
    browser.settle(1)
    assert browser.run("document.title") == "stdnews: report of a run"
    assert browser.run("location.href") == path.as_uri()
    assert requests.asked == []
    assert browser.requests() == [path.as_uri()]
    assert [event for event in browser.events if event.get("method") == "Log.entryAdded"] == [], "nothing was blocked"
    dom = browser.run("document.documentElement.outerHTML")
    assert is_harmless(dom)
    assert browser.run("document.querySelectorAll('script, img, iframe, link, form, base, object, image').length") == 0
    assert browser.run("document.querySelectorAll('body style, body meta').length") == 0
    assert browser.run("getComputedStyle(document.body).display") == "block"


def test_what_a_page_says_is_there_as_text(browser: Browser, requests: Requests, hostile: str, tmp_path: Path) -> None:
    shown(browser, tmp_path, hostile)
    text = browser.run("document.body.textContent")
    for payload in payloads(requests.address):
        if payload.isprintable() and "<" in payload:
            assert payload in text


def test_clicks_lead_nowhere_else(browser: Browser, requests: Requests, hostile: str, tmp_path: Path) -> None:
    path = shown(browser, tmp_path, hostile)
    assert browser.run("[...document.querySelectorAll('a')].map(a => (a.click(), 1)).length") > 10
    browser.settle(0.5)
    assert browser.run("location.href").partition("#")[0] == path.as_uri()
    assert requests.asked == []


REPORT = report([done(GLOSSED + ARTICLE + MENU, "a.txt", "news.example.cn"), done(ARTICLE, "b.txt")])
NOTE = "getComputedStyle(document.activeElement, '::after')"


def test_keys_are_enough_to_reach_the_rules(browser: Browser, tmp_path: Path) -> None:
    shown(browser, tmp_path, REPORT, is_open=False)
    browser.press("Tab")
    assert browser.run("document.activeElement.textContent") == "Skip to the content"
    assert browser.run("document.activeElement.getBoundingClientRect().left") >= 0
    found = ""
    for _ in range(60):
        browser.press("Tab")
        found = browser.run("document.activeElement.tagName")
        if found == "SUMMARY" and "in/a.txt" in browser.run("document.activeElement.textContent"):
            break
    browser.press("Enter")
    for _ in range(60):
        browser.press("Tab")
        if browser.run("document.activeElement.tagName") in {"DEL", "INS"}:
            break
    tip = browser.run("document.activeElement.dataset.tip")
    assert "›" in tip
    assert browser.run(f"{NOTE}.content") == f'"{tip}"'
    assert browser.run(f"{NOTE}.position") == "fixed"
    assert browser.run("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    described = browser.run(
        "document.activeElement.getAttribute('aria-describedby').split(' ')"
        ".map(id => document.getElementById(id).textContent).join()"
    )
    assert tip.split("› ")[1].split(":")[0].split(";")[0] in described


def test_a_rule_is_shown_where_the_pointer_is(browser: Browser, tmp_path: Path) -> None:
    shown(browser, tmp_path, REPORT)
    box = browser.run(
        "(m => (m.scrollIntoView({block: 'center'}), (r => [r.x + r.width / 2, r.y + r.height / 2])"
        "(m.getBoundingClientRect())))(document.querySelector('del'))"
    )
    assert browser.run("getComputedStyle(document.querySelector('del'), '::after').content") == "none"
    browser.call("Input.dispatchMouseEvent", type="mouseMoved", x=box[0], y=box[1])
    assert "›" in browser.run("getComputedStyle(document.querySelector('del'), '::after').content")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_schemes_are_shown_and_can_be_read(browser: Browser, tmp_path: Path, scheme: str) -> None:
    browser.scheme(scheme)
    shown(browser, tmp_path, REPORT)
    ground, ink = (
        sum(map(int, re.findall(r"\d+", browser.run(f"getComputedStyle(document.body).{name}"))[:3]))
        for name in ("backgroundColor", "color")
    )
    assert (ground > ink) is (scheme == "light")
    assert browser.run("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [360, 800, 1280])
def test_it_is_as_wide_as_the_window(browser: Browser, tmp_path: Path, hostile: str, width: int) -> None:
    browser.size(width, 900)
    for text in (REPORT, hostile):
        shown(browser, tmp_path, text)
        assert browser.run("document.documentElement.scrollWidth") <= width
    browser.size(1280, 900)


def test_a_screen_reader_is_told_what_is_what(browser: Browser, tmp_path: Path) -> None:
    shown(browser, tmp_path, REPORT)
    nodes = browser.call("Accessibility.getFullAXTree")["nodes"]
    roles = {(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if not node["ignored"]}
    assert ("heading", "What stdnews did") in roles
    assert ("navigation", "Contents") in roles
    assert any(role == "main" for role, _ in roles)
    assert {("region", name) for name in ("Outcomes", "Stages and rules", "Sites", "Pages before and after")} <= roles
    assert ("image", "Pages by outcome") in roles
    assert ("table", "Pages and characters by outcome") in roles
    assert any(role == "columnheader" for role, _ in roles)
    assert any(role == "rowheader" for role, _ in roles)
    assert {"deletion", "insertion"} <= {role for role, _ in roles}


def test_the_view_of_a_page_from_the_command_line(browser: Browser, requests: Requests, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    text = "".join(f"<p>{escape(payload)}</p>" for payload in payloads(requests.address))
    page.write_text(f"<title>{text}</title><article><h1>標題</h1><p>{ARTICLE}</p>{text}</article>", "utf-8", "replace")
    out = tmp_path / "view.html"
    result = CliRunner().invoke(main, ["explain", str(page), "--html", "-o", str(out)])
    assert result.exit_code == 0, result.output
    browser.open(out)
    browser.settle(0.5)
    assert browser.run("document.title") == f"stdnews: {page}"
    assert browser.requests() == [out.as_uri()]
    assert requests.asked == []
    assert browser.run("document.querySelectorAll('del').length") > 0
