"""Learn the scope of a figure from pages and numbers that people read: the weights of runut.extract.figures.rescope.

    scopes.py rows OUT.jsonl GOLD...    the figures found, what bears on each, the scope a reader gave (needs runut)
    scopes.py fit ROWS.jsonl MODEL.json cross-validate by event, fit on all, write weights and card (scikit-learn)

`--language en` reads and fits English.

Two files are written, the second beside the first (scopes_id.json, scopes_beside_id.json): the weights of a figure by
itself, and those that know what the first found of the other figures of its page. The second learn from what the first
say of events that they never saw; in English, of which too little was read, there are only the first. Figures that no
reader marked are learnt from by neither, but stand beside others.

GOLD are the folders and the files of our own sentences that figures.py beside this file reads. Dev and labels held out
are never among them. Which figures are found hangs on the weights of kinds: figures.py comes first. The same rows give
the same files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from linear import FOLDS, LANGUAGES, command, features_of, matrix, regression, write_weights
from marked import OTHER, OWN, accepts, marked_at, marked_pages, marks_of, own_sentences

STRENGTH, ROUNDS, TIMES = 0.1, 300, 6
"""Inverse regularisation, rounds of fitting, and how much one of our own sentences weighs."""

Row = dict[str, Any]
Chances = Mapping[str, float]


def main() -> None:
    """Do what was asked."""
    command(__doc__, rows_of, rows_of_own, fit)


def rows_of_own(file: Path, language: str) -> Iterator[Row]:
    """Yield the figures of our own sentences of which the rules tell kinds and scopes rightly."""
    from runut import lang
    from runut.extract import figures
    from runut.extract.figures.rescope import row_of, ruled_scope

    for article, wanted in own_sentences(file, language):
        year = article.day[:4] if article.day else None
        every = figures.told_by_rules(article, lang.load(language), "other", year)
        row, scopes = row_of(every, article, year), [ruled_scope(told) for told in every]
        if [(told.verdict.kind, scope) for told, scope in zip(every, scopes, strict=True)] == list(map(_told, wanted)):
            for at, scope in enumerate(scopes):
                yield {"page": article.id, "event": OWN, "kind": scope, **_found(row, at)}


def _found(row: Any, at: int) -> Row:
    """Give what is known of a figure without its reader."""
    from runut.extract.figures.rescope import features, ruled_scope

    told = row.every[at]
    named = sorted(set(features(row, at)))
    return {"rule": ruled_scope(told), "counts": told.verdict.kind, "value": row.value(at), "features": named}


def _told(figure: str) -> tuple[str, str]:
    """Read kind and scope of a figure as a case writes it: "killed 8 part"."""
    kind, _, *rest = figure.split()
    return kind, next((scope for scope in (OTHER, "part", "prior") if scope in rest), "total")


def rows_of(gold: Path, language: str) -> Iterator[Row]:
    """Yield the figures found on one folder's pages, each with its scope where a reader marked it with that kind."""
    from runut import lang
    from runut.extract import events, figures
    from runut.extract.figures.rescope import row_of
    from runut.text.numbers import span_of

    pack = lang.load(language)
    for name, event, article, marks in marked_pages(gold, language):
        wanted = marks_of(article, marks)
        main = next((found for found in events.find(article, pack) if found.main), None)
        year = figures.year_of(article, main) or (article.day[:4] if article.day else None)
        every = figures.told_by_rules(article, pack, main.kind if main else "other", year)
        row = row_of(every, article, year)
        for at, told in enumerate(every):
            span = span_of(told.verdict.candidate.number, told.reading.stretch)
            here = [figure for figure in marked_at(wanted, span) if accepts(figure, told.verdict.kind)]
            yield {"page": name, "event": event, "kind": _scope(here[0]) if here else None, **_found(row, at)}


def _scope(figure: Row) -> str:
    return OTHER if figure.get("incident") == OTHER else figure.get("scope") or "total"


