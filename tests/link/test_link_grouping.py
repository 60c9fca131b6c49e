"""One article after another gives the groups that all at once give, joins and all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from stories import BUS, BUS_ENGLISH, OTHER_BUS, ROUND_UP, TRIAL

from runut.link import stories
from runut.model import Article
from runut.shelf import MemoryShelf

ALL = [*BUS, BUS_ENGLISH, *OTHER_BUS, ROUND_UP, TRIAL]


def nodes(shelf: MemoryShelf) -> list[object]:
    return [(shelf.above(article.id), stories.members(shelf, article.id)) for article in ALL]


@given(st.permutations(ALL), st.integers(0, len(ALL)))
def test_one_after_another_gives_what_all_at_once_give(articles: list[Article], together: int) -> None:
    at_once, by_and_by = MemoryShelf(), MemoryShelf()
    stories.add(((article, ()) for article in ALL), at_once)

    stories.add(((article, ()) for article in articles[:together]), by_and_by)
    for article in articles[together:]:
        stories.add([(article, ())], by_and_by)

    assert nodes(by_and_by) == nodes(at_once)
