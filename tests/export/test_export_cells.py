"""What single nouns become in formats of others: reviews of claims, GDELT's rows and points on a map, cell by cell."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest

from runut.export import claimreview, geojson, gkg
from runut.model import (
    Article,
    Decision,
    Discrepancy,
    Entity,
    Event,
    Figure,
    Label,
    Mention,
    MentionKind,
    Modality,
    Place,
    Quantity,
    Quote,
    Record,
    Span,
    Speaker,
    When,
)

TEXT = "Tujuh warga Randu tewas, kata Camat Sari. Tiga luka. “Kami berduka,” ujarnya."
PAGE = Article("a_1", TEXT, (Label(Span(0, len(TEXT)), "body"),), ("1.txt",), outlet="Warta Randu")
TOLD = Figure("f_1", "a_1", Span(0, 5), Span(0, 23), "killed", Quantity(7, "exact", 7, 7), who="warga Randu")
VERDICT = Decision("d_1", "f_1", "accept", None, "Ratmi", "2026-11-22T10:00:00Z")
RANDU = Place("Randu", "ID", "Riau", 0.0, 101.5, "city")
MET = Event("e_1", "a_1", Span(0, 23), "clash", place=RANDU, date=When("2024-03-04", "2024-03-05", "interval"))


def written(form: ModuleType, record: Record) -> str:
    out = io.BytesIO()
    form.write(record, out)
    return out.getvalue().decode("utf-8")


def review(figure: Figure = TOLD, page: Article = PAGE, **more: Any) -> dict[str, Any]:
    told = Record(articles=(page,), figures=(figure,), decisions=(VERDICT,), **more)
    (found,) = json.loads(written(claimreview, told))["@graph"]
    assert isinstance(found, dict)
    return found


def row(page: Article = PAGE, **more: Any) -> dict[str, str]:
    told = written(gkg, Record(articles=(page,), **more))
    return dict(zip(gkg.COLUMNS, told.rstrip("\n").split("\t"), strict=True))


def features(*events: Event) -> list[dict[str, Any]]:
    told = json.loads(written(geojson, Record(articles=(PAGE,), events=events)))
    found: list[dict[str, Any]] = told["features"]
    return found


def test_a_review_says_no_more_than_is_known() -> None:
    told = review()

    assert told["reviewRating"] == {"@type": "Rating", "alternateName": "Accepted"}
    assert "reviewBody" not in told
    assert told["itemReviewed"] == {
        "@type": "Claim",
        "@id": "urn:runut:f_1",
        "text": "Tujuh warga Randu tewas",
        "appearance": [told["itemReviewed"]["firstAppearance"]],
        "firstAppearance": {
            "@type": "NewsArticle",
            "@id": "urn:runut:a_1",
            "inLanguage": "id",
            "publisher": {"@type": "Organization", "name": "Warta Randu"},
        },
    }


def test_a_claim_has_the_day_of_its_page_else_its_own() -> None:
    day = replace(TOLD, as_of="2024-03-04")

    assert review(day)["itemReviewed"]["datePublished"] == "2024-03-04"
    assert review(day, replace(PAGE, published="2024-03-05"))["itemReviewed"]["datePublished"] == "2024-03-05"


def test_a_page_of_no_outlet_is_by_its_host_or_nobody() -> None:
    bare = replace(PAGE, outlet=None)
    hosted = replace(bare, url="https://kabar.example/1")

    assert "publisher" not in review(page=bare)["itemReviewed"]["firstAppearance"]
    assert review(page=hosted)["itemReviewed"]["firstAppearance"]["publisher"]["name"] == "kabar.example"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("person", {"@type": "Person", "name": "Sari", "jobTitle": "Camat"}),
        ("organisation", {"@type": "Organization", "name": "Sari", "description": "Camat"}),
        ("place", {"name": "Sari", "description": "Camat"}),
    ],
)
def test_who_claims_is_a_person_or_a_body_where_the_record_says_so(kind: MentionKind, expected: dict[str, str]) -> None:
    said = replace(TOLD, said_by=(Speaker("Sari", "Camat", "n_2"), Speaker("Ratmi", None, "n_9")))
    entities = (Entity("n_1", "Wana", "agency"), Entity("n_2", "Sari", kind))

    assert review(said, entities=entities)["itemReviewed"]["author"] == [expected, {"name": "Ratmi"}]


@pytest.mark.parametrize(
    ("finding", "is_told"),
    [
        (Discrepancy("x_1", "figure_conflict", "Delapan di judul.", evidence=("f_1",)), True),
        (Discrepancy("x_1", "figure_conflict", "Delapan di judul.", evidence=("f_2",)), False),
        (Discrepancy("x_1", "figure_conflict", "Delapan di judul.", "a_1", span=Span(6, 11)), True),
        (Discrepancy("x_1", "figure_conflict", "Delapan di judul.", "a_1", span=Span(42, 46)), False),
        (Discrepancy("x_1", "figure_conflict", "Delapan di judul.", "a_2", span=Span(6, 11)), False),
        (Discrepancy("x_1", "undated", "Tanpa hari.", "a_1"), False),
    ],
)
def test_a_review_tells_findings_on_its_own_words(finding: Discrepancy, is_told: bool) -> None:
    assert ("reviewBody" in review(discrepancies=(finding,))) is is_told


def test_a_decision_on_something_else_is_no_review() -> None:
    other = replace(VERDICT, id="d_2", of="e_1")
    told = Record(articles=(PAGE,), figures=(TOLD,), decisions=(other,), events=(MET,))

    assert json.loads(written(claimreview, told))["@graph"] == []


@pytest.mark.parametrize(
    ("page", "name"),
    [
        (PAGE, "Warta Randu"),
        (replace(PAGE, outlet=None), ""),
        (replace(PAGE, url="https://www.kabar.example/1"), "kabar.example"),
    ],
)
def test_a_row_s_source_is_its_host_else_its_outlet(page: Article, name: str) -> None:
    assert row(page)["V2SOURCECOMMONNAME"] == name


def test_people_and_bodies_stand_in_cells_of_their_own() -> None:
    kinds: tuple[tuple[str, MentionKind], ...] = (("Sari", "person"), ("Randu", "place"), ("Wana", "organisation"))
    told = row(mentions=tuple(Mention("a_1", Span(at, at + 4), name, kind) for at, (name, kind) in enumerate(kinds)))

    assert (told["V1PERSONS"], told["V1ORGANIZATIONS"]) == ("Sari", "Wana")
    assert told["V2.1ALLNAMES"] == "Sari,0;Randu,1;Wana,2"


@pytest.mark.parametrize(
    ("modality", "count"),
    [
        ("asserted", "KILL#7#warga Randu########0"),
        ("hedged", "KILL#7#warga Randu########0"),
        ("denied", ""),
        ("expected", ""),
    ],
)
def test_what_is_denied_or_expected_is_no_count(modality: Modality, count: str) -> None:
    assert row(figures=(replace(TOLD, modality=modality),))["V2.1COUNTS"] == count


def test_a_count_is_of_whom_the_page_names_else_of_its_group() -> None:
    group = replace(TOLD, who=None, group="civilians")
    vague = replace(TOLD, quantity=Quantity(None, "vague", 2, None))

    assert row(figures=(group,))["V2.1COUNTS"] == "KILL#7#civilians########0"
    assert row(figures=(replace(group, group=None),))["V2.1COUNTS"] == "KILL#7#########0"
    assert row(figures=(vague,))["V2.1COUNTS"] == row(figures=(vague,))["V2.1AMOUNTS"] == ""


def test_a_row_is_set_where_its_main_event_is() -> None:
    aside = replace(MET, id="e_0", main=False, place=replace(RANDU, name="Wana"))
    unmapped = replace(MET, place=replace(RANDU, lat=None))

    assert row(events=(aside, MET))["V1LOCATIONS"] == "4#Randu#ID##0.0#101.5#"
    assert row(events=(unmapped,))["V1LOCATIONS"] == "4#Randu#ID####"


def test_only_words_in_marks_are_quotations() -> None:
    spoken = Quote("q_1", "a_1", Span(54, 66), Speaker("Sari"))
    retold = Quote("q_2", "a_1", Span(0, 23), Speaker("Sari"), direct=False)

    assert row(quotes=(spoken, retold))["V2.1QUOTATIONS"] == "54|12||Kami berduka"


def test_a_point_has_its_longitude_first_and_may_lie_on_the_equator() -> None:
    (point,) = features(MET, replace(MET, id="e_2", place=None), replace(MET, id="e_3", place=replace(RANDU, lat=None)))

    assert point["id"] == "e_1"
    assert point["geometry"] == {"type": "Point", "coordinates": [101.5, 0.0]}
    assert point["properties"] == {
        "story": None,
        "article": "a_1",
        "outlet": "Warta Randu",
        "url": None,
        "kind": "clash",
        "main": True,
        "start": "2024-03-04",
        "end": "2024-03-05",
        "place": "Randu",
        "admin1": "Riau",
        "country": "ID",
        "precision": "city",
        "words": "Tujuh warga Randu tewas",
    }


def test_a_point_without_a_day_is_still_a_point() -> None:
    (point,) = features(replace(MET, date=None))

    assert (point["properties"]["start"], point["properties"]["end"]) == (None, None)
    assert features(replace(MET, place=replace(RANDU, lon=None))) == []
