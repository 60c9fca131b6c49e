"""What a line says of itself: an advert, a teaser, a byline, a credit, a caption, an entry of a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from runut.clean.blocks import Line, fold
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.model import Role
from runut.world import outlets

_ENDS_SENTENCE = (
    ".",
    "!",
    "?",
    "…",
    '."',
    ".”",
    ".'",
    ".’",
    '!"',
    "!”",
    '?"',
    "?”",
    ".)",
    '"',
    "”",
    "***",
    ";",
    "&quot;",
    "rdquo;",
)
_FILE = compile_pattern(r"^\S+\.(?:jpe?g|png|gif|webp|mp4)$")
_SIGNATURE = compile_pattern(r"^\((?:\p{Lu}[\pL.]*\s?){1,4}\)$", ignore_case=False)
_INITIALS = compile_pattern(r"^\(?[A-Za-z0-9]{1,12}(?:[/\-][A-Za-z0-9]{1,12}){0,4}\)[\s,.]*$")


_QUOTES, _BEHIND = "\"'“”‘’«»([ ", ".,|-–\"'”’)"
_NOTHING, _OPENING, _BRACKET, _COUNT = (frozenset(kinds) for kinds in ((), ("opening",), ("bracket",), ("age",)))
_LONGEST_CREDIT = 96  # characters, with its brackets
_LONGEST_FRAME = 1500  # characters: captions are told twice where the words around pictures were taken along
_SHORT = 4  # letters of words that stand in any line
_EMPTY = 2  # characters of brackets around nothing
_YEARS = ("20", "19")  # what the year of any page begins with


class Sign(NamedTuple):
    """The role a line claims for itself, and the kind of evidence; `role` is None where it claims none."""

    role: Role | None
    kind: str


NONE = Sign(None, "none")


class Credits(NamedTuple):
    """What tells a caption: its picture's credit in brackets at the end, behind a slash, at the start; words around it.

    Each of the `frames` holds one of the `framing` words.
    `signs_off` says that brackets behind a full stop are the writer's as well.
    """

    bracketed: Pattern
    slashed: Pattern
    opening: Pattern
    counted: Pattern
    frames: tuple[str, ...]
    framing: tuple[str, ...]
    pictured: tuple[str, ...]
    signs_off: bool


class Signs(NamedTuple):
    """The compiled furniture of one language; `first` tells which patterns may match by the first word of a line."""

    whole: dict[str, Sign]
    opening: Pattern
    opening_role: dict[str, Role]
    teaser: Pattern
    promo: Pattern
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
            found.setdefault(_first(said), set()).add(kind)
    return {first: frozenset(kinds) for first, kinds in found.items()}


def _photo_credits(pack: Pack) -> Credits:
    """Compile what a caption ends in, or begins with."""
    photos = alternation(pack.page.photos)
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
        rf"\b{wires}(?:\s(?:foto|photo))?\s?/\s?\p{{Lu}}[\pL.'-]*(?:\s\p{{Lu}}[\pL.'-]*){{0,3}}[^.\pL]*$",
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
        pack.page.signs_off,
    )


def _shared(phrases: Iterable[str]) -> Iterator[str]:
    """Yield few words of which each phrase holds one: those that most of them share first."""
    left = list(phrases)
    while left:
        words = Counter(word for phrase in left for word in set(phrase.split()) if len(word) > _SHORT)
        words = words or Counter(left)
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
    zone = alternation((*dates.zones, "est", "edt", "cst", "cdt", "pst", "pdt", "bst", "et"))
    days = "|".join(
        (
            rf"(\d{{1,2}})(?:st|nd|rd|th)?[\s./-]+({month})[.,]?[\s/-]+(\d{{4}})",  # 6 Januari 2022
            rf"({month})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})",  # January 6, 2022
            r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})",  # 06/01/2022
            r"(\d{4})-(\d{2})-(\d{2})",  # 2022-01-06
        )
    )
    between = r"(?:[\s,|•·/()T–-]|&nbsp;|\bat\b|\bpukul\b|\bjam\b)*"
    half = r"(?:\s*([ap])\.?m\.?\b)?"
    clock = rf"{between}(\d{{1,2}})[:.](\d{{2}})(?:[:.]\d{{2}})?{half}(?:\s*\(?({zone}|[+-]\d{{2}}:?\d{{2}})\b)?"
    return compile_pattern(rf"\b(?:{days})(?:{clock})?")


def sign(line: Line, pack: Pack) -> Sign:
    """Say what a line claims to be."""
    known = signs(pack)
    found = known.whole.get(line.folded)
    if found:
        return found
    kinds = kinds_of(line, known)
    found = (
        (_maker(line, known, kinds) if kinds or ")" in line.text[-4:] else None)
        or (_furniture(line, known, kinds) if kinds else None)
        or _picture(line, known, kinds)
    )
    if found:
        return found
    return Sign("byline", "moment") if is_moment(line, pack) else NONE


def kinds_of(line: Line, known: Signs) -> frozenset[str]:
    """Say which furniture a line could be by its first word: patterns cost a hundred times as much to ask."""
    folded = line.folded
    kinds = known.first.get(_first(folded), _NOTHING)
    if folded.startswith(known.starts):
        kinds |= _OPENING
    if folded[:1] in "([":
        return kinds | _BRACKET
    return kinds | _COUNT if len(folded) < 40 and has_digit(folded) else kinds


def _first(words: str) -> str:
    """Give the first word, bare of what may stand around it."""
    return words.lstrip(_QUOTES).partition(" ")[0].partition(":")[0].partition("/")[0].rstrip(_BEHIND)


def has_digit(text: str) -> bool:
    """Say whether a text has a digit in it."""
    return any(map(text.__contains__, "0123456789"))


def _furniture(line: Line, known: Signs, kinds: frozenset[str]) -> Sign | None:
    text = line.text
    if "teaser" in kinds and known.teaser.search(text):
        return Sign("related", "teaser")
    if "promo" in kinds and known.promo.search(line.folded):
        return Sign("promo", "promo")
    if "age" in kinds and len(text) < 40 and known.age.search(line.folded):
        return Sign("related", "age")
    if "pages" in kinds and len(text) < 40 and known.pages.search(line.folded):
        return Sign("footer", "pages")
    opening = known.opening.search(line.folded) if "opening" in kinds else None
    if opening and (len(text) < 200 or line.folded[0] in "©c"):
        role = known.opening_role.get(fold(opening.group(0)))
        after = line.folded[opening.end() : opening.end() + 2].lstrip()
        if role and (role != "caption" or after[:1] in (":", "")):
            return Sign(role, "end" if role == "footer" else "opening")
    return None


def _maker(line: Line, known: Signs, kinds: frozenset[str]) -> Sign | None:
    text = line.text
    if "credit" in kinds and len(text) < 120 and known.credit.search(text):
        return Sign("footer", "credit")
    if "byline" in kinds and len(text) < 160 and known.byline.search(text):
        return Sign("byline", "byline")
    if is_initials(text):
        return Sign("byline", "initials")
    if text[0] == "(" and (outlets.find(text.strip("() .")) or _SIGNATURE.search(text)):
        return Sign("footer", "credit")
    return None


def _picture(line: Line, known: Signs, kinds: frozenset[str]) -> Sign | None:
    text = line.text
    if " " not in text and "." in text and _FILE.search(text):
        return Sign("caption", "picture")
    if " " not in text and "://" in text:
        return Sign("other", "address")
    if "photo" in kinds and known.photos.counted.search(text):
        return Sign("caption", "picture")
    if len(text) < _LONGEST_FRAME and (_is_framed(line.folded, known.photos) or _is_doubled(text)):
        return Sign("caption", "picture")
    if len(text) < 600 and _is_credited(text, known.photos, kinds):
        return None if known.photos.signs_off and _is_signoff(text) else Sign("caption", "picture")
    return None


def _is_doubled(text: str) -> bool:
    """Say whether brackets close a line twice, as where a picture's text was taken along with its caption.

    >>> _is_doubled("A barge lies off Sampleton. (Sample Herald) (Sample Herald)")
    True
    """
    if not text.endswith(")"):
        return False
    bracket = text[text.rfind("(") :]
    return len(bracket) > _EMPTY and text[: -len(bracket)].rstrip().endswith(bracket)


def _is_framed(folded: str, known: Credits) -> bool:
    """Say whether a line holds words that stand around pictures alone, or breaks off at "pictured"."""
    is_likely = any(map(folded.__contains__, known.framing))  # to ask for each costs three times as much
    return folded.endswith(known.pictured) or (is_likely and any(map(folded.__contains__, known.frames)))


def _is_credited(text: str, known: Credits, kinds: frozenset[str]) -> bool:
    """Say whether a text holds the credit of a picture: in brackets at its end, behind a slash, at its start."""
    if "photo" in kinds and known.opening.search(text):
        return True
    end = text[-6:]
    if ")" in end or "]" in end:
        inside = text[max(text.rfind("("), text.rfind("["), 0) :]
        if len(inside) <= _LONGEST_CREDIT and known.bracketed.search(inside):
            return True
    return "/" in text and known.slashed.search(text) is not None


def _is_signoff(text: str) -> bool:
    """Say whether the brackets at the end come after a finished sentence, as a writer's initials do."""
    at = max(text.rfind("("), text.rfind("["))
    inside = text[at:]
    return at > 0 and is_finished(text[:at].rstrip()) and len(inside) < 30 and ":" not in inside and "oto" not in inside


