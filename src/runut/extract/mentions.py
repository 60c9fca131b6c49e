"""Find the people, bodies, places and agencies that a page names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from runut.extract.names import Name, names
from runut.lang import Pack
from runut.model import Article, Mention


def find(article: Article, pack: Pack) -> Iterator[Mention]:
    """Yield each name; titles stand apart as `role`; a run of capitals is a person if the page bears it out."""
    found = names(article, pack)
    people = _people(found)
    for name in found:
        kind = name.kind or ("person" if name.text in people else None)
        if kind:
            role = name.role.of(article.text) if name.role else None
            yield Mention(article.id, name.span, name.text, kind, role=role)


def _people(found: tuple[Name, ...]) -> frozenset[str]:
    """List the names that are people's: told so once, a part of such a name, or written in full twice."""
    told = {name.text for name in found if name.kind == "person"}
    parts = {word for name in told if " " in name for word in name.split() if len(word) > 2}
    counts = Counter(name.text for name in found if name.kind is None)
    twice = {text for text, n in counts.items() if n > 1 and " " in text}
    return frozenset(told | twice | {text for text in counts if text in parts})
