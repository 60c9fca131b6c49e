"""The desk opens a record in a database as it opens a file: to look, search and decide in, and to trace pages into."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from runut import pipeline
from runut.desk import app
from runut.store.address import opened as record_at


@pytest.fixture
def desk(
    address: Callable[[], str],
    opened: Callable[..., TestClient],
    demo_pages: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[TestClient]:
    monkeypatch.chdir(tmp_path)  # the file of people and jobs is made in the folder where one stands
    where = address()
    store = record_at(where)
    pipeline.trace([str(demo_pages)], store)
    store.close()
    made = app(where, name="sari", key="kunci")
    with TestClient(made):  # it is opened, works jobs off, and is closed
        yield opened(made)


def test_what_is_in_the_database_is_shown_found_and_decided_on(desk: TestClient, tmp_path: Path) -> None:
    (told,) = desk.get("/api/stories").json()["items"]
    figures = desk.get(f"/api/stories/{told['id']}/figures").json()["items"]
    made = desk.post("/api/decisions", json={"of": figures[0]["id"], "verdict": "accept"})

    assert desk.get(f"/story/{told['id']}").status_code == 200
    assert desk.get("/api/search", params={"q": "tewas"}).json()["total"] > 5
    assert made.status_code == 201, made.text
    assert [one["id"] for one in desk.get("/api/decisions").json()["items"]] == [made.json()["id"]]
    assert (tmp_path / "postgres.desk").exists()


def test_a_dropped_page_is_traced_into_the_database(desk: TestClient) -> None:
    page = "Banjir di Wanarejo\n\nWANAREJO - Sebanyak 12 orang tewas dalam banjir di Wanarejo, Senin (7/2/2022)."
    number = desk.post("/api/jobs", files=[("files", ("banjir.txt", page.encode()))]).json()["number"]
    until = time.monotonic() + 60
    while desk.get(f"/api/jobs/{number}").json()["job"]["status"] != "done" and time.monotonic() < until:
        time.sleep(0.1)

    assert desk.get("/api/search", params={"q": "Wanarejo"}).json()["total"] == 1
