"""Claims as others annotate and review them: W3C Web Annotations, and schema.org's ClaimReview."""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import replace
from typing import Any

import pytest

from runut.export import annotations, claimreview
from runut.model import Decision, Record
from runut.serial import from_line


def annotated(record: Record) -> dict[str, Any]:
    out = io.BytesIO()
    annotations.write(record, out)
    told: dict[str, Any] = json.loads(out.getvalue())
    return told


def reviewed(record: Record) -> list[dict[str, Any]]:
    out = io.BytesIO()
    claimreview.write(record, out)
    told: list[dict[str, Any]] = json.loads(out.getvalue())["@graph"]
    return told


def decided(record: Record, *verdicts: tuple[str, str | None], at: int = 0) -> Record:
    figure = record.figures[at]
    made = tuple(
        Decision(f"d_{n}", figure.id, verdict, value, "Sari", f"2026-11-22T10:00:0{n}Z", "lihat rilis")
        for n, (verdict, value) in enumerate(verdicts)
    )
    return replace(record, decisions=made)


def test_every_claim_is_one_annotation(demo_record: Record) -> None:
    told = annotated(demo_record)
    heaps = (demo_record.events, demo_record.figures, demo_record.quotes, demo_record.dates, demo_record.mentions)
    findings = [one for one in demo_record.discrepancies if one.article and one.span]

    assert told["type"] == "AnnotationPage"
    assert told["partOf"]["total"] == len(told["items"]) == sum(map(len, heaps)) + len(findings)
    assert len({item["id"] for item in told["items"]}) == len(told["items"])


def test_both_selectors_find_the_same_words(demo_record: Record) -> None:
    texts = {f"urn:sha256:{hashlib.sha256(one.text.encode()).hexdigest()}": one.text for one in demo_record.articles}

    for item in annotated(demo_record)["items"]:
        text = texts[item["target"]["source"]["canonical"]]
        position, quote = item["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text.index(around) + len(quote["prefix"]) == position["start"] or text.count(around) > 1


def test_a_claim_comes_back_from_its_annotation(demo_record: Record) -> None:
    figures = {one.id: one for one in demo_record.figures}
    back = [
        from_line(json.loads(body["value"]))
        for item in annotated(demo_record)["items"]
        for body in item["body"]
        if body.get("format") == "application/json"
    ]

    assert [one for one in back if getattr(one, "id", None) in figures] == list(demo_record.figures)
    assert [one for one in back if one in demo_record.dates] == list(demo_record.dates)


def test_positions_count_characters_and_not_bytes(demo_record: Record) -> None:
    article = demo_record.articles[0]
    moved = replace(article, text="🌋🌋 " + article.text)
    span = replace(demo_record.figures[0], span=demo_record.figures[0].span).span

    told = annotations.target(moved, span)

    assert told["selector"][0]["start"] == span.start
    assert told["selector"][1]["exact"] == moved.text[span.start : span.end]


def test_a_decision_is_about_the_annotation_of_its_claim(demo_record: Record) -> None:
    (made,) = [item for item in annotated(decided(demo_record, ("correct", "18")))["items"] if "creator" in item]

    assert made["motivation"] == "moderating"
    assert made["creator"] == {"type": "Person", "name": "Sari"}
    assert made["target"] == {"id": f"urn:runut:{demo_record.figures[0].id}", "type": "Annotation"}
    assert [body["value"] for body in made["body"]] == ["correct", "18", "lihat rilis"]


def test_no_finding_of_a_machine_is_a_review(demo_record: Record) -> None:
    assert demo_record.discrepancies
    assert reviewed(demo_record) == []


@pytest.mark.parametrize(
    ("verdict", "value", "rating"),
    [
        ("accept", None, "Accepted"),
        ("reject", None, "Rejected"),
        ("correct", "18", "Corrected to 18"),
        ("retract", None, "Withdrawn"),
    ],
)
def test_a_verdict_of_a_person_is_a_review(demo_record: Record, verdict: str, value: str | None, rating: str) -> None:
    (review,) = reviewed(decided(demo_record, (verdict, value)))
    figure = demo_record.figures[0]
    article = demo_record.article_of[figure.article]

    assert review["@type"] == "ClaimReview"
    assert review["author"] == {"@type": "Person", "name": "Sari"}
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": rating,
        "ratingExplanation": "lihat rilis",
    }
    assert " ".join(figure.clause.of(article.text).split()) in review["claimReviewed"]
    assert review["itemReviewed"]["@type"] == "Claim"
    assert "ratingValue" not in review["reviewRating"], "Nobody gave a number."


@pytest.mark.parametrize("verdict", ["merge", "split", "skip", "code"])
def test_what_judges_no_claim_is_no_review(demo_record: Record, verdict: str) -> None:
    assert reviewed(decided(demo_record, (verdict, "x"))) == []


def test_the_last_word_counts_and_one_taken_back_does_not(demo_record: Record) -> None:
    twice = decided(demo_record, ("reject", None), ("accept", None))
    back = Decision("d_9", "d_1", "retract", None, "Sari", "2026-11-22T11:00:00Z")

    assert [one["@id"] for one in reviewed(twice)] == ["urn:runut:d_1"]
    assert [one["@id"] for one in reviewed(replace(twice, decisions=(*twice.decisions, back)))] == ["urn:runut:d_0"]


def test_a_repeated_claim_appears_on_each_page_the_first_one_first(demo_record: Record) -> None:
    repeated = next(link for link in demo_record.links if link.relation == "repeats")
    at = [one.id for one in demo_record.figures].index(repeated.from_)

    (review,) = reviewed(decided(demo_record, ("accept", None), at=at))
    claim = review["itemReviewed"]
    days = [work.get("datePublished", "~") for work in claim["appearance"]]

    assert claim["firstAppearance"] == claim["appearance"][0]
    assert days == sorted(days)
    pages = {demo_record.figure_of[name].article for name in (repeated.from_, repeated.to)}
    assert pages <= {work["@id"].removeprefix("urn:runut:") for work in claim["appearance"]}
