"""Open the record that a command was pointed at, and find a story in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from runut.errors import UnknownNameError
from runut.model import Record, Story
from runut.settings import Settings
from runut.store import Store


@contextmanager
def opened(settings: Settings, db: str | None, *, create: bool = False) -> Iterator[Store]:
    """Open the record named by `--db`, else by the settings; without `create` it must be there."""
    from runut.store import address

    store = address.opened(db or settings.db, create=create)
    try:
        yield store
    finally:
        store.close()


def told(
    store: Store,
    wanted: str | None,
    codebook: str,
    as_of: str | None = None,
    without: Collection[str] = (),
    *,
    checked: bool = True,
) -> Iterator[tuple[Record, Story]]:
    """Yield the stories that were asked for, each with what is known of it, the one with the newest page first.

    One that is named is worked out from its own pages, its slips only if it is `checked`.
    Raises UnknownNameError, which lists those there are.
    """
    from runut.pipeline import record, stories, story

    if wanted is None:
        known = record(store, codebook, as_of, without)
        yield from ((known, one) for one in chosen(known.stories, None))
        return
    is_shown = False
    for one in chosen(stories(store), wanted):
        known = story(store, one.id, codebook, as_of, without, checked=checked)
        is_shown = is_shown or bool(known.stories)
        yield from ((known, shown) for shown in known.stories)
    if not is_shown:
        raise UnknownNameError("no_pages_left", name=wanted)


def chosen(among: Collection[Story], wanted: str | None) -> list[Story]:
    """Give the stories that were asked for, the one with the newest page first; all of them where none was named.

    A story is named by its id, the beginning of its id, or words of its title.
    Raises UnknownNameError, which lists those there are.
    """
    found = [story for story in among if wanted is None or _is(story, wanted)]
    exact = [story for story in found if story.id == wanted]
    if not found:
        raise _unknown(among, wanted)
    return sorted(exact or found, key=lambda story: (story.last or "", story.first or "", story.id), reverse=True)


def _is(story: Story, wanted: str) -> bool:
    title = story.title.casefold()
    return story.id.startswith(wanted) or all(word in title for word in wanted.casefold().split())


def _unknown(among: Collection[Story], wanted: str | None) -> UnknownNameError:
    if not among:
        return UnknownNameError("no_story_yet")
    largest = sorted(among, key=lambda story: (-len(story.articles), story.id))[:5]
    shown = "; ".join(f"{story.id} ({story.title})" for story in largest)
    if len(among) > 5:
        return UnknownNameError("no_story_more", name=wanted, known=shown, more=len(among) - 5)
    return UnknownNameError("no_story_known", name=wanted, known=shown)
