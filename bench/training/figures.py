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

import argparse
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDS, LEAST_SEEN, STRENGTH, ROUNDS, SMALLEST = 5, 5, 0.3, 200, 0.04
"""Folds of events, pages that a feature must stand on, inverse regularisation, rounds of fitting, least weight kept."""
LEAST_READ = FOLDS
"""Figures of a kind that must have been read; of other kinds the rules know more."""
TIMES, OF_OURS = 6, 0.5
OURS = frozenset(("everyday", "unrest", "abroad", "provinces", "wires", "counts", "deeds", "fates"))
"""How much one of our own sentences weighs, and a number of our own pages; the folders of those pages."""
NONE, OWN = "none", "own"
DAY = "2024-05-06"
"""The day on which our own sentences are read."""
BY_RULES = (
    "rule=", "src=", "rk=", "rg=", "rw=", "fr=", "ur=", "wr=", "br=", "er=", "top=", "rest|", "victims|", "joined|",
    "included|", "connected|", "among|", "out_of|", "is_whole|", "severity|", "of_uncounted|", "samerule",
)  # fmt: skip
"""Features that hold what the rules say. Rules were mended on these very pages, so each row is learnt from once more
without those, lest the weights trust rules more than pages that nobody read would bear out."""
BANDS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Language:
    """How weights of a language are learnt: pages that a feature must stand on, whether also without what rules say,
    whether scopes are weighed twice, and from which chance of none a figure is dropped, if not the common one."""

    name: str
    least: int
    blind: bool
    twice: bool
    drop: float | None = None


LANGUAGES = {
    "id": Language("Indonesian", LEAST_SEEN, blind=True, twice=True),
    "en": Language("English", 3, blind=False, twice=False, drop=0.6),
}
"""English has a sixth of the rows, and most were read after its rules were made, so rules may be trusted there."""


def main() -> None:
    """Do what was asked."""
    command(__doc__, rows_of, rows_of_own, fit)


def command(
    about: str | None,
    rows_of: Callable[[Path, str], Iterator[Row]],
    rows_of_own: Callable[[Path, str], Iterator[Row]],
    fit: Callable[[list[Row], Path, str], None],
) -> None:
    """Write down the rows of folders and of files of our own sentences, or fit weights to rows, as the call asks."""
    options = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--language", choices=sorted(LANGUAGES), default="id")
    verbs = options.add_subparsers(dest="verb", required=True)
    rows = verbs.add_parser("rows")
    rows.add_argument("out", type=Path)
    rows.add_argument("gold", type=Path, nargs="+")
    fitting = verbs.add_parser("fit")
    fitting.add_argument("rows", type=Path)
    fitting.add_argument("model", type=Path)
    asked = options.parse_args()
    if asked.verb == "rows":
        reads = [(rows_of_own if gold.suffix == ".toml" else rows_of, gold) for gold in asked.gold]
        every = (row for rows, gold in reads for row in rows(gold, asked.language))
        lines = [json.dumps(row, ensure_ascii=False) for row in every]
        asked.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
        sys.stdout.write(f"{len(lines)} rows\n")
    else:
        rows = [json.loads(line) for line in asked.rows.read_text(encoding="utf-8").splitlines()]
        fit(rows, asked.model, asked.language)


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


def own_sentences(file: Path, language: str) -> Iterator[tuple[Any, list[str]]]:
    """Yield our own sentences as articles, each with its figures as the cases write them."""
    from runut.model import Article, Label, Span

    for at, case in enumerate(tomllib.loads(file.read_text(encoding="utf-8"))["case"]):
        text = case["text"]
        body = (Label(Span(0, len(text)), "body"),)
        article = Article(id=f"own-{at}", text=text, labels=body, published=DAY, language=language)
        yield article, case["figures"]


def rows_of(gold: Path, language: str) -> Iterator[Row]:
    """Yield the candidates of one folder's pages, each with the kind that people gave it."""
    from runut import lang

    for name, event, article, marks in marked_pages(gold, language):
        yield from _of_page(name, event, article, marks, lang.load(language))


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


def _of_page(name: str, event: str, article: Any, gold: Row, pack: Any) -> Iterator[Row]:
    from runut.extract import events
    from runut.extract.figures.features import features
    from runut.extract.figures.read import cases, ruled, seen

    wanted = [placed(article.text, figure) for figure in gold.get("figures", ())]
    wanted += [labelled(number) for number in gold.get("numbers", ())]
    every = tuple(ruled(article, pack))
    kind = next((found.kind for found in events.find(article, pack) if found.main), "other")
    page = seen(kind, every)
    for one in every:
        for case in cases(one, page):
            words, number = one.reading.stretch, case.candidate.number
            span = (words[number.first].start, words[number.last - 1].end)
            here = [figure for start, end, figure in wanted if start < span[1] and span[0] < end]
            rule = case.verdict.kind if case.verdict else NONE
            needed = [figure for figure in here if not figure.get("optional") or rule in figure.get("taken", ())]
            if not needed and (here or "numbers" in gold):
                continue
            kind = _kind(needed, rule)
            yield {
                "page": name, "event": event, "rule": rule, "kind": kind, "needed": len(needed) if kind != NONE else 0,
                "features": sorted(set(features(case))),
            }  # fmt: skip


