"""Facts about the world: names lead to places, capitals know their days, nothing points nowhere."""

from __future__ import annotations

import pytest

from runut.world import agencies, capitals, countries, event_types, places
from runut.world.tables import lines, rows, several


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("AS", "US"), ("Inggris", "GB"), ("Korsel", "KR"), ("Uni Soviet", "SU"), ("Tiongkok", "CN"), ("cina", "CN"),
        ("UEA", "AE"), ("Arab Saudi", "SA"), ("South Korea", "KR"), ("U.S.", "US"), ("Kirgizstan", "KG"), ("PNG", "PG"),
    ],
)  # fmt: skip
def test_a_country_is_known_by_each_of_its_names(name, code):
    assert countries.find(name).code == code


def test_short_names_count_only_in_capitals():
    assert countries.find("as") is None
    assert countries.find("us") is None


def test_a_country_says_its_name_in_a_language_or_in_english():
    assert countries.by_code("KR").name("id") == "Korea Selatan"
    assert countries.by_code("KR").name("fr") == "South Korea"
    assert countries.by_code("ZZ") is None


def test_people_lead_to_their_country():
    assert countries.of_people("Saudi").code == "SA"
    assert countries.of_people("warga") is None


@pytest.mark.parametrize(
    ("day", "name"),
    [("2019-03-22", "Astana"), ("2019-03-23", "Nur-Sultan"), ("2022-09-16", "Nur-Sultan"), ("2022-09-17", "Astana")],
)
def test_the_capital_of_kazakhstan_changes_its_name_with_the_day(day, name):
    (capital,) = capitals.of_country("KZ", day)

    assert capital.names[0] == name
    assert capitals.countries_of(name, day) == ("KZ",)


def test_a_former_capital_is_none_today():
    assert capitals.countries_of("Almaty") == ()
    assert capitals.countries_of("Almaty", "1990-01-01") == ("KZ",)
    assert capitals.countries_of("jakarta") == ("ID",)


def test_every_capital_belongs_to_a_known_country():
    assert all(countries.by_code(row["country"]) for row in rows("capitals"))


def test_a_province_is_known_by_its_short_name():
    assert places.province("Sumsel").name == "Sumatera Selatan"
    assert places.province("Jatim").code == "35"
    assert places.province("Wirasaba") is None


def test_city_and_regency_of_one_name_are_both_given():
    assert {place.level for place in places.find("Bogor")} == {"kabupaten", "kota"}


def test_a_regency_lies_in_the_province_of_its_day():
    assert places.find("Puncak", "2022-07-24")[0].admin1 == "Papua"
    assert places.find("Puncak", "2022-07-25")[0].admin1 == "Papua Tengah"
    assert places.find("Raja Ampat", "2022-12-07")[0].admin1 == "Papua Barat"
    assert places.find("Raja Ampat", "2023-01-01")[0].admin1 == "Papua Barat Daya"


def test_world_cities_come_largest_first_and_by_other_spellings():
    assert places.find("London")[0].country == "GB"
    assert places.find("Kairo")[0].name == "Cairo"
    assert places.find("Nur-Sultan")[0].geonames == places.find("Astana")[0].geonames
    assert places.find("Wirasaba Lor") == ()


def test_a_district_knows_its_regency():
    (district,) = places.districts("Way Tuba")

    assert places.regency_of(district).name == "Way Kanan"


def test_every_regency_lies_in_a_known_province_and_every_district_in_a_known_regency():
    provinces = {row["code"] for row in rows("provinces")}
    regencies = {row["code"] for row in rows("regencies")}

    assert len(provinces) == 38
    assert len(regencies) == 514
    assert {row["province"] for row in rows("regencies")} == provinces
    assert {line[:4] for line in lines("districts")} == regencies


def test_coordinates_lie_on_the_globe_and_indonesian_ones_in_indonesia():
    for row in rows("regencies"):
        assert not row["lat"] or (-11.5 < float(row["lat"]) < 6.5 and 95 < float(row["lon"]) < 141.5), row
    for line in lines("cities"):
        lat, lon = map(float, line.split("\t")[3:5])
        assert -90 <= lat <= 90, line
        assert -180 <= lon <= 180, line


def test_an_agency_is_known_by_each_of_its_names_as_it_writes_them():
    assert agencies.find("Associated Press").name == "AP"
    assert agencies.find("Al-Jazeera").kind == "broadcaster"
    assert agencies.find("ap") is None
    told = [(name, row["name"]) for row in rows("agencies") for name in (row["name"], *several(row["aliases"]))]
    assert [name for name, of in told if agencies.find(name).name != of] == []


def test_road_accidents_and_storms_have_no_name_in_other_codebooks():
    assert event_types.acled("road_accident") is None
    assert event_types.plover("storm") is None
    assert str(event_types.acled("riot").event_type) == "Riots"


def test_a_sub_event_that_the_words_tell_stands_for_the_usual_one():
    assert str(event_types.acled("bombing", "Air/drone strike").sub_event_type) == "Air/drone strike"
