"""The desk's pages for people: one file a page."""

from fastapi import APIRouter

from runut.desk.pages import home, page, search, story

router = APIRouter(include_in_schema=False)
for one in (home, story, page, search):
    router.include_router(one.router)
