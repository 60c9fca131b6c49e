"""A search finds what a careful reader would, in every store alike, whatever is typed."""

import random
import string
from dataclasses import replace

import pytest

from runut.errors import TooSlowError
from runut.model import Article, Event, Figure, Label, Quantity, Span
from runut.store import Store
from runut.store import sqlite as sqlite_store
from runut.store._marks import fold
from runut.store.sqlite import SqliteStore

TEXTS = {
    "a": (
        "Kabar Nalika",
        "2022-01-05",
        "id",
        "Banjir di Tirtasari menewaskan dua orang. Warga mengungsi ke balai desa.",
    ),
    "b": ("Warta Tepian", "2022-01-06", "id", "Longsor di Wanarejo. Dua orang hilang, kata Erdoğan Sastro."),
    "c": ("Harian Sauh", "2022-02-01", "id", "Setelah banjir, warga Tirtasari membersihkan rumah; 2.000 orang pulang."),
    "d": ("Northfield Courier", "2022-01-06", "en", "Floods in Tirtasari killed two people, the “village head” said."),
    "e": (None, None, "id", "Pesan singkat tanpa tanggal: banjir lagi!"),
}


def article(name: str) -> Article:
    outlet, published, language, text = TEXTS[name]
    title = text.split(".")[0].upper() if name == "b" else None
    return Article(name, text, (Label(Span(0, len(text)), "body"),), (f"{name}.txt",), outlet=outlet, title=title,
                   published=published, language=language)  # fmt: skip


def claims(name: str) -> list[Figure | Event]:
    if name == "a":
        return [Figure("f_a", "a", Span(32, 35), Span(0, 40), "killed", Quantity(2, "exact", 2, 2))]
    return [Event("e_b", "b", Span(0, 7), "flood")] if name == "b" else []


@pytest.fixture
def store(empty: Store) -> Store:
    for name in TEXTS:
        empty.add(article(name), claims(name))
    return empty


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("banjir", "ace"),
        ("BANJIR tirtasari", "ac"),
        ("banjir OR longsor", "abce"),
        ("tirtasari banjir OR floods", "acd"),
        ("banjir -warga", "e"),
        ("-banjir", "bd"),
        ('"dua orang"', "ab"),
        ('"orang dua"', ""),
        ("“dua orang”", "ab"),
        ('-"dua orang" banjir', "ce"),
        ("meng*", "a"),
        ("erdogan", "b"),
        ("ERDOĞAN", "b"),
        ("2.000", "c"),
        ("outlet:sauh", "c"),
        ('outlet:"kabar nalika" banjir', "a"),
        ("kind:killed", "a"),
        ("kind:flood", "b"),
        ("lang:en", "d"),
        ("lang:en OR lang:id banjir", "ace"),
        ("after:2022-01-06", "bcd"),
        ("before:2022-01", "abd"),
        ("after:2022-01-06 before:2022-01-06", "bd"),
        ("after:kemarin banjir", ""),
        ("AND", ""),
        ("", "abcde"),
        ("--- ... ()", "abcde"),
        ("OR banjir", "ace"),
        ("banjir OR", "ace"),
        ('"banjir', "ace"),
        ("near(banjir)", ""),
        ("title:banjir", ""),
    ],
)
def test_a_query_finds_the_pages_that_a_reader_would(store, query, found):
    result = store.search(query)

    assert sorted(hit.article for hit in result.hits) == sorted(found)
    assert result.total == len(found)


def test_a_hit_shows_the_words_where_they_stand(store):
    for query in ("banjir", '"dua orang"', "erdogan", "meng*", "2.000 orang", "kind:killed"):
        for hit in store.search(query).hits:
            text = TEXTS[hit.article][3]
            assert hit.words == hit.span.of(text)
            assert all(hit.span.holds(mark) for mark in hit.marks)
            assert bool(hit.marks) == (":" not in query)

    (hit,) = store.search("erdogan").hits
    assert [mark.of(TEXTS["b"][3]) for mark in hit.marks] == ["Erdoğan"]


