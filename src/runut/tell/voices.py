"""What people are quoted with: one utterance in several wordings stands side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape

from runut.model import Quote
from runut.tell.said import Desk, Echo, tidy, words
from runut.text.names import fold

_OPENING = ("“", '"')


@dataclass(frozen=True, slots=True)
class Wording:
    """Words in quotation marks on one page; `also` are the pages that have them to the letter."""

    id: str
    source: int
    article: str
    outlet: str
    language: str
    words: str
    via: tuple[str, ...]
    also: tuple[Echo, ...] = ()


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing said, in every wording that pages give it."""

    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody and what they are quoted with; those quoted on most pages come first."""

    name: str
    role: str | None
    utterances: tuple[Utterance, ...]


def voices(desk: Desk) -> tuple[Voice, ...]:
    """Gather a story's direct quotations by who said them."""
    names = {entity.id: entity.name for entity in desk.record.entities}
    said: dict[str, list[Quote]] = defaultdict(list)
    for quote in sorted(_direct(desk), key=lambda quote: (desk.number_of[quote.article], quote.span)):
        if quote.speaker:
            key = quote.speaker.entity or fold(quote.speaker.name)
            names.setdefault(key, quote.speaker.name)
            said[key].append(quote)
    twins = _twins(desk, said)
    order = sorted(said, key=lambda key: (-len({q.article for q in said[key]}), -len(said[key]), names[key]))
    return tuple(_voice(names[key], said[key], twins, desk) for key in order)


def _direct(desk: Desk) -> Iterator[Quote]:
    return (quote for quote in desk.record.quotes if quote.article in desk.number_of and quote.direct)


def _voice(name: str, quotes: list[Quote], twins: dict[str, str], desk: Desk) -> Voice:
    gathered: dict[str, list[Wording]] = {}
    for quote in quotes:
        wording = _wording(quote, desk)
        group = gathered.setdefault(_head(quote.id, twins), [])
        at = next((at for at, other in enumerate(group) if _said(other) == _said(wording)), None)
        if at is None:
            group.append(wording)
        elif group[at].source != wording.source:
            echo = Echo(wording.source, wording.id)
            group[at] = replace(group[at], also=(*group[at].also, echo))
    return Voice(tidy(name), _role(quotes), tuple(Utterance(tuple(group)) for group in gathered.values()))


def _said(wording: Wording) -> str:
    """Give the words alone: that one page ends its quotation with a full stop makes no other wording of it."""
    return wording.words.rstrip(".")


def _role(quotes: list[Quote]) -> str | None:
    """Give the first role that says more than a word ("Plt" of a page that cut the rest off), else the first."""
    roles = [tidy(quote.speaker.role) for quote in quotes if quote.speaker and quote.speaker.role]
    return next((role for role in roles if " " in role), roles[0] if roles else None)


def _wording(quote: Quote, desk: Desk) -> Wording:
    article = desk.record.article_of[quote.article]
    return Wording(
        id=quote.id,
        source=desk.number_of[quote.article],
        article=quote.article,
        outlet=desk.outlet(article),
        language=article.language,
        words=_spoken(words(article.text, quote.span)),
        via=quote.via,
    )


def _spoken(words: str) -> str:
    """Give a quotation without the comma before its closing mark, which is the writer's and not the speaker's.

    >>> _spoken("Kami berjaga,"), _spoken("Kami berjaga.")
    ('Kami berjaga', 'Kami berjaga.')
    """
    return unescape(words).rstrip(" ,;")


def unmarked(words: str) -> str:
    """Give words that are shown in quotation marks without those that open or close them on their page.

    >>> unmarked("“Kami berjaga,” kata Rahmat."), unmarked('"Kami berjaga,"'), unmarked('Ia menulis "awas"')
    ('Kami berjaga,” kata Rahmat.', 'Kami berjaga', 'Ia menulis "awas"')
    """
    bare = words.strip()
    if bare[:1] in _OPENING:
        bare = bare[1:]
    is_closed_alone = bare.count("“") < bare.count("”") if bare[-1:] == "”" else bare.count('"') % 2 == 1
    if bare[-1:] in ("”", '"') and is_closed_alone:
        bare = bare[:-1]
    return _spoken(bare)


def _twins(desk: Desk, said: dict[str, list[Quote]]) -> dict[str, str]:
    """Give each quotation an earlier one that is the same utterance: word for word, or as the record says."""
    twins: dict[str, str] = {}
    for quotes in said.values():
        first: dict[str, str] = {}
        for quote in quotes:
            folded = fold(quote.span.of(desk.record.article_of[quote.article].text))
            twins[quote.id] = first.setdefault(folded, quote.id)
    for quotes in said.values():
        for quote in quotes:
            if quote.utterance in twins:
                _join(quote.id, quote.utterance, twins)
    return twins


def _join(one: str, other: str, twins: dict[str, str]) -> None:
    early, late = sorted((_head(one, twins), _head(other, twins)))
    if early != late:
        twins[late] = early


def _head(name: str, twins: dict[str, str]) -> str:
    while twins.get(name, name) != name:
        name = twins[name]
    return name
