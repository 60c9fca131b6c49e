"""Home says of each story what it comes to, and works that out once for every change."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from runut import pipeline
from runut.desk import headlines
from runut.desk.pages import home

if TYPE_CHECKING:
    from starlette.testclient import TestClient


@pytest.fixture
def told(desk: TestClient) -> str:
    """The id of the one story."""
    return str(desk.get("/api/stories").json()["items"][0]["id"])


def _heads(text: str) -> list[tuple[str, str]]:
    """Give what the page says of a number's story: what is counted, and where the number's words stand."""
    lines = re.findall(r'<ul class="heads">.*?</ul>', text, re.DOTALL)
    return re.findall(r'<a class="plain quiet"[^>]*>([^<]+)</a> .*?num[^>]*href="([^"]+)"', "".join(lines))


def test_home_shows_what_the_story_s_own_page_shows_large(desk: TestClient, told: str) -> None:
    at_home = _heads(desk.get("/", params={"lang": "en"}).text)
    cards = re.findall(r'<div class="label"><a [^>]*>([^<]+)</a>', desk.get(f"/story/{told}").text)

    assert [what for what, _ in at_home] == cards[: headlines.SHOWN]
    assert all(re.fullmatch(r"/page/a_\w+#f_\w+", href) for _, href in at_home)


def test_home_shows_bounds_origins_and_how_many_contradict_each_other(desk: TestClient, told: str) -> None:
    text = desk.get("/", params={"lang": "en"}).text
    cells = {one["id"]: one for one in _items(desk, f"/api/stories/{told}/ledger")}
    own = {one["id"] for one in _items(desk, f"/api/stories/{told}/figures")}
    links = _items(desk, f"/api/stories/{told}/links")
    lines = re.findall(r'<li><a class="plain quiet" href="/story/\w+#(\w+)">(.*?)</li>', text)

    assert len(lines) == headlines.SHOWN
    for cell, shown in lines:
        row = cells[cell]
        bounds = {row["low"], row["best"], row["high"]} - {None}
        assert all(f"{bound:,}" in shown for bound in bounds)
        assert ("1 independent origin<" if row["origins"] == 1 else f"{row['origins']} independent origins") in shown
    against = [one for one in links if one["relation"] == "contradicts" and one["from"] in own]
    assert f"≠ {len(against)} contradictions" in text


def _items(desk: TestClient, path: str) -> list[dict[str, Any]]:
    return list(desk.get(path, params={"limit": 1000}).json()["items"])


def test_what_people_correct_is_at_home_the_next_moment(desk: TestClient, told: str) -> None:
    of = _heads(desk.get("/").text)[2][1].partition("#")[2]
    assert ">9.999<" not in desk.get("/", params={"lang": "id"}).text
    given = {"of": of, "verdict": "correct", "value": "9999"}
    assert desk.post("/api/decisions", json=given).status_code == 201

    assert ">9.999<" in desk.get("/", params={"lang": "id"}).text


def test_a_story_is_worked_out_once_until_it_changes(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    real = pipeline.story

    def counted(*given: object, **more: object) -> object:
        asked.append(str(given[1]))
        return real(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "story", counted)
    for _ in range(3):
        text = desk.get("/").text
    assert len(asked) == 1
    of = _heads(text)[0][1].partition("#")[2]
    desk.post("/api/decisions", json={"of": of, "verdict": "accept"})
    desk.get("/")

    assert len(asked) == 2


def test_what_would_hold_home_up_comes_on_its_own(desk: TestClient, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "FEW", 5)
    bare = desk.get("/").text
    assert _heads(bare) == []
    assert f'hx-get="/story/{told}/head"' in bare

    later = _heads(desk.get(f"/story/{told}/head").text)

    assert later
    assert _heads(desk.get("/").text) == later
    assert desk.get("/story/s_0/head").status_code == 404


def test_what_is_kept_of_stories_is_bounded(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(headlines, "REMEMBERED", 2)
    for code in ("id", "en", "ms", "id"):
        desk.get("/", params={"lang": code})

    assert len(desk.app.state.place.headlines._kept) == 2  # type: ignore[attr-defined]
