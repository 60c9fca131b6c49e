"""What a trace tells of its inputs: days left out, the first of very many, and exit 2 where nothing could be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from runut.cli import run
from runut.store.sqlite import SqliteStore

TEXT = "Banjir di Tirtasari menewaskan dua orang\n\nDua orang tewas dalam banjir di Desa Tirtasari, kata polisi.\n"


def rows(file: Path, *given: dict[str, object]) -> str:
    file.write_text("".join(json.dumps(one) + "\n" for one in given), encoding="utf-8")
    return str(file)


def test_a_day_that_is_not_understood_is_one_line_and_the_page_is_kept(empty_folder: Path, capsys) -> None:
    rows(empty_folder / "a.jsonl", {"text": TEXT, "published": "kemarin"})

    assert run(["trace", "a.jsonl"]) == 0
    said = capsys.readouterr().err.splitlines()
    assert said == ["note a.jsonl:1: its day 'kemarin' is not understood and is left out: write it as 2022-01-06"]
    assert run(["trace", "a.jsonl", "--json", "--db", "b.db"]) == 0
    page = json.loads(capsys.readouterr().out.splitlines()[0])
    assert (page["status"], "kemarin" in page["reason"]) == ("new", True)


def test_of_many_days_that_are_not_understood_the_first_are_told_and_the_rest_counted(
    empty_folder: Path, capsys
) -> None:
    rows(empty_folder / "a.jsonl", *({"text": f"{n} {TEXT}", "published": "kemarin"} for n in range(9)))

    assert run(["--lang", "id", "trace", "a.jsonl"]) == 0
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 4
    assert said[-1].startswith("catatan: tanggal 6 halaman lain dari a.jsonl")


def test_where_every_input_is_skipped_it_is_exit_2_with_the_reason(empty_folder: Path, capsys) -> None:
    (empty_folder / "a.txt").write_bytes(b"")

    assert run(["trace", "a.txt", "--quiet"]) == 2
    assert capsys.readouterr().err == "runut: a.txt could not be read: it is empty.\n"
    assert run(["trace", "a.txt", "--json"]) == 2
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["skipped"] == 1


def test_of_many_that_are_skipped_the_first_are_told_and_the_rest_counted(empty_folder: Path, capsys) -> None:
    rows(empty_folder / "a.jsonl", *({"headline": "Banjir"} for _ in range(50)))

    assert run(["trace", "a.jsonl"]) == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 22
    assert said[-2] == "skipped 30 more from a.jsonl; runut export jsonl names each"
    assert said[-1].startswith("runut: Nothing could be read: all of 50 were skipped, the first a.jsonl:1: ")
    store = SqliteStore("runut.db")
    assert len(list(store.skipped())) == 50
    store.close()


@pytest.mark.parametrize("others", [["b.txt"], ["b.txt", "b.txt"]])
def test_one_page_that_is_read_or_known_is_enough_for_exit_0(others: list[str], empty_folder: Path) -> None:
    (empty_folder / "a.txt").write_bytes(b"")
    (empty_folder / "b.txt").write_text(TEXT, encoding="utf-8")

    assert run(["trace", "a.txt", *others, "--quiet"]) == 0
    assert run(["trace", "a.txt", *others, "--quiet"]) == 0


def test_lint_names_the_first_that_could_not_be_read(empty_folder: Path, capsys) -> None:
    for name in ("a.txt", "b.txt"):
        (empty_folder / name).write_bytes(b"")

    assert run(["--lang", "id", "lint", "a.txt", "b.txt"]) == 2
    assert (
        capsys.readouterr()
        .err.splitlines()[-1]
        .startswith("runut: Tidak ada yang dapat dibaca: 2 masukan dilewati semua, yang pertama a.txt: kosong.")
    )
