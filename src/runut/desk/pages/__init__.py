"""The desk's pages for people: one file a page."""

from fastapi import APIRouter

router = APIRouter(include_in_schema=False)
