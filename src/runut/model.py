"""The nouns that all rooms share: frozen, plain, each claim with the span of its words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

Role = Literal[
    "headline", "byline", "dateline", "lead", "body", "caption", "related", "promo", "advert", "footer", "other"
]
FigureKind = Literal[
    "killed", "injured", "missing", "sick", "displaced", "rescued", "arrested", "suspects", "questioned",
    "deployed", "crowd", "hostages", "damaged", "involved", "seized",
]  # fmt: skip
GROWING: frozenset[FigureKind] = frozenset(
    ("killed", "injured", "sick", "rescued", "arrested", "suspects", "questioned", "damaged", "involved", "seized")
)
"""Kinds whose count over one event can only grow; the missing, hostages, crowds and troops go down too."""
EventKind = Literal[
    "riot", "protest", "armed_clash", "bombing", "shooting", "kidnapping", "arrest_operation", "road_accident",
    "air_accident", "fire", "explosion", "earthquake", "flood", "storm", "drought_fire", "poisoning",
    "drone_attack", "other",
]  # fmt: skip
Bound = Literal["exact", "at_least", "more_than", "about", "almost", "at_most", "less_than", "vague"]
Scope = Literal["total", "part", "prior"]
Modality = Literal["asserted", "hedged", "denied", "expected"]
Precision = Literal["day", "interval", "week", "month", "year"]
PublishedFrom = Literal["page", "input", "url", "text", "none"]
MentionKind = Literal["person", "organisation", "place", "agency"]
OriginKind = Literal["agency", "authority", "person", "reporter", "outlet"]
EvidenceWhy = Literal["credit", "copied", "same_quote", "same_slip"]
Relation = Literal["repeats", "supersedes", "revises_down", "contradicts", "part_of", "compatible"]
DiscrepancyKind = Literal[
    "weekday_mismatch", "date_conflict", "date_implausible", "figure_conflict", "sum_mismatch", "wrong_fact",
    "wrong_capital", "name_variant", "misspelt_acronym", "quote_mismatch", "truncated", "undated",
    "stale_caption", "translation_drift", "false_corroboration",
]  # fmt: skip


def content_id(prefix: str, *parts: object) -> str:
    """Name a thing by what it holds: the same content has the same id on every machine.

    >>> content_id("f", "a1", 3, 9)
    'f_d31df03f1f35b7d2'
    """
    text = "\x1f".join(str(part) for part in parts)
    return f"{prefix}_{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


class Span(NamedTuple):
    """Where words stand: `[start, end)` in Unicode code points of an article's `text`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Give the words themselves."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Say whether the other lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as precise as the words that gave it: `low` or `high` is `None` where that end is open."""

    value: int | None
    bound: Bound
    low: int | None
    high: int | None

    def __str__(self) -> str:
        if self.value is None:
            return f"{'' if self.low is None else self.low}–{'' if self.high is None else self.high}"
        sign = {"at_least": "≥", "more_than": ">", "about": "~", "almost": "≲", "at_most": "≤", "less_than": "<"}
        return f"{sign.get(self.bound, '')}{self.value}"


@dataclass(frozen=True, slots=True)
class When:
    """Days as precise as the words: ISO days, both ends included; a month is its first and last day."""

    start: str
    end: str
    precision: Precision

    def __str__(self) -> str:
        return self.start if self.start == self.end else f"{self.start}..{self.end}"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says so: a person, a body, or a description; `entity` once it is linked."""

    name: str
    role: str | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it was given: `text` or `html`, and whatever the input said about it.

    `source` says where it came from in the person's own terms (a path, an address, `file.jsonl:12`).
    `published` and `modified` are ISO 8601, a day will do. `remark` says what of the input was not understood.
    """

    source: str
    text: str | None = None
    html: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    modified: str | None = None
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """The part that a stretch of text plays on the page."""

    span: Span
    role: Role


