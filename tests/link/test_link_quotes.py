"""One utterance in several wordings is one quotation, each printing of it kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from stories import article

from runut.link.quotes import same_words, utterances
from runut.model import Article, Quote, Span, Speaker

ONE = "Kami tidak akan menutup posko ini sebelum semua pengungsi pulang ke rumah mereka masing-masing"
OTHER = "Posko ini tidak akan kami tutup sampai semua pengungsi kembali ke rumah mereka masing-masing"
NEXT = "Besok pagi bantuan beras dan selimut dikirim dengan dua truk dari gudang kabupaten"


def printed(words: str, day: str, speaker: str | None = "Rini Wulandari") -> tuple[Article, Quote]:
    page = article(f'"{words}," kata {speaker}.', f"Posko {day}", day)
    return page, Quote(f"q{day}", page.id, Span(1, 1 + len(words)), Speaker(speaker) if speaker else None)


def told(*pages: tuple[Article, Quote]) -> list[str | None]:
    articles = {page.id: page for page, _ in pages}
    quotes = [quote for _, quote in pages]
    return [quote.utterance for quote in utterances(quotes, same_words(quotes, articles), articles)]


def test_two_translations_of_one_speaker_s_words_are_one_utterance_under_the_first_printing() -> None:
    assert told(printed(OTHER, "2024-03-06"), printed(ONE, "2024-03-05")) == ["q2024-03-05", "q2024-03-05"]


def test_two_statements_of_one_speaker_stay_two() -> None:
    assert told(printed(ONE, "2024-03-05"), printed(NEXT, "2024-03-06")) == [None, None]


@pytest.mark.parametrize("speaker", [None, "Danang Prasojo"])
def test_the_same_words_are_one_utterance_whoever_a_page_takes_for_the_speaker(speaker: str | None) -> None:
    found = told(printed(ONE, "2024-03-05"), printed(ONE, "2024-03-06", speaker))

    assert found == ["q2024-03-05", "q2024-03-05"]


def test_another_speaker_s_like_words_are_another_utterance() -> None:
    assert told(printed(ONE, "2024-03-05"), printed(OTHER, "2024-03-06", "Danang Prasojo")) == [None, None]


def test_indirect_speech_is_nobody_s_wording() -> None:
    page, quote = printed(ONE, "2024-03-06")

    assert told(printed(ONE, "2024-03-05"), (page, replace(quote, direct=False))) == [None, None]
