"""Read what people marked, as the trainings in this folder learn from it: pages, single numbers, our own sentences."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

NONE, OWN, OTHER = "none", "own", "other"
"""The kind of a number that is no figure, the event of our own sentences, the scope of another event's figure."""
DAY = "2024-05-06"
"""The day on which our own sentences are read."""

Row = dict[str, Any]
Placed = tuple[int, int, Row]
"""A figure with where its number stands in the text, [start, end) in characters."""


def own_sentences(file: Path, language: str) -> Iterator[tuple[Any, list[str]]]:
    """Yield our own sentences as articles, each with its figures as the cases write them."""
    from runut.model import Article, Label, Span

    for at, case in enumerate(tomllib.loads(file.read_text(encoding="utf-8"))["case"]):
        text = case["text"]
        body = (Label(Span(0, len(text)), "body"),)
        article = Article(id=f"own-{at}", text=text, labels=body, published=DAY, language=language)
        yield article, case["figures"]


def marked_pages(gold: Path, language: str) -> Iterator[tuple[str, str, Any, Row]]:
    """Yield the pages of a folder, in one language, that people marked: name, event, article and marks."""
    from runut.clean import clean
    from runut.model import Skipped
    from runut.read import pages

    known = {page.read_text(encoding="utf-8").strip(): page for page in sorted(gold.rglob("*.txt"))}
    for page in pages([str(gold)]):
        if isinstance(page, Skipped):
            continue
        article = clean(page)
        file = known.get(article.text.strip())
        told = file.with_name(f"{file.stem}.gold.json") if file else None
        if file is not None and told is not None and told.is_file() and article.language == language:
            marks = json.loads(told.read_text(encoding="utf-8"))
            name, incident = f"{gold.name}/{file.parent.name}/{file.stem}", marks.get("incident") or {}
            event = f"{incident.get('type')} {incident['date']}" if incident.get("date") else marks.get("event") or name
            yield name, event, article, marks


def marks_of(article: Any, marks: Row) -> list[Placed]:
    """Give the figures and the labelled numbers that people marked on a page, each with its place."""
    figures = [_placed(article.text, figure) for figure in marks.get("figures", ())]
    return figures + [_labelled(number) for number in marks.get("numbers", ())]


def _placed(text: str, figure: Row) -> Placed:
    """Give a figure with where its number stands in the text."""
    start = text.index(figure["context"]) + figure["context"].index(figure["text"])
    return start, start + len(figure["text"]), figure


def _labelled(number: Row) -> Placed:
    """Give a labelled number the form of a figure; an optional one is taken where the rules find an accepted kind."""
    kinds = number["kinds"] or [NONE]
    taken = [kind for kind in kinds if kind != NONE]
    return *number["span"], {
        "kind": kinds[0],
        "kind_alt": kinds[1:],
        "optional": number["optional"],
        "taken": taken,
        "scope": number["scope"],
    }


def marked_at(wanted: Iterable[Placed], span: Any) -> list[Row]:
    """List the figures whose numbers share a character with a span."""
    return [figure for start, end, figure in wanted if start < span.end and span.start < end]


def needed_of(here: Iterable[Row], rule: str) -> list[Row]:
    """List the figures that must be told: an optional one only where the rules tell an accepted kind of it."""
    return [figure for figure in here if not figure.get("optional") or rule in figure.get("taken", ())]


def accepts(figure: Row, kind: str) -> bool:
    """Say whether a reader takes this kind for the figure."""
    other = figure.get("kind_alt") or []
    return kind in (figure["kind"], *([other] if isinstance(other, str) else other))


def kind_of(needed: Sequence[Row], rule: str) -> str:
    """Give the kind that people gave; where they accept the rule's, that one."""
    if any(accepts(figure, rule) for figure in needed):
        return rule
    return str(needed[0]["kind"]) if needed else NONE
