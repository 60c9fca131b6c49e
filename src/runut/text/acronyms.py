"""Short names that a page spells out: `Full Name (ACR)` and `ACR (Full Name)`."""

from __future__ import annotations

from collections.abc import Iterator

from runut.lang.patterns import compile_pattern
from runut.model import Article, Span

_DEFINED = compile_pattern(
    r"((?:\p{Lu}[\pL\-’']*\s+)(?:(?:\p{Lu}[\pL\-’']*|of|the|and|for|dan|untuk|de)\s+){0,7})\((\p{Lu}[\pL]{1,9})\)",
    ignore_case=False,
)


def opens_bracket(text: str) -> bool:
    """Say whether a bracket opens on a letter: of most pages none does, or only on a day or an age."""
    return any(inside[:1].isalpha() for inside in text.split("(")[1:])


def definitions(article: Article) -> Iterator[tuple[str, str, Span]]:
    """Yield short name, full name and the span of the short one, where the letters show that they are one."""
    for short, full, span in spelt_out(article):
        fitted = fit(full, short)
        if fitted:
            yield short, fitted, span


def spelt_out(article: Article) -> Iterator[tuple[str, str, Span]]:
    """Yield each short name in brackets with the capitalised words before it, whether or not the letters fit."""
    for stretch in article.spans("headline", "lead", "body"):
        text = stretch.of(article.text)
        for match in _DEFINED.finditer(text) if opens_bracket(text) else ():
            full, short = " ".join(match.group(1).split()), match.group(2)
            if sum(letter.isupper() for letter in short) < 2:
                continue
            yield short, full, Span(stretch.start + match.start(2), stretch.start + match.end(2))


_BRACKETED = compile_pattern(r"((?:\pL[\pL\-’']*[ \n]){2,9})\((\p{Lu}{3,9})\)", ignore_case=False)


def bracketed(text: str) -> Iterator[tuple[list[str], str, Span]]:
    """Yield the words before each short name in brackets, in small letters, the short name and their span.

    >>> [(words, short) for words, short, _ in bracketed("kata Bank Air Kota (BAK) kemarin")]
    [(['kata', 'bank', 'air', 'kota'], 'BAK')]
    """
    for match in _BRACKETED.finditer(text) if opens_bracket(text) else ():
        start = match.start(1)
        yield match.group(1).lower().split(), match.group(2), Span(start, start + len(match.group(1).rstrip()))


def fit(full: str, short: str) -> str | None:
    """Give the end of the words that the short name abbreviates, or None where the letters do not fit.

    >>> fit("Kata Badan Penanggulangan Bencana Daerah", "BPBD")
    'Badan Penanggulangan Bencana Daerah'
    >>> fit("Organisasi Perjanjian Keamanan Bersama", "CSTO") is None
    True
    """
    words = full.split()
    for start in range(len(words) - 1, -1, -1):
        initials = "".join(word[0] for word in words[start:] if word[0].isupper())
        if initials.casefold() == short.casefold():
            return " ".join(words[start:])
    return None
