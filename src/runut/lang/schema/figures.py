"""Harm and act words, units, groups, and what is no figure."""

from __future__ import annotations

from dataclasses import dataclass, field

from runut.model import FigureKind


@dataclass(frozen=True, slots=True)
class KindWords:
    """The words of one kind, by where they stand to the number.

    `acts` stand before what they count ("menewaskan 5 orang"), `states` behind it ("5 orang tewas"), `labels` are
    nouns that a number follows ("korban tewas: 5"), `counted` are counted themselves ("5 jenazah"); `weak` are
    counted too, but decide only where no other word does ("menangkap 5 tersangka" is arrested).
    `slight` words of these lists tell ordinary life as well ("membawa 5 penumpang"): they tell the kind only on a page
    with one of its `reasons` ("kecelakaan"); "*" among them stands for every word of the kind. `hints`, single
    words, tell ordinary life too ("serangan" of a team): two different ones make a reason. A page that gives a reason
    for a kind gives one for those that it `brings` as well: where people died, troops are sent and people flee.
    """

    acts: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    slight: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    brings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """What a number counts and what it says of it.

    `counters` say no more than that something is counted ("orang", "unit"), `person_counters` that people are,
    `thing_counters` that things are; `suffixes` hang on a noun ("muridnya"), and a word that no list has is a verb
    where it begins like one (`verb_starts`).
    `uncounted` behind a number, or `tokens` before it, make it no figure. A `barrier` ends the reach of a word,
    but a label reaches over its `causes` ("korban tewas akibat banjir mencapai 5"),
    `copulas` before "seorang" introduce somebody, `negations` before a word that tells a kind deny it;
    `connectors` stand between a label and its number, `passing` words between an act and its number, `stops` end a
    noun phrase, `relatives` begin a clause about it and `naming` words a row of names; `company` leads others who
    share what was told ("ditangkap bersama dua orang"). `victims` are those harmed in
    ways not told. `among`,
    `out_of`, `rest`, `including` and `severity` tell parts, of words that are `contrasted` only beside others ("two men
    and a woman"); `prior` and `prior_pairs` ("dari … menjadi") earlier
    tolls; `elsewhere` other incidents, but behind `laws` a year only dates a law or a paper; `sums` stand before a
    total; `as_of` leads the day of a count ("per Jumat"); `sites` head the places that parts are listed by,
    `locatives` stand before any place; `more` words tell that a number came to others ("bertambah 3 orang"), `again`
    words take up the toll told last ("jumlah itu"). `past` words lead to another time once a page told its own harm,
    `then` what became of the counted may follow at once ("satu di antaranya kemudian meninggal");
    `widely` words a sentence to a greater place, `spans` at its head to a longer time; `dated` are what a year may
    name ("tsunami 2004"); what follows one of `purposes` is not done yet;
    a bare number behind `money` is a sum;
    a number behind one of `each` is told of each of several;
    `adverbs` before a word leave it what it is ("berhasil diamankan");
    what `turns` lead is no longer denied or planned with what stood before ("tidak ada korban, tapi 5 rumah rusak");
    `ungrouped` phrases are of no group though their first word is of one ("anak buah" are no children);
    `head_first` says that what is counted stands first in its phrase ("dua data penumpang" are data);
    `dating` words come before a bare year ("pada 2009"); whoever is taken `towards` a place of `care` is hurt or ill;
    `seats` words tell how many a ship, a house or a land has room for; `rates` behind what is counted make it no
    figure ("per hari"); what is told behind those led by one of `agents` was done to somebody else ("oleh dua warga");
    what `superseded` words lead was thought before, until one of the `resets` leads to what is so now; with one of the
    `times` and `barely` or `still` ("Sabtu malam baru 28") a number is of then; behind `reports` a bare number may be
    the toll told last; what somebody tells behind `accounts` as `merely` so many is a toll of their own;
    a number behind one of `unlike` ("eight, not nine") or `said_before` is taken back by the one before it, behind
    `but_rather` and `in_fact` it takes that back; so does one that something was `lowered` to, `down_from` the other;
    where a page holds several `ordinary` words, of games, shows, trade or studies, hints are none;
    `houses` are small words that head the name of a hospital, a clinic or a school, each with a count of its own, which
    whoever speaks for one tells by `own_house` ("pihaknya");
    `asides`, list by list, are words by which a sentence shows whether it tells of the page's own event.
    """

    kinds: dict[FigureKind, KindWords]
    units: dict[str, tuple[str, ...]]
    groups: dict[str, tuple[str, ...]]
    counters: tuple[str, ...]
    person_counters: tuple[str, ...]
    thing_counters: tuple[str, ...]
    suffixes: tuple[str, ...]
    uncounted: tuple[str, ...]
    tokens: tuple[str, ...]
    barriers: tuple[str, ...]
    causes: tuple[str, ...]
    copulas: tuple[str, ...]
    negations: tuple[str, ...]
    connectors: tuple[str, ...]
    passing: tuple[str, ...]
    relatives: tuple[str, ...]
    naming: tuple[str, ...]
    company: tuple[str, ...]
    joiners: tuple[str, ...]
    stops: tuple[str, ...]
    victims: tuple[str, ...]
    among: tuple[str, ...]
    out_of: tuple[str, ...]
    rest: tuple[str, ...]
    including: tuple[str, ...]
    severity: tuple[str, ...]
    prior: tuple[str, ...]
    prior_pairs: dict[str, tuple[str, ...]]
    elsewhere: tuple[str, ...]
    as_of: tuple[str, ...]
    sums: tuple[str, ...]
    locatives: tuple[str, ...]
    sites: tuple[str, ...]
    verb_starts: tuple[str, ...] = ()
    contrasted: bool = False
    laws: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    money: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    dating: tuple[str, ...] = ()
    towards: tuple[str, ...] = ()
    care: tuple[str, ...] = ()
    rates: tuple[str, ...] = ()
    head_first: bool = False
    agents: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    each: tuple[str, ...] = ()
    ordinary: tuple[str, ...] = ()
    superseded: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    but_rather: tuple[str, ...] = ()
    in_fact: tuple[str, ...] = ()
    said_before: tuple[str, ...] = ()
    lowered: tuple[str, ...] = ()
    down_from: tuple[str, ...] = ()
    barely: tuple[str, ...] = ()
    still: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    resets: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    widely: tuple[str, ...] = ()
    spans: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    merely: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    turns: tuple[str, ...] = ()
    ungrouped: tuple[str, ...] = ()
    houses: tuple[str, ...] = ()
    own_house: tuple[str, ...] = ()
    asides: dict[str, tuple[str, ...]] = field(default_factory=dict)
