"""The desk for programs: the record's own words as JSON, documented by OpenAPI."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from runut.desk.access import Reader
from runut.desk.answers import Json
from runut.desk.api import articles, deciding, finding, people, stories, tracing
from runut.desk.api.given import TROUBLES, UNSURE

router = APIRouter(responses=TROUBLES | UNSURE)
# A route is looked for from the first to the last, and nothing is asked for as often as a search.
for _part in (finding, stories, articles, deciding, tracing, people):
    router.include_router(_part.router)


@router.get("/openapi.json", include_in_schema=False)
def openapi(request: Request, _: Reader) -> Response:
    """Describe every operation."""
    described: dict[str, Any] = request.app.openapi()
    schemes = {"token": {"type": "http", "scheme": "bearer", "description": "A token, from POST /api/tokens."}}
    return Json({**described, "security": [{"token": []}],
                 "components": {**described["components"], "securitySchemes": schemes}})  # fmt: skip
