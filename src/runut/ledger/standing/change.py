"""How one figure stands to another: what repeats, replaces, lowers, contradicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from runut.ledger.reach import likely, overlap, point, reach
from runut.ledger.rows.series import Series, Statement
from runut.ledger.standing.weight import is_another_count
from runut.model import GROWING, Link, Quantity, Relation

Standing = tuple[Relation, str]
Texts = frozenset[tuple[str, int | None]]
"""Articles, each with a number that its text states."""


def stands(later: Statement, earlier: Statement) -> Standing:
    """Say how a statement stands to one before it in its row, with the name of the reason.

    One origin may take back its own word; another origin can only contradict it, unless the count could have grown.
    """
    is_same = later.quantity == earlier.quantity or _value(later) == _value(earlier) is not None
    if later.figure.article == earlier.figure.article and earlier.is_prior and not (later.is_prior and is_same):
        return "supersedes", "prior"
    if earlier.is_prior and not later.is_prior and _is_less(earlier, later):
        return "supersedes", "prior"  # whoever tells it as what was said before is behind the others by then
    if later.page == earlier.page and later.figure.article != earlier.figure.article:
        return _as_version(later, earlier)
    if is_same:
        return _alike(later, earlier)
    if holds(later, earlier) or holds(earlier, later):
        return "compatible", "holds"
    if is_open(later) and fits(later, earlier) and (point(later.quantity) or 0) < (point(earlier.quantity) or 0):
        return "compatible", "overlap"
    standing = _over_time(later, earlier) if later.is_after(earlier) else _at_once(later, earlier)
    if standing[0] == "contradicts" and (later.is_prior or _may_count_apart(later, earlier)):
        return "compatible", "apart"
    return standing


def _is_less(one: Statement, other: Statement) -> bool:
    return (point(one.quantity) or 0) < (point(other.quantity) or 0)


def says_some(given: Statement) -> bool:
    """Say whether a word only says that there were any."""
    quantity = given.quantity
    return quantity.value is None and quantity.high is None and (quantity.low or 0) <= 2


def is_open(given: Statement) -> bool:
    """Say whether a number leaves room above: "at least 27" takes nothing back from 28."""
    return given.quantity.bound in ("at_least", "more_than")


def _as_version(later: Statement, earlier: Statement) -> Standing:
    """Say how two versions of one page stand to each other: the later one takes back, it does not contradict."""
    if later.quantity == earlier.quantity:
        return "repeats", "same"
    if later.is_prior or not earlier.is_prior:
        return "compatible", "version"
    falls = (point(later.quantity) or 0) < (point(earlier.quantity) or 0)
    return ("revises_down", "version") if falls else ("supersedes", "version")


def _may_count_apart(later: Statement, earlier: Statement) -> bool:
    """Say whether two numbers may be counts of different things, so that nobody cries wolf.

    A page that lists provinces without naming them in each sentence, or a number less than half of the other.
    """
    ours, theirs = later.figure, earlier.figure
    if ours.article == theirs.article and later.is_headline == earlier.is_headline:
        if ours.kind == "involved" and _are_far(later, earlier):
            return True  # twelve taken to hospitals, and 150 at work in the plant
        speak_apart = bool(ours.said_by and theirs.said_by) and later.voice != earlier.voice
        return not (speak_apart or _is_told_against_words(later, earlier))
    if ours.kind == "involved" and ours.group != theirs.group:
        return True  # four young people aboard, and three passengers: the driver is one of the four
    return _are_far(later, earlier)


def _are_far(one: Statement, other: Statement) -> bool:
    """Say whether one number is less than half of the other, whatever both can mean."""
    lower, upper = sorted((likely(one.quantity), likely(other.quantity)), key=lambda reach: reach.low or 0)
    return lower.high is not None and upper.low is not None and 2 * lower.high < upper.low


def _is_told_against_words(later: Statement, earlier: Statement) -> bool:
    """Say whether somebody's number stands against the page's own vague word: "belasan cedera", the ministry's 100."""
    pair = (later, earlier)
    totals = all(one.figure.scope == "total" for one in pair)
    return totals and later.voice != earlier.voice and sum(_is_vague(one) for one in pair) == 1


def _alike(later: Statement, earlier: Statement) -> Standing:
    if later.figure.article == earlier.figure.article and earlier.is_headline != later.is_headline:
        return "repeats", "headline"
    independent = _names_somebody(later) and _names_somebody(earlier) and later.origin != earlier.origin
    return ("compatible", "agrees") if independent else ("repeats", "same")