def test_hits_come_page_by_page_and_none_twice(store):
    pages = [store.search("", 2, offset) for offset in range(0, 6, 2)]

    assert [hit.article for found in pages for hit in found.hits] == ["c", "d", "b", "a", "e"]
    assert {found.total for found in pages} == {5}


def test_what_is_shown_of_a_long_page_is_the_stretch_with_most_of_the_words(tmp_path):
    store = SqliteStore(tmp_path / "runut.db")
    text = (
        "banjir. "
        + "Kalimat pengisi yang panjang sekali. " * 50
        + "Banjir dan longsor di Tirtasari. "
        + "Pengisi. " * 50
    )
    store.add(replace(article("a"), text=text, labels=(Label(Span(0, len(text)), "body"),)), [])

    (hit,) = store.search("banjir longsor tirtasari").hits

    assert "Banjir dan longsor di Tirtasari" in hit.words
    assert len(hit.marks) == 3
    assert len(hit.words) < 300
    store.close()


def test_no_text_is_an_error(store):
    chance = random.Random(9)
    pieces = ['"', "“", "OR", "-", "*", "NEAR(", ")", "outlet:", "kind:", "after:", "before:2022", "lang:", "'", ";",
              "banjir", "\0", "\ud83d", "^", "{a b}:", "AND", "NOT", "--", "/*", "%", "é", "1=1"]  # fmt: skip
    for _ in range(10_000 if isinstance(store, SqliteStore) else 500):
        parts = chance.choices([*pieces, *string.printable], k=chance.randrange(12))
        store.search(chance.choice(["", " "]).join(parts), limit=3)


def test_a_page_with_halves_of_surrogate_pairs_is_found(tmp_path):
    store = SqliteStore(tmp_path / "runut.db")
    text = "Banjir \ud83d di Tirtasari\0 surut"
    store.add(replace(article("a"), text=text, labels=(Label(Span(0, len(text)), "body"),), outlet="\ud83d"), [])

    assert [hit.words for hit in store.search("tirtasari surut").hits] == [text]
    store.close()


def test_a_search_that_takes_too_long_is_ended(tmp_path, monkeypatch):
    store = SqliteStore(tmp_path / "runut.db")
    for n in range(300):
        store.add(replace(article("a"), id=str(n), text=f"banjir {n}"), [])
    monkeypatch.setattr(sqlite_store, "PATIENCE_S", -1)
    monkeypatch.setattr(sqlite_store, "_LOOKS_EVERY", 1000)

    with pytest.raises(TooSlowError, match="too long over this search"):
        store.search("banjir*")

    monkeypatch.undo()
    assert store.search("banjir").total == 300
    store.close()


TABLES_OF_LATER_FORMS = [
    "words",
    "facet",
    "told",
    "named",
    "change",
    "decided",
    "story",
    "told_in",
    "visit",
    "came",
    "note",
]


def test_a_record_of_an_earlier_form_is_made_findable(tmp_path):
    from runut.store import _migrate

    file = tmp_path / "runut.db"
    store = SqliteStore(file)
    store.add(article("a"), claims("a"))
    later = [table for table in TABLES_OF_LATER_FORMS if store._run(f"DROP TABLE IF EXISTS {table}")]
    assert later == TABLES_OF_LATER_FORMS
    store._run("PRAGMA user_version = 2")
    store._run("UPDATE alembic_version SET version_num = '0002'")
    store.close()
    assert _migrate

    again = SqliteStore(file)

    assert [hit.article for hit in again.search("tirtasari").hits] == ["a"]
    assert again.article_of("f_a") == "a"
    assert [change.id for change in again.changes()] == ["a"]
    again.close()


def test_a_text_is_folded_without_changing_its_length():
    for sign in map(chr, range(0x3000)):
        assert len(fold(f"x{sign}y")) == 3, hex(ord(sign))
