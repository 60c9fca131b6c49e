"""Checks let go of the pages that they read: a desk runs for weeks."""

from __future__ import annotations

from runut.check import checks
from runut.model import Article, Label, Record, Span
from runut.text import capitalised

TEXT = "Bupati Sari Wulandari menutup jalan ke Desa Mekarjati."


def test_words_of_pages_are_not_held_once_they_are_checked():
    article = Article("a_1", TEXT, (Label(Span(0, len(TEXT)), "body"),), ("1.txt",))

    assert [one.word for one in capitalised.written(article, ("body",))][:2] == ["Bupati", "Sari"]
    capitalised.small(article, ("body",))
    checks(Record(articles=(article,)))

    held = (capitalised._written, capitalised._small, capitalised._capitals)
    assert [kept.cache_info().currsize for kept in held] == [0, 0, 0]
