"""Versions: a page that changed is one page; what it says now counts, what it said before is kept and linked."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from runut import pipeline
from runut.ledger.decisions import anchor
from runut.link.versions import linked, place
from runut.model import Article, Decision, Label, Record, Span
from runut.store import Store
from runut.store.memory import MemoryStore
from runut.store.sqlite import SqliteStore

URL = "https://harianrekaan.example/2031/05/05/kebakaran-pasar"
TEXT = """Kebakaran Pasar Rekaan, {n} Tewas

KOTA CONTOH - Kebakaran melanda Pasar Rekaan di Kota Contoh, Senin (5/5/2031). {n} orang tewas, kata Kepala Polres \
Contoh AKBP Budi Rekaan.

Api berkobar sejak pukul 02.00 WIB dan baru padam menjelang pagi. Warga sekitar mengungsi ke balai desa.
"""


def article(name: str, words: str, **said: str) -> Article:
    return Article(name, words, (Label(Span(0, len(words)), "body"),), (f"{name}.txt",), **{"url": URL, **said})


OLD = "api membakar pasar rekaan sejak pukul dua pagi dan dua orang tewas kata polisi"
NEW = "api membakar pasar rekaan sejak pukul dua pagi dan tiga orang tewas kata polisi"
OTHER = "halaman kedua tentang hal lain sama sekali yaitu harga cabai yang naik lagi di sana"


def replaced(*articles: Article, came: list[str] | None = None) -> dict[str, str | None]:
    order = came or [one.id for one in articles]
    return {one.id: one.replaces for one in linked(articles, lambda names: [name for name in order if name in names])}


def test_a_later_text_at_the_same_address_replaces_the_earlier() -> None:
    assert replaced(article("a", OLD), article("b", NEW)) == {"a": None, "b": "a"}


def test_without_times_the_one_that_came_later_is_the_later_one() -> None:
    assert replaced(article("a", OLD), article("b", NEW), came=["b", "a"]) == {"a": "b", "b": None}


@pytest.mark.parametrize("came", [["a", "b"], ["b", "a"]])
@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ({"modified": "2031-05-05T08:00:00+07:00"}, {"modified": "2031-05-05T02:00:00+00:00"}),
        ({"published": "2031-05-05T23:00:00+07:00"}, {"modified": "2031-05-06T01:00:00+07:00"}),
        ({"published": "2031-05-05"}, {"published": "2031-05-05", "modified": "2031-05-06T01:00:00+07:00"}),
    ],
)
def test_what_pages_say_of_their_time_counts_whatever_came_first(
    earlier: dict[str, str], later: dict[str, str], came: list[str]
) -> None:
    assert replaced(article("a", OLD, **earlier), article("b", NEW, **later), came=came) == {"a": None, "b": "a"}


def test_each_version_replaces_the_one_before_it() -> None:
    texts = [NEW.replace("tiga", number) for number in ("dua", "tiga", "empat")]

    assert replaced(*(article(str(at), text) for at, text in enumerate(texts))) == {"0": None, "1": "0", "2": "1"}


@pytest.mark.parametrize(
    "other",
    [
        article("b", OTHER),
        article("b", NEW, url=URL + "-lain"),
        article("b", NEW, url=URL + "?page=2"),
        article("b", NEW, url="https://lain.example/2031/05/05/kebakaran-pasar"),
    ],
    ids=["another part of it", "another page", "the second page", "another outlet"],
)
def test_what_is_no_version_is_left_alone(other: Article) -> None:
    assert replaced(article("a", OLD), other) == {"a": None, "b": None}


def test_front_pages_have_no_versions() -> None:
    front = "https://harianrekaan.example/"

    assert replaced(article("a", OLD, url=front), article("b", NEW, url=front)) == {"a": None, "b": None}


@pytest.mark.parametrize(
    "same",
    [
        "http://www.harianrekaan.example/2031/05/05/kebakaran-pasar/",
        "https://m.harianrekaan.example/2031/05/05/kebakaran-pasar?utm_source=x&page=all#isi",
        "https://amp.harianrekaan.example/2031/05/05/kebakaran-pasar/amp",
    ],
)
def test_a_page_is_known_under_its_other_addresses(same: str) -> None:
    assert place(same) == place(URL)


@pytest.mark.parametrize("nothing", [None, "", "a", "http://[::1", "mailto:a@b.example", "https://b.example"])
def test_what_names_no_page_is_none(nothing: str | None) -> None:
    assert place(nothing) is None


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    return MemoryStore() if request.param == "memory" else SqliteStore(tmp_path / "runut.db")


def _row(n: int, **said: str) -> dict[str, str]:
    text = TEXT.format(n=n)
    usual = {"url": URL, "outlet": "Harian Rekaan", "published": "2031-05-05T08:00:00+07:00", "language": "id"}
    return {**usual, "title": text.partition("\n")[0], "text": text, **said}


def _traced(store: Store, folder: Path, *rows: dict[str, str]) -> Record:
    path = folder / "pages.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    pipeline.trace([str(path)], store)
    return pipeline.record(store)


def _told(record: Record, kind: str = "killed") -> tuple[int | None, int | None, int | None, int, int]:
    (cell,) = (cell for cell in record.cells if cell.kind == kind)
    return cell.low, cell.best, cell.high, cell.origins, cell.articles


def test_a_page_that_changed_does_not_contradict_itself(store: Store, tmp_path: Path) -> None:
    record = _traced(store, tmp_path, _row(5), _row(8))

    assert len(record.articles) == 2
    assert len(record.stories) == 1
    assert _told(record) == (8, 8, 8, 1, 1)
    assert {link.relation for link in record.links} == {"repeats", "supersedes"}
    assert not any(found.kind == "figure_conflict" for found in record.discrepancies)


def test_what_a_page_takes_back_is_lowered_by_itself(store: Store, tmp_path: Path) -> None:
    record = _traced(store, tmp_path, _row(9), _row(8))

    assert _told(record) == (8, 8, 8, 1, 1)
    assert {link.relation for link in record.links} == {"repeats", "revises_down"}


def test_two_versions_are_one_origin_and_no_copy(store: Store, tmp_path: Path) -> None:
    once = _traced(MemoryStore(), tmp_path, _row(8))
    twice = _traced(store, tmp_path, _row(5), _row(8))

    assert [origin.name for origin in twice.origins] == [origin.name for origin in once.origins]
    assert not any(proof.of for origin in twice.origins for proof in origin.evidence)


def test_another_outlets_copy_still_counts_beside_the_versions(store: Store, tmp_path: Path) -> None:
    other = _row(5, url="https://kabarrekaan.example/a", outlet="Kabar Rekaan", published="2031-05-05T07:00:00+07:00")
    record = _traced(store, tmp_path, _row(5), _row(8), other)

    low, best, high, origins, articles = _told(record)
    assert (best, origins, articles) == (8, 1, 2)
    assert (low, high) == (8, 8)


@pytest.mark.parametrize("reverse", [False, True])
def test_the_order_of_arrival_plays_no_part_where_pages_say_when_they_changed(
    store: Store, tmp_path: Path, reverse: bool
) -> None:
    rows = [_row(5, modified="2031-05-05T08:30:00+07:00"), _row(8, modified="2031-05-07T09:00:00+07:00")]
    record = _traced(store, tmp_path, *(rows[::-1] if reverse else rows))

    (later,) = (one for one in record.articles if one.replaces)
    assert later.modified == "2031-05-07T09:00:00+07:00"
    assert _told(record)[1] == 8


def test_on_an_earlier_day_the_page_said_what_it_said_then(store: Store, tmp_path: Path) -> None:
    _traced(store, tmp_path, _row(5), _row(8, modified="2031-05-07T09:00:00+07:00"))

    assert _told(pipeline.record(store, as_of="2031-05-06"))[1] == 5
    assert _told(pipeline.record(store, as_of="2031-05-07"))[1] == 8


FEED = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Kebakaran Pasar Rekaan, {n} Tewas</title>
<link href="{url}"/><published>2031-05-05T08:00:00+07:00</published><updated>2031-05-05T{hour}:00:00+07:00</updated>
<content type="html">{html}</content></entry></feed>"""


