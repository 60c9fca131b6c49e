"""Why a field of a request was not taken, in the language of whoever asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from runut.errors import Sentences, tell

_KEYS = {
    "missing": "unmet_missing",
    "extra_forbidden": "unmet_unknown",
    "string_too_long": "unmet_longer",
    "string_too_short": "unmet_shorter",
    "string_pattern_mismatch": "unmet_pattern",
    "string_type": "unmet_text",
    "string_unicode": "unmet_text",
    "too_long": "unmet_more",
    "too_short": "unmet_fewer",
    "int_parsing": "unmet_whole",
    "int_parsing_size": "unmet_whole",
    "int_type": "unmet_whole",
    "int_from_float": "unmet_whole",
    "float_parsing": "unmet_number",
    "float_type": "unmet_number",
    "finite_number": "unmet_number",
    "bool_parsing": "unmet_truth",
    "bool_type": "unmet_truth",
    "greater_than": "unmet_above",
    "greater_than_equal": "unmet_least",
    "less_than": "unmet_below",
    "less_than_equal": "unmet_most",
    "literal_error": "unmet_one_of",
    "enum": "unmet_one_of",
    "list_type": "unmet_list",
    "json_invalid": "unmet_json",
    "model_attributes_type": "unmet_json",
    "model_type": "unmet_json",
    "dict_type": "unmet_json",
}
"""Kinds of error of pydantic 2 (its documentation, "Validation Errors") and the sentence for each."""

_OTHER = "unmet_other"
_SECTION = ("body", "query", "path", "header", "cookie")


def unmet(errors: Sequence[Mapping[str, Any]], by: Sentences) -> str:
    """Say of each field what it lacks, in the order in which they were asked for, each once.

    >>> from runut import lang
    >>> unmet([{"type": "less_than_equal", "loc": ("query", "limit"), "ctx": {"le": 100}}], lang.load("id").errors)
    'limit paling banyak 100'
    """
    return "; ".join(dict.fromkeys(_said(error, by) for error in errors))


def _said(error: Mapping[str, Any], by: Sentences) -> str:
    limits = dict(error.get("ctx") or {})
    if "expected" in limits:
        limits["expected"] = str(limits["expected"]).replace(" or ", ", ")
    return tell(_KEYS.get(error["type"], _OTHER), {"field": _field(error["loc"], by), **limits}, by)


def _field(loc: Sequence[str | int], by: Sentences) -> str:
    """Name a field as its sender does: without the part of the request that it came in."""
    inner = loc[1:] if len(loc) > 1 and loc[0] in _SECTION else loc
    return ".".join(map(str, inner)) if inner and inner != ("body",) else by.words["request"]
