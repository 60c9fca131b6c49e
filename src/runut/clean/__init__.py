"""Page → Article: label every stretch, delete none, and note what the page says of itself."""

from __future__ import annotations

from runut import lang
from runut.clean.blocks import cover
from runut.clean.captured import captured
from runut.clean.identity import article_id
from runut.clean.languages import detect
from runut.clean.meta import meta
from runut.clean.paging import is_complete
from runut.clean.roles import stretches
from runut.lang import Pack
from runut.model import Article, Page


def clean(page: Page, pack: Pack | None = None) -> Article:
    """Label a page; the article's text is the page's, to the character.

    >>> page = Page("a.txt", text="Jembatan Ambruk di Rekaan\\n\\nKOTA CONTOH - Dua terluka.\\nBaca juga: Harga Cabai")
    >>> [(label.role, label.span.of(page.text).strip()) for label in clean(page).labels][1:3]
    [('dateline', 'KOTA CONTOH -'), ('body', 'Dua terluka.')]
    """
    if page.text is None and page.html is not None:
        from runut.clean.markup.article import article  # brings an HTML parser, which plain text has no use for

        return article(page, page.html, pack)
    text = page.text or ""
    pack = pack or (lang.load(page.language) if page.language in lang.codes() else detect(text))
    labels = tuple(cover(text, stretches(text, page.title, pack)))
    said = meta(page, labels, pack)
    return Article(
        id=article_id(page, text.encode("utf-8", "surrogatepass")),
        text=text,
        labels=labels,
        paths=(page.source,),
        url=page.url,
        outlet=said.outlet,
        title=said.title,
        published=said.published,
        published_from=said.published_from,
        authors=said.authors,
        dateline=said.dateline,
        language=pack.code,
        agencies=said.agencies,
        complete=is_complete(text, labels, pack),
        modified=said.modified,
        captured=captured(text, labels, said.published, pack),
    )
