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
    # "In Picture: Api di Rekaan": a kicker that the head leaves out is part of the headline.
    has_kicker = shown.endswith(named[0]) and shown[: -len(named[0])].rstrip().endswith(":")
    return shown if has_kicker else named[0]


def bare(title: str, said: Head) -> str:
    """Take the masthead, and the section before it, off the end of a title."""
    mastheads = {fold(name) for name in (said.outlet, outlets.host(said.url), *(_names(said.url))) if name}
    others = {fold(other) for other in said.titles if other != title}
    for bar in _BARS:
        head, found, tail = title.rpartition(bar)
        while found and len(tail) <= _LONGEST_MASTHEAD:
            if (
                fold(tail) in mastheads
                or fold(head) in others
                or outlets.find(tail)
                or any(name in fold(tail) for name in mastheads if len(name) > 4)
            ):
                return bare(head.strip(), said)
            head, found, rest = head.rpartition(bar)
            tail = f"{rest}{bar}{tail}"
    masthead, colon, rest = title.partition(": ")
    return (rest if colon and rest and (fold(masthead) in mastheads or outlets.find(masthead)) else title).strip()


def _names(url: str | None) -> list[str]:
    host = outlets.host(url) or ""
    return [part for part in host.split(".")[:-1] if len(part) > 3]
