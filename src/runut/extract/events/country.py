"""Find which country a page speaks of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from runut.extract.names import Name
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern, words
from runut.model import Article
from runut.text.wording import is_ordinary
from runut.world import countries, places, states

_MOST = 3  # a word said more often shows a country no better
_OPENING, _EARLY = 600, 2.0  # signs of the opening, and what a word there counts for
_THERE = 2.0  # what it counts for that something is there
_BEFORE = 20  # signs in which the word before a name is looked for
_CAPITAL = compile_pattern(r"\p{Lu}[\p{L}.]+(?: \p{Lu}\p{L}+)?", ignore_case=False)


def country_of(article: Article, found: Sequence[Name], pack: Pack) -> str | None:
    """Choose the country that the page speaks of most, what stands early counting more.

    A country shows in the names of its places, its people and its institutions; without any it is the pack's own.
    """
    votes: defaultdict[str, float] = defaultdict(float)
    said: Counter[tuple[str, str]] = Counter()
    for code, word, at in list(_signs(article, found, pack)) or list(_plain(article, pack)) or _towns(article, pack):
        said[code, word] += 1
        if said[code, word] <= _MOST:
            votes[code] += (_EARLY if at < _OPENING else 1) * (_THERE if _is_there(article.text, at, word, pack) else 1)
    return min(votes, key=lambda code: (-votes[code], code)) if votes else pack.events.home


def _is_there(text: str, at: int, word: str, pack: Pack) -> bool:
    """Say whether the words around a name say that something happens there, rather than who comes from there."""
    before = text[max(0, at - _BEFORE) : at].split()[-1:]
    after = text[at + len(word) : at + len(word) + _BEFORE].split()[:1]
    leading = before[0].lower() if before else None
    leads = leading in pack.events.at or leading in pack.events.strikes
    return leads or (bool(after) and after[0].lower().strip(",.") in pack.events.suffers)


def _signs(article: Article, found: Sequence[Name], pack: Pack) -> Iterator[tuple[str, str, int]]:
    """Yield each country that a word shows, with the word and where it stands."""
    lines = article.spans("dateline")
    for name in found:
        code = name.country or (name.known.country if name.known else None)
        if any(line.holds(name.span) for line in lines):
            continue  # where the reporter sat
        if code == pack.events.home and name.known and name.known.name in pack.events.offices:
            continue  # where all newspapers sit
        if code and not (name.country is None and _is_ambiguous(name.text)):
            yield code, name.text, name.span.start
    for state in _of_title(article.title or "", pack):
        yield state.country, state.name, 0
    for stretch in article.spans("headline", "lead", "body"):
        told = stretch.of(article.text)
        for match in words(tuple(pack.events.known_by)).finditer(told):
            yield (
                pack.events.known_by[" ".join(match.group().lower().split())],
                match.group(),
                stretch.start + match.start(),
            )


def _plain(article: Article, pack: Pack) -> Iterator[tuple[str, str, int]]:
    """Yield each country by name, and where the pack has words for peoples by those, wherever it stands."""
    for stretch in article.spans("headline", "lead", "body"):
        said = stretch.of(article.text)
        for match in _pattern(pack).finditer(said):
            if not _goes_on(said, match.start(), match.end()):
                yield _named(pack)[" ".join(match.group().split())], match.group(), stretch.start + match.start()


def _goes_on(said: str, start: int, end: int) -> bool:
    """Say whether a country's name is only part of a town's or a state's: "Jersey City", "New Mexico"."""
    behind, before = said[end : end + _BEFORE].split(" ")[1:2], said[:start].rsplit(maxsplit=1)[-1:]
    town = f"{said[start:end]} {behind[0].rstrip('.,;:')}" if behind and behind[0][:1].isupper() else None
    state = f"{before[0]} {said[start:end]}" if before and before[0][:1].isupper() else None
    return bool(town and places.find(town)) or bool(state and states.find(state))


def _towns(article: Article, pack: Pack) -> Iterator[tuple[str, str, int]]:
    """Yield the countries of smaller towns that the page only names beside something else: "Baton Rouge Police"."""
    if pack.events.home is not None:
        return
    for stretch in article.spans("headline", "lead", "body"):
        for match in _CAPITAL.finditer(stretch.of(article.text)):
            known = next(iter(places.find(match.group())), None)
            if known is not None and not is_ordinary(match.group().lower(), pack):  # "Man", a town in Côte d'Ivoire
                yield known.country, match.group(), stretch.start + match.start()


def _of_title(title: str, pack: Pack) -> Iterator[states.State]:
    """Yield the states that a title names: "Richmond, VA"."""
    if pack.events.states:
        for match in _CAPITAL.finditer(title):
            state = states.behind_comma(match.group())
            if state is not None:
                yield state


def _is_ambiguous(name: str) -> bool:
    """Say whether several countries have a place of that name."""
    return len({place.country for place in places.find(name)}) > 1


@cache
def _pattern(pack: Pack) -> Pattern:
    return compile_pattern(rf"\b{alternation(_named(pack))}\b", ignore_case=False)


@cache
def _named(pack: Pack) -> dict[str, str]:
    """Give the countries by their names in the pack's language, and by their peoples where those have such words."""
    peoples = {word: c.code for c in countries.every() for word in c.demonyms if pack.events.demonyms}
    return peoples | {name: c.code for c in countries.every() for name in (c.name(pack.code), *c.aliases)}