def _names_somebody(given: Statement) -> bool:
    """Say whether words tell who says a number; an agency that a page credits may have it from the same body."""
    return given.origin is not None and bool(given.figure.said_by)


def _over_time(later: Statement, earlier: Statement) -> Standing:
    rises = (point(later.quantity) or 0) > (point(earlier.quantity) or 0)
    if later.voice == earlier.voice:
        if is_another_count(later, earlier):
            return "compatible", "apart"
        return ("supersedes", "replaced") if rises else ("revises_down", "lowered")
    if later.figure.kind not in GROWING:
        return ("compatible", "overlap") if fits(later, earlier) else ("supersedes", "changed")
    if rises and not _is_vague(later) and not _is_vague(earlier):
        return "supersedes", "grew"
    if fits(later, earlier):
        return "compatible", "overlap"
    return ("supersedes", "grew") if rises else ("contradicts", "conflict")


def _at_once(later: Statement, earlier: Statement) -> Standing:
    return ("compatible", "overlap") if fits(later, earlier) else ("contradicts", "conflict")


def links(rows: Iterable[Series]) -> Iterator[Link]:
    """Yield the links of a story: neighbours in each row, true conflicts, parts to their totals."""
    rows = list(rows)
    for row in rows:
        texts = _texts(row)
        neighbours = list(_neighbours(row, texts))
        yield from neighbours
        yield from _members(row)
        yield from _conflicts(row, neighbours, texts)
    yield from _labels(rows)
    yield from _parts(rows)


def _neighbours(row: Series, texts: Texts) -> Iterator[Link]:
    """Link each statement to the one it answers: numbers to the number before, vague words to what stood before."""
    numbers, told, every = _Before(), _Before(), _Before()
    for given in row.statements:
        if not (given.counts or given.is_prior):
            continue
        heaps = (told, every) if _is_vague(given) else (numbers, told, every)
        heap = next((heap for heap in heaps if heap.last), None)
        if heap and heap.last:
            yield _link(given, heap.answered(given, heap.last), texts)
        every.add(given)
        if not says_some(given):
            told.add(given)
        if not _is_vague(given):
            numbers.add(given, stays=numbers.last is not None and _is_behind(given, numbers.last))


def _is_behind(later: Statement, earlier: Statement) -> bool:
    """Say whether a later number is only what somebody else knew before, of a count that can grow: it leads nobody on.

    "Two died", told by one page after others had six: seven answer the six.
    """
    is_less = _is_less(later, earlier) and later.figure.kind in GROWING
    return is_less and not later.is_prior and later.voice != earlier.voice and later.is_after(earlier)


def _members(row: Series) -> Iterator[Link]:
    """Link what is one member of a count to the same member told before: "26 pupils" of "26 pupils and 2 teachers"."""
    before: dict[Quantity, Statement] = {}
    for given in row.statements:
        number = given.figure.quantity
        last = before.get(number)
        if given.is_listed and last is not None:
            is_head = last.is_headline and last.figure.article == given.figure.article
            yield made(*((last, given) if is_head else (given, last)), "repeats", "same")
        if given.is_listed:
            before[number] = given


class _Before:
    """The statements that stood before, by what they say."""

    def __init__(self) -> None:
        self.last: Statement | None = None
        self.alike: dict[Quantity, Statement] = {}
        self.own: dict[tuple[str, Quantity], Statement] = {}

    def add(self, given: Statement, *, stays: bool = False) -> None:
        """Take in one that stands later than all that are here; where the last one `stays`, it is answered on."""
        self.last = self.last if stays else given
        self.alike[given.quantity] = given
        self.own[given.figure.article, given.quantity] = given

    def answered(self, given: Statement, default: Statement) -> Statement:
        """Give the statement that this one repeats, its own page's first; else the default."""
        own = self.own.get((given.figure.article, given.quantity))
        return own or self.alike.get(given.quantity) or default


def _conflicts(row: Series, neighbours: Iterable[Link], texts: Texts) -> Iterator[Link]:
    """Yield the contradictions between last words that are no neighbours: each number against the one before it."""
    last: dict[str, Statement] = {given.voice: given for given in row.counting}
    number_of = {given.figure.id: _number(given) for given in row.statements}
    told = [(number_of[link.from_], number_of[link.to]) for link in neighbours if link.relation == "contradicts"]
    answered = {number for pair in told for number in pair}
    before: dict[str, Statement] = {}
    for later in sorted(last.values(), key=lambda given: given.order):
        number = _number(later)
        found = None if number in answered else _contradicted(later, reversed(before.values()), texts)
        if found is not None:
            answered.add(number)
            yield found
        before.pop(number, None)
        before[number] = later


