"""Everybody can use it: nothing serious that axe finds on any page, in two languages, dark and light; 320 px do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browsing import Desk, shot

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AXE = Path(__file__).with_name("axe.min.js").read_text(encoding="utf-8")
GRAVE = ("serious", "critical")
PAGES = (
    "/",
    "story",
    "page",
    "compare",
    "/review",
    "/review?blind=1",
    "/agreement",
    "/decisions",
    "/search",
    "/search?q=tewas",
    "/me",
)


@pytest.fixture(scope="module")
def pages(browser: Browser, desk: Desk, signed_in: str) -> dict[str, str]:
    """Every page's address by name."""
    context = browser.new_context(storage_state=json.loads(signed_in))
    page = context.new_page()
    page.goto(desk.address)
    story = page.locator(".stories a").first.get_attribute("href") or ""
    page.goto(desk.address + story)
    article, other = (page.locator(".sources a.ref").nth(at).get_attribute("href") or "" for at in (3, 4))
    claim = page.goto(f"{desk.address}/api/stories/{story.rpartition('/')[2]}/figures?limit=1").json()["items"][0]["id"]
    for given in ({"verdict": "correct", "value": "~7250", "note": "edisi kedua"}, {"verdict": "accept"}):
        answer = context.request.post(
            f"{desk.address}/api/decisions", data={"of": claim, **given}, headers={"sec-fetch-site": "same-origin"}
        )
        assert answer.status == 201
    context.close()
    found = {name: name for name in PAGES}
    found |= {"story": story, "page": article, "compare": f"{article}?with={other.rpartition('/')[2]}"}
    return {name: desk.address + path for name, path in found.items()}


@pytest.fixture
def seeing(browser: Browser, signed_in: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page in a language and a scheme; the policy of the page would keep axe out."""
    code, scheme = request.param
    context = browser.new_context(
        storage_state=json.loads(signed_in), bypass_csp=True, locale=code, color_scheme=scheme,
        viewport={"width": 1100, "height": 900},
    )  # fmt: skip
    yield context.new_page()
    context.close()


def grave(page: Page) -> list[str]:
    """Give what axe finds serious or critical, with where."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {node['target']} {node.get('failureSummary', '')}"
        for one in found["violations"]
        if one["impact"] in GRAVE
        for node in one["nodes"][:3]
    ]


@pytest.mark.parametrize("seeing", [("id", "light"), ("en", "dark")], indirect=True, ids=["id", "en"])
def test_no_page_of_the_desk_keeps_anybody_out(seeing: Page, pages: dict[str, str]) -> None:
    found = {}
    for name, address in pages.items():
        seeing.goto(address)
        found[name] = grave(seeing)
        shot(
            seeing,
            f"axe-{seeing.evaluate('() => document.documentElement.lang')}-{name.strip('/').split('?')[0] or 'home'}",
        )

    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("seeing", [("id", "light"), ("en", "dark")], indirect=True, ids=["id", "en"])
def test_no_dossier_keeps_anybody_out(seeing: Page, dossiers: dict[str, Path]) -> None:
    code = seeing.evaluate("() => navigator.language")
    seeing.goto(dossiers[f"still-{code}"].as_uri())
    found = grave(seeing)
    seeing.goto(dossiers["alive-en"].as_uri())

    assert found + grave(seeing) == []


def test_nothing_is_cut_off_at_320_pixels(browser: Browser, signed_in: str, pages: dict[str, str],
                                          dossiers: dict[str, Path]) -> None:  # fmt: skip
    context = browser.new_context(
        storage_state=json.loads(signed_in), viewport={"width": 320, "height": 640}, locale="id", color_scheme="dark"
    )
    page = context.new_page()
    wide = {}
    for name, address in (pages | {key: file.as_uri() for key, file in dossiers.items()}).items():
        page.goto(address)
        shot(page, f"narrow-{name.strip('/').split('?')[0] or 'home'}")
        wide[name] = page.evaluate("() => document.documentElement.scrollWidth")
    context.close()

    assert {name: pixels for name, pixels in wide.items() if pixels > 320} == {}


def test_all_can_be_read_without_scripts(browser: Browser, signed_in: str, pages: dict[str, str]) -> None:
    context = browser.new_context(storage_state=json.loads(signed_in), java_script_enabled=False)
    page = context.new_page()
    page.goto(pages["story"])
    page.locator("select[name=as_of]").select_option(index=1)
    page.locator(".controls > button").click()

    assert page.locator(".stands").is_visible()
    assert page.locator("svg.chart").first.is_visible()
    context.close()


def test_a_story_is_painted_after_three_requests(browser: Browser, signed_in: str, pages: dict[str, str]) -> None:
    context = browser.new_context(storage_state=json.loads(signed_in))
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.resource_type) if "data:" not in request.url else None)
    page.goto(pages["story"], wait_until="networkidle")
    context.close()

    assert sorted(asked) == ["document", "script", "stylesheet"]
