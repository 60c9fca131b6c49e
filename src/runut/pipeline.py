"""The one file that knows the order of the rooms; each is loaded where it is entered, so that none waits for all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, Literal

from runut import lang
from runut.errors import RunutError, UnknownNameError
from runut.model import Article, Claim, Record, Skipped
from runut.serial import in_order, record_of
from runut.shelf import Shelf
from runut.store import Store


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input, said once it is kept; `reason` tells why it was skipped."""

    source: str
    status: Literal["new", "known", "skipped"]
    article: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """What a trace came to: `read = new + known + skipped`, and the articles that were given, sorted."""

    read: int
    new: int
    known: int
    skipped: int
    articles: tuple[str, ...]


def trace(sources: Iterable[str], store: Store, progress: Callable[[Outcome], None] | None = None) -> Trace:
    """Read pages, find their claims and keep them, each page whole or not at all.

    `progress` hears of each input after it is kept. Raises SourceError when there is no page to read.
    """
    count = {"new": 0, "known": 0, "skipped": 0}
    articles: set[str] = set()
    for found in _articles(sources):
        outcome = _keep(found, store)
        count[outcome.status] += 1
        articles.update({outcome.article} if outcome.article else ())
        if progress:
            progress(outcome)
    return Trace(sum(count.values()), **count, articles=tuple(sorted(articles)))


def lint(sources: Iterable[str]) -> Iterator[Record]:
    """Yield each page as a record of its own, checked; one that cannot be read is its only `skipped`."""
    from runut.check import checks

    for article in _articles(sources):
        found = article if isinstance(article, Skipped) else _find(article, lambda _: False)
        yield record_of([found]) if isinstance(found, Skipped) else checks(record_of([found[0], *found[1]]))


def record(store: Store, codebook: str = "house", as_of: str | None = None, without: Collection[str] = ()) -> Record:
    """Give everything that follows from what is kept, in its fixed order.

    `as_of` leaves out what was published after that day, or on no day that is known; `without` leaves out outlets.
    Raises UnknownNameError when the record holds no page of such an outlet.
    """
    from runut.check import checks
    from runut.ledger import ledger
    from runut.link import link

    kept = record_of(chain(store.articles(), store.claims(), store.skipped(), store.decisions()))
    _known_outlets(kept, without)
    shown = _only(kept, lambda article: _is_shown(article, as_of, without))
    return in_order(checks(ledger(link(shown), codebook)))


def touched(store: Store, articles: Iterable[str], codebook: str = "house") -> Record:
    """Give what follows from the stories that articles belong to, at a cost that does not grow with the record."""
    from runut.check import checks
    from runut.ledger import ledger
    from runut.link import link, stories

    with store.shelving(stories.FORM) as shelf:
        _shelve(store, shelf)
        groups = sorted({tuple(stories.members(shelf, article)) for article in articles})
        names = sorted({name for group in groups for name in group})
        claims = chain.from_iterable(store.claims(name) for name in names)
        kept = record_of(chain(store.articles(names), claims, store.decisions()))
        told = [stories.story([kept.article_of[name] for name in group], shelf) for group in groups]
    return in_order(checks(ledger(link(kept, told), codebook)))


def _shelve(store: Store, shelf: Shelf) -> None:
    """Work the articles that wait into the shelf's groups."""
    from runut.link import stories

    waiting = store.waiting()
    stories.add(((article, tuple(store.claims(article.id))) for article in store.articles(waiting)), shelf)


def _articles(sources: Iterable[str]) -> Iterator[Article | Skipped]:
    """Read pages and label them: HTML in processes of its own, which it may kill or hang."""
    from runut.clean.attempts import attempt
    from runut.clean.workers import through
    from runut.read import pages

    return through(pages(sources), attempt)


def _keep(read: Article | Skipped, store: Store) -> Outcome:
    found = read if isinstance(read, Skipped) else _find(read, store.knows)
    if isinstance(found, Skipped):
        store.skip(found)
        return Outcome(found.source, "skipped", reason=found.reason)
    article, claimed = found
    is_new = store.add(article, claimed)
    return Outcome(article.paths[0], "new" if is_new else "known", article.id)


def _find(article: Article, knows: Callable[[str], bool]) -> tuple[Article, tuple[Claim, ...]] | Skipped:
    """Find an article's claims; of a known one they are not looked for again."""
    from runut.extract import claims

    if article.language not in lang.codes():
        return Skipped(article.paths[0], "clean", f"there is no language pack {article.language!r}")
    if knows(article.id):
        return article, ()
    try:
        return article, tuple(claims(article, lang.load(article.language)))
    except RunutError:
        raise  # a full disk is the same for every page: a person must mend it
    except Exception as error:  # noqa: BLE001 - one page that trips us must not cost the others
        why = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
        return Skipped(article.paths[0], "extract", why)


def _is_shown(article: Article, as_of: str | None, without: Collection[str]) -> bool:
    is_early = as_of is None or (article.day is not None and article.day <= as_of)
    return is_early and (article.outlet or "").casefold() not in {outlet.casefold() for outlet in without}


def _known_outlets(kept: Record, named: Collection[str]) -> None:
    known = {article.outlet for article in kept.articles if article.outlet}
    for outlet in named:
        if outlet.casefold() not in {name.casefold() for name in known}:
            raise UnknownNameError(f"No page here is from {outlet!r}. Known outlets: {', '.join(sorted(known))}.")


def _only(kept: Record, shows: Callable[[Article], bool]) -> Record:
    """Leave articles out, and their claims with them."""
    articles = tuple(filter(shows, kept.articles))
    names = {article.id for article in articles}

    def of(claimed: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(claim for claim in claimed if claim.article in names)

    return replace(
        kept,
        articles=articles,
        events=of(kept.events),
        figures=of(kept.figures),
        quotes=of(kept.quotes),
        dates=of(kept.dates),
        mentions=of(kept.mentions),
    )
