"""Who could have known a figure: the voice behind each, and how many of them are independent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from runut.model import Article, Figure, Origin, Speaker
from runut.world import outlets


def voices(
    figures: Iterable[Figure], articles: Mapping[str, Article], origins: Iterable[Origin]
) -> dict[str, tuple[str, str | None]]:
    """Give each figure of a story its voice, and its origin or None.

    The origin is the one that the record hangs the figure on, by whatever names it goes. Where no figure hangs on any,
    as in a record that was not linked, it is the one who says it; else the agency credited; else the one agency that
    the page goes back to.
    An outlet's own say-so is a voice, and no origin: an unknown origin is not independent.
    """
    figures, origins = list(figures), list(origins)
    known = _hung(figures, origins) or _spoken(figures, _credited(origins, articles))
    return {
        figure.id: (known.get(figure.id) or _outlet(articles[figure.article]), known.get(figure.id))
        for figure in figures
    }


def _hung(figures: list[Figure], origins: list[Origin]) -> dict[str, str | None]:
    """Name the one who could have known each figure; an outlet shows only where words were first seen.

    Where a page has a number from an agency and again from one whose words the agency carried, the agency is no second
    one who knew it.
    """
    hung = {figure: origin for origin in origins if origin.kind != "outlet" for figure in origin.figures}
    told: dict[tuple[object, ...], list[Origin]] = {}
    for figure in figures:
        if figure.id in hung:
            told.setdefault((figure.article, figure.kind, figure.quantity), []).append(hung[figure.id])
    found: dict[str, str | None] = {}
    for figure in figures:
        origin = hung.get(figure.id)
        if origin is not None:
            same = told[figure.article, figure.kind, figure.quantity]
            behind = sorted({other.name for other in same if origin.id in other.via})
            found[figure.id] = behind[0] if len(behind) == 1 else origin.name
    return found


def _outlet(article: Article) -> str:
    """Name a page that does not say whose it is by its address or file."""
    if article.outlet:
        return article.outlet
    if article.url:
        return outlets.host(article.url) or article.url
    return article.paths[0].rsplit("/", 1)[-1] if article.paths else article.id


def _spoken(figures: list[Figure], credited: Mapping[str, str]) -> dict[str, str | None]:
    """Name the one behind each figure by what its page says."""
    known = _bodies(speaker for figure in figures for speaker in figure.said_by)

    def origin(figure: Figure) -> str | None:
        if figure.said_by:
            return known[_key(figure.said_by[0])]
        return figure.via[0] if figure.via else credited.get(figure.article)

    return {figure.id: origin(figure) for figure in figures}


def _bodies(speakers: Iterable[Speaker]) -> dict[str, str]:
    """Name the voice of each speaker: one who speaks for a body that speaks too is that body.

    A police spokeswoman and the police are one origin, unless the page says that each counted.
    """
    by_key = {_key(speaker): speaker for speaker in sorted(speakers, key=lambda s: (_key(s), s.name, s.role or ""))}
    names = {key: _words(speaker.name) for key, speaker in by_key.items()}
    found: dict[str, str] = {}
    for key, speaker in by_key.items():
        office = _words(speaker.role or "")
        bodies = [other for other in by_key if other != key and names[other] and names[other] <= office]
        body = min(bodies, key=lambda other: (-len(names[other]), other), default=None)
        found[key] = by_key[body].name if body else speaker.name
    return found


def _credited(origins: Iterable[Origin], articles: Mapping[str, Article]) -> dict[str, str]:
    """Give the pages that go back to exactly one agency: credited, copied, or the same words as one that is."""
    agencies = {name.casefold() for article in articles.values() for name in article.agencies}
    found: dict[str, set[str]] = {}
    for origin in origins:
        if origin.name.casefold() not in agencies:
            continue
        for article in origin.articles:
            if article in articles and not _is_own(origin.name, articles[article]):
                found.setdefault(article, set()).add(origin.name)
    return {article: min(names) for article, names in found.items() if len(names) == 1}


def _is_own(name: str, article: Article) -> bool:
    return bool(article.outlet) and name.casefold() == (article.outlet or "").casefold()


def _key(speaker: Speaker) -> str:
    return speaker.entity or " ".join(speaker.name.casefold().split())


def _words(name: str) -> frozenset[str]:
    return frozenset(name.casefold().split())
