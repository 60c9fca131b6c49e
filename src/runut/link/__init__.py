"""What belongs together, and where it came from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from runut.link import copies, decisions, entities, incidents, origins, quotes, sites, slips, stories, versions
from runut.link.grounds import Grounds
from runut.link.tellers import Tellers
from runut.link.tellers import told as read
from runut.link.updates import grown
from runut.link.versions import Came
from runut.link.words import order
from runut.model import Event, Figure, MentionKind, Origin, Quote, Record, Span, Speaker, Story
from runut.text.acronyms import definitions
from runut.text.names import fold

Claim = TypeVar("Claim", Figure, Quote, Event)
Told = tuple[str, Speaker, Span]
"""An article, one who is put as saying something in it, and the words that say so."""


def link(record: Record, told: Iterable[Story] | None = None, came: Came = sorted, told_by: Tellers = read) -> Record:
    """Give the record with stories, incidents, entities, origins and versions of pages.

    Each story is linked by itself, so that a part of the record says of its stories what the whole says of them.
    `told` are the stories where they are known; else they are found; what people decided on stories and entities is
    folded in. The order of what the record holds plays no part;
    `came` gives the order in which articles were kept, which decides between versions of a page that say nothing;
    `told_by` gives who told a page what it says, where that was read before.
    """
    if told is None:
        told = stories.group(record.articles, (*record.events, *record.dates, *record.figures))
    ruled = decisions.decided(record.decisions)
    told = decisions.of_stories(told, record.article_of, ruled)
    told = sorted(told, key=lambda story: (story.first or "9999", story.id))
    parts = [
        _linked(part, story, ruled, told_by) for story, part in zip(told, _parted(record, told, came), strict=True)
    ]
    own = {article.id: article for part in parts for article in part.articles}
    return replace(
        record,
        articles=tuple(sorted((own.get(article.id, article) for article in record.articles), key=order)),
        stories=tuple(story for part in parts for story in part.stories),
        entities=entities.merged(entity for part in parts for entity in part.entities),
        events=tuple(event for part in parts for event in part.events),
        figures=tuple(figure for part in parts for figure in part.figures),
        quotes=tuple(quote for part in parts for quote in part.quotes),
        dates=tuple(date for part in parts for date in part.dates),
        mentions=tuple(mention for part in parts for mention in part.mentions),
        origins=tuple(origin for part in parts for origin in part.origins),
    )


def _parted(record: Record, told: list[Story], came: Came) -> Iterator[Record]:
    """Yield the part of the record that each story rests on."""
    own: dict[str, dict[str, list[Any]]] = {story.id: defaultdict(list) for story in told}
    story_of = {article: story.id for story in told for article in story.articles}
    for heap in ("events", "figures", "quotes", "dates", "mentions"):
        for claim in getattr(record, heap):
            own[story_of[claim.article]][heap].append(claim)
    for story in told:
        articles = tuple(versions.linked((record.article_of[name] for name in story.articles), came))
        yield Record(articles=articles, **{heap: tuple(claims) for heap, claims in own[story.id].items()})


def _linked(record: Record, story: Story, ruled: decisions.Decided, told_by: Tellers) -> Record:
    story_of = dict.fromkeys(story.articles, story.id)
    same = _incidents(record, [story])
    figures = tuple(sites.sorted_out(record.figures, record.events, same, record.article_of))
    tellers = {article.id: told_by(article) for article in record.articles}
    spoken = [(article, *one) for article, told in tellers.items() for one in told.speakers]
    people = decisions.of_entities(entities.resolve(_named(record, spoken), story_of, _acronyms(record)), ruled)
    spoken = [(article, _speakers(article, (speaker,), people)[0], span) for article, speaker, span in spoken]
    linked = replace(
        record,
        stories=(_with_incidents(story, record, same),),
        entities=people.all,
        events=_within(record.events, story_of),
        figures=tuple(_figure(figure, same, people) for figure in _within(figures, story_of)),
        quotes=tuple(_quote(quote, people) for quote in _within(record.quotes, story_of)),
        mentions=tuple(
            replace(mention, entity=people.find(mention.article, mention.name)) for mention in record.mentions
        ),
    )
    variants = list(quotes.same_words(linked.quotes, linked.article_of))
    linked = replace(linked, quotes=quotes.utterances(linked.quotes, variants, linked.article_of))
    media = {article: told.media for article, told in tellers.items()}
    return replace(linked, origins=tuple(_origins(linked, spoken, media, variants)))


def _within(claims: tuple[Claim, ...], story_of: dict[str, str]) -> tuple[Claim, ...]:
    return tuple(replace(claim, story=story_of.get(claim.article)) for claim in claims)


def _incidents(record: Record, told: list[Story]) -> dict[str, str]:
    rank = {article.id: order(article) for article in record.articles}
    story_of = {article: story.id for story in told for article in story.articles}
    by_story: dict[str, list[Event]] = defaultdict(list)
    for event in record.events:
        by_story[story_of[event.article]].append(event)
    return {
        event: head
        for events in by_story.values()
        for event, head in incidents.canonical(
            events, rank, record.figures, grown(record.figures, record.article_of)
        ).items()
    }


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


def _named(record: Record, spoken: list[Told]) -> Iterator[entities.Named]:
    """Yield every name that is written: mentions, and speakers whom no mention covers."""
    kinds: dict[str, MentionKind] = {}
    for mention in sorted(record.mentions, key=lambda mention: (mention.article, mention.span)):
        kinds.setdefault(fold(mention.name), mention.kind)
        yield entities.Named(mention.article, mention.name, mention.kind)
    for article, speaker in (*_all_speakers(record), *((article, speaker) for article, speaker, _ in spoken)):
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


def _origins(
    record: Record,
    spoken: list[Told],
    media: Mapping[str, Sequence[tuple[str, Span]]],
    variants: list[tuple[Quote, Quote]],
) -> Iterator[Origin]:
    """Yield the origins of the one story of a record."""
    (story,) = record.stories
    articles = {article: record.article_of[article] for article in story.articles}
    page = record.page_of  # what a page keeps of its own earlier words is no copy, and shows no origin
    return origins.trace(
        origins.Known(
            story=story,
            articles=articles,
            figures=record.figures,
            quotes=record.quotes,
            spoken=spoken,
            media=media,
            copies=[one for one in copies.copies(articles.values()) if page[one.article] != page[one.of]],
            variants=[(one, other) for one, other in variants if page[one.article] != page[other.article]],
            slips=[one for one in slips.slips(record.mentions, articles) if page[one.article] != page[one.of]],
            names={entity.id: entity.name for entity in record.entities},
            kinds={fold(name): entity.kind for entity in record.entities for name in (entity.name, *entity.aliases)},
            grounds=Grounds(articles.values(), record.events, record.mentions),
        )
    )