@dataclass(frozen=True)
class Article:
    """A page that was read and labelled; `text` is frozen and the labels together cover it.

    `complete` is false for one page of several and for text that breaks off.
    `paths` holds every source that gave it, sorted.
    `modified` is when the page says that it was last changed. `replaces` is the article that stood at its address
    before: worked out with the stories, and never stored. `captured` is a day, or only a year, before which the page
    was not saved, by what stands around its article.
    """

    id: str
    text: str
    labels: tuple[Label, ...]
    paths: tuple[str, ...] = ()
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    published_from: PublishedFrom = "none"
    authors: tuple[str, ...] = ()
    dateline: str | None = None
    language: str = "id"
    agencies: tuple[str, ...] = ()
    complete: bool = True
    modified: str | None = None
    replaces: str | None = None
    captured: str | None = None

    def __hash__(self) -> int:
        return hash(self.id)

    def spans(self, *roles: Role) -> Iterator[Span]:
        """Yield the stretches that play one of the roles, in order."""
        for label in self.labels:
            if label.role in roles:
                yield label.span

    @property
    def day(self) -> str | None:
        """The day of publishing, `YYYY-MM-DD`, or None."""
        return self.published[:10] if self.published else None


@dataclass(frozen=True, slots=True)
class Figure:
    """A count that the page states of people or things affected by, acting in, or sent to an incident.

    `confidence` is how often figures weighed like this one were right on annotated pages; None where rules alone
    decided.
    """

    id: str
    article: str
    span: Span
    clause: Span
    kind: FigureKind
    quantity: Quantity
    unit: str = "person"
    who: str | None = None
    group: str | None = None
    scope: Scope = "total"
    part_of: str | None = None
    incident: str | None = None
    modality: Modality = "asserted"
    said_by: tuple[Speaker, ...] = ()
    via: tuple[str, ...] = ()
    place: str | None = None
    as_of: str | None = None
    story: str | None = None
    confidence: float | None = None

    def __str__(self) -> str:
        return f"{self.kind} {self.quantity}"


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words: `span` without the marks.

    `utterance` is the quotation that was printed first of those that are one utterance, in other words or the same;
    None where no other page has it.
    """

    id: str
    article: str
    span: Span
    speaker: Speaker | None
    via: tuple[str, ...] = ()
    direct: bool = True
    story: str | None = None
    utterance: str | None = None

    def __str__(self) -> str:
        return " ← ".join(["“…”", self.speaker.name if self.speaker else "?", *self.via])


@dataclass(frozen=True, slots=True)
class DateClaim:
    """A date expression, resolved; `stated_weekday` is the weekday as written (monday=0), if one is."""

    article: str
    span: Span
    when: When
    stated_weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as written; `role` is the title or office that stands with it."""

    article: str
    span: Span
    name: str
    kind: MentionKind
    entity: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where: `country` ISO-3166 alpha-2, `admin1` by name, degrees WGS84.

    `name` is empty where a page shows the country and names no place.
    """

    name: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of an address, the smallest first.

        >>> Place("Desa Melati, Kabupaten Kenanga").parts
        ('Desa Melati', 'Kabupaten Kenanga')
        """
        return tuple(part.strip() for part in self.name.split(","))


@dataclass(frozen=True, slots=True)
class AcledType:
    """ACLED's event and sub-event type, in its own words."""

    event_type: str
    sub_event_type: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened; `main` is the article's own subject."""

    id: str
    article: str
    span: Span
    kind: EventKind
    main: bool = True
    plover: str | None = None
    acled: AcledType | None = None
    date: When | None = None
    place: Place | None = None
    actor: str | None = None
    target: str | None = None
    story: str | None = None


Claim = Figure | Quote | DateClaim | Mention | Event


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something named, under one id across articles."""

    id: str
    name: str
    kind: MentionKind
    aliases: tuple[str, ...] = ()
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """One unfolding event as the articles tell it."""

    id: str
    title: str
    articles: tuple[str, ...]
    first: str | None = None
    last: str | None = None
    incidents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why an article is held to come from an origin: the words, or the article it was copied from."""

    article: str
    of: str | None
    why: EvidenceWhy
    span: Span | None


