"""Word what a check finds: the same template key in every language, so that any page can say it in any."""

from __future__ import annotations

from runut import lang
from runut.model import Article, Discrepancy, DiscrepancyKind, Span, content_id

LANGUAGE = "en"
"""The record's own messages are in one language, so that the same record has the same bytes; `kind` is for the rest."""


def on_page(
    article: Article,
    kind: DiscrepancyKind,
    span: Span | None,
    suggestion: str | None = None,
    evidence: tuple[str | Span, ...] = (),
    template: str | None = None,
    **values: object,
) -> Discrepancy:
    """Give a finding on one page."""
    return Discrepancy(
        id=content_id("x", article.id, kind, *(span or ("", ""))),
        kind=kind,
        message=say(template or kind, **values),
        article=article.id,
        span=span,
        suggestion=suggestion,
        evidence=evidence,
    )


def across(
    story: str,
    kind: DiscrepancyKind,
    about: str,
    suggestion: str | None = None,
    evidence: tuple[str | Span, ...] = (),
    template: str | None = None,
    **values: object,
) -> Discrepancy:
    """Give a finding on several pages of a story; `about` tells it from others of its kind."""
    return Discrepancy(
        id=content_id("x", story, kind, about),
        kind=kind,
        message=say(template or kind, **values),
        story=story,
        suggestion=suggestion,
        evidence=evidence,
    )


def say(template: str, language: str = LANGUAGE, /, **values: object) -> str:
    """Fill a template of `checks.toml`.

    >>> say("misspelt_acronym", "id", short="BPDB", full="Badan Penanggulangan Bencana Daerah")
    'BPDB bukan singkatan dari Badan Penanggulangan Bencana Daerah.'
    """
    return lang.load(language).checks.messages[template].format(**values)
