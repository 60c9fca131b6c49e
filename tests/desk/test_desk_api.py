"""Programs get the record's own words, whole or page by page, and hear what came in since."""

from __future__ import annotations

import csv
import io
import json
import random
import string

import pytest

from runut import pipeline
from runut.desk.api.stories import HEAPS
from runut.desk.api.words import line
from runut.export import jsonl
from runut.serial import KINDS, to_line
from runut.store.sqlite import SqliteStore


@pytest.fixture
def whole(traced):
    store = SqliteStore(traced)
    known = pipeline.record(store)
    store.close()
    return known


@pytest.mark.parametrize("kind", KINDS)
def test_the_model_of_every_noun_takes_what_the_record_holds_and_nothing_else(kind, whole):
    model = line(KINDS[kind])
    held = {noun: getattr(whole, heap) for heap, noun in HEAPS.values()}.get(KINDS[kind], ())

    for thing in held:
        model.model_validate_json(json.dumps(to_line(thing)), strict=True)
    fields = {field.alias or name for name, field in model.model_fields.items()}
    assert all(set(to_line(thing)) == fields for thing in held)
    assert next(iter(model.model_fields)) == "type"


def test_all_that_the_record_tells_of_a_story_can_be_had(desk, whole):
    (told,) = desk.get("/api/stories").json()["items"]

    for word, (heap, _) in HEAPS.items():
        got = desk.get(f"/api/stories/{told['id']}/{word}", params={"limit": 1000}).json()
        assert got["items"] == [json.loads(json.dumps(to_line(thing))) for thing in getattr(whole, heap)]
        assert got["total"] == len(got["items"])
    holds = desk.get(f"/api/stories/{told['id']}").json()["holds"]
    assert holds == {word: len(getattr(whole, heap)) for word, (heap, _) in HEAPS.items()}


def test_a_list_is_had_page_by_page(desk, whole):
    name = whole.stories[0].id
    pages = [
        desk.get(f"/api/stories/{name}/figures", params={"limit": 7, "offset": at}).json() for at in range(0, 99, 7)
    ]

    assert [one["id"] for page in pages for one in page["items"]] == [figure.id for figure in whole.figures]


def test_a_story_is_seen_as_of_a_day_without_an_outlet_and_by_another_codebook(desk, whole):
    name, outlet = whole.stories[0].id, whole.articles[0].outlet
    asked = {"as_of": "2022-01-07", "without": [outlet], "codebook": "ucdp", "limit": 1000}

    articles = desk.get(f"/api/stories/{name}/articles", params=asked).json()["items"]
    cells = desk.get(f"/api/stories/{name}/ledger", params=asked).json()["items"]

    assert 0 < len(articles) < len(whole.articles)
    assert all(one["published"] <= "2022-01-07T99" and one["outlet"] != outlet for one in articles)
    assert {cell["codebook"] for cell in cells} == {"ucdp"}
    assert {cell["story"] for cell in cells} == {name}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/stories/s_0", 404),
        ("/api/articles/a_0", 404),
        ("/api/articles/a_0/text", 404),
        ("/api/figures/f_0", 404),
        ("/api/jobs/7", 404),
        ("/api/stories/{}/ledger?codebook=entah", 404),
        ("/api/stories/{}/ledger?without=Koran+Entah", 404),
        ("/api/stories/{}/ledger?as_of=kemarin", 422),
        ("/api/stories/{}/export/xml", 422),
        ("/api/stories?limit=0", 422),
        ("/api/stories?limit=2000", 422),
    ],
)
def test_what_is_not_there_or_cannot_be_meant_is_said(desk, whole, path, status):
    answer = desk.get(path.format(whole.stories[0].id))

    assert answer.status_code == status
    assert answer.json()["detail"]


