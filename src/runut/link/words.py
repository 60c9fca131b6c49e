"""What of an article counts when articles are compared: the headline and the told text, never the furniture."""

from __future__ import annotations

from runut.model import Article, Role
from runut.text.shingles import fingerprints

TOLD: tuple[Role, ...] = ("headline", "lead", "body")
BODY: tuple[Role, ...] = ("lead", "body")


def body(article: Article) -> str:
    """Give lead and body as one text."""
    return " ".join(span.of(article.text) for span in article.spans(*BODY))


def prints(article: Article) -> list[int]:
    """Give the fingerprints of lead and body in order: what copies and versions of a page have in common."""
    return fingerprints(body(article))


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
