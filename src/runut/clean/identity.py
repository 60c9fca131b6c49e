"""Name an article by what was given."""

from __future__ import annotations

import hashlib

from runut.model import Page


class UnreadableError(ValueError):
    """A page is no article; the message says why, in words for a person."""


def article_id(page: Page, content: bytes) -> str:
    """Name an article by its text or HTML and what the input said of it: the same page anywhere is the same article.

    `content` is UTF-8. The name is that of `model.content_id`, without writing a whole page into a string again.

    >>> from runut.model import content_id
    >>> article_id(Page("a.txt", url="u"), b"Api padam.") == content_id("a", "u", "", "", "", "", "", "Api padam.")
    True
    """
    given = (page.url, page.title, page.published, page.outlet, page.language)
    said = "\x1f".join((*(part or "" for part in given), "|".join(page.authors), ""))
    digest = hashlib.sha256(said.encode("utf-8", "surrogatepass"))
    digest.update(content)
    return f"a_{digest.hexdigest()[:16]}"
