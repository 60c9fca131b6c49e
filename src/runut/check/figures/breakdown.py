"""Parts that one sentence calls the whole of what it counts, and that are not: `36 peserta, terdiri atas 25 dan 21`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import accumulate, pairwise

from runut import lang
from runut.check.figures._paged import by_page
from runut.lang import Pack, patterns
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.model import Article, Discrepancy, Figure, Record, Span
from runut.text.findings import on_page
from runut.text.numbers import numbers
from runut.text.sentences import sentences, sentences_of

_NEAR = 0.3
"""How far off the whole its parts may be, as a share of it: further off, something else is counted."""
_ROUND = 1000
"""Parts told in thousands may be off by less."""
_NEXT = 20
"""Characters behind a number in which the next word stands."""
_BESIDE = 60
"""Characters from a total to a list of two parts; a list of three may stand further on."""
_GLUED = "(.-/"
"""Marks before a number that is an age, a rank or part of a code."""
_COLON = compile_pattern(r"\d\s\pL+:\s")
"""A number, what it counts, and a colon that announces its parts: `1.718 orang: 412 luka berat dan ...`."""
_PLACES = 3
"""Parts of the shortest list whose total stands in the sentence before."""
_UNIT = compile_pattern(r"^\s(\pL+)")
_WORD = compile_pattern(r"^\s(?:\pL|\()")


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield totals that the parts announced in one sentence do not come to: whatever it counts, and its figures."""
    for article, figures in by_page(record):
        yield from _off(article)
        yield from _off_behind(article)
        yield from _figures_off(article, figures)


def _figures_off(article: Article, every: list[Figure]) -> Iterator[Discrepancy]:
    """Find figures of one sentence that are parts of one total, and announced as all of it."""
    if not any(figure.part_of for figure in every):
        return
    wholes = {figure.id: figure for figure in every if _is_exact(figure)}
    for listed in _lists(article):
        inside = [figure for figure in every if listed.holds(figure.span)]
        whole = wholes.get(inside[0].part_of or "") if inside else None
        if whole is None or not all(one.part_of == whole.id and _is_exact(one) for one in inside):
            continue
        values = [one.quantity.value or 0 for one in inside]
        is_told = listed.start - whole.span.end < _BESIDE
        if len(values) < (2 if is_told else 3) or _is_more(article, listed, inside):
            continue
        if _falls_short(whole.quantity.value or 0, values, are_apart=_are_apart(inside)):
            yield on_page(
                article, "sum_mismatch", Span(inside[0].span.start, inside[-1].span.end),
                evidence=(whole.span, *(one.span for one in inside)), sum=sum(values), total=whole.quantity.value,
            )  # fmt: skip


def _lists(article: Article) -> Iterator[Span]:
    """Yield what stands behind the words that announce parts, to the end of the sentence."""
    pack = lang.load(article.language)
    checks = pack.checks
    announced, excerpt = (
        patterns.words(checks.breakdown, checks.consists, checks.namely),
        patterns.words(checks.excerpt),
    )
    for sentence in sentences_of(article, pack, "lead", "body"):
        words = sentence.of(article.text)
        opened = announced.search(words) or _COLON.search(words)
        if opened is not None and not excerpt.search(words):
            yield Span(sentence.start + opened.end(), sentence.end)


def _are_apart(inside: list[Figure]) -> bool:
    """Say whether each part has a place of its own, so that none is part of another."""
    places = {figure.place for figure in inside}
    return None not in places and len(places) == len(inside)


def _is_more(article: Article, listed: Span, inside: list[Figure]) -> bool:
    """Say whether a list has other numbers than the figures: "31 tamu dan seorang sopir"."""
    first = inside[0].span.start
    stated = numbers(article.text, lang.load(article.language), Span(first, listed.end))
    return any(not any(span.overlaps(one.span) for one in inside) for span, _ in stated)


def _is_exact(figure: Figure) -> bool:
    return figure.quantity.bound == "exact" and bool(figure.quantity.value)


