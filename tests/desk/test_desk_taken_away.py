"""Whatever is on the screen can be taken away, and says what the screen says."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

if TYPE_CHECKING:
    from starlette.testclient import TestClient

LISTS = ("/export", "/search/export", "/agreement/export", "/agreement/differences", "/decisions/export",
         "/review/export")  # fmt: skip

PASSWORD = "empat kata sandi ini"


@pytest.fixture
def told(desk: TestClient) -> dict[str, Any]:
    """The one story."""
    return dict(desk.get("/api/stories").json()["items"][0])


def _read(desk: TestClient, path: str, suffix: str, **params: str) -> list[dict[str, Any]]:
    answer = desk.get(f"{path}.{suffix}", params=params)
    assert answer.status_code == 200, answer.text
    assert "attachment" in answer.headers["content-disposition"]
    assert answer.headers["content-security-policy"].startswith("sandbox")
    if suffix == "json":
        return list(json.loads(answer.content))
    return list(csv.DictReader(io.StringIO(answer.text)))


def _decide(desk: TestClient, of: str, **more: str) -> str:
    answer = desk.post("/api/decisions", json={"of": of, **more})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


@pytest.mark.parametrize("path", LISTS)
def test_a_list_is_the_same_as_a_table_and_as_json(desk: TestClient, told: dict[str, Any], path: str) -> None:
    figures = desk.get(f"/api/stories/{told['id']}/figures").json()["items"]
    for by, one in enumerate(figures[:4]):
        _decide(desk, one["id"], verdict="code", value=json.dumps({"kind": "killed" if by else "injured"}))
        _decide(desk, one["id"], verdict="accept", note="=1+1")
    sheet, lines = (_read(desk, path, suffix, q="tewas") for suffix in ("csv", "json"))

    assert len(sheet) == len(lines)
    assert [list(one) for one in sheet] == [list(one) for one in lines]
    assert not any(str(value).startswith("=") for one in sheet for value in one.values())


@pytest.mark.parametrize("path", [*LISTS, "/page/{article}/export"])
def test_what_a_list_cannot_be_had_as_is_not_there(desk: TestClient, told: dict[str, Any], path: str) -> None:
    assert desk.get(path.format(article=told["articles"][0]) + ".exe").status_code == 404


@pytest.mark.parametrize("form", ["acled", "ucdp"])
def test_a_storys_rows_are_taken_away_for_a_conflict_sheet_each_cell_with_its_words(
    desk: TestClient, told: dict[str, Any], form: str
) -> None:
    sheet = _read(desk, f"/story/{told['id']}/sheet/{form}", "csv")
    trace = _read(desk, f"/story/{told['id']}/sheet/{form}.trace", "csv")
    shown = desk.get(f"/story/{told['id']}").text

    assert sheet
    stands = [one for one in trace if one["words"] and one["column"] != "left out"]
    assert stands
    for one in stands:
        text = desk.get(f"/page/{one['article']}/text").text
        assert text[int(one["start"]) : int(one["end"])] == one["words"]
    assert f"/story/{told['id']}/sheet/{form}.csv" in shown
    assert f"/story/{told['id']}/sheet/{form}.trace.csv" in shown


def test_a_sheet_as_of_an_earlier_day_holds_what_was_known_then(desk: TestClient, told: dict[str, Any]) -> None:
    base = f"/story/{told['id']}/sheet/acled"
    now, then = (_read(desk, base, "csv", **view) for view in ({}, {"as_of": "2022-01-06"}))

    assert then != now
    assert _read(desk, base, "csv", as_of="2001-01-01") == []


def test_a_sheet_that_nobody_has_is_not_there(desk: TestClient, told: dict[str, Any]) -> None:
    assert desk.get(f"/story/{told['id']}/sheet/html.csv").status_code == 404
    assert desk.get(f"/story/{told['id']}/sheet/html.trace.csv").status_code == 404


def test_home_is_taken_away_with_its_numbers(desk: TestClient, told: dict[str, Any]) -> None:
    (line,) = _read(desk, "/export", "csv")

    assert line["story"] == told["id"]
    assert line["pages"] == "13"
    assert int(line["contradictions"]) > 0
    assert "225" in line["numbers"]


def test_all_that_a_search_found_is_taken_away(desk: TestClient) -> None:
    total = desk.get("/api/search", params={"q": "tewas", "limit": 1}).json()["total"]
    hits = _read(desk, "/search/export", "json", q="tewas")

    assert len(hits) == total > 5
    for hit in hits:
        text = desk.get(f"/page/{hit['article']}/text").text
        assert text[hit["start"] : hit["end"]] == hit["words"]
    assert _read(desk, "/search/export", "json", q=" ") == []


def test_a_page_is_taken_away_as_its_story_tells_it(desk: TestClient, told: dict[str, Any]) -> None:
    name = told["articles"][3]
    every = desk.get(f"/api/stories/{told['id']}/figures", params={"limit": 1000}).json()["items"]
    own = {one["id"] for one in every if one["article"] == name}
    lines = _read(desk, f"/page/{name}/export", "json")

    assert {one["id"] for one in lines if one["type"] == "figure"} == own != set()
    assert {one["id"] for one in lines if one["type"] == "article"} == {name}
    assert {one["figure"] for one in _read(desk, f"/page/{name}/export", "csv")} == own
    shape = desk.get(f"/page/{name}/export.geojson").json()
    assert shape["type"] == "FeatureCollection"
    assert desk.get("/page/a_0/export.csv").status_code == 404


def test_with_a_page_goes_what_is_wrong_across_pages_and_what_was_decided_on_it_alone(
    desk: TestClient, told: dict[str, Any]
) -> None:
    figures = desk.get(f"/api/stories/{told['id']}/figures", params={"limit": 1000}).json()["items"]
    at = {one["id"]: one["article"] for one in figures}
    findings = desk.get(f"/api/stories/{told['id']}/findings", params={"limit": 1000}).json()["items"]
    across = next(one for one in findings if one["article"] is None)
    own = next(name for name in across["evidence"] if isinstance(name, str) and name in at)
    other = next(one["id"] for one in figures if one["article"] != at[own])
    made, foreign = _decide(desk, own, verdict="accept"), _decide(desk, other, verdict="accept")
    for one in (made, foreign):
        desk.post("/decisions/undo", data={"decision": one})
    lines = _read(desk, f"/page/{at[own]}/export", "json")

    wrong = {one["id"] for one in lines if one["type"] == "discrepancy"}
    assert across["id"] in wrong
    assert wrong == {
        one["id"]
        for one in findings
        if one["article"] == at[own]
        or (one["article"] is None and any(at.get(str(name)) == at[own] for name in one["evidence"]))
    }
    assert [one["of"] for one in lines if one["type"] == "decision"] == [own, made]


def test_a_story_narrowed_to_what_is_counted_is_taken_away_so(desk: TestClient, told: dict[str, Any]) -> None:
    path = f"/story/{told['id']}/export"
    shown = desk.get(f"/story/{told['id']}", params={"kind": "arrested"}).text
    assert f"{path}.csv?codebook=house&amp;kind=arrested" in shown
    kept = _read(desk, path, "csv", kind="arrested")

    assert {one["kind"] for one in kept} == {"arrested"}
    assert len(kept) == sum(one["kind"] == "arrested" for one in _read(desk, path, "csv"))
    lines = _read(desk, path, "json", kind="arrested")
    assert {one["kind"] for one in lines if one["type"] == "ledger"} == {"arrested"}


def test_the_queue_is_taken_away_in_its_order(desk: TestClient, told: dict[str, Any]) -> None:
    queue = _read(desk, "/review/export", "json")
    scores = [one["score"] for one in queue]

    assert scores == sorted(scores, reverse=True)
    assert "contradicts" in queue[0]["reasons"]
    _decide(desk, queue[0]["figure"], verdict="accept")
    assert [one["figure"] for one in _read(desk, "/review/export", "json")] == [one["figure"] for one in queue[1:]]


def test_every_decision_is_listed_with_who_when_and_note_and_can_be_taken_back(
    desk: TestClient, told: dict[str, Any]
) -> None:
    figure = desk.get(f"/api/stories/{told['id']}/figures").json()["items"][0]
    of = figure["id"]
    made = _decide(desk, of, verdict="correct", value="~7250", note="dari edisi kedua")
    shown = desk.get("/decisions", params={"lang": "en"}).text
    assert f'href="/page/{figure["article"]}#{of}"' in shown
    for words in ("sari", "corrected to", "7,250", "dari edisi kedua", "2022-02-01T08:"):
        assert words in shown

    assert desk.post("/decisions/undo", data={"decision": made}, follow_redirects=False).status_code == 303

    after = desk.get("/decisions").text
    assert "<s>corrected to</s>" in after
    assert "/decisions/undo" not in after, "what is taken back is not taken back again"
    assert [one["stands"] for one in _read(desk, "/decisions/export", "json")] == ["no", "yes"]


def test_what_another_decided_is_taken_back_by_an_editor_alone(opened: Callable[..., TestClient]) -> None:
    first = opened(is_team=True)
    people = {}
    for name, role in (("ratna", "editor"), ("bima", "coder"), ("citra", "coder")):
        given = {"name": name, "role": role, "password": PASSWORD}
        assert people.get("ratna", first).post("/api/people", json=given).status_code == 201
        people[name] = opened(first.app, key="")
        people[name].post("/in", data={"name": name, "password": PASSWORD})
    editor, bima, citra = people.values()
    story = bima.get("/api/stories").json()["items"][0]["id"]
    of = bima.get(f"/api/stories/{story}/figures").json()["items"][0]["id"]
    made = _decide(bima, of, verdict="accept")

    assert "/decisions/undo" not in citra.get("/decisions").text
    assert citra.post("/decisions/undo", data={"decision": made}, follow_redirects=False).status_code == 400
    assert "/decisions/undo" in editor.get("/decisions").text
    assert editor.post("/decisions/undo", data={"decision": made}, follow_redirects=False).status_code == 303


def test_what_there_is_more_of_is_shown_in_the_same_view(desk: TestClient, told: dict[str, Any],
                                                        monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setattr("runut.desk.pages.story.MOST", 1)
    text = desk.get(f"/story/{told['id']}", params={"codebook": "ucdp", "without": "Warta Tepian"}).text
    links = [part.partition('"')[0] for part in text.split('href="?')[1:]]
    more = [link.replace("&amp;", "&") for link in links if "row=" in link]

    assert more
    for link in more:
        asked = parse_qs(urlsplit(f"?{link}").query)
        assert (asked["codebook"], asked["without"]) == (["ucdp"], ["Warta Tepian"])
        assert asked["row"]
