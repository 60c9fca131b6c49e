"""What others call the columns of a page: tables come from spreadsheets, crawlers and colleagues."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from runut.lang.patterns import compile_pattern

TEXTS = frozenset(("text", "html"))
"""Of these a table must have one."""

_OTHERS: dict[str, tuple[str, ...]] = {
    "text": (
        "body", "content", "maintext", "main_text", "article_text", "full_text", "fulltext", "plain_text", "article",
        "isi", "isi_berita", "teks", "konten", "kandungan",
    ),
    "title": ("headline", "judul", "tajuk"),
    "published": (
        "date", "pub_date", "pubdate", "published_at", "publishedat", "publish_date", "date_publish", "date_published",
        "datepublished", "publication_date", "published_date", "tanggal", "tgl", "tanggal_terbit", "tarikh",
    ),
    "outlet": (
        "source", "source_name", "publisher", "publication", "media", "media_name", "newspaper", "site_name",
        "sitename", "source_domain", "domain", "sumber", "nama_media",
    ),
    "url": ("link", "permalink", "page_url", "source_url", "tautan", "pautan"),
    "authors": ("author", "byline", "penulis"),
    "language": ("lang", "bahasa"),
    "modified": ("updated", "updated_at", "date_modified", "datemodified", "last_modified"),
}  # fmt: skip
"""Our names, each with those that stand for it where it is missing itself: of several the first."""

_STAYS = frozenset(("date",))  # a second name for `published`, asked where that is empty
_MARKUP = compile_pattern(r"</?(?:p|br|div|span|h[1-6]|a|ul|li|strong|em|html|body|article)\b[^<>]{0,500}>")
_SHOWN = 200
"""Characters of the names of columns that are shown."""


def known(names: Iterable[str]) -> dict[str, str]:
    """Give the name that we have for each of a table's columns; one that stands for nothing keeps its own.

    >>> known(["Headline", "body", "Pub Date", "text"])
    {'Headline': 'title', 'body': 'body', 'Pub Date': 'published', 'text': 'text'}
    """
    return dict(_known(tuple(names)))


@lru_cache(maxsize=256)
def _known(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    folded = {name: "_".join(name.casefold().replace("-", " ").split()) for name in names}
    given = set(folded.values())
    stands = {
        found: ours
        for ours, others in _OTHERS.items()
        if ours not in given
        and (found := next((one for one in others if one in given), None)) is not None
        and found not in _STAYS
    }
    return tuple((name, stands.get(plain, plain)) for name, plain in folded.items())


def called(row: Mapping[str, object]) -> dict[str, object]:
    """Give a row by our names for its columns; a text under another name that is markup is `html`.

    >>> called({"judul": "Banjir", "isi": "<p>Dua tewas.</p>"})
    {'title': 'Banjir', 'html': '<p>Dua tewas.</p>'}
    """
    ours = _known(tuple(row))
    made = {name: row[theirs] for theirs, name in ours}
    is_ours = any(theirs.strip().casefold() == "text" for theirs, name in ours if name == "text")
    text = made.get("text")
    if isinstance(text, str) and not is_ours and not made.get("html") and _MARKUP.search(text):
        made["html"] = made.pop("text")
    outlet = made.get("outlet")
    if isinstance(outlet, str) and "://" in outlet:  # some call the page's address its source
        made["url"] = made.get("url") or made.pop("outlet")
    return made


def shown(names: Iterable[str]) -> str:
    """Write the names of columns for a person, the first of very many."""
    told = ", ".join(names)
    return told if len(told) <= _SHOWN else f"{told[:_SHOWN]} …"
