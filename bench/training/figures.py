"""Learn what a number counts from pages that people read: the weights of runut.extract.figures.model.

    figures.py rows OUT.jsonl GOLD...    the candidates of annotated pages with what bears on each (needs runut)
    figures.py fit ROWS.jsonl MODEL.json cross-validate by event, fit on all, write weights and card (scikit-learn)

`--language en` reads and fits English.

GOLD are folders of NN.txt, NN.gold.json and manifest.json: shared/gold/train, what `bench/annotations.py open` and
`bench/written.py open` lay out, and what `bench/labelled_numbers.py open` does: pages of which some numbers are
labelled, most of them no figures, so that only those are learnt from. Dev and labels held out are never among them. A
GOLD may also be a file of our own sentences, tests/cases/id/figures.toml: those that the rules read rightly are learnt
from, and never measured on, since the weights have to leave plain statements be where no page stands around them. The
same rows give the same file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from linear import FOLDS, LANGUAGES, Language, command, features_of, matrix, regression, write_weights
from marked import NONE, OWN, kind_of, marked_at, marked_pages, marks_of, needed_of, own_sentences

STRENGTH, ROUNDS = 0.3, 200
"""Inverse regularisation, rounds of fitting."""
LEAST_READ = FOLDS
"""Figures of a kind that must have been read; of other kinds the rules know more."""
TIMES, OF_OURS = 6, 0.5
OURS = frozenset(("everyday", "unrest", "abroad", "provinces", "wires", "counts", "deeds", "fates"))
"""How much one of our own sentences weighs, and a number of our own pages; the folders of those pages."""
BY_RULES = (
    "rule=", "src=", "rk=", "rg=", "rw=", "fr=", "ur=", "wr=", "br=", "er=", "top=", "rest|", "victims|", "joined|",
    "included|", "connected|", "among|", "out_of|", "is_whole|", "severity|", "of_uncounted|", "samerule",
)  # fmt: skip
"""Features that hold what the rules say. Rules were mended on these very pages, so each row is learnt from once more
without those, lest the weights trust rules more than pages that nobody read would bear out."""
BANDS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)

Row = dict[str, Any]


def main() -> None:
    """Do what was asked."""
    command(__doc__, rows_of, rows_of_own, fit)


def rows_of_own(file: Path, language: str) -> Iterator[Row]:
    """Yield the candidates of our own sentences whose figures the rules find, and no others."""
    from runut import lang
    from runut.extract.figures.features import features
    from runut.extract.figures.read import cases, ruled, seen

    for article, figures in own_sentences(file, language):
        every = tuple(ruled(article, lang.load(language)))
        found = [verdict.kind for one in every for verdict in one.reading.verdicts]
        if found != [figure.split()[0] for figure in figures]:
            continue
        page = seen("other", every)
        for weighed in (weighed for one in every for weighed in cases(one, page)):
            kind = weighed.verdict.kind if weighed.verdict else NONE
            named = sorted(set(features(weighed)))
            yield {"page": article.id, "event": OWN, "rule": kind, "kind": kind, "needed": 1, "features": named}


def rows_of(gold: Path, language: str) -> Iterator[Row]:
    """Yield the candidates of one folder's pages, each with the kind that people gave it."""
    from runut import lang

    for name, event, article, marks in marked_pages(gold, language):
        yield from _of_page(name, event, article, marks, lang.load(language))


def _of_page(name: str, event: str, article: Any, gold: Row, pack: Any) -> Iterator[Row]:
    from runut.extract import events
    from runut.extract.figures.features import features
    from runut.extract.figures.read import cases, ruled, seen
    from runut.text.numbers import span_of

    wanted = marks_of(article, gold)
    every = tuple(ruled(article, pack))
    kind = next((found.kind for found in events.find(article, pack) if found.main), "other")
    page = seen(kind, every)
    for one in every:
        for case in cases(one, page):
            here = marked_at(wanted, span_of(case.candidate.number, one.reading.stretch))
            rule = case.verdict.kind if case.verdict else NONE
            needed = needed_of(here, rule)
            if not needed and (here or "numbers" in gold):
                continue
            kind = kind_of(needed, rule)
            yield {
                "page": name, "event": event, "rule": rule, "kind": kind, "needed": len(needed) if kind != NONE else 0,
                "features": sorted(set(features(case))),
            }  # fmt: skip


