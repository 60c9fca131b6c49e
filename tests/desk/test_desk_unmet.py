"""A field that is not taken is named with what it lacks, in the language of whoever asks."""

from __future__ import annotations

from typing import get_args

import pytest
from pydantic_core.core_schema import ErrorType

from runut import lang
from runut.desk import unmet

_DECISIONS = "/api/decisions"


@pytest.mark.parametrize(
    ("path", "indonesian", "english"),
    [
        ("/api/stories?limit=0", "limit paling sedikit 1", "limit must be 1 or more"),
        ("/api/stories?limit=banyak", "limit bukan bilangan bulat", "limit is no whole number"),
        ("/api/search?limit=7000", "limit paling banyak 100", "limit must be 100 or less"),
        ("/api/search", "q tidak ada", "q is missing"),
        ("/api/coding?share=0", "share harus lebih dari 0", "share must be above 0"),
    ],
)
def test_a_query_is_refused_in_the_language_asked_for(desk, path, indonesian, english):
    both = "&" if "?" in path else "?"
    for code, told in (("id", indonesian), ("en", english)):
        answer = desk.get(f"{path}{both}lang={code}")
        assert answer.status_code == 422
        assert told in answer.json()["detail"]


@pytest.mark.parametrize(
    ("given", "indonesian"),
    [
        ({}, "of tidak ada; verdict tidak ada"),
        ({"of": 3, "verdict": "accept"}, "of bukan teks"),
        ({"of": "c" * 201, "verdict": "accept"}, "of lebih dari 200 huruf"),
        ({"of": "c_1", "verdict": "accept", "by": "budi"}, "by tidak dikenal di sini"),
        ([], "bukan JSON yang diminta"),
    ],
)
def test_a_decision_is_refused_in_the_language_asked_for(desk, given, indonesian):
    answer = desk.post(f"{_DECISIONS}?lang=id", json=given, headers={"sec-fetch-site": "same-origin"})

    assert answer.status_code == 422
    assert indonesian in answer.json()["detail"]


def test_what_one_may_choose_from_is_listed_without_english_words(desk):
    asked = {"of": "c_1", "verdict": "mungkin"}
    told = desk.post(f"{_DECISIONS}?lang=id", json=asked, headers={"sec-fetch-site": "same-origin"}).json()["detail"]

    assert "verdict harus salah satu dari 'accept'" in told
    assert " or " not in told


@pytest.mark.parametrize("code", lang.codes())
def test_every_kind_of_error_has_a_sentence_that_can_be_said_with_what_comes_along(code):
    by = lang.load(code).errors
    limits = dict.fromkeys(("ge", "gt", "le", "lt", "pattern", "expected", "min_length", "max_length"), "7")

    assert set(unmet._KEYS) <= set(get_args(ErrorType))
    for kind in get_args(ErrorType):
        told = unmet.unmet([{"type": kind, "loc": ("body", "of"), "ctx": limits}], by)
        assert "of" in told.split()


@pytest.mark.parametrize("code", lang.codes())
def test_the_body_as_a_whole_is_called_the_request(code):
    told = unmet.unmet([{"type": "json_invalid", "loc": ("body", 1), "ctx": {"error": "x"}}], lang.load(code).errors)
    whole = unmet.unmet([{"type": "missing", "loc": ("body",), "ctx": {}}], lang.load(code).errors)

    assert told.startswith("1 ")
    assert whole.startswith(lang.load(code).errors.words["request"])