def placed(text: str, figure: Row) -> tuple[int, int, Row]:
    """Give a figure with where its number stands in the text."""
    start = text.index(figure["context"]) + figure["context"].index(figure["text"])
    return start, start + len(figure["text"]), figure


def labelled(number: Row) -> tuple[int, int, Row]:
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


def _kind(needed: Sequence[Row], rule: str) -> str:
    """Give the kind that people gave; where they accept the rule's, that one."""
    for figure in needed:
        other = figure.get("kind_alt") or []
        if rule in (figure["kind"], *([other] if isinstance(other, str) else other)):
            return rule
    return str(needed[0]["kind"]) if needed else NONE


def fit(every: list[Row], model: Path, language: str) -> None:
    """Cross-validate by event, then fit on all rows and write the weights with their card."""
    how = LANGUAGES[language]
    own, rows = ([row for row in every if (row["event"] == OWN) is is_own] for is_own in (True, False))
    names = _names(rows, how.least)
    held = _held_out(rows, own, names, how)
    card = {
        "what": "which kind a number counts, if any: weights of a multinomial logistic regression over named features",
        "trained_on": f"{len({row['page'] for row in rows})} {how.name} pages, {len(rows)} numbers, read",
        "and": f"{len(own)} numbers in sentences of our own",
        "licence": "Apache-2.0; the pages themselves are not part of it",
        "command": "python bench/training/figures.py rows, then fit",
        "folds": f"{FOLDS}, no event in two of them",
        "f1_rules": _f1(rows, [row["rule"] for row in rows]),
        "f1_held_out": _f1(rows, [kind for kind, _ in held]),
        "reliability": _reliability(rows, held),
    }
    common = [kind for kind in {row["kind"] for row in rows} if sum(row["kind"] == kind for row in rows) >= LEAST_READ]
    write_weights(model, card, _fitted(every, names, how), names, sorted(common), how.drop)


def write_weights(
    model: Path,
    card: Row,
    learnt: Any,
    names: Sequence[str],
    common: Sequence[str] | None = None,
    drop: float | None = None,
) -> None:
    """Write the weights in hundredths, the least of them left out, and the kinds of which enough were read."""
    kinds, table = list(learnt.classes_), learnt.coef_
    kept = {}
    for at, name in enumerate(names):
        row = [x for k in range(len(kinds)) if abs(table[k][at]) >= SMALLEST for x in (k, round(table[k][at] * 100))]
        if row:
            kept[name] = row
    bias = [round(value * 100) for value in learnt.intercept_]
    whole = {"card": card, "kinds": kinds, "common": common or kinds, "bias": bias, "rows": kept}
    if drop is not None:
        whole["drop"] = drop
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    model.write_text(text.replace('"],"', '"],\n"').replace('],"', '],\n"') + "\n", encoding="utf-8")
    sys.stdout.write(f"{json.dumps(card)}\n{len(kept)} features, {model.stat().st_size // 1024} KB\n")


def _names(rows: Iterable[Row], least: int = LEAST_SEEN) -> list[str]:
    """Give the features that stand on enough pages, sorted."""
    seen = Counter(name for _, name in {(row["page"], name) for row in rows for name in row["features"]})
    return sorted(name for name, many in seen.items() if many >= least)


def _matrix(rows: Sequence[Row], names: Sequence[str]) -> Any:
    from scipy.sparse import csr_matrix

    place = {name: at for at, name in enumerate(names)}
    at = [(here, place[name]) for here, row in enumerate(rows) for name in row["features"] if name in place]
    return csr_matrix(([1.0] * len(at), ([a for a, _ in at], [b for _, b in at])), shape=(len(rows), len(names)))


def _fitted(rows: Sequence[Row], names: Sequence[str], how: Language) -> Any:
    from sklearn.linear_model import LogisticRegression

    learner = LogisticRegression(C=STRENGTH, max_iter=ROUNDS, tol=1e-4, random_state=0)
    both = [*rows, *(_blind(row) for row in rows)] if how.blind else rows
    return learner.fit(_matrix(both, names), [row["kind"] for row in both], [_weight(row) for row in both])


def _weight(row: Row) -> float:
    """Say how much a row counts: what we wrote ourselves and what was printed are not alike."""
    if row["event"] == OWN:
        return TIMES
    return OF_OURS if OURS.intersection(row["page"].split("/")) else 1


def _blind(row: Row) -> Row:
    """Give a row without what the rules say."""
    return row | {"features": [name for name in row["features"] if not name.startswith(BY_RULES)]}


def _held_out(rows: list[Row], own: Sequence[Row], names: Sequence[str], how: Language) -> list[tuple[str, float]]:
    """Give each row the likeliest kind by weights that never saw its event."""
    from sklearn.model_selection import GroupKFold

    told: list[tuple[str, float]] = [(NONE, 0.0)] * len(rows)
    for seen, unseen in GroupKFold(FOLDS).split(rows, groups=[row["event"] for row in rows]):
        learnt = _fitted([*own, *(rows[at] for at in seen)], names, how)
        likely = learnt.predict_proba(_matrix([rows[at] for at in unseen], names))
        for at, row in zip(unseen, likely, strict=True):
            told[at] = (str(learnt.classes_[row.argmax()]), float(row.max()))
    return told


def _f1(rows: Sequence[Row], kinds: Sequence[str]) -> float:
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