@dataclass(frozen=True, slots=True)
class Origin:
    """One who could have known it separately: an agency, an authority, an outlet's own reporter.

    An `outlet` is where words were first seen that others carry: nobody shows how it came to know them.
    `figures` rest on this origin; `via` are the agencies, by their origins' ids, that carried its words.
    """

    id: str
    story: str
    name: str
    articles: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()
    kind: OriginKind = "authority"
    figures: tuple[str, ...] = ()
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A row of the ledger: every statement of one kind, group, place and incident, and what they come to.

    `because` is the rule as a message's name and its arguments, so that every language can say it.
    """

    id: str
    story: str
    kind: FigureKind
    group: str | None
    place: str | None
    incident: str | None
    figures: tuple[str, ...]
    low: int | None
    best: int | None
    high: int | None
    codebook: str
    rule: str
    origins: int
    articles: int
    unit: str = "person"
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """How one figure stands to another; `because` is `why` as a message's name and its arguments."""

    from_: str
    to: str
    relation: Relation
    why: str
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Something that a page, or several, get wrong or disagree on.

    `because` is `message` as a message's name and its arguments, each a name and a value.
    """

    id: str
    kind: DiscrepancyKind
    message: str
    article: str | None = None
    story: str | None = None
    span: Span | None = None
    suggestion: str | None = None
    evidence: tuple[str | Span, ...] = ()
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that gave no article, with the reason."""

    source: str
    room: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unchanged:
    """An address that holds what it held when it was last read, and the article that it gave then, if it gave one."""

    source: str
    article: str | None


@dataclass(frozen=True, slots=True)
class Visit:
    """What a server said of an address when it was read, so that next time it need not send the same again.

    `at` is where it was in the end, `etag` and `modified` what that server calls this state of it, and `stamp` the time
    that the list or feed gave which named it.
    """

    address: str
    at: str
    etag: str | None = None
    modified: str | None = None
    stamp: str | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words that a decision was made on: those of the number and of its clause, without needless blanks."""

    article: str
    kind: FigureKind
    number: str
    clause: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a thing; appended, never edited.

    `anchor` finds the claim again where a later version of Runut gives it another id.
    """

    id: str
    of: str
    verdict: str
    value: str | None
    by: str
    at: str
    note: str | None = None
    anchor: Anchor | None = None


@dataclass(frozen=True)
class Record:
    """Everything known: the articles, their claims, and what follows from them, each in a fixed order."""

    articles: tuple[Article, ...] = ()
    entities: tuple[Entity, ...] = ()
    stories: tuple[Story, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dates: tuple[DateClaim, ...] = ()
    mentions: tuple[Mention, ...] = ()
    origins: tuple[Origin, ...] = ()
    cells: tuple[Cell, ...] = ()
    links: tuple[Link, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    decisions: tuple[Decision, ...] = field(default=())

    @cached_property
    def article_of(self) -> dict[str, Article]:
        """Articles by id."""
        return {article.id: article for article in self.articles}

    @cached_property
    def figure_of(self) -> dict[str, Figure]:
        """Figures by id."""
        return {figure.id: figure for figure in self.figures}

    @cached_property
    def event_of(self) -> dict[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.events}

    @cached_property
    def story_of(self) -> dict[str, Story]:
        """Stories by the id of each of their articles."""
        return {article: story for story in self.stories for article in story.articles}

    @cached_property
    def page_of(self) -> dict[str, str]:
        """The first version of each article's page, by article: however often a page changes, it is one page."""
        first: dict[str, str] = {}
        for article in self.articles:
            chain = [article]
            while (before := self.article_of.get(chain[-1].replaces or "")) and before not in chain:
                chain.append(before)
            first[article.id] = chain[-1].id
        return first

    @cached_property
    def replaced(self) -> frozenset[str]:
        """The articles whose page has a later version here."""
        return frozenset(article.replaces for article in self.articles if article.replaces) & self.article_of.keys()

    @cached_property
    def again(self) -> dict[str, str]:
        """Articles by id whose page was given again with the same words, each with the one that replaces it."""
        pairs = ((self.article_of.get(one.replaces or ""), one) for one in self.articles)
        return {before.id: one.id for before, one in pairs if before is not None and before.text == one.text}

    @cached_property
    def now(self) -> dict[str, str]:
        """Figures by id whose page was given again with the same words: the figure that these are on it today."""
        if not self.again:
            return {}
        places = {(figure.article, figure.span, figure.kind): figure.id for figure in self.figures}
        found = {}
        for figure in self.figures:
            article = figure.article
            while article in self.again:
                article = self.again[article]
            same = places.get((article, figure.span, figure.kind))
            if article != figure.article and same:
                found[figure.id] = same
        return found

    @cached_property
    def last_day_of(self) -> dict[str, str]:
        """The last day that each article speaks of, by article: a page without a date cannot be older."""
        days: dict[str, str] = {}
        for claim in self.dates:
            if claim.when.precision == "day":
                days[claim.article] = max(claim.when.end, days.get(claim.article, ""))
        return days
