"""A public figure's name with a slip in one word: `Presiden Kazakhstan Kassum-Jomart Tokayev`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from runut import lang
from runut.check._listed import bodies, country_words, is_listed, offices, units
from runut.check.names._seen import FIRST, ROLES
from runut.lang import Pack
from runut.model import Article, Discrepancy, Record, Role, Span
from runut.text.capitalised import Written, written
from runut.text.findings import on_page
from runut.text.names import fold, inflected, is_off_by, sound
from runut.world import holders
from runut.world.tables import rows, several

_LETTERS = 3
"""Letters of the shortest word that may be a slip of another; those without an office have more."""
_BARE = 6
_MANY = 4
"""Words of the shortest name that is nobody else's, whatever stands before it."""
_TWO_SLIPS = 8
"""Letters of the shortest word that may differ in two places, where the office stands before the name."""
_BEFORE = 40
"""Characters before a name in which the word for its bearer's office stands."""
_OWN = 3
"""Times that a page writes a name as nobody else does, where it is somebody else's own."""


class _Slip(NamedTuple):
    """A word that stands in a known name, its place, the name as it stands on the page, and the right name."""

    word: str
    words: Span
    name: str
    role: Role


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield, once a page, each public figure of whose name one word is misspelt."""
    for article in record.articles:
        pack = lang.load(article.language)
        found = sorted(_slips(article, pack), key=lambda slip: FIRST.index(slip.role))
        often = Counter(slip.word for slip in found)
        seen: set[str] = set()
        for slip in found:
            if slip.word not in seen and often[slip.word] < _OWN:
                seen.add(slip.word)
                yield on_page(
                    article, "name_variant", slip.words, suggestion=slip.name, template="name_variant_known",
                    words=" ".join(slip.words.of(article.text).split()), other=slip.name,
                )  # fmt: skip


def _slips(article: Article, pack: Pack) -> Iterator[_Slip]:
    for run in _runs(article):
        words = [one.folded for one in run]
        at = 0
        while at < len(run):
            found = next((each for each in _named(words, at) if _is_misspelt(article, run, at, each, pack)), None)
            if found is not None:
                size = len(found)
                off = next(n for n in range(size) if sound(words[at + n]) != sound(found[n]))
                span = Span(run[at].span.start, run[at + size - 1].span.end)
                yield _Slip(words[at + off], span, _known()[found], run[at].role)
                at += size
            else:
                at += 1


def _runs(article: Article) -> Iterator[list[Written]]:
    """Yield the capitalised words that stand in a row with a space or hyphen between them."""
    run: list[Written] = []
    for one in written(article, ROLES):
        if run and article.text[run[-1].span.end : one.span.start] not in (" ", "-"):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _named(words: Sequence[str], at: int) -> Iterator[tuple[str, ...]]:
    """Yield the known names that the words from one on are but for one word, longest names first."""
    likely = {name for word in words[at : at + 4] for name in _by_word().get(word, ())}
    for name in sorted(likely, key=lambda each: (-len(each), each)):
        here = tuple(words[at : at + len(name)])
        if len(here) == len(name) and sum(sound(a) != sound(b) for a, b in zip(here, name, strict=True)) == 1:
            yield name


def _is_misspelt(article: Article, run: Sequence[Written], at: int, name: tuple[str, ...], pack: Pack) -> bool:
    """Say whether the words are the name with a slip in one, and nothing shows that they are somebody else's."""
    here = run[at : at + len(name)]
    slip, right = next((one, word) for one, word in zip(here, name, strict=True) if sound(one.folded) != sound(word))
    if tuple(one.folded for one in here) in _known() or not slip.word[1:].islower():
        return False
    said = offices(pack) | units(pack) | bodies(pack) | country_words() | pack.ordinary.all
    before, behind = run[at - 1].folded if at else "", run[at + len(name)] if at + len(name) < len(run) else None
    if (before and before not in said) or (behind is not None and behind.folded not in said):
        return False  # A longer name, which is somebody else's.
    is_called = len(name) >= _MANY or _is_called(article, here[0].span.start, pack)
    return _is_slip(slip, right, pack, is_called=is_called)


def _is_called(article: Article, start: int, pack: Pack) -> bool:
    """Say whether an office stands right before a name."""
    before = article.text[max(0, start - _BEFORE) : start].rsplit(".", 1)[-1].rsplit("\n", 1)[-1]
    return any(fold(word) in _heads(pack) for word in before.split())


@cache
def _heads(pack: Pack) -> frozenset[str]:
    """List the first words of the offices that public figures hold: what stands behind "customer" is anybody."""
    named = (*pack.checks.offices.values(), *pack.checks.home_offices.values(), pack.checks.governors)
    return frozenset(fold(word).split()[0] for words in named for word in words)


def _is_slip(slip: Written, right: str, pack: Pack, *, is_called: bool) -> bool:
    """Say whether a word is a slip of another; one that news knows, or of two slips, only behind an office."""
    word = slip.folded
    if min(len(word), len(right)) < (_LETTERS if is_called else _BARE):
        return False
    if inflected(word, right, pack.checks.endings) or (slip.ends and right.startswith(word)):
        return False
    if is_listed(word, pack) and not is_called:
        return False
    if is_off_by(word, right, 1):
        return is_called or word[0] == right[0]
    is_long = min(len(word), len(right)) >= _TWO_SLIPS and word[0] == right[0]
    return is_called and is_long and not is_listed(word, pack) and is_off_by(word, right, 2)


@cache
def _known() -> Mapping[tuple[str, ...], str]:
    """Map the folded words of each known name of two words or more to the name as it is written."""
    listed = (
        name for table in ("persons", "governors", "ordinals") for row in rows(table) for name in several(row["names"])
    )
    every = (*holders.names(), *listed)
    parted = {tuple(map(fold, name.replace("-", " ").split())): name for name in reversed(every)}  # the first is shown
    return {words: name for words, name in parted.items() if len(words) > 1}


@cache
def _by_word() -> Mapping[str, frozenset[tuple[str, ...]]]:
    held: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for name in _known():
        for word in name:
            held[word].add(name)
    return {word: frozenset(names) for word, names in held.items()}