def is_about_writer(line: Line, pack: Pack) -> bool:
    """Say whether the line tells of the one who wrote the article, or how to reach them."""
    return len(line.text) < 300 and bool(signs(pack).about.search(line.text)) and "\u201c" not in line.text


def is_moment(line: Line, pack: Pack) -> bool:
    """Say whether the line is a publication time, perhaps with a name and a few words beside it."""
    text = line.text
    if len(text) > 160 or not any(map(text.__contains__, _YEARS)):
        return False
    match = signs(pack).moment.search(text)
    if not match:
        return False
    if "|" in text:
        return True
    rest = text[: match.start()] + " " + signs(pack).moment.sub(" ", text[match.end() :])
    beside = [word for word in (fold(word).strip(",.()/") for word in rest.split()) if word]
    times = {*pack.page.times, *pack.dates.weekdays, *pack.dates.zones, "-", "–", "|"}
    odd = [word for word in beside if word not in times]
    return len(odd) <= 2 and sum(map(len, odd)) <= 16 and not is_finished(text)


def is_finished(text: str) -> bool:
    """Say whether the words end the way a sentence does."""
    return text.rstrip(" )*\u00a0").endswith(_ENDS_SENTENCE) or text.rstrip().endswith((".)", "***"))


def is_initials(text: str) -> bool:
    """Say whether the words are nothing but a writer's initials, as in `(dwi/yul)`."""
    said = text.strip()
    return said.endswith((")", ").", ") ,", "),")) and bool(_INITIALS.search(said))


def is_prose(line: Line) -> bool:
    """Say whether the line reads like a paragraph: finished, or too long for a title."""
    n_chars = len(line.text)
    return n_chars > 180 or (n_chars > 35 and is_finished(line.text) and not is_title_case(line.text))


def is_title_case(text: str) -> bool:
    """Say whether a line is written like a headline: most of its words with a capital, and it states nothing.

    >>> is_title_case("Berapa Harga Cabai di Pasar Contoh Hari Ini?"), is_title_case("Ia tinggal di Pasar Contoh.")
    (True, False)
    """
    if text.endswith((".", '."', ".”")) and not text.endswith(("...", "..")):
        return False
    words = [word for word in text.split() if word[:1].isalpha()]
    return len(words) > 3 and sum(word[:1].isupper() for word in words) > 0.65 * len(words)
