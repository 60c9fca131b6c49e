"""The whole way holds its promises over any pages, in any order."""

import io
import random
from dataclasses import replace
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from runut import pipeline
from runut.errors import SourceError, UnknownNameError
from runut.export import jsonl
from runut.model import Decision, Record
from runut.store.memory import MemoryStore
from runut.store.sqlite import SqliteStore

sentences = st.sampled_from(
    [
        "Banjir di Tirtasari menewaskan dua orang.",
        "Sebanyak 12 warga luka-luka, kata Kepala Desa Wanarejo Sastro Gumelar.",
        '"Kami masih mencari lima orang," ujarnya, Kamis (6/1/2022).',
        "Polisi menangkap puluhan orang di Karangjati pada Rabu malam.",
        "Three people were killed in Tirtasari, police said on Monday.",
        "Baca juga: Sepuluh rumah rusak di Sukaratu",
        "Advertisement",
        "Lebih dari 2.000 orang mengungsi, menurut BPBD.",
        "\u200b\t ,,,“",
    ]
)
texts = st.lists(sentences, min_size=1, max_size=6).map("\n\n".join) | st.text(max_size=80)
pages = st.fixed_dictionaries(
    {"text": texts},
    optional={
        "title": st.text(max_size=20),
        "published": st.sampled_from(["2022-01-06", "2022-01-07T10:00:00+07:00", None]),
        "outlet": st.sampled_from(["Kabar Nalika", "Warta Tepian", None]),
        "language": st.sampled_from(["id", "en", "fr", None]),
    },
)


def written(record: Record) -> bytes:
    out = io.BytesIO()
    jsonl.write(record, out)
    return out.getvalue()


def put(folder, batch, name="pages.jsonl") -> str:
    import json

    file = folder / name
    file.write_text("".join(json.dumps(page) + "\n" for page in batch), encoding="utf-8")
    return str(file)


slowly = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@slowly
@given(st.lists(pages, min_size=1, max_size=5))
def test_tracing_twice_adds_nothing(tmp_path, batch):
    source, store = put(tmp_path, batch), MemoryStore()

    once = pipeline.trace([source], store)
    before = written(pipeline.record(store))
    twice = pipeline.trace([source], store)

    assert once.read == once.new + once.known + once.skipped == len(batch)
    assert (twice.new, twice.skipped, twice.read) == (0, once.skipped, once.read)
    assert written(pipeline.record(store)) == before


