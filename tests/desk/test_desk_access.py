"""Nobody comes in who may not, nothing is changed from elsewhere, and every answer is dressed."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.routing import Mount

from runut.desk import app, guard
from runut.desk.people import ROLES

PASSWORD = "empat kata sandi panjang"
SAFE = {"GET", "HEAD", "OPTIONS"}
KNOWN = {"story": "s_0", "article": "a_0", "figure": "f_0", "decision": "d_0", "number": "1", "name": "entah",
         "token": "t_0", "form": "csv"}  # fmt: skip


def routes(made: FastAPI) -> Iterator[tuple[str, str, str]]:
    """Yield method, path with something in each place, and the role that the route names."""
    for route in flat(made.routes):
        roles = {role for call in calls(route.dependant) if (role := getattr(call, "role", None))}
        assert len(roles) == 1, f"{route.path} names {roles or 'no role'}"
        path = route.path
        for name in route.param_convertors:
            path = path.replace("{" + name + "}", KNOWN.get(name, "x"))
        for method in sorted(route.methods - {"HEAD", "OPTIONS"}):
            yield method, path, *roles


def flat(found: Iterable[Any]) -> Iterator[Any]:
    """Yield every route, those of included routers too, however deep FastAPI keeps them."""
    for route in found:
        if hasattr(route, "effective_candidates"):
            yield from flat(route.effective_candidates())
        elif isinstance(route, Mount):
            assert route.path == "/static", "only style and scripts are for anybody without a role"
        else:
            yield route


def calls(dependant) -> Iterator[object]:
    for one in dependant.dependencies:
        yield one.call
        yield from calls(one)


@pytest.fixture
def team(opened):
    """A desk of a team, with somebody of each role."""
    browser = opened(is_team=True)
    for role in reversed(ROLES):
        given = {"name": role, "role": role, "password": PASSWORD}
        if role == "editor":
            assert browser.post("/api/people", json=given).status_code == 201
            browser = opened(browser.app, key="")
            signed(browser, "editor")
        else:
            assert browser.post("/api/people", json=given).status_code == 201
    return browser


def signed(browser, name: str, password: str = PASSWORD) -> int:
    return browser.post("/in", data={"name": name, "password": password}, follow_redirects=False).status_code


def test_every_route_lets_in_who_it_is_for_and_nobody_else(team, opened):
    made, table = team.app, []
    browsers = {None: opened(made, key="")}
    for role in ROLES:
        browsers[role] = opened(made, key="")
        assert signed(browsers[role], role) == 303

    for method, path, needed in routes(made):
        for role, browser in browsers.items() if path != "/out" else ():
            # Nothing that could be meant: who may come in is told what is missing, nobody is changed.
            status = browser.request(method, path, params={"limit": "x"}, follow_redirects=False).status_code
            may = needed == "anybody" or (role is not None and ROLES.index(role) >= ROLES.index(needed))
            is_in = status not in (401, 403) and not (status == 303 and role is None and needed != "anybody")
            table.append((method, path, role, needed, status, may == is_in or path == "/in"))

    assert len(table) > 150
    assert [row for row in table if not row[-1]] == []
    assert all(row[4] < 500 for row in table)


ORIGINS = [None, "http://127.0.0.1", "http://127.0.0.1:99", "https://evil.example", "null", ""]
SITES = [None, "same-origin", "same-site", "cross-site", "none", "odd"]
MATRIX = [
    (site, origin)
    for site, origin in [*((site, "https://evil.example") for site in SITES), *((None, origin) for origin in ORIGINS)]
]


@pytest.mark.parametrize(("site", "origin"), MATRIX)
def test_what_another_site_sends_is_refused_on_every_unsafe_route(opened, site, origin):
    browser = opened()
    del browser.headers["sec-fetch-site"]
    headers = {name: value for name, value in (("sec-fetch-site", site), ("origin", origin)) if value is not None}
    is_ours = site in ("same-origin", "none") or (site is None and origin == "http://127.0.0.1")

    statuses = {
        (method, path): browser.request(method, path, headers=headers, follow_redirects=False).status_code
        for method, path, _ in routes(browser.app)
        if method not in SAFE
    }

    assert len(statuses) >= 8
    assert {route: status for route, status in statuses.items() if (status == 403) == is_ours} == {}


def test_a_program_that_is_taken_for_another_site_is_told_so_as_it_reads(desk):
    refused = desk.delete("/api/people/sari", headers={"sec-fetch-site": "cross-site", "authorization": ""})

    assert refused.status_code == 403
    assert "detail" in refused.json()


def test_a_program_with_a_token_is_not_taken_for_another_site(desk):
    made = desk.post("/api/tokens", json={"label": "skrip", "scopes": ["read", "decide"]}).json()
    desk.cookies.clear()
    del desk.headers["sec-fetch-site"]
    desk.headers["authorization"] = f"Bearer {made['words']}"

    assert desk.get("/api/me").json()["scopes"] == ["read", "decide"]
    assert desk.post("/api/decisions", json={}).status_code == 422
    assert desk.get("/api/people").status_code == 403
    assert desk.post("/api/tokens", json={"label": "lagi", "scopes": ["read"]}).status_code == 403


def test_a_token_is_kept_as_its_hash_and_gone_when_it_is_taken_back(desk, file):
    made = desk.post("/api/tokens", json={"label": "skrip", "scopes": ["read"]}).json()
    kept = sqlite3.connect(file.with_name("runut.db.desk"))
    (rows,) = [kept.execute("SELECT * FROM token").fetchall()]
    kept.close()
    assert made["words"] not in str(rows)
    assert hashlib.sha256(made["words"].encode()).hexdigest() in str(rows)

    assert desk.delete(f"/api/tokens/{made['id']}").status_code == 204

    desk.cookies.clear()
    assert desk.get("/api/me", headers={"authorization": f"Bearer {made['words']}"}).status_code == 401


def test_nobody_but_the_owner_may_read_the_file_of_people(desk, file):
    assert file.with_name("runut.db.desk").stat().st_mode & 0o077 == 0


def test_the_link_lets_in_once(opened):
    browser = opened()

    again = opened(browser.app, key="")

    assert again.get("/in", params={"key": "kunci"}).status_code == 403
    assert again.get("/in", params={"key": ""}).status_code == 403
    assert again.get("/api/me").status_code == 401
    assert browser.get("/api/me").json()["name"] == "sari"


@pytest.mark.parametrize("is_team", [False, True])
def test_who_signs_out_comes_in_again_by_a_new_link(opened, is_team):
    told: list[str] = []
    browser = opened(is_team=is_team, announce=told.append)

    browser.post("/out")

    assert browser.get("/api/me").status_code == 401
    assert browser.get("/in", params={"key": "kunci"}).status_code == 403
    assert len(told) == 1
    assert browser.get("/in", params={"key": told[0]}).status_code == 200
    assert browser.get("/api/me").json()["role"] == "editor"


def test_nobody_gets_a_new_link_by_signing_out_of_nothing_nor_where_there_are_accounts(opened):
    told: list[str] = []
    browser = opened(is_team=True, announce=told.append)
    stranger = opened(browser.app, key="")
    stranger.post("/out")
    browser.post("/api/people", json={"name": "budi", "role": "editor", "password": PASSWORD})
    member = opened(browser.app, key="")
    assert signed(member, "budi") == 303
    member.post("/out")

    assert told == []


@pytest.mark.parametrize(("code", "wanted"), [("id", "Siapakah Anda?"), ("en", "Who are you?")])
def test_what_is_refused_is_said_in_the_reader_s_language(opened, code, wanted):
    stranger = opened(key="")

    told = stranger.get("/api/stories", headers={"accept-language": code}).json()["detail"]
    other = stranger.post("/in", headers={"accept-language": code, "sec-fetch-site": "cross-site"}).text

    assert told.startswith(wanted)
    assert ("situs lain" if code == "id" else "another site") in other


def test_a_session_that_was_tampered_with_is_none(desk):
    (name,) = desk.cookies.keys()
    cookie = desk.cookies[name]
    desk.cookies.clear()

    for shown in (cookie, cookie[1:], cookie[:9] + "x" + cookie[10:], "", "x.y.z", cookie.split(".")[0]):
        status = desk.get("/api/me", headers={"cookie": f"{name}={shown}"}).status_code
        assert status == (200 if shown == cookie else 401)


def test_who_is_removed_or_gets_a_new_password_is_out(team, opened):
    coder = opened(team.app, key="")
    assert signed(coder, "coder") == 303
    assert coder.get("/api/me").json()["role"] == "coder"

    team.post("/api/people", json={"name": "coder", "role": "reader", "password": PASSWORD + "!"})
    assert coder.get("/api/me").status_code == 401
    assert signed(coder, "coder") == 403
    assert signed(coder, "coder", PASSWORD + "!") == 303
    assert coder.get("/api/me").json()["role"] == "reader"

    team.delete("/api/people/coder")
    assert coder.get("/api/me").status_code == 401


def test_a_team_keeps_an_editor(team):
    assert team.delete("/api/people/editor").status_code == 400
    assert team.post("/api/people", json={"name": "editor", "role": "reader"}).status_code == 400
    assert team.get("/api/me").json()["role"] == "editor"


def test_the_key_of_a_team_is_worth_nothing_once_there_is_an_account(opened):
    browser = opened(is_team=True)
    assert browser.get("/api/me").status_code == 200

    browser.post("/api/people", json={"name": "budi", "role": "editor", "password": PASSWORD})

    assert browser.get("/api/me").status_code == 401


def test_a_password_that_is_tried_too_often_has_to_wait(team, opened):
    browser = opened(team.app, key="")

    tried = [signed(browser, "reader", f"salah {n} salah salah") for n in range(6)]

    assert tried == [403] * 5 + [429]
    assert signed(browser, "reader") == 429
    assert signed(browser, "coder") == 303


def test_a_short_password_is_not_taken(team):
    answer = team.post("/api/people", json={"name": "tono", "role": "reader", "password": "rahasia"})

    assert answer.status_code == 400
    assert "at least 12" in answer.json()["detail"]


@pytest.mark.parametrize(
    "path",
    ["/", "/in", "/api/me", "/api/nothing", "/nowhere", "/api/search", "/static/x/y.css", "/api/stories?limit=x"],
)
@pytest.mark.parametrize("known", [True, False])
def test_every_answer_is_dressed(opened, path, known):
    answer = opened(key="kunci" if known else "").get(path, follow_redirects=False)

    assert {name: answer.headers.get(name) for name in guard.HEADERS if name != "cache-control"} == {
        name: value for name, value in guard.HEADERS.items() if name != "cache-control"
    }
    assert "cache-control" in answer.headers


def test_an_answer_to_what_nobody_foresaw_is_dressed_and_tells_nothing(file):
    from starlette.testclient import TestClient

    made = app(file, key="k")
    made.add_api_route("/trips", lambda: 1 // 0)

    with TestClient(made, base_url="http://127.0.0.1", raise_server_exceptions=False) as browser:
        answer = browser.get("/trips")

    assert answer.status_code == 500
    assert "ZeroDivision" not in answer.text
    assert answer.headers["content-security-policy"] == guard.POLICY


def test_another_name_for_this_machine_is_refused(desk):
    assert desk.get("/api/me", headers={"host": "evil.example"}).status_code == 400
    assert desk.get("/api/me", headers={"host": "localhost:8310"}).status_code == 200


def test_a_stored_page_is_plain_text_in_a_sandbox_with_its_sum(desk):
    name = desk.get("/api/changes").json()["items"][0]["id"]
    text = desk.get(f"/api/articles/{name}").json()["text"]

    answer = desk.get(f"/api/articles/{name}/text")

    assert answer.text == text
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-content-sha256"] == hashlib.sha256(text.encode()).hexdigest()


def test_style_and_scripts_are_asked_for_once(desk):
    from runut.desk import assets

    answer = desk.get(assets.href("desk.css"))

    assert answer.status_code == 200
    assert "immutable" in answer.headers["cache-control"]
    assert desk.get("/static/0000000000000000/desk.css").status_code == 404
    assert desk.get("/static/0000000000000000/../__init__.py").status_code == 404


def test_the_language_asked_for_is_remembered(desk):
    assert "runut_lang=id" in desk.get("/api/me?lang=id").headers["set-cookie"]
    assert "set-cookie" not in desk.get("/api/me?lang=xx").headers
