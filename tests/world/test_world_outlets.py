"""Outlets: the large ones are known by name and by domain, with the house that owns them."""

from __future__ import annotations

from collections import Counter

import pytest

from runut.world import outlets

# Those that Indonesian readers name first, and those that Indonesian pages quote from abroad.
INDONESIAN = [
    "Kompas.com",
    "Tribunnews",
    "Detikcom",
    "Liputan6",
    "Tempo.co",
    "Antara",
    "Republika",
    "Okezone",
    "Sindonews",
    "Merdeka",
    "Suara",
    "VIVA",
    "JPNN",
    "Kumparan",
    "Tirto",
    "Katadata",
    "Kontan",
    "Bisnis",
    "Beritasatu",
    "iNews",
    "Grid",
    "tvOne",
    "RMOL",
    "Akurat",
    "Solopos",
    "Waspada",
    "Jubi",
    "RRI",
    "TVRI",
]
FOREIGN = [
    "Reuters",
    "AFP",
    "AP",
    "Xinhua",
    "TASS",
    "Kyodo",
    "Yonhap",
    "Bernama",
    "Anadolu",
    "BBC",
    "CNN",
    "VOA",
    "CNA",
    "Bloomberg",
    "RFE/RL",
    "Euronews",
]


def test_forty_indonesian_and_forty_other_outlets_are_known_with_a_domain_and_a_house() -> None:
    known = [outlet for outlet in outlets.every() if outlet.domains and outlet.family]

    assert sum(outlet.country == "ID" for outlet in known) >= 40
    assert sum(outlet.country != "ID" for outlet in known) >= 40


@pytest.mark.parametrize("name", [*INDONESIAN, *FOREIGN])
def test_a_large_outlet_is_found_by_its_name_and_by_its_address(name: str) -> None:
    outlet = outlets.find(name)

    assert outlet is not None
    assert outlets.of_url(f"https://www.{outlet.domains[0]}/read/2031/05/06/x") == outlet


def test_a_domain_belongs_to_one_outlet_and_each_line_has_its_day() -> None:
    domains = Counter(domain for outlet in outlets.every() for domain in outlet.domains)

    assert [domain for domain, many in domains.items() if many > 1] == []
    assert all(len(outlet.checked) == len("2026-11-22") for outlet in outlets.every())


@pytest.mark.parametrize(
    ("one", "other"),
    [("Tribunnews", "Tribun Manado"), ("Kompas.com", "Kontan"), ("Okezone", "iNews"), ("Detikcom", "CNN Indonesia")],
)
def test_sister_papers_are_of_one_house(one: str, other: str) -> None:
    first, second = outlets.find(one), outlets.find(other)

    assert first is not None
    assert second is not None
    assert first.family == second.family
