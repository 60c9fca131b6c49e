"""The dossier opened from disk: it answers, it asks nobody for anything, it holds what it promises."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import Watch, run, shot

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture
def offline(browser: Browser, watch: Watch) -> Iterator[Page]:
    """A browser without a network."""
    context = browser.new_context(offline=True, viewport={"width": 1100, "height": 900})
    context.set_default_timeout(10_000)
    page = context.new_page()
    watch.over(page)
    yield page
    context.close()


def test_the_still_dossier_leads_from_a_number_to_its_words(offline: Page, dossiers: dict[str, Path]) -> None:
    offline.goto(dossiers["still-id"].as_uri())
    shot(offline, "dossier-still")

    number = offline.locator(".card[data-kind=arrested] .big a")
    target = (number.get_attribute("href") or "").removeprefix("#")
    number.click()

    assert offline.url.endswith(f"#{target}")
    assert offline.locator(f"[id='{target}'] ~ mark.number").first.is_visible()
    assert offline.locator(f".reading:has([id='{target}']) .sum").inner_text().split()[-1].isalnum()
    shot(offline, "dossier-sentence")


def test_the_dossier_that_is_alive_switches_codebook_day_and_source(offline: Page, dossiers: dict[str, Path]) -> None:
    file = dossiers["alive-en"]
    assert file.stat().st_size <= 2_000_000
    offline.goto(file.as_uri())
    whole = offline.locator(".facts").inner_text()
    counted = offline.locator("table.short").inner_text()

    offline.locator("input[name=as_of]").fill("1")
    then = offline.locator(".facts").inner_text()
    assert then != whole
    assert offline.locator("table.short").inner_text() != counted
    shot(offline, "dossier-as-of")

    offline.locator("select[name=without]").select_option("Warta Tepian")
    assert offline.locator(".sources tr", has_text="Warta Tepian").count() == 0
    offline.locator("select[name=without]").select_option("")
    offline.locator("select[name=codebook]").select_option("acled")
    assert "codebook acled" in offline.locator(".facts").inner_text()
    offline.locator("select[name=codebook]").select_option("house")
    assert offline.locator(".facts").inner_text() == whole

    offline.locator("select[name=kind]").select_option("killed")
    assert {one.get_attribute("data-kind") for one in offline.locator("section.row:visible").all()} == {"killed"}


def test_pictures_answer(offline: Page, dossiers: dict[str, Path]) -> None:
    offline.goto(dossiers["alive-en"].as_uri())
    offline.locator("figure[data-chart]").first.scroll_into_view_if_needed()
    offline.wait_for_selector("figure.is-alive canvas")
    offline.locator("figure[data-map]").scroll_into_view_if_needed()
    offline.wait_for_selector(".leaflet-container path.leaflet-interactive")
    shot(offline, "dossier-map")

    offline.locator(".leaflet-container path[fill-opacity='0.8']").first.click()

    assert offline.locator(".claimed:has(:target), .reading:has(:target)").count()


def test_views_are_what_the_record_says(offline: Page, dossiers: dict[str, Path], folder: Path) -> None:
    run("--lang", "en", "dossier", "--db", "story.db", "--codebook", "ucdp", "-o", "ucdp.html", "--quiet", cwd=folder)
    offline.goto((folder / "ucdp.html").as_uri())
    still = offline.locator("table.short").inner_text()

    offline.goto(dossiers["alive-en"].as_uri())
    offline.locator("select[name=codebook]").select_option("ucdp")

    assert offline.locator("table.short").inner_text() == still


def test_it_prints_on_paper(folder: Path) -> None:
    run("dossier", "--db", "story.db", "-o", "story.pdf", "--quiet", cwd=folder)

    assert (folder / "story.pdf").read_bytes().startswith(b"%PDF-")
