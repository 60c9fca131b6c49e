"""A person decides once, knows who was before, takes back what was a slip; nothing that anybody said is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from runut import pipeline
from runut.store.sqlite import SqliteStore


@pytest.fixture
def case(desk):
    return desk.get("/api/review").json()["items"][0]


def ledger(desk, case) -> list[dict]:
    return desk.get(f"/api/stories/{case['story']}/ledger", params={"limit": 1000}).json()["items"]


def decide(desk, case, verdict: str, **more):
    return desk.post("/api/decisions", json={"of": case["figure"], "verdict": verdict, **more})


def test_a_decision_has_who_and_when_and_takes_the_figure_off_the_queue(desk, case):
    made = decide(desk, case, "accept", note=" dibaca dua kali ", seen=case["seen"]).json()

    assert (made["of"], made["verdict"], made["by"], made["note"]) == (
        case["figure"],
        "accept",
        "sari",
        "dibaca dua kali",
    )
    assert made["at"].startswith("2022-02-01T08:00:")
    assert case["figure"] not in [one["figure"] for one in desk.get("/api/review").json()["items"]]
    assert desk.get("/api/decisions", params={"of": case["figure"]}).json()["items"] == [made]


def test_what_is_rejected_leaves_the_ledger_and_comes_back_when_that_is_undone(desk, case):
    before = ledger(desk, case)

    made = decide(desk, case, "reject").json()
    without = ledger(desk, case)
    undone = desk.post(f"/api/decisions/{made['id']}/undo", json={})

    assert not any(case["figure"] in cell["figures"] for cell in without)
    assert undone.status_code == 201
    assert ledger(desk, case) == before
    assert desk.get("/api/review").json()["items"][0]["figure"] == case["figure"]
    assert desk.post(f"/api/decisions/{made['id']}/undo", json={}).status_code == 400
    assert [one["verdict"] for one in desk.get("/api/decisions").json()["items"]] == ["reject", "retract"]


def test_what_is_corrected_counts_as_corrected(desk, case):
    alone = next(cell for cell in ledger(desk, case) if len(cell["figures"]) == 1 and cell["best"])

    assert decide(desk, {"figure": alone["figures"][0]}, "correct", value=" ≥ 9000").status_code == 201

    (cell,) = [cell for cell in ledger(desk, case) if cell["figures"] == alone["figures"]]
    assert (cell["low"], cell["high"]) == (9000, None)


def test_rows_are_merged_and_that_is_taken_back(desk, case):
    before = ledger(desk, case)
    one, other = [cell for cell in before if cell["kind"] == "killed" and len(cell["figures"]) == 1][:2]
    given = {"of": one["id"], "verdict": "merge", "value": other["id"], "story": case["story"]}

    made = desk.post("/api/decisions", json=given)
    merged = ledger(desk, case)

    assert made.status_code == 201
    assert any({*one["figures"], *other["figures"]} <= set(cell["figures"]) for cell in merged)
    assert desk.post("/api/decisions", json={**given, "value": "c_0"}).status_code == 404
    desk.post(f"/api/decisions/{made.json()['id']}/undo", json={})
    assert ledger(desk, case) == before


def test_review_offers_to_take_back_a_merge_without_reading_every_page_s_claims(desk, case, monkeypatch):
    one, other = [cell for cell in ledger(desk, case) if cell["kind"] == "killed" and len(cell["figures"]) == 1][:2]
    given = {"of": one["id"], "verdict": "merge", "value": other["id"], "story": case["story"]}
    made = desk.post("/api/decisions", json=given).json()["id"]
    assert desk.get("/review").status_code == 200
    asked, claims = [], SqliteStore.claims

    def watched(store, article=None):
        asked.append(article)
        return claims(store, article)

    monkeypatch.setattr(SqliteStore, "claims", watched)
    shown = desk.get("/review").text

    assert f'name="decision" value="{made}"' in shown
    assert None not in asked


def test_what_is_skipped_comes_last_for_who_skipped_it(desk, case):
    decide(desk, case, "skip")

    assert desk.get("/api/review", params={"limit": 1000}).json()["items"][-1]["figure"] == case["figure"]


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"verdict": "correct"}, 400),
        ({"verdict": "correct", "value": "banyak"}, 400),
        ({"verdict": "accept", "value": "18"}, 400),
        ({"verdict": "code", "value": '{"kind": "entah"}'}, 400),
        ({"verdict": "code", "value": "{}"}, 400),
        ({"verdict": "code", "value": '{"warna": "biru"}'}, 400),
        ({"verdict": "maybe"}, 422),
        ({"verdict": "accept", "by": "budi"}, 422),
        ({"verdict": "accept", "of": "f_0"}, 404),
    ],
)
def test_what_cannot_be_meant_is_refused_and_not_kept(desk, case, given, status):
    answer = desk.post("/api/decisions", json={"of": case["figure"], **given})

    assert answer.status_code == status
    assert answer.json()["detail"]
    assert desk.get("/api/decisions").json()["total"] == 0


def test_findings_and_rows_are_decided_on_within_their_story(desk, case):
    finding = desk.get(f"/api/stories/{case['story']}/findings").json()["items"][0]
    given = {"of": finding["id"], "verdict": "accept"}
    assert desk.post("/api/decisions", json=given).status_code == 404

    assert desk.post("/api/decisions", json={**given, "story": case["story"]}).status_code == 201

    got = desk.get(f"/api/stories/{case['story']}/decisions").json()["items"]
    assert [one["of"] for one in got] == [finding["id"]]


PASSWORD = "empat kata sandi panjang"


@pytest.fixture
def two(opened):
    """Two coders at the desk of a team."""
    first = opened(is_team=True)
    first.post("/api/people", json={"name": "ketua", "role": "editor", "password": PASSWORD})
    browsers = {name: opened(first.app, key="") for name in ("ketua", "budi", "tono")}
    assert browsers["ketua"].post("/in", data={"name": "ketua", "password": PASSWORD}).status_code == 200
    for name in ("budi", "tono"):
        browsers["ketua"].post("/api/people", json={"name": name, "role": "coder", "password": PASSWORD})
        browsers[name].post("/in", data={"name": name, "password": PASSWORD})
    return browsers


def test_who_was_second_is_told_who_was_first(two):
    budi, tono = two["budi"], two["tono"]
    case = budi.get("/api/review").json()["items"][0]
    assert decide(budi, case, "accept", seen=case["seen"]).status_code == 201

    late = decide(tono, case, "reject", seen=case["seen"])

    assert late.status_code == 409
    assert "budi decided accept" in late.json()["detail"]
    assert [one["by"] for one in tono.get("/api/decisions").json()["items"]] == ["budi"]
    assert decide(tono, case, "reject", seen=tono.get("/api/changes").json()["last"]).status_code == 201


def test_only_who_decided_or_an_editor_takes_it_back(two):
    case = two["budi"].get("/api/review").json()["items"][0]
    made = decide(two["budi"], case, "accept").json()

    assert two["tono"].post(f"/api/decisions/{made['id']}/undo", json={}).status_code == 400
    assert two["ketua"].post(f"/api/decisions/{made['id']}/undo", json={}).status_code == 201


def test_two_readers_code_blind_and_are_told_how_far_they_agree(two):
    budi, tono = two["budi"], two["tono"]
    asked = {"seed": "jan", "share": 0.5, "limit": 1000}
    sample = budi.get("/api/coding", params=asked).json()["items"]
    assert sample == tono.get("/api/coding", params=asked).json()["items"]
    assert 10 < len(sample) < 60
    assert all(set(one) == {"figure", "article", "span", "sentence", "words"} for one in sample)

    for at, one in enumerate(sample[:10]):
        mine = {"kind": "killed" if at % 2 else "injured", "quantity": f"≥{at}", "scope": "total"}
        theirs = {**mine, "kind": "arrested"} if at == 3 else mine
        assert decide(budi, one, "code", value=json.dumps(mine)).status_code == 201
        assert decide(tono, one, "code", value=json.dumps(theirs)).status_code == 201

    agreed = budi.get("/api/agreement").json()
    alphas = {one["field"]: one["alpha"] for one in agreed["fields"]}
    assert alphas["quantity"] == 1
    assert alphas["scope"] is None
    assert 0.7 < alphas["kind"] < 1
    assert agreed["differences"] == [
        {"figure": sample[3]["figure"], "field": "kind", "said": {"budi": "killed", "tono": "arrested"}}
    ]
    left = [one["figure"] for one in budi.get("/api/coding", params=asked).json()["items"]]
    assert left == [one["figure"] for one in sample[10:]]
    assert sample[0]["figure"] in [
        one["figure"] for one in budi.get("/api/review", params={"limit": 1000}).json()["items"]
    ]


def test_many_who_decide_at_once_over_the_desk_lose_nothing(desk):
    cases = desk.get("/api/review").json()["items"][:20]

    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(lambda n: decide(desk, cases[n % 20], "accept", note=str(n)).status_code, range(80)))

    assert statuses == [201] * 80
    kept = desk.get("/api/decisions", params={"limit": 1000}).json()["items"]
    assert {one["note"] for one in kept} == {str(n) for n in range(80)}


REVIEW = """
import sys
from runut.errors import ConflictError
from runut.model import Decision
from runut.store.sqlite import SqliteStore

