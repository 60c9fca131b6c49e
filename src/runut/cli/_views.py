"""A story that is not shown whole: its pages keep their numbers, and a reader is told which are left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from runut.cli._say import pack
from runut.model import Record, Story
from runut.store import Store


@dataclass(frozen=True, slots=True)
class View:
    """How a story is looked at: the numbers of its pages, and what to say of those that are left out."""

    numbers: dict[str, int] = field(default_factory=dict)
    note: str = ""


def views(
    store: Store, told: Iterable[tuple[Record, Story]], as_of: str | None, without: Collection[str]
) -> Iterator[View]:
    """Yield for each story that is told how it is looked at; nothing is said of one that is shown whole."""
    if not as_of and not without:
        yield from (View() for _ in told)
        return
    from runut.pipeline import stories
    from runut.tell.left import stands
    from runut.tell.said import in_order

    wholes = {article: whole for whole in stories(store) for article in whole.articles}
    for _, story in told:
        whole = next((wholes[name] for name in story.articles if name in wholes), story)
        pages = in_order(store.articles(whole.articles))
        numbers = {page.id: at for at, page in enumerate(pages, 1)}
        yield View(numbers, " ".join(stands(pages, story.articles, numbers, pack(), as_of, without)))
