"""When a page was saved: no earlier than what stands around its article says."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from runut import lang
from runut.clean import clean
from runut.model import Page

CASES = Path(__file__).parent.parent / "cases"


def _cases() -> list[object]:
    return [
        pytest.param(code, case, id=f"{code}: {case['name']}")
        for code in lang.codes()
        for case in tomllib.loads((CASES / code / "captured.toml").read_text(encoding="utf-8"))["case"]
    ]


@pytest.mark.parametrize(("code", "case"), _cases())
def test_a_page_was_not_saved_before_what_stands_around_its_article(code: str, case: dict[str, str]) -> None:
    article = clean(Page("page.txt", text=case["text"].strip("\n"), language=code))

    assert (article.captured or "-") == case["captured"]


def test_a_saved_page_says_it_as_plain_text_does() -> None:
    html = """<html lang="id"><h1>Perahu Terbalik di Danau Rekaan</h1><time datetime="2022-01-06">6 Januari 2022</time>
    <article><p>Tiga orang selamat, kata kepala desa kepada wartawan di dermaga, Kamis, 6 Januari 2022.</p></article>
    <aside><ul><li><a href="/a">Harga Cabai Turun</a> <div>3 hari lalu</div></li>
    <li><a href="/b">Festival Layang-Layang Dibuka</a> <div>25 April 2024</div></li></ul></aside>
    <footer>© 2024 Harian Contoh</footer></html>"""

    assert clean(Page("page.html", html=html)).captured == "2024-04-28"


@pytest.mark.parametrize(("line", "published"), [("04.12.2022", "2022-12-04"), ("04/12/2022", "2022-04-12")])
def test_days_with_dots_are_never_written_month_first(line: str, published: str) -> None:
    page = Page("page.txt", text=f"Barge sinks off Sampleton\n\nBy Nora Field\n{line}\n\nA barge sank, officials said.")

    assert clean(page, lang.load("en")).published == published