def _contradicted(later: Statement, before: Iterable[Statement], texts: Texts) -> Link | None:
    for earlier in before:
        relation, why = _as_told(later, earlier, texts)
        if relation == "contradicts":
            return made(later, earlier, relation, why)
    return None


def _number(given: Statement) -> str:
    """Name a number without its bound: 18 and ≥18 stand against 16 as one."""
    return str(given.quantity if given.quantity.value is None else given.quantity.value)


def _labels(rows: list[Series]) -> Iterator[Link]:
    """Yield where one page gives two numbers for what it calls by two names: tens of protesters, a dozen attackers.

    Only the labels for one side can stand for the same people; soldiers and civilians are counted apart.
    """
    crowd = [row for row in rows if row.key.group in CROWD]
    for at, row in enumerate(crowd):
        for other in crowd[at + 1 :]:
            if row.key._replace(group=None) == other.key._replace(group=None):
                yield from _disjoint(row, other)


CROWD = frozenset(("protesters", "attackers", "rioters", "militants"))
"""Names that pages give to those who face the state: which one is a matter of who speaks."""


def _disjoint(row: Series, other: Series) -> Iterator[Link]:
    theirs: dict[str, list[Statement]] = {}
    for b in _firm(other):
        theirs.setdefault(b.figure.article, []).append(b)
    for a in _firm(row):
        for b in theirs.get(a.figure.article, ()):
            later, earlier = (a, b) if a.order > b.order else (b, a)
            if not fits(a, b) and not _are_far(a, b):
                yield made(later, earlier, "contradicts", "conflict_labels")


def _firm(row: Series) -> list[Statement]:
    """Give what counts in a row, one statement a page and number: the text rather than the headline."""
    kept: dict[tuple[str, str], Statement] = {}
    for given in row.counting:
        name = (given.figure.article, str(given.quantity))
        if name not in kept or kept[name].is_headline:
            kept[name] = given
    return list(kept.values())


def _parts(rows: list[Series]) -> Iterator[Link]:
    """Yield each part's link to its total, and say when it is larger."""
    statements = {given.figure.id: given for row in rows for given in row.statements}
    for part in statements.values():
        total = statements.get(part.figure.part_of or "")
        if total is None:
            continue
        low, high = reach(part.quantity).low, reach(total.quantity).high
        if low is not None and high is not None and low > high:
            yield made(part, total, "contradicts", "part_exceeds")
        else:
            yield made(part, total, "part_of", "part")


def _texts(row: Series) -> Texts:
    """Give which numbers each page states below its headline."""
    return frozenset(
        (one.figure.article, _value(one)) for one in row.counting if not (one.is_headline or _is_vague(one))
    )


def _as_told(later: Statement, earlier: Statement, texts: Texts) -> Standing:
    """Say how two statements stand: a headline ("one foreign player hurt") takes nothing back that its page states."""
    standing = stands(later, earlier)
    if standing[0] != "contradicts" or later.figure.article == earlier.figure.article:
        return standing
    heads = ((later, earlier), (earlier, later))
    is_told = any(one.is_headline and (one.figure.article, _value(other)) in texts for one, other in heads)
    return ("compatible", "apart") if is_told else standing


def _link(later: Statement, earlier: Statement, texts: Texts) -> Link:
    relation, why = _as_told(later, earlier, texts)
    if why == "headline" and earlier.is_headline:
        later, earlier = earlier, later
    return made(later, earlier, relation, why)


def made(later: Statement, earlier: Statement, relation: Relation, why: str) -> Link:
    """Link two statements, with the reason's name and both for arguments."""
    return Link(later.figure.id, earlier.figure.id, relation, "", (why, str(later), str(earlier)))


def _value(given: Statement) -> int | None:
    return given.quantity.value


def _is_vague(given: Statement) -> bool:
    return given.quantity.value is None


def holds(vague: Statement, other: Statement) -> bool:
    """Say whether a vague word's range holds the other's number."""
    within, number = reach(vague.quantity), point(other.quantity)
    if not _is_vague(vague) or number is None or _is_vague(other):
        return False
    return (within.low or 0) <= number and (within.high is None or number <= within.high)


def fits(a: Statement, b: Statement) -> bool:
    """Say whether one number can be meant by both."""
    return overlap(likely(a.quantity), likely(b.quantity))
