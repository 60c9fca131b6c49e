"""Who said a number, in which words, on which page: the smallest piece of everything that is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from runut import lang
from runut.lang import Pack
from runut.lang.say import amount
from runut.model import Article, Cell, Decision, Figure, Origin, Record, Span, Speaker, Story
from runut.tell import clauses
from runut.text.sentences import sentences
from runut.world import outlets


@dataclass(frozen=True, slots=True)
class Source:
    """A page under the number by which the brief refers to it."""

    number: int
    article: str
    outlet: str
    title: str
    published: str | None
    url: str | None
    path: str | None
    agencies: tuple[str, ...]
    complete: bool
    is_replaced: bool
    """The page has a later version among these: both are one page."""


@dataclass(frozen=True, slots=True)
class Echo:
    """The same number said again elsewhere."""

    source: int
    figure: str


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of a number: where it stands, its words, and who stands behind it.

    The day is not certain where neither words nor page give one; the last day that the page names stands in.
    """

    figure: str
    source: int
    outlet: str
    day: str | None
    is_day_certain: bool
    quantity: str
    number: str
    words: str
    span: Span
    clause: Span
    speaker: str | None
    via: tuple[str, ...]
    notes: tuple[str, ...]
    is_headline: bool
    is_total: bool
    also: tuple[Echo, ...] = ()


class Desk:
    """A story laid out for telling: its pages numbered by day, its figures, what people decided about them.

    `numbers` are those of the whole story, where only some of its pages are told of: a page keeps its number.
    """

    def __init__(self, record: Record, story: Story, pack: Pack, numbers: Mapping[str, int] | None = None) -> None:
        self.record, self.story, self.pack = record, story, pack
        known = [record.article_of[name] for name in story.articles if name in record.article_of]
        self.articles = in_order(known)
        self.number_of = numbers or {article.id: at for at, article in enumerate(self.articles, 1)}
        self.decided: dict[str, Decision] = {
            self.record.now.get(decision.of, decision.of): decision
            for decision in sorted(record.decisions, key=lambda decision: decision.at)
        }

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The pages, numbered."""
        return tuple(
            Source(
                number=self.number_of[article.id],
                article=article.id,
                outlet=self.outlet(article),
                title=article.title or "",
                published=article.published,
                url=article.url,
                path=article.paths[0] if article.paths else None,
                agencies=article.agencies,
                complete=article.complete,
                is_replaced=article.id in self.record.replaced,
            )
            for article in self.articles
        )

    def origins(self) -> Iterator[tuple[Origin, list[str]]]:
        """Yield the story's origins with the articles that go back to them, those behind most pages first."""
        for origin in sorted(self.record.origins, key=lambda origin: (-len(origin.articles), origin.name)):
            known = sorted((name for name in origin.articles if name in self.number_of), key=self.number_of.__getitem__)
            if origin.story == self.story.id and known:
                yield origin, known

    @cached_property
    def voice_of(self) -> dict[str, Origin]:
        """The origin that each figure rests on: who could have known it rather than the agency that carried it."""
        own = [origin for origin in self.record.origins if origin.story == self.story.id and origin.kind != "outlet"]
        own.sort(key=lambda origin: origin.kind == "agency", reverse=True)
        return {figure: origin for origin in own for figure in origin.figures}

    def is_own(self, cell: Cell) -> bool:
        """Say whether a row is of the story's own incident, not of one that its pages only mention."""
        if cell.because[:1] == ("elsewhere",):
            return False
        event = self.record.event_of.get(cell.incident or "")
        return event is None or event.main

    def outlet(self, article: Article) -> str:
        """Name whose page it is; one that does not say goes by its address's host."""
        return article.outlet or outlets.host(article.url) or self.pack.messages.brief["unknown_outlet"]

    def said(self, figure: Figure, also: Iterable[Figure] = (), whole: Figure | None = None) -> Said:
        """Lay out one statement, with those that only repeat it.

        `whole` is the statement that is told for the total of which it is a part, where that one is not told itself.
        """
        article = self.record.article_of[figure.article]
        speaker, via = self._voice(figure)
        return Said(
            figure=figure.id,
            source=self.number_of[article.id],
            outlet=self.outlet(article),
            day=figure.as_of or article.day or self.record.last_day_of.get(article.id),
            is_day_certain=bool(figure.as_of or article.day),
            quantity=self.quantity(figure),
            number=words(article.text, figure.span),
            words=_shown(article, figure),
            span=figure.span,
            clause=figure.clause,
            speaker=speaker,
            via=via,
            notes=tuple(self._notes(figure, whole)),
            is_headline=is_headline(article, figure.span),
            is_total=figure.scope == "total",
            also=tuple(Echo(self.number_of[f.article], f.id) for f in also),
        )

    def is_headline(self, figure: Figure) -> bool:
        """Say whether a figure stands in its page's headline."""
        return is_headline(self.record.article_of[figure.article], figure.span)

    def _voice(self, figure: Figure) -> tuple[str | None, tuple[str, ...]]:
        """Name who says a figure and the agencies that carried it; where its words name nobody, its origin."""
        speaker, origin = spoken_by(figure.said_by), self.voice_of.get(figure.id)
        if speaker or figure.via or origin is None:
            return speaker, figure.via
        return (None, (self.called(origin),)) if origin.kind == "agency" else (origin.name, ())

    def called(self, origin: Origin) -> str:
        """Name an origin of this story."""
        return called(origin, self.record, self.number_of)

    def quantity(self, figure: Figure) -> str:
        """Write a figure's number: a vague word as it stands on the page, all else in the record's notation."""
        decision = self.decided.get(figure.id)
        if decision and decision.verdict == "correct" and decision.value:
            return amount(decision.value, self.pack)
        if figure.quantity.value is None and figure.quantity.bound == "vague":
            return words(self.record.article_of[figure.article].text, figure.span).lower()
        return amount(str(figure.quantity), self.pack)

    def _notes(self, figure: Figure, whole: Figure | None) -> Iterable[str]:
        messages = self.pack.messages
        whole = whole or self.record.figure_of.get(figure.part_of or "")
        if figure.scope == "part" and whole:
            yield messages.brief["part_of"].format(whole=self.quantity(whole))
        elif figure.scope != "total":
            yield messages.scopes[figure.scope]
        if figure.modality != "asserted":
            yield messages.modalities[figure.modality]
        decision = self.decided.get(figure.id)
        if decision and decision.verdict == "correct":
            yield messages.brief["corrected"].format(value=decision.value, by=decision.by)
        elif decision and decision.verdict == "accept":
            yield messages.brief["accepted"].format(by=decision.by)


