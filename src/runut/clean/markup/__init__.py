"""HTML → labelled text: one pass over the document, each block weighed by what it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from selectolax.lexbor import LexborHTMLParser

from runut.clean.blocks import cover
from runut.clean.identity import UnreadableError
from runut.clean.languages import detect
from runut.clean.markup import labels as block_labels
from runut.clean.markup.features import fold
from runut.clean.markup.head import Head, head, iso, tags
from runut.clean.markup.scores import scores
from runut.clean.markup.titles import bare, choose, mastheads
from runut.clean.markup.walk import Document, walk
from runut.clean.markup.writers import by_line, signatures, writers
from runut.lang import Pack
from runut.model import Label

_MOST_BLOCKS = 20_000  # the longest page of the training set has a tenth of this
_NO_EVENTS = 1  # `LexborDocumentOptions.WO_EVENTS`: what scripts would hear of while a page is parsed
_SAMPLE = 12  # paragraphs that tell the language


@dataclass(frozen=True, slots=True)
class Marked:
    """An HTML page made into text: `labels` cover its `text`, a `sample` tells the language, `head` is not shown."""

    text: str
    sample: str
    labels: tuple[Label, ...]
    head: Head
    title: str | None
    time: str | None
    authors: tuple[str, ...]
    signed: tuple[str, ...]
    pack: Pack


def mark(html: str | bytes, title: str | None = None, pack: Pack | None = None) -> Marked:
    """Read an HTML page, bytes of it as UTF-8: its visible text, block by block, with a label on every stretch.

    >>> page = mark("<title>Api di Rekaan</title><h1>Api di Rekaan</h1><p>Dua orang terluka, kata lurah.</p>")
    >>> page.text
    'Api di Rekaan\\nDua orang terluka, kata lurah.'
    """
    tree = LexborHTMLParser(html, options=_NO_EVENTS)
    document = walk(tree)
    hidden = tags(tree, document.telling)
    if len(document.blocks) > _MOST_BLOCKS:
        raise UnreadableError(f"it has more than {_MOST_BLOCKS:,} paragraphs")
    said = head(hidden, document.language)
    page = block_labels.freeze(
        document.blocks, document.boxes, scores(document.blocks, document.boxes, fold(said.told))
    )
    houses = mastheads(said)
    called = bare(said, houses)
    titles = (*((title,) if title else ()), *called, *called.values())
    top = block_labels.headline(page, document.boxes, titles)
    shown = page.blocks[top][0] if top is not None else None
    sample = " ".join(islice(_likely(page), _SAMPLE)) or page.text[:4000]
    pack = pack or detect(sample)
    found = block_labels.stretches(page, document.boxes, top, said.description, pack)
    named = writers(said.authors, pack, houses)
    top_at, first_at = _places(page, top)
    return Marked(
        text=page.text,
        sample=sample,
        labels=tuple(cover(page.text, found)),
        head=said,
        title=title or choose(said, called, shown),
        time=_time(document.times, top_at, first_at),
        authors=named,
        signed=() if named else _signed(tree, document, (top_at, first_at), said, pack),
        pack=pack,
    )


def _signed(
    tree: LexborHTMLParser, document: Document, places: tuple[int | None, int], said: Head, pack: Pack
) -> tuple[str, ...]:
    """Name those who sign the page where its head names nobody; where it names only the outlet, people come first."""
    shown = writers((tuple(signatures(tree, document, *places)),), pack)
    house = writers(said.authors, pack)
    return (by_line(shown, mastheads(said)) or house) if house else shown


def _likely(page: block_labels.Text) -> Iterator[str]:
    return (text for (text, *_), chance in zip(page.blocks, page.chances, strict=True) if chance >= block_labels.LIKELY)


def _places(page: block_labels.Text, top: int | None) -> tuple[int | None, int]:
    """Say at which blocks of the document the headline and the article's first paragraph stand."""
    first = next((at for at, chance in enumerate(page.chances) if chance >= block_labels.LIKELY), None)
    return page.places[top] if top is not None else None, page.places[first] if first is not None else -10


def _time(times: list[tuple[int, str]], top: int | None, first: int) -> str | None:
    """Give the time shown by the headline or the first paragraph: lists of other stories have times of their own."""
    here = [
        said
        for at, value in times
        if (top is not None and top - 3 <= at <= max(first, top + 6)) or first - 4 <= at <= first + 1
        for said in (iso(value),)
        if said
    ]
    return here[0] if here else None
