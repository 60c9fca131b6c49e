"""The brief as lines of plain text, each a row of (style, words): a terminal colours them, a file joins them.

Styles: title heading what best number words source quiet conflict plain.
"""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby

from runut.lang import Pack
from runut.lang.say import amount, day
from runut.model import Relation
from runut.tell.brief import Brief, Conflict, Finding, Row
from runut.tell.said import Said, Source
from runut.tell.scenes import Scene
from runut.tell.speaking import Lineage, Quoted, Shown, Speaking

Piece = tuple[str, str]
Line = tuple[Piece, ...]

QUOTES_EACH = 2
"""How many quotations a speaker has in the terminal; the dossier has all."""

VOICES = 12
"""How many of those who are quoted have a place there, those on most pages first."""

LINES_EACH = 3
"""How many lines a quotation has there, about."""

ALONE = 4
"""Up to so many origins are each told with what shows them; of more, those of one page are only named."""

PROOFS = 2
"""How many words that show an origin are told for each reason."""

MOST = 12
"""How many statements of a row the terminal shows."""

SCENES = 8
"""How many places that lie far apart the terminal lists."""

SINGLE = 4
"""So many rows of one kind with one statement each stand under one heading."""

_DAY, _NUMBER = 8, 15

_SIGNS: dict[str, Relation] = {"→": "supersedes", "↓": "revises_down", "≠": "contradicts"}


def lines(brief: Brief, pack: Pack, width: int = 88, leaving: Collection[str] = (), note: str = "") -> Iterator[Line]:
    """Yield the lines of a brief but the sections left out, none longer than the width where words can be parted.

    `note` says below the title how the story is looked at, where that is not the usual way.
    """
    page = _Lines(pack, max(width, 40))
    yield from page.head(brief, note)
    if not brief.rows and not brief.asides:
        yield ()
        yield (("quiet", pack.messages.brief["no_figures"]),)
    for name, block in (
        ("scenes", page.scenes(brief.scenes)),
        ("figures", [*page.rows(brief.rows), *page.key(brief)]),
        ("conflicts", page.conflicts(brief.conflicts)),
        ("asides", page.rows(brief.asides)),
        ("findings", page.findings(brief.slips)),
        ("quotes", page.quotes(brief.speaking)),
        ("origins", page.origins(brief.origins)),
        ("sources", page.sources(brief.sources)),
    ):
        body = [] if name in leaving else list(block)
        if body:
            yield ()
            yield (("heading", pack.messages.brief[name].upper()),)
            yield from body


def text(rows: Iterable[Line]) -> str:
    """Join lines to plain text."""
    return "".join(f"{''.join(words for _, words in row).rstrip()}\n" for row in rows)


