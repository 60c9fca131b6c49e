"""Home: the stories, newest change first, with what is new since one last looked; drop pages to trace them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from runut.desk.access import Reader
from runut.desk.pages._render import render
from runut.desk.people import Person
from runut.desk.place import here
from runut.desk.records import Reading
from runut.desk.speech import pack as pack_of
from runut.lang import Pack
from runut.lang.say import days
from runut.model import Story
from runut.store import Store

router = APIRouter(include_in_schema=False)

SHOWN = 60
"""Stories on one page."""


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """A story as home lists it: `fresh` pages are new since one looked, `is_changed` if people decided something."""

    id: str
    title: str
    days: str
    pages: int
    outlets: str
    fresh: int
    is_changed: bool


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
    stories = list(store.stories(SHOWN + 1, start))
    lines = [_line(story, store, looked, pack_of(request)) for story in stories[:SHOWN]]
    return render(
        request,
        "home.html",
        known,
        stories=lines,
        changed=sum(bool(line.fresh or line.is_changed) for line in lines),
        next_offset=start + SHOWN if len(stories) > SHOWN else None,
        may_trace=known.may("editor"),
        fetches=here(request).fetches,
    )


@router.post("/seen")
def seen(request: Request, store: Reading, known: Reader) -> Response:
    """Write down that everything there is has been seen."""
    here(request).people.look(known.name, "", store.last_change())
    return RedirectResponse("/", 303)


def _line(story: Story, store: Store, looked: dict[str, int], pack: Pack) -> StoryEntry:
    since = max(looked.get(story.id, 0), looked.get("", 0))
    found = store.story(story.id)
    is_changed = found is not None and found[1] > since
    fresh = store.arrived(story.articles, since) if is_changed else 0
    return StoryEntry(
        id=story.id,
        title=story.title,
        days=days(story.first, story.last, pack),
        pages=len(story.articles),
        outlets=", ".join(_outlets(article.outlet for article in store.articles(story.articles[:6]))),
        fresh=fresh,
        is_changed=is_changed and not fresh,
    )


def _outlets(names: Iterable[str | None]) -> list[str]:
    return sorted({name for name in names if name})


def look(request: Request, store: Store, known: Person, story: str) -> None:
    """Write down that somebody has seen a story as it is now."""
    found = store.story(story)
    if found:
        here(request).people.look(known.name, found[0].id, found[1])