def fit(every: list[Row], model: Path, language: str) -> None:
    """Cross-validate by event, then fit on all rows and write both weights, or the first alone, with cards."""
    folds = _folds(every)
    names = features_of(row for row in every if _is_read(row) and row["event"] != OWN)
    first = _held_out(every, names, folds)
    write_weights(model, _card(every, first, language), _fitted(every, names), names)
    if not LANGUAGES[language].twice:
        return
    again = list(_beside(every, first))
    names_again = features_of(row for row in again if _is_read(row) and row["event"] != OWN)
    second = _held_out(again, names_again, folds)
    beside = model.with_name(model.name.replace("scopes", "scopes_beside"))
    write_weights(beside, _card(again, second, language), _fitted(again, names_again), names_again)


def _card(every: Sequence[Row], held: Sequence[Chances], language: str) -> Row:
    from runut.extract.figures.rescope import standing

    read = [at for at, row in enumerate(every) if _is_read(row) and row["event"] != OWN]
    rows, name = [every[at] for at in read], LANGUAGES[language].name
    return {
        "what": "the scope of a figure: weights of a multinomial logistic regression over named features",
        "trained_on": f"{len({row['page'] for row in rows})} {name} pages, {len(rows)} figures, read",
        "and": f"{sum(row['event'] == OWN for row in every)} figures in sentences of our own",
        "licence": "Apache-2.0; the pages themselves are not part of it",
        "command": "python bench/training/scopes.py rows, then fit",
        "folds": f"{FOLDS}, no event in two of them",
        "right_rules": _right(rows, [row["rule"] for row in rows]),
        "right_held_out": _right(rows, [standing(every[at]["rule"], held[at]) for at in read]),
    }


def _is_read(row: Row) -> bool:
    return row["kind"] is not None


def _folds(every: Sequence[Row]) -> list[int]:
    """Give each row the fold in which it is held out: no event in two, our own sentences page by page."""
    from sklearn.model_selection import GroupKFold

    groups = [row["page"] if row["event"] == OWN else row["event"] for row in every]
    told = [0] * len(every)
    for fold, (_, unseen) in enumerate(GroupKFold(FOLDS).split(every, groups=groups)):
        for at in unseen:
            told[at] = fold
    return told


def _fitted(rows: Sequence[Row], names: Sequence[str]) -> Any:
    read = [row for row in rows if _is_read(row)]
    weight = [TIMES if row["event"] == OWN else 1 for row in read]
    return regression(STRENGTH, ROUNDS).fit(matrix(read, names), [row["kind"] for row in read], weight)


def _held_out(rows: Sequence[Row], names: Sequence[str], folds: Sequence[int]) -> list[Chances]:
    """Give for each row how likely each scope is by weights that never saw its event."""
    told: list[Chances] = [{}] * len(rows)
    for fold in range(FOLDS):
        learnt = _fitted([row for row, other in zip(rows, folds, strict=True) if other != fold], names)
        unseen = [at for at, other in enumerate(folds) if other == fold]
        for at, chances in zip(unseen, learnt.predict_proba(matrix([rows[at] for at in unseen], names)), strict=True):
            told[at] = dict(zip(learnt.classes_, map(float, chances), strict=True))
    return told


def _beside(every: Sequence[Row], held: Sequence[Chances]) -> Iterator[Row]:
    """Yield the rows again with what the first weights found of the figures beside each on its page."""
    from runut.extract.figures.beside import Scoped, beside

    for _, group in groupby(zip(every, held, strict=True), key=lambda each: (each[0]["event"], each[0]["page"])):
        page = list(group)
        found = [Scoped(row["counts"], row["value"], chances) for row, chances in page]
        for at, (row, _) in enumerate(page):
            yield {**row, "features": sorted({*row["features"], *beside(found, at)})}


def _right(rows: Sequence[Row], scopes: Sequence[str]) -> float:
    return round(sum(row["kind"] == scope for row, scope in zip(rows, scopes, strict=True)) / len(rows), 4)


if __name__ == "__main__":
    main()
