"""Reading leaves no garbage that only Python's collector could find, so that our processes let it look seldom."""

from __future__ import annotations

import gc
from pathlib import Path

from runut import lang
from runut.clean.attempts import attempt
from runut.extract import claims
from runut.model import Article, Page

SAMPLE = Path(__file__).parents[1] / "samples" / "rekaan-kebakaran.html"


def test_reading_a_page_leaves_no_rings() -> None:
    pages = [Page(f"{n}.html", html=SAMPLE.read_text("utf-8").replace("Rekaan", f"Rekaan{n}")) for n in range(3)]
    left = []
    for page in pages:  # the first time packs are read, which may leave some
        gc.collect()
        article = attempt(page)
        assert isinstance(article, Article)
        tuple(claims(article, lang.load(article.language)))
        left.append(gc.collect())

    assert left[-1] < 20  # a page is read by way of thousands of objects
