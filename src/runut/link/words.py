"""What of an article counts when articles are compared: the headline and the told text, never the furniture."""

from __future__ import annotations

from collections.abc import Iterator

from runut.model import Article, Role, Span
from runut.text.shingles import tokens

TOLD: tuple[Role, ...] = ("headline", "lead", "body")


def told(article: Article) -> Iterator[tuple[str, Span]]:
    """Yield the words of headline, lead and body in order, with their spans."""
    for span in article.spans(*TOLD):
        yield from tokens(article.text, span)


def body(article: Article) -> Iterator[tuple[str, Span]]:
    """Yield the words of lead and body in order, with their spans."""
    for span in article.spans("lead", "body"):
        yield from tokens(article.text, span)


def headline(article: Article) -> str:
    """Give the headline: as the input names it, else as the page shows it, else the first words told."""
    if article.title:
        return article.title
    for span in article.spans("headline", "lead", "body"):
        return " ".join(span.of(article.text).split())[:120]
    return ""


def order(article: Article) -> tuple[str, str]:
    """Give the key that sorts articles by publishing, undated ones last."""
    return (article.published or "9999", article.id)
