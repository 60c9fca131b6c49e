"""A record in memory: for `runut lint`, for notebooks, and as the fake in tests."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice

from runut.errors import ConflictError, Word
from runut.model import Article, Claim, Decision, Event, Figure, Skipped, Story, Visit
from runut.serial import to_line
from runut.shelf import MemoryShelf, Shelf
from runut.store import COUNTED, UNJUDGED, Change, Found, _search
from runut.store._marks import fold
from runut.store._query import Query, Term, parse, tokens


class MemoryStore:
    """Keeps the record as long as the object lives."""

    def __init__(self) -> None:
        self._articles: dict[str, Article] = {}
        self._claims: dict[str, tuple[Claim, ...]] = {}
        self._notes: dict[str, str] = {}
        self._skipped: set[Skipped] = set()
        self._decisions: dict[str, Decision] = {}
        self._shelf = MemoryShelf()
        self._waiting: set[str] = set()
        self._stories: dict[str, Story] = {}
        self._told_in: dict[str, str] = {}
        self._log: list[Change] = []
        self._visits: dict[str, Visit] = {}

    def add(self, article: Article, claims: Iterable[Claim], note: str = "") -> bool:
        """Keep a page with all its claims; of a known one only the paths are added."""
        known = self._articles.get(article.id)
        if known is None:
            self._waiting.add(article.id)
            self._claims[article.id] = tuple(claims)
            if note:
                self._notes[article.id] = note
            self._log.append(Change(len(self._log) + 1, "article", article.id))
        paths = {*article.paths, *(known.paths if known else ())}
        self._articles[article.id] = replace(known or article, paths=tuple(sorted(paths)))
        self._skipped = {skipped for skipped in self._skipped if skipped.source not in paths}
        return known is None

    def skip(self, skipped: Skipped) -> bool:
        """Keep an input that gave no article, once."""
        is_new = skipped not in self._skipped
        self._skipped.add(skipped)
        return is_new

    def knows(self, article: str) -> bool:
        """Say whether the article of this id is kept."""
        return article in self._articles

    def articles(self, names: Collection[str] | None = None) -> Iterator[Article]:
        """Yield the articles by id, all or those named."""
        for name in sorted(self._articles if names is None else names):
            yield self._articles[name]

    def notes(self, names: Collection[str]) -> dict[str, str]:
        """Give the notes that were kept with articles, by article; one without is left out."""
        return {name: self._notes[name] for name in names if name in self._notes}

    def article_of(self, claim: str) -> str | None:
        """Give the article of a figure, quote or event, by the claim's id."""
        names = {getattr(one, "id", None): article for article, own in self._claims.items() for one in own}
        return names.get(claim)

    @contextmanager
    def shelving(self, form: int) -> Iterator[Shelf]:
        """Open the shelf to write on; in memory there is only ever one form."""
        yield self._shelf

    def waiting(self, limit: int | None = None) -> list[str]:
        """Name the articles that the shelf does not hold yet, and forget that they wait."""
        names = sorted(self._waiting)[:limit]
        self._waiting -= set(names)
        return names

    def claims(self, article: str | None = None) -> Iterator[Claim]:
        """Yield the claims of one article, or of all."""
        for name in sorted(self._claims) if article is None else [article]:
            yield from self._claims.get(name, ())

    def skipped(self) -> Iterator[Skipped]:
        """Yield the inputs that gave no article, sorted."""
        yield from sorted(self._skipped, key=lambda s: (s.source, s.room, s.reason))

    def is_behind(self, form: int) -> bool:
        """Say whether articles wait to be shelved."""
        return bool(self._waiting)

    def regroup(self, stories: Iterable[Story]) -> None:
        """Keep stories in the place of those that any of their articles was in."""
        told = list(stories)
        for article in (name for story in told for name in story.articles):
            self._stories.pop(self._told_in.get(article, ""), None)
        for story in told:
            self._stories[story.id] = story
            self._told_in.update(dict.fromkeys(story.articles, story.id))

    def stories(self, limit: int | None = None, offset: int = 0) -> Iterator[Story]:
        """Yield the stories as they were last grouped, the newest change first: all, or a stretch of them."""
        told = sorted(self._stories.values(), key=lambda story: (-self._changed(story), story.id))
        yield from told[offset : None if limit is None else offset + limit]

    def story_changes(self) -> dict[str, int]:
        """Give the number of each story's last change, by its id."""
        return {name: self._changed(story) for name, story in self._stories.items()}

    def counting(self, among: Collection[str] | None = None) -> set[str]:
        """Name the articles that state a number: of all, or of those named."""
        own = {name for name, claims in self._claims.items() if any(isinstance(one, Figure) for one in claims)}
        return own if among is None else own & set(among)

    def story_count(self) -> int:
        """Give how many stories there are."""
        return len(self._stories)

    def arrived(self, articles: Collection[str], since: int) -> int:
        """Give how many of these articles came in after a change."""
        return len({change.id for change in self.changes(since) if change.kind == "article"} & set(articles))

    def story(self, name: str) -> tuple[Story, int] | None:
        """Give the story of this id, or of an article's id, and the number of its last change."""
        found = self._stories.get(name) or self._stories.get(self._told_in.get(name, ""))
        return (found, self._changed(found)) if found else None

    def _changed(self, story: Story) -> int:
        own = {*story.articles, *(getattr(one, "id", "") for name in story.articles for one in self._claims[name])}
        decided = {decision.id for decision in self.decisions(own)}
        return max(change.number for change in self._log if change.id in own | decided)

    def decide(self, decision: Decision, seen: int | None = None) -> None:
        """Append a decision; raises ConflictError when somebody else decided since."""
        if decision.id in self._decisions:
            return
        newer = None if seen is None else self._unseen(decision, seen)
        if newer:
            raise ConflictError("decided_meanwhile", by=newer.by, verdict=Word(newer.verdict), at=newer.at)
        self._decisions[decision.id] = decision
        self._log.append(Change(len(self._log) + 1, "decision", decision.id))

    def _unseen(self, decision: Decision, seen: int) -> Decision | None:
        since = {change.id for change in self.changes(seen)}
        return next(
            (
                one
                for one in self.decisions([decision.of])
                if one.id in since and one.by != decision.by and one.verdict not in UNJUDGED
            ),
            None,
        )

    def decisions(self, of: Collection[str] | None = None) -> Iterator[Decision]:
        """Yield the decisions in the order they were appended: all, or those on the things named and on these again."""
        named = set(self._decisions) if of is None else set(of)
        for decision in self._decisions.values():
            anchored = decision.anchor.article if decision.anchor else None
            if of is None or decision.of in named or anchored in named:
                named.add(decision.id)
                yield decision

    def decision(self, name: str) -> Decision | None:
        """Give a decision by its id; None where there is none."""
        return self._decisions.get(name)

    def changes(self, since: int = 0, limit: int | None = None) -> Iterator[Change]:
        """Yield what came in after a change, oldest first."""
        yield from islice((change for change in self._log if change.number > since), limit)

    def last_change(self) -> int:
        """Give the number of the newest change; 0 where nothing was kept yet."""
        return len(self._log)

    def search(self, query: str, limit: int = 20, offset: int = 0) -> Found:
        """Find the pages that hold words, those that say them oftenest first; without words, the newest first."""
        asked = parse(query)
        latest = list(self._articles.values())[::-1]
        found = [article for article in latest if self._is_found(article, asked)]
        newest = sorted(found, key=lambda one: one.day or "", reverse=True)
        ranked = sorted(newest, key=lambda one: -_often(one, asked))
        hits = (_search.hit(to_line(one), self._told_in.get(one.id), asked) for one in ranked[offset : offset + limit])
        return Found(min(len(ranked), COUNTED), tuple(hits))

    def _is_found(self, article: Article, asked: Query) -> bool:
        words = list(tokens(fold(f"{article.title or ''}\0{article.text}")))
        kinds = {one.kind for one in self._claims[article.id] if isinstance(one, Figure | Event)}
        day, outlet = article.day or "", (article.outlet or "").casefold()
        return (
            all(any(_holds(words, term) for term in terms) for terms in asked.wanted)
            and not any(_holds(words, term) for term in asked.unwanted)
            and all(name in outlet for name in asked.outlets)
            and kinds.issuperset(asked.kinds)
            and (not asked.languages or article.language in asked.languages)
            and asked.after <= day
            and (not asked.before or "" < day[: len(asked.before)] <= asked.before)
        )

    def came(self, articles: Collection[str]) -> list[str]:
        """Give articles in the order in which they were first kept."""
        wanted = set(articles)
        return [change.id for change in self._log if change.kind == "article" and change.id in wanted]

    def visit(self, address: str) -> Visit | None:
        """Give what is remembered of an address that was read."""
        return self._visits.get(address)

    def visited(self, visit: Visit) -> None:
        """Remember what an address gave."""
        self._visits[visit.address] = visit

    @contextmanager
    def moment(self) -> Iterator[None]:
        """See the record as it stands: nobody else writes in it."""
        yield

    def close(self) -> None:
        """Forget nothing: the object may be read on."""


def _holds(words: list[str], term: Term) -> bool:
    return _times(words, term) > 0


def _times(words: list[str], term: Term) -> int:
    """Count how often a term's words stand in a row."""
    wanted = [fold(word) for word in term.words]
    runs = (words[at : at + len(wanted)] for at in range(len(words) - len(wanted) + 1))
    if not term.is_open:
        return sum(run == wanted for run in runs)
    return sum(run[:-1] == wanted[:-1] and run[-1].startswith(wanted[-1]) for run in runs)


def _often(article: Article, asked: Query) -> int:
    words = list(tokens(fold(f"{article.title or ''}\0{article.text}")))
    return sum(_times(words, term) for terms in asked.wanted for term in terms)
