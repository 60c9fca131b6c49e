"""One page at different times: a later text at the same address takes the place of the earlier one.

So does the same text from the same file once more is said of it: a manifest that was not there before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from urllib.parse import parse_qsl, urlencode, urlsplit

from runut.link.words import prints
from runut.model import Article

Came = Callable[[Collection[str]], list[str]]
"""Gives articles in the order in which they were first kept."""

_SHARE = 0.15
"""Share of the shorter text's runs of words that the other must have: the second page of an article has none."""
_FRONTS = ("www.", "m.", "amp.", "mobile.")
_TRACK = "utm_"
_TRACKS = frozenset(("fbclid", "gclid", "ref", "source", "amp", "outputtype"))
_WHOLE = ("page", "all")  # as Indonesian outlets name an article that is else cut into pages


def linked(articles: Iterable[Article], came: Came) -> list[Article]:
    """Give the articles, each with the one that it replaces: the version before it of the same page.

    Of two the later one was changed later, as the pages say; where they do not, it came later. Of two with one text
    from one file it is the one of which more is told.
    """
    given = list(articles)
    groups: dict[str, list[Article]] = defaultdict(list)
    for article in given:
        key = place(article.url)
        if key is not None:
            groups[key].append(article)
    again = list(_given_again(given))
    wanted = dict.fromkeys(one.id for group in (*groups.values(), *again) if len(group) > 1 for one in group)
    rank = {name: at for at, name in enumerate(came(list(wanted)))} if wanted else {}
    files = [sorted(group, key=lambda one: (_told(one), rank.get(one.id, len(rank)), one.id)) for group in again]
    lesser = {one.id for group in files for one in group[:-1]}
    told = ([one for one in group if one.id not in lesser] for group in groups.values() if len(group) > 1)
    before = {later: earlier for group in told for later, earlier in _pairs(_ordered(group, rank))}
    for group in files:
        _put_before(group, before)
    return [replace(article, replaces=before.get(article.id)) for article in given]


def place(url: str | None) -> str | None:
    """Give what stays the same of a page's address; None for no address and for a front page.

    >>> place("https://www.example.org/a/?utm_source=x&id=7#b"), place("https://m.example.org/a?id=7&page=all")
    ('example.org/a?id=7', 'example.org/a?id=7')
    """
    try:
        parts = urlsplit(url or "")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    path = parts.path.rstrip("/").removesuffix("/amp")
    if not host or parts.scheme not in ("http", "https"):
        return None
    front = next((front for front in _FRONTS if host.startswith(front) and host.count(".") > 1), "")
    asked = [
        (name, value)
        for name, value in sorted(parse_qsl(parts.query, keep_blank_values=True))
        if not name.lower().startswith(_TRACK)
        and name.lower() not in _TRACKS
        and (name.lower(), value.lower()) != _WHOLE
    ]
    query = f"?{urlencode(asked)}" if asked else ""
    return f"{host.removeprefix(front)}{path}{query}" if path or query else None


def _given_again(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Yield the articles that have one text and came from one file, at no two addresses.

    What is piped in has no file: its first line is another page each time.
    """
    by_path: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        for path in article.paths:
            if not path.startswith("-:"):
                by_path[path].append(article)
    for shared in by_path.values():
        by_text: dict[str, list[Article]] = defaultdict(list)
        for article in shared if len(shared) > 1 else ():
            by_text[article.text].append(article)
        for same in by_text.values():
            if len(same) > 1 and len({place(one.url) for one in same} - {None}) <= 1:
                yield same


def _told(article: Article) -> int:
    """Count what is known of an article: what was given with it, or stands on it."""
    said = (article.url, article.outlet, article.title, article.published, article.authors)
    return sum(map(bool, said)) + (article.published_from == "input")


def _put_before(ordered: list[Article], before: dict[str, str]) -> None:
    """Let each of a file's articles replace the one of which less was told; the first stands where the last did."""
    earlier = before.get(ordered[-1].id)
    for article in ordered:
        if earlier is not None and earlier != article.id:
            before[article.id] = earlier
        earlier = article.id


def _ordered(group: list[Article], rank: dict[str, int]) -> list[Article]:
    """Sort versions by when they were made, as precisely as all of them say it, then by when they came."""
    given = sorted(group, key=lambda article: (rank.get(article.id, len(rank)), article.id))
    moments = {article.id: moment for article in given if (moment := _moment(article))}
    if len(moments) == len(given):
        return sorted(given, key=lambda article: moments[article.id])
    days = {article.id: (article.modified or article.published or "")[:10] for article in given}
    return sorted(given, key=lambda article: days[article.id]) if all(days.values()) else given


def _moment(article: Article) -> datetime | None:
    """Give the instant at which a version was made; None without an hour or a time zone."""
    said = article.modified or article.published
    try:
        moment = datetime.fromisoformat(said or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _pairs(ordered: list[Article]) -> Iterator[tuple[str, str]]:
    """Yield each version with the one before it; what has no words in common is another part of the page."""
    runs = {article.id: frozenset(prints(article)) for article in ordered}
    for at, later in enumerate(ordered):
        for earlier in reversed(ordered[:at]):
            ours, theirs = runs[later.id], runs[earlier.id]
            if len(ours & theirs) >= _SHARE * max(1, min(len(ours), len(theirs))):
                yield later.id, earlier.id
                break
