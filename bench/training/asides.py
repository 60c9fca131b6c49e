"""Learn which figures are of another event than their page's own: the weights of runut.extract.figures.asides.

    asides.py rows OUT.jsonl GOLD...    the figures found, what bears on each, whose a reader said it is (needs runut)
    asides.py fit ROWS.jsonl MODEL.json cross-validate by event, fit on all, write weights and card (scikit-learn)

GOLD are folders of annotated pages as figures.py beside this file reads them; files of our own sentences hold no page
to look around in and are passed over. Dev and labels held out are never among them. Which figures are found hangs on
the weights of kinds: figures.py comes first. The weights of scopes are not asked. The same rows give the same file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from linear import FOLDS, LANGUAGES, command, features_of, matrix, regression, write_weights
from marked import OTHER, accepts, marked_at, marked_pages, marks_of

STRENGTH, ROUNDS = 0.1, 400
"""Inverse regularisation, rounds of fitting."""
SURE = 0.45
"""From which chance the card counts a figure as another event's; Runut asks the mean with scopes (rescope.py)."""
OWN = "own"
"""The kind of a row whose figure is of the page's own event."""

Row = dict[str, Any]


def main() -> None:
    """Do what was asked."""
    command(__doc__, rows_of, lambda _file, _language: iter(()), fit)


def rows_of(gold: Path, language: str) -> Iterator[Row]:
    """Yield the figures found on one folder's pages that a reader marked with their kind, each with whose it is."""
    from runut import lang
    from runut.extract import events, figures
    from runut.extract.events import scene_of
    from runut.extract.figures.asides import Sight, features
    from runut.text.numbers import span_of

    pack = lang.load(language)
    for name, event, article, marks in marked_pages(gold, language):
        wanted = marks_of(article, {"figures": marks.get("figures", ())})
        told_events = tuple(events.find(article, pack))
        main, scene = next((found for found in told_events if found.main), None), scene_of(article, pack)
        if not wanted or scene is None:
            continue
        year = figures.year_of(article, main) or (article.day[:4] if article.day else None)
        every = figures.told_by_rules(article, pack, main.kind if main else OTHER, year)
        named = features(every, Sight(article, pack, scene, told_events))
        for told, names in zip(every, named, strict=True):
            span = span_of(told.verdict.candidate.number, told.reading.stretch)
            here = [figure for figure in marked_at(wanted, span) if accepts(figure, told.verdict.kind)]
            if here and not here[0].get("optional") and names:
                kind = OTHER if here[0].get("incident") == OTHER else OWN
                rule = OTHER if told.is_other else OWN
                yield {"page": name, "event": event, "kind": kind, "rule": rule, "features": sorted(names)}


def fit(every: list[Row], model: Path, language: str) -> None:
    """Cross-validate by event, then fit on all rows and write the weights with their card."""
    names, name = features_of(every), LANGUAGES[language].name
    held = _held_out(every, names)
    card = {
        "what": "whose a figure is, the page's own event's or another's: weights of a logistic regression",
        "trained_on": f"{len({row['page'] for row in every})} {name} pages, {len(every)} figures, read",
        "licence": "Apache-2.0; the pages themselves are not part of it",
        "command": "python bench/training/asides.py rows, then fit",
        "folds": f"{FOLDS}, no event in two of them",
        "kept_rules": _kept(every, [row["rule"] for row in every]),
        "kept_held_out": _kept(every, [OTHER if chance > SURE else OWN for chance in held]),
    }
    learnt = _fitted(every, names)
    # One row of weights, for the page's own event; those for another stay nought.
    both = SimpleNamespace(classes_=[OTHER, OWN], coef_=[[0.0] * len(names), -learnt.coef_[0]],
                           intercept_=[0.0, -learnt.intercept_[0]])  # fmt: skip
    write_weights(model, card, both, names)


def _fitted(rows: Sequence[Row], names: Sequence[str]) -> Any:
    return regression(STRENGTH, ROUNDS).fit(matrix(rows, names), [row["kind"] == OTHER for row in rows])


def _held_out(rows: Sequence[Row], names: Sequence[str]) -> list[float]:
    """Give for each row how likely another event is by weights that never saw the page's."""
    from sklearn.model_selection import GroupKFold

    told = [0.0] * len(rows)
    for seen, unseen in GroupKFold(FOLDS).split(rows, groups=[row["event"] for row in rows]):
        learnt = _fitted([rows[at] for at in seen], names)
        likely = learnt.predict_proba(matrix([rows[at] for at in unseen], names))
        for at, chance in zip(unseen, likely[:, 1], strict=True):
            told[at] = float(chance)
    return told


def _kept(rows: Sequence[Row], given: Sequence[str]) -> dict[str, float]:
    """Give how many figures of each event are kept with it."""
    pairs = [(row["kind"], each == row["kind"]) for row, each in zip(rows, given, strict=True)]
    return {
        kind: round(sum(r for k, r in pairs if k == kind) / sum(k == kind for k, _ in pairs), 4)
        for kind in (OWN, OTHER)
    }


if __name__ == "__main__":
    main()
