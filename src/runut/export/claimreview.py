"""What people decided about figures, as schema.org ClaimReview: no machine's finding is a verdict.

Terms of schema.org 29 as the Google Fact Check Tools read them; `reviewRating` has words and no number, because nobody
here gives one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from runut.model import Article, Decision, Figure, Record, Speaker
from runut.tell.said import sentence, words
from runut.world import outlets

SUFFIX = ".jsonld"

RATINGS = {"accept": "Accepted", "reject": "Rejected", "correct": "Corrected to {value}", "retract": "Withdrawn"}
"""What a verdict on a figure is called; merging and splitting rows judge no claim."""

Node = dict[str, Any]


def write(record: Record, out: BinaryIO) -> None:
    """Write a graph with a review for each figure on which somebody's decision stands, in the record's order."""
    graph = {"@context": "https://schema.org", "@graph": list(_reviews(record))}
    out.write(json.dumps(graph, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace") + b"\n")


def _reviews(record: Record) -> Iterator[Node]:
    standing = verdicts(record)
    for figure in record.figures:
        if figure.id in standing:
            yield _review(figure, standing[figure.id], record)


def verdicts(record: Record) -> dict[str, Decision]:
    """Give the last decision on each figure that somebody made and nobody took back."""
    taken_back = {one.of for one in record.decisions if one.verdict == "retract"}
    found: dict[str, Decision] = {}
    for one in record.decisions:
        if one.of in record.figure_of and one.verdict in RATINGS and one.id not in taken_back:
            found[record.now.get(one.of, one.of)] = one
    return found


def _review(figure: Figure, decision: Decision, record: Record) -> Node:
    article = record.article_of[figure.article]
    rating: Node = {"@type": "Rating", "alternateName": RATINGS[decision.verdict].format(value=decision.value)}
    if decision.note:
        rating["ratingExplanation"] = decision.note
    review: Node = {
        "@type": "ClaimReview",
        "@id": f"urn:runut:{decision.id}",
        "claimReviewed": words(article.text, sentence(article, figure.span)),
        "datePublished": decision.at,
        "author": {"@type": "Person", "name": decision.by},
        "itemReviewed": _claim(figure, article, record),
        "reviewRating": rating,
        "inLanguage": article.language,
    }
    findings = [one.message for one in record.discrepancies if figure.id in one.evidence or _is_on(figure, one)]
    if findings:
        review["reviewBody"] = " ".join(findings)
    return review


def _is_on(figure: Figure, finding: Any) -> bool:
    return finding.article == figure.article and finding.span is not None and finding.span.overlaps(figure.clause)


def _claim(figure: Figure, article: Article, record: Record) -> Node:
    claim: Node = {
        "@type": "Claim",
        "@id": f"urn:runut:{figure.id}",
        "text": words(article.text, figure.clause),
        "appearance": [_work(page) for page in _appearances(figure, article, record)],
    }
    claim["firstAppearance"] = claim["appearance"][0]
    if figure.as_of or article.published:
        claim["datePublished"] = article.published or figure.as_of
    if figure.said_by:
        claim["author"] = [_who(speaker, record) for speaker in figure.said_by]
    return claim


def _appearances(figure: Figure, article: Article, record: Record) -> list[Article]:
    """List the pages that make the same claim, in order of publishing: those that repeat it or are repeated by it."""
    names = {figure.article}
    for link in record.links:
        other = {link.from_: link.to, link.to: link.from_}.get(figure.id)
        if link.relation == "repeats" and other in record.figure_of:
            names.add(record.figure_of[other].article)
    pages = [record.article_of[name] for name in names]
    return sorted(pages, key=lambda page: (page.published or "~", page.id))


def _work(article: Article) -> Node:
    work: Node = {"@type": "NewsArticle", "@id": f"urn:runut:{article.id}"}
    told = {
        "url": article.url,
        "headline": article.title,
        "datePublished": article.published,
        "inLanguage": article.language,
    }
    work |= {key: value for key, value in told.items() if value}
    publisher = article.outlet or outlets.host(article.url)
    if publisher:
        work["publisher"] = {"@type": "Organization", "name": publisher}
    return work


def _who(speaker: Speaker, record: Record) -> Node:
    """Name who made a claim; a person or an organisation only where the record knows which."""
    kinds = {"person": "Person", "organisation": "Organization", "agency": "Organization"}
    entity = next((one for one in record.entities if one.id == speaker.entity), None)
    who: Node = {"name": speaker.name}
    if entity and entity.kind in kinds:
        who = {"@type": kinds[entity.kind], **who}
    if speaker.role:
        who["jobTitle" if who.get("@type") == "Person" else "description"] = speaker.role
    return who
