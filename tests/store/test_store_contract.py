"""What every store promises."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nouns import claims, mention, one, page

from runut.model import Article, Decision, Skipped
from runut.store import Store
from runut.store.memory import MemoryStore
from runut.store.sqlite import SqliteStore


@pytest.fixture(params=["memory", "sqlite"])
def store(request, tmp_path) -> Iterator[Store]:
    opened = MemoryStore() if request.param == "memory" else SqliteStore(tmp_path / "runut.db")
    yield opened
    opened.close()


def test_a_page_is_new_once(store):
    assert store.add(page("Tirtasari"), [mention("Tirtasari")])

    assert not store.add(page("Tirtasari"), [mention("Tirtasari")])
    assert list(store.articles()) == [page("Tirtasari")]
    assert list(store.claims()) == [mention("Tirtasari")]


def test_a_page_that_was_found_in_two_places_keeps_both_paths(store):
    store.add(page("Tirtasari", "b.txt"), [])

    store.add(page("Tirtasari", "a.txt"), [])

    assert [article.paths for article in store.articles()] == [("a.txt", "b.txt")]


def test_articles_come_by_id_and_claims_as_they_were_found(store):
    store.add(page("Wanarejo"), [mention("Wanarejo", 9), mention("Wanarejo", 2)])
    store.add(page("Banyumili"), [mention("Banyumili")])

    assert [article.id for article in store.articles()] == ["Banyumili", "Wanarejo"]
    assert list(store.claims()) == [mention("Banyumili"), mention("Wanarejo", 9), mention("Wanarejo", 2)]
    assert list(store.claims("Wanarejo")) == [mention("Wanarejo", 9), mention("Wanarejo", 2)]
    assert list(store.claims("Entah")) == []


def test_a_page_whose_claims_break_off_is_not_kept(store):
    def broken():
        yield mention("Tirtasari")
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError, match="in the middle"):
        store.add(page("Tirtasari"), broken())

    assert not store.knows("Tirtasari")
    assert list(store.claims()) == []


def test_a_store_knows_what_it_keeps(store):
    store.add(page("Tirtasari"), [])

    assert store.knows("Tirtasari")
    assert not store.knows("Wanarejo")


def test_a_skipped_input_is_kept_once(store):
    assert store.skip(Skipped("b.bin", "read", "not text"))
    assert store.skip(Skipped("a.txt", "read", "empty"))

    assert not store.skip(Skipped("b.bin", "read", "not text"))
    assert list(store.skipped()) == [Skipped("a.txt", "read", "empty"), Skipped("b.bin", "read", "not text")]


def test_a_source_that_gives_an_article_is_no_longer_skipped(store):
    store.add(page("Tirtasari", "a.txt"), [])
    store.skip(Skipped("b.txt", "read", "empty"))

    store.add(page("Tirtasari", "b.txt"), [])

    assert list(store.skipped()) == []


def test_decisions_stay_in_the_order_they_were_made_and_are_never_edited(store):
    first = Decision("d2", "f1", "accept", None, "sari", "2022-01-07T10:00:00Z")
    second = Decision("d1", "f1", "correct", "16", "sari", "2022-01-07T10:01:00Z", "lihat paragraf akhir")
    store.decide(first)
    store.decide(second)

    store.decide(Decision("d2", "f1", "retract", None, "lain", "2023-01-01T00:00:00Z"))

    assert list(store.decisions()) == [first, second]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(one(Article), st.lists(claims, max_size=4), one(Skipped), one(Decision))
def test_whatever_is_kept_comes_back_as_it_was(store, article, found, skipped, decision):
    is_new = store.add(article, found)
    store.skip(skipped)
    store.decide(decision)

    if is_new:
        assert list(store.claims(article.id)) == found
        assert article in list(store.articles())
    assert skipped in list(store.skipped())
    assert decision.id in [made.id for made in store.decisions()]
