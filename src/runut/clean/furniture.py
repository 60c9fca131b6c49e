"""A language's furniture compiled once: the patterns by which lines of a page are known for none of its article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from runut.clean.blocks import fold
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.model import Role
from runut.world import outlets

_QUOTES, _BEHIND = "\"'“”‘’«»([ ", ".,|-–\"'”’)"
_SHORT = 4  # letters of words that stand in any line


class Sign(NamedTuple):
    """The role a line claims for itself, and the kind of evidence; `role` is None where it claims none."""

    role: Role | None
    kind: str


NONE = Sign(None, "none")


class Credits(NamedTuple):
    """What tells a caption: its picture's credit in brackets at the end, behind a slash, at the start; words around it.

    Each of the `frames` holds one of the `framing` words.
    `signs_off` says that brackets behind a full stop are the writer's as well, unless a word of `pictures` is in them.
    """

    bracketed: Pattern
    slashed: Pattern
    opening: Pattern
    counted: Pattern
    frames: tuple[str, ...]
    framing: tuple[str, ...]
    pictured: tuple[str, ...]
    pictures: tuple[str, ...]
    signs_off: bool


class Signs(NamedTuple):
    """The compiled furniture of one language; `first` tells which patterns may match by the first word of a line."""

    whole: dict[str, Sign]
    opening: Pattern
    opening_role: dict[str, Role]
    teaser: Pattern
    promo: Pattern
    promos: tuple[str, ...]
    byline: Pattern
    credit: Pattern
    photos: Credits
    age: Pattern
    moment: Pattern
    pages: Pattern
    about: Pattern
    first: dict[str, frozenset[str]]
    starts: tuple[str, ...]


@cache
def signs(pack: Pack) -> Signs:
    """Compile a language's furniture once."""
    page = pack.page
    whole: dict[str, Sign] = {}
    for role, said in page.lines.items():
        whole |= {fold(words): Sign(role, "line") for words in said}
    whole |= {fold(words): Sign("footer", "end") for words in page.ends}
    whole |= {fold(words): Sign("related", "list") for words in page.lists}
    whole |= {fold(words): Sign("related", "more") for words in page.more}
    openings: dict[str, Role] = {fold(words): role for role, said in page.openings.items() for words in said}
    reporters = alternation(page.reporters)
    people = alternation((*page.reporters, *page.editors))
    videos = alternation(words for words in page.videos if " " in words)  # "Video" alone opens many a sentence
    opening = rf"^{alternation(openings)}" if openings else r"^$^"
    teaser = rf"^[('\"]?{alternation((*page.teasers, *page.videos))}\s*:|^['\"]?{videos}\b"
    promo = rf"^{alternation(page.promos)}\b"
    byline = rf"^{people}\s*[:/]|^{people}$|^{reporters}\s+(?-i:\p{{Lu}})[^.:,]{{2,60}}$"
    credit = rf"^\(?{alternation(page.credits)}\s*:"
    age = rf"^(?:\w+ )?\d+\s*{alternation(page.ages)}\s*{alternation(page.ago)}?$|^{alternation(page.lately)}$"
    numbered = rf"(?:\d+\s*)*(?:{alternation(page.page_of)}\s*\d+)?(?:\s*\D{{0,20}})?$"
    pages = rf"^{alternation(page.pages)}\s*:?\s*{numbered}"
    return Signs(
        whole=whole,
        opening=compile_pattern(opening),
        opening_role=openings,
        teaser=compile_pattern(teaser),
        promo=compile_pattern(promo),
        promos=tuple(" ".join(words.casefold().split()) for words in page.promos),
        byline=compile_pattern(byline),
        credit=compile_pattern(credit),
        photos=_photo_credits(pack),
        about=compile_pattern(rf"{alternation(page.about)}(?:\W|$)"),
        age=compile_pattern(age),
        moment=moment(pack),
        pages=compile_pattern(pages),
        first=_firsts(
            teaser=(*page.teasers, *page.videos),
            promo=page.promos,
            byline=(*page.reporters, *page.editors),
            credit=page.credits,
            pages=page.pages,
            age=tuple(page.lately),
            photo=page.photos,
        ),
        starts=tuple(openings),
    )


