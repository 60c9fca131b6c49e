"""The day that a sentence dates its count by."""

from __future__ import annotations

import pytest

from runut import lang
from runut.clean import clean
from runut.extract import claims
from runut.model import Figure, Page


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Sejak 3 hingga 5 Mei 2021 ada 48 warga terserang ISPA di Tirtasari.", "2021-05-05"),
        ("Dari 3 sampai 5 Mei 2021 tercatat 48 orang tewas di Tirtasari.", "2021-05-05"),
        ("Per Senin (3/5/2021) tercatat 48 orang tewas di Tirtasari.", "2021-05-03"),
        ("Hujan turun di Tirtasari, 48 orang tewas sejak 3 hingga 5 Mei 2021.", None),
        ("Sepanjang Januari hingga April 2021 tercatat 48 orang tewas di Tirtasari.", None),
        ("Menurut data dinas hingga pertengahan April 2021, sudah 48 orang tewas di Tirtasari.", "2021-04-20"),
        ("Ada 48 orang tewas di Tirtasari hingga akhir Maret 2021.", "2021-03-31"),
        ("Hingga Mei 2021 tercatat 48 orang tewas di Tirtasari.", None),
    ],
)
def test_a_count_over_days_is_as_of_the_last_of_them(sentence: str, day: str | None) -> None:
    title = "Kabar dari Tirtasari"
    page = clean(Page("p", f"{title}\n\n{sentence}\n", title=title, published="2021-05-07", language="id"))

    found = [one for one in claims(page, lang.load("id")) if isinstance(one, Figure)]

    assert [(one.quantity.value, one.as_of) for one in found] == [(48, day)]
