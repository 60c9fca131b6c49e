"""Cards, likenesses and joins in the record's tables: derived, so they may be thrown away and worked out anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from runut.model import Story
from runut.serial import to_bytes
from runut.shelf import Card, Join, MemoryShelf
from runut.store import _search
from runut.store._connection import Connection

_UNDATED = 0
_LIKE = "INSERT INTO likeness (a, b, score) VALUES (?, ?, ?) ON CONFLICT (a, b) DO UPDATE SET score = excluded.score"
_TABLES = ("shelf_form", "card", "card_key", "likeness", "grouped", "child", "story", "told_in")


def is_of(connection: Connection, form: int) -> bool:
    """Say whether the shelf is of a form."""
    return connection.execute("SELECT form FROM shelf_form").fetchall() == [(form,)]


def empty(connection: Connection, form: int) -> None:
    """Empty a shelf that is of another form; all articles wait then."""
    if is_of(connection, form):  # another process may have emptied it since we looked
        return
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table}")
    connection.execute("INSERT INTO shelf_form VALUES (?)", (form,))
    connection.execute("INSERT INTO waiting SELECT id FROM article WHERE 1 = 1 ON CONFLICT DO NOTHING")


class Draft:
    """The shelf as it will be: what is kept, with what is worked out meanwhile, which is written down in one go.

    Working out takes long and writing does not, and only who writes holds up others.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._kept = SqlShelf(connection)
        self._fresh = MemoryShelf()
        self._cards: list[Card] = []
        self._scores: list[tuple[str, Mapping[str, int]]] = []
        self._above: dict[str, Join | None] = {}
        self._below: dict[str, Join | None] = {}
        self._gone: dict[str, Join] = {}
        self._made: dict[str, Join] = {}
        self.taken: list[str] = []
        """The articles that no longer wait."""
        self.told: list[Story] = []
        """The stories that take the place of others."""
        self.stamp = self._kept.stamp()

    def write(self) -> bool:
        """Write it all down; say no, and write nothing, where somebody else wrote on the shelf meanwhile."""
        if self._kept.stamp() != self.stamp:
            return False
        for card in self._cards:
            self._kept.put(card)
        for article, scores in self._scores:
            self._kept.set_near(article, scores)
        self._kept.rejoin(self._gone.values(), self._made.values())
        self._retell()
        return True

    def _retell(self) -> None:
        run = self._connection.execute
        for name in self.taken:
            run("DELETE FROM waiting WHERE article = ?", (name,))
        for article in (name for story in self.told for name in story.articles):
            run("DELETE FROM story WHERE id IN (SELECT story FROM told_in WHERE article = ?)", (article,))
        for story in self.told:
            _search.keep(self._connection, story.id, to_bytes(story).decode(), story.articles)

    def put(self, card: Card) -> None:
        """Keep the card of an article."""
        self._fresh.put(card)
        self._cards.append(card)

    def found(self, card: Card, near: int, far: int) -> Iterable[str]:
        """Give the lines of the other cards that share a key within so many days, or a firm one within more."""
        return chain(self._kept.found(card, near, far), self._fresh.found(card, near, far))

    def line(self, article: str) -> str | None:
        """Give the line of an article's card."""
        return self._fresh.line(article) or self._kept.line(article)

    def set_near(self, article: str, scores: Mapping[str, int]) -> None:
        """Keep how like an article is to others, both ways."""
        self._fresh.set_near(article, scores)
        self._scores.append((article, scores))

    def near(self, article: str) -> Mapping[str, int]:
        """Give the articles that are like one, and how much, in thousandths."""
        return {**self._kept.near(article), **self._fresh.near(article)}

    def above(self, node: str) -> Join | None:
        """Give the join that a group went into."""
        return self._above[node] if node in self._above else self._kept.above(node)

    def below(self, node: str) -> Join | None:
        """Give the join that made a group; None for an article."""
        return self._below[node] if node in self._below else self._kept.below(node)

    def rejoin(self, gone: Iterable[Join], made: Iterable[Join]) -> None:
        """Drop joins and keep others."""
        for join in gone:
            if self._made.pop(join.node, None) is None:
                self._gone[join.node] = join
            self._above[join.left] = self._above[join.right] = self._below[join.node] = None
        for join in made:
            self._made[join.node] = join
            self._above[join.left] = self._above[join.right] = self._below[join.node] = join


