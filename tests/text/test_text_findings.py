"""What checks find, said in each language."""

from __future__ import annotations

import pytest

from runut import lang
from runut.model import Article, Discrepancy
from runut.text.findings import across, on_page, told

PAGE = Article("a1", "", ())


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (
            "id",
            "Angkanya berbeda dari halaman ke halaman (tewas aparat keamanan): ≥18 (Sauh), 1.600 (Kabar, Merdu), 20.",
        ),
        ("en", "Pages give different figures (killed security forces): ≥18 (Sauh), 1,600 (Kabar, Merdu), 20."),
    ],
)
def test_a_finding_speaks_the_readers_language(code: str, said: str) -> None:
    found = across(
        "s1",
        "figure_conflict",
        "f1",
        template="figure_conflict_story",
        what="killed|security_forces",
        values="≥18@Sauh|1600@Kabar, Merdu|20",
    )

    assert told(found, lang.load(code)).endswith(said)


def test_the_message_of_the_record_is_english() -> None:
    found = on_page(PAGE, "wrong_capital", None, place="Almaty", country="KZ", capital="Nur-Sultan")

    assert found.message == "Almaty is not the capital of Kazakhstan; at the time it was Nur-Sultan."


def test_a_finding_of_an_older_record_keeps_its_message() -> None:
    assert told(Discrepancy("x1", "undated", "No day."), lang.load("id")) == "No day."