@pytest.mark.parametrize("reverse", [False, True])
def test_an_item_of_a_feed_that_changed_is_a_version_of_the_same_article(
    store: Store, tmp_path: Path, reverse: bool
) -> None:
    states = [(5, "09"), (8, "11")]
    for n, hour in states[::-1] if reverse else states:
        html = "".join(f"&lt;p&gt;{line}&lt;/p&gt;" for line in TEXT.format(n=n).split("\n\n")[1:])
        (tmp_path / "feed.atom").write_text(FEED.format(n=n, url=URL, hour=hour, html=html), encoding="utf-8")
        traced = pipeline.trace([str(tmp_path / "feed.atom")], store)
        assert (traced.new, traced.skipped) == (1, 0)

    record = pipeline.record(store)

    (later,) = (one for one in record.articles if one.replaces)
    assert later.modified == "2031-05-05T11:00:00+07:00"
    assert _told(record)[1:] == (8, 8, 1, 1)


def test_a_saved_page_that_was_saved_again_is_a_version(store: Store, tmp_path: Path) -> None:
    for n in (5, 8):
        body = "".join(f"<p>{line}</p>" for line in TEXT.format(n=n).split("\n\n")[1:])
        html = f'<html lang="id"><link rel="canonical" href="{URL}"><h1>Kebakaran Pasar Rekaan, {n} Tewas</h1>{body}'
        (tmp_path / "page.html").write_text(html, encoding="utf-8")
        pipeline.trace([str(tmp_path / "page.html")], store)

    record = pipeline.record(store)

    assert [bool(one.replaces) for one in record.articles].count(True) == 1
    assert _told(record)[1] == 8


