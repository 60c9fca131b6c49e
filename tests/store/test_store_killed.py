"""`kill -9` in the middle of a trace: what was acknowledged is there, whole, and nothing is there in part."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from runut import pipeline
from runut.model import Article, Claim
from runut.store.memory import MemoryStore
from runut.store.sqlite import SqliteStore

KILLS = 50
PAGES = 3000
PLACES = ("Tirtasari", "Wanarejo", "Banyumili", "Karangjati", "Sukaratu")
WORDS = ("dua", "tiga", "empat", "lima", "enam", "belasan", "puluhan")


def generated(folder: Path) -> Path:
    """Pages made up by the roll of seeded dice, each with a few claims."""
    dice = random.Random(20220111)
    file = folder / "pages.jsonl"
    with file.open("w", encoding="utf-8") as out:
        for n in range(PAGES):
            place, dead, hurt = dice.choice(PLACES), dice.choice(WORDS), dice.randrange(2, 90)
            day = f"2022-01-{dice.randrange(1, 29):02d}"
            text = (
                f"Banjir {place} {n}: {dead} orang tewas\n\nSebanyak {hurt} warga luka-luka dalam banjir di {place}, "
                f'kata Kepala Desa {place} Sastro Gumelar. "Kami masih mencari {dead} orang," ujarnya.'
            )
            out.write(json.dumps({"text": text, "published": day, "outlet": "Kabar Nalika"}) + "\n")
    return file


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> Path:
    return generated(tmp_path_factory.mktemp("pages"))


def killed_after(delay_s: float, pages: Path, db: Path, log: Path) -> tuple[bool, set[str]]:
    """Trace in a process of its own and kill it without warning; say whether it still ran, and what it acknowledged."""
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "runut", "trace", str(pages), "--db", str(db), "--json"],
            stdout=out, stderr=subprocess.DEVNULL, env={**os.environ, "RUNUT_LANG": "en"},
        )  # fmt: skip
        deadline = time.monotonic() + 20
        while log.stat().st_size == 0 and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.005)
        time.sleep(delay_s)
        process.kill()
        died = process.wait()
    lines = log.read_text(encoding="utf-8").split("\n")[:-1]
    named = {line["article"] for line in map(json.loads, lines) if line["type"] == "page"}
    return died == -signal.SIGKILL, named


def whole(article: Article) -> tuple[Claim, ...]:
    """The claims that the article must have, found anew."""
    from runut import lang
    from runut.extract import claims

    return tuple(claims(article, lang.load(article.language)))


def test_fifty_kills_lose_no_acknowledged_page_and_tear_none(pages, tmp_path):
    dice = random.Random(os.getpid())  # the moment of death is meant to be another one each time
    kills = records = 0

    while kills < KILLS:
        records += 1
        db, acknowledged, checked, is_running = tmp_path / f"{records}.db", set(), set(), True
        while is_running and kills < KILLS:
            is_running, named = killed_after(dice.uniform(0, 0.1), pages, db, tmp_path / "log")
            kills += is_running
            acknowledged |= named
            checked |= intact(db, acknowledged, checked)

    assert records <= KILLS // 2, "most traces ended before they were killed: make more pages"


def intact(db: Path, acknowledged: set[str], checked: set[str]) -> set[str]:
    """Look through a record after a crash; give the articles that it keeps."""
    store = SqliteStore(db)
    kept = {article.id: article for article in store.articles()}
    assert acknowledged <= kept.keys()
    for name in kept.keys() - checked:
        assert tuple(store.claims(name)) == whole(kept[name])
    assert store._run("PRAGMA integrity_check").fetchone() == ("ok",)
    store.close()
    return set(kept)


def test_a_trace_that_was_killed_is_finished_by_the_next(pages, tmp_path):
    few = tmp_path / "few.jsonl"
    few.write_text("".join(pages.read_text(encoding="utf-8").splitlines(keepends=True)[:60]), encoding="utf-8")
    killed_after(0.05, few, tmp_path / "killed.db", tmp_path / "killed.log")
    broken, straight = SqliteStore(tmp_path / "killed.db"), MemoryStore()

    again, once = pipeline.trace([str(few)], broken), pipeline.trace([str(few)], straight)

    assert again.read == again.new + again.known + again.skipped == once.read
    assert pipeline.record(broken) == pipeline.record(straight)
    broken.close()


def test_a_record_killed_while_it_was_made_opens_again(tmp_path):
    dice = random.Random(os.getpid())
    db = tmp_path / "runut.db"
    making = f"from runut.store.sqlite import SqliteStore; SqliteStore({str(db)!r}).close()"
    for _ in range(8):
        process = subprocess.Popen([sys.executable, "-c", making])
        time.sleep(dice.uniform(0.05, 0.5))
        process.kill()
        process.wait()

    SqliteStore(db).close()
    with sqlite3.connect(db) as other:
        assert other.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    other.close()