def called(origin: Origin, record: Record, number_of: Mapping[str, int]) -> str:
    """Name an origin; a house that owns outlets goes by those that the pages name, for none of them names it."""
    named: dict[str, None] = {}
    for name in sorted(origin.articles, key=lambda name: (number_of.get(name, 0), name)):
        article = record.article_of.get(name)
        own = outlets.find(article.outlet) or outlets.of_url(article.url) if article else None
        heard = [own.name] if own else []
        for said in (*heard, *(article.agencies if article else ()), *_credited(origin, name, record)):
            known = outlets.find(said)
            if known and known.family == origin.name != known.name:
                named.setdefault(known.name)
    return f"{', '.join(named)} ({origin.name})" if named else origin.name


def _credited(origin: Origin, page: str, record: Record) -> list[str]:
    """Give the words by which a page credits an origin."""
    spans = [one.span for one in origin.evidence if one.article == page and one.why == "credit" and one.span]
    return [words(record.article_of[page].text, span) for span in spans]


def in_order(articles: Iterable[Article]) -> list[Article]:
    """Give pages in the order in which they are numbered: by day, those without one last."""
    return sorted(articles, key=lambda article: (article.published or "~", article.id))


def words(text: str, span: Span) -> str:
    """Give the words of a span on one line."""
    return " ".join(span.of(text).split())


def _shown(article: Article, figure: Figure) -> str:
    whole = sentence(article, figure.clause)
    return clauses.shown(article.text, figure.clause, whole, figure.kind, lang.load(article.language))


def sentence(article: Article, span: Span) -> Span:
    """Give the sentence that holds a span; the span itself where none does."""
    pack = lang.load(article.language)
    for label in article.labels:
        if label.span.overlaps(span):
            for found in sentences(article.text, pack, label.span):
                if found.holds(span):
                    return found
    return span


def spoken_by(speakers: Iterable[Speaker]) -> str | None:
    """Name the speakers, roles after names.

    >>> spoken_by([Speaker("Wahyu Aji", "kapolsek"), Speaker("polisi")])
    'Wahyu Aji (kapolsek), polisi'
    """
    named = [f"{tidy(one.name)} ({tidy(one.role)})" if one.role else tidy(one.name) for one in speakers]
    return ", ".join(named) or None


def tidy(name: str) -> str:
    """Give a name or role without the holes that a page has where links were cut out of it.

    >>> tidy("Direktur Reserse Kriminal , Kombes"), tidy("Dirjen Perhubungan Darat ( ,)"), tidy("Direktur PT ,Bandung")
    ('Direktur Reserse Kriminal, Kombes', 'Dirjen Perhubungan Darat', 'Direktur PT, Bandung')
    """
    parts = (" ".join(part.split()) for part in name.replace("( ,)", " ").replace("()", " ").split(","))
    return ", ".join(part for part in parts if part)


def is_headline(article: Article, span: Span) -> bool:
    """Say whether the words stand in the headline."""
    return any(headline.holds(span) for headline in article.spans("headline"))
