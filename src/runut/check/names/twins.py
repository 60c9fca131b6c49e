"""A name of several words of which one is another word elsewhere on the page: `Bukti Duri` and `Bukit Duri`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise

from runut import lang
from runut.check._listed import bodies, is_listed, may_be_persons, offices
from runut.check._matches import are_near, matches, placed
from runut.check.names._two import is_people, is_plural
from runut.check.names._ways import two_ways
from runut.lang import Pack
from runut.lang.patterns import compile_pattern
from runut.model import Article, Discrepancy, Record, Role, Span
from runut.text.capitalised import Written, written
from runut.text.names import inflected, is_off_by

_ROLES: tuple[Role, ...] = ("headline", "lead", "body", "caption")
_LETTERS = 4
"""Letters of the shortest word that is taken for a slip of another."""
_LISTED = 6
"""Characters between names that are told one after the other."""
_FIRM = 5
"""Words of the shortest name of a firm of which one may be another word, the word for a firm among them."""
_NAMED = compile_pattern(r"\b(\p{Lu}\p{Ll}+) (\p{Lu}\p{Ll}+) \((\p{Lu}{2})\)", ignore_case=False)


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield words of names that stand in the place of another word, where the page has that name more often."""
    for article in record.articles:
        pack = lang.load(article.language)
        runs = list(_runs(article))
        shown: set[str] = set()
        own = tuple(_initials(article))
        for slip, right in (
            *_pairs(runs, pack),
            *own,
            *_turned(article, runs, pack),
            *_companies(runs, pack),
        ):
            words = slip.of(article.text)
            if words not in shown:
                shown.add(words)
                yield two_ways(article, slip, right, is_told=(slip, right) in own or None)


