"""The words of a statement as they are shown: whole brackets, no loose ends, and what is counted."""

from __future__ import annotations

import pytest

from runut import lang
from runut.model import FigureKind, Span
from runut.tell.clauses import shown


@pytest.mark.parametrize(
    ("kind", "text", "clause", "told"),
    [
        ("displaced", "Tiga keluarga (9 jiwa) terpaksa mengungsi.", "9 jiwa) terpaksa mengungsi", None),
        ("sick", "Ada 40 murid yang (diduga keracunan sate) dirawat.", "40 murid yang (diduga keracunan", None),
        ("killed", "Empat warga tewas dalam banjir itu.", "Empat warga tewas dalam", "Empat warga tewas"),
        (
            "arrested",
            "Polisi membekuk dua kakak beradik itu.",
            "dua kakak beradik",
            "Polisi membekuk dua kakak beradik itu.",
        ),
        ("sick", '"Di Puskesmas Wana 74 orang," jelasnya.', "74 orang", "Di Puskesmas Wana 74 orang"),
        ("arrested", '"Ketiganya adalah warga Randu," kata Aji.', "Ketiganya adalah", "Ketiganya adalah warga Randu"),
        ("killed", "Sebanyak 12 penumpang kapal tewas.", "12 penumpang kapal tewas", "12 penumpang kapal tewas"),
    ],
)
def test_a_statement_is_shown_in_words_that_stand_alone(
    kind: FigureKind, text: str, clause: str, told: str | None
) -> None:
    wanted = {"displaced": "(9 jiwa) terpaksa mengungsi", "sick": "40 murid yang (diduga keracunan sate)"}
    at = text.index(clause)
    span, whole = Span(at, at + len(clause)), Span(0, len(text))

    assert shown(text, span, whole, kind, lang.load("id")) == (told or wanted[kind])
