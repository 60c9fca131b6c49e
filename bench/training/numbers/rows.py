"""Write down the numbers that people read, each with the words around it as pieces: what the head learns from.

    rows.py SHARED OUT.jsonl

Lays out all that may be learnt from, in both languages, and needs runut with the extra `model`: annotated pages, our
own pages and sentences, and single numbers that readers labelled. Dev and whatever is held out are never among them.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve()
BENCH = HERE.parents[2]
sys.path[:0] = [str(BENCH), str(BENCH / "training")]

import marked  # noqa: E402

import annotations  # noqa: E402
import english_numbers  # noqa: E402
import labelled_numbers  # noqa: E402
import written  # noqa: E402

ANNOTATED = ("id_news", "id_events", "id_events2", "id_fresh", "en_news")
LANGUAGES = ("id", "en")
CASES = BENCH.parent / "tests" / "cases"

Row = dict[str, Any]


def main() -> None:
    """Lay out, read, and write the rows."""
    shared, out = map(Path, sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder:
        golds = list(laid_out(shared, Path(folder)))
        rows = [row for gold in golds for language in LANGUAGES for row in rows_of(gold, language)]
    rows += [row for language in LANGUAGES for row in rows_of_own(CASES / language / "figures.toml", language)]
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    sys.stdout.write(f"{len(rows)} rows\n")


def laid_out(shared: Path, out: Path) -> Iterator[Path]:
    """Lay out the pages that may be learnt from, and yield the folders."""
    yield shared / "gold" / "train"
    for name in ANNOTATED:
        annotations.open_again(shared, name, out / name)
        yield out / name
    for name in written.LEARNT:
        written.lay_out(name, out / name)
        yield out / name
    labelled_numbers.open_again(shared, out / labelled_numbers.NAME, labelled_numbers.LEARNT)
    yield out / labelled_numbers.NAME
    english_numbers.open_again(shared, out / english_numbers.NAME, english_numbers.LEARNT)
    yield out / english_numbers.NAME


def rows_of(gold: Path, language: str) -> Iterator[Row]:
    """Yield the candidates of one folder's pages in a language, each with the kind that people gave it."""
    from runut import lang
    from runut.extract import events
    from runut.text.numbers import span_of

    pack = lang.load(language)
    for name, event, article, marks in marked.marked_pages(gold, language):
        wanted = marked.marks_of(article, marks)
        main = next((found.kind for found in events.find(article, pack) if found.main), "other")
        for sentence, case in cases_of(article, pack, main):
            here = marked.marked_at(wanted, span_of(case.candidate.number, sentence.stretch))
            rule = case.verdict.kind if case.verdict else marked.NONE
            needed = marked.needed_of(here, rule)
            if needed or not (here or "numbers" in marks):
                yield row_of(article, sentence, case, name, event) | told(needed, rule)


def rows_of_own(file: Path, language: str) -> Iterator[Row]:
    """Yield the candidates of our own sentences whose figures the rules find, and no others."""
    from runut import lang

    for article, wanted in marked.own_sentences(file, language):
        found = list(cases_of(article, lang.load(language), "other"))
        if [verdict.kind for verdict in verdicts_of(found)] == [figure.split()[0] for figure in wanted]:
            for sentence, case in found:
                kind = case.verdict.kind if case.verdict else marked.NONE
                row = row_of(article, sentence, case, f"{language}-{article.id}", marked.OWN)
                yield row | {"rule": kind, "kind": kind, "needed": 1}


def cases_of(article: Any, pack: Any, event: str) -> Iterator[tuple[Any, Any]]:
    """Yield the sentences that hold numbers, each with one of its candidates."""
    from runut.extract.figures.read import cases, ruled, seen

    every = tuple(ruled(article, pack))
    page = seen(event, every)
    yield from ((one.reading, case) for one in every for case in cases(one, page))


def verdicts_of(found: Sequence[tuple[Any, Any]]) -> list[Any]:
    """Give what the rules found in all sentences, each once."""
    sentences = {id(sentence): sentence for sentence, _ in found}
    return [verdict for sentence in sentences.values() for verdict in sentence.verdicts]


def row_of(article: Any, sentence: Any, case: Any, name: str, event: str) -> Row:
    """Give a number with the words around it, and with what the linear weights are told of it."""
    from runut.extract.figures.encoded import around
    from runut.extract.figures.features import features

    read = around(article, sentence, case)
    return {
        "page": name, "event": event, "language": article.language, "pieces": read.pieces, "at": read.at,
        "behind": read.behind, "features": sorted(set(features(case))),
    }  # fmt: skip


def told(needed: Sequence[Row], rule: str) -> Row:
    """Give the kind that people gave, the rules' and how many figures stand on the number."""
    kind = marked.kind_of(needed, rule)
    return {"rule": rule, "kind": kind, "needed": len(needed) if kind != marked.NONE else 0}


if __name__ == "__main__":
    main()
