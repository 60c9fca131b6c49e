"""News pages of our own, everything in them marked: their words are ours, so they lie in the project.

All of it is invented, utterances too, even where a page borrows the setting of something that happened; some tolls of
`reports` come near the real ones. Some pages name a real outlet ("Jakarta, CNN Indonesia --", "antaranews.com"), which
Runut has to tell from a credit: it never printed them.

    written.py open OUT [NAME ...]   lay them out as annotated pages: NN.txt, NN.gold.json and manifest.json
    written.py [--keep]              score Runut on each set; the scorer lies in ../shared

The pages of `written/*.marked` are separated by `=== NUMBER`, a few lines `name: value` and `---`. In the text

    ⟦killed total; by=Budi Darmono; via=Antara; unit=person|tiga⟧    is a figure: its kind, or two that would do
                                     ("injured/involved"), its scope (t, p, r: total, part, prior; o: another event's),
                                     `?` where a reader may or may not want it, who says it, whom it is credited to
    ⟪Budi Darmono|Mereka selamat⟫    is what somebody says

The event's `day=` is one that the page tells; what only readers of its siblings know is `implied=`.
What stands unmarked is no figure. A line `slip: KIND | words | what is right | why` names what the page gets wrong, as
reporters and translators do; only the later sets have them. They were written and marked after ../shared/gold/GUIDE.md
by people who had not seen what Runut makes of them; the sets `mixed`, `unseen`, `cables` and `notices` are held out:
nobody who writes rules reads them. `dispatches`, `reports`, `cables` and `notices` are English.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import accuracy

HERE = Path(__file__).resolve().parent
LEARNT = ("everyday", "unrest", "abroad", "provinces", "counts", "wires", "deeds", "fates", "dispatches", "reports")
HELD = ("mixed", "unseen", "cables", "notices")
SETS = (*LEARNT, *HELD)
SCOPES = {"t": "total", "p": "part", "r": "prior", "o": "total"}
MARKS = re.compile(r"(⟦[^|⟦⟧]*\||⟧|⟪[^|⟪⟫]*\||⟫)")
SLIP = "slip"
CLOSING = {"⟧": "⟦", "⟫": "⟪"}
NEAR = 30
"""Letters before and behind a number that its reader is shown, since a bound stands before it."""
MEASURES = (
    "articles", "figures mention P/R/F1", "figure attributes: scope, unit, said_by, via", "article totals exact",
    "quotes speaker right (of found)", "incident kind, day, country, place", "checks P/R/F1",
)  # fmt: skip
WIDEST, STEP = 200, 4
"""How far around a number its unique context may reach, and by how much it grows."""

Gold = dict[str, Any]


@dataclass(frozen=True)
class Mark:
    """A marked stretch of a page: what is said of it and where it stands."""

    sort: str
    about: str
    start: int
    end: int


def main() -> int:
    """Do what was asked."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--keep", action="store_true")
    opening = options.add_subparsers(dest="verb").add_parser("open")
    opening.add_argument("out", type=Path)
    opening.add_argument("sets", nargs="*", default=LEARNT, metavar="NAME")
    given = options.parse_args()
    if given.verb == "open":
        for name in given.sets:
            say(f"{name}: {lay_out(name, given.out / name)} pages")
        return 0
    import run

    if not (run.SHARED / "score" / "score.py").is_file():
        say("The scorer (../shared) is not here, so there is nothing to score. Nothing is wrong.")
        return 0
    say(text := scores())
    if given.keep:
        accuracy.keep("written", text)
    return 0


def scores() -> str:
    """Trace each set from nothing, score it, and give the table."""
    import run

    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in SETS:
            lay_out(name, Path(folder) / name)
            found[f"{name}{', held out' if name in HELD else ''}"] = run.scored(Path(folder) / name)[0]
    asked = (*MEASURES, run.INCIDENTS)
    rows = [(measure, *(run.shown(each.get(measure)) for each in found.values())) for measure in asked]
    return run.table("measure", found, rows)