def _runs(article: Article) -> Iterator[list[Written]]:
    """Yield the capitalised words that stand in a row."""
    run: list[Written] = []
    for one in written(article, _ROLES):
        if run and article.text[run[-1].span.end : one.span.start] != " ":
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _pairs(runs: list[list[Written]], pack: Pack) -> Iterator[tuple[Span, Span]]:
    """Yield a word that is no name of its own, beside the same name as the word that it is a slip of."""
    beside: dict[tuple[str, bool], dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for first, second in (pair for run in runs for pair in pairwise(run)):
        if second.ends or any(one.word[-1:].isupper() and not one.word.isupper() for one in (first, second)):
            continue  # What stands before a full stop may have been cut short; "PetaB" was glued to what follows.
        whole = Span(first.span.start, second.span.end)
        beside[first.folded, True][second.folded].append(whole)
        if not first.opens:
            beside[second.folded, False][first.folded].append(whole)
    for (shared, is_first), others in sorted(beside.items()):
        if len(shared) < _LETTERS or shared in pack.names.places or shared in pack.names.organisations:
            continue
        for slip, right in (pair for both in combinations(sorted(others), 2) for pair in (both, both[::-1])):
            here, there = others[slip], others[right]
            is_rarer = len(here) < len(there) and _is_slip(slip, right, pack)
            if is_rarer or (is_first and _is_wrong(slip, here, right, there, pack)):
                yield here[0], there[0]


def _is_wrong(slip: str, here: list[Span], right: str, there: list[Span], pack: Pack) -> bool:
    """Say whether a word behind a name is another one with a letter more, less or another first one, and the worse.

    The better is the more frequent, else the one that somebody knows, else the longer: ends are lost. Words that are
    both common in news are two ("Putra", "Putri"), and so are those told one after the other.
    """
    if min(len(slip), len(right)) < _LETTERS or not _is_other(slip, right, pack):
        return False
    if slip in offices(pack) or right in pack.ordinary.all or are_near(here, there, _LISTED):
        return False
    rank = (len(here), is_listed(slip, pack), len(slip), -here[0].start)
    return rank < (len(there), is_listed(right, pack), len(right), -there[0].start)


def _is_other(a: str, b: str, pack: Pack) -> bool:
    """Say whether one letter tells the words apart, the first or an ending, and not both are common in news."""
    if {a, b} <= pack.rarity.of.keys() | pack.ordinary.all or not is_off_by(a, b) or is_people(a, b, pack):
        return False
    if is_plural(a, b, pack):
        return False
    return a[0] != b[0] or inflected(a, b, pack.checks.endings)


def _is_slip(slip: str, right: str, pack: Pack) -> bool:
    if min(len(slip), len(right)) < _LETTERS or slip in pack.spelt.known or right in pack.ordinary.all:
        return False
    if inflected(slip, right, pack.checks.endings) or is_people(slip, right, pack):
        return False
    return is_off_by(slip, right)


def _initials(article: Article) -> Iterator[tuple[Span, Span]]:
    """Yield initials behind a name of two words that are not its own, where the page uses its own as well."""
    for match, stretch in matches(article, article.spans("lead", "body"), _NAMED):
        given, first, last = match.group(3), match.group(1)[0], match.group(2)[0]
        own = first + last
        elsewhere = compile_pattern(rf"\b{own}\b", ignore_case=False).search(article.text)
        if given != own and given[0] == first and elsewhere:
            here = placed(match, stretch, 3)
            yield here, Span(elsewhere.start(), elsewhere.end())


def _turned(article: Article, runs: list[list[Written]], pack: Pack) -> Iterator[tuple[Span, Span]]:
    """Yield a name of two words that the page also has the other way round, where either of the two is quoted."""
    held: dict[tuple[str, str], list[tuple[Written, Written]]] = defaultdict(list)
    unlike = (run for run in runs if len({one.folded for one in run}) == len(run))
    for one, other in (pair for run in unlike for pair in pairwise(run)):
        if may_be_persons(one, pack) and may_be_persons(other, pack):
            held[one.folded, other.folded].append((one, other))
    for (first, second), here in held.items():
        there = held.get((second, first), []) if first < second else []
        if there and any(_is_quoted(article, one, pack) for one, _ in (*here, *there)):
            some, others = (Span(pairs[0][0].span.start, pairs[0][1].span.end) for pairs in (here, there))
            is_slip = (len(here), -some.start) < (len(there), -others.start)
            yield (some, others) if is_slip else (others, some)


def _is_quoted(article: Article, one: Written, pack: Pack) -> bool:
    """Say whether a verb of speech stands before a name, or a rank behind one."""
    before = article.text[: one.span.start].rsplit(maxsplit=2)[-2:]
    words = [word.strip('"”“,').casefold() for word in before]
    return words[-1:] != [] and (
        words[-1] in pack.speech.after or (words[-1] in offices(pack) and words[0] in pack.speech.after)
    )


def _companies(runs: list[list[Written]], pack: Pack) -> Iterator[tuple[Span, Span]]:
    """Yield firms whose names are long and differ in one word that begins alike: their short names are the same."""
    firms = {
        " ".join(one.folded for one in run[at:]): run[at:]
        for run in runs
        for at, head in enumerate(run)
        if head.word.isupper() and head.folded in bodies(pack) and len(run) - at >= _FIRM
    }
    for one, other in combinations(firms.values(), 2):
        pairs = [(a, b) for a, b in zip(one, other, strict=False) if a.folded != b.folded]
        if len(one) == len(other) and len(pairs) == 1 and _is_another(*pairs[0]):
            yield Span(other[0].span.start, other[-1].span.end), Span(one[0].span.start, one[-1].span.end)


def _is_another(one: Written, other: Written) -> bool:
    """Say whether two words begin with the same letter, and the one is not the other cut short before a full stop."""
    short, long = sorted((one, other), key=lambda each: len(each.word))
    is_cut = short.ends and long.folded.startswith(short.folded)
    return one.folded[0] == other.folded[0] and not is_cut