FILE = {"url": ""}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({}, {"outlet": "Sauh"}, {"a": None, "b": "a"}),
        ({"outlet": "Sauh"}, {}, {"a": "b", "b": None}),
        ({"outlet": "Suah"}, {"outlet": "Sauh"}, {"a": None, "b": "a"}),
        ({}, {"url": URL}, {"a": None, "b": "a"}),
        ({"url": URL}, {"url": f"{URL}-lain"}, {"a": None, "b": None}),
    ],
)
def test_one_text_of_one_file_is_one_page_and_what_says_more_of_it_counts(
    first: dict[str, str], second: dict[str, str], expected: dict[str, str | None]
) -> None:
    a, b = (
        replace(article(name, OLD, **FILE | said), paths=("p.txt",)) for name, said in (("a", first), ("b", second))
    )

    assert replaced(a, b) == expected


@pytest.mark.parametrize(("words", "path"), [(NEW, "p.txt"), (OLD, "q.txt"), (OLD, "-:1")])
def test_another_text_another_file_or_what_was_piped_in_is_another_page(words: str, path: str) -> None:
    a = replace(article("a", OLD, **FILE), paths=("-:1" if path == "-:1" else "p.txt",))

    assert replaced(a, replace(article("b", words, **FILE), paths=(path,))) == {"a": None, "b": None}


def test_a_file_s_page_stands_before_the_versions_at_its_address() -> None:
    bare = replace(article("a", OLD, **FILE), paths=("p.txt",))
    told = replace(article("b", OLD, published="2031-05-05"), paths=("p.txt",))
    earlier = article("z", OLD + " hari ini", published="2031-05-04")
    later = article("c", NEW, published="2031-05-06")

    assert (
        replaced(earlier, bare, told) == {"z": None, "a": None, "b": "z"} or replaced(earlier, bare, told)["b"] == "a"
    )
    assert replaced(bare, told, later) == {"a": None, "b": "a", "c": "b"}


def _pages(folder: Path) -> None:
    for name, n in (("a", 5), ("b", 8)):
        (folder / f"{name}.txt").write_text(TEXT.format(n=n), encoding="utf-8")


def _manifest(folder: Path) -> None:
    entries = [
        {"file": f"{name}.txt", "url": f"https://{name}.example/1", "outlet": name.upper(), "date": f"2031-05-0{day}"}
        for name, day in (("a", 5), ("b", 6))
    ]
    (folder / "manifest.json").write_text(json.dumps(entries), encoding="utf-8")


def test_pages_traced_before_their_manifest_stay_as_many_pages_and_decisions_stand(
    store: Store, tmp_path: Path
) -> None:
    _pages(tmp_path)
    pipeline.trace([str(tmp_path)], store)
    before = pipeline.record(store)
    figure = next(one for one in before.figures if one.quantity.value == 8)
    made = anchor(figure, before.article_of[figure.article])
    store.decide(Decision("d_1", figure.id, "correct", "9", "sari", "2031-05-07T00:00:00Z", None, made))
    _manifest(tmp_path)

    told = pipeline.trace([str(tmp_path)], store)
    record = pipeline.record(store)

    assert (told.new, told.known) == (2, 0)
    assert sorted(bool(one.replaces) for one in record.articles) == [False, False, True, True]
    assert {one.outlet for one in record.articles if one.replaces} == {"A", "B"}
    assert not {cell.articles for cell in record.cells} & {3, 4}
    assert any(9 in (cell.low, cell.best, cell.high) for cell in record.cells)
    assert pipeline.trace([str(tmp_path)], store).known == 2