def test_an_answer_that_one_has_already_is_not_sent_again(desk):
    first = desk.get("/api/stories")

    again = desk.get("/api/stories", headers={"if-none-match": first.headers["etag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert desk.get("/api/stories", headers={"if-none-match": '"x"'}).status_code == 200


def test_a_figure_is_told_as_its_story_tells_it(desk, whole):
    figure = next(one for one in whole.figures if one.said_by)

    got = desk.get(f"/api/figures/{figure.id}").json()

    assert got == json.loads(json.dumps(to_line(figure)))
    assert got["said_by"][0]["name"]


def test_what_is_on_screen_can_be_taken_away(desk, whole):
    name = whole.stories[0].id
    asked = {"without": [whole.articles[0].outlet]}
    shown = desk.get(f"/api/stories/{name}/figures", params={**asked, "limit": 1000}).json()["items"]
    wanted = [figure["id"] for figure in shown]

    def taken(form: str) -> str:
        answer = desk.get(f"/api/stories/{name}/export/{form}", params=asked)
        assert answer.headers["content-disposition"] == f'attachment; filename="{name}.{form}"'
        return answer.text

    assert [row["figure"] for row in csv.DictReader(io.StringIO(taken("csv")))] == wanted
    assert [one["id"] for one in json.loads(taken("json")) if one["type"] == "figure"] == wanted
    read = jsonl.read_record(taken("jsonl").encode().splitlines(keepends=True))
    assert [figure.id for figure in read.figures] == wanted
    assert json.loads(taken("geojson"))["type"] == "FeatureCollection"


def test_what_came_in_since_is_told_in_order(desk, file):
    told = desk.get("/api/changes").json()
    assert [one["kind"] for one in told["items"]] == ["article"] * 13
    figure = desk.get("/api/review").json()["items"][0]
    desk.post("/api/decisions", json={"of": figure["figure"], "verdict": "accept"})

    since = desk.get("/api/changes", params={"since": told["last"]}).json()

    assert [one["kind"] for one in since["items"]] == ["decision"]
    assert desk.get("/api/changes", params={"since": since["last"]}).json() == {"last": since["last"], "items": []}


def test_replaying_the_changes_gives_the_same_record(desk, whole):
    from runut.serial import from_line
    from runut.store.memory import MemoryStore

    copy = MemoryStore()
    for change in desk.get("/api/changes").json()["items"]:
        article = from_line(desk.get(f"/api/articles/{change['id']}").json())
        claims = desk.get(f"/api/articles/{change['id']}/claims", params={"limit": 1000}).json()["items"]
        copy.add(article, [from_line(claim) for claim in claims])

    assert pipeline.record(copy) == whole


def test_a_search_tells_where_the_words_stand(desk):
    found = desk.get("/api/search", params={"q": "tewas kazakhstan", "limit": 3}).json()

    assert found["total"] >= 3
    for hit in found["items"]:
        text = desk.get(f"/api/articles/{hit['article']}").json()["text"]
        assert text[slice(*hit["span"])] == hit["words"]
        assert {text[slice(*mark)].casefold() for mark in hit["marks"]} <= {"tewas", "kazakhstan"}
        assert desk.get(f"/api/stories/{hit['story']}").status_code == 200


def test_what_one_has_looked_at_is_remembered(desk):
    assert desk.get("/api/me").json()["looked"] == {}

    assert desk.post("/api/looked", json={"story": "s_1", "change": 4}).status_code == 204
    desk.post("/api/looked", json={"story": "s_1", "change": 2})
    assert desk.get("/api/me").json()["looked"] == {"s_1": 4}

    desk.post("/api/looked", json={"change": 9})
    assert desk.get("/api/me").json()["looked"] == {"": 9}


def test_no_query_trips_the_search_or_tells_of_its_insides(desk):
    chance = random.Random(4)
    pieces = ['"', "OR", "-", "*", "NEAR(", ")", "outlet:", "kind:", "after:", "lang:", "'", ";", "tewas", "\0", "%",
              "é", "{a}:", "AND", "--", "/*", "😀", "after:2022-13-45"]  # fmt: skip
    for _ in range(400):
        query = chance.choice(["", " "]).join(chance.choices([*pieces, *string.printable], k=chance.randrange(14)))

        answer = desk.get("/api/search", params={"q": query, "limit": 2})

        assert answer.status_code == 200, query
        assert "sqlite" not in answer.text.lower()
