"""Home: the stories, the large and recent ones first, with what is new since one looked; drop pages to trace them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from time import monotonic
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from runut.desk.access import Reader
from runut.desk.headlines import StoryHead
from runut.desk.pages._file import table
from runut.desk.pages._render import render
from runut.desk.people import Person
from runut.desk.place import Office, here
from runut.desk.records import Reading
from runut.desk.speech import pack as pack_of
from runut.errors import UnknownNameError
from runut.lang import Pack
from runut.lang.say import days
from runut.model import Story
from runut.store import Store

router = APIRouter(include_in_schema=False)

SHOWN = 60
"""Stories on one page."""
COLUMNS = ("story", "title", "first", "last", "pages", "outlets", "changed", "numbers", "contradictions")
AT_ONCE_S, FEW = 0.3, 60
"""Seconds in which home works numbers out before it is shown, and the pages of a story that is not too long for that.

The others come one by one where scripts run, as one reads down; without scripts the shorter ones come when the page is
asked for again, and the longer ones stand on their story's own page.
"""


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """A story as home lists it: `fresh` pages are new since one looked, `is_changed` if people decided something.

    `head` holds its foremost numbers, None where they are still to be worked out.
    """

    id: str
    title: str
    days: str
    pages: int
    outlets: str
    fresh: int
    is_changed: bool
    head: StoryHead | None


@router.get("/")
def home(
    request: Request,
    store: Reading,
    known: Reader,
    start: Annotated[int, Query(alias="from", ge=0, le=1_000_000)] = 0,
) -> Response:
    """Show the stories."""
    people = here(request).people
    looked = people.looked(known.name)
    if not looked:
        # A first visit has nothing to compare with: what is here now is what the next one is held against.
        people.look(known.name, "", store.last_change())
        looked = people.looked(known.name)
    names = here(request).order.names(store, looked)
    pack, until = pack_of(request), monotonic() + AT_ONCE_S
    stories = _told(names[start : start + SHOWN], store)
    lines = [_line(story, changed, store, looked, pack, _Heads(here(request), until)) for story, changed in stories]
    return render(
        request,
        "home.html",
        known,
        stories=lines,
        changed=sum(bool(line.fresh or line.is_changed) for line in lines),
        offset=start,
        next_offset=start + SHOWN if len(names) > start + SHOWN else None,
        may_trace=known.may("editor"),
        fetches=here(request).fetches,
    )


@router.get("/export.{suffix}")
def take(
    request: Request,
    suffix: str,
    store: Reading,
    known: Reader,
    start: Annotated[int, Query(alias="from", ge=0, le=1_000_000)] = 0,
) -> Response:
    """Give the stories that home shows, with their numbers, as a file."""
    heads, pack = _Heads(here(request)), pack_of(request)
    names = here(request).order.names(store, here(request).people.looked(known.name))
    lines = []
    for story, changed in _told(names[start : start + SHOWN], store):
        head = heads.of(store, story, changed, pack)
        values = (story.id, story.title, story.first, story.last, len(story.articles), _told_by(story, store), changed)
        lines.append(dict(zip(COLUMNS, (*values, *_numbers(head)), strict=True)))
    return table(lines, COLUMNS, "stories", suffix)


def _numbers(head: StoryHead | None) -> tuple[str, int]:
    told = [f"{one.what}: {', '.join(filter(None, (one.number, one.reach)))}" for one in head.headlines] if head else []
    return "; ".join(told), head.against if head else 0


@router.post("/seen")
def seen(request: Request, store: Reading, known: Reader) -> Response:
    """Write down that everything there is has been seen."""
    here(request).people.look(known.name, "", store.last_change())
    return RedirectResponse("/", 303)


@router.get("/story/{name}/head")
def head(request: Request, name: str, store: Reading, known: Reader) -> Response:
    """Show the numbers of one story that home was shown without."""
    found = store.story(name)
    if found is None:
        raise UnknownNameError("no_story_here", name=name)
    told = _Heads(here(request)).of(store, *found, pack_of(request))
    return render(request, "head.html", known, one={"id": found[0].id, "head": told})


@dataclass(frozen=True, slots=True)
class _Heads:
    """Gives what is said of stories, the shorter ones worked out until some moment, without one all of them."""

    place: Office
    until: float | None = None

    def of(self, store: Store, story: Story, changed: int, pack: Pack) -> StoryHead | None:
        codebook = self.place.records.codebook
        found = self.place.headlines.kept(story.id, changed, codebook, pack)
        if found is None and (self.until is None or (len(story.articles) <= FEW and monotonic() < self.until)):
            return self.place.headlines.worked_out(store, story, changed, codebook, pack)
        return found


def _told(names: Iterable[str], store: Store) -> list[tuple[Story, int]]:
    """Give stories with their last changes."""
    return list(filter(None, map(store.story, names)))


def _line(story: Story, changed: int, store: Store, looked: dict[str, int], pack: Pack, heads: _Heads) -> StoryEntry:
    since = max(looked.get(story.id, 0), looked.get("", 0))
    fresh = store.arrived(story.articles, since) if changed > since else 0
    return StoryEntry(
        id=story.id,
        title=story.title,
        days=days(story.first, story.last, pack),
        pages=len(story.articles),
        outlets=_told_by(story, store),
        fresh=fresh,
        is_changed=changed > since and not fresh,
        head=heads.of(store, story, changed, pack),
    )


def _told_by(story: Story, store: Store) -> str:
    """Name the outlets of a story's first pages."""
    return ", ".join(sorted({one.outlet for one in store.articles(story.articles[:6]) if one.outlet}))


def look(request: Request, store: Store, known: Person, story: str) -> None:
    """Write down that somebody has seen a story as it is now."""
    found = store.story(story)
    if found:
        here(request).people.look(known.name, found[0].id, found[1])
