"""Decide what a number counts, if anything: the rules that a learnt model may replace."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from runut.extract.figures.hits import Candidate, Hit
from runut.extract.figures.nouns import KINDS, Noun, fits
from runut.extract.figures.rows import parts_of
from runut.model import FigureKind


class Verdict(NamedTuple):
    """A candidate that is a figure: its kind, the word that told it, whether that word is borrowed, and how likely."""

    candidate: Candidate
    kind: FigureKind
    by: Hit | None
    is_listed: bool = False
    chance: float | None = None


# "seorang" and "sebuah" introduce people and things; only where they state a toll are they figures.
_TOLLS = frozenset(
    ("killed", "injured", "missing", "rescued", "arrested", "damaged", "hostages", "seized", "displaced")
)
_ACTING = frozenset(("involved", "deployed", "crowd"))
_OPEN = _ACTING | {"missing"}  # what a number told next may not be: "70 personel mencari. Kita menemukan 21 orang"
_STATED = _TOLLS - {"seized"} | {"sick"}
_LISTED = frozenset(("case", "company", "person", "neighbourhood", "village", "house", "building", "road"))
_GRADED = ("injured", "damaged")  # "12 luka: tiga berat, sembilan ringan"
_AILING = ("sick", "injured")
_OF_PEOPLE = frozenset(("killed", "injured", "missing", "rescued", "displaced", "arrested", "hostages"))
_SOFT = _ACTING | {"displaced", "suspects"}
_OF_HOSTAGES: dict[FigureKind, FigureKind] = {"arrested": "hostages", "displaced": "rescued"}  # held, got away
_BROUGHT = ("rescued", "displaced", "missing")
_SENT = ("person", "aircraft", "missile")
_CRAFT = ("vehicle", "vessel", "aircraft", "team")  # "mengirim sebuah kapal", not "mengirim seorang wakil"
_ONE = ("article", "single")
_NAMING = (*_ONE, "indefinite")
_DETAINED = ("arrested", "displaced")
# What is told bare behind what was taken was taken too; a phone, a car or a document may be anybody's.
_GOODS_TAKEN = ("pill", "bullet", "package", "weapon", "plant", "bottle")
_HOMES, _BESIDE = ("house", "building"), 4
_TAKEN = ("arrested", "involved", "seized")  # acts of carrying, and no harm
_FAR = 14
_ASSERTED = _OF_PEOPLE | {"crowd", "sick", "damaged", "involved"}  # what several give numbers of
_AS_LARGE = 4  # times as large another's number of the same may be
_FEW = 2  # a count up to which too many things are counted


class Page(NamedTuple):
    """What the page says around a sentence.

    `before` are the figures of the last sentence that had any, with which a list may go on; `topic` is the kind that a
    sentence without numbers names right before ("Jumlah korban luka masih diperdebatkan."); `named` are the kinds of
    harm that the whole page names: they say what "pasien" and "kasus" are; `told` are the numbers told so far, of
    people or of a sort of things, and their kinds: five victims where five were killed are those.
    """

    before: Sequence[Verdict]
    topic: FigureKind | None
    has_sites: bool
    named: frozenset[str]
    told: Mapping[tuple[int, str], frozenset[FigureKind]]


def verdicts(sentence: Sequence[Candidate], page: Page) -> Iterator[Verdict]:
    """Yield the figures of a sentence.

    An earlier count and the later one that it grew to are of one kind, whichever of the two says so.
    """
    found = list(_each(sentence, page))
    kinds = {verdict.candidate.at: verdict.kind for verdict in reversed(found)}
    for one in sentence:
        kind = kinds.get(one.pair) if one.pair is not None else None
        if one.at in kinds:
            yield from (verdict for verdict in found if verdict.candidate.at == one.at)
        elif kind is not None and fits(kind, one.noun):
            yield Verdict(one, kind, None, is_listed=True)


def _each(sentence: Sequence[Candidate], page: Page) -> Iterator[Verdict]:
    """Yield the figures of a sentence, each by what stands around it and before it."""
    last: Verdict | None = None
    bare = sum(_is_bare(candidate) for candidate in sentence)
    is_lost, known, told = False, dict(page.told), page.told
    carried = page.before[-1] if page.before else None
    recent = list(page.before)
    parts, idle = dict[int, FigureKind](), set[int | None]()
    for here, candidate in enumerate(sentence):
        if here not in parts and (row := parts_of(sentence, here, known, idle)):
            parts.update(dict.fromkeys(range(here, row[1]), row[0]))
        is_next = bare > 1 or page.has_sites or candidate.in_row or _counts_alike(candidate, carried)
        goes_on = last or (carried if is_next else None)
        listed = goes_on.kind if goes_on else None
        verdict = (
            _decide(candidate, last, page.named)
            or _part(candidate, parts.get(here))
            or (None if is_lost else _among(candidate, last, carried))
            or _listed(candidate, listed, page.has_sites or candidate.in_row or candidate.is_again)
            or _again(candidate, told)
            or _reported(candidate, recent, page.topic)
            or _more_taken(candidate, goes_on or carried)
        )
        if verdict is None or not _stands(verdict):
            is_lost = is_lost or bool(candidate.noun.words)
            idle.add(candidate.number.quantity.value)
            continue
        verdict = _known_victims(verdict, told)
        yield verdict
        last = verdict
        recent.append(verdict)
        _note(known, verdict)
        yield from _second(verdict)


def _note(known: dict[tuple[int, str], frozenset[FigureKind]], verdict: Verdict) -> None:
    """Remember a number and its kind for those behind it in the sentence."""
    value, unit = verdict.candidate.number.quantity.value, verdict.candidate.noun.unit or "person"
    if value is not None:
        known[value, unit] = known.get((value, unit), frozenset()) | {verdict.kind}


def _part(one: Candidate, kind: FigureKind | None) -> Verdict | None:
    """Read one of several numbers that come to one told before as of its kind."""
    return Verdict(one, kind, None, is_listed=True) if kind is not None and fits(kind, one.noun) else None


def _again(one: Candidate, told: Mapping[tuple[int, str], frozenset[FigureKind]]) -> Verdict | None:
    """Read a number of people that nothing else is said of, or whose noun the page lost, as what it counted before."""
    value, kinds = one.number.quantity.value, frozenset[FigureKind]()
    unit = one.noun.unit
    is_same = one.is_cut or (unit is not None and not (one.joined or one.noun.weak))
    if is_same and value is not None and value > _FEW and _is_bare(one):
        kinds = told.get((value, unit or "person"), kinds)
    kind = next(iter(kinds)) if len(kinds) == 1 else None
    if kind is None or (kind == "deployed" and unit not in ("person", None)):
        return None  # "tiga bus" that were sent may be any three buses
    return Verdict(one, kind, Hit(one.noun.first, kind), is_listed=True)


def _reported(one: Candidate, before: Sequence[Verdict], topic: FigureKind | None) -> Verdict | None:
    """Read what somebody else gives of a toll told last, of several the one nearest in size: "polisi menyebut 27"."""
    noun, value = one.noun, one.number.quantity.value
    if not one.is_reported or not _is_bare(one) or not noun.is_generic or noun.weak or not value:
        return None
    kind = topic or _nearest(one, value, before)
    if kind not in _ASSERTED or kind is None or not fits(kind, noun):
        return None
    return Verdict(one, kind, Hit(noun.first, kind), is_listed=True)


def _nearest(one: Candidate, value: int, before: Sequence[Verdict]) -> FigureKind | None:
    """Give the kind of the number that comes nearest to a value, if it is about as large."""
    unit = one.noun.unit or "person"
    alike = [
        (max(other, value) / min(other, value), verdict.kind)
        for verdict in before
        if (other := verdict.candidate.number.quantity.value) and (verdict.candidate.noun.unit or "person") == unit
    ]
    far, kind = min(alike, default=(_AS_LARGE, None))
    return kind if far < _AS_LARGE else None


def _more_taken(one: Candidate, before: Verdict | None) -> Verdict | None:
    """Go on with what was taken, sort by sort, over the end of a sentence: "Ada juga tiga butir peluru"."""
    is_goods = one.noun.unit in _GOODS_TAKEN or (one.noun.is_things and one.noun.words == 1)
    if before is None or before.kind != "seized" or not _is_bare(one) or not is_goods:
        return None
    return None if one.number.form in ("article", "indefinite") else Verdict(one, "seized", None, is_listed=True)


def _known_victims(verdict: Verdict, told: Mapping[tuple[int, str], frozenset[FigureKind]]) -> Verdict:
    """Read "lima korban itu adalah …" after "menewaskan lima orang" as the same toll."""
    one, quantity = verdict.candidate, verdict.candidate.number.quantity
    if verdict.kind != "involved" or not one.noun.is_victims or quantity.value is None:
        return verdict
    if "killed" not in told.get((quantity.value, "person"), ()):
        return verdict
    return verdict._replace(kind="killed")


def _second(verdict: Verdict) -> Iterator[Verdict]:
    """Yield the other figure of one vague number: "sejumlah korban tewas dan luka-luka"."""
    one, state = verdict.candidate, verdict.candidate.state
    if one.second_state is not None and verdict.by is state:
        yield Verdict(one, one.second_state.kind, one.second_state)
    elif state is not None and _is_twofold(verdict, state):
        yield Verdict(one, state.kind, state)


def _is_twofold(verdict: Verdict, state: Hit) -> bool:
    one = verdict.candidate
    by_noun = one.noun.counted == verdict.kind != state.kind
    return by_noun and one.number.form in ("vague", "indefinite") and not (state.gap or state.commas)


def _among(one: Candidate, last: Verdict | None, carried: Verdict | None) -> Verdict | None:
    """Go on with "dua di antaranya", or with "jumlah itu kini 5", over the end of a sentence."""
    if last is not None or carried is None or one.of_uncounted:
        return None
    is_taken_up = one.is_again and _is_bare(one) and fits(carried.kind, one.noun) and not one.noun.weak
    if not (one.among or is_taken_up):
        return None
    return Verdict(one, carried.kind, Hit(one.noun.last, carried.kind), is_listed=is_taken_up)


def _counts_alike(one: Candidate, carried: Verdict | None) -> bool:
    """Say whether the same things are counted on, line by line: "Kelurahan Melati: 5 RT"."""
    unit = one.noun.unit
    return carried is not None and unit in _LISTED - {"person"} and unit == carried.candidate.noun.unit


def _is_bare(one: Candidate) -> bool:
    """Say whether nothing around the number tells its kind."""
    return one.act is None and one.label is None and one.state is None and one.noun.counted is None


def _listed(one: Candidate, kind: FigureKind | None, has_sites: bool) -> Verdict | None:
    """Go on with the kind of a list: "Puskesmas Mekar 45 orang, Randu Baru 70 orang"."""
    noun = one.noun
    if kind is None or not fits(kind, noun) or one.number.form in ("article", "collective", "indefinite"):
        return None
    if one.of_verb and kind in _OPEN and not has_sites:
        return None
    is_grade = noun.severity and noun.words == 1 and kind in _GRADED
    if noun.counter is None and noun.words and noun.unit not in _LISTED and not is_grade:
        return None
    return Verdict(one, kind, None, is_listed=True) if noun.words or has_sites else None


def _stands(verdict: Verdict) -> bool:
    """Weigh a verdict against the form of its number and how well its noun is known."""
    one, by = verdict.candidate, verdict.by
    far = by is not None and (by.gap > 8 or by.commas > 2)
    if one.number.form in _ONE and verdict.kind == "suspects":
        return by is not None and by is one.act and not far
    if one.number.form in _NAMING and verdict.kind in _DETAINED and one.noun.counted is None and _is_by_noun(one, by):
        return False  # "seorang tahanan", "beberapa pengungsi" only come into the story
    if one.number.form in _ONE:
        if verdict.kind in _OF_PEOPLE and one.noun.words and one.noun.unit is None and one.noun.is_strange:
            return False  # "kematian itu menjadi sebuah misteri"
        is_sent = verdict.kind == "deployed" and one.noun.unit in _CRAFT and by == one.act
        return (verdict.kind in _TOLLS or is_sent) and by is not None and not far and not _introduces(verdict, by)
    if one.number.form == "indefinite":
        return by is not None and not (far or by.commas) and verdict.kind in _STATED and one.noun.is_known
    if one.number.form == "collective":
        return by is not None and not far and (by in (one.act, one.state) or one.noun.counted is not None)
    if one.noun.is_known or verdict.is_listed or (one.among and by is not None):
        return True
    is_led = by is not None and (by.connected or (by.gap == 0 and one.number.quantity.bound != "exact"))
    if is_led and by is one.label and not (one.noun.words or far):
        return True
    return (
        by is not None
        and by.gap <= (1 if one.noun.words else 2)
        and not by.commas
        and (verdict.kind not in _ACTING or one.number.form == "vague" or (by is one.act and one.is_cut and not by.gap))
    )


def _is_by_noun(one: Candidate, by: Hit | None) -> bool:
    return by is not None and by.piece == one.noun.first


def _introduces(verdict: Verdict, by: Hit) -> bool:
    """Say whether "sebuah mobil" only brings a thing into the story; a house that burns is what the page tells of."""
    unit = verdict.candidate.noun.unit
    return verdict.kind == "damaged" and unit != "person" and (unit not in _HOMES or by.gap > _BESIDE or by.commas > 0)


def _decide(one: Candidate, last: Verdict | None, named: frozenset[str]) -> Verdict | None:
    """Take the strongest word: the counted noun, the act before, the label, the state behind, then the neighbours."""
    noun, act, label, state = one.noun, one.act, one.label, one.state
    if one.is_whole and state is None:
        return _of_whole(one, named)
    if noun.counted == "injured" and state is not None and state.kind == "killed" and not (state.gap or state.commas):
        return Verdict(one, "killed", state)
    if noun.counted is not None:
        return Verdict(one, noun.counted, Hit(noun.first, noun.counted))
    if state is not None and state.kind in _OF_HOSTAGES and (noun.weak or "").startswith("hostages"):
        return Verdict(one, _OF_HOSTAGES[state.kind], Hit(noun.first, _OF_HOSTAGES[state.kind]))
    near = state is not None and not state.crossed and state.gap <= _FAR
    harmed = near and state is not None and state.kind not in _SOFT and not state.commas
    taking = _taking_part(noun)
    if act is not None and act.kind == "involved" and taking is not None and not harmed:
        return Verdict(one, taking, Hit(noun.first, taking))
    is_sent = act is not None and (noun.weak or "").split()[:1] == [act.kind] == ["deployed"]
    is_later = is_sent and state is not None and state.gap > 1  # "mengerahkan 70 personel mencari korban hilang"
    is_more = harmed and act is not None and not is_later and (act.kind in _ACTING or _is_found_dead(act, state))
    if act is not None and act.gap <= 1 and (act.is_relative or not is_more):
        return Verdict(one, _cared_for(named) if one.to_care and act.kind in _TAKEN else act.kind, act)
    if (
        label is not None
        and not (near and label.kind in _ACTING and state is not None and state.kind != label.kind)
        and (label.gap == 0 or not near or (state is not None and state.commas > 0 and _is_close(label)))
        and not _yields(label, state)
    ):
        return Verdict(one, label.kind, label)
    if one.joined and last is not None and state is not None and state.commas and _goes_on(one, last):
        return Verdict(one, last.kind, last.by)
    if near and state is not None:
        return Verdict(one, state.kind, state)
    return _by_neighbours(one, last, named)


def _cared_for(named: frozenset[str]) -> FigureKind:
    """Give what those are who are taken to hospital: ill where the page tells of no hurt but of the ill."""
    return "sick" if "sick" in named and "injured" not in named else "injured"


def _is_found_dead(act: Hit, state: Hit | None) -> bool:
    """Say whether those brought out are told as dead behind it: "mengevakuasi lima korban dalam keadaan tewas"."""
    return state is not None and state.kind == "killed" and act.kind in _BROUGHT


def _taking_part(noun: Noun) -> FigureKind | None:
    """Give what those whom something involves are there for: a crowd, troops, drones."""
    kind = (noun.weak or "").split()[:1]
    if kind == ["crowd"]:
        return "crowd"
    return "deployed" if kind == ["deployed"] and noun.unit in _SENT and noun.counter is None else None


def _goes_on(one: Candidate, last: Verdict) -> bool:
    """Say whether an act before a row counts its next item too: "mengangkut dua motor, serta empat penumpang"."""
    return last.by is not None and last.by.piece < last.candidate.at and fits(last.kind, one.noun)


def _is_close(label: Hit) -> bool:
    """Say whether a label tells more than a state behind a comma: "yang disekap tiga orang, napi yang tewas enam"."""
    return label.connected or label.gap <= 1


def _yields(label: Hit, state: Hit | None) -> bool:
    """Say whether the state behind tells more than a label that words part from the number."""
    return (
        state is not None
        and not state.crossed
        and not state.commas
        and label.connected
        and label.gap > 1
        and state.gap <= 3
    )


def _of_whole(one: Candidate, named: frozenset[str]) -> Verdict | None:
    kind = one.noun.counted or _weak(one, named)
    return Verdict(one, kind, Hit(one.noun.first, kind)) if kind else None


def _by_neighbours(one: Candidate, last: Verdict | None, named: frozenset[str]) -> Verdict | None:
    noun, act, state = one.noun, one.act, one.state
    if state is not None and state.crossed:
        return Verdict(one, state.kind, state)
    shares = (
        (one.joined and (noun.is_known or (last is not None and last.kind == "seized" and noun.words)))
        or (one.among and not one.of_uncounted)
        or one.included
        or one.is_placed
    )
    weak = _weak(one, named)
    is_told_apart = noun.is_told or (weak == "suspects" and last is not None and _is_by_noun(last.candidate, last.by))
    if shares and last is not None and fits(last.kind, noun) and not is_told_apart:
        return Verdict(one, last.kind, last.by, is_listed=one.is_placed)
    if weak is not None:
        return Verdict(one, weak, Hit(noun.first, weak))
    if act is not None and act.gap <= 3:
        return Verdict(one, act.kind, act)
    if "+crowd" in named and _is_mass(one):
        return Verdict(one, "crowd", Hit(noun.first, "crowd"))
    return None


def _is_mass(one: Candidate) -> bool:
    """Say whether it is a mass of people on a page about a crowd: "ratusan mahasiswa itu lalu bertahan"."""
    return one.number.form == "vague" and one.noun.unit == "person" and fits("crowd", one.noun)


def _weak(one: Candidate, named: frozenset[str]) -> FigureKind | None:
    """Give the kind that the counted noun tells by itself; patients and cases are what the page says they suffer."""
    kinds = (one.noun.weak or "").split()
    ailing = [kind for kind in kinds if kind in _AILING]
    if one.noun.unit == "case":
        return "sick" if "sick" in named else None
    if len(ailing) > 1:
        return KINDS[next((kind for kind in ailing if kind in named), "sick")]
    return KINDS[kinds[0]] if kinds else None
