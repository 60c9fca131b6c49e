"""In which order home and the review queue show stories."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from runut import pipeline
from runut.desk.order import Order
from runut.model import Article, Claim, Figure, Label, Page, Span, Story
from runut.store import Store
from runut.store.memory import MemoryStore
from runut.store.sqlite import SqliteStore

GALLERY = "Foto: Pasar Malam di Alun-Alun Contoh\n\nWarga menikmati pasar malam di alun-alun Kota Contoh.\n"
SINGLE = "Kebakaran di Gudang Rotan\n\nKOTA LAIN - Seorang penjaga tewas dalam kebakaran gudang rotan di Kota Lain.\n"


@pytest.fixture(params=[MemoryStore, SqliteStore])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    made: Store = request.param() if request.param is MemoryStore else SqliteStore(tmp_path / "a.db")
    return made


def keep(store: Store, name: str, pages: int = 1, last: str | None = "2031-05-01", *, counts: bool = True) -> None:
    """Keep a story of so many pages, its figures borrowed from the single page above."""
    names = [f"a_{name}{n}" for n in range(pages)]
    for one in names:
        claims: list[Claim] = [_figure(one)] if counts else []
        store.add(Article(one, SINGLE, (Label(Span(0, len(SINGLE)), "body"),), (f"{one}.txt",)), claims)
    with store.shelving(1):
        store.waiting()
        store.regroup([Story(f"s_{name}", name, tuple(names), first=last, last=last)])


def _figure(article: str) -> Figure:
    from dataclasses import replace

    from runut import lang
    from runut.clean import clean
    from runut.extract import claims

    found = claims(clean(Page("a.txt", text=SINGLE)), lang.load("id"))
    figure = next(one for one in found if isinstance(one, Figure))
    return replace(figure, id=f"f_{article}", article=article, incident=None, part_of=None)


def test_numbers_then_several_pages_then_what_is_large_and_recent(store: Store) -> None:
    keep(store, "gallery", 5, counts=False)
    keep(store, "single", last="2031-05-02")
    keep(store, "large", 12, "2031-04-25")
    keep(store, "recent", 7, "2031-05-02")
    keep(store, "old", 20, "2031-01-01")
    keep(store, "undated", 2, None)

    names = Order().names(store)

    assert names == ["s_recent", "s_large", "s_undated", "s_old", "s_single", "s_gallery"]


def test_what_changed_since_one_looked_goes_before_its_equals_and_before_nothing_else(store: Store) -> None:
    keep(store, "large", 12)
    keep(store, "small", 2)
    seen = store.last_change()
    keep(store, "single")

    assert Order().names(store, {"": seen}) == ["s_large", "s_small", "s_single"]
    assert Order().names(store, {"": seen, "s_large": seen, "s_small": 0})[0] == "s_large"
    assert Order().names(store, {"s_large": seen})[:2] == ["s_small", "s_large"]


def test_what_changes_is_seen_and_what_is_gone_is_left_out(store: Store) -> None:
    order = Order()
    assert order.names(store) == []
    keep(store, "one", counts=False)
    assert order.names(store) == ["s_one"]
    keep(store, "two")
    assert order.names(store) == ["s_two", "s_one"]
    with store.shelving(1):
        store.regroup([Story("s_both", "both", ("a_one0", "a_two0"), "2031-05-01", "2031-05-01")])

    assert order.names(store) == ["s_both"]


def test_home_and_the_queue_begin_with_the_large_story(
    opened: Callable[..., TestClient], file: Path, tmp_path: Path
) -> None:
    for name, text in (("galeri", GALLERY), ("gudang", SINGLE)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        writing = SqliteStore(file)
        pipeline.trace([str(tmp_path / f"{name}.txt")], writing)
        pipeline.shelve(writing)
        writing.close()
    desk = opened()

    shown = re.findall(r'<h2><a href="/story/(\w+)">([^<]+)', desk.get("/").text)

    assert [title.split()[0] for _, title in shown] == ["Presiden", "Kebakaran", "Foto:"]
    assert f"/story/{shown[0][0]}" in desk.get("/review").text
    exported = desk.get("/export.json").json()
    assert [one["story"] for one in exported] == [name for name, _ in shown]
