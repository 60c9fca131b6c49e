"""What became of a story through pages that came in: which they are, and how its rows moved."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from runut.lang import Pack
from runut.model import Article, Record, Story
from runut.tell.brief import Row, brief


@dataclass(frozen=True, slots=True)
class Arrival:
    """A page that came in; `replaces` is the article that stood at its address before."""

    article: str
    outlet: str | None
    title: str | None
    source: str | None
    replaces: str | None


@dataclass(frozen=True, slots=True)
class Ends:
    """What a row comes to.

    >>> str(Ends(5, 8, 8)), str(Ends(8, 8, 8)), str(Ends(20, None, None))
    ('8 (5–8)', '8', '20–')
    """

    low: int | None
    best: int | None
    high: int | None

    def __str__(self) -> str:
        span = f"{'' if self.low is None else self.low}–{'' if self.high is None else self.high}"
        if self.best is None:
            return span
        return str(self.best) if self.low == self.best == self.high else f"{self.best} ({span})"


@dataclass(frozen=True, slots=True)
class RowMove:
    """A row that is new, gone, or comes to something else than before."""

    cell: str
    what: str
    before: Ends | None
    after: Ends | None
    rule: str


@dataclass(frozen=True, slots=True)
class News:
    """What changed in one story; `conflicts` counts the contradictions that were not there before."""

    story: str
    title: str
    is_new: bool
    arrivals: tuple[Arrival, ...]
    moves: tuple[RowMove, ...]
    conflicts: int


def news(before: Record, after: Record, fresh: Collection[str], pack: Pack) -> Iterator[News]:
    """Yield what changed in each story of a record, given it without the pages that came in, and with them."""
    stood = {story.id: story for story in before.stories}
    for story in after.stories:
        old = brief(before, stood[story.id], pack) if story.id in stood else None
        new = brief(after, story, pack)
        was = {row.cell: row for row in (*old.rows, *old.asides)} if old else {}
        now = {row.cell: row for row in (*new.rows, *new.asides)}
        yield News(
            story=story.id,
            title=new.title,
            is_new=old is None,
            arrivals=tuple(_arrived(story, after, fresh)),
            moves=tuple(_moves(was, now)),
            conflicts=max(0, len(new.conflicts) - (len(old.conflicts) if old else 0)),
        )


def _arrived(story: Story, record: Record, fresh: Collection[str]) -> Iterator[Arrival]:
    for name in story.articles:
        if name in fresh:
            article: Article = record.article_of[name]
            source = article.url or next(iter(article.paths), None)
            yield Arrival(name, article.outlet, article.title, source, article.replaces)


def _moves(was: dict[str, Row], now: dict[str, Row]) -> Iterator[RowMove]:
    for cell, row in now.items():
        before = _ends(was[cell]) if cell in was else None
        if before != _ends(row):
            yield RowMove(cell, row.what, before, _ends(row), row.rule)
    for cell, row in was.items():
        if cell not in now:
            yield RowMove(cell, row.what, _ends(row), None, row.rule)


def _ends(row: Row) -> Ends:
    return Ends(row.low, row.best, row.high)
