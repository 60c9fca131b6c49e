"""The page's title among what its head and its headline call it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from runut.clean.markup.features import fold
from runut.clean.markup.head import Head
from runut.world import outlets

_BARS = (" | ", " - ", " – ", " — ", " · ", " :: ", " » ", " : ", "｜", " |", "|")
_LONGEST_MASTHEAD = 40


def choose(said: Head, named: Mapping[str, str], shown: str | None) -> str | None:
    """Give the title as readers see it, of those that `bare` gives for a head.

    >>> said = Head(titles=("Api di Rekaan - Harian Contoh",), outlet="Harian Contoh")
    >>> choose(said, bare(said), None)
    'Api di Rekaan'
    """
    first = next(iter(named.values()), None)
    if not first or not shown:
        return first or shown
    # "In Picture: Api di Rekaan": a kicker that the head leaves out is part of the headline, a section's name is not.
    kicker = shown.removesuffix(first).rstrip()
    if kicker != shown.rstrip() and kicker.endswith(":") and not kicker.endswith(" :"):
        return shown
    # Where JSON-LD and networks are told different headlines, the editors' is the one that the page shows.
    network = named.get(said.network_title or "", first)
    return network if network != first and fold(network) == fold(shown) else first


def bare(said: Head, houses: frozenset[str] | None = None) -> dict[str, str]:
    """Give each title of a head without the masthead, and the section before it, at its end."""
    houses = mastheads(said) if houses is None else houses
    folded = {title: fold(title) for title in said.titles}
    return {title: _bare(title, houses, {folded[other] for other in folded if other != title}) for title in folded}


def _bare(title: str, houses: Collection[str], others: Collection[str]) -> str:
    for bar in _BARS:
        head, found, tail = title.rpartition(bar)
        while found and len(tail) <= _LONGEST_MASTHEAD:
            if (
                fold(tail) in houses
                or fold(head) in others
                or outlets.find(tail)
                or any(name in fold(tail) for name in houses if len(name) > 4)
            ):
                return _bare(head.strip(), houses, others)
            head, found, rest = head.rpartition(bar)
            tail = f"{rest}{bar}{tail}"
    masthead, colon, rest = title.partition(": ")
    return (rest if colon and rest and (fold(masthead) in houses or outlets.find(masthead)) else title).strip()


def mastheads(said: Head) -> frozenset[str]:
    """Give the names that an outlet goes by on its page, folded.

    >>> sorted(mastheads(Head(outlet="Harian Contoh", url="https://www.contoh.example/a")))
    ['contoh', 'contohexample', 'hariancontoh']
    """
    named = (said.outlet, said.publisher, outlets.host(said.url), *_names(said.url))
    return frozenset(fold(name) for name in named if name)


def _names(url: str | None) -> list[str]:
    host = outlets.host(url) or ""
    return [part for part in host.split(".")[:-1] if len(part) > 3]
