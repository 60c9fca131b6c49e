"""A day at the desk: trace, open, click through, switch, drag, review by keyboard, undo, code blind, take away."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import SHOTS, Watch, opened, shot

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture
def own(tmp_path: Path, browser: Browser, watch: Watch) -> Iterator[Page]:
    """A desk of one's own, empty, and a browser that came by its link."""
    one = opened(tmp_path)
    context = browser.new_context(locale="en-GB", viewport={"width": 1200, "height": 900}, accept_downloads=True)
    context.set_default_timeout(15_000)
    page = context.new_page()
    watch.over(page)
    page.goto(one.desk.link)
    yield page
    context.close()
    one.close()


def test_a_day_at_the_desk(own: Page, demo_pages: Path) -> None:
    _trace(own, demo_pages)
    _click_through(own)
    _look_otherwise(own)
    _search(own)
    _review(own)
    _code_twice(own)
    _take_away(own)


def _trace(page: Page, demo_pages: Path) -> None:
    page.set_input_files("#files", [str(path) for path in sorted(demo_pages.glob("*.txt"))])
    page.get_by_role("button", name="Trace", exact=True).click()
    page.wait_for_selector("#job:has-text('done')", timeout=60_000)
    shot(page, "traced")
    assert "13 read: 13 new" in page.locator("#job").inner_text()
    page.get_by_role("link", name="To the stories").click()
    assert page.locator(".stories > li").count() >= 1
    shot(page, "home")


def _click_through(page: Page) -> None:
    page.locator(".stories a").first.click()
    shot(page, "story")
    arrested = page.locator(".card[data-kind=arrested] .big a")
    number = arrested.inner_text().replace(",", "")
    arrested.click()
    page.wait_for_url("**/page/**")
    target = page.url.rpartition("#")[2]
    marked = page.locator(f"[id='{target}'] + mark, [id='{target}'] ~ mark").first
    assert marked.is_visible()
    assert number in marked.inner_text().replace(".", "").replace(",", "")
    assert page.locator(f".claimed:has([id='{target}'])").is_visible()
    shot(page, "sentence")
    stored = page.evaluate("async (url) => Array.from(new Uint8Array(await (await fetch(url)).arrayBuffer()))",
                           page.get_by_role("link", name="The stored text").get_attribute("href"))  # fmt: skip
    assert hashlib.sha256(bytes(stored)).hexdigest() in page.locator(".sum").inner_text()
    page.go_back()


def _look_otherwise(page: Page) -> None:
    page.locator("fieldset").get_by_text("ucdp", exact=True).click()
    page.wait_for_url("**codebook=ucdp**")
    page.wait_for_selector("text=codebook ucdp")
    page.get_by_text("house", exact=True).click()
    page.wait_for_url("**codebook=house**")
    page.wait_for_selector("text=codebook house")
    page.wait_for_load_state("networkidle")
    page.wait_for_function("() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')")
    before = page.locator("table.short").inner_text()
    box = page.locator("#day").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] - 4, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + box["height"] / 2, steps=8)
    page.mouse.up()
    page.wait_for_selector(".stands")
    assert page.locator("table.short").inner_text() != before
    shot(page, "as-of")
    page.get_by_role("link", name="Show everything").click()
    page.locator(".without summary").click()
    page.get_by_label("Warta Tepian").check()
    page.wait_for_selector(".fallen")
    shot(page, "without")


def _search(page: Page) -> None:
    page.locator("#q").fill("tewas -polisi")
    page.keyboard.press("Enter")
    page.wait_for_selector(".hits")
    shot(page, "search")
    with page.expect_download() as waiting:
        page.locator(".exports").get_by_role("link", name="csv", exact=True).click()
    assert Path(waiting.value.path()).read_bytes().count(b"\r\n") == 1 + page.locator(".hits > li").count()
    page.locator(".hits h2 a").nth(1).click()
    page.wait_for_url("**/page/**")
    shot(page, "found")


def _review(page: Page) -> None:
    page.get_by_role("link", name="Review", exact=True).click()
    page.wait_for_selector("article.case")
    shot(page, "review")
    for at in range(20):
        case = page.locator("input[name=of]").get_attribute("value")
        if at == 3:
            page.keyboard.press("c")
            page.keyboard.type("≥18")
            page.keyboard.press("Enter")
        elif at == 5:
            page.keyboard.press("n")
            page.keyboard.type("seen in the second edition")
            page.keyboard.press("Enter")
            page.keyboard.press("r")
        else:
            page.keyboard.press("s" if at == 7 else "a")
        page.wait_for_function("one => document.querySelector('input[name=of]')?.value !== one", arg=case)
    _look_closer(page)
    assert "19 done by you" in page.locator(".head").inner_text()
    page.keyboard.press("u")
    page.wait_for_function("() => document.querySelector('.head').textContent.includes('18 done by you')")
    assert "accepted" in page.locator(".last").inner_text(), "what was decided before it can be taken back next"
    shot(page, "undone")


def _look_closer(page: Page) -> None:
    """Open the case in its page by a key, come back, and find the decisions listed with their note."""
    case = page.locator("input[name=of]").get_attribute("value")
    page.keyboard.press("o")
    page.wait_for_url(f"**/page/*#{case}")
    page.go_back()
    page.wait_for_selector("article.case")
    at = page.url
    page.get_by_role("link", name="Decisions", exact=True).click()
    page.wait_for_selector("table.decisions")
    assert page.locator("table.decisions tbody tr").count() == 20
    assert "seen in the second edition" in page.locator("table.decisions").inner_text()
    shot(page, "decisions")
    page.goto(at)
    page.wait_for_selector("article.case")


def _code_twice(page: Page) -> None:
    page.get_by_role("link", name="Code blind").click()
    page.wait_for_url("**blind=**")
    assert page.locator(".machine .big").count() == 0
    page.get_by_label("Is it a figure?").select_option("yes")
    page.get_by_label("Number", exact=True).fill("≥18")
    case = page.locator("input[name=of]").get_attribute("value")
    page.locator(".buttons button").first.click()
    page.wait_for_function("one => document.querySelector('input[name=of]')?.value !== one", arg=case)
    assert "1 done by you" in page.locator(".head").inner_text()
    shot(page, "blind")


def _take_away(page: Page) -> None:
    page.goto(page.url.split("/review")[0] + "/")
    page.locator(".stories a").first.click()
    for name in ("csv", "json", "geojson", "html"):
        with page.expect_download() as waiting:
            page.locator(".exports").get_by_role("link", name=name, exact=True).click()
        saved = Path(waiting.value.path()).read_bytes()
        assert saved
        if name == "geojson":
            assert json.loads(saved)["type"] == "FeatureCollection"
    with page.expect_download() as waiting:
        page.locator("figure.picture .tools button", has_text="png").first.click()
    assert Path(waiting.value.path()).read_bytes().startswith(b"\x89PNG")
    with page.expect_download() as waiting:
        page.locator("figure.picture .tools button", has_text="svg").first.click()
    assert b"<svg" in Path(waiting.value.path()).read_bytes()
    assert SHOTS.is_dir()
