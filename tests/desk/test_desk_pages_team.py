"""The pages of a team: coming in, letting in, coding the same blind, and seeing where two differ."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

PASSWORD = "empat kata sandi ini"


@pytest.fixture
def team(opened: Callable[..., TestClient]) -> FastAPI:
    """A team of an editor and two coders, let in by the pages."""
    first = opened(is_team=True)
    made = first.app
    assert _post(first, "/me/people", name="ratna", role="editor", password=PASSWORD) == 303
    editor = _signed_in(opened, made, "ratna")
    for name in ("bima", "citra"):
        assert _post(editor, "/me/people", name=name, role="coder", password=PASSWORD) == 303
    assert "bima" in editor.get("/me").text
    return made  # type: ignore[return-value]


def _post(browser: TestClient, path: str, **fields: str) -> int:
    return browser.post(path, data=fields, follow_redirects=False).status_code


def _signed_in(opened: Callable[..., TestClient], made: Any, name: str) -> TestClient:
    browser = opened(made, key="")
    assert _post(browser, "/in", name=name, password=PASSWORD) == 303
    return browser


def _code(browser: TestClient, **fields: str) -> str:
    """Code the next sentence blind, and give which it was."""
    shown = browser.get("/review?blind=1").text
    assert 'class="big num"' not in shown
    found = re.search(r'name="of" value="(\w+)"', shown)
    assert found is not None
    assert _post(browser, "/review", of=found[1], verdict="code", blind="1", **fields) == 303
    return found[1]


def test_two_who_code_blind_see_how_far_they_agree(opened: Callable[..., TestClient], team: FastAPI) -> None:
    bima, citra = _signed_in(opened, team, "bima"), _signed_in(opened, team, "citra")
    coded = [_code(bima, kind="killed", quantity=str(10 + at)) for at in range(4)]

    same = [_code(citra, kind="killed" if at else "injured", quantity=str(10 + at)) for at in range(4)]

    assert same == coded
    shown = bima.get("/agreement", headers={"accept-language": "en"}).text
    assert "1.00" in shown
    assert "bima" in shown
    assert "Injured" in shown
    assert f"#{coded[0]}" in shown


def test_who_was_second_is_told_and_nothing_is_lost(opened: Callable[..., TestClient], team: FastAPI) -> None:
    bima, citra = _signed_in(opened, team, "bima"), _signed_in(opened, team, "citra")
    shown = bima.get("/review").text
    of, seen = (re.search(rf'name="{name}" value="(\w+)"', shown)[1] for name in ("of", "seen"))  # type: ignore[index]
    _post(bima, "/review", of=of, seen=seen, verdict="accept")

    answer = citra.post("/review", data={"of": of, "seen": seen, "verdict": "reject"})

    assert "trouble=was_first" in str(answer.url)
    assert 'role="alert"' in answer.text


def test_a_number_that_is_none_is_asked_for_again(opened: Callable[..., TestClient]) -> None:
    browser = opened()
    of = re.search(r'name="of" value="(\w+)"', browser.get("/review").text)
    assert of is not None

    answer = browser.post("/review", data={"of": of[1], "verdict": "correct", "value": "lots"})

    assert 'role="alert"' in answer.text
    assert f'value="{of[1]}"' in answer.text


def test_a_token_s_words_are_shown_once(opened: Callable[..., TestClient]) -> None:
    browser = opened()

    made = browser.post("/me/tokens", data={"label": "nightly", "scopes": "read"}).text

    words = re.search(r"<code>(rnt_\S+)</code>", made)
    assert words is not None
    assert words[1] not in browser.get("/me").text
    assert "nightly" in browser.get("/me").text


def test_what_changed_since_one_looked_is_marked_until_it_is_seen(desk: TestClient) -> None:
    desk.get("/")
    story = re.search(r"/story/\w+", desk.get("/").text)
    assert story is not None
    assert 'class="fresh"' not in desk.get("/").text
    of = re.search(r'name="of" value="(\w+)"', desk.get("/review").text)
    assert of is not None
    _post(desk, "/review", of=of[1], verdict="accept")
    assert 'class="fresh"' in desk.get("/").text

    desk.post("/seen")

    assert 'class="fresh"' not in desk.get("/").text


@pytest.mark.parametrize("path", ["/story/s_none", "/page/a_none", "/page/a_none/text", "/story/s_none/export.csv"])
def test_what_is_not_there_is_said(desk: TestClient, path: str) -> None:
    assert desk.get(path).status_code == 404


def test_who_codes_blind_is_not_told_afterwards_what_runut_read(desk: TestClient) -> None:
    of = re.search(r'name="of" value="(\w+)"', desk.get("/review?blind=1").text)
    assert of is not None

    _post(desk, "/review", of=of[1], verdict="code", is_figure="no", blind="1")
    made = desk.get("/api/decisions").json()["items"][0]["id"]

    assert 'class="last' in desk.get("/review", params={"last": made}).text
    told = re.search(r'<div class="last.*?</div>', desk.get("/review", params={"last": made, "blind": 1}).text, re.S)
    assert told is not None
    assert " · " not in told[0]


def test_what_went_wrong_is_said_on_a_page_with_a_way_back(desk: TestClient) -> None:
    browser = {"accept": "text/html", "referer": "http://127.0.0.1/me?lang=id"}

    refused = desk.post("/trace", data={"address": "https://koran.example/banjir"}, headers=browser)

    assert refused.status_code == 400
    assert "start it with --fetch" in refused.text
    assert 'href="/me?lang=id"' in refused.text
    assert refused.headers["hx-retarget"] == "#trouble"


@pytest.mark.parametrize(
    "referer", ["https://koran.example/me", "http://127.0.0.1//koran.example", "http://127.0.0.1/\\koran.example", ""]
)
def test_the_way_back_leads_to_no_other_site(desk: TestClient, referer: str) -> None:
    gone = desk.get("/story/s_none", headers={"accept": "text/html", "referer": referer})

    assert gone.status_code == 404
    assert "koran.example" not in gone.text


def test_what_is_taken_away_as_json_is_read_whole(desk: TestClient) -> None:
    story = re.search(r"/story/\w+", desk.get("/").text)
    assert story is not None

    taken = desk.get(f"{story[0]}/export.json")

    assert taken.headers["content-type"] == "application/json"
    assert {"article", "figure", "story"} <= {line["type"] for line in taken.json()}


def test_one_row_s_picture_is_a_drawing_of_its_own(desk: TestClient) -> None:
    story = re.search(r"/story/\w+", desk.get("/").text)
    assert story is not None
    cell = re.search(r'data-kind="killed"><td><a class="plain" href="#(\w+)"', desk.get(story[0]).text)
    assert cell is not None

    drawn = desk.get(f"{story[0]}/picture/{cell[1]}.svg")

    assert drawn.headers["content-type"] == "image/svg+xml"
    assert 'xmlns="http://www.w3.org/2000/svg"' in drawn.text


def test_the_page_that_blind_coding_leads_to_marks_nothing_but_the_words_asked_about(desk: TestClient) -> None:
    shown = desk.get("/review?blind=1").text
    assert "/story/" not in re.sub(r"<nav.*?</nav>", "", shown, flags=re.S)
    link = re.search(r'href="(/page/\w+\?blind=(\w+))#', shown)
    assert link is not None

    page = desk.get(link[1]).text

    assert page.count("<mark") == 1
    assert f'id="{link[2]}"' in page
    assert "<aside" not in page
    assert "/story/" not in page


def test_blind_codes_are_taken_back_one_after_the_other(opened: Callable[..., TestClient], team: FastAPI) -> None:
    bima = _signed_in(opened, team, "bima")
    coded = [_code(bima, is_figure="yes") for _ in range(3)]
    made = [one["id"] for one in bima.get("/api/decisions").json()["items"]]

    first = bima.post("/review/undo", data={"decision": made[-1], "blind": "1"})
    again = re.search(r'name="decision" value="(\w+)"', first.text)

    assert f'name="of" value="{coded[2]}"' in first.text
    assert again is not None
    assert again[1] == made[1]
    second = bima.post("/review/undo", data={"decision": again[1], "blind": "1"})
    assert f'name="of" value="{coded[1]}"' in second.text


def test_what_readers_differ_on_is_said_in_words(opened: Callable[..., TestClient], team: FastAPI) -> None:
    bima, citra = _signed_in(opened, team, "bima"), _signed_in(opened, team, "citra")
    _code(bima, kind="killed", quantity="≥5800")
    _code(citra, kind="injured", quantity="5900")

    shown = citra.get("/agreement", headers={"accept-language": "id"}).text

    assert "<b>Tewas</b>" in shown
    assert "<b>≥5.800</b>" in shown
    assert "injured" not in shown


def test_an_address_is_asked_for_only_where_the_desk_fetches(opened: Callable[..., TestClient]) -> None:
    assert 'name="address"' not in opened().get("/").text
    assert 'name="address"' in opened(fetches=True).get("/").text


def test_a_long_story_shows_the_rows_that_count_most_until_all_are_asked_for(
    desk: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("runut.desk.pages.story.ROWS", 5)
    story = re.search(r"/story/\w+", desk.get("/").text)
    assert story is not None

    short, whole = desk.get(story[0]).text, desk.get(story[0], params={"row": "all"}).text

    assert short.count('<section class="row"') <= 5
    assert 'href="?row=all#facts-1"' in short
    assert whole.count('<section class="row"') > 10
    assert 'href="?row=all' not in whole


def test_what_speaks_against_a_figure_stands_beside_it(desk: TestClient) -> None:
    first = desk.get("/api/review").json()["items"][0]
    against = [name for reason in first["reasons"] if reason["why"] == "contradicts" for name in reason["about"]]
    shown = desk.get("/review", headers={"accept-language": "en"}).text
    listed = shown.partition('<ul class="notes opposed">')[2].partition("</ul>")[0]

    assert against
    for name in against[:4]:
        other = desk.get(f"/api/figures/{name}").json()
        assert f'href="/page/{other["article"]}#{name}"' in listed


def test_a_hit_leads_to_its_words_marked_in_the_page(desk: TestClient) -> None:
    for query in ("tewas -polisi", '"orang tewas"', "ditang*"):
        shown = desk.get("/search", params={"q": query}).text
        hits = re.findall(r'<h2><a href="(/page/[^"#]+)#(found-[0-9]+)">', shown)
        assert hits
        for address, place in hits:
            page = desk.get(address.replace("&amp;", "&")).text
            assert re.search(rf'<a id="{place}" class="to"></a>(<a [^>]*></a>)*<mark class="[^"]*\bfound\b', page)
    assert "found" not in re.findall(r'<mark class="([^"]*)"', desk.get(address.partition("?")[0]).text)


def test_a_dropped_page_is_called_as_it_was_dropped(desk: TestClient) -> None:
    words = b"Banjir di Desa Contoh, Rabu (5/1/2022). Sebanyak 7 orang tewas, kata polisi di lokasi kejadian."
    files = {"files": ("kabar-desa.txt", words)}
    job = desk.post("/api/jobs", files=files).json()["number"]
    until = time.monotonic() + 60
    while (told := desk.get(f"/api/jobs/{job}").json())["job"]["status"] in ("waiting", "running"):
        assert time.monotonic() < until, told
        time.sleep(0.05)
    article = told["items"][0]["article"]
    shown = desk.get(f"/page/{article}").text

    assert ">kabar-desa.txt<" in shown
    assert ".dropped" not in shown


@pytest.mark.parametrize(("code", "wanted"), [("en", "left in this story"), ("id", "dalam cerita ini")])
def test_what_is_left_is_said_to_be_left_in_the_story_and_not_in_all(desk: TestClient, code: str, wanted: str) -> None:
    assert wanted in desk.get("/review", params={"lang": code}).text