def _firsts(**words: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """Say of each word with which one of several lists of words begins, which lists those are."""
    found: dict[str, set[str]] = {}
    for kind, every in words.items():
        for said in every:
            found.setdefault(first_word(said), set()).add(kind)
    return {first: frozenset(kinds) for first, kinds in found.items()}


def _photo_credits(pack: Pack) -> Credits:
    """Compile what a caption ends in, or begins with."""
    photos, pictures = alternation(pack.page.photos), alternation(pack.page.pictures)
    wires = alternation(name for outlet in outlets.every() if outlet.kind == "agency" for name in _ways(outlet))
    said = r"[^\[\]()]"
    bracketed = (
        rf"[\[(]\s*{photos}(?:\s*[:./]|\s+(?-i:\p{{Lu}})){said}*[\])]",  # (Foto: BBC)
        # [Sputnik / Pool via REUTERS]
        rf"[\[(]{said}*(?:\b{photos}|/\s*{wires}|{wires}\s*/{said}+)\s*[\])]",
        rf"\[{said}*/{said}*\]",
    )
    slashed = (
        r"//\s?\pL[\pL .&]*/[\pL .]+/?$",  # //Reuters/Nama Orang/
        # ANTARA/Nama Orang
        rf"\b{wires}(?:\s{pictures})?\s?/\s?\p{{Lu}}[\pL.'-]*(?:\s\p{{Lu}}[\pL.'-]*){{0,3}}[^.\pL]*$",
        rf"^[\pL.' -]{{3,40}}/\s?{wires}(?:\s?/\s?\w+)*$",  # NAMA ORANG / AFP / ESN
    )
    counted = rf"\d+\s*{alternation(pack.page.page_of)}[\s/]*\d+"  # Image 3 of 14
    return Credits(
        compile_pattern(rf"^(?:{'|'.join(bracketed)})\W*$"),
        compile_pattern("|".join(slashed)),
        compile_pattern(rf"^\W*{photos}\s*[:/]"),
        compile_pattern(rf"^\W*{photos}\s*{counted}\b"),
        pack.page.frames,
        tuple(_shared(pack.page.frames)),
        pack.page.pictured,
        pack.page.pictures,
        pack.page.signs_off,
    )


def _shared(phrases: Iterable[str]) -> Iterator[str]:
    """Yield few words of which each phrase holds one: those that most of them share first."""
    left = list(phrases)
    while left:
        words = Counter(word for phrase in left for word in set(phrase.split()) if len(word) > _SHORT)
        words = words or Counter(" ".join(phrase.split()[-2:]) for phrase in left)
        best = min(words, key=lambda word: (-words[word], word))
        yield best
        left = [phrase for phrase in left if best not in phrase]


def _ways(outlet: outlets.Outlet) -> tuple[str, ...]:
    return (outlet.name, *outlet.aliases)


@cache
def moment(pack: Pack) -> Pattern:
    """Compile the day, and perhaps the time, that a page prints beside its headline.

    Groups: day, month name, year; month name, day, year; two numbers and a year; year, month, day in digits;
    then hour, minute, half of the day, zone.
    """
    dates = pack.dates
    month = alternation((*dates.months, *dates.months_short))
    stamp = pack.page.stamp
    zone = alternation((*dates.zones, *stamp.zones))
    nth = alternation(stamp.ordinals)
    days = "|".join(
        (
            rf"(\d{{1,2}}){nth}?[\s./-]+({month})[.,]?[\s/-]+(\d{{4}})",  # 6 Januari 2022
            rf"({month})\.?\s+(\d{{1,2}}){nth}?,?\s+(\d{{4}})",  # January 6, 2022
            r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})",  # 06/01/2022
            r"(\d{4})-(\d{2})-(\d{2})",  # 2022-01-06
        )
    )
    between = rf"(?:[\s,|•·/()T–-]|&nbsp;|\b{alternation(stamp.between)}\b)*"
    half = r"(?:\s*([ap])\.?m\.?\b)?"
    clock = rf"{between}(\d{{1,2}})[:.](\d{{2}})(?:[:.]\d{{2}})?{half}(?:\s*\(?({zone}|[+-]\d{{2}}:?\d{{2}})\b)?"
    return compile_pattern(rf"\b(?:{days})(?:{clock})?")


def first_word(words: str) -> str:
    """Give the first word of a line, bare of what may stand around it."""
    return words.lstrip(_QUOTES).partition(" ")[0].partition(":")[0].partition("/")[0].rstrip(_BEHIND)