class SqlShelf:
    """Keeps a shelf in tables."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def stamp(self) -> object:
        """Give what is another whenever somebody has written on the shelf: its form and the card that came last."""
        last = self._connection.execute("SELECT n, article FROM card ORDER BY n DESC LIMIT 1").fetchone()
        return self._connection.execute("SELECT form FROM shelf_form").fetchall(), last

    def put(self, card: Card) -> None:
        """Keep the card of an article."""
        day = _UNDATED if card.day is None else card.day
        self._connection.execute("INSERT INTO card (article, line) VALUES (?, ?)", (card.article, card.line))
        (number,) = self._connection.execute("SELECT n FROM card WHERE article = ?", (card.article,)).fetchone()
        rows = ((key, day, number) for key in (*card.keys, *card.firm))
        self._connection.executemany(
            "INSERT INTO card_key (key, day, card) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", rows
        )

    def found(self, card: Card, near: int, far: int) -> Iterable[str]:
        """Give the lines of the other cards that share a key within so many days, or a firm one within more."""
        numbers = {
            number
            for keys, window in ((card.keys, near), (card.firm, far))
            for low, high in (_days(card, window), (_UNDATED, _UNDATED))
            for number in self._holders(keys, low, high)
        }
        for number in sorted(numbers):
            article, line = self._connection.execute("SELECT article, line FROM card WHERE n = ?", (number,)).fetchone()
            if article != card.article:
                yield line

    def line(self, article: str) -> str | None:
        """Give the line of an article's card."""
        found = self._connection.execute("SELECT line FROM card WHERE article = ?", (article,)).fetchone()
        return found[0] if found else None

    def _holders(self, keys: tuple[int, ...], low: int, high: int) -> Iterator[int]:
        asked = ", ".join("?" * len(keys))
        found = self._connection.execute(
            f"SELECT DISTINCT card FROM card_key WHERE key IN ({asked}) AND day BETWEEN ? AND ?", (*keys, low, high)
        )
        return (number for (number,) in found)

    def set_near(self, article: str, scores: Mapping[str, int]) -> None:
        """Keep how like an article is to others, both ways."""
        both = [pair for other, n in scores.items() for pair in ((article, other, n), (other, article, n))]
        self._connection.executemany(_LIKE, both)

    def near(self, article: str) -> Mapping[str, int]:
        """Give the articles that are like one, and how much, in thousandths."""
        return dict(self._connection.execute("SELECT b, score FROM likeness WHERE a = ?", (article,)).fetchall())

    def above(self, node: str) -> Join | None:
        """Give the join that a group went into."""
        return self._join("child.node = ?", node)

    def below(self, node: str) -> Join | None:
        """Give the join that made a group; None for an article."""
        return self._join("grouped.node = ?", node)

    def _join(self, where: str, node: str) -> Join | None:
        by_child = "JOIN child ON child.into_node = grouped.node" if where.startswith("child") else ""
        found = self._connection.execute(
            f"SELECT level, grouped.node, low, high FROM grouped {by_child} WHERE {where}",
            (node,),
        ).fetchone()
        return Join(*found) if found else None

    def rejoin(self, gone: Iterable[Join], made: Iterable[Join]) -> None:
        """Drop joins and keep others."""
        for join in gone:
            self._connection.execute("DELETE FROM grouped WHERE node = ?", (join.node,))
            self._connection.execute("DELETE FROM child WHERE node IN (?, ?)", (join.left, join.right))
        for join in made:
            self._connection.execute("INSERT INTO grouped (node, level, low, high) VALUES (?, ?, ?, ?)",
                                     (join.node, join.level, join.left, join.right))  # fmt: skip
            self._connection.executemany("INSERT INTO child (node, into_node) VALUES (?, ?)",
                                         ((join.left, join.node), (join.right, join.node)))  # fmt: skip


def _days(card: Card, window: int) -> tuple[int, int]:
    """Give the days within which others are looked for: all of them where a page has none."""
    return (-1, 1 << 31) if card.day is None else (card.day - window, card.day + window)
