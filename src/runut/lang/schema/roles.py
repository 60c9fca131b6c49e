"""Titles, ranks and offices."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Roles:
    """What stands with a name, and what stands for one.

    `ranks` stand straight before a name and are no part of it; `offices` head a role ("Kepala Dinas ...");
    `people` head a description of a person ("juru bicara itu"); `bodies` speak for themselves ("Polda Papua").
    `suffixes` follow a name. `particles` stand inside a name ("bin"), `joins` inside a role ("dan").
    `pronouns` stand for the last speaker. `definite` point back ("itu"). `openers` come before a description.
    `units` are words inside a role that name no person though they begin with a capital ("Divisi").
    `never` begin with a capital and are no name ("Senin"). A name behind one of `barring` is no subject.
    `common` are patterns of words that are no names though a sentence opens with them.
    `ends` close a description, and so does what one of the patterns of `verbs` matches.
    `places` stand before the name of a place ("Kabupaten", "di"). `articles` are openers that say nothing of who
    it is ("seorang"); behind another opener there are several. `of` goes on with a role ("Anggota DPR dari Fraksi A"),
    `named` with a name ("saksi bernama Budi"). `attributive` are offices behind the name of whom
    they are for ("Houston police spokesman Dana Lee"). `given` are first names that are ordinary words as well:
    "Bagus". Behind one of `apart` a clause goes on that tells no more of who it is ("kata warga saat kejadian itu").
    `called` stand between a name and what somebody is called, `nicknames` the other way about.
    Before one of `numbered` "I" begins a name and is no number ("I Wayan").
    A description that ends with one of `others` means nobody named before ("anggota lainnya").
    `short` spells short words of roles out ("kapolres"); who is one of `deputies` of an office does not hold it.
    An opener of `pointing` means somebody told of before ("sang pelatih").
    A pronoun of `plural` stands for several ("they"); behind one of `whose` stands somebody's kin ("her aunt").
    Behind one of `known_as` stands by what name somebody goes ("seorang dokter yang dikenal sebagai Budi").
    One of `measuring` tells of quakes, volcanoes and weather, and counts nobody ("BMKG").
    One of `standing` that points back stands for any body told of before ("lembaga itu").
    """

    ranks: tuple[str, ...]
    offices: tuple[str, ...]
    people: tuple[str, ...]
    bodies: tuple[str, ...]
    units: tuple[str, ...]
    suffixes: tuple[str, ...]
    particles: tuple[str, ...]
    joins: tuple[str, ...]
    pronouns: tuple[str, ...]
    definite: tuple[str, ...]
    openers: tuple[str, ...]
    never: tuple[str, ...]
    barring: tuple[str, ...]
    places: tuple[str, ...]
    ends: tuple[str, ...]
    common: tuple[str, ...]
    verbs: tuple[str, ...]
    articles: tuple[str, ...]
    of: tuple[str, ...]
    named: tuple[str, ...]
    given: tuple[str, ...]
    attributive: tuple[str, ...]
    apart: tuple[str, ...]
    short: dict[str, str]
    deputies: tuple[str, ...]
    called: tuple[str, ...]
    nicknames: tuple[str, ...]
    numbered: tuple[str, ...]
    others: tuple[str, ...]
    pointing: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    whose: tuple[str, ...] = ()
    known_as: tuple[str, ...] = ()
    measuring: tuple[str, ...] = ()
