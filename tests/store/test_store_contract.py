"""What every store promises."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nouns import claims, mention, one, page

from runut.errors import ConflictError
from runut.model import Anchor, Article, Decision, Figure, Quantity, Skipped, Span, Story, Visit
from runut.store import Store


@pytest.fixture
def store(empty: Store) -> Store:
    return empty


def test_a_page_is_new_once(store):
    assert store.add(page("Tirtasari"), [mention("Tirtasari")])

    assert not store.add(page("Tirtasari"), [mention("Tirtasari")])
    assert list(store.articles()) == [page("Tirtasari")]
    assert list(store.claims()) == [mention("Tirtasari")]


def test_a_note_is_kept_with_its_page_and_stays_as_it_was(store):
    store.add(page("Tirtasari"), [], "dibaca")
    store.add(page("Wanarejo"), [])
    store.add(page("Tirtasari"), [], "dibaca lagi")

    assert store.notes(["Tirtasari", "Wanarejo", "Entah"]) == {"Tirtasari": "dibaca"}


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


def decided(of: str, by: str = "sari", verdict: str = "accept") -> Decision:
    return Decision(f"d_{of}_{by}_{verdict}", of, verdict, None, by, "2022-01-07T10:00:00Z")


def test_what_comes_in_is_numbered(store):
    store.add(page("Tirtasari"), [])
    store.decide(decided("f1"))
    store.add(page("Tirtasari", "again.txt"), [])
    store.add(page("Wanarejo"), [])

    log = list(store.changes())

    assert [(change.kind, change.id) for change in log] == [
        ("article", "Tirtasari"), ("decision", "d_f1_sari_accept"), ("article", "Wanarejo"),
    ]  # fmt: skip
    assert [change.number for change in log] == sorted({change.number for change in log})
    assert list(store.changes(log[0].number, 1)) == [log[1]]
    assert store.last_change() == log[-1].number
    assert store.arrived(["Tirtasari", "Wanarejo", "Entah", "d_f1_sari_accept"], log[0].number) == 1


def test_decisions_on_a_thing_come_with_the_decisions_on_them(store):
    for made in (decided("f1"), decided("f2"), decided("d_f1_sari_accept", "budi", "retract"), decided("f1", "budi")):
        store.decide(made)

    of = [made.id for made in store.decisions(["f1"])]

    assert of == ["d_f1_sari_accept", "d_d_f1_sari_accept_budi_retract", "d_f1_budi_accept"]
    assert list(store.decisions([])) == []
    assert store.decision("d_f2_sari_accept") == decided("f2")
    assert store.decision("f2") is None


def test_decisions_made_on_an_articles_words_come_with_the_article(store):
    moved = replace(decided("f_old"), anchor=Anchor("Tirtasari", "killed", "dua", "menewaskan dua orang"))
    store.decide(moved)
    store.decide(decided("f2"))

    assert list(store.decisions(["Tirtasari"])) == [moved]
    assert list(store.decisions(["Tirtasari", "f_old"])) == [moved]


def test_who_has_not_seen_what_somebody_else_decided_is_refused(store):
    seen = store.last_change()
    store.decide(decided("f1", "budi"), seen)

    with pytest.raises(ConflictError, match="budi decided accept"):
        store.decide(decided("f1", "sari"), seen)

    store.decide(decided("f2", "sari"), seen)
    store.decide(decided("f1", "sari", "reject"), store.last_change())
    assert [made.id for made in store.decisions()] == ["d_f1_budi_accept", "d_f2_sari_accept", "d_f1_sari_reject"]


def test_a_decision_that_was_taken_back_meanwhile_is_a_conflict(store):
    store.decide(decided("f1", "sari"))
    seen = store.last_change()
    store.decide(decided("d_f1_sari_accept", "budi", "retract"), seen)

    with pytest.raises(ConflictError, match="budi decided retract"):
        store.decide(decided("f1", "tono", "correct"), seen)


def test_ones_own_decision_and_a_blind_code_are_no_conflict(store):
    seen = store.last_change()
    store.decide(decided("f1", "budi", "code"), seen)
    store.decide(decided("f1", "sari"), seen)

    store.decide(decided("f1", "sari", "reject"), seen)

    assert len(list(store.decisions())) == 3


def test_the_article_of_a_claim_is_found(store):
    figure = Figure("f1", "Tirtasari", Span(0, 6), Span(0, 6), "killed", Quantity(2, "exact", 2, 2))
    store.add(page("Tirtasari"), [figure, mention("Tirtasari")])

    assert store.article_of("f1") == "Tirtasari"
    assert store.article_of("f2") is None


def test_stories_are_kept_in_the_place_of_those_they_came_from(store):
    for name in ("Tirtasari", "Wanarejo", "Banyumili"):
        store.add(page(name), [])
    with store.shelving(1):
        assert store.waiting() == ["Banyumili", "Tirtasari", "Wanarejo"]
        store.regroup([Story("s1", "Banjir", ("Tirtasari", "Wanarejo")), Story("s2", "Longsor", ("Banyumili",))])
    with store.shelving(1):
        store.regroup([Story("s1", "Banjir", ("Tirtasari",)), Story("s3", "Banjir", ("Wanarejo", "Banyumili"))])

    assert not store.is_behind(1)
    assert [told.id for told in store.stories()] == ["s3", "s1"]
    assert [told.id for told in store.stories(1, 1)] == ["s1"]
    assert store.story_count() == 2
    assert store.story("s2") is None
    told, number = store.story("Banyumili")
    assert (told.id, number) == ("s3", store.last_change())


def test_a_store_is_behind_while_an_article_waits(store):
    assert not store.is_behind(1) or list(store.articles()) == []

    store.add(page("Tirtasari"), [])

    assert store.is_behind(1)


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


def test_an_address_is_remembered_as_it_was_last_read(store):
    store.add(page("Tirtasari"), [])
    first = Visit("https://example.org/a", "https://example.org/b", '"satu"', None, None, "Tirtasari")
    store.visited(first)

    store.visited(replace(first, etag='"dua"'))

    assert store.visit("https://example.org/a") == replace(first, etag='"dua"')
    assert store.visit("https://example.org/b") is None


def test_articles_are_told_in_the_order_they_came(store):
    for name in ("Wanarejo", "Banyumili", "Tirtasari"):
        store.add(page(name), [])
    store.add(page("Wanarejo"), [])

    assert store.came(["Tirtasari", "Wanarejo", "Entah"]) == ["Wanarejo", "Tirtasari"]
    assert store.came([]) == []
