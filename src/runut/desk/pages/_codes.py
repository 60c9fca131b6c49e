"""What is coded blind, in the reader's words: the record keeps the codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from runut.desk.agreement import CHOICES, FIELDS, Field
from runut.lang import Pack
from runut.lang.say import amount
from runut.ledger.decisions import quantity


def coding_fields(pack: Pack) -> Iterator[dict[str, Any]]:
    """Yield the fields that are coded, each with what may be chosen."""
    for field in FIELDS:
        choices = [(one, _choices(field, pack).get(one, one)) for one in CHOICES.get(field, ())]
        yield {"name": field, "label": pack.messages.desk["f_" + field], "choices": choices}


def coded_words(field: Field, value: str, pack: Pack) -> str:
    """Say what somebody coded; a number is written as the language writes it."""
    if field == "quantity" and quantity(value) is not None:
        return amount(value.strip(), pack)
    return _choices(field, pack).get(value, value)


def _choices(field: Field, pack: Pack) -> Mapping[str, str]:
    messages = pack.messages
    words: dict[Field, Mapping[str, str]] = {
        "is_figure": {"yes": messages.desk["yes"], "no": messages.desk["no"]},
        "kind": messages.kinds,
        "scope": messages.scopes,
        "modality": messages.modalities,
        "group": messages.groups,
    }
    return words.get(field, {})
