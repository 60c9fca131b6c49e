"""Say numbers, days and reasons in the words of a pack."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

import re2

from runut.lang import Pack
from runut.lang.patterns import Pattern, compile_pattern

_SIGNS = "≥>~≲≤<"


def statement(quantity: str, voice: str, iso: str | None) -> str:
    """Pack a statement into one argument of a reason; `reason` unpacks it in any language.

    >>> statement("≥18", "polisi", None)
    '≥18\\tpolisi\\t'
    """
    return "\t".join((*(" ".join(part.split()) for part in (quantity, voice)), iso or ""))


def count(number: int, pack: Pack) -> str:
    """Write a whole number with its groups of three digits parted.

    >>> from runut import lang
    >>> count(5800, lang.load("id")), count(5800, lang.load("en"))
    ('5.800', '5,800')
    """
    return f"{number:,}".replace(",", pack.messages.thousands)


def amount(quantity: str, pack: Pack) -> str:
    """Write a quantity's own notation with its digits grouped, its less known signs as words.

    >>> from runut import lang
    >>> amount("≥5800", lang.load("id")), amount("1000–9999", lang.load("en")), amount("2–", lang.load("en"))
    ('≥5.800', '1,000–9,999', '≥2')
    >>> amount("≲8000", lang.load("id"))
    'hampir 8.000'
    >>> amount("1200 = 900 + 300", lang.load("id"))
    '1.200 = 900 + 300'
    """
    if " = " in quantity:
        return " ".join(amount(part, pack) for part in quantity.split())
    if quantity.endswith("–"):
        quantity = f"≥{quantity[:-1]}"
    elif quantity.startswith("–"):
        quantity = f"≤{quantity[1:]}"
    return "–".join(_end(end, pack) for end in quantity.split("–"))


def _end(text: str, pack: Pack) -> str:
    bare = text.lstrip(_SIGNS)
    if not bare.isdecimal():
        return text
    sign, number = text[: len(text) - len(bare)], count(int(bare), pack)
    return pack.messages.signs[sign].format(n=number) if sign in pack.messages.signs else sign + number


def day(iso: str | None, pack: Pack, year: bool = False) -> str:
    """Write an ISO day as people do, short, without its year unless asked.

    >>> from runut import lang
    >>> day("2022-01-07", lang.load("en")), day("2022-05-07", lang.load("id"), year=True)
    ('7 Jan', '7 Mei 2022')
    """
    if not iso:
        return pack.messages.brief["undated"]
    try:
        when = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    short = f"{when.day} {pack.messages.months[when.month - 1]}"
    return f"{short} {when.year}" if year else short


def days(first: str | None, last: str | None, pack: Pack) -> str:
    """Write a stretch of days, saying the year and what both ends share once.

    >>> from runut import lang
    >>> days("2022-01-05", "2022-01-11", lang.load("en"))
    '5–11 Jan 2022'
    """
    if not first or not last or first[:10] == last[:10]:
        return day(first or last, pack, year=True)
    if first[:7] == last[:7]:
        return f"{int(first[8:10])}–{day(last, pack, year=True)}"
    return pack.messages.brief["span"].format(
        first=day(first, pack, year=first[:4] != last[:4]), last=day(last, pack, year=True)
    )


def reason(because: tuple[str, ...], templates: dict[str, str], pack: Pack) -> str:
    """Say a reason: its first part names the template, the rest are statements packed by `statement`.

    >>> from runut import lang
    >>> en = lang.load("en")
    >>> reason(("same", "18\\tpolice\\t2022-01-07", "18\\tReuters\\t"), en.messages.whys, en)
    '18 (police, 7 Jan) repeats 18 (Reuters).'
    """
    if not because:
        return ""
    name, *arguments = because
    return templates[name].format(*(stated(argument, pack) for argument in arguments))


def rule(because: tuple[str, ...], pack: Pack) -> str:
    """Say in one sentence what decided a row of the ledger.

    Behind it comes what stands against it, what nothing holds up, what else sets an end of the span, what it replaced,
    what counts the dead as well.
    """
    if not because:
        return ""
    name, decided, *others = because
    clauses = [reason((name, decided), pack.messages.rules, pack)]
    clauses += [
        reason((other, lost), pack.messages.rules, pack)
        for other, lost in zip(("against", "aside", "wide", "replaced", "gross"), others, strict=False)
        if lost
    ]
    sentence = "; ".join(clauses)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def stated(argument: str, pack: Pack) -> str:
    """Say the statements of one argument, parted by commas."""
    return ", ".join(_stated(line, pack) for line in argument.split("\n"))


def _stated(line: str, pack: Pack) -> str:
    if "\t" not in line:
        return line
    quantity, voice, iso = line.split("\t")
    if not voice and not iso:
        return pack.messages.rules["more"].format(quantity)
    template = pack.messages.brief["statement" if iso else "statement_undated"]
    return template.format(quantity=amount(quantity, pack), voice=voice, day=day(iso, pack))


def skipped(why: str, pack: Pack) -> str:
    """Say why an input was skipped, which a record keeps in English; as it stands where the pack has no words for it.

    >>> from runut import lang
    >>> skipped("it is larger than 8 MB", lang.load("id")), skipped("it snows", lang.load("id"))
    ('lebih besar daripada 8 MB', 'it snows')
    """
    known = pack.reasons.sentences.get(why)
    if known:
        return known
    for pattern, sentence in _reasons(pack):
        if match := pattern.fullmatch(why):
            return sentence.format(*(skipped(part, pack) for part in match.groups()))
    return why


@cache
def _reasons(pack: Pack) -> list[tuple[Pattern, str]]:
    """Give the sentences that hold values, those with most words of their own first."""
    open_ones = [(ours, theirs) for ours, theirs in pack.reasons.sentences.items() if "{}" in ours]
    open_ones.sort(key=lambda pair: -len(pair[0]))
    return [
        (compile_pattern("(?s)" + "(.*)".join(map(re2.escape, ours.split("{}")))), theirs) for ours, theirs in open_ones
    ]


def statements(lines: Iterable[str], most: int = 4) -> str:
    """Join packed statements into one argument, saying how many more there were.

    >>> statements(["8\\ta\\t", "9\\tb\\t", "10\\tc\\t"], most=2)
    '8\\ta\\t\\n9\\tb\\t\\n1\\t\\t'
    """
    kept = list(dict.fromkeys(lines))
    more = [f"{len(kept) - most}\t\t"] if len(kept) > most else []
    return "\n".join(kept[:most] + more)
