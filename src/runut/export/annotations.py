"""Every claim as a W3C Web Annotation (JSON-LD): its words quoted and counted, so that either finds them again.

The model is the W3C recommendation of 23 February 2017. Positions are in Unicode code points of the article's text, as
that recommendation asks and as the record has them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from runut.model import Article, DateClaim, Decision, Discrepancy, Event, Figure, Mention, Quote, Record, Span
from runut.serial import line_bytes, to_bytes

SUFFIX = ".jsonld"

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

_AROUND = 32
"""Characters before and behind the quoted words, by which the same words elsewhere are told apart."""

Claim = Figure | Quote | Event | DateClaim | Mention
Node = dict[str, Any]


def write(record: Record, out: BinaryIO) -> None:
    """Write one annotation page: claims in the record's order, then findings, then what people decided."""
    items = list(_items(record))
    head: Node = {
        "@context": CONTEXT,
        "id": "urn:runut:annotations",
        "type": "AnnotationPage",
        "partOf": {"id": "urn:runut:collection", "type": "AnnotationCollection", "total": len(items)},
        "startIndex": 0,
    }
    out.write(line_bytes(head)[:-1] + b', "items": [')
    for at, item in enumerate(items):
        out.write((b",\n" if at else b"\n") + line_bytes(item))
    out.write(b"\n]}\n")


def _items(record: Record) -> Iterator[Node]:
    heaps: tuple[tuple[Claim, ...], ...] = (record.events, record.figures, record.quotes, record.dates, record.mentions)
    for heap in heaps:
        for claim in heap:
            yield _of_claim(claim, record.article_of[claim.article])
    for finding in record.discrepancies:
        if finding.article and finding.span:
            yield _of_finding(finding, target(record.article_of[finding.article], finding.span))
    known = record.figure_of | record.event_of
    for decision in record.decisions:
        yield _of_decision(decision, is_annotated=decision.of in known)


def _of_claim(claim: Claim, article: Article) -> Node:
    span = claim.clause if isinstance(claim, Figure) else claim.span
    kind = _kind(claim)
    return {
        "id": f"urn:runut:{_name(claim, kind)}",
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": kind},
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "application/json",
                "value": to_bytes(claim).decode("utf-8"),
            },
        ],
        "target": target(article, span),
    }


def _of_finding(finding: Discrepancy, where: Node) -> Node:
    said = finding.message if not finding.suggestion else f"{finding.message} {finding.suggestion}"
    return {
        "id": f"urn:runut:{finding.id}",
        "type": "Annotation",
        "motivation": "assessing",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": finding.kind},
            {"type": "TextualBody", "purpose": "assessing", "format": "text/plain", "language": "en", "value": said},
        ],
        "target": where,
    }


def _of_decision(decision: Decision, *, is_annotated: bool) -> Node:
    """Give a decision: it is about another annotation, or about a thing of the record that has none."""
    bodies = [{"type": "TextualBody", "purpose": "tagging", "value": decision.verdict}]
    for said, purpose in ((decision.value, "editing"), (decision.note, "commenting")):
        if said:
            bodies.append({"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": said})
    about: Node | str = f"urn:runut:{decision.of}"
    return {
        "id": f"urn:runut:{decision.id}",
        "type": "Annotation",
        "motivation": "moderating",
        "creator": {"type": "Person", "name": decision.by},
        "created": decision.at,
        "body": bodies,
        "target": {"id": about, "type": "Annotation"} if is_annotated else about,
    }


def target(article: Article, span: Span) -> Node:
    """Point to words of an article: by position, and by the words with what stands around them."""
    text = article.text
    return {
        "type": "SpecificResource",
        "source": {
            "id": article.url or f"urn:runut:{article.id}",
            "type": "Text",
            "format": "text/plain",
            "language": article.language,
            "canonical": f"urn:sha256:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}",
        },
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(0, span.start - _AROUND) : span.start],
                "suffix": text[span.end : span.end + _AROUND],
            },
        ],
    }


def _kind(claim: Claim) -> str:
    if isinstance(claim, DateClaim):
        return "date"
    return claim.kind if isinstance(claim, Figure | Event | Mention) else "quote"


def _name(claim: Claim, kind: str) -> str:
    """Name a claim; dates and mentions have no id of their own, so that they go by where they stand."""
    if isinstance(claim, DateClaim | Mention):
        return f"{claim.article}:{kind}:{claim.span.start}-{claim.span.end}"
    return claim.id
