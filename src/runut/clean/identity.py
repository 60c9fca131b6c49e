"""Name an article by what was given."""

from __future__ import annotations

from runut.model import Page, content_id


class UnreadableError(ValueError):
    """A page is no article; the message says why, in words for a person."""


def article_id(page: Page, content: str) -> str:
    """Name an article by its text or HTML and what the input said of it: the same page anywhere is the same article."""
    given = (page.url, page.title, page.published, page.outlet, page.language)
    return content_id("a", *(part or "" for part in given), "|".join(page.authors), content)
