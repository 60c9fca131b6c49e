"""Write findings for a person, for a program, or as SARIF for an editor."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, get_args
from urllib.parse import quote

import click

from runut import __version__
from runut.cli._say import pack
from runut.lang import say
from runut.model import Article, Discrepancy, DiscrepancyKind, Record, Skipped, Span
from runut.serial import to_line
from runut.text.findings import told

SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


@dataclass(frozen=True, slots=True)
class Location:
    """Where a finding stands in its page, counted from 1 as editors do."""

    line: int
    column: int
    end_line: int
    end_column: int


def _place(text: str, span: Span) -> Location:
    """Give line and column of a stretch.

    >>> _place("Satu\\nDua tiga", Span(9, 13))
    Location(line=2, column=5, end_line=2, end_column=9)
    """
    return Location(*_at(text, span.start), *_at(text, span.end))


def _at(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _found(record: Record) -> Iterator[tuple[Article, Discrepancy, Span]]:
    """Yield a page's findings with the page and the words they are about; without words, its beginning."""
    for discrepancy in record.discrepancies:
        for article in record.articles:
            if discrepancy.article == article.id:
                yield article, discrepancy, discrepancy.span or Span(0, 0)


def as_text(records: Iterable[Record]) -> None:
    """Write one line a finding: source, line, column, kind, message."""
    for record in records:
        for article, discrepancy, span in _found(record):
            at = _place(article.text, span)
            hint = discrepancy.suggestion
            message = told(discrepancy, pack())
            more = "" if not hint or hint in message else f" ({hint})"
            more += "".join(f" [{there.line}:{there.column}]" for there in _elsewhere(article, discrepancy))
            where = f"{article.paths[0]}:{at.line}:{at.column}"
            click.echo(f"{where}: {discrepancy.kind}: {message}{more}")


def as_json(records: Iterable[Record]) -> None:
    """Write each finding as in the record, with its source, line and column; skipped inputs as well."""
    for record in records:
        for article, discrepancy, span in _found(record):
            at = _place(article.text, span)
            where = {"source": article.paths[0], "line": at.line, "column": at.column}
            click.echo(json.dumps({**to_line(discrepancy), **where}, ensure_ascii=False))
        for skipped in record.skipped:
            click.echo(json.dumps(to_line(skipped), ensure_ascii=False))


def as_sarif(records: Iterable[Record]) -> None:
    """Write one SARIF 2.1.0 log of all pages."""
    results: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    for record in records:
        results.extend(_result(*finding) for finding in _found(record))
        notes.extend(_notification(skipped) for skipped in record.skipped)
    kinds = pack().messages.findings
    rules = [{"id": kind, "shortDescription": {"text": kinds[kind]}} for kind in get_args(DiscrepancyKind)]
    driver = {"name": "runut", "version": __version__, "rules": rules}
    invocation = {"executionSuccessful": True, "toolExecutionNotifications": notes}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "results": results,
    }
    click.echo(json.dumps({"$schema": SARIF, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1))


def _result(article: Article, discrepancy: Discrepancy, span: Span) -> dict[str, Any]:
    kinds = get_args(DiscrepancyKind)
    region = _region(_place(article.text, span)) | {
        "charOffset": span.start,
        "charLength": span.end - span.start,
        "snippet": {"text": span.of(article.text)},
    }
    file = {"uri": quote(article.paths[0])}
    return {
        "ruleId": discrepancy.kind,
        "ruleIndex": kinds.index(discrepancy.kind),
        "level": "warning",
        "message": {"text": told(discrepancy, pack())},
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": region}}],
        "relatedLocations": [
            {"physicalLocation": {"artifactLocation": file, "region": _region(there)}}
            for there in _elsewhere(article, discrepancy)
        ],
        "partialFingerprints": {"runut/v1": discrepancy.id},
    }


def _region(at: Location) -> dict[str, Any]:
    return {"startLine": at.line, "startColumn": at.column, "endLine": at.end_line, "endColumn": at.end_column}


def _elsewhere(article: Article, discrepancy: Discrepancy) -> Iterator[Location]:
    """Yield where else on the page stands what a finding rests on: the other of two spellings, the other number."""
    yield from (_place(article.text, one) for one in discrepancy.evidence if isinstance(one, Span))


def _notification(skipped: Skipped) -> dict[str, Any]:
    where = {"physicalLocation": {"artifactLocation": {"uri": quote(skipped.source)}}}
    return {
        "level": "error",
        "message": {"text": f"{skipped.room}: {say.skipped(skipped.reason, pack())}"},
        "locations": [where],
    }