def _off(article: Article) -> Iterator[Discrepancy]:
    pack = lang.load(article.language)
    announced, excerpt = patterns.words(pack.checks.consists), patterns.words(pack.checks.excerpt)
    for sentence in sentences_of(article, pack, "lead", "body"):
        words = sentence.of(article.text)
        opened = announced.search(words)
        if opened is None or excerpt.search(words):
            continue
        middle = sentence.start + opened.end()
        wholes = [one for one in _counted(article.text, pack, Span(sentence.start, middle)) if one]
        parts = list(_counted(article.text, pack, Span(middle, sentence.end)))
        stated = [one for one in parts if one]
        if wholes and stated == parts and _falls_short(wholes[-1][1], [value for _, value in stated]):
            span, total = wholes[-1]
            yield on_page(
                article, "sum_mismatch", Span(span.start, stated[-1][0].end),
                evidence=(span, *(part for part, _ in stated)), sum=sum(value for _, value in stated), total=total,
            )  # fmt: skip


def _off_behind(article: Article) -> Iterator[Discrepancy]:
    """Find a list of as many parts as places are told, all in one measure, whose total stands in the sentence before.

    `menghanguskan 250 hektare. Lahan itu tersebar di tiga kabupaten, yakni 120 hektare di ...`
    """
    pack = lang.load(article.language)
    namely, excerpt = patterns.words(pack.checks.namely, pack.checks.consists), patterns.words(pack.checks.excerpt)
    for stretch in article.spans("lead", "body"):
        for before, sentence in pairwise(sentences(article.text, pack, stretch)):
            words = sentence.of(article.text)
            opened = namely.search(words)
            if opened is None or excerpt.search(words):
                continue
            middle = sentence.start + opened.end()
            parts = _measured(article.text, pack, Span(middle, sentence.end))
            places = [n.value for _, n in numbers(article.text, pack, Span(sentence.start, middle))]
            wholes = _measured(article.text, pack, before)
            unit = parts[0][2] if parts else None
            total = [(span, value) for span, value, of in wholes if of == unit]
            values = [value for _, value, of in parts if of == unit]
            if len(values) != len(parts) or len(values) < _PLACES or len(total) != 1 or places != [len(values)]:
                continue
            if _falls_short(total[0][1], values, are_apart=True):
                yield on_page(
                    article, "sum_mismatch", Span(parts[0][0].start, parts[-1][0].end),
                    evidence=(total[0][0], *(part for part, _, _ in parts)), sum=sum(values), total=total[0][1],
                )  # fmt: skip


def _measured(text: str, pack: Pack, within: Span) -> list[tuple[Span, int, str]]:
    """List the exact numbers of a stretch, each with the word behind it."""
    found = []
    for span, quantity in numbers(text, pack, within):
        word = _UNIT.search(text[span.end : span.end + _NEXT])
        if quantity.bound == "exact" and quantity.value and word is not None:
            found.append((span, quantity.value, word.group(1).casefold()))
    return found


def _counted(text: str, pack: Pack, within: Span) -> Iterator[tuple[Span, int] | None]:
    """Yield the numbers of a stretch, None for one that counts nothing: an age, a time, a measure, a code."""
    for span, quantity in numbers(text, pack, within):
        behind, before = text[span.end : span.end + _NEXT], text[: span.start].rstrip(" ")
        last = before.rsplit(" ", 1)[-1]
        is_rank = last.isupper() and last.isalnum()  # "DAN 7" counts nothing, "5 dari BPBD, 10 relawan" does
        is_bare = is_rank or not _WORD.search(behind) or _uncounted(pack).search(behind) or before[-1:] in tuple(_GLUED)
        yield None if is_bare or quantity.bound != "exact" or quantity.value is None else (span, quantity.value)


@cache
def _uncounted(pack: Pack) -> Pattern:
    return compile_pattern(rf"^\s{alternation(pack.figures.uncounted)}\b")


def _falls_short(total: int, parts: list[int], *, are_apart: bool = False) -> bool:
    """Say whether two parts or more come near a total without reaching it, and none is part of another."""
    off = abs(sum(parts) - total)
    if len(parts) < 2 or max(parts) >= total or off > total * _NEAR:
        return False
    is_rounded = any(value % _ROUND == 0 for value in (total, *parts)) and off < _ROUND
    is_within = total in accumulate(parts) or any(sum(parts) - part == total for part in parts)
    return bool(off) and not is_rounded and (are_apart or not is_within)
