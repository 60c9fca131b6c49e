"""What people decided on entities and stories: two that are one, and what does not belong where it was put."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from runut.link.entities import Entities
from runut.link.words import headline, order
from runut.model import Article, Decision, Entity, Story, content_id
from runut.text.names import fold

_ENTITY, _STORY = "n_", "s_"
"""How the ids of entities and stories begin."""


@dataclass(frozen=True, slots=True)
class Decided:
    """`same` leads an id to the one that people hold for the same; `apart` names what leaves an id.

    What leaves an entity is one of its names, folded; what leaves a story is an article.
    """

    same: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[tuple[str, str]] = frozenset()

    def one(self, name: str) -> str:
        """Give the id under which people know another."""
        seen = {name}
        while (following := self.same.get(name)) is not None and following not in seen:
            seen.add(following)
            name = following
        return name


def decided(decisions: Iterable[Decision]) -> Decided:
    """Fold decisions on entities and stories, the first appended first.

    `merge` says that `of` is what `value` names, `split` that `value` (a name of an entity, an article of a story) is
    no part of `of`; `retract` takes a decision back by its id.
    """
    given = list(decisions)
    gone = {one.of for one in given if one.verdict == "retract"}
    same: dict[str, str] = {}
    apart: set[tuple[str, str]] = set()
    for one in given:
        if one.id in gone or not one.value or not one.of.startswith((_ENTITY, _STORY)):
            continue
        if one.verdict == "merge" and one.value.startswith(one.of[:2]):
            same[one.of] = one.value
        elif one.verdict == "split":
            apart.add((one.of, fold(one.value) if one.of.startswith(_ENTITY) else one.value))
    return Decided(same, frozenset(apart))


def of_entities(people: Entities, decision: Decided) -> Entities:
    """Give the entities as people decided: merged ones under one id with all their names, split names by themselves."""
    if not any(name.startswith(_ENTITY) for name in (*decision.same, *(of for of, _ in decision.apart))):
        return people
    of = {at: _put(at[1], name, decision) for at, name in people.of.items()}
    return Entities(tuple(_renamed(people.all, decision)), of)


def _put(folded: str, entity: str, decision: Decided) -> str:
    if (entity, folded) in decision.apart:
        return content_id("n", entity, folded)
    return decision.one(entity)


def _renamed(entities: Iterable[Entity], decision: Decided) -> Iterator[Entity]:
    """Yield the entities under the ids that people gave them, names that leave one by themselves."""
    found: dict[str, Entity] = {}
    for entity in entities:
        for name in (entity.name, *entity.aliases):
            to = _put(fold(name), entity.id, decision)
            known = found.get(to)
            if known is None:
                found[to] = replace(entity, id=to, name=name, aliases=())
            elif name != known.name and name not in known.aliases:
                found[to] = replace(known, aliases=tuple(sorted((*known.aliases, name))))
    for entity in entities:  # the name of the one that others were merged into stands for all
        kept = found.get(entity.id)
        if kept is not None and entity.name in kept.aliases:
            aliases = {*kept.aliases, kept.name} - {entity.name}
            found[entity.id] = replace(kept, name=entity.name, aliases=tuple(sorted(aliases)))
    yield from (found[name] for name in sorted(found))


def of_stories(told: Iterable[Story], articles: Mapping[str, Article], decision: Decided) -> list[Story]:
    """Give the stories as people decided: merged ones as one, articles that do not belong as stories of their own."""
    given = list(told)
    if not any(name.startswith(_STORY) for name in (*decision.same, *(of for of, _ in decision.apart))):
        return given
    held: dict[str, list[str]] = {}
    by_id = {story.id: story for story in given}
    for story in given:
        into = decision.one(story.id)
        for name in story.articles:
            leaves = (story.id, name) in decision.apart
            held.setdefault(content_id("s", story.id, name) if leaves else into, []).append(name)
    return [_story(name, own, by_id.get(name), articles) for name, own in sorted(held.items())]


def _story(name: str, own: Iterable[str], known: Story | None, articles: Mapping[str, Article]) -> Story:
    ordered = sorted((articles[each] for each in own), key=order)
    days = sorted(article.day for article in ordered if article.day)
    return Story(
        id=name,
        title=known.title if known else headline(ordered[0]),
        articles=tuple(article.id for article in ordered),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )
