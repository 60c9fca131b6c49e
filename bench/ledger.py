"""Hold ledgers against ledgers made by reading: rows, relations, and what each codebook makes of a row.

    ledger.py SHARED                 scores of every ledger in bench/ledgers, from the texts in SHARED
    ledger.py SHARED --show [NAME]   and what differs, for the ledgers that are not held out

Each ledger is judged three times: with the figures that the readers marked, so that the ledger alone answers for the
result; with those that were found on the pages, all pages being one story; and the whole way, stories told apart.
Stories that were made up, pages and all (bench/ledgers/invented), are told apart from those of the news.
Texts belong to their publishers: the ledgers hold addresses, sha256 and spans.
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import ledger_gold
from ledger_gold import STORY, Gold
from runut import lang
from runut.extract import claims
from runut.ledger import ledger
from runut.ledger.estimate import CODEBOOKS
from runut.link import link
from runut.model import Article, Cell, Figure, Record, Story
from runut.serial import record_of

BLANK = "- - -"
EITHER_WAY = ("repeats", "compatible", "contradicts")
WAYS = ("marked figures", "found figures", "whole way")
Classes = dict[str, tuple[str, str]]
Read = tuple[str, Gold, dict[str, Article]]


@dataclass
class Count:
    """What was right, of what was said and of what was asked."""

    right: int = 0
    said: int = 0
    asked: int = 0

    def add(self, right: int, said: int, asked: int) -> None:
        """Take in one ledger's counts."""
        self.right, self.said, self.asked = self.right + right, self.said + said, self.asked + asked

    def __str__(self) -> str:
        return f"{2 * self.right / ((self.said + self.asked) or 1):.3f}"


@dataclass
class Scores:
    """One way's counts; `differs` says in words what is not as the readers have it."""

    rows: Count = field(default_factory=Count)
    relations: Count = field(default_factory=Count)
    best: dict[str, Count] = field(default_factory=lambda: {name: Count() for name in CODEBOOKS})
    all_three: dict[str, Count] = field(default_factory=lambda: {name: Count() for name in CODEBOOKS})
    differs: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        best = " ".join(f"{self.best[name]}" for name in CODEBOOKS)
        three = " ".join(f"{self.all_three[name]}" for name in CODEBOOKS)
        return f"{self.rows}  {self.relations}  {best}  {three}"


def main() -> None:
    """Print the scores of each ledger and of all, those that are held out apart."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("shared", type=Path)
    options.add_argument("--show", nargs="?", const="", help="print what differs, of one ledger or of all")
    asked = options.parse_args()
    print(f"{'':32}rows   relat. best value ({', '.join(CODEBOOKS)})  low, best and high")
    told = [(name, gold, ledger_gold.pages(gold, asked.shared)) for name, gold in ledger_gold.ledgers()]
    invented = [(name, gold, ledger_gold.pages(gold, ledger_gold.INVENTED)) for name, gold in ledger_gold.invented()]
    for way in WAYS:
        print(way)
        _judge_all(told, way, asked.show, "")
        _judge_all(invented, way, asked.show, ", invented")


def _judge_all(read: list[Read], way: str, show: str | None, which: str) -> None:
    for is_held_out in (False, True):
        whole = Scores()
        for name, gold, articles in read:
            if gold["held_out"] is is_held_out:
                _judge(name, gold, articles, way, whole, shows=show in ("", name) and not is_held_out)
        print(f"  {f'all that are held out{which}' if is_held_out else f'all that are read{which}':<32}  {whole}")


def _judge(name: str, gold: Gold, articles: dict[str, Article], way: str, whole: Scores, *, shows: bool) -> None:
    scores = Scores()
    score(gold, articles, _given(gold, articles, way), scores)
    gather(whole, scores)
    print(f"    {name:<26}  {scores}")
    for line in scores.differs if shows else ():
        print(f"        {line}")


def score(gold: Gold, articles: dict[str, Article], given: Record, scores: Scores) -> None:
    """Count what the ledger of a record has right, by every codebook."""
    for book in CODEBOOKS:
        told = ledger(given, book)
        names = _names(gold, articles, told)
        _score_row_values(gold, told, names, book, scores)
        if book == "house":
            _score_rows(gold, told, names, scores)
            _score_relations(gold, told, names, scores)


def gather(whole: Scores, scores: Scores) -> None:
    """Add one ledger's counts to those of all."""
    pairs = [(whole.rows, scores.rows), (whole.relations, scores.relations)]
    pairs += [(whole.best[book], scores.best[book]) for book in CODEBOOKS]
    pairs += [(whole.all_three[book], scores.all_three[book]) for book in CODEBOOKS]
    for into, count in pairs:
        into.add(count.right, count.said, count.asked)


def _given(gold: Gold, articles: dict[str, Article], way: str) -> Record:
    """Give the record that the ledger is made of."""
    if way == "marked figures":
        return ledger_gold.record(gold, articles)
    read = (claim for page in articles.values() for claim in claims(page, lang.load(page.language)))
    found = record_of([*articles.values(), *read])
    names = tuple(article.id for article in articles.values())
    return link(found, None if way == "whole way" else [Story(STORY, STORY, names)])


