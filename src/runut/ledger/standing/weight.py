"""Which numbers of a row are held up, by whom or what; one that nothing holds up may count something else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from runut.ledger.reach import FAR
from runut.ledger.rows.series import Statement
from runut.model import GROWING, FigureKind

SURE = 0.8
"""A figure less sure than this is right in four of five cases (docs/accuracy.md): its speaker alone holds it not."""

BACK = 4
"""So many times less is not taken back, whoever says it: of 61 suspects, two."""

MANY = 3
"""So many pages that print a number outweigh one that prints another and names nobody."""

GROUP = 10
"""So many times fewer than two pages tell of a crowd are a group of it."""

_SHRINKING: frozenset[FigureKind] = frozenset(("missing", "hostages"))
"""What comes to nothing in the end."""

LATER = 2
"""So many pages that tell less than half of a number later than the one that alone told it make it another count."""


def held(numbers: Iterable[Statement]) -> set[str]:
    """Name the statements whose number is held up: by an origin that could have known it, a headline, a second page."""
    numbers = list(numbers)
    pages = _pages(numbers)
    return {
        one.figure.id
        for one in numbers
        if (one.origin and is_sure(one)) or one.is_headline or len(pages[one.quantity.value]) > 1
    }


def _pages(numbers: Iterable[Statement]) -> dict[int | None, set[str]]:
    """Give the pages that print each number."""
    pages: dict[int | None, set[str]] = {}
    for given in numbers:
        pages.setdefault(given.quantity.value, set()).add(given.page)
    return pages


def is_sure(given: Statement) -> bool:
    """Say whether a figure was read as surely as most; one that rules or people gave is."""
    return given.figure.confidence is None or given.figure.confidence >= SURE


def strays(numbers: Iterable[Statement], *, is_growing: bool) -> set[str]:
    """Name the statements that nothing holds up and that are far from all that is held up, above or below.

    Where a count can go down as well, they are held against the least of those. Where nothing is held up, what was
    surely read stands for it.
    """
    told = [one for one in numbers if one.quantity.value is not None]
    if not _differ(told):
        return set()
    below = below_own(told) | beside_pages(told) if is_growing else set[str]()
    whole = [one for one in told if one.figure.id not in below]
    return _strays(whole, held(whole), is_growing=is_growing) | beside_headline(told) | below | groups(told)


def lonely(numbers: Iterable[Statement]) -> set[str]:
    """Name the statements that nothing holds up, where many pages print another number."""
    numbers = list(numbers)
    return _lonely(numbers, held(numbers)) if _differ(numbers) else set()


def unheld(alive: Iterable[Statement], dead: Iterable[Statement], *, is_growing: bool) -> frozenset[str]:
    """Name the living statements that decide nothing, since nothing holds them up and others stand against them."""
    told = [one for one in alive if one.quantity.value is not None]
    below = beside_pages([*told, *dead]) & {one.figure.id for one in told} if is_growing else set[str]()
    told = [one for one in told if one.figure.id not in below]
    if not _differ(told):
        return frozenset(below)
    return frozenset(strays(told, is_growing=is_growing) | _lonely(told, held(told)) | below)


def beside_headline(numbers: Iterable[Statement]) -> set[str]:
    """Name what one sentence alone says beside a page's own number: the one that its headline and its text both give.

    "Seven shot at Club 108. Seven people were hurt … police came to Club 108": whoever speaks there, the page says
    seven. A number that another page or headline has too, or that has a day of its own, is not set aside.
    """
    numbers = list(numbers)
    own: dict[str, set[int | None]] = {}
    for head in numbers:
        if head.is_headline and any(_says_again(one, head) for one in numbers):
            own.setdefault(head.figure.article, set()).add(head.quantity.value)
    if not own:
        return set()
    on = _pages(numbers)
    heads = {one.quantity.value for one in numbers if one.is_headline}
    return {
        one.figure.id
        for one in numbers
        if one.quantity.value not in own.get(one.figure.article, {one.quantity.value})
        and one.quantity.value not in heads
        and len(on[one.quantity.value]) == 1
        and one.figure.as_of is None
    }


def below_own(numbers: Iterable[Statement]) -> set[str]:
    """Name what is less than half of what its page told before it, of a count that can only grow.

    "40 were killed … nine died in the south": whoever speaks there, it is rather a part of the count than another
    count, unless it has a day of its own.
    """
    told = sorted(numbers, key=lambda one: (one.figure.article, one.figure.span))
    most: dict[str, int] = {}
    below: set[str] = set()
    for one in told:
        page, number = one.figure.article, one.quantity.value or 0
        if FAR * number < most.get(page, 0) and one.figure.as_of is None:
            below.add(one.figure.id)
        most[page] = max(most.get(page, 0), number)
    return below


def beside_pages(numbers: Sequence[Statement]) -> set[str]:
    """Name what is rather another count than the one that pages tell, too small or too great for it."""
    return _below_pages(numbers) | _above_pages(numbers) | _below_voice(numbers)


def groups(numbers: Iterable[Statement]) -> set[str]:
    """Name what one page alone says of a crowd, far less than what others tell: those who stood around somebody."""
    told = [one for one in numbers if one.figure.kind == "crowd" and one.quantity.value is not None]
    on = _pages(told)
    most = max((number or 0 for number, pages in on.items() if len(pages) >= LATER), default=0)
    few = (one for one in told if len(on[one.quantity.value]) == 1)
    return {one.figure.id for one in few if GROUP * (one.quantity.value or 0) < most}


def _below_pages(numbers: Iterable[Statement]) -> set[str]:
    """Name what one page alone says, less than half of what many pages told before it, of a count that can only grow.

    Whoever speaks there, it is rather another count, unless the same voice told more before: that takes it back.
    """
    told = sorted((one for one in numbers if one.quantity.value is not None), key=lambda one: one.order)
    most, on = max((one.quantity.value or 0 for one in told), default=0), _pages(told)
    few = (one for one in told if FAR * (one.quantity.value or 0) < most and len(on[one.quantity.value]) == 1)
    return {one.figure.id for one in few if _is_below(one, told)}


def _below_voice(numbers: Iterable[Statement]) -> set[str]:
    """Name what one voice tells where it told many times more on another page before, of a count that can only grow."""
    numbers = list(numbers)
    on = _pages(numbers)
    by_voice: dict[str, list[Statement]] = {}
    for one in numbers:
        by_voice.setdefault(one.voice, []).append(one)
    return {
        one.figure.id
        for told in by_voice.values()
        for one in told
        if (one.origin is None or len(on[one.quantity.value]) == 1)
        and any(is_another_count(one, other) and one.is_after(other) for other in told)
    }


def is_another_count(later: Statement, earlier: Statement) -> bool:
    """Say whether a voice tells of a few, and told many times more on another page.

    "30 were killed", and the next day a page on "a mother who died": that tells of her, and takes nothing back. Police
    who held 94, and three days later three: those three are others, or some of them.
    """
    is_nobodys = later.voice == earlier.voice and later.page != earlier.page
    less, many = later.quantity.value, earlier.quantity.value
    return is_nobodys and later.figure.kind in GROWING and less is not None and BACK * less < (many or 0)


def _above_pages(numbers: Iterable[Statement]) -> set[str]:
    """Name what one page alone says, more than twice what any other does, of a count that can only grow.

    Whoever speaks there, it is rather another count where other pages tell theirs later: nothing shrinks to its half.
    """
    told = [one for one in numbers if one.quantity.value is not None]
    most: dict[str, int] = {}
    for one in told:
        most[one.page] = max(most.get(one.page, 0), one.quantity.value or 0)
    if len(most) <= LATER:
        return set()
    top = max(most, key=lambda page: most[page])
    rest = max(many for page, many in most.items() if page != top)
    far = (one for one in told if one.page == top and (one.quantity.value or 0) > FAR * rest and not one.is_headline)
    return {one.figure.id for one in far if len({other.page for other in told if _is_less_later(other, one)}) >= LATER}


def _is_less_later(other: Statement, one: Statement) -> bool:
    return other.page != one.page and other.voice != one.voice and other.is_after(one)


def _is_below(one: Statement, told: Iterable[Statement]) -> bool:
    pages: set[str] = set()
    for other in told:
        if (other.quantity.value or 0) > FAR * (one.quantity.value or 0) and one.is_after(other):
            if other.voice == one.voice and (other.quantity.value or 0) <= BACK * (one.quantity.value or 0):
                return False
            pages.add(other.page)
    return len(pages) >= MANY


def _says_again(one: Statement, head: Statement) -> bool:
    is_text = one.figure.article == head.figure.article and not one.is_headline
    return is_text and one.quantity.value == head.quantity.value


def _differ(numbers: Iterable[Statement]) -> bool:
    return len({one.quantity.value for one in numbers}) > 1


def _strays(numbers: list[Statement], sound: set[str], *, is_growing: bool) -> set[str]:
    sound = sound or {one.figure.id for one in numbers if is_sure(one)}
    told = [one.quantity.value or 0 for one in numbers if one.figure.id in sound]
    if not told:
        return set()
    least = (max if is_growing else min)(told)
    return {
        one.figure.id
        for one in numbers
        if one.figure.id not in sound
        and (FAR * (one.quantity.value or 0) < least or (one.quantity.value or 0) > FAR * max(told))
        and not _shrank(one, numbers)
    }


def _shrank(one: Statement, numbers: Iterable[Statement]) -> bool:
    """Say whether a number is what was left last of those who are looked for or held, as a search or siege ends."""
    others = [other for other in numbers if other.quantity.value != one.quantity.value]
    return one.figure.kind in _SHRINKING and all(one.is_after(other) for other in others)


def _lonely(numbers: list[Statement], sound: set[str]) -> set[str]:
    if all(len(on) < MANY for on in _pages(numbers).values()):
        return set()
    return {given.figure.id for given in numbers if given.figure.id not in sound}
