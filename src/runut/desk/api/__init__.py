"""The desk for programs: the record's own words as JSON, documented by OpenAPI."""

from fastapi import APIRouter

router = APIRouter()
