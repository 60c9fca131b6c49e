"""What belongs together, and where it came from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from runut.link import copies, entities, incidents, origins, quotes, stories
from runut.link.words import order
from runut.model import Event, Figure, MentionKind, Origin, Quote, Record, Speaker, Story
from runut.text.acronyms import definitions
from runut.text.names import fold

Claim = TypeVar("Claim", Figure, Quote, Event)


def link(record: Record) -> Record:
    """Give the record with stories, incidents, entities and origins; the order of what it holds plays no part."""
    told = sorted(stories.group(record.articles), key=lambda story: (story.first or "9999", story.id))
    story_of = {article: story.id for story in told for article in story.articles}
    same = _incidents(record, told)
    people = entities.resolve(_named(record), story_of, _acronyms(record))
    linked = replace(
        record,
        articles=tuple(sorted(record.articles, key=order)),
        stories=tuple(_with_incidents(story, record, same) for story in told),
        entities=people.all,
        events=_within(record.events, story_of),
        figures=tuple(_figure(figure, same, people) for figure in _within(record.figures, story_of)),
        quotes=tuple(_quote(quote, people) for quote in _within(record.quotes, story_of)),
        mentions=tuple(
            replace(mention, entity=people.find(mention.article, mention.name)) for mention in record.mentions
        ),
    )
    return replace(linked, origins=tuple(_origins(linked)))


def _within(claims: tuple[Claim, ...], story_of: dict[str, str]) -> tuple[Claim, ...]:
    return tuple(replace(claim, story=story_of.get(claim.article)) for claim in claims)


def _incidents(record: Record, told: list[Story]) -> dict[str, str]:
    rank = {article.id: order(article) for article in record.articles}
    story_of = {article: story.id for story in told for article in story.articles}
    by_story: dict[str, list[Event]] = defaultdict(list)
    for event in record.events:
        by_story[story_of[event.article]].append(event)
    return {event: head for events in by_story.values() for event, head in incidents.canonical(events, rank).items()}


def _with_incidents(story: Story, record: Record, same: dict[str, str]) -> Story:
    members = set(story.articles)
    heads = {same[event.id] for event in record.events if event.main and event.article in members}
    return replace(story, incidents=tuple(sorted(heads)))


def _figure(figure: Figure, same: dict[str, str], people: entities.Entities) -> Figure:
    incident = same.get(figure.incident, figure.incident) if figure.incident else None
    return replace(figure, incident=incident, said_by=_speakers(figure.article, figure.said_by, people))


def _quote(quote: Quote, people: entities.Entities) -> Quote:
    if quote.speaker is None:
        return quote
    return replace(quote, speaker=_speakers(quote.article, (quote.speaker,), people)[0])


def _speakers(article: str, said_by: tuple[Speaker, ...], people: entities.Entities) -> tuple[Speaker, ...]:
    return tuple(replace(speaker, entity=people.find(article, speaker.name)) for speaker in said_by)


def _named(record: Record) -> Iterator[entities.Named]:
    """Yield every name that is written: mentions, and speakers whom no mention covers."""
    kinds: dict[str, MentionKind] = {}
    for mention in sorted(record.mentions, key=lambda mention: (mention.article, mention.span)):
        kinds.setdefault(fold(mention.name), mention.kind)
        yield entities.Named(mention.article, mention.name, mention.kind)
    for article, speaker in _all_speakers(record):
        if any(letter.isupper() for letter in speaker.name):
            yield entities.Named(article, speaker.name, kinds.get(fold(speaker.name), _guess(speaker.name)))


def _all_speakers(record: Record) -> Iterator[tuple[str, Speaker]]:
    for figure in record.figures:
        yield from ((figure.article, speaker) for speaker in figure.said_by)
    for quote in record.quotes:
        if quote.speaker is not None:
            yield quote.article, quote.speaker


def _guess(name: str) -> MentionKind:
    """Take a speaker whom no mention covers for a person, unless it is written in capitals throughout."""
    return "organisation" if name.isupper() else "person"


def _acronyms(record: Record) -> dict[str, str]:
    """Give the full name of each short one on which the pages agree."""
    full: dict[str, set[str]] = defaultdict(set)
    for article in record.articles:
        for short, long, _ in definitions(article):
            full[short].add(fold(long))
    return {short: next(iter(names)) for short, names in full.items() if len(names) == 1}


def _origins(record: Record) -> Iterator[Origin]:
    figures: dict[str | None, list[Figure]] = defaultdict(list)
    said: dict[str | None, list[Quote]] = defaultdict(list)
    for figure in record.figures:
        figures[figure.story].append(figure)
    for quote in record.quotes:
        said[quote.story].append(quote)
    names = {entity.id: entity.name for entity in record.entities}
    for story in record.stories:
        articles = {article: record.article_of[article] for article in story.articles}
        yield from origins.trace(
            origins.Known(
                story=story,
                articles=articles,
                figures=figures[story.id],
                quotes=said[story.id],
                copies=list(copies.copies(articles.values())),
                names=names,
                variants=list(quotes.same_words(said[story.id], articles)),
            )
        )
