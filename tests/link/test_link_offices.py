"""Which police and which ministry it is: told apart by town and country, known across languages, in doubt one."""

from __future__ import annotations

import pytest
from stories import article

from runut import lang
from runut.link import link
from runut.link.areas import Area, apart
from runut.link.areas import of_place as area_of
from runut.link.bodies import in_name, in_role, may_be
from runut.model import Article, Event, Mention, Place, Quote, Record, Span, Speaker, Story

NGANJUK = Place("Nganjuk", "ID", "Jawa Timur", precision="admin2")
BLITAR_TOWN = Place("Sananwetan", "ID", "Jawa Timur", precision="admin3")
SUMENEP = Place("Sumenep", "ID", "Jawa Timur", precision="admin2")


def page(text: str, outlet: str, language: str = "id") -> Article:
    return article(text, f"Kebakaran gudang {outlet}", "2024-03-05", outlet=outlet, language=language)


def origins(*pages: tuple[Article, Place | None], named: tuple[Mention, ...] = ()) -> dict[str, set[str]]:
    events = tuple(
        Event(f"e{one.id}", one.id, Span(0, 5), "fire", place=place) for one, place in pages if place is not None
    )
    articles = tuple(one for one, _ in pages)
    record = Record(articles=articles, events=events, mentions=named)
    linked = link(record, [Story("s1", "", tuple(one.id for one in articles))])
    outlet = {one.id: one.outlet or "" for one in articles}
    return {origin.name: {outlet[name] for name in origin.articles} for origin in linked.origins}


def quoted(*said: tuple[str, str]) -> dict[str, tuple[str, ...]]:
    """Give the pages behind each origin where each page, in its language, quotes one speaker."""
    pages = [page(f"Satu dua tiga {at}.", f"Outlet {at}", language) for at, (language, _) in enumerate(said)]
    quotes = tuple(
        Quote(f"q{one.id}", one.id, Span(0, 8), Speaker(name)) for one, (_, name) in zip(pages, said, strict=True)
    )
    record = Record(articles=tuple(pages), quotes=quotes)
    linked = link(record, [Story("s1", "", tuple(one.id for one in pages))])
    return {origin.name: origin.articles for origin in linked.origins}


def test_the_police_of_two_towns_are_two_origins() -> None:
    one = page("Polisi mengatakan gudang kosong itu terbakar.", "Kabar Contoh")
    other = page("Menurut polisi, dua gudang ikut terbakar.", "Harian Sauh")

    assert origins((one, NGANJUK), (other, SUMENEP)) == {
        "Polisi (Nganjuk)": {"Kabar Contoh"},
        "Polisi (Sumenep)": {"Harian Sauh"},
    }


def test_the_police_of_one_town_are_one_origin_under_each_of_their_names() -> None:
    one = page("Polisi mengatakan gudang kosong itu terbakar.", "Kabar Contoh")
    other = page("Pihak kepolisian menyebut dua gudang terbakar.", "Harian Sauh")
    third = page("Police said two warehouses burned down.", "Harbour Ledger", "en")

    assert len(origins((one, NGANJUK), (other, NGANJUK), (third, NGANJUK))) == 1


@pytest.mark.parametrize(
    "place",
    [None, Place("", "ID", precision="country"), Place("Km 12", "ID", "Bali"), Place("Jawa Timur", "ID", "Jawa Timur")],
)
def test_police_of_whom_nobody_knows_where_they_are_are_no_origin_more(place: Place | None) -> None:
    one = page("Polisi mengatakan gudang kosong itu terbakar.", "Kabar Contoh")
    other = page("Menurut polisi, dua gudang ikut terbakar.", "Harian Sauh")

    assert len(origins((one, NGANJUK), (other, place))) == 1


def test_a_town_that_one_page_of_many_sets_it_in_makes_no_police_more() -> None:
    texts = [f"Polisi mengatakan gudang nomor {at} di jalan itu terbakar." for at in range(5)]
    pages = [page(text, f"Outlet {at}") for at, text in enumerate(texts)]

    assert len(origins((pages[0], SUMENEP), *((one, NGANJUK) for one in pages[1:]))) == 1


def test_police_without_a_name_are_those_whom_their_page_names_wherever_it_happened() -> None:
    one = page(
        "Polisi mengatakan gudang itu terbakar. Kapolres Sumenep Danang Prasojo menyebut itu ulah orang.", "Sauh"
    )

    assert set(origins((one, NGANJUK))) == {"Polres Sumenep"}


def test_police_without_a_name_are_those_whom_their_page_names_without_a_word_of_theirs() -> None:
    text = "Polisi mengatakan gudang itu terbakar. Dua orang dibawa ke Polres Sumenep."
    one = page(text, "Kabar Contoh")
    other = page("Kapolres Sumenep Danang Prasojo mengatakan gudang itu terbakar.", "Harian Sauh")
    at = text.index("Polres")
    mention = Mention(one.id, Span(at, at + 14), "Polres Sumenep", "organisation")

    assert origins((one, NGANJUK), (other, SUMENEP), named=(mention,)) == {
        "Polres Sumenep": {"Kabar Contoh", "Harian Sauh"}
    }


def test_police_without_a_name_are_not_those_of_another_town() -> None:
    one = page("Polisi mengatakan gudang kosong itu terbakar.", "Kabar Contoh")
    other = page("Kapolres Sumenep Danang Prasojo mengatakan dua gudang terbakar.", "Harian Sauh")

    assert set(origins((one, NGANJUK), (other, SUMENEP))) == {"Polisi", "Polres Sumenep"}


@pytest.mark.parametrize("over", ["Kapolri Danang Prasojo", "Kapolda Jawa Timur Danang Prasojo", "Kapolres Wirasaba"])
def test_police_without_a_name_may_be_those_over_them_and_those_of_an_unknown_town(over: str) -> None:
    one = page("Polisi mengatakan gudang kosong itu terbakar.", "Kabar Contoh")
    other = page(f"{over} mengatakan dua gudang terbakar.", "Harian Sauh")

    assert len(origins((one, NGANJUK), (other, NGANJUK))) == 1


@pytest.mark.parametrize(
    ("indonesian", "english"),
    [
        ("Kementerian Dalam Negeri", "interior ministry"),
        ("Kemlu", "Ministry of Foreign Affairs"),
        ("Kementerian Pertahanan", "defense ministry"),
        ("Kemenkes", "health ministry"),
        ("Kejaksaan Agung", "prosecutor general's office"),
        ("kantor kepresidenan", "presidential office"),
        ("Pemerintah", "government"),
        ("Militer", "army"),
        ("Kepolisian", "police"),
        ("Gedung Putih", "White House"),
        ("PBB", "United Nations"),
        ("Kementerian Dalam Negeri Kazakhstan", "Kazakh interior ministry"),
        ("Kejaksaan Agung Kazakhstan", "Kazakhstan's Prosecutor General's Office"),
        ("Palang Merah Indonesia", "Indonesian Red Cross"),
    ],
)
def test_an_office_is_one_origin_in_two_languages(indonesian: str, english: str) -> None:
    (pages,) = quoted(("id", indonesian), ("en", english)).values()

    assert len(pages) == 2


def test_an_office_of_two_countries_is_two_origins() -> None:
    found = quoted(
        ("id", "Kementerian Dalam Negeri Kazakhstan"),
        ("en", "Kazakh interior ministry"),
        ("id", "Kementerian Dalam Negeri Rusia"),
    )

    assert sorted(map(len, found.values())) == [1, 2]


@pytest.mark.parametrize("there", [Place("Almaty", "KZ", precision="city"), Place("", "KZ", precision="country")])
def test_a_ministry_without_a_country_is_that_of_the_country_of_the_story(there: Place) -> None:
    one = page("Kementerian Luar Negeri RI mengatakan tidak ada WNI yang tewas.", "Kabar Contoh")
    other = page("The foreign ministry said five people died.", "Harbour Ledger", "en")

    assert len(origins((one, there), (other, there))) == 2


@pytest.mark.parametrize(
    ("one", "other", "is_apart"),
    [
        ((), ("ID",), False),
        (("ID",), ("ID", "Jawa Timur"), False),
        (("ID", "Jawa Timur", "3518"), ("ID", "Jawa Timur", "3529"), True),
        (("ID",), ("KZ",), True),
    ],
)
def test_two_areas_are_apart_where_both_are_known_and_differ(one: Area, other: Area, is_apart: bool) -> None:
    assert apart(one, other) is is_apart


def test_a_district_lies_in_its_regency_and_a_name_of_two_regencies_in_neither() -> None:
    assert area_of(BLITAR_TOWN) == ("ID", "Jawa Timur", "3572")
    assert area_of(Place("Blitar", "ID", "Jawa Timur")) == ("ID", "Jawa Timur")


def test_a_police_resort_is_no_short_name_of_one_elsewhere() -> None:
    pack = lang.load("id")
    bare, named = in_name("Polisi", pack), in_name("Polres Sumenep", pack)

    assert bare is not None
    assert named is not None
    assert may_be(bare, named)
    assert not may_be(bare.at(area_of(NGANJUK)), named)


def test_every_language_names_its_offices_alike() -> None:
    known = set(lang.load("id").voices.offices)

    assert all(set(lang.load(code).voices.offices) <= known for code in ("en", "ms"))


@pytest.mark.parametrize(
    ("role", "body"),
    [
        ("Kabid Humas Polda NTT", "Polda NTT"),
        ("Ketua Komnas HAM", "Komnas HAM"),
        ("Dirjen Permukiman Kementerian Hukum dan HAM", "Kementerian Hukum dan HAM"),
        ("Kepala Dinas Pendidikan dan Kebudayaan Wirasaba", "Dinas Pendidikan dan Kebudayaan Wirasaba"),
        ("Kapolres Wirasaba dan rombongan", "Polres Wirasaba"),
        ("Menteri Luar Negeri", "Kementerian Luar Negeri"),
        ("Karopenmas di Mabes Polri Jakarta Selatan", "Polri"),
    ],
)
def test_a_body_has_its_whole_name(role: str, body: str) -> None:
    found = in_role(role, lang.load("id"))

    assert found is not None
    assert found.name == body


def test_a_ministers_second_word_is_no_body() -> None:
    assert in_role("Menteri Hukum dan HAM", lang.load("id")) is None


@pytest.mark.parametrize(
    ("role", "body"),
    [
        ("Kepala Dinas Sosial dan Tenaga Kerja", "Dinas Sosial dan Tenaga Kerja"),
        ("Kepala Dinas Sosial dan keluarga korban", "Dinas Sosial"),
        ("Kepala Dinas Sosial dan", "Dinas Sosial"),
    ],
)
def test_the_name_of_a_service_goes_on_behind_dan_only_with_a_capital(role: str, body: str) -> None:
    found = in_role(role, lang.load("id"))

    assert found is not None
    assert found.name == body
