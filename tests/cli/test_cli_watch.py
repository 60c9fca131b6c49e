"""`runut watch`: what came in since the last round, and nothing twice."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from runut.cli import run

TEXT = "Banjir di Tirtasari\n\nKOTA TIRTASARI - {n} orang tewas dalam banjir di Desa Tirtasari, kata Kepala Polres \
Tirtasari AKBP Budi Rekaan, Senin (5/5/2031).\n\nAir naik sejak pukul 02.00 WIB dan warga mengungsi ke balai desa.\n"
URL = "https://harianrekaan.example/2031/05/05/banjir"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RUNUT_LANG", "en")
    (tmp_path / "pages").mkdir()
    return tmp_path / "pages"


def _put(folder: Path, name: str, n: int, **said: str) -> None:
    row = {"text": TEXT.format(n=n), "title": "Banjir di Tirtasari", "published": "2031-05-05", "language": "id"}
    (folder / f"{name}.jsonl").write_text(json.dumps({**row, **said}), encoding="utf-8")


def _between(monkeypatch: pytest.MonkeyPatch, *steps: object) -> list[float]:
    """Do something instead of each pause."""
    slept: list[float] = []
    waiting = iter(steps)

    def pause(seconds: float) -> None:
        slept.append(seconds)
        next(waiting)()

    monkeypatch.setattr(time, "sleep", pause)
    return slept


def test_each_round_tells_what_came_in_and_how_the_rows_moved(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _put(folder, "a", 5, url=URL, outlet="Harian Rekaan")
    told: list[str] = []

    def another() -> None:
        told.append(capsys.readouterr().out)
        _put(folder, "b", 8, url=URL, outlet="Harian Rekaan", modified="2031-05-06")

    def nothing() -> None:
        told.append(capsys.readouterr().out)

    slept = _between(monkeypatch, another, nothing)

    assert run(["watch", "pages", "--rounds", "3", "--every", "30"]) == 0

    first, second = told
    assert first.startswith("New story: Banjir di Tirtasari (s_")
    assert "  + Harian Rekaan: Banjir di Tirtasari\n" in first
    assert "  Killed: – → 5\n" in first
    assert second.startswith("Banjir di Tirtasari (s_")
    assert "  ~ Harian Rekaan, changed: Banjir di Tirtasari\n" in second
    assert "  Killed: 5 → 8\n" in second
    assert "contradictions" not in second
    assert capsys.readouterr().out == ""
    assert slept == [30, 30]


def test_programs_get_lines(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _put(folder, "a", 5, url=URL, outlet="Harian Rekaan")

    assert run(["watch", "pages", "--rounds", "1", "--json"]) == 0

    (line,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (line["type"], line["is_new"], line["title"]) == ("news", True, "Banjir di Tirtasari")
    assert [page["outlet"] for page in line["arrivals"]] == ["Harian Rekaan"]
    assert [move["after"]["best"] for move in line["moves"]] == [5]


def test_what_is_skipped_is_told_once_and_a_source_that_is_gone_may_come_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _put(folder, "a", 5)
    (folder / "b.png").write_bytes(b"\x89PNG")
    slept = _between(monkeypatch, lambda: folder.rename("gone"), lambda: Path("gone").rename("pages"))

    assert run(["watch", "pages", "--rounds", "3"]) == 0

    error = capsys.readouterr().err
    assert error.count("b.png") == 1
    assert error.count("There is no file or folder 'pages'") == 1
    assert slept == [600, 600]


def test_a_source_that_was_never_there_is_said_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["watch", "nowhere"]) == 2
    assert "nowhere" in capsys.readouterr().err


def test_a_page_that_names_no_outlet_is_told_as_in_a_brief(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _put(folder, "a", 5)

    assert run(["watch", "pages", "--rounds", "1"]) == 0

    assert "  + unknown outlet: Banjir di Tirtasari\n" in capsys.readouterr().out