class _Lines:
    """A pack and a width, so that every block wraps alike."""

    def __init__(self, pack: Pack, width: int) -> None:
        self.pack, self.texts, self.width = pack, pack.messages.brief, width

    def head(self, brief: Brief, note: str = "") -> Iterator[Line]:
        yield from self._wrapped("title", brief.title, 0)
        told = [brief.days, self._counted("articles", brief.pages)]
        if brief.agencies:
            told.append(self.texts["agencies"].format(names=", ".join(brief.agencies)))
        told.append(self._counted("origins", len(brief.origins)))
        yield from self._wrapped("quiet", " · ".join(told), 0)
        if note:
            yield from self._wrapped("plain", note, 0)

    def scenes(self, scenes: Collection[Scene]) -> Iterator[Line]:
        """Tell where pages set what happened, where they set it so far apart that it may be more than one event."""
        if scenes:
            yield from self._wrapped("quiet", self.texts["scenes_told"], 0)
        for scene in list(scenes)[:SCENES]:
            told = " · ".join(part for part in (scene.place, scene.days) if part)
            yield from self._wrapped("plain", f"{told} {_pages(scene.sources)}", 0, hang=2)
        if len(scenes) > SCENES:
            yield from self._wrapped("quiet", self.texts["more_in_dossier"].format(n=len(scenes) - SCENES), 0)

    def rows(self, rows: Iterable[Row]) -> Iterator[Line]:
        for _, alike in groupby(rows, key=lambda row: row.kind):
            heap = list(alike)
            alone = [row for row in heap if self._is_alone(row)]
            alone = alone if len(alone) >= SINGLE else []
            yield from self._whole(row for row in heap if row not in alone)
            if alone:
                yield from self._single(alone)

    def _is_alone(self, row: Row) -> bool:
        """Say whether a row has one statement, and is of a place, group or thing: such rows are many."""
        return len(row.statements) == 1 and row.what != self.pack.messages.kinds[row.kind]

    def _single(self, rows: list[Row]) -> Iterator[Line]:
        """Tell rows of one kind that have one statement each under one heading."""
        kind = self.pack.messages.kinds[rows[0].kind]
        yield ()
        yield from self._wrapped("what", self.texts["rows_single"].format(kind=kind, n=len(rows)), 0)
        for row in rows:
            yield from self._wrapped("best", row.what.removeprefix(kind).lstrip(" ·,"), 2)
            yield from self._said(row.statements[0])

    def _whole(self, rows: Iterable[Row]) -> Iterator[Line]:
        for row in rows:
            yield ()
            yield from self._row_head(row)
            shown = chosen(row)
            for said in shown:
                yield from self._said(said)
            if len(shown) < len(row.statements):
                more = self.texts["more_in_dossier"].format(n=len(row.statements) - len(shown))
                yield (("quiet", f"  {more}"),)
            if len(row.statements) > 1:
                yield from self._wrapped("quiet", self.texts["rule"].format(rule=row.rule), 2)

    def key(self, brief: Brief) -> Iterator[Line]:
        """Explain the signs that stand in the rows, where they do."""
        rows = (*brief.rows, *brief.asides)
        drawn = {step.sign for row in rows for step in row.shown_steps[1:]}
        relations = self.pack.messages.relations
        told = [f"{sign} {relations[relation]}" for sign, relation in _SIGNS.items() if sign in drawn]
        if any(said.day and not said.is_day_certain for row in rows for said in row.statements):
            told.append(f"? {self.pack.messages.desk['day_guessed']}")
        if told:
            yield ()
            yield from self._wrapped("quiet", " · ".join(told), 0)

    def _row_head(self, row: Row) -> Iterator[Line]:
        best = "" if row.best is None else self.texts["best"].format(best=amount(str(row.best), self.pack))
        figures = " · ".join(part for part in (best, row.span) if part) or self.texts["no_best"]
        backing = self._counted("independent", row.origins) if row.origins else self.texts["origins_none"]
        right = f"{figures} · {backing}"
        gap = self.width - len(row.what) - len(right)
        if gap >= 2:
            yield (("what", row.what), ("plain", " " * gap), ("best", figures), ("quiet", f" · {backing}"))
        else:
            yield from self._wrapped("what", row.what, 0)
            yield from self._wrapped("best", right, 2)
        if trail := _trail(row):
            yield from self._wrapped("number", trail, 2)

    def _said(self, said: Said) -> Iterator[Line]:
        when = self._day(said.day) + ("" if said.is_day_certain or not said.day else "?")
        quantity = said.quantity
        lead = f"{when:>{_DAY}}  "
        indent = len(lead) + _NUMBER
        if len(quantity) > _NUMBER - 2:
            yield (("quiet", lead), ("number", quantity))
            first: Line = (("plain", " " * indent),)
        else:
            first = (("quiet", lead), ("number", quantity.ljust(_NUMBER)))
        for at, part in enumerate(textwrap.wrap(f"“{said.words}”", self.width - indent)):
            yield (*(first if at == 0 else (("plain", " " * indent),)), ("words", part))
        yield from self._wrapped("source", self._chain(said), indent)

    def _chain(self, said: Said) -> str:
        """Say who stands behind a number, from the one who said it to the page that printed it."""
        chain = [said.speaker] if said.speaker else []
        if said.via:
            chain.append(self.texts["via"].format(via=", ".join(said.via)))
        place = f"{said.outlet} [{said.source}]"
        if said.is_headline:
            place = f"{place}, {self.texts['headline']}"
        others = sorted({echo.source for echo in said.also} - {said.source})
        return " · ".join([*chain, place, *said.notes]) + self._also(others)

    def conflicts(self, conflicts: Iterable[Conflict]) -> Iterator[Line]:
        for conflict in conflicts:
            yield ()
            head = f"{conflict.what}: {conflict.earlier.quantity} ≠ {conflict.later.quantity}"
            yield from self._wrapped("conflict", head, 0)
            yield from self._said(conflict.earlier)
            yield from self._said(conflict.later)

    def findings(self, findings: Iterable[Finding]) -> Iterator[Line]:
        """Tell each slip once, with every page that made it: what one outlet misspells it misspells for days.

        Those of one kind stand together.
        """
        slips: dict[str, dict[str, set[int]]] = {}
        for found in findings:
            told = found.message
            if found.suggestion and found.suggestion not in told:
                told = f"{told.rstrip('.')} ({self.texts['suggestion'].format(suggestion=found.suggestion)})."
            same = slips.setdefault(found.kind, {})
            told = next((one for one in same if one.casefold() == told.casefold()), told)
            pages = same.setdefault(told, set())
            pages.update([found.source] if found.source else (number for number, _ in found.figures))
        for kind, told_of in slips.items():
            if len(told_of) > 1:
                yield from self._wrapped("plain", f"- {kind}:", 0)
            for message, pages in told_of.items():
                told = " ".join([message, *(f"[{number}]" for number in sorted(pages))])
                if len(told_of) == 1:
                    yield from self._wrapped("plain", f"- {kind}: {told}", 0, hang=2)
                else:
                    yield from self._wrapped("plain", told, 2, hang=2)

    def quotes(self, speaking: Collection[Speaking]) -> Iterator[Line]:
        room = LINES_EACH * (self.width - 6)
        for who in list(speaking)[:VOICES]:
            yield ()
            yield from self._wrapped("what", f"{who.name} ({who.role})" if who.role else who.name, 0)
            for spoken in _telling(who.quotes, room):
                via = f" · {self.texts['via'].format(via=', '.join(spoken.via))}" if spoken.via else ""
                yield from self._wrapped("words", f"“{_shortened(spoken.words, room)}”", 2)
                yield from self._wrapped(
                    "source", f"{spoken.outlet} [{spoken.source}]{via}{self._also(spoken.also)}", 2
                )
            if len(who.quotes) > QUOTES_EACH:
                yield (("quiet", "  " + self.texts["and_more"].format(n=len(who.quotes) - QUOTES_EACH)),)
        if len(speaking) > VOICES:
            yield ()
            yield from self._wrapped("quiet", self.texts["more_in_dossier"].format(n=len(speaking) - VOICES), 0)

    def _also(self, sources: Iterable[int]) -> str:
        named = _pages(sources)
        return f" · {self.texts['also'].format(sources=named)}" if named else ""

    def origins(self, origins: Collection[Lineage]) -> Iterator[Line]:
        """Tell what several pages go back to, with the words that show it; behind them those of one page, by name."""
        alone = [one for one in origins if len(one.sources) == 1] if len(origins) > ALONE else []
        for origin in origins:
            if origin not in alone:
                shown = "; ".join(self._shown(origin))
                yield from self._wrapped("plain", self._rooted(origin) + (f" · {shown}" if shown else ""), 0, hang=2)
        if alone:
            named = ", ".join(map(self._rooted, alone))
            yield from self._wrapped("plain", self.texts["origins_alone"].format(names=named), 0, hang=2)

    def _rooted(self, origin: Lineage) -> str:
        return " ".join((origin.name, *(f"[{number}]" for number in origin.sources)))

    def _shown(self, origin: Lineage) -> Iterator[str]:
        """Yield each reason once, with the first words that show it; of copies which are of which page."""
        words: dict[str, dict[str, None]] = {}
        copies: dict[tuple[str, int], set[int]] = {}
        for one in origin.evidence:
            if one.of is None and (one.words or one.is_credit):
                words.setdefault(one.why, {}).update({f"“{_short(one.words)}”": None} if one.words else {})
        for (why, source), earliest in _earliest(origin.evidence).items():
            copies.setdefault((why, earliest), set()).add(source)
        for why, proofs in words.items():
            yield " ".join((why, ", ".join(list(proofs)[:PROOFS]))).strip()
        for (why, page), sources in sorted(copies.items()):
            yield f"{' '.join(f'[{source}]' for source in sorted(sources))} {why} [{page}]"

    def sources(self, sources: Iterable[Source]) -> Iterator[Line]:
        for source in sources:
            marks = [self.texts["incomplete"]] if not source.complete else []
            marks += [self.texts["older"]] if source.is_replaced else []
            titled = [source.title] if source.title else []
            told = " · ".join([source.outlet, self._published(source.published), *titled, *marks])
            where = source.url or _end(source.path)
            number = f"[{source.number}] "
            yield from self._wrapped("plain", f"{number}{told}", 0, hang=len(number))
            if where:
                yield (("quiet", " " * len(number) + where),)

    def _published(self, published: str | None) -> str:
        if not published:
            return self.texts["undated"]
        hour = "" if published[11:16] in ("", "00:00") else f" {published[11:16]}"  # midnight is a day without an hour
        return f"{self._day(published)} {published[:4]}{hour}"

    def _day(self, iso: str | None) -> str:
        return day(iso, self.pack) if iso else "—"

    def _counted(self, noun: str, number: int) -> str:
        form = "none" if number == 0 and f"{noun}_none" in self.texts else "one" if number == 1 else "many"
        return self.texts[f"{noun}_{form}"].format(n=number)

    def _wrapped(self, style: str, words: str, indent: int, hang: int = 0) -> Iterator[Line]:
        for at, part in enumerate(textwrap.wrap(words, self.width - indent - hang) or [""]):
            margin = " " * (indent + (hang if at else 0))
            yield (("plain", margin), (style, part)) if margin else ((style, part),)


