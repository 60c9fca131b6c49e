"""Learn the scope of a figure from pages and numbers that people read: the weights of runut.extract.figures_rescope.

    scopes.py rows OUT.jsonl GOLD...    the figures found that a reader marked too, and what bears on each (needs runut)
    scopes.py fit ROWS.jsonl MODEL.json cross-validate by event, fit on all, write weights and card (scikit-learn)

GOLD are the folders and the files of our own sentences that figures.py beside this file reads. Dev and labels held out
are never among them. Which figures are found hangs on the weights of kinds: figures.py comes first. The same rows give
the same file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from figures import OWN, _matrix, _names, command, labelled, marked_pages, own_sentences, placed, write_weights

FOLDS, STRENGTH, ROUNDS, TIMES = 5, 0.1, 150, 3
"""Folds of events, inverse regularisation, rounds of fitting, and how much one of our own sentences weighs."""
OTHER = "other"

Row = dict[str, Any]


def main() -> None:
    """Do what was asked."""
    command(__doc__, rows_of, rows_of_own, fit)


def rows_of_own(file: Path) -> Iterator[Row]:
    """Yield the figures of our own sentences of which the rules tell kinds and scopes rightly."""
    from runut import lang
    from runut.extract import figures
    from runut.extract.figures_rescope import features, row_of, ruled_scope

    for article, wanted in own_sentences(file):
        year = article.day[:4] if article.day else None
        every = figures.told_by_rules(article, lang.load("id"), "other", year)
        row, scopes = row_of(every, article, year), [ruled_scope(told) for told in every]
        if [(told.verdict.kind, scope) for told, scope in zip(every, scopes, strict=True)] == list(map(_told, wanted)):
            for at, scope in enumerate(scopes):
                named = sorted(set(features(row, at)))
                yield {"page": article.id, "event": OWN, "rule": scope, "kind": scope, "features": named}


def _told(figure: str) -> tuple[str, str]:
    """Read kind and scope of a figure as a case writes it: "killed 8 part"."""
    kind, _, *rest = figure.split()
    return kind, next((scope for scope in (OTHER, "part", "prior") if scope in rest), "total")


def rows_of(gold: Path) -> Iterator[Row]:
    """Yield the figures found on one folder's pages that a reader marked with an accepted kind, each with its scope."""
    from runut import lang
    from runut.extract import events, figures
    from runut.extract.figures_rescope import features, row_of, ruled_scope

    pack = lang.load("id")
    for name, event, article, marks in marked_pages(gold):
        wanted = [placed(article.text, figure) for figure in marks.get("figures", ())]
        wanted += [labelled(number) for number in marks.get("numbers", ())]
        main = next((found for found in events.find(article, pack) if found.main), None)
        year = figures.year_of(article, main) or (article.day[:4] if article.day else None)
        every = figures.told_by_rules(article, pack, main.kind if main else "other", year)
        row = row_of(every, article, year)
        for at, told in enumerate(every):
            words, number = told.reading.stretch, told.verdict.candidate.number
            span = (words[number.first].start, words[number.last - 1].end)
            here = [
                f for start, end, f in wanted if start < span[1] and span[0] < end and _is_kind(f, told.verdict.kind)
            ]
            if here:
                scope, rule = _scope(here[0]), ruled_scope(told)
                named = sorted(set(features(row, at)))
                yield {"page": name, "event": event, "rule": rule, "kind": scope, "features": named}


def _is_kind(figure: Row, kind: str) -> bool:
    other = figure.get("kind_alt") or []
    return kind in (figure["kind"], *([other] if isinstance(other, str) else other))


def _scope(figure: Row) -> str:
    return OTHER if figure.get("incident") == OTHER else figure.get("scope") or "total"


def fit(every: list[Row], model: Path) -> None:
    """Cross-validate by event, then fit on all rows and write the weights with their card."""
    own, rows = ([row for row in every if (row["event"] == OWN) is is_own] for is_own in (True, False))
    names = _names(rows)
    held = _held_out(rows, own, names)
    card = {
        "what": "the scope of a figure: weights of a multinomial logistic regression over named features",
        "trained_on": f"{len({row['page'] for row in rows})} Indonesian pages, {len(rows)} figures, read",
        "and": f"{len(own)} figures in sentences of our own",
        "licence": "Apache-2.0; the pages themselves are not part of it",
        "command": "python bench/training/scopes.py rows, then fit",
        "folds": f"{FOLDS}, no event in two of them",
        "right_rules": _right(rows, [row["rule"] for row in rows]),
        "right_held_out": _right(rows, held),
    }
    write_weights(model, card, _fitted(every, names), names)


def _fitted(rows: Sequence[Row], names: Sequence[str]) -> Any:
    from sklearn.linear_model import LogisticRegression

    learner = LogisticRegression(C=STRENGTH, max_iter=ROUNDS, tol=1e-3, random_state=0)
    weight = [TIMES if row["event"] == OWN else 1 for row in rows]
    return learner.fit(_matrix(rows, names), [row["kind"] for row in rows], weight)


def _held_out(rows: list[Row], own: Sequence[Row], names: Sequence[str]) -> list[str]:
    """Give each row the scope that weights that never saw its event let stand, as figures_rescope does."""
    from sklearn.model_selection import GroupKFold

    from runut.extract.figures_rescope import standing

    told = [""] * len(rows)
    for seen, unseen in GroupKFold(FOLDS).split(rows, groups=[row["event"] for row in rows]):
        learnt = _fitted([*own, *(rows[at] for at in seen)], names)
        for at, chances in zip(unseen, learnt.predict_proba(_matrix([rows[at] for at in unseen], names)), strict=True):
            told[at] = standing(rows[at]["rule"], dict(zip(learnt.classes_, chances, strict=True)))
    return told


def _right(rows: Sequence[Row], scopes: Sequence[str]) -> float:
    return round(sum(row["kind"] == scope for row, scope in zip(rows, scopes, strict=True)) / len(rows), 4)


if __name__ == "__main__":
    main()
