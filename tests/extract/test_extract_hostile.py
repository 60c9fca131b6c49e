"""Text that means harm: what it costs grows with its length, not with the square of it."""

from __future__ import annotations

from time import process_time

import pytest

from runut import lang
from runut.clean import clean
from runut.extract import claims
from runut.model import Article, Page, Quote

ENDLESS = ("“", "3 orang tewas, ", "Desa Aa, ", "kata Budi, ", "1 ", "12 dari ", "Desa Aa/ 1 tewas‘ Budi Santoso; ")
_LETTERS = 40_000
_SECONDS = 12.0  # ten times what it takes; by squares it took half a minute and more


@pytest.mark.parametrize("words", ENDLESS)
def test_words_without_end_are_read_in_time(words: str) -> None:
    article = clean(Page("a.txt", f"Api di Rekaan\n\nKOTA CONTOH - {words * (_LETTERS // len(words))}", language="id"))
    assert isinstance(article, Article)

    begun = process_time()
    tuple(claims(article, lang.load("id")))

    assert process_time() - begun < _SECONDS


def test_an_account_of_no_name_says_something_all_the_same() -> None:
    article = clean(Page("a.txt", "Doa untuk Rekaan\n\n“Semoga lekas pulih ya,” tulis @ rekaan.", language="id"))

    assert [one.span.of(article.text) for one in claims(article, lang.load("id")) if isinstance(one, Quote)] == [
        "Semoga lekas pulih ya,"
    ]