def _pages(sources: Iterable[int]) -> str:
    return " ".join(f"[{n}]" for n in sources)


def _trail(row: Row) -> str:
    """Draw how the number moved, its last steps; nothing where it did not."""
    shown = row.shown_steps
    if not shown:
        return ""
    drawn = "".join(f" {step.sign} {step.quantity}" if at else step.quantity for at, step in enumerate(shown))
    return drawn if len(shown) == len(row.steps) else f"… {drawn}"


def _end(path: str | None) -> str:
    """Give the end of a path, by which a person knows the file; the dossier has the whole.

    >>> _end("/home/rani/kliping/januari/almaty.txt"), _end("almaty.txt")
    ('…/januari/almaty.txt', 'almaty.txt')
    """
    parts = (path or "").split("/")
    return "/".join(("…", *parts[-2:])) if len(parts) > 3 else path or ""


def chosen(row: Row, most: int = MOST) -> list[Said]:
    """Choose what a long row shows in little room: what moved the number, totals before parts, late before early."""
    said = list(row.statements)
    if len(said) <= most:
        return said
    moved = {step.figure for step in row.steps}
    weight = {one.figure: not moved.isdisjoint((one.figure, *(echo.figure for echo in one.also))) for one in said}
    ranked = sorted(enumerate(said), key=lambda one: (weight[one[1].figure], one[1].is_total, one[0]), reverse=True)
    return [one for _, one in sorted(ranked[:most], key=lambda one: one[0])]


