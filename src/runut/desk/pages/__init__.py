"""The desk's pages for people: one file a page."""

from fastapi import APIRouter

from runut.desk.pages import agreement, decisions, home, me, page, review, search, story, take, trace

router = APIRouter(include_in_schema=False)
for one in (home, take, story, page, search, review, agreement, decisions, trace, me):
    router.include_router(one.router)
