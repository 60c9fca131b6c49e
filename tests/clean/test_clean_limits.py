"""Pages made to be slow: refused before they are parsed, while pages of many tags are read."""

from __future__ import annotations

import time

import pytest

from runut.clean.attempts import attempt
from runut.clean.markup.limits import depth
from runut.model import Article, Page, Skipped

PARAGRAPH = "<p>Warga desa mengungsi ke balai kota, kata lurah, Senin malam.</p>"
DEEP = "nested more than 5,000 deep"
MADE = {
    "blocks": ("<div>" * 100_000, DEEP),
    "lists": ("<ul><li>" * 100_000, DEEP),
    "blocks in a table": ("<table>" + "<DIV>x" * 100_000, DEEP),
    "blocks behind closed ones": ("<div></div>" * 9_000 + "<section>" * 100_000, DEEP),
    "blocks beside a comment that hides their ends": ("<div><!-- </div> -->" * 50_000, DEEP),
    "blocks behind a comment that ends otherwise": ("<!-- --!>" + "<div>" * 100_000 + "-->", DEEP),
    "blocks in a picture's script": ("<svg><script>" + "<g>" * 100_000 + "</script>", DEEP),
    "bold paragraphs": ("<p><b>x" * 100_000, DEEP),
    "attributes of an end": ("</div " + " ".join(f'a{at}="1"' for at in range(200_000)) + ">x", "5,000 attributes"),
    "attributes behind a script in a comment": (
        "<!-- <script> " + "<div " + " ".join(f'a{at}="1"' for at in range(200_000)) + ">x</div>",
        "5,000 attributes",
    ),
    "attributes": ("<div " + " ".join(f'a{at}="1"' for at in range(200_000)) + ">x</div>", "5,000 attributes"),
    "paragraphs": (PARAGRAPH * 100_000, "20,000 paragraphs"),
}


@pytest.mark.parametrize("name", MADE)
def test_a_page_made_to_be_slow_is_refused_at_once(name: str) -> None:
    html, reason = MADE[name]
    begun = time.monotonic()

    told = attempt(Page("a.html", html=html + PARAGRAPH))

    assert isinstance(told, Skipped)
    assert reason in told.reason
    assert time.monotonic() - begun < 10


def test_a_list_of_very_many_days_is_read_in_time() -> None:
    html = PARAGRAPH + "<aside><ul>" + "<li>25 April 2024</li><li>3 hari lalu</li>" * 9_000 + "</ul></aside>"
    begun = time.monotonic()

    told = attempt(Page("a.html", html=html))

    assert isinstance(told, Article)
    assert told.captured == "2024-04-28"
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize(
    "html",
    [
        "<div><div><span>x</span></div></div>" * 5_000,
        "<script>" + "document.write('<div>');" * 20_000 + "</script>",
        "<!--" + "<div>" * 20_000 + "-->",
        "<ul>" + "<li>satu<br>" * 8_000 + "</ul>",
        "<table>" + "<tr><td>1<td>2" * 5_000 + "</table>",
    ],
    ids=["many, none deep", "in a script", "in a comment", "a list without ends", "a table without ends"],
)
def test_many_tags_are_not_many_levels(html: str) -> None:
    assert depth(html) < 10
    assert isinstance(attempt(Page("a.html", html=PARAGRAPH + html)), Article)


@pytest.mark.parametrize(
    "html",
    [
        "<script><![CDATA[ state = {" + '"a": 1, ' * 20_000 + "} ]]></script>",
        "<style><![CDATA[ " + ".a { margin : 0 } " * 20_000 + "]]></style>",
        "<SCRIPT>while (i<n) { " + "a = b; " * 20_000 + "}</SCRIPT>",
    ],
    ids=["data in a script", "a style", "a comparison in a script"],
)
def test_a_long_script_is_no_tag_of_many_attributes(html: str) -> None:
    assert isinstance(attempt(Page("a.html", html=PARAGRAPH + html)), Article)
