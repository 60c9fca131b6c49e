"""The brief as lines of plain text, each a row of (style, words): a terminal colours them, a file joins them.

Styles: title heading what best number words source quiet conflict plain.
"""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterable, Iterator

from runut.lang import Pack
from runut.lang.say import amount, day
from runut.tell.brief import Brief, Conflict, Finding, Row
from runut.tell.said import Said, Source
from runut.tell.speaking import Speaking, Trace

Piece = tuple[str, str]
Line = tuple[Piece, ...]

QUOTES_EACH = 2
"""How many quotations a speaker has in the terminal; the dossier has all."""

MOST = 12
"""How many statements of a row the terminal shows."""

_DAY, _NUMBER = 8, 15


def lines(brief: Brief, pack: Pack, width: int = 88, leaving: Collection[str] = ()) -> Iterator[Line]:
    """Yield the lines of a brief but the sections left out, none longer than the width where words can be parted."""
    page = _Lines(pack, max(width, 40))
    yield from page.head(brief)
    for name, block in (
        ("figures", page.rows(brief.rows)),
        ("conflicts", page.conflicts(brief.conflicts)),
        ("asides", page.rows(brief.asides)),
        ("findings", page.findings(brief.findings)),
        ("quotes", page.quotes(brief.speaking)),
        ("origins", page.origins(brief.origins)),
        ("sources", page.sources(brief.sources)),
    ):
        body = [] if name in leaving else list(block)
        if body:
            yield ()
            yield (("heading", pack.messages.brief[name].upper()),)
            yield from body
    if not brief.rows and not brief.asides:
        yield ()
        yield (("quiet", pack.messages.brief["no_figures"]),)


def text(rows: Iterable[Line]) -> str:
    """Join lines to plain text."""
    return "".join(f"{''.join(words for _, words in row).rstrip()}\n" for row in rows)


class _Lines:
    """A pack and a width, so that every block wraps alike."""

    def __init__(self, pack: Pack, width: int) -> None:
        self.pack, self.texts, self.width = pack, pack.messages.brief, width

    def head(self, brief: Brief) -> Iterator[Line]:
        yield from self._wrapped("title", brief.title, 0)
        told = [brief.days, self._counted("articles", brief.pages)]
        if brief.agencies:
            told.append(self.texts["agencies"].format(names=", ".join(brief.agencies)))
        told.append(self._counted("origins", len(brief.origins)))
        yield from self._wrapped("quiet", " · ".join(told), 0)

    def rows(self, rows: Iterable[Row]) -> Iterator[Line]:
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

    def _row_head(self, row: Row) -> Iterator[Line]:
        best = "" if row.best is None else self.texts["best"].format(best=amount(str(row.best), self.pack))
        figures = " · ".join(part for part in (best, row.span) if part) or self.texts["no_best"]
        backing = self._counted("independent", row.origins) if row.origins else self.texts["origins_none"]
        right = f"{figures} · {backing}"
        gap = self.width - len(row.what) - len(right)
        if gap >= 2:
            yield (("what", row.what), ("plain", " " * gap), ("best", figures), ("quiet", f" · {backing}"))
        else:
            yield (("what", row.what),)
            yield from self._wrapped("best", right, 2)
        if trail := _trail(row):
            yield from self._wrapped("number", trail, 2)

    def _said(self, said: Said) -> Iterator[Line]:
        when = self._day(said.day) + ("" if said.is_day_certain or not said.day else "?")
        quantity = said.quantity
        lead = f"  {when:>{_DAY - 2}}  "
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
        also = [self.texts["also"].format(sources=" ".join(f"[{n}]" for n in others))] if others else []
        return " · ".join([*chain, place, *said.notes, *also])

    def conflicts(self, conflicts: Iterable[Conflict]) -> Iterator[Line]:
        for conflict in conflicts:
            yield ()
            head = f"{conflict.what}: {conflict.earlier.quantity} ≠ {conflict.later.quantity}"
            yield from self._wrapped("conflict", head, 0)
            yield from self._said(conflict.earlier)
            yield from self._said(conflict.later)

    def findings(self, findings: Iterable[Finding]) -> Iterator[Line]:
        """Tell each slip once, with every page that made it: what one outlet misspells it misspells for days."""
        pages: dict[tuple[str, str, str | None], set[int]] = {}
        for found in findings:
            same = pages.setdefault((found.kind, found.message, found.suggestion), set())
            same.update([found.source] if found.source else (number for number, _ in found.figures))
        for (kind, message, suggestion), numbers in pages.items():
            told = " ".join([f"{kind}: {message}", *(f"[{number}]" for number in sorted(numbers))])
            if suggestion and suggestion not in message:
                told = f"{told} · {self.texts['suggestion'].format(suggestion=suggestion)}"
            yield from self._wrapped("plain", f"- {told}", 0, hang=2)

    def quotes(self, speaking: Iterable[Speaking]) -> Iterator[Line]:
        for who in speaking:
            yield ()
            yield from self._wrapped("what", f"{who.name} ({who.role})" if who.role else who.name, 0)
            for spoken in sorted(who.quotes, key=lambda q: -len(q.words))[:QUOTES_EACH]:
                via = f" · {self.texts['via'].format(via=', '.join(spoken.via))}" if spoken.via else ""
                shown = textwrap.shorten(spoken.words, 3 * (self.width - 4), placeholder=" …")
                yield from self._wrapped("words", f"“{shown}”", 2)
                yield from self._wrapped("source", f"{spoken.outlet} [{spoken.source}]{via}", 2)
            if len(who.quotes) > QUOTES_EACH:
                yield (("quiet", "  " + self.texts["and_more"].format(n=len(who.quotes) - QUOTES_EACH)),)

    def origins(self, origins: Iterable[Trace]) -> Iterator[Line]:
        for origin in origins:
            numbers = " ".join(f"[{number}]" for number in origin.sources)
            proofs = dict.fromkeys(f"{why} “{_short(proof)}”" if proof else why for _, why, proof, _ in origin.evidence)
            told = f"{origin.name} {numbers}" + (f" · {'; '.join(list(proofs)[:2])}" if proofs else "")
            yield from self._wrapped("plain", told, 0, hang=2)

    def sources(self, sources: Iterable[Source]) -> Iterator[Line]:
        for source in sources:
            marks = [self.texts["incomplete"]] if not source.complete else []
            marks += [self.texts["older"]] if source.is_replaced else []
            told = " · ".join([source.outlet, self._published(source.published), source.title, *marks])
            where = source.url or _end(source.path)
            number = f"[{source.number}] "
            yield from self._wrapped("plain", f"{number}{told}", 0, hang=len(number))
            if where:
                yield (("quiet", " " * len(number) + where),)

    def _published(self, published: str | None) -> str:
        if not published:
            return self.texts["undated"]
        hour = f" {published[11:16]}" if len(published) > 10 else ""
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


def _short(words: str) -> str:
    return textwrap.shorten(words, 60, placeholder=" …")
