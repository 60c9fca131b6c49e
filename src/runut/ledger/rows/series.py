"""The same figure, day by day: which statements belong in one row, and in what order they came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from runut.lang.say import statement
from runut.ledger.decisions import Verdicts
from runut.ledger.origins import voices
from runut.ledger.pages.echoes import echoed
from runut.ledger.pages.elsewhere import parted
from runut.ledger.pages.lookback import looked_back
from runut.ledger.pages.sisters import mended
from runut.ledger.parts.beside import beside
from runut.ledger.parts.parts import rehung
from runut.ledger.parts.sums import summed
from runut.ledger.places.nesting import Nesting
from runut.ledger.rows.areas import gathered
from runut.ledger.rows.crowds import by_day
from runut.ledger.rows.frame import ELSEWHERE, Frame, Key
from runut.ledger.rows.houses import under_one_name
from runut.ledger.rows.moves import moved
from runut.ledger.rows.nights import by_night
from runut.ledger.rows.sides import grouped
from runut.model import Event, Figure, Origin, Quantity, Record, Story
from runut.world import outlets


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure as the ledger reads it.

    `voice` is who may replace the number: the origin, or the outlet where no origin is named.
    `origin` is who could have known it, None where the page does not say.
    `counts` is false for a part within its total's row, for an earlier toll, and for what is expected or denied.
    `is_prior` marks an earlier toll that the page itself gives, a part of one, and all that a page said before it was
    changed. `first` is the first version of a page that was. `reckoned` is how a number came from those on the page:
    "26 + 2"; `is_listed` marks what is a member of such a count; `is_gross` what counts the dead among the injured.
    """

    figure: Figure
    words: str
    quantity: Quantity
    day: str | None
    published: str
    voice: str
    origin: str | None
    is_headline: bool
    counts: bool
    is_prior: bool = False
    first: str | None = None
    reckoned: str | None = None
    is_listed: bool = False
    is_gross: bool = False

    @property
    def page(self) -> str:
        """The page, however often it was changed."""
        return self.first or self.figure.article

    @property
    def order(self) -> tuple[str, str, bool, str, int, str]:
        """As-of, then published, then an earlier toll before the toll that replaced it, then place in the text."""
        figure = self.figure
        return (
            self.day or "~",
            self.published or "~",
            not self.is_prior,
            figure.article,
            figure.span.start,
            figure.id,
        )

    def __str__(self) -> str:
        quantity = self.quantity
        said = f"“{self.words}”" if quantity.value is None and quantity.bound == "vague" else str(quantity)
        return statement(f"{said} = {self.reckoned}" if self.reckoned else said, self._called, self.day)

    @property
    def _called(self) -> str:
        """Name the voice as its page does: a house that owns outlets goes by the one that carried the number."""
        known = outlets.find(self.figure.via[0]) if self.figure.via else None
        return known.name if known and known.family == self.voice else self.voice

    def is_after(self, other: Statement) -> bool:
        """Say whether this was known later; without days nobody can say, nor within a page that dates only one."""
        ours, theirs = self.figure, other.figure
        if not self.day or not other.day or (ours.article == theirs.article and not (ours.as_of and theirs.as_of)):
            return False
        if self.day != other.day:
            return self.day > other.day
        return len(self.published) > 10 and len(other.published) > 10 and self.published > other.published


def independent(statements: Iterable[Statement]) -> set[str]:
    """Name the origins that could have known separately; an agency that carries a speaker's word is not another one."""
    given = list(statements)
    carriers = {agency for one in given if one.figure.said_by for agency in one.figure.via}
    return {one.origin for one in given if one.origin and (one.figure.said_by or one.origin not in carriers)}


@dataclass(frozen=True, slots=True)
class Series:
    """All statements of one row, in order of time."""

    story: str
    key: Key
    statements: tuple[Statement, ...]
    place: str | None
    event: Event | None
    has_total: bool = False

    @property
    def counting(self) -> list[Statement]:
        """The statements that say what the row's number is."""
        return [statement for statement in self.statements if statement.counts]


def series(record: Record, verdicts: Verdicts) -> Iterator[Series]:
    """Yield the rows of every story, each with its statements in order of time."""
    story_of = record.story_of
    by_story: dict[str, list[Figure]] = {}
    for figure in record.figures:
        if figure.article in story_of and figure.id not in verdicts.rejected:
            by_story.setdefault(story_of[figure.article].id, []).append(figure)
    events: dict[str, list[Event]] = {}
    for event in record.events:
        events.setdefault(event.article, []).append(event)
    origins: dict[str, list[Origin]] = {}
    for origin in record.origins:
        origins.setdefault(origin.story, []).append(origin)
    for story in sorted(record.stories, key=lambda story: story.id):
        if story.id in by_story:
            articles = {name: record.article_of[name] for name in story.articles if name in record.article_of}
            told = (event for name in articles for event in events.get(name, ()))
            frame = Frame(told, articles, story.incidents)
            told_of = looked_back(by_story[story.id], frame.events, frame.others)
            own = parted(told_of, articles, frame.main)
            apart = by_night(summed(beside(own, articles)), record.dates)
            told_alike = mended(rehung(apart, articles), frame.area)
            figures = sorted(echoed(told_alike, articles), key=lambda figure: figure.id)
            frame.lead(figures)
            spoken = voices(figures, articles, origins.get(story.id, ()))
            yield from _of_story(story, figures, frame, spoken, record, verdicts)


