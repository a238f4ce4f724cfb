"""The guide’s Markdown: its subset, and nothing that could do harm."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halte.core.ui import guide
from halte.core.ui.markdown import draw

TAGS = {
    "p", "h2", "h3", "h4", "ul", "ol", "li", "pre", "code", "hr", "blockquote",
    "div", "table", "thead", "tbody", "tr", "th", "td", "a", "img", "figure",
    "strong", "em",
}  # fmt: skip


def body(text: str) -> str:
    return str(draw(text, guide.resolve).body)


def test_the_first_heading_is_the_title_and_leaves_the_body() -> None:
    document = draw("# The *plan*\n\nText", guide.resolve)
    assert document.title == "The plan"
    assert document.body == "<p>Text</p>"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("one\ntwo", "<p>one two</p>"),
        ("## A & b", '<h2 id="a-b">A &amp; b</h2>'),
        ("**bold** and *soft*", "<p><strong>bold</strong> and <em>soft</em></p>"),
        ("`a < b`", "<p><code>a &lt; b</code></p>"),
        ("snake_case_name", "<p>snake_case_name</p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("- a\n  - b", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("> said", "<blockquote><p>said</p></blockquote>"),
        ("```sh\n<b>\n```", '<pre tabindex="0"><code>&lt;b&gt;</code></pre>'),
        ("---", "<hr>"),
        ("[w](https://a.ca/b)", '<p><a href="https://a.ca/b">w</a></p>'),
        ("[w](javascript:alert(1))", "<p>w)</p>"),
        ("[w](//evil.example)", "<p>w</p>"),
        ("[w](data:text/html,x)", "<p>w</p>"),
        ("<img src=x onerror=y>", "<p>&lt;img src=x onerror=y&gt;</p>"),
    ],
)
def test_pieces(text: str, html: str) -> None:
    assert body(text) == html


def test_a_table_scrolls_and_its_numbers_stand_right() -> None:
    drawn = body("| a | n |\n|---|---:|\n| x | 1 |")
    assert '<th scope="col">a</th><th scope="col" class=numeric>n</th>' in drawn
    assert "<td class=numeric>1</td>" in drawn
    assert 'role="region" tabindex="0" aria-label="a, n"' in drawn


def test_links_between_pages_and_pictures_stay_inside() -> None:
    assert guide.resolve("plan.md#owner") == "/en/guide/plan/#owner"
    assert guide.resolve("../pictures/plan.png") == "/en/guide/pictures/plan.png"
    assert guide.resolve("/en/plan/") == "/en/plan/"
    assert guide.resolve("../../settings.md") == ""


@given(st.text(alphabet="ab <>&\"'[]()!*_`#|-:1.\n>/", max_size=200))
def test_no_text_makes_a_tag_or_attribute_of_its_own(text: str) -> None:
    drawn = body(text)
    found = re.findall(r"<(/?)(\w+)([^>]*)>", drawn)
    assert {name for _, name, _ in found} <= TAGS
    assert not re.search(r"<\w+[^>]*\son\w+=", drawn)
    assert drawn.count("<ul>") == drawn.count("</ul>")