@slowly
@given(st.lists(pages, min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_pages_does_not_matter(tmp_path, batch, chance):
    files = [put(tmp_path, [page], f"{n}.jsonl") for n, page in enumerate(batch)]
    mixed = random.Random(chance.random()).sample(files, len(files))
    straight, other = MemoryStore(), MemoryStore()

    pipeline.trace(files, straight)
    pipeline.trace(mixed, other)

    assert written(pipeline.record(other)) == written(pipeline.record(straight))


@slowly
@given(st.lists(pages, min_size=1, max_size=4))
def test_what_is_exported_and_read_back_is_the_same_record(tmp_path, batch):
    store = MemoryStore()
    pipeline.trace([put(tmp_path, batch)], store)
    record = pipeline.record(store)

    assert jsonl.read_record(written(record).splitlines(keepends=True)) == record


@slowly
@given(st.lists(pages, min_size=1, max_size=4))
def test_spans_lie_inside_the_text_and_are_not_blank(tmp_path, batch):
    store = MemoryStore()
    pipeline.trace([put(tmp_path, batch)], store)
    record = pipeline.record(store)

    for claim in [*record.figures, *record.quotes, *record.dates, *record.mentions, *record.events]:
        text = record.article_of[claim.article].text
        assert 0 <= claim.span.start < claim.span.end <= len(text)
        assert claim.span.of(text).strip()
    for article in record.articles:
        covered = [at for label in article.labels for at in range(*label.span)]
        assert covered == list(range(len(article.text)))
    for cell in record.cells:
        ends = [end for end in (cell.low, cell.best, cell.high) if end is not None]
        assert ends == sorted(ends)


def test_a_record_without_notes_tells_what_one_with_notes_tells(demo_pages, demo_record):
    noted, bare = MemoryStore(), MemoryStore()
    pipeline.trace([str(demo_pages)], noted)
    for article in noted.articles():
        bare.add(article, noted.claims(article.id))

    assert len(noted.notes(demo_record.article_of)) == len(demo_record.articles)
    assert pipeline.record(bare) == pipeline.record(noted)


def test_both_stores_give_the_same_record_of_the_bundled_story(demo_pages, tmp_path):
    kept, held = SqliteStore(tmp_path / "runut.db"), MemoryStore()

    pipeline.trace([str(demo_pages)], kept)
    pipeline.trace([str(demo_pages)], held)

    assert written(pipeline.record(kept)) == written(pipeline.record(held))
    kept.close()


def test_the_bundled_story_read_back_is_the_same_record(demo_record):
    assert jsonl.read_record(written(demo_record).splitlines(keepends=True)) == demo_record


def test_things_come_after_what_they_refer_to(demo_record):
    import json

    seen: set[str] = set()
    for line in map(json.loads, written(demo_record).splitlines()):
        # A story names its incidents and each incident its story: the story comes first.
        refers = [line.get(key) for key in ("article", "part_of", "incident", "entity", "from", "to")]
        refers += [] if line["type"] == "entity" else [line.get("story"), *line.get("figures", ())]
        assert {name for name in refers if name} <= seen
        seen.add(line.get("id", ""))


def test_progress_hears_of_each_input_after_it_is_kept(demo_pages):
    store, heard = MemoryStore(), []

    def progress(outcome):
        assert outcome.article is None or store.knows(outcome.article)
        heard.append(outcome.status)

    traced = pipeline.trace([str(demo_pages)], store, progress)

    assert heard == ["new"] * traced.read


def test_a_page_that_trips_a_room_is_skipped_and_the_others_are_kept(demo_pages):
    from runut.extract import claims

    def trips(article, pack):
        if "Nalika" in (article.outlet or ""):
            raise ZeroDivisionError("by\nzero")
        return claims(article, pack)

    store = MemoryStore()
    with mock.patch("runut.extract.claims", trips):
        traced = pipeline.trace([str(demo_pages)], store)

    assert traced.skipped >= 1
    assert traced.new + traced.skipped == traced.read
    assert {(s.room, s.reason) for s in store.skipped()} == {("extract", "ZeroDivisionError: by zero")}


def test_nothing_to_read_is_said(tmp_path):
    with pytest.raises(SourceError, match="holds no page"):
        pipeline.trace([str(tmp_path)], MemoryStore())


@pytest.fixture
def story(demo_pages) -> MemoryStore:
    store = MemoryStore()
    pipeline.trace([str(demo_pages)], store)
    return store


def test_as_of_a_day_is_the_record_of_the_pages_published_until_then(story):
    early = MemoryStore()
    for article in story.articles():
        if article.day and article.day <= "2022-01-07":
            early.add(article, story.claims(article.id))

    assert 0 < len(list(early.articles())) < len(list(story.articles()))
    assert pipeline.record(story, as_of="2022-01-07") == pipeline.record(early)


def test_without_an_outlet_is_the_record_of_the_other_pages(story):
    rest, named = MemoryStore(), next(a.outlet for a in story.articles() if a.outlet)
    for article in story.articles():
        if article.outlet != named:
            rest.add(article, story.claims(article.id))

    assert pipeline.record(story, without=[named.upper()]) == pipeline.record(rest)


def test_without_an_outlet_that_is_not_there_names_those_that_are(story):
    with pytest.raises(UnknownNameError, match="Known outlets: "):
        pipeline.record(story, without=["Koran Entah"])


def test_a_decision_is_folded_in_and_kept_apart(story):
    before = pipeline.record(story)
    figure = before.figures[0]
    story.decide(Decision("d1", figure.id, "retract", None, "sari", "2022-02-01T08:00:00Z"))

    after = pipeline.record(story)

    assert after.figures == before.figures
    assert [made.id for made in after.decisions] == ["d1"]
    assert replace(after, decisions=(), cells=(), links=(), discrepancies=()) == replace(
        before, decisions=(), cells=(), links=(), discrepancies=()
    )


@slowly
@given(st.lists(pages, min_size=1, max_size=5))
def test_what_is_told_of_touched_stories_is_what_the_whole_record_tells(tmp_path, batch):
    store = MemoryStore()
    for n, page in enumerate(batch):
        traced = pipeline.trace([put(tmp_path, [page], f"{n}.jsonl")], store)
        pipeline.touched(store, traced.articles)

    whole = pipeline.record(store)
    part = pipeline.touched(store, [article.id for article in whole.articles])

    assert (part.stories, part.entities, part.cells) == (whole.stories, whole.entities, whole.cells)


def slice_of(whole: Record, told) -> Record:
    """Take what a whole record says of one story; entities it shares with others may be named after those."""
    own = set(told.articles)
    figures = {figure.id for figure in whole.figures if figure.article in own}

    def of(heap):
        return tuple(thing for thing in heap if thing.article in own)

    return Record(
        articles=tuple(article for article in whole.articles if article.id in own),
        stories=(told,),
        events=of(whole.events),
        figures=of(whole.figures),
        quotes=of(whole.quotes),
        dates=of(whole.dates),
        mentions=of(whole.mentions),
        origins=tuple(origin for origin in whole.origins if origin.story == told.id),
        cells=tuple(cell for cell in whole.cells if cell.story == told.id),
        links=tuple(link for link in whole.links if link.from_ in figures),
        discrepancies=tuple(d for d in whole.discrepancies if d.article in own or d.story == told.id),
        decisions=tuple(decision for decision in whole.decisions if decision.of in figures),
    )


@slowly
@given(st.lists(pages, min_size=1, max_size=6), st.integers(0, 99))
def test_one_story_worked_out_is_what_the_whole_record_tells_of_it(tmp_path, batch, pick):
    store = MemoryStore()
    for n, page in enumerate(batch):
        pipeline.trace([put(tmp_path, [page], f"{n}.jsonl")], store)
        pipeline.stories(store)
    whole = pipeline.record(store)
    if whole.figures:
        store.decide(Decision("d1", whole.figures[pick % len(whole.figures)].id, "reject", None, "sari", "2022-02-01"))
    whole = pipeline.record(store)

    kept = {told.id: told for told in pipeline.stories(store)}
    alone = [pipeline.story(store, told.id) for told in whole.stories]

    assert [replace(told, incidents=()) for told in whole.stories] == [kept[told.id] for told in whole.stories]
    assert [replace(part, entities=()) for part in alone] == [slice_of(whole, told) for told in whole.stories]
    named = {entity.id for entity in whole.entities}
    assert {entity.id for part in alone for entity in part.entities} == named


def test_a_story_seen_as_of_a_day_is_what_its_pages_until_then_tell(story):
    whole = next(told for told in pipeline.stories(story) if len(told.articles) > 3)
    day = sorted(article.day for article in story.articles(whole.articles) if article.day)[1]

    early = pipeline.story(story, whole.id, as_of=day)

    (told,) = early.stories
    assert (told.id, told.title) == (whole.id, whole.title)
    assert 0 < len(early.articles) < len(whole.articles)
    assert all(article.day <= day for article in early.articles)
    alone = pipeline.record(story, as_of=day)
    assert len(alone.stories) == 1
    assert early.links == alone.links
    assert [nameless(cell) for cell in early.cells] == [nameless(cell) for cell in alone.cells]


def nameless(cell):
    return replace(cell, id="", story="")


def test_a_story_without_its_only_outlets_is_empty(story):
    told = pipeline.stories(story)[0]
    outlets = {article.outlet for article in story.articles(told.articles) if article.outlet}

    assert pipeline.story(story, told.id, without=outlets).figures == ()


def test_a_story_that_is_not_there_is_named(story):
    with pytest.raises(UnknownNameError, match="no story 'entah'"):
        pipeline.story(story, "entah")


def test_the_story_that_changed_last_comes_first(story):
    *_, last = pipeline.stories(story)
    figure = next(f for f in pipeline.story(story, last.id).figures)

    story.decide(Decision("d1", figure.id, "accept", None, "sari", "2022-02-01T08:00:00Z"))

    assert pipeline.stories(story)[0] == last