def _of_story(
    story: Story,
    figures: list[Figure],
    frame: Frame,
    spoken: dict[str, tuple[str, str | None]],
    record: Record,
    verdicts: Verdicts,
) -> Iterator[Series]:
    own = {figure.id: figure for figure in figures}
    found = by_day(figures, _keys(figures, frame), frame, record.dates)
    keys = moved(story.id, found, verdicts.moves, own, frame.events)
    rows: dict[Key, list[Figure]] = {}
    for figure in figures:
        rows.setdefault(keys[figure.id], []).append(figure)
    earlier = _earlier(figures)
    for key in sorted(rows, key=lambda key: tuple(part or "" for part in key)):
        given = sorted(
            (_statement(figure, record, verdicts, spoken[figure.id], keys, earlier) for figure in rows[key]),
            key=lambda statement: statement.order,
        )
        yield Series(
            story=story.id,
            key=key,
            statements=tuple(_parts_aside(given, key)),
            place=frame.place(key, rows[key]),
            event=frame.event(key),
            has_total=key.group is not None and key._replace(group=None) in rows,
        )


def _keys(figures: list[Figure], frame: Frame) -> dict[str, Key]:
    own = {figure.id: figure for figure in figures}
    keys = {figure.id: frame.key(figure, own.get(figure.part_of or "")) for figure in figures}
    nesting = Nesting(frame.events.values(), figures, frame.articles, frame.whole, frame.home)
    placed = frozenset(figure.id for figure in figures if keys[figure.id].place and frame.is_placed(figure))
    keys = grouped(figures, gathered(figures, keys, placed, nesting, follows=not frame.is_spread))
    keys = under_one_name(keys, frame.whole)
    for figure in figures:
        whole = own.get(figure.part_of or "")
        key = keys[figure.id]
        if whole is None or key.kind != whole.kind or key.incident != keys[whole.id].incident:
            continue
        # "Two of them" have the group of those they are of; what another speaker counts is a count of its own.
        if key.group is None and whole.said_by == figure.said_by:
            key = key._replace(group=keys[whole.id].group)
        # They are where those are, unless their words say where.
        if figure.place is None and key.group == keys[whole.id].group and not frame.shares.place(figure):
            key = key._replace(place=keys[whole.id].place)
        keys[figure.id] = key
    return keys


def _earlier(figures: list[Figure]) -> frozenset[str]:
    """Name the earlier tolls that pages give, and the parts of these."""
    prior = {figure.id for figure in figures if figure.scope == "prior"}
    return frozenset(prior | {figure.id for figure in figures if figure.part_of in prior})


def _statement(
    figure: Figure,
    record: Record,
    verdicts: Verdicts,
    spoken: tuple[str, str | None],
    keys: dict[str, Key],
    earlier: frozenset[str],
) -> Statement:
    article = record.article_of[figure.article]
    within = figure.scope == "part" and keys.get(figure.part_of or "") == keys[figure.id]
    is_prior = (figure.id in earlier and not within) or article.id in record.replaced
    return Statement(
        figure=figure,
        words=" ".join(figure.span.of(article.text).split()),
        quantity=verdicts.corrected.get(figure.id, figure.quantity),
        day=figure.as_of or article.day or record.last_day_of.get(article.id),
        published=article.published or "",
        voice=spoken[0],
        origin=spoken[1],
        is_headline=any(span.holds(figure.span) for span in article.spans("headline")),
        counts=figure.modality in ("asserted", "hedged")
        and not is_prior
        and not within
        and not (keys[figure.id].incident or "").startswith(ELSEWHERE),
        is_prior=is_prior,
        first=record.page_of[article.id],
    )


def _parts_aside(statements: list[Statement], key: Key) -> Iterator[Statement]:
    """Yield the statements, parts losing their say where a total or a larger part of the same page stands in the row.

    "18 soldiers died. Two had been shot": the two have a row in common with the eighteen and no say in it.
    A part of nothing that its page tells, and its page's only number here, speaks for the page.
    """
    whole = [s for s in statements if s.counts and s.figure.scope == "total"]
    totals = {s.figure.article for s in whole if s.quantity.value is not None}
    vague = {s.figure.article for s in whole} - totals
    numbered = Counter(s.figure.article for s in statements if s.quantity.value is not None)
    has_own_row = key.group is not None or key.place is not None
    largest: dict[str, int] = {}
    for given in statements:
        if given.counts and given.figure.scope == "part":
            page = given.figure.article
            largest[page] = max(largest.get(page, 0), given.quantity.value or 0)
    for given in statements:
        page, number = given.figure.article, given.quantity.value
        is_alone = numbered[page] == 1 and given.figure.part_of is None and number is not None
        is_within = number is not None and number < largest.get(page, 0)
        is_part = given.figure.scope == "part" and not is_alone
        is_of_vague = page in vague and given.figure.part_of is not None
        loses = is_part and (page in totals or is_of_vague or is_within or not has_own_row)
        yield replace(given, counts=False) if loses else given
