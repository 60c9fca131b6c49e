"""What a person decides at the desk stands, whatever is traced again, and shows in what is taken away."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from runut.cli import run
from runut.desk import app

PAGE = """Tiga Warga Tewas Ditembak Kelompok Bersenjata di Ilaga

ILAGA - Tiga warga sipil tewas ditembak kelompok kriminal bersenjata di Ilaga, Kabupaten Puncak, Papua, Selasa \
(11/1/2022), kata Kapolres Puncak AKBP Rekaan Contoh.

Penembakan terjadi saat korban bekerja membangun jembatan.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one page, traced."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RUNUT_DB", "own.db")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.txt").write_text(PAGE, encoding="utf-8")
    assert run(["trace", "pages", "--quiet"]) == 0
    return tmp_path


def exported(form: str) -> list[dict[str, str]]:
    assert run(["export", form, "-o", f"{form}.csv", "--quiet"]) == 0
    return list(csv.DictReader(io.StringIO(Path(f"{form}.csv").read_text(encoding="utf-8-sig"), newline="")))


def test_a_corrected_number_survives_a_manifest_and_shows_in_the_sheets(
    folder: Path, opened: Callable[..., TestClient]
) -> None:
    assert [row["fatalities"] for row in exported("acled")] == ["3"]
    desk = opened(app(folder / "own.db", name="sari", key="kunci"))
    (story,) = desk.get("/api/stories").json()["items"]
    figures = desk.get(f"/api/stories/{story['id']}/figures").json()["items"]
    for figure in figures:
        given = {"of": figure["id"], "verdict": "correct", "value": "4"}
        assert desk.post("/api/decisions", json=given).status_code == 201
    entry = {"file": "a.txt", "url": "https://sauh.example/a", "outlet": "Sauh", "date": "11 Januari 2022"}
    (folder / "pages" / "manifest.json").write_text(json.dumps([entry]), encoding="utf-8")

    assert run(["trace", "pages", "--quiet"]) == 0

    (row,) = exported("acled")
    assert (row["fatalities"], row["event_date"], row["source"]) == ("4", "2022-01-11", "Sauh")
    standing = [row for row in exported("csv") if not row["replaced_by"]]
    assert {(row["outlet"], row["decision"], row["decided_value"]) for row in standing} == {("Sauh", "correct", "4")}
    assert desk.get("/api/review").json()["total"] == 0
    assert "/review" in desk.get("/").text


def test_what_one_decided_last_is_named_in_one_s_own_language(desk: TestClient) -> None:
    case = desk.get("/api/review").json()["items"][0]
    assert desk.post("/api/decisions", json={"of": case["figure"], "verdict": "accept"}).status_code == 201

    shown = desk.get("/review", params={"story": case["story"], "lang": "id"}).text

    last = shown.partition("Keputusan terakhir Anda:")[2].partition("<form")[0]
    assert "diterima" in last
    assert not any(kind in last for kind in ("killed", "injured", "arrested", "missing"))


def test_a_search_that_finds_nothing_says_what_to_do(desk: TestClient) -> None:
    assert "Coba kata yang lebih sedikit" in desk.get("/search", params={"q": "zzzz", "lang": "id"}).text
