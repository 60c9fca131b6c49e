"""A hundred payloads in every field, at the desk and in dossiers, with a policy and without: none runs (T1, T23)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import hostile
import pytest
from browsing import Desk, opened, run

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# What a payload leaves behind if it got through, whether or not it has run yet.
ROOTED = """() => [...document.querySelectorAll("*")].flatMap((node) => [...node.attributes]
    .filter((one) => one.name.startsWith("on") || (/^\\s*javascript:/i.test(one.value)
        && ["href", "src", "action", "data", "xlink:href"].includes(one.name)))
    .map((one) => `${node.tagName} ${one.name}=${one.value.slice(0, 80)}`))
    .concat([...document.querySelectorAll(
        "iframe, object, embed, base, marquee, math, audio, video, meta[http-equiv=refresh]")]
    .map((node) => node.outerHTML.slice(0, 80)))"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the hostile record and its dossiers."""
    folder = tmp_path_factory.mktemp("hostile")
    hostile.record(folder / "story.db")
    for name, more in (("still", ()), ("alive", ("--interactive",))):
        run(
            "--lang", "en", "dossier", "s_storm", "--db", "story.db", "-o", f"{name}.html", "--quiet", *more, cwd=folder
        )
    for name in ("still", "alive"):
        text = (folder / f"{name}.html").read_text(encoding="utf-8")
        start = text.index('<meta http-equiv="Content-Security-Policy"')
        bare = text[:start] + text[text.index(">", start) + 1 :]
        (folder / f"{name}-bare.html").write_text(bare, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def stormy(record: Path) -> Iterator[Desk]:
    """The desk of the hostile record."""
    one = opened(record)
    yield one.desk
    one.close()


@pytest.fixture(scope="module")
def kept(browser: Browser, stormy: Desk) -> Iterator[str]:
    """What the browser keeps once it is let in."""
    context = browser.new_context()
    context.new_page().goto(stormy.link)
    yield context.cookies()  # type: ignore[misc]
    context.close()


class Alarm:
    """Hears whatever runs."""

    def __init__(self, page: Page) -> None:
        self.heard: list[str] = []
        page.on("dialog", lambda dialog: (self.heard.append(dialog.message), dialog.dismiss()))
        page.on("pageerror", lambda error: self.heard.append(str(error)))
        page.on("console", lambda said: self._hear(f"{said.text} {said.location}") if said.type == "error" else None)

    def _hear(self, complaint: str) -> None:
        # A browser asks for an icon beside plain text, which names none.
        if "/favicon.ico" not in complaint:
            self.heard.append(complaint)


def rooted(page: Page) -> list[str]:
    """Give what grew out of a payload."""
    found: list[str] = page.evaluate(ROOTED)
    return found


@pytest.mark.parametrize("has_policy", [True, False], ids=["policy", "bare"])
def test_nothing_runs_at_the_desk(browser: Browser, stormy: Desk, kept: list[object], has_policy: bool) -> None:
    context = browser.new_context(bypass_csp=not has_policy)
    context.add_cookies(kept)  # type: ignore[arg-type]
    page, grown = context.new_page(), []
    alarm = Alarm(page)
    paths = ["/", "/story/a0", "/review", "/review?blind=1", "/agreement", "/decisions", "/me", "/page/a1?with=a2"]
    paths += ["/story/a0/head"]
    paths += [f"/page/a{at}" for at in range(10)] + [f"/page/a{at}/text" for at in range(0, 10, 3)]
    paths += [f"/search?q={quote(' '.join(hostile.PAYLOADS[at : at + 10]))}" for at in range(0, 100, 10)]
    paths += [
        "/search?q=banjir",
        f"/story/a0?without={quote(' '.join(hostile.PAYLOADS[:10]))}",
        "/story/a0?as_of=2022-01-04",
    ]
    for path in paths:
        page.goto(stormy.address + path)
        grown += [(path, one) for one in rooted(page)]
    page.goto(f"{stormy.address}/review")
    page.keyboard.press("a")
    page.wait_for_selector(".last")
    grown += [("review, one on", one) for one in rooted(page)]
    page.goto(f"{stormy.address}/decisions")
    assert page.locator(".decisions tbody tr").count() > 0
    grown += [("decisions, one more", one) for one in rooted(page)]
    page.goto(f"{stormy.address}/story/a0")
    for button in page.locator(".tools button", has_text="zoom").all()[:3]:
        button.click()
    page.wait_for_selector("figure.is-alive canvas")
    _point_at(page)
    grown += [("pictures", one) for one in rooted(page)]
    context.close()

    assert (alarm.heard, grown) == ([], [])


@pytest.mark.parametrize("name", ["still", "still-bare", "alive", "alive-bare"])
def test_nothing_runs_in_a_dossier(browser: Browser, record: Path, name: str) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    alarm = Alarm(page)
    page.goto((record / f"{name}.html").as_uri())
    grown = rooted(page)
    if name.startswith("alive"):
        for option in ("acled", "house"):
            page.locator("select[name=codebook]").select_option(option)
            grown += rooted(page)
        page.locator("input[name=as_of]").fill("2")
        page.locator("figure[data-chart]").first.scroll_into_view_if_needed()
        page.wait_for_selector("figure.is-alive canvas")
        _point_at(page)
        page.locator("figure[data-map]").scroll_into_view_if_needed()
        page.wait_for_selector(".leaflet-tooltip")
        grown += rooted(page)
    context.close()

    assert (alarm.heard, grown) == ([], [])


def _point_at(page: Page) -> None:
    """Let the pointer wander over a picture, so that whatever it has to say is said."""
    box = page.locator("figure.is-alive canvas").first.bounding_box()
    assert box is not None
    for step in range(12):
        page.mouse.move(box["x"] + box["width"] * step / 12, box["y"] + box["height"] * (0.2 + 0.05 * step))