def fit(every: list[Row], model: Path, language: str) -> None:
    """Cross-validate by event, then fit on all rows and write the weights with their card."""
    how = LANGUAGES[language]
    own, rows = ([row for row in every if (row["event"] == OWN) is is_own] for is_own in (True, False))
    names = features_of(rows, how.least)
    held = held_out(rows, own, names, how)
    card = {
        "what": "which kind a number counts, if any: weights of a multinomial logistic regression over named features",
        "trained_on": f"{len({row['page'] for row in rows})} {how.name} pages, {len(rows)} numbers, read",
        "and": f"{len(own)} numbers in sentences of our own",
        "licence": "Apache-2.0; the pages themselves are not part of it",
        "command": "python bench/training/figures.py rows, then fit",
        "folds": f"{FOLDS}, no event in two of them",
        "f1_rules": f1(rows, [row["rule"] for row in rows]),
        "f1_held_out": f1(rows, [kind for kind, _ in held]),
        "reliability": _reliability(rows, held),
    }
    common = [kind for kind in {row["kind"] for row in rows} if sum(row["kind"] == kind for row in rows) >= LEAST_READ]
    write_weights(model, card, fitted(every, names, how), names, sorted(common), how.drop)


def fitted(rows: Sequence[Row], names: Sequence[str], how: Language) -> Any:
    """Fit weights to rows, where the language asks for it each of them once more without what the rules say."""
    both = [*rows, *(_blind(row) for row in rows)] if how.blind else rows
    return regression(STRENGTH, ROUNDS).fit(
        matrix(both, names), [row["kind"] for row in both], [_weight(row) for row in both]
    )


def _weight(row: Row) -> float:
    """Say how much a row counts: what we wrote ourselves and what was printed are not alike."""
    if row["event"] == OWN:
        return TIMES
    return OF_OURS if OURS.intersection(row["page"].split("/")) else 1


def _blind(row: Row) -> Row:
    """Give a row without what the rules say."""
    return row | {"features": [name for name in row["features"] if not name.startswith(BY_RULES)]}


def held_out(rows: list[Row], own: Sequence[Row], names: Sequence[str], how: Language) -> list[tuple[str, float]]:
    """Give each row the likeliest kind by weights that never saw its event."""
    from sklearn.model_selection import GroupKFold

    told: list[tuple[str, float]] = [(NONE, 0.0)] * len(rows)
    for seen, unseen in GroupKFold(FOLDS).split(rows, groups=[row["event"] for row in rows]):
        learnt = fitted([*own, *(rows[at] for at in seen)], names, how)
        likely = learnt.predict_proba(matrix([rows[at] for at in unseen], names))
        for at, row in zip(unseen, likely, strict=True):
            told[at] = (str(learnt.classes_[row.argmax()]), float(row.max()))
    return told


def f1(rows: Sequence[Row], kinds: Sequence[str]) -> float:
    """Give F1 of the kinds given, over all figures that people marked."""
    right = sum(kind == row["kind"] != NONE for row, kind in zip(rows, kinds, strict=True))
    given = sum(kind != NONE for kind in kinds)
    wanted = sum(max(row["needed"], 1) for row in rows if row["kind"] != NONE)
    return round(2 * right / (given + wanted), 4)


def _reliability(rows: Sequence[Row], held: Sequence[tuple[str, float]]) -> list[list[float]]:
    """Give for each band of chance: from, how many figures, their mean chance, how many of them were right."""
    table = []
    for low, high in zip((0.0, *BANDS), BANDS, strict=False):
        band = [(c, k == r["kind"]) for r, (k, c) in zip(rows, held, strict=True) if k != NONE and low <= c < high]
        if band:
            mean, right = (sum(column) / len(band) for column in zip(*band, strict=True))
            table.append([low, len(band), round(mean, 3), round(right, 3)])
    return table


if __name__ == "__main__":
    main()