def _names(gold: Gold, articles: dict[str, Article], told: Record) -> dict[str, str | None]:
    """Name each figure of a record by the marked one that it is: None where it is optional, missing where it is none.

    The same kind on the same page, and words in common.
    """
    ids = {one["id"] for one in gold["figures"]}
    names: dict[str, str | None] = {}
    taken: set[str] = set()
    for figure in sorted(told.figures, key=lambda figure: (figure.article, figure.span)):
        if figure.id in ids:
            names[figure.id] = figure.id
            continue
        for one in gold["figures"]:
            if one["id"] not in taken and _is_same(one, figure, articles[one["page"]]):
                taken.add(one["id"])
                names[figure.id] = None if one.get("optional") else one["id"]
                break
    return names


def _is_same(one: Gold, figure: Figure, article: Article) -> bool:
    start, end = one["span"]
    is_there = figure.article == article.id and figure.span.start < end and start < figure.span.end
    return is_there and one["kind"] == figure.kind


def _aligned(gold: Gold, told: Record, names: dict[str, str | None]) -> dict[str, tuple[str, int]]:
    """Give for each row of the readers the record's row that has most of it, no row twice, with what they share."""
    shared = Counter(
        (row["name"], cell.id)
        for row in gold["cell"]
        for cell in told.cells
        for figure in cell.figures
        if names.get(figure) in row["statements"]
    )
    found: dict[str, tuple[str, int]] = {}
    used: set[str] = set()
    for (row, cell), many in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if row not in found and cell not in used:
            found[row] = cell, many
            used.add(cell)
    return found


def _score_rows(gold: Gold, told: Record, names: dict[str, str | None], scores: Scores) -> None:
    aligned = _aligned(gold, told, names)
    asked = sum(len(row["statements"]) for row in gold["cell"])
    optional = {figure for figure, name in names.items() if name is None}
    said = sum(len(set(cell.figures) - optional) for cell in told.cells)
    scores.rows.add(sum(many for _, many in aligned.values()), said, asked)
    row_of = {figure: row for row, (cell, _) in aligned.items() for figure in _cell(told, cell).figures}
    for row in gold["cell"]:
        here = {figure for figure, name in names.items() if name in row["statements"]}
        strays = sorted(names[figure] or "" for figure in here if row_of.get(figure) != row["name"])
        missing = sorted(set(row["statements"]) - {name for name in names.values() if name})
        if strays or missing:
            scores.differs.append(f"row {row['name']}: elsewhere {strays}, not found {missing}")


def _cell(told: Record, name: str) -> Cell:
    return next(cell for cell in told.cells if cell.id == name)


def _score_row_values(gold: Gold, told: Record, names: dict[str, str | None], book: str, scores: Scores) -> None:
    aligned = _aligned(gold, told, names)
    for row in gold["cell"]:
        want = row.get(book, BLANK)
        have = "none"
        if row["name"] in aligned:
            cell = _cell(told, aligned[row["name"]][0])
            have = " ".join("-" if end is None else str(end) for end in (cell.low, cell.best, cell.high))
        is_best = have != "none" and have.split()[1] == want.split()[1]
        scores.best[book].add(is_best, 1, 1)
        scores.all_three[book].add(have == want, 1, 1)
        if have != want:
            scores.differs.append(f"{book} {row['name']}: {have} for {want}{'' if is_best else ' (best differs)'}")


def _score_relations(gold: Gold, told: Record, names: dict[str, str | None], scores: Scores) -> None:
    """Count links as right where one of the same statements in number and row is marked.

    Which of several pages that say the same a statement answers is no matter.
    """
    classes = dict(_classes(gold))
    asked = [tuple(link.split()) for link in gold["links"]]
    ends = [(names.get(link.from_, ""), link.relation, names.get(link.to, "")) for link in told.links]
    said = [(one, str(relation), other) for one, relation, other in ends if one is not None and other is not None]
    right = [link for link in said if any(_is_alike(link, other, classes) for other in asked)]
    found = [link for link in asked if any(_answers(link, other, classes) for other in said)]
    scores.relations.add(len(right) + len(found), 2 * len(said), 2 * len(asked))
    scores.differs += [f"not linked: {' '.join(link)}" for link in asked if link not in found]
    scores.differs += [f"linked: {' '.join(str(end) or '?' for end in link)}" for link in said if link not in right]


def _classes(gold: Gold) -> Iterator[tuple[str, tuple[str, str]]]:
    row_of = {figure: row["name"] for row in gold["cell"] for figure in row["statements"]}
    for one in gold["figures"]:
        if one["id"] in row_of:
            yield one["id"], (row_of[one["id"]], str(one.get("value", (one.get("low"), one.get("high")))))


def _is_alike(said: tuple[str, ...], asked: tuple[str, ...], classes: Classes) -> bool:
    if said[1] != asked[1] or said[0] not in classes or said[2] not in classes:
        return False
    ends, others = (classes[said[0]], classes[said[2]]), (classes[asked[0]], classes[asked[2]])
    return ends == others or (said[1] in EITHER_WAY and ends == others[::-1])


def _answers(asked: tuple[str, ...], said: tuple[str, ...], classes: Classes) -> bool:
    """Say whether a link that was made is the marked one: from the same statement, to one that says the same."""
    if not _is_alike(said, asked, classes):
        return False
    return asked[1] != "repeats" or {asked[0], asked[2]} & {said[0], said[2]} != set()


if __name__ == "__main__":
    main()
