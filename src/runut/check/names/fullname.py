"""What a short name stands for, against what all news says it does: "Komisi Pusat Pemberantasan Korupsi (KPK)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from rapidfuzz.distance import OSA

from runut import lang
from runut.check._listed import country_words
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.model import Article, Discrepancy, Record, Span
from runut.text.acronyms import bracketed, opens_bracket
from runut.text.findings import on_page
from runut.text.names import fold

_SLIP = 2
"""Letters by which a word may differ and be the same, misspelt."""
_OFTEN = 4
"""Letters of the shortest short name of which a whole word may be wrong: shorter ones belong to several bodies."""

_BEHIND = 40
"""Characters behind a name in which the country that it is of may stand: "(NADMA) Malaysia"."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield full names that differ in one word from the known one, and known ones with their words mixed up."""
    for article in record.articles:
        pack = lang.load(article.language)
        for stretch in article.spans("headline", "lead", "body"):
            text = stretch.of(article.text)
            seen: list[Span] = []
            for words, short, here in bracketed(text):
                found = _wrong(words, short, here, text, pack)
                if found is not None:
                    seen.append(found[0])
                    yield _finding(article, stretch.start, *found, short)
            for words, short, here in (*bracketed(text), *_behind(text)):
                found = _certainly_wrong(words, short, here, text, pack)
                if found is not None and not any(found[0].overlaps(other) for other in seen):
                    seen.append(found[0])
                    yield _finding(article, stretch.start, *found, short)
            yield from _others(article, stretch.start, text, pack, seen)
            for span, right in _mixed(text, pack):
                if not any(span.overlaps(other) for other in seen):
                    yield _finding(article, stretch.start, span, right, None)


def _finding(article: Article, shift: int, span: Span, right: str, short: str | None) -> Discrepancy:
    here = Span(shift + span.start, shift + span.end)
    words = here.of(article.text)
    cased = right.title() if words.istitle() else right
    first, last = words.lower().split(), right.split()
    is_slip = len(first) == len(last) and _differ(first, last, _SLIP)
    if is_slip:
        return on_page(
            article, "name_variant", here, suggestion=cased, template="name_variant_known", words=words, other=cased
        )
    return on_page(
        article, "wrong_fact", here, suggestion=cased, template="wrong_full_name",
        words=f"{words} ({short})" if short else words, right=cased,
    )  # fmt: skip


def _wrong(words: list[str], short: str, span: Span, text: str, pack: Pack) -> tuple[Span, str] | None:
    """Give the span of a full name that is none of those known for its short one, and the usual one."""
    known = [full.split() for full in pack.shortened.names.get(short, ())]
    if not known or any(words[-len(full) :] == full for full in known):
        return None
    for full in known[:1]:
        for size in (len(full), len(full) + 1):
            last = words[-size:]
            if len(last) == size and last[0] == full[0] and _is_off(last, full, short, pack):
                return Span(_start(text, span, size), span.end), " ".join(full)
    return None


def _others(article: Article, shift: int, text: str, pack: Pack, seen: Sequence[Span]) -> Iterator[Discrepancy]:
    """Yield the short names of other bodies behind full ones."""
    for words, short, here in bracketed(text):
        right = _other_short(words, short, pack)
        if right is not None and not any(one.overlaps(here) for one in seen):
            start = shift + here.end + len(" (")
            full = text[_start(text, here, len(right[1].split())) : here.end]
            span = Span(start, start + len(short))
            yield on_page(article, "misspelt_acronym", span, suggestion=right[0], short=short, full=full)


def _other_short(words: list[str], short: str, pack: Pack) -> tuple[str, str] | None:
    """Give the short name by which a full one is known, and that, where the one in brackets is another body's."""
    for size in range(len(words), 1, -1):
        full = " ".join(words[-size:])
        known = _shorts(pack).get(full, ())
        if known:
            is_others = short in pack.shortened.names and len(known) == 1 and len(known[0]) == len(short) == size
            return (known[0], full) if is_others and short not in known else None
    return None


