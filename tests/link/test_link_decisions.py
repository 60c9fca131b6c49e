"""What people decided on entities and stories stands, whatever the machine would make of them."""

from __future__ import annotations

from stories import BUS, OTHER_BUS

from runut.link import link
from runut.model import Decision, Mention, Record, Span

MENTIONS = (
    Mention("", Span(0, 3), "Danang Prasojo", "person"),
    Mention("", Span(4, 7), "Prasojo", "person"),
    Mention("", Span(8, 11), "Rini Wulandari", "person"),
)


def record(*decisions: Decision) -> Record:
    mentions = tuple(Mention(BUS[0].id, one.span, one.name, one.kind) for one in MENTIONS)
    return link(Record(articles=(*BUS, *OTHER_BUS), mentions=mentions, decisions=decisions))


def decision(verdict: str, of: str, value: str | None, number: int = 1) -> Decision:
    return Decision(f"d{number}", of, verdict, value, "rina", "2024-03-07T08:00:00+00:00")


def entity(name: str, found: Record) -> str | None:
    return next(mention.entity for mention in found.mentions if mention.name == name)


def test_two_entities_that_people_hold_for_one_are_one() -> None:
    one, other = (entity(name, record()) or "" for name in ("Rini Wulandari", "Danang Prasojo"))

    found = record(decision("merge", one, other))

    assert entity("Rini Wulandari", found) == entity("Danang Prasojo", found) == other
    assert [known.aliases for known in found.entities if known.id == other] == [("Prasojo", "Rini Wulandari")]


def test_a_name_that_people_take_from_an_entity_stands_by_itself() -> None:
    bearer = entity("Prasojo", record()) or ""

    found = record(decision("split", bearer, "Prasojo"))

    assert entity("Danang Prasojo", found) == bearer
    assert entity("Prasojo", found) not in (bearer, None)


def test_two_stories_that_people_hold_for_one_are_one() -> None:
    first, second = record().stories

    (story,) = record(decision("merge", second.id, first.id)).stories

    assert story.id == first.id
    assert set(story.articles) == {*first.articles, *second.articles}


def test_an_article_that_people_take_from_a_story_is_a_story_of_its_own() -> None:
    first, second = record().stories

    found = record(decision("split", first.id, first.articles[0])).stories

    assert sorted(len(story.articles) for story in found) == sorted([1, len(first.articles) - 1, len(second.articles)])


def test_a_decision_that_was_taken_back_counts_no_more() -> None:
    first, second = record().stories

    found = record(decision("merge", second.id, first.id), decision("retract", "d1", None, 2))

    assert {story.id for story in found.stories} == {first.id, second.id}
