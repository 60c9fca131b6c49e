"""One row a figure, with its page, its words and its place in the ledger; safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator
from typing import BinaryIO

from runut.export.claimreview import verdicts
from runut.model import Article, Cell, Figure, Record
from runut.tell.said import sentence, words

SUFFIX = ".csv"

COLUMNS = (
    "figure", "story", "story_title", "cell", "kind", "unit", "group", "incident", "incident_kind", "incident_place",
    "quantity", "value", "bound", "low", "high", "number", "words", "sentence", "who", "scope", "part_of", "modality",
    "said_by", "said_by_role", "via", "place", "as_of", "article", "outlet", "published", "title", "url", "path",
    "start", "end", "cell_low", "cell_best", "cell_high", "cell_origins", "cell_articles", "codebook", "rule",
    "decision", "decided_value", "decided_by", "replaced_by",
)  # fmt: skip

Value = str | int | float | None


def write(record: Record, out: BinaryIO) -> None:
    """Write the figures as comma-separated UTF-8 with CRLF ends, in the record's order."""
    text = io.StringIO(newline="")
    sheet = csv.writer(text, lineterminator="\r\n")
    sheet.writerow(COLUMNS)
    for row in rows(record):
        sheet.writerow([safe(row[column]) for column in COLUMNS])
    out.write(text.getvalue().encode("utf-8", "replace"))


def rows(record: Record) -> Iterator[dict[str, Value]]:
    """Yield each figure's cells by column, in the record's order."""
    cell_of = {figure: cell for cell in record.cells for figure in cell.figures}
    decided = verdicts(record)
    later = {article.replaces: article.id for article in record.articles if article.replaces}
    for figure in record.figures:
        made = decided.get(figure.id)
        yield {
            **_row(figure, cell_of.get(figure.id), record),
            "decision": made.verdict if made else None,
            "decided_value": made.value if made else None,
            "decided_by": made.by if made else None,
            "replaced_by": later.get(figure.article),
        }


def safe(value: Value) -> str | int | float:
    """Give a cell that no spreadsheet takes for a formula: numbers stay numbers, suspicious text gets an apostrophe.

    What comes before the sign does not save it: spaces, line breaks and marks that cannot be seen are passed over,
    and full-width signs count as signs.

    >>> safe("=1+1"), safe(" ＝cmd()"), safe(-5), safe("puluhan")
    ("'=1+1", "' ＝cmd()", -5, 'puluhan')
    """
    if value is None:
        return ""
    if isinstance(value, int | float):
        return value
    seen = "".join(sign for sign in unicodedata.normalize("NFKC", value) if not _is_unseen(sign))
    starts_badly = seen[:1] in ("=", "+", "-", "@", "|", "%") or value[:1] in ("\t", "\r", "\n", "\0")
    return f"'{value}" if starts_badly else value


def _is_unseen(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign) in ("Cc", "Cf", "Zs", "Zl", "Zp", "Mn")


def _row(figure: Figure, cell: Cell | None, record: Record) -> dict[str, Value]:
    article = record.article_of[figure.article]
    return {**_claim(figure, article), **_where(figure, article, record), **_cell(cell)}


def _claim(figure: Figure, article: Article) -> dict[str, Value]:
    quantity = figure.quantity
    return {
        "figure": figure.id,
        "kind": figure.kind,
        "unit": figure.unit,
        "group": figure.group,
        "quantity": str(quantity),
        "value": quantity.value,
        "bound": quantity.bound,
        "low": quantity.low,
        "high": quantity.high,
        "number": words(article.text, figure.span),
        "words": words(article.text, figure.clause),
        "sentence": words(article.text, sentence(article, figure.span)),
        "who": figure.who,
        "scope": figure.scope,
        "part_of": figure.part_of,
        "modality": figure.modality,
        "said_by": "; ".join(speaker.name for speaker in figure.said_by),
        "said_by_role": "; ".join(speaker.role for speaker in figure.said_by if speaker.role),
        "via": "; ".join(figure.via),
        "place": figure.place,
        "as_of": figure.as_of,
        "start": figure.span.start,
        "end": figure.span.end,
    }


def _where(figure: Figure, article: Article, record: Record) -> dict[str, Value]:
    story = record.story_of.get(article.id)
    event = record.event_of.get(figure.incident or "")
    return {
        "story": story.id if story else None,
        "story_title": story.title if story else None,
        "incident": figure.incident,
        "incident_kind": event.kind if event else None,
        "incident_place": event.place.name if event and event.place else None,
        "article": article.id,
        "outlet": article.outlet,
        "published": article.published,
        "title": article.title,
        "url": article.url,
        "path": article.paths[0] if article.paths else None,
    }


def _cell(cell: Cell | None) -> dict[str, Value]:
    return {
        "cell": cell.id if cell else None,
        "cell_low": cell.low if cell else None,
        "cell_best": cell.best if cell else None,
        "cell_high": cell.high if cell else None,
        "cell_origins": cell.origins if cell else None,
        "cell_articles": cell.articles if cell else None,
        "codebook": cell.codebook if cell else None,
        "rule": cell.rule if cell else None,
    }
