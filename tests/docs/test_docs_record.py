"""The record's fields are all documented."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from runut import serial

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "record.md"
FLAT = {"quantity": ("value", "bound", "low", "high"), "when": ("start", "end", "precision"), "from_": ("from",)}


@pytest.mark.parametrize("kind", serial.KINDS)
def test_every_field_of_a_line_is_documented(kind: str) -> None:
    names = [name for field in fields(serial.KINDS[kind]) for name in FLAT.get(field.name, (field.name,))]
    (row,) = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith(f"| `{kind}` |")]

    assert [name for name in names if f"`{name}`" not in row] == [], f"Add them to the row of {kind} in {PAGE.name}."