def _earliest(evidence: Iterable[Shown]) -> dict[tuple[str, int], int]:
    """Give each page that has another's words the earliest of those pages; of two that are alike the later has them."""
    found: dict[tuple[str, int], int] = {}
    for one in evidence:
        if one.of is not None:
            source, page = max(one.source, one.of), min(one.source, one.of)
            found[one.why, source] = min(page, found.get((one.why, source), page))
    return found


def _telling(quotes: Collection[Quoted], room: int) -> list[Quoted]:
    """Choose what somebody is shown with: the longest that need not be cut, in the order of pages."""
    ranked = sorted(quotes, key=lambda one: (len(one.words) > room, -len(one.words)))
    kept = ranked[:QUOTES_EACH]
    return [one for one in quotes if one in kept]


def _shortened(words: str, room: int) -> str:
    """Cut words that are too long behind a sentence, where one ends beyond the middle, and mark that they were cut.

    >>> _shortened("Kami berjaga. Mereka pergi lewat sungai, kata warga.", 24)
    'Kami berjaga. […]'
    >>> _shortened("Kami berjaga sepanjang malam di tepi sungai.", 24)
    'Kami berjaga […]'
    """
    if len(words) <= room:
        return words
    cut = textwrap.shorten(words, room - 4, placeholder="")
    end = max(cut.rfind(mark) for mark in (". ", "! ", "? ")) + 1
    end = len(cut) if cut[-1:] in ".!?" else end
    return f"{cut[:end] if 2 * end > room else cut.rstrip(',;:')} […]"


def _short(words: str) -> str:
    return textwrap.shorten(words, 60, placeholder=" …")
