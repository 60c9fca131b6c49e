"""Names come under the one who bears them, and two who share a name stay two."""

from __future__ import annotations

from runut.link.entities import Entities, Named, resolve

STORY = {"a1": "s1", "a2": "s1", "a3": "s2"}


def entities(*names: tuple[str, str], acronyms: dict[str, str] | None = None, kind: str = "person") -> Entities:
    return resolve([Named(article, name, kind) for article, name in names], STORY, acronyms or {})  # type: ignore[arg-type]


def test_a_surname_is_whoever_bore_it_in_full() -> None:
    found = entities(("a1", "Danang Prasojo"), ("a1", "Prasojo"), ("a2", "Danang"))

    assert found.find("a1", "Prasojo") == found.find("a1", "Danang Prasojo") == found.find("a2", "Danang")


def test_a_slip_is_forgiven_inside_a_story() -> None:
    found = entities(("a1", "Kasym Tolayev"), ("a2", "Kasim Tolayev"), ("a1", "Torlayev"))

    assert (
        len({found.find("a1", "Kasym Tolayev"), found.find("a2", "Kasim Tolayev"), found.find("a1", "Torlayev")}) == 1
    )


def test_two_people_with_one_surname_stay_two() -> None:
    found = entities(("a1", "Danang Prasojo"), ("a1", "Rini Prasojo"), ("a1", "Prasojo"))

    assert len({found.find("a1", name) for name in ("Danang Prasojo", "Rini Prasojo", "Prasojo")}) == 3


def test_an_initial_that_may_be_two_people_of_one_page_makes_them_no_one() -> None:
    found = entities(("a1", "Danang Prasojo"), ("a1", "D Prasojo"), ("a1", "Dewi Prasojo"))

    assert len({found.find("a1", name) for name in ("Danang Prasojo", "D Prasojo", "Dewi Prasojo")}) == 3


def test_an_initial_that_may_be_one_alone_is_his_whether_it_stands_for_a_name_or_is_one_more() -> None:
    found = entities(("a1", "Danang Prasojo"), ("a2", "D Prasojo"), ("a2", "M Danang Prasojo"))

    assert found.find("a1", "Danang Prasojo") == found.find("a2", "D Prasojo") == found.find("a2", "M Danang Prasojo")


def test_a_single_name_in_another_story_is_somebody_else() -> None:
    found = entities(("a1", "Danang"), ("a3", "Danang"))

    assert found.find("a1", "Danang") != found.find("a3", "Danang")


def test_a_full_name_is_one_person_everywhere() -> None:
    found = entities(("a1", "Danang Prasojo"), ("a3", "Danang Prasojo"))

    assert found.find("a1", "Danang Prasojo") == found.find("a3", "Danang Prasojo")


def test_a_short_name_is_what_a_page_spells_out() -> None:
    found = entities(
        ("a1", "Badan Siaga Bencana"), ("a3", "BSB"), acronyms={"BSB": "Badan Siaga Bencana"}, kind="organisation"
    )

    assert found.find("a1", "Badan Siaga Bencana") == found.find("a3", "BSB")


def test_an_entity_keeps_its_spellings() -> None:
    found = entities(("a1", "Danang Prasojo"), ("a1", "Prasojo"))

    assert [(entity.name, entity.aliases) for entity in found.all] == [("Danang Prasojo", ("Prasojo",))]


def test_a_long_name_without_one_of_its_middle_words_is_the_same_person():
    named = [Named("a1", "Bima Jaka Maulana Nasir", "person"), Named("a2", "Bima Maulana Nasir", "person")]
    found = resolve(named, {"a1": "s1", "a2": "s1"}, {})

    assert len(found.all) == 1
