"""The one file that knows the order of the rooms; each is loaded where it is entered, so that none waits for all."""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import chain
from time import process_time
from typing import TYPE_CHECKING, Any, Literal

from runut import lang, rooms
from runut.errors import RunutError, UnknownNameError
from runut.model import Article, Claim, Decision, Page, Record, Skipped, Story, Unchanged
from runut.serial import in_order, record_of
from runut.shelf import ShelfMovedError
from runut.store import Store

if TYPE_CHECKING:
    from runut.export._sheet import Sheet
    from runut.link.tellers import Tellers
    from runut.read._web import Web


AT_ONCE, MOST_AT_ONCE, LONG_S = 5, 50, 0.25
"""So many articles are shelved at a time: nobody can write meanwhile, and a person who decides must not wait. Where
that takes the processor long, a large story is grouped anew each time: then as many as may be, for fewer times."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input, said once it is kept.

    `reason` tells why it was skipped, or what was said of a page that was kept and could not be understood.
    """

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


@contextmanager
def _unswept() -> Iterator[None]:
    """Look for no garbage meanwhile.

    What is worked out is kept whole, so that looking would find nothing, and takes a sixth of the time.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def trace(
    sources: Iterable[str],
    store: Store,
    progress: Callable[[Outcome], None] | None = None,
    web: Web | None = None,
) -> Trace:
    """Read pages, find their claims and keep them, each page whole or not at all.

    `progress` hears of each input after it is kept; `web` fetches addresses, which else are not read.
    Raises SourceError when there is no page to read.
    """
    count = {"new": 0, "known": 0, "skipped": 0}
    articles: set[str] = set()
    remarks: dict[str, str] = {}
    for found in _articles(sources, web, remarks):
        outcome = _keep(found, store)
        outcome = replace(outcome, reason=outcome.reason or remarks.pop(outcome.source, None))
        count[outcome.status] += 1
        articles.update({outcome.article} if outcome.article else ())
        visit = web.visit(outcome.source) if web and outcome.article else None
        if visit:
            store.visited(replace(visit, article=outcome.article))
        if progress:
            progress(outcome)
    for visit in web.lists if web else ():
        store.visited(visit)
    return Trace(sum(count.values()), **count, articles=tuple(sorted(articles)))


def fetching(store: Store | None = None) -> Web:
    """Give what fetches addresses for one trace, with what the store remembers of them.

    Raises MissingExtraError without the libraries for it.
    """
    from runut.read import fetching

    return fetching(store.visit if store else lambda _: None)


def lint(sources: Iterable[str], web: Web | None = None) -> Iterator[Record]:
    """Yield each page as a record of its own, checked; one that cannot be read is its only `skipped`."""
    from runut.check import checks

    for article in _articles(sources, web):
        if isinstance(article, Unchanged):
            continue  # nothing is remembered here, so nothing can be unchanged
        found = article if isinstance(article, Skipped) else _find(article, lambda _: False, lambda _: "")
        yield record_of([found]) if isinstance(found, Skipped) else checks(record_of([found[0], *found[1]]))


def record(store: Store, codebook: str = "house", as_of: str | None = None, without: Collection[str] = ()) -> Record:
    """Give everything that follows from what is kept, in its fixed order.

    `as_of` leaves out what was published after that day, or on no day that is known; `without` leaves out outlets.
    Raises UnknownNameError when the record holds no page of such an outlet.
    """
    kept = record_of(chain(store.articles(), store.claims(), store.skipped(), store.decisions()))
    _known_outlets(kept, without)
    shown = _shown(kept, store, as_of, without)
    return _worked_out(shown, None, codebook, store)


def _recoded(given: Record, codebook: str) -> Record:
    """Give a record with its ledger as another codebook reads it; all else stays, findings about the ledger too.

    Raises UnknownNameError, which lists the known codebooks.
    """
    from runut.ledger import ledger

    return ledger(given, codebook)


def sheet(given: Record, form: str) -> Sheet:
    """Give a record's rows in a sheet of that exporter, its ledger read by the sheet's own codebooks.

    Raises UnknownNameError, which lists the known exporters.
    """
    exporter = rooms.load("export", form)
    readings = {name: _recoded(given, name) for name in getattr(exporter, "READINGS", ())}
    told: Sheet = exporter.sheet(_recoded(given, exporter.CODEBOOK), readings)
    return told


def stories(store: Store) -> tuple[Story, ...]:
    """Give the stories, the newest change first, as they are grouped on the shelf: nothing of them is worked out."""
    shelve(store)
    return tuple(store.stories())


def story(
    store: Store,
    name: str,
    codebook: str = "house",
    as_of: str | None = None,
    without: Collection[str] = (),
    *,
    checked: bool = True,
) -> Record:
    """Give what the record tells of one story, named by its id or an article's, at a cost that is the story's own.

    `as_of` and `without` leave pages out as in `record`; the story stays the same one, under the same id.
    `checked` looks for slips as well, which costs more than all the rest and which the ledger does not show.
    Raises UnknownNameError when there is no such story, or no page of such an outlet in it.
    """
    return judged(store, linked(store, name, as_of, without, checked=checked), codebook, checked=checked)


@_unswept()
def linked(
    store: Store, name: str, as_of: str | None = None, without: Collection[str] = (), *, checked: bool = True
) -> Record:
    """Give what hangs on a story's pages alone: what belongs together and what is found on them, but no ledger.

    Raises UnknownNameError when there is no such story, or no page of such an outlet in it.
    """
    from runut.link import link

    shelve(store)
    found = store.story(name)
    if found is None:
        raise UnknownNameError("no_story", name=name)
    told, _ = found
    kept = record_of(store.articles(told.articles))
    _known_outlets(kept, without)
    shown = _claimed(store, _shown(kept, store, as_of, without).articles)
    own = [_narrowed(told, shown)] if shown.articles else []
    told_of = link(shown, own, store.came, _tellers(store, shown))
    return in_order(_checked(told_of, of_ledger=False) if checked else told_of)


@_unswept()
def judged(store: Store, told: Record, codebook: str = "house", *, checked: bool = True) -> Record:
    """Give a linked story with its ledger and what people decided on it; only this is anew when they decide."""
    from runut.ledger import ledger

    given = ledger(replace(told, decisions=_decided(store, told)), codebook)
    rows = {cell.id for cell in given.cells}
    made = _decided(store, given)
    if any(one.of in rows for one in made if one not in given.decisions):
        given = ledger(replace(told, decisions=made), codebook)  # rows are known only once they are set
    worked = in_order(_checked(given, of_ledger=True) if checked else given)
    return replace(worked, decisions=_decided(store, worked))


def _checked(record: Record, *, of_ledger: bool) -> Record:
    from runut.check import checks

    return checks(record, of_ledger=of_ledger)


def touched(store: Store, articles: Iterable[str], codebook: str = "house") -> Record:
    """Give what follows from the stories that articles belong to, at a cost that does not grow with the record."""
    shelve(store)
    found = {told.id: told for told, _ in filter(None, map(store.story, articles))}
    names = {name for told in found.values() for name in told.articles}
    given = replace(_kept(store, names), decisions=tuple(store.decisions()))
    return _worked_out(given, list(found.values()), codebook, store)


def renewed(store: Store, fresh: Collection[str], codebook: str = "house") -> tuple[Record, Record]:
    """Give what followed from the stories of fresh articles without these, and what follows with them."""
    after = touched(store, fresh, codebook)
    stale = _only(_kept(store, after.article_of), lambda article: article.id not in fresh)
    told = [_narrowed(told, stale) for told in after.stories if not set(told.articles) <= set(fresh)]
    return _worked_out(replace(stale, decisions=tuple(store.decisions())), told, codebook, store), after


def shelve(store: Store) -> None:
    """Work the articles that wait into the shelf's groups, and keep the stories that this changes."""
    from runut.link import stories as grouping

    at_once = AT_ONCE
    while store.is_behind(grouping.FORM):
        begun = process_time()
        with suppress(ShelfMovedError), store.shelving(grouping.FORM) as shelf:  # else they wait, and it is done again
            waiting = store.waiting(at_once)
            told = ((article, tuple(store.claims(article.id))) for article in store.articles(waiting))
            groups = grouping.add(told, shelf)
            store.regroup(grouping.story(list(store.articles(group)), shelf) for group in groups)
        at_once = AT_ONCE if process_time() - begun < LONG_S else MOST_AT_ONCE


