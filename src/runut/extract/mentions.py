"""Find the people, bodies, places and agencies that a page names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from runut.extract.dates import told
from runut.extract.names import Name, names
from runut.extract.names import unknown as unknown_names
from runut.lang import Pack
from runut.model import Article, Mention, MentionKind, Span
from runut.text.chunks import chunks_alone
from runut.text.sentences import sentences

Kinds = dict[Span, tuple[Span, MentionKind]]
"""By the span of a run of capitals: the name in it, and its kind."""


def find(article: Article, pack: Pack) -> Iterator[Mention]:
    """Yield each name; titles stand apart as `role`; a run of capitals is a person if the page bears it out.

    What the page leaves open is asked of the name tagger; without it, what is written in full twice is a person.
    """
    found = names(article, pack)
    sure = _told(found)
    unknown = [name for name in found if name.span not in sure]
    plain = _plain(article, pack)
    asked = _worth_asking(article, pack, found, unknown, plain) if unknown_names.may_ask(pack) else ()
    for name, (span, kind) in _with_kinds(found, sure | (unknown_names.kinds(article, pack, asked) or _twice(unknown))):
        if (kind == "person" and plain(span.of(article.text).lower())) or _is_address(article.text, span):
            continue
        role = name.role.of(article.text) if name.role else None
        yield Mention(article.id, span, span.of(article.text) if span != name.span else name.text, kind, role=role)


def _is_address(text: str, span: Span) -> bool:
    """Say whether the words are part of a site's address, as outlets sign with it: "MELATI.COM"."""
    before, after = text[max(0, span.start - 2) : span.start], text[span.end : span.end + 2]
    return ("." in before or "." in after) and any(
        len(side) > 1 and side.replace(".", "", 1).isalnum() and "." in side for side in (before, after)
    )


def _worth_asking(
    article: Article, pack: Pack, found: Sequence[Name], unknown: Sequence[Name], plain: Callable[[str], bool]
) -> list[Name]:
    """Leave out the words that only the beginning of a sentence gives a capital: the tagger is the dear part."""
    if all(" " in name.text for name in unknown):
        return list(unknown)
    opens = {s.start for stretch in told(article) for s in sentences(article.text, pack, stretch)}
    opens |= {start + 1 for start in opens}  # behind a quotation mark
    inside = {word for name in found if name.span.start not in opens for word in name.text.split()}
    listed = pack.rarity.of
    return [
        name
        for name in unknown
        if " " in name.text
        or (
            not plain(name.text.lower())
            and (name.span.start not in opens or name.text in inside or name.text.lower() not in listed)
        )
    ]


def _plain(article: Article, pack: Pack) -> Callable[[str], bool]:
    """Tell the words that are nobody's name: those the page writes small too, and heads of bodies and places."""
    small: set[str] = set()
    for stretch in told(article):
        small.update(filter(str.islower, chunks_alone(article.text, stretch)))
    heads = _heads(pack)
    return lambda word: word in small or word in heads


@cache
def _heads(pack: Pack) -> frozenset[str]:
    return frozenset((*pack.names.organisations, *pack.names.places, *pack.names.things, *pack.roles.bodies))


def _with_kinds(found: Sequence[Name], kinds: Kinds) -> Iterator[tuple[Name, tuple[Span, MentionKind]]]:
    for name in found:
        if name.span in kinds:
            yield name, kinds[name.span]


def _told(found: Sequence[Name]) -> Kinds:
    """Give what the page itself tells: the kind that stands with a name, or that it is part of a person's name."""
    people = {name.text for name in found if name.kind == "person"}
    people |= {word for name in people if " " in name for word in name.split() if len(word) > 2}
    kinds: Kinds = {name.span: (name.span, name.kind) for name in found if name.kind}
    return kinds | {name.span: (name.span, "person") for name in found if not name.kind and name.text in people}


def _twice(unknown: Sequence[Name]) -> Kinds:
    """Take for persons the names of several words that stand on the page twice, and the parts of these."""
    counts = Counter(name.text for name in unknown)
    people = {text for text, times in counts.items() if times > 1 and " " in text}
    people |= {word for name in people for word in name.split() if len(word) > 2}
    return {name.span: (name.span, "person") for name in unknown if name.text in people}
