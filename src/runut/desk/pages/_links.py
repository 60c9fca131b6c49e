"""Addresses of the desk: a claim stands on the page of its article."""

from __future__ import annotations

from dataclasses import dataclass

from runut.model import Record
from runut.tell.said import Source
from runut.tell.tree import proofs


@dataclass(frozen=True, slots=True)
class Across:
    """Links from a story to the pages it rests on."""

    article_of: dict[str, str]

    @classmethod
    def of(cls, record: Record) -> Across:
        """Give the links of a record's claims, findings and proofs."""
        found = {figure.id: figure.article for figure in record.figures}
        found |= {quote.id: quote.article for quote in record.quotes}
        found |= {event.id: event.article for event in record.events}
        found |= {wrong.id: wrong.article for wrong in record.discrepancies if wrong.article}
        return cls(found | {name: article for article, name, _ in proofs(record)})

    def claim(self, name: str) -> str:
        """Give the address of a claim's words."""
        return f"/page/{self.article_of[name]}#{name}"

    def page(self, source: Source) -> str:
        """Give the address of a page."""
        return f"/page/{source.article}"
