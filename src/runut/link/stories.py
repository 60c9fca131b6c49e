"""Put articles that tell of one unfolding event together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from runut.link.grouping import members as members
from runut.link.grouping import regroup
from runut.link.sketch import FAR, WINDOW, card, is_led, likeness, read, sketch
from runut.link.words import headline, order
from runut.model import Article, Claim, Story, content_id
from runut.shelf import MemoryShelf, Shelf

FORM = 15
"""The number of this way of grouping: what a shelf holds of another is drawn anew."""

_STUB = 500
"""Letters of a page that only leads on to a video or to the article."""


def group(articles: Iterable[Article], claims: Iterable[Claim] = ()) -> Iterator[Story]:
    """Yield the stories, each article in exactly one; the order in which articles come plays no part."""
    ordered = {article.id: article for article in sorted(articles, key=lambda article: article.id)}
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.article].append(claim)
    shelf = MemoryShelf()
    add(((article, told[article.id]) for article in ordered.values()), shelf)
    left = set(ordered)
    for name in ordered:
        if name in left:
            own = members(shelf, name)
            left.difference_update(own)
            yield story([ordered[one] for one in own], shelf)


def add(told: Iterable[tuple[Article, Sequence[Claim]]], shelf: Shelf) -> list[list[str]]:
    """Work articles that the shelf does not hold into its groups and give every group that changed.

    Only those that share words are compared.
    """
    fresh = []
    for article, claims in told:
        drawn = sketch(article, claims)
        kept = card(drawn)
        found = (other for other in map(read, shelf.found(kept, WINDOW, FAR)) if is_led(drawn, other))
        alike = {other.article: likeness(drawn, other) for other in found}
        shelf.put(kept)
        shelf.set_near(article.id, {other: score for other, score in alike.items() if score})
        fresh.append(article.id)
    return regroup(shelf, fresh)


def story(own: Sequence[Article], shelf: Shelf) -> Story:
    """Make a story of the articles of one group, titled after the one most like the others that is more than a stub."""
    by_day = sorted(own, key=order)
    days = sorted(article.day for article in own if article.day)
    names = {article.id for article in own}
    central = {name: sum(score for other, score in shelf.near(name).items() if other in names) for name in names}
    title = min(by_day, key=lambda one: (len(one.text) < _STUB, -central[one.id], order(one)))
    return Story(
        id=content_id("s", by_day[0].id),
        title=headline(title),
        articles=tuple(article.id for article in by_day),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )
