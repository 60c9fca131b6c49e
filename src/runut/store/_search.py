"""Words, facets and the log of a record, each written in the transaction that keeps the page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from runut.store import COUNTED, UNJUDGED, Found, Hit
from runut.store._connection import Connection
from runut.store._marks import stretch
from runut.store._query import Query, Term

Line = Mapping[str, Any]


class Asked(NamedTuple):
    """A piece of an order and the values of its question marks."""

    sql: str
    values: tuple[Any, ...]


class Words(Protocol):
    """A database's index of words."""

    def keep(self, connection: Connection, number: int, title: str, text: str) -> None:
        """Enter the words of an article under its number."""
        ...

    def wanted(self, query: Query, *, with_facets: bool) -> Asked:
        """Select `number` and `weight` of the articles that hold the wanted words and none of the unwanted.

        The order ends in a condition, so that others, on facets too, can be joined to it; the likeliest weighs least.
        """
        ...

    def unwanted(self, terms: Iterable[Term]) -> Asked:
        """Select the numbers of the articles that hold any of some words."""
        ...


def index(connection: Connection, into: Words, number: int, article: Line, claims: Iterable[Line]) -> None:
    """Make an article findable by its words, outlet, day, language, and what its claims are of."""
    outlet, day = (article["outlet"] or "").casefold(), (article["published"] or "")[:10]
    values = (number, *map(clean, (outlet, day, article["language"])))
    connection.execute("INSERT INTO facet (article, outlet, day, language) VALUES (?, ?, ?, ?)", values)
    into.keep(connection, number, clean(article["title"] or ""), clean(article["text"]))
    for claim in claims:
        if claim["type"] in ("figure", "event"):
            connection.execute("INSERT INTO told VALUES (?, ?) ON CONFLICT DO NOTHING", (claim["kind"], number))
        if "id" in claim:
            named = "INSERT INTO named VALUES (?, ?) ON CONFLICT DO NOTHING"
            connection.execute(named, (raw(claim["id"]), article["id"]))


def note(connection: Connection, number: int, decision: Line) -> None:
    """Enter a decision into the log, and into the changes of its story."""
    change = log(connection, "decision", decision["id"])
    anchored = (decision.get("anchor") or {}).get("article")
    for of in {decision["of"], anchored} - {None}:
        connection.execute("INSERT INTO decided (of, change, decision) VALUES (?, ?, ?)", (raw(of), change, number))
    about = connection.execute("SELECT line FROM decision WHERE id = ?", (clean(decision["of"]),)).fetchone()
    subject = json.loads(about[0]) if about else decision  # who takes a decision back changes what it was on
    connection.execute(
        """UPDATE story SET changed = ? WHERE id IN (SELECT story FROM told_in WHERE article = ? OR article =
           (SELECT article FROM named WHERE id = ?))""",
        (change, clean((subject.get("anchor") or {}).get("article") or ""), raw(subject["of"])),
    )


def log(connection: Connection, kind: str, name: str) -> int:
    """Enter what came in into the log and give the entry's number."""
    connection.execute("INSERT INTO change (kind, id) VALUES (?, ?)", (kind, name))
    # Nobody else writes meanwhile, so the newest is this one.
    return int(connection.execute("SELECT max(n) FROM change").fetchone()[0])


def unseen(connection: Connection, decision: Line, seen: int) -> Line | None:
    """Give the newest decision on the same thing that somebody else made after a change; None where there is none."""
    rows = connection.execute(
        """SELECT line FROM decided JOIN decision ON decision.n = decided.decision
           WHERE change > ? AND (of = ? OR of IN (SELECT CAST(id AS BLOB) FROM decision WHERE n IN
                                                    (SELECT decision FROM decided WHERE of = ?)))
           ORDER BY change DESC""",
        (seen, raw(decision["of"]), raw(decision["of"])),
    )
    others = (json.loads(line) for (line,) in rows)
    return next((one for one in others if one["by"] != decision["by"] and one["verdict"] not in UNJUDGED), None)


def search(connection: Connection, among: Words, query: Query, limit: int, offset: int) -> Found:
    """Find one page of hits."""
    facets, values = _facets(among, query)
    if query.wanted:
        # Weighing the thousands of pages that hold a common word takes longest and tells least: the latest are weighed.
        found = among.wanted(query, with_facets=bool(facets))
        order, latest = "weight, number DESC", "number DESC"
    else:
        found = Asked("SELECT article AS number, day FROM facet WHERE 1 = 1", ())
        order = latest = "day DESC, number DESC"
    every = " AND ".join((found.sql, *facets))
    # One pass gives a page of numbers and how many there are; texts are read for that page alone.
    rows = connection.execute(
        f"""SELECT number, count(*) OVER () FROM ({every} ORDER BY {latest} LIMIT {COUNTED}) AS found
            ORDER BY {order} LIMIT ? OFFSET ?""",
        (*found.values, *values, max(1, limit), offset),
    ).fetchall()
    if not rows and offset:
        return Found(search(connection, among, query, 1, 0).total, ())
    shown = [number for number, _ in rows[:limit]]
    return Found(rows[0][1] if rows else 0, tuple(_hits(connection, shown, query)) if shown else ())


def _facets(among: Words, query: Query) -> tuple[list[str], list[Any]]:
    """Give what is asked for beside words, as conditions on the facets, and their values."""
    clauses, values = list[str](), list[Any]()
    if query.unwanted and not query.wanted:
        unwanted = among.unwanted(query.unwanted)
        clauses.append(f"article NOT IN ({unwanted.sql})")
        values += unwanted.values
    clauses += ["instr(outlet, ?) > 0"] * len(query.outlets)
    values += map(clean, query.outlets)
    for kind in query.kinds:
        clauses.append("article IN (SELECT article FROM told WHERE kind = ?)")
        values.append(clean(kind))
    if query.languages:
        clauses.append(f"language IN ({', '.join('?' * len(query.languages))})")
        values += map(clean, query.languages)
    if query.after:
        clauses.append("day >= ?")
        values.append(query.after)
    if query.before:
        clauses.append("day <> '' AND substr(day, 1, ?) <= ?")
        values += [len(query.before), query.before]
    return clauses, values


def _hits(connection: Connection, numbers: Sequence[int], query: Query) -> Iterator[Hit]:
    rows = connection.execute(
        f"""SELECT n, line, story FROM article LEFT JOIN told_in ON told_in.article = article.id
            WHERE n IN ({", ".join("?" * len(numbers))})""",
        numbers,
    )
    found = {number: (line, story) for number, line, story in rows}
    for number in numbers:
        line, story = found[number]
        yield hit(json.loads(line), story, query)


def hit(article: Line, story: str | None, query: Query) -> Hit:
    """Show why an article was found."""
    span, marks = stretch(article["text"], query)
    return Hit(
        article=article["id"],
        story=story,
        title=article["title"],
        outlet=article["outlet"],
        published=article["published"],
        language=article["language"],
        span=span,
        words=span.of(article["text"]),
        marks=marks,
    )


def clean(text: str) -> str:
    """Give a text that databases take: half of a surrogate pair and NUL are no part of a word."""
    return text.encode("utf-8", "replace").decode().replace("\0", " ")


def raw(name: str) -> bytes:
    """Give a name as bytes: one made elsewhere may hold what is no UTF-8, which no database takes for text."""
    return name.encode("utf-8", "surrogatepass")


def decided(connection: Connection, of: Iterable[str]) -> list[tuple[str]]:
    """Give the lines of the decisions on things, and of those on these decisions again, in order."""
    found: dict[int, str] = {}
    asked = {raw(name) for name in of}
    while asked:
        rows = list(_decided_on(connection, asked))
        asked = {raw(name) for number, name, _ in rows if number not in found}
        found.update((number, line) for number, _, line in rows)
    return [(found[number],) for number in sorted(found)]


def _decided_on(connection: Connection, asked: set[bytes]) -> Iterator[tuple[int, str, str]]:
    """Yield the decisions on things: looked up one by one, or all gone through, whichever is less."""
    found = "SELECT n, id, line, of FROM decided JOIN decision ON n = decision"
    if connection.execute("SELECT count(*) FROM decided").fetchone()[0] <= len(asked):
        rows = (row for row in connection.execute(found) if row[3] in asked)
    else:
        rows = (row for of in asked for row in connection.execute(f"{found} WHERE of = ?", (of,)))
    yield from ((n, name, line) for n, name, line, _ in rows)


def keep(connection: Connection, name: str, line: str, articles: Sequence[str]) -> None:
    """Keep a story with the number of the last change of any of its articles."""
    changed = max((_changed(connection, article) for article in articles), default=0)
    told_in = "INSERT INTO told_in VALUES (?, ?) ON CONFLICT (article) DO UPDATE SET story = excluded.story"
    connection.executemany(told_in, ((article, name) for article in articles))
    anew = "ON CONFLICT (id) DO UPDATE SET changed = excluded.changed, line = excluded.line"
    connection.execute(f"INSERT INTO story VALUES (?, ?, ?) {anew}", (name, changed, line))


def _changed(connection: Connection, article: str) -> int:
    """Give the last change of an article: when it came, or when one of its claims was decided on."""
    found = connection.execute(
        """SELECT max(n) FROM (SELECT n FROM change WHERE id = ? UNION ALL
           SELECT change FROM named JOIN decided ON decided.of = named.id WHERE named.article = ?) AS known""",
        (article, article),
    ).fetchone()[0]
    return int(found or 0)
