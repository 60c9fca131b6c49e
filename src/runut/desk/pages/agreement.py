"""Agreement: how far readers who coded blind say the same, and what they differ on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from runut.desk.access import Reader
from runut.desk.agreement import Difference, agreements, codes, differences
from runut.desk.pages._codes import coded_words
from runut.desk.pages._file import table
from runut.desk.pages._render import render
from runut.desk.records import Reading
from runut.desk.review import standing_decisions
from runut.desk.speech import pack as pack_of
from runut.lang import Pack
from runut.model import Figure
from runut.store import Store
from runut.tell.said import words

router = APIRouter(include_in_schema=False)

SHOWN = 200


@router.get("/agreement")
def agreement(request: Request, store: Reading, known: Reader) -> Response:
    """Show alpha for each field, and the figures that were coded differently."""
    pack = pack_of(request)
    coded = codes(standing_decisions(store.decisions()))
    differ = differences(coded)
    apart = Counter(one.field for one in differ)
    fields = [
        {
            "name": pack.messages.desk["f_" + one.field],
            "alpha": "–" if one.alpha is None else f"{one.alpha:.2f}",
            "units": one.units,
            "differing": apart[one.field],
        }
        for one in agreements(coded)
    ]
    shown = list(_shown(store, differ[:SHOWN], pack))
    return render(request, "agreement.html", known, fields=fields, differ=shown)


@router.get("/agreement/export.{suffix}")
def take(suffix: str, store: Reading, known: Reader) -> Response:
    """Give alpha for each field as a file."""
    found = agreements(codes(standing_decisions(store.decisions())))
    columns = ("field", "metric", "alpha", "units", "values")
    return table([{name: getattr(one, name) for name in columns} for one in found], columns, "agreement", suffix)


@router.get("/agreement/differences.{suffix}")
def take_differences(suffix: str, store: Reading, known: Reader) -> Response:
    """Give all that readers differ on as a file, one line for what each of them said, in the record's codes."""
    found = differences(codes(standing_decisions(store.decisions())))
    columns = ("figure", "article", "field", "reader", "value")
    lines = [
        dict(zip(columns, (one.figure, store.article_of(one.figure), one.field, by, value), strict=True))
        for one in found
        for by, value in sorted(one.said.items())
    ]
    return table(lines, columns, "differences", suffix)


def _shown(store: Store, differ: list[Difference], pack: Pack) -> Iterator[dict[str, Any]]:
    for one in differ:
        article = next(iter(store.articles([store.article_of(one.figure) or ""])), None)
        if article:
            claim = next(c for c in store.claims(article.id) if isinstance(c, Figure) and c.id == one.figure)
            yield {
                "href": f"/page/{article.id}#{one.figure}",
                "words": words(article.text, claim.clause),
                "field": pack.messages.desk["f_" + one.field],
                "said": [(by, coded_words(one.field, value, pack)) for by, value in sorted(one.said.items())],
            }
