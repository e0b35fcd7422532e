"""What pages say stands in a report as text, wherever it is put."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser
from tests.report.hostile import is_harmless, payloads

from stdnews.explain import visible
from stdnews.report.elements import HEAP, Html, flat, joined, tag, text

PAYLOADS = payloads("http://127.0.0.1:9")
ANY = st.text(st.characters(exclude_categories=()), max_size=40)


@given(st.one_of(ANY, st.sampled_from(PAYLOADS)))
def test_a_text_comes_back_from_the_parser_with_what_shows_nothing_escaped(value: str) -> None:
    (node,) = LexborHTMLParser(tag("p", f"|{value}|")).css("p")
    assert node.text() == HEAP.sub(lambda found: f"{found[0][:3]}+{len(found[0]) - 3}", visible(f"|{value}|"))


@pytest.mark.parametrize("value", PAYLOADS)
def test_an_attribute_comes_back_from_the_parser(value: str) -> None:
    (node,) = LexborHTMLParser(tag("p", "甲", data_tip=value)).css("p")
    assert node.attributes == {"data-tip": flat(value)}


@pytest.mark.parametrize("value", PAYLOADS)
def test_nothing_becomes_an_element(value: str) -> None:
    assert is_harmless(tag("section", value, tag("b", value, aria_label=value), [value, tag("bdi", [value])], id=value))


def test_the_test_for_harm_finds_harm() -> None:
    markup = [value for value in PAYLOADS if value.startswith(("<", '"><', "</")) and "!--" not in value]
    assert len(markup) >= 12
    assert [value for value in markup if is_harmless(f"<p>{value}</p>")] == []


@pytest.mark.parametrize("name", ["script", "style", "iframe", "img", "meta", "form", "input", "object", "math"])
def test_an_element_that_could_do_something_is_not_built(name: str) -> None:
    with pytest.raises(ValueError, match="no element of a report"):
        tag(name)


@pytest.mark.parametrize("name", ["onclick", "onload", "src", "style", "srcdoc", "action", "ping", "formaction"])
def test_an_attribute_that_could_do_something_is_not_built(name: str) -> None:
    with pytest.raises(ValueError, match="no attribute of a report"):
        tag("p", **{name: "x"})


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://example.cn/", "//example.cn", " #a", "a#b", ""])
def test_a_link_leads_to_the_report_itself(address: str) -> None:
    with pytest.raises(ValueError, match="leads nowhere"):
        tag("a", "甲", href=address)
    assert tag("a", "甲", href="#page") == '<a href="#page">甲</a>'


def test_markup_is_not_escaped_twice_and_text_is_escaped_once() -> None:
    assert joined(tag("b", "&"), "&", [Html("<i>"), "<i>"]) == "<b>&amp;</b>&amp;<i>&lt;i&gt;"


def test_what_comes_of_markup_by_the_methods_of_text_is_text_again() -> None:
    assert joined(tag("b", "<").strip()) == "&lt;b&gt;&amp;lt;&lt;/b&gt;"


def test_marks_in_a_heap_are_cut_and_those_of_a_language_are_not() -> None:
    assert text("a" + "\u0301" * 100) == "a" + "\u0301" * 3 + '<span class="escape">+97</span>'
    vietnamese, thai = "e\u0302\u0301", "\u0e19\u0e49\u0e33"
    assert (text(vietnamese), text(thai)) == (vietnamese, thai)


def test_attributes_that_are_not_given_are_left_out() -> None:
    assert tag("p", lang=0) == '<p lang="0"></p>'
    assert tag("p", id=None, lang=False, tabindex=0) == '<p tabindex="0"></p>'
