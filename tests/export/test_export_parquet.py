"""The figures as a Parquet table: what the csv says, with types."""

from __future__ import annotations

import builtins
import io
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from runut.errors import MissingExtraError
from runut.export import csv, parquet
from runut.model import Record


def test_pyarrow_is_not_loaded_before_a_table_is_written() -> None:
    asked = "import sys; import runut.export.parquet; print('pyarrow' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"


def test_without_pyarrow_a_person_is_told_what_to_install(demo_record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(
        name: str,
        given: Mapping[str, Any] | None = None,
        local: Mapping[str, Any] | None = None,
        names: Sequence[str] | None = (),
        level: int = 0,
    ) -> Any:
        if name.startswith("pyarrow"):
            raise ModuleNotFoundError("No module named 'pyarrow'", name="pyarrow")
        return real(name, given, local, names, level)

    monkeypatch.setattr(builtins, "__import__", refuse)

    with pytest.raises(MissingExtraError, match=r"runut\[parquet\]"):
        parquet.write(demo_record, io.BytesIO())


def test_a_table_holds_what_the_csv_holds_with_types(demo_record: Record) -> None:
    reader = pytest.importorskip("pyarrow.parquet")
    formula = tuple(replace(one, outlet="=1+1") for one in demo_record.articles)
    record = replace(demo_record, articles=formula)
    out = io.BytesIO()

    parquet.write(record, out)

    table = reader.read_table(io.BytesIO(out.getvalue()))
    assert table.column_names == list(csv.COLUMNS)
    assert {str(table.schema.field(name).type) for name in parquet.NUMBERS} == {"int64"}
    assert table.to_pylist() == list(csv.rows(record))
    assert set(table.column("outlet").to_pylist()) == {"=1+1"}, "Words stay as they are: nothing runs them."


def test_half_an_emoji_breaks_no_table(demo_record: Record) -> None:
    reader = pytest.importorskip("pyarrow.parquet")
    cut = tuple(replace(one, outlet="Kabar \ud83c") for one in demo_record.articles)
    out = io.BytesIO()

    parquet.write(replace(demo_record, articles=cut), out)

    (outlet,) = set(reader.read_table(io.BytesIO(out.getvalue())).column("outlet").to_pylist())
    assert outlet.startswith("Kabar ")
