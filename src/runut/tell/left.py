"""Which pages of a story are not shown, where somebody looks at a day or leaves outlets out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from runut.lang import Pack
from runut.lang.say import day
from runut.model import Article


def stands(
    pages: Iterable[Article],
    shown: Collection[str],
    numbers: Mapping[str, int],
    pack: Pack,
    as_of: str | None = None,
    without: Collection[str] = (),
) -> Iterator[str]:
    """Say in sentences how a story is looked at and which of its pages that leaves out, those without a day apart."""
    ui, texts = pack.messages.desk, pack.messages.brief
    if as_of:
        yield ui["as_it_was"].format(day=day(as_of, pack, year=True))
    if without:
        yield ui["without_them"].format(names=", ".join(without))
    folded = {name.casefold() for name in without}
    left = [page for page in pages if page.id not in shown]
    undated = [page for page in left if as_of and not page.day and (page.outlet or "").casefold() not in folded]
    for key, some in (("left_out", [page for page in left if page not in undated]), ("left_undated", undated)):
        if some:
            yield texts[key].format(pages=" ".join(f"[{number}]" for number in sorted(numbers[one.id] for one in some)))