file, name, figures, times = sys.argv[1], sys.argv[2], sys.argv[3].split(","), int(sys.argv[4])
store = SqliteStore(file, wait_s=60)
for n in range(times):
    of = figures[n % len(figures)]
    seen = store.last_change() if n % 3 else max(0, store.last_change() - 4)
    try:
        store.decide(Decision(f"d_{name}_{n}", of, "accept", None, name, "2022-02-01T08:00:00Z"), seen)
    except ConflictError as error:
        print("conflict", of, error)
    else:
        print("kept", f"d_{name}_{n}", seen)
store.close()
"""
EIGHT, TIMES = 8, int(os.environ.get("TIMES", "60"))


def test_eight_reviewers_at_once_lose_nothing_and_are_told_of_each_conflict(file):
    store = SqliteStore(file)
    figures = [figure.id for figure in pipeline.record(store).figures[:20]]
    command = [sys.executable, "-c", REVIEW, str(file)]

    started = [
        subprocess.Popen([*command, f"orang{n}", ",".join(figures), str(TIMES)], stdout=subprocess.PIPE, text=True)
        for n in range(EIGHT)
    ]
    said = [line.split() for process in started for line in process.communicate(timeout=300)[0].splitlines()]

    kept = {line[1]: int(line[2]) for line in said if line[0] == "kept"}
    conflicts = [line for line in said if line[0] == "conflict"]
    assert len(kept) + len(conflicts) == EIGHT * TIMES
    assert conflicts
    made = list(store.decisions())
    assert {one.id for one in made} == set(kept)
    number = {change.id: change.number for change in store.changes() if change.kind == "decision"}
    for one in made:
        between = [other for other in made if other.of == one.of and other.by != one.by
                   and kept[one.id] < number[other.id] < number[one.id]]  # fmt: skip
        assert between == [], "somebody decided over what they had not seen"
    store.close()
