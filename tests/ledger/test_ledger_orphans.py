"""A decision whose words are gone is listed by `runut ledger`; one whose words are there is carried out."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from runut.cli import run
from runut.ledger.decisions import anchor
from runut.model import Decision, Figure
from runut.store.sqlite import SqliteStore

PAGE = "Bentrok di Tirtasari\n\nDua orang tewas pada Kamis (6/1/2022), kata polisi Tirtasari.\n"


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    line = {"text": PAGE, "published": "2022-01-07", "outlet": "Kabar Nalika", "title": PAGE.split("\n")[0]}
    source = tmp_path / "page.jsonl"
    source.write_text(json.dumps(line) + "\n", encoding="utf-8")
    assert run(["trace", str(source), "--db", str(tmp_path / "r.db"), "--quiet"]) == 0
    return tmp_path / "r.db"


def reject_under_an_old_id(db: Path, number: str | None = None) -> None:
    store = SqliteStore(db)
    article = next(iter(store.articles()))
    figure = next(one for one in store.claims(article.id) if isinstance(one, Figure) and one.kind == "killed")
    words = anchor(figure, article)
    words = words if number is None else replace(words, number=number)
    store.decide(Decision("d1", "f_of_an_older_version", "reject", None, "ana", "2022-01-08T09:00:00Z", None, words))
    store.close()


def lines(db: Path, capsys: pytest.CaptureFixture[str], *more: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert run(["ledger", "--db", str(db), "--json", *more]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize("named", [(), ("Tirtasari",)])
def test_a_decision_made_on_words_that_are_there_is_carried_out(
    db: Path, named: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    reject_under_an_old_id(db)

    assert [line for line in lines(db, capsys, *named) if line["type"] in ("ledger", "decision")] == []


@pytest.mark.parametrize("named", [(), ("Tirtasari",)])
def test_a_decision_whose_words_are_gone_is_listed(
    db: Path, named: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    reject_under_an_old_id(db, number="Tiga")

    found = lines(db, capsys, *named)

    assert [line["best"] for line in found if line["type"] == "ledger"] == [2]
    assert [(line["of"], line["orphan"]) for line in found if line["type"] == "decision"] == [
        ("f_of_an_older_version", True)
    ]


def test_a_person_reads_that_a_decision_is_without_its_words(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reject_under_an_old_id(db, number="Tiga")
    capsys.readouterr()

    assert run(["ledger", "--db", str(db)]) == 0

    assert "without its words: reject on f_of_an_older_version by ana" in capsys.readouterr().out
