"""The page's title among what its head and its headline call it."""

from __future__ import annotations

from runut.clean.markup.features import fold
from runut.clean.markup.head import Head
from runut.world import outlets

_BARS = (" | ", " - ", " – ", " — ", " · ", " :: ", " » ", " : ", "｜", " |", "|")
_LONGEST_MASTHEAD = 40


def choose(said: Head, shown: str | None) -> str | None:
    """Give the title as readers see it, without the masthead that pages put behind it.

    >>> choose(Head(titles=("Api di Rekaan - Harian Contoh",), outlet="Harian Contoh"), None)
    'Api di Rekaan'
    """
    named = [bare(title, said) for title in said.titles]
    if not named or not shown:
        return named[0] if named else shown
    # "In Picture: Api di Rekaan": a kicker that the head leaves out is part of the headline, a section's name is not.
    kicker = shown.removesuffix(named[0]).rstrip()
    if kicker != shown.rstrip() and kicker.endswith(":") and not kicker.endswith(" :"):
        return shown
    # Where JSON-LD and networks are told different headlines, the editors' is the one that the page shows.
    network = bare(said.network_title, said) if said.network_title else ""
    return network if network and fold(network) == fold(shown) else named[0]


def bare(title: str, said: Head) -> str:
    """Take the masthead, and the section before it, off the end of a title."""
    houses = mastheads(said)
    others = {fold(other) for other in said.titles if other != title}
    for bar in _BARS:
        head, found, tail = title.rpartition(bar)
        while found and len(tail) <= _LONGEST_MASTHEAD:
            if (
                fold(tail) in houses
                or fold(head) in others
                or outlets.find(tail)
                or any(name in fold(tail) for name in houses if len(name) > 4)
            ):
                return bare(head.strip(), said)
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