def _kept(store: Store, names: Collection[str]) -> Record:
    return _claimed(store, tuple(store.articles(names)))


def _claimed(store: Store, articles: Collection[Article]) -> Record:
    """Give articles with what was found on them."""
    claims = chain.from_iterable(store.claims(name) for name in sorted(article.id for article in articles))
    return record_of(chain(articles, claims))


def _worked_out(given: Record, told: Iterable[Story] | None, codebook: str, store: Store) -> Record:
    from runut.check import checks
    from runut.ledger import ledger
    from runut.link import link

    return in_order(checks(ledger(link(given, told, store.came, _tellers(store, given)), codebook)))


def _tellers(store: Store, given: Record) -> Tellers:
    """Give who told pages what they say, as it was read when they were kept; what was not is read now."""
    from runut.link import tellers

    notes = store.notes(given.article_of)
    return lambda article: tellers.noted(notes.get(article.id, "")) or tellers.told(article)


def _narrowed(told: Story, shown: Record) -> Story:
    """Give a story without the pages that are left out: its name stays, or nothing could be compared."""
    own = {article.id for article in shown.articles}
    days = sorted(article.day for article in shown.articles if article.day)
    return replace(
        told,
        articles=tuple(name for name in told.articles if name in own),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


def _decided(store: Store, told: Record) -> tuple[Decision, ...]:
    """Give the decisions on everything a person may decide on, and those made on words of the articles."""
    heaps = (told.stories, told.articles, told.events, told.figures, told.quotes, told.cells, told.discrepancies)
    return tuple(store.decisions({thing.id for heap in heaps for thing in heap}))


def _articles(
    sources: Iterable[str], web: Web | None = None, remarks: dict[str, str] | None = None
) -> Iterator[Article | Skipped | Unchanged]:
    """Read pages and label them: HTML in processes of its own, which it may kill or hang.

    What of an input was not understood is put into `remarks` by its source, before its article comes.
    """
    from runut.clean.attempts import attempt
    from runut.clean.workers import through
    from runut.read import pages

    def heard() -> Iterator[Page | Skipped | Unchanged]:
        for page in pages(sources, web):
            if remarks is not None and isinstance(page, Page) and page.remark:
                remarks[page.source] = page.remark
            yield page

    return through(heard(), attempt)


def _keep(read: Article | Skipped | Unchanged, store: Store) -> Outcome:
    if isinstance(read, Unchanged):
        return Outcome(read.source, "known", read.article)
    found = read if isinstance(read, Skipped) else _find(read, store.knows, _note)
    if isinstance(found, Skipped):
        store.skip(found)
        return Outcome(found.source, "skipped", reason=found.reason)
    article, claimed, note = found
    is_new = store.add(article, claimed, note)
    return Outcome(article.paths[0], "new" if is_new else "known", article.id)


def _note(article: Article) -> str:
    """Write down what linking will want to know of an article."""
    from runut.link import tellers

    return tellers.note(article)


def _find(
    article: Article, knows: Callable[[str], bool], note: Callable[[Article], str]
) -> tuple[Article, tuple[Claim, ...], str] | Skipped:
    """Find an article's claims, with a note to keep beside them; a known one is not read again."""
    from runut.extract import claims

    if article.language not in lang.codes():
        return Skipped(article.paths[0], "clean", f"there is no language pack {article.language!r}")
    if knows(article.id):
        return article, (), ""
    try:
        return article, tuple(claims(article, lang.load(article.language))), note(article)
    except RunutError:
        raise  # a full disk is the same for every page: a person must mend it
    except Exception as error:  # noqa: BLE001 - one page that trips us must not cost the others
        why = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
        return Skipped(article.paths[0], "extract", why)


def _shown(kept: Record, store: Store, as_of: str | None, without: Collection[str]) -> Record:
    """Leave out what was published later, what a page became later, and outlets."""
    from runut.link import versions

    folded = {outlet.casefold() for outlet in without}
    linked = versions.linked(kept.articles, store.came) if as_of else kept.articles
    days = {one.id: (one.modified or one.published or "")[:10] if one.replaces else one.day for one in linked}

    def is_shown(article: Article) -> bool:
        is_early = as_of is None or ((days[article.id] or "9999") <= as_of)
        return is_early and (article.outlet or "").casefold() not in folded

    return _only(kept, is_shown)


def _known_outlets(kept: Record, named: Collection[str]) -> None:
    known = {article.outlet for article in kept.articles if article.outlet}
    for outlet in named:
        if outlet.casefold() not in {name.casefold() for name in known}:
            if not known:
                raise UnknownNameError("no_outlet_named", name=outlet)
            raise UnknownNameError("no_outlet", name=outlet, known=", ".join(sorted(known)))


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
