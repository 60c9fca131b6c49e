"""Cards, likenesses and joins in the record's file: derived, so they may be thrown away and worked out anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from runut.shelf import Card, Join

_UNDATED = 0


class SqliteShelf:
    """Keeps a shelf in the tables that the second migration made."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def put(self, card: Card) -> None:
        """Keep the card of an article."""
        day = _UNDATED if card.day is None else card.day
        number = self._connection.execute(
            "INSERT INTO card (article, line) VALUES (?, ?)", (card.article, card.line)
        ).lastrowid
        rows = ((key, day, number) for key in (*card.keys, *card.firm))
        self._connection.executemany("INSERT OR IGNORE INTO card_key (key, day, card) VALUES (?, ?, ?)", rows)

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

    def _holders(self, keys: tuple[int, ...], low: int, high: int) -> Iterator[int]:
        asked = ", ".join("?" * len(keys))
        found = self._connection.execute(
            f"SELECT DISTINCT card FROM card_key WHERE key IN ({asked}) AND day BETWEEN ? AND ?", (*keys, low, high)
        )
        return (number for (number,) in found)

    def set_near(self, article: str, scores: Mapping[str, int]) -> None:
        """Keep how like an article is to others, both ways."""
        both = [pair for other, n in scores.items() for pair in ((article, other, n), (other, article, n))]
        self._connection.executemany("INSERT OR REPLACE INTO likeness (a, b, score) VALUES (?, ?, ?)", both)

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
