"""Whatever a folder holds, every input is accounted for, and its letters are those that were written."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path

import pytest
from archives import http, record, wacz, zstd

from runut import pipeline
from runut.model import Page
from runut.pipeline import Outcome
from runut.read import pages
from runut.read._answers import page
from runut.store.memory import MemoryStore

SAMPLE = (Path(__file__).parent.parent / "samples" / "rekaan-kebakaran.html").read_text(encoding="utf-8")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1")


def _texts(folder: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))[:5]]


@pytest.mark.parametrize("has_header", [True, False], ids=["with header", "without"])
def test_letters_are_those_that_were_written(has_header: bool, demo_pages: Path) -> None:
    told = []
    for text in _texts(demo_pages):
        for encoding in ENCODINGS:
            raw = f"<html><body><p>“Kafé” – {text}</p>".encode(encoding, "xmlcharrefreplace")
            wanted = raw.decode(encoding)
            kind = f"text/html; charset={encoding}" if has_header else "text/html"
            found = page("a", {"content-type": kind}, raw, None)
            told.append(isinstance(found, Page) and found.html == wanted)

    assert len(told) == 40
    assert sum(told) >= 39


def test_letters_of_plain_text_are_those_that_were_written(demo_pages: Path, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    told = []
    for text in _texts(demo_pages):
        for encoding in ENCODINGS:
            raw = f"“Kafé” – {text}".encode(encoding, "ignore")
            path.write_bytes(raw)
            (found,) = pages([str(path)])
            told.append(isinstance(found, Page) and found.text == raw.decode(encoding))

    assert len(told) == 40
    assert sum(told) >= 39


def _html(at: int) -> str:
    return SAMPLE.replace("14 mobil", f"{at} mobil").replace("pasar-rekaan-terbakar", f"berita-{at}")


def _fill(root: Path) -> int:
    """Make nested folders of everything that is read and of what is not; give how many pages they hold."""
    for name in ("a/b/c", "a/.tersembunyi", "d"):
        (root / name).mkdir(parents=True)
    (root / "a" / "satu.txt").write_text("Dua orang terluka dalam banjir di Desa Rekaan, kata lurah.", "utf-8")
    (root / "a" / "b" / "dua.HTML").write_text(_html(2), "utf-8")
    (root / "a" / ".tersembunyi" / "x.txt").write_text("Tidak dibaca.", "utf-8")
    (root / "a" / "b" / "tiga.jsonl").write_text(
        "\n".join([json.dumps({"html": _html(3)}), "", "{", json.dumps({"text": ""})]), "utf-8"
    )
    with (root / "a" / "b" / "c" / "empat.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["html", "url"], [_html(4), "https://contoh.example/4"], ["", ""]])
    answers = [record("response", http(_html(at).encode()), f"https://contoh.example/{at}") for at in range(5, 9)]
    (root / "d" / "lima.warc").write_bytes(answers[0] + record("response", http(b"", status="404 Tiada")))
    (root / "d" / "enam.warc.gz").write_bytes(gzip.compress(answers[1]) + b"sampah")
    (root / "d" / "tujuh.warc.zst").write_bytes(zstd.compress(answers[2]))
    (root / "d" / "delapan.wacz").write_bytes(wacz({"archive/a.warc": answers[3], "../b.warc": answers[0]}))
    item = f"<item><link>https://contoh.example/9</link><content><![CDATA[{_html(9)}]]></content></item>"
    (root / "sembilan.rss").write_text(f"<rss>{item}<item><link>https://contoh.example/x</link></item></rss>", "utf-8")
    (root / "daftar.opml").write_text('<opml><outline xmlUrl="https://contoh.example/feed"/></opml>', "utf-8")
    (root / "foto.png").write_bytes(b"\x89PNG")
    (root / "kosong.txt").write_bytes(b"")
    return 9


def test_every_input_of_a_mixed_folder_is_new_known_or_skipped(tmp_path: Path) -> None:
    n_pages = _fill(tmp_path)
    store = MemoryStore()
    told: list[Outcome] = []

    first = pipeline.trace([str(tmp_path)], store, told.append)
    second = pipeline.trace([str(tmp_path)], store)

    assert first.read == first.new + first.known + first.skipped == len(told)
    assert (first.new, first.known) == (n_pages, 0)
    assert (second.read, second.new, second.known, second.skipped) == (first.read, 0, n_pages, first.skipped)
    skipped = {outcome.source.removeprefix(f"{tmp_path}/"): outcome.reason for outcome in told if outcome.reason}
    assert set(skipped) == {
        "a/b/tiga.jsonl:3",
        "a/b/tiga.jsonl:4",
        "a/b/c/empat.csv:" + next(name for name in skipped if "empat" in name).rpartition(":")[2],
        "d/lima.warc:2",
        "d/enam.warc.gz",
        "d/delapan.wacz!../b.warc",
        "https://contoh.example/x",
        "https://contoh.example/feed",
        "foto.png",
        "kosong.txt",
    }
    assert all(skipped.values())
    assert len(list(store.skipped())) == first.skipped
