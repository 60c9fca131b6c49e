"""A record in PostgreSQL: several write on it at once, nothing of it is lost, and what goes wrong is one line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from nouns import mention, page

from runut import pipeline
from runut.cli import run
from runut.errors import ConflictError, StoreError, TooSlowError
from runut.model import Decision
from runut.store.address import name, opened
from runut.store.memory import MemoryStore

Address = Callable[[], str]

psycopg = pytest.importorskip("psycopg")


def test_a_record_that_is_opened_again_holds_what_was_kept(address: Address) -> None:
    where = address()
    store = opened(where)
    store.add(page("Tirtasari"), [mention("Tirtasari")], "dibaca")
    store.close()
    again = opened(where, create=False)

    assert list(again.articles()) == [page("Tirtasari")]
    assert list(again.claims()) == [mention("Tirtasari")]
    assert again.notes(["Tirtasari"]) == {"Tirtasari": "dibaca"}
    again.close()


def test_a_record_that_is_not_there_is_not_made_to_read_it(address: Address) -> None:
    for more in ({"create": False}, {"reads_only": True}):
        with pytest.raises(StoreError, match="trace some pages first"):
            opened(address(), **more)


def test_who_only_reads_cannot_write(address: Address) -> None:
    where = address()
    opened(where).close()
    reader = opened(where, reads_only=True)
    with pytest.raises(StoreError, match="read-only"):
        reader.add(page("Tirtasari"), [])
    reader.close()


@pytest.mark.parametrize("edit", ["UPDATE decision SET line = ''", "DELETE FROM decision", "TRUNCATE decision"])
def test_the_database_itself_refuses_to_edit_a_decision(address: Address, edit: str) -> None:
    where = address()
    store = opened(where)
    store.decide(Decision("d1", "f1", "accept", None, "sari", "2022-01-07T10:00:00Z"))
    with psycopg.connect(where) as other, pytest.raises(psycopg.errors.RaiseException, match="never edited"):
        other.execute(edit)
    assert [one.id for one in store.decisions()] == ["d1"]
    store.close()


def test_another_programs_tables_stay_as_they_are(address: Address) -> None:
    where = address()
    schema = where.rpartition("%3D")[2]
    with psycopg.connect(where) as other:
        other.execute(f"CREATE SCHEMA {schema}")
        other.execute(f"CREATE TABLE {schema}.theirs (n int)")
    with pytest.raises(StoreError, match="another program"):
        opened(where)
    with psycopg.connect(where) as other:
        assert other.execute("SELECT count(*) FROM pg_tables WHERE schemaname = %s", (schema,)).fetchone() == (1,)


def test_a_record_of_a_newer_runut_says_upgrade(address: Address) -> None:
    where = address()
    opened(where).close()
    with psycopg.connect(where) as other:
        other.execute("UPDATE record_form SET form = 99")
    with pytest.raises(StoreError, match="newer Runut"):
        opened(where)


def test_four_that_keep_the_same_pages_at_once_keep_each_once(address: Address) -> None:
    where = address()
    pages = [page(f"Desa {n}") for n in range(30)]

    def keep(_: int) -> int:
        store = opened(where)
        new = sum(store.add(one, [mention(one.id)]) for one in pages)
        store.close()
        return new

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(keep, range(4))) == 30
    store = opened(where)
    numbers = [change.number for change in store.changes()]
    assert len(numbers) == 30
    assert numbers == sorted(set(numbers))
    assert len(list(store.claims())) == 30
    store.close()


def test_who_looks_for_a_moment_sees_the_record_as_it_was_while_others_write(address: Address) -> None:
    where = address()
    writer = opened(where)
    writer.add(page("Tirtasari"), [])
    reader = opened(where, reads_only=True)
    with reader.moment():
        assert reader.last_change() == 1
        writer.add(page("Wanarejo"), [])
        assert reader.last_change() == 1
        assert not reader.knows("Wanarejo")
    assert reader.knows("Wanarejo")
    reader.close()
    writer.close()


def test_other_things_can_be_asked_for_while_a_long_table_is_gone_through(address: Address) -> None:
    store = opened(address())
    for n in range(1200):
        store.add(page(f"Desa {n:04}"), [])
    seen = [one.id for one in store.articles() if store.knows(one.id)]

    assert seen == [f"Desa {n:04}" for n in range(1200)]
    store.close()


def test_a_search_that_takes_too_long_says_so_and_the_next_one_works(
    address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    from runut.store import postgres

    store = opened(address())
    for n in range(300):
        store.add(page(f"Desa {n}"), [])
    monkeypatch.setattr(postgres, "PATIENCE_S", 0.002)
    monkeypatch.setattr(postgres.TsVector, "wanted", lambda *_, **__: postgres_slow())
    with pytest.raises(TooSlowError, match="too long"):
        store.search("desa")
    monkeypatch.undo()
    assert store.search("Desa").total >= 0
    store.close()


def postgres_slow() -> object:
    from runut.store._search import Asked

    return Asked("SELECT 1 AS number, 1 AS weight, pg_sleep(5) WHERE 1 = 1", ())


def test_a_person_is_told_that_somebody_decided_meanwhile(address: Address) -> None:
    where = address()
    one, other = opened(where), opened(where)
    seen = one.last_change()
    one.decide(Decision("d1", "f1", "accept", None, "sari", "2022-01-07T10:00:00Z"), seen)
    with pytest.raises(ConflictError):
        other.decide(Decision("d2", "f1", "reject", None, "budi", "2022-01-07T10:01:00Z"), seen)
    one.close()
    other.close()


def test_the_bundled_story_is_the_same_record_as_in_memory(address: Address, demo_pages: Path) -> None:
    where = address()
    kept, held = opened(where), MemoryStore()
    for store in (kept, held):
        pipeline.trace([str(demo_pages)], store)

    assert pipeline.record(kept) == pipeline.record(held)
    assert pipeline.story(kept, next(iter(pipeline.stories(kept))).id) == pipeline.record(held)
    kept.close()


def test_the_commands_take_an_address_where_they_take_a_file(
    address: Address, demo_pages: Path, tmp_path: Path
) -> None:
    where, file = address(), str(tmp_path / "runut.db")
    told = []
    for db in (where, file):
        asked = {**os.environ, "RUNUT_DB": db}
        for order in (["trace", str(demo_pages), "--quiet"], ["export", "jsonl", "-o", str(tmp_path / "out.jsonl")]):
            subprocess.run([sys.executable, "-m", "runut", *order], check=True, env=asked, cwd=tmp_path)
        told.append((tmp_path / "out.jsonl").read_bytes())

    assert told[0] == told[1]
    assert json.loads(told[0].splitlines()[0])


def test_a_server_that_does_not_answer_is_one_line_without_the_password(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = f"postgresql://sari:rahasia@/berita?host={tmp_path}"
    assert run(["--lang", "en", "brief", "--db", where]) == 2
    said = capsys.readouterr().err

    assert said.count("\n") == 1
    assert "cannot be reached" in said
    assert "rahasia" not in said


def test_what_stands_beside_a_record_is_named_after_it() -> None:
    assert name("berita/runut.db") == "berita/runut.db"
    assert name("postgresql://sari:rahasia@kantor.example:5433/berita?x=1") == "berita"
    assert name("postgresql://kantor.example") == "runut"


def test_an_address_of_another_kind_says_which_there_are() -> None:
    with pytest.raises(StoreError, match="postgresql://"):
        opened("mysql://kantor.example/berita")
