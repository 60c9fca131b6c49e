"""The page's own event: the cases of each language, and what holds for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut import lang
from runut.extract.events import find
from runut.model import Article, Event, Label, Span

CASES = Path(__file__).parents[1] / "cases"
PIECES = (
    "Gempa kecelakaan demo Senin (6/5/2024) di Ambon Desa Sukamulya , . Israel KM 36 Tol kata polisi tewas AS Kota\n"
)
SOUP = st.lists(st.sampled_from(PIECES.split(" ")), max_size=20).map(" ".join)


def article_of(text: str, code: str, published: str | None) -> Article:
    head = text.find("\n") + 1
    labels = [Label(Span(0, head), "headline")] if head else []
    labels += [Label(Span(head, len(text)), "body")] if head < len(text) else []
    return Article(
        id=f"e-{code}-{published}-{text}", text=text, labels=tuple(labels), published=published, language=code
    )


def _cases() -> list[tuple[str, dict[str, Any]]]:
    return [
        (file.parent.name, case)
        for file in sorted(CASES.glob("*/events.toml"))
        for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
    ]


def _told(event: Event) -> str:
    place = event.place
    where = f"{place.country} {place.name}" if place else "-"
    return f"{event.kind} {event.date or '-'} {where}"


@pytest.mark.parametrize(("code", "case"), _cases(), ids=lambda x: x["name"] if isinstance(x, dict) else x)
def test_every_case_gives_its_event(code, case):
    event, *others = find(article_of(case["text"], code, case.get("published")), lang.load(code))

    assert _told(event) == case["event"]
    if "others" in case:
        assert [_told(other) for other in others] == case["others"]


def test_of_districts_of_one_name_that_of_the_regency_behind_it_is_meant() -> None:
    text = "Tawuran di Tanah Abang\nTawuran pecah di Jembatan Melati, Tanah Abang, Jakarta Pusat, Jumat (3/5/2024)."

    (event, *_) = find(article_of(text, "id", "2024-05-04"), lang.load("id"))

    assert event.place is not None
    assert (event.place.admin1, event.place.lat) == ("DKI Jakarta", -6.186)


@given(st.one_of(SOUP, st.text()), st.sampled_from(["id", "en"]), st.sampled_from([None, "2024-05-08"]))
def test_a_page_has_one_main_event_and_its_span_lies_in_the_text(text, code, published):
    events = list(find(article_of(text, code, published), lang.load(code)))

    assert sum(event.main for event in events) == (1 if text.strip() else 0)
    for event in events:
        assert 0 <= event.span.start < event.span.end <= len(text)
        assert event.place is None or event.place.name or event.place.precision == "country"
        assert event.date is None or published is None or event.date.start <= "2024-05-09"


def test_the_same_page_has_the_same_event_with_the_same_id():
    text = "Gempa Guncang Ambon\nGempa terjadi di Ambon pada Senin (6/5/2024) malam."

    first, again = (next(find(article_of(text, "id", "2024-05-07"), lang.load("id"))) for _ in range(2))

    assert first == again
    assert (first.acled, first.plover) == (None, None)
    assert first.place.lat == pytest.approx(-3.7, abs=0.3)


def test_an_earlier_event_with_its_own_day_and_place_stands_beside_the_main_one():
    text = (
        "Bus Terguling di Tol Cipularang\nBus terguling di Tol Cipularang pada Senin (6/5/2024) malam, dua tewas.\n"
        "Kecelakaan serupa terjadi di Subang pada 10 Februari 2018."
    )

    main, other = find(article_of(text, "id", "2024-05-07"), lang.load("id"))

    assert (main.main, other.main) == (True, False)
    assert (_told(main), _told(other)) == (
        "road_accident 2024-05-06 ID Tol Cipularang",
        "road_accident 2018-02-10 ID Subang",
    )


def test_words_of_the_opening_tell_the_kind_of_bombing():
    text = "Serangan Udara Guncang Kota\nJet tempur membombardir Gaza pada Kamis (2/10/2025) malam."

    event = next(find(article_of(text, "id", "2025-10-03"), lang.load("id")))

    assert event.acled.sub_event_type == "Air/drone strike"


LATER = (
    "Lagi, Warga Keracunan di Randu\nPuluhan warga Desa Mekar, Kecamatan Randu, keracunan nasi bungkus pada Senin "
    "(6/5/2024).\nMereka mual dan pusing.\nPolisi mengambil contoh makanan.\nDokter merawat mereka.\n"
    "Diberitakan sebelumnya, puluhan warga Desa {village}, Kecamatan {district}, keracunan makanan, Jumat (3/5/2024). "
    "Tiga warga di antaranya meninggal dunia."
)


def test_what_happened_days_before_in_another_village_is_another_event():
    text = LATER.format(village="Galih", district="Wana")

    main, other = find(article_of(text, "id", "2024-05-07"), lang.load("id"))

    assert str(main.date) == "2024-05-06"
    assert str(other.date) == "2024-05-03"
    assert other.span.of(text).endswith("meninggal dunia.")


def test_what_a_page_tells_of_its_own_village_is_its_own_event():
    text = LATER.format(village="Mekar", district="Randu")

    assert len(list(find(article_of(text, "id", "2024-05-07"), lang.load("id")))) == 1


def test_islands_of_several_provinces_lie_in_none_of_them() -> None:
    text = "Kabut asap menyelimuti Sumatera dan Kalimantan akibat kebakaran hutan. Tiket tak laku di Jakarta."

    (event, *_) = find(article_of(text, "id", "2024-05-07"), lang.load("id"))

    assert event.place is not None
    assert (event.place.name, event.place.admin1) == ("Sumatera dan Kalimantan", None)