@cache
def _shorts(pack: Pack) -> dict[str, tuple[str, ...]]:
    """Map the full names to the short ones by which they are known."""
    held: dict[str, tuple[str, ...]] = {}
    for names in (pack.shortened.names, pack.shortened.certain):
        for short, every in names.items():
            for full in every:
                held[full] = tuple(dict.fromkeys((*held.get(full, ()), short)))
    return held


_IN_BRACKETS = compile_pattern(r"\b(\p{Lu}{3,9}) \(((?:\pL[\pL\-’',]*[ ]?){2,8})\)", ignore_case=False)


def _behind(text: str) -> Iterator[tuple[list[str], str, Span]]:
    """Yield the words in brackets behind a short name, in small letters, the short name and their span."""
    for match in _IN_BRACKETS.finditer(text) if opens_bracket(text) else ():
        yield match.group(2).lower().split(), match.group(1), Span(match.start(2), match.end(2))


def _certainly_wrong(words: list[str], short: str, span: Span, text: str, pack: Pack) -> tuple[Span, str] | None:
    """Give the span of a full name that is not that of a body which nobody else's letters are, and the right one.

    It begins as that does and is as long, and most of its other words are that body's, or begin with the same letters.
    """
    known = [full.split() for full in pack.shortened.certain.get(short, ())]
    bare = [word.strip(",") for word in words]
    if not known or any(bare[-len(full) :] == full for full in known):
        return None
    for full in known:
        last = bare[-len(full) :]
        alike = [one == other for one, other in zip(last, full, strict=False)]
        letters = [one[:1] == other[:1] for one, other in zip(last, full, strict=False)]
        if len(last) == len(full) and alike[0] and (all(letters) or sum(alike) >= len(full) - 1):
            return Span(_start(text, span, len(full)), span.end), " ".join(full)
    return None


def _is_off(words: list[str], full: list[str], short: str, pack: Pack) -> bool:
    """Say whether words are a full name but for one of them: misspelt, another, or one too many inside."""
    if len(words) > len(full):
        more = [at for at in range(1, len(words) - 1) if words[:at] + words[at + 1 :] == full]
        return any(words[at] not in pack.shortened.joins for at in more)
    if sorted(words) == sorted(full):
        return True
    return _differ(words, full, _SLIP if len(short) < _OFTEN else None)


def _differ(words: list[str], full: list[str], letters: int | None) -> bool:
    """Say whether one word differs and no other, by so many letters at most; a word longer by an ending is the same."""
    pairs = [(one, other) for one, other in zip(words, full, strict=True) if one != other]
    if len(pairs) != 1:
        return False
    one, other = pairs[0]
    return letters is None or OSA.distance(one, other, score_cutoff=letters) <= letters


def _start(text: str, span: Span, size: int) -> int:
    """Give where the last words of a span begin."""
    words = span.of(text).split()[-size:]
    at = span.end
    for word in reversed(words):
        at = text.rindex(word, span.start, at)
    return at


def _mixed(text: str, pack: Pack) -> Iterator[tuple[Span, str]]:
    """Yield capitalised words in a row that are those of a known full name in another order."""
    known = pack.shortened.words
    rights = set(known.values())
    for match in _row(pack).finditer(text) if known else ():
        words = match.group().split()
        for size in range(4, len(words) + 1):
            for at in range(len(words) - size + 1):
                some = [word.lower() for word in words[at : at + size]]
                right = known.get(tuple(sorted(some)))
                if right is None or " ".join(some) in rights or some[0] != right.split()[0]:
                    continue
                start = match.start() + len(" ".join(words[:at])) + (at > 0)
                behind = words[at + size :] or text[match.end() : match.end() + _BEHIND].split()
                if not any(fold(word) in country_words() for word in behind[:2]):  # another country's body of that kind
                    yield Span(start, start + len(" ".join(words[at : at + size]))), right


@cache
def _row(pack: Pack) -> Pattern:
    """Match capitalised words in a row, and the small ones that may stand among them."""
    small = alternation(pack.shortened.inside)
    return compile_pattern(rf"\p{{Lu}}[\pL\-]+(?: (?:\p{{Lu}}[\pL\-]+|{small})){{3,9}}", ignore_case=False)