def lay_out(name: str, out: Path) -> int:
    """Write the pages of a set with their gold and a manifest, and give how many."""
    out.mkdir(parents=True, exist_ok=True)
    manifest = []
    for head, marked in parted((HERE / "written" / f"{name}.marked").read_text(encoding="utf-8")):
        text, marks = unmarked(marked)
        stem = head["number"]
        (out / f"{stem}.txt").write_text(text, encoding="utf-8")
        gold = json.dumps(gold_of(head, text, marks), ensure_ascii=False, indent=1)
        (out / f"{stem}.gold.json").write_text(gold + "\n", encoding="utf-8")
        manifest.append({
            "file": f"{stem}.txt", "url": f"https://example.org/{name}/{stem}", "outlet": head["outlet"],
            "date": head["date"], "title": text.split("\n")[0], "cluster": f"{name}-{stem}",
        })  # fmt: skip
    (out / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return len(manifest)


def parted(text: str) -> Iterator[tuple[dict[str, str], str]]:
    """Yield each page of a file: its head and its marked text."""
    for part in re.split(r"^=== *", text, flags=re.MULTILINE)[1:]:
        head, _, body = part.partition("\n---\n")
        number, *lines = head.splitlines()
        told = {"number": number.strip()}
        for name, value in (line.split(":", 1) for line in lines if ":" in line):
            before = f"{told[SLIP]}\n" if name == SLIP and SLIP in told else ""
            told[name.strip()] = before + value.strip()
        yield told, body.strip() + "\n"


def unmarked(marked: str) -> tuple[str, list[Mark]]:
    """Give the text as a reader sees it and its marks, those that hold others behind them; a mark left open raises
    ValueError."""
    text, marks = "", list[Mark]()
    opened: list[tuple[str, str, int]] = []
    for piece in MARKS.split(marked):
        if piece[:1] in CLOSING.values():
            opened.append((piece[0], piece[1:-1].strip(), len(text)))
        elif piece in CLOSING:
            if not opened or opened[-1][0] != CLOSING[piece]:
                raise ValueError(f"a mark is closed that was not opened, behind “{text[-NEAR:]}”")
            sort, about, start = opened.pop()
            marks.append(Mark(sort, about, start, len(text)))
        else:
            text += piece
    if opened:
        raise ValueError(f"a mark is never closed: “{opened[-1][1]}”")
    return text, marks


def gold_of(head: dict[str, str], text: str, marks: Sequence[Mark]) -> Gold:
    """Give a page's annotation in the form of ../shared/gold."""
    event = dict(part.strip().split("=", 1) for part in head["event"].split(";") if "=" in part)
    incident = {name: event.get(name) or None for name in ("type", "place", "admin", "country")}
    figures = [figure_of(mark, text, head.get("lang", "id")) for mark in marks if mark.sort == "⟦"]
    quotes = [
        {"text": text[mark.start : mark.end][:200], "speaker": mark.about, "via": []}
        for mark in marks
        if mark.sort == "⟪"
    ]
    return {
        "file": f"{head['number']}.txt", "language": head.get("lang", "id"), "noise": [],
        "incident": incident | {"date": event.get("day"), "date_implied": event.get("implied")},
        "figures": figures, "quotes": quotes, "dates": [],
        "discrepancies": [slip_of(line, text) for line in head.get(SLIP, "").splitlines()],
    }  # fmt: skip


def slip_of(line: str, text: str) -> Gold:
    """Give what a page gets wrong; words that do not stand once on it raise ValueError."""
    kind, words, *rest = (part.strip() for part in line.split("|"))
    if text.count(words) != 1:
        raise ValueError(f"“{words}”, which is said to be wrong, stands {text.count(words)} times on the page")
    right, why = [*rest, "", ""][:2]
    return {"kind": kind, "text": words, "context": words, "suggestion": right or None, "note": why or None}


def figure_of(mark: Mark, text: str, language: str) -> Gold:
    """Give a figure; a number that Runut cannot read raises ValueError, since its value is taken from there."""
    from runut import lang
    from runut.model import Span
    from runut.text.numbers import numbers

    first, *rest = (part.strip() for part in mark.about.split(";"))
    kinds, scope, *doubt = first.replace("?", " ?").split()
    said = [part.split("=", 1) for part in rest]
    here, around = Span(mark.start, mark.end), Span(max(0, mark.start - NEAR), min(len(text), mark.end + NEAR))
    read = [many for span, many in numbers(text, lang.load(language), around) if span.overlaps(here)]
    if not read:
        raise ValueError(f"no number is read in “{text[mark.start : mark.end]}”")
    many = read[0]
    vague = many.value is None
    gold = {
        "kind": kinds.split("/")[0], "text": text[mark.start : mark.end], "context": context(text, mark),
        "value": many.value, "bound": many.bound,
        "low": many.low if vague else None, "high": many.high if vague else None, "who": None,
        "unit": next((value for name, value in said if name == "unit"), "person"),
        "scope": SCOPES[scope], "incident": "other" if scope == "o" else "main",
        "said_by": [value for name, value in said if name == "by"],
        "via": [value for name, value in said if name == "via"],
        "place": None, "as_of": None,
    }  # fmt: skip
    if "/" in kinds:
        gold["kind_alt"] = kinds.split("/")[1]
    return gold | ({"optional": True} if doubt else {})


def context(text: str, mark: Mark) -> str:
    """Give the words around a number that stand once on the page and hold the number once."""
    number = text[mark.start : mark.end]
    for reach in range(12, WIDEST, STEP):
        left, right = max(0, mark.start - reach), min(len(text), mark.end + reach)
        for start, end in ((left, right), (mark.start, right), (left, mark.end)):
            words = text[start:end]
            if text.count(words) == 1 and words.count(number) == 1 and len(words) > len(number) + 6:
                return words
    raise ValueError(f"no words around “{number}” stand once on the page")


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
